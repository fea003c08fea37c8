//! Why the shelf is not kept, and what to do.
use catalogue::route::Route;
use catalogue::shelf::ShelfError;
use leptos::prelude::*;

use crate::announcer::{Announcer, NOT_SAVED};
use crate::browser::{self, StorageError};
use crate::context::{use_library, use_location, use_shelf};
use crate::data::shelf::Trouble;
use crate::reactive::memo;

/// What is said of a shelf that is not kept.
const NOT_KEPT: &str = "Your shelf isn’t being saved.";

/// Says why the shelf is not kept, if it is not.
#[component]
pub fn ShelfNotice() -> impl IntoView {
    let store = use_shelf();
    let failure = RwSignal::new("");
    let save = move |stored: &str| {
        if browser::save("unreadable-shelf.txt", "text/plain", stored).is_err() {
            failure.set(NOT_SAVED);
        }
    };
    let notice = move |trouble: Trouble| {
        let text = explained(&trouble);
        let ways = match trouble {
            Trouble::Unreadable(ShelfError::Version(_), _) | Trouble::Storage(_) => None,
            Trouble::Unreadable(_, stored) => Some(view! {
                <p class="shelf-ways">
                    <button type="button" class="button" on:click=move |_| save(&stored)>"Save a copy"</button>
                    <button type="button" class="button" on:click=move |_| store.replace_unreadable()>
                        "Replace it with an empty shelf"
                    </button>
                    {failure}
                </p>
            }),
        };
        view! { <div class="notice">{text}{ways}</div> }
    };
    view! { <div role="status">{move || store.kept().with(|kept| kept.trouble.clone()).map(notice)}</div> }
}

/// On other pages than the shelf: says that what was put there is not kept.
#[component]
pub fn ShelfWarning() -> impl IntoView {
    let (store, library, route) = (use_shelf(), use_library(), use_location().route());
    let is_due = memo(move || {
        store.kept().with(|kept| kept.trouble.is_some() && !kept.shelf.is_empty())
            && !route.with(|route| matches!(route, Route::Shelf { .. }))
    });
    let announcer: Announcer = expect_context();
    // No status, of which a page has one: what comes with its text is not read out.
    Effect::new(move || {
        if is_due.get() {
            announcer.say(NOT_KEPT);
        }
    });
    let warning = move || {
        view! {
            <p class="notice update">
                {NOT_KEPT} " " <a href=library.href(&Route::shelf())>"Why, and what to do"</a>
            </p>
        }
    };
    move || is_due.get().then(warning)
}

fn explained(trouble: &Trouble) -> String {
    let text = match trouble {
        Trouble::Storage(StorageError::Unavailable) => {
            "This browser doesn’t let the site store anything, so your shelf lasts only until you close or reload this page. Save it as a file to keep it."
        }
        Trouble::Storage(StorageError::Full) => {
            "Your browser is out of space, so your latest changes haven’t been saved. Free up some space, or save your shelf as a file."
        }
        Trouble::Storage(StorageError::NewerVersion) | Trouble::Unreadable(ShelfError::Version(_), _) => {
            "Your shelf was saved by a newer version of this site. It hasn’t been changed. Reload the page to see it; changes you make before then won’t be saved."
        }
        Trouble::Unreadable(error, _) => {
            return format!(
                "Your saved shelf can’t be read: {error}. It hasn’t been changed, and changes you make now won’t be saved."
            );
        }
    };
    text.to_owned()
}
