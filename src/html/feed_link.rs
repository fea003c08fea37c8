//! The way to the feed of a page.
use catalogue::route::Route;
use maud::{Markup, html};

use crate::data::library::Library;
use crate::html::metadata::heading;

/// A link to the feed of what a page lists, if that has one.
#[must_use]
pub fn feed_link(library: &Library, route: &Route) -> Markup {
    html! {
        @if let Some(feed) = library.feed(route) {
            a class="feed" href=(feed) rel="external" aria-label=(format!("Feed of {}", heading(library, route))) { "Feed" }
        }
    }
}
