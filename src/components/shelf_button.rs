//! Putting a paper on the shelf and taking it off.
use catalogue::Paper;
use leptos::prelude::*;

use crate::announcer::Announcer;
use crate::context::{use_announcer, use_shelf};
use crate::data::shelf::ShelfStore;
use crate::html::shelf::shelf_label;
use crate::reactive::memo;

/// The button for one paper.
#[component]
pub fn ShelfButton(
    /// Which paper.
    paper: &'static Paper,
) -> impl IntoView {
    let (shelf, announcer) = (use_shelf(), use_announcer());
    let is_on = memo(move || shelf.has(&paper.id));
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
    if untrack(|| shelf.has(&paper.id)) {
        shelf.take_off(vec![paper.id.clone()]);
        announcer.say("Removed from your shelf");
    } else {
        shelf.change(|shelf, now| shelf.put(&paper.id, paper.title.as_str(), now));
        announcer.say("Put on your shelf");
    }
}
