//! Keys for those without a keyboard.
use leptos::prelude::*;

use crate::context::{use_actions, use_lazy};

/// A button that does what a key does, which the dialogs of the lazy part hear.
#[component]
pub fn KeyButton(
    /// What is written on the button, before the key.
    label: &'static str,
    /// The key.
    key: &'static str,
) -> impl IntoView {
    let (actions, lazy) = (use_actions(), use_lazy());
    view! {
        <button
            type="button"
            class="foot-button"
            disabled=move || lazy.get().is_none()
            on:click=move |_| {
                let _ = actions.press(key);
            }
        >
            {label} " " <kbd>{key}</kbd>
        </button>
    }
}
