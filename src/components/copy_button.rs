//! Copying to the clipboard.
use leptos::prelude::*;

use crate::announcer::Announcer;
use crate::browser;

/// A button that copies text; `spoken` is its name for those who hear it.
#[component]
pub fn CopyButton(
    /// What is written on the button.
    label: &'static str,
    /// What the button is called.
    #[prop(into)]
    spoken: String,
    /// What is copied.
    text: impl Fn() -> String + Send + Sync + 'static,
) -> impl IntoView {
    let announcer: Announcer = expect_context();
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
