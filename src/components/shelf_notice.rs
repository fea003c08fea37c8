//! Why the shelf is not kept, and what to do.
use catalogue::route::Route;
use catalogue::shelf::ShelfError;
use leptos::prelude::*;

use crate::context::{use_announcer, use_library, use_location, use_shelf};
use crate::data::shelf::SaveError;
use crate::reactive::memo;

/// What is said of a shelf that is not kept.
const NOT_KEPT: &str = "Your shelf isn’t being saved.";

/// Says why the shelf is not kept, if it is not.
#[component]
pub fn ShelfNotice() -> impl IntoView {
    let store = use_shelf();
    let announcer = use_announcer();
    let save = move |stored: &str| announcer.save("unreadable-shelf.txt", "text/plain", stored, |_| ());
    let notice = move |error: SaveError| {
        let text = error.to_string();
        let actions = match error {
            SaveError::Unreadable(ShelfError::Version(_), _) | SaveError::Storage(_) => None,
            SaveError::Unreadable(_, stored) => Some(view! {
                <p class="shelf-ways">
                    <button type="button" class="button" on:click=move |_| save(&stored)>"Save a copy"</button>
                    <button type="button" class="button" on:click=move |_| store.replace_unreadable()>
                        "Replace it with an empty shelf"
                    </button>
                </p>
            }),
        };
        view! { <div class="notice">{text}{actions}</div> }
    };
    view! { <div role="status">{move || store.kept().with(|kept| kept.error.clone()).map(notice)}</div> }
}

/// On other pages than the shelf: says that what was put there is not kept.
#[component]
pub fn ShelfWarning() -> impl IntoView {
    let (store, library, route) = (use_shelf(), use_library(), use_location().route());
    let is_due = memo(move || {
        store.kept().with(|kept| kept.error.is_some() && !kept.shelf.is_empty())
            && !route.with(|route| matches!(route, Route::Shelf { .. }))
    });
    let announcer = use_announcer();
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
