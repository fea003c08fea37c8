//! Copying to the clipboard.
use std::time::Duration;

use leptos::prelude::*;

use crate::browser;
use crate::context::Announcer;

/// How long a button says how copying went.
pub const FEEDBACK: Duration = Duration::from_millis(1800);

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
    let click = move |_| {
        let text = text();
        browser::spawn(async move {
            let message = announcer.copy(&text).await;
            // The page may be another one by then.
            outcome.try_set(Some(message));
            set_timeout(
                move || {
                    outcome.try_set(None);
                },
                FEEDBACK,
            );
        });
    };
    view! {
        <button type="button" class="action needs-program" aria-label=spoken data-outcome=outcome on:click=click>
            {label}
        </button>
    }
}

impl Announcer {
    /// Copies text and says how that went, aloud and in a word for the button.
    pub async fn copy(self, text: &str) -> &'static str {
        let (word, message) = match browser::copy(text).await {
            Ok(()) => ("Copied", "Copied to the clipboard"),
            Err(_) => ("Not allowed", "The browser did not allow copying"),
        };
        self.say(message);
        word
    }

    /// Says something aloud.
    pub fn say(self, message: &'static str) {
        self.0.set(message);
        set_timeout(move || self.0.set(""), FEEDBACK);
    }
}
