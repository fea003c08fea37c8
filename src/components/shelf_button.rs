//! Putting a paper on the shelf and taking it off.
use catalogue::Paper;
use leptos::prelude::*;

use crate::context::{Announcer, use_shelf};
use crate::data::shelf::ShelfStore;
use crate::html::shelf::shelf_label;

/// The button for one paper.
#[component]
pub fn ShelfButton(
    /// Which paper.
    paper: &'static Paper,
) -> impl IntoView {
    let (shelf, announcer) = (use_shelf(), expect_context());
    let is_on = Memo::new(move |_| shelf.shelf().with(|shelf| shelf.has(&paper.id)));
    view! {
        <span class="part" class:shelved=is_on>
            <button
                type="button"
                class="action shelf-button needs-program"
                on:click=move |_| toggle(shelf, announcer, paper)
                inner_html=shelf_label(None).into_string()
            ></button>
        </span>
    }
}

/// Puts a paper on the shelf, or takes it off, and says so.
pub fn toggle(shelf: ShelfStore, announcer: Announcer, paper: &Paper) {
    let is_on = shelf.change(|shelf, now| {
        let was_on = shelf.has(&paper.id);
        if was_on {
            shelf.take_off(&paper.id, now)
        } else {
            shelf.put(&paper.id, paper.title.as_str(), now)
        }
        !was_on
    });
    announcer.say(if is_on == Some(true) { "Put on your shelf" } else { "Taken off your shelf" });
}
