//! Light or dark.
use leptos::prelude::*;

use crate::browser;
use crate::context::use_announcer;
use crate::shortcuts::action;

/// What it does.
const NAME: &str = "Switch between light and dark";

/// The button that changes between the light and the dark theme.
#[component]
pub fn ThemeButton() -> impl IntoView {
    let announcer = use_announcer();
    let change = move || {
        if !browser::choose_theme(!browser::shows_dark_theme()) {
            announcer.say("Your browser doesn’t let this site remember the theme");
        }
    };
    action(NAME, move || {
        change();
        true
    });
    view! {
        <button
            type="button"
            class="theme-button needs-program"
            aria-label=NAME
            on:click=move |_| change()
        >
            <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" focusable="false">
                <circle cx="12" cy="12" r="8.25" fill="none" stroke="currentColor" stroke-width="1.5"></circle>
                <path d="M12 3.75a8.25 8.25 0 0 1 0 16.5z" fill="currentColor"></path>
            </svg>
        </button>
    }
}
