//! Copying to the clipboard.
use leptos::prelude::*;

use crate::browser;
use crate::context::use_announcer;

/// A button that copies text.
#[component]
pub fn CopyButton(
    /// What is written on the button.
    label: &'static str,
    /// What the button is called for those who hear it, where that is more.
    #[prop(optional, into)]
    spoken: Option<String>,
    /// What is copied.
    text: impl Fn() -> String + Send + Sync + 'static,
) -> impl IntoView {
    let announcer = use_announcer();
    let outcome = RwSignal::new(None::<&'static str>);
    // The page may be another one by then.
    let show = move |word| {
        outcome.try_set(word);
    };
    let click = move |_| {
        let text = text();
        browser::spawn(async move { announcer.copy(&text, show).await });
    };
    view! {
        <button type="button" class="action needs-program" aria-label=spoken data-outcome=outcome on:click=click>
            {label}
        </button>
    }
}
