//! Buttons that do something at once and say how it went.
use std::time::Duration;

use leptos::prelude::*;

use crate::browser;

/// What was last done, said aloud; a context of every component.
#[derive(Clone, Copy)]
pub struct Announcer(RwSignal<&'static str>);

impl Announcer {
    /// Nothing was done yet.
    #[must_use]
    pub fn new() -> Self {
        Self(RwSignal::new(""))
    }

    /// Says what was done.
    pub fn say(self, message: &'static str) {
        self.0.set(message);
    }
}

impl Default for Announcer {
    fn default() -> Self {
        Self::new()
    }
}

/// The place from which the announcements are read out.
#[component]
pub fn Announcements() -> impl IntoView {
    let Announcer(message) = expect_context();
    view! { <p class="spoken" aria-live="polite">{message}</p> }
}

/// How an action went, shown in place of its name for a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    Done,
    Refused,
}

/// A button that puts text into the clipboard.
#[component]
pub fn CopyButton(
    /// What the button is called.
    #[prop(into)]
    label: String,
    /// What the button is called for those who hear it, where that needs more words.
    #[prop(into, optional)]
    spoken: String,
    /// Makes the text when it is wanted.
    text: Callback<(), String>,
) -> impl IntoView {
    let outcome = RwSignal::new(None);
    let announcer: Announcer = expect_context();
    let copy = move |_| {
        let text = text.run(());
        browser::spawn(async move {
            let copied = browser::copy(text).await;
            // The card may have left the page meanwhile.
            let (went, message) = match copied {
                Ok(()) => (Outcome::Done, "Copied to the clipboard"),
                Err(_) => (Outcome::Refused, "The browser did not allow copying"),
            };
            let _ = outcome.try_set(Some(went));
            announcer.say(message);
            set_timeout(
                move || {
                    let _ = outcome.try_set(None);
                    announcer.say("");
                },
                Duration::from_millis(1800),
            );
        });
    };
    let spoken = if spoken.is_empty() { label.clone() } else { spoken };
    view! {
        <button type="button" class="action needs-program" aria-label=spoken on:click=copy>
            {move || match outcome.get() {
                None => label.clone(),
                Some(Outcome::Done) => "Copied".to_owned(),
                Some(Outcome::Refused) => "Not allowed".to_owned(),
            }}
        </button>
    }
}

/// A button that shares an address; not there where the browser cannot.
#[component]
pub fn ShareButton(
    /// The title of what is shared.
    title: String,
    /// Makes its full address.
    url: Callback<(), String>,
) -> impl IntoView {
    let can_share = RwSignal::new(false);
    Effect::new(move |_| can_share.set(browser::can_share()));
    let share = move |_| {
        let (title, url) = (title.clone(), url.run(()));
        browser::spawn(async move {
            // A reader who closes the choice has changed their mind; nothing to say.
            let _ = browser::share(&title, &url).await;
        });
    };
    view! {
        <button type="button" class="action" hidden=move || !can_share.get() on:click=share>"Share"</button>
    }
}
