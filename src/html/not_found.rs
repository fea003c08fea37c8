//! What a reader sees at an address that leads nowhere.
use catalogue::query::Query;
use catalogue::route::Route;
use maud::{Markup, html};

use crate::data::library::Library;

/// Says what was not found (`kind` is “page” or “paper”) and offers ways on.
#[must_use]
pub fn not_found(library: &Library, looked_for: &str, kind: &str) -> Markup {
    html! {
        h1 tabindex="-1" { "No such " (kind) }
        p { "There is no " (kind) " at " code { (looked_for) } ". It may have been renamed, or the address may have been cut short." }
        p {
            "Search for it above, look through " a href=(library.href(&Route::Browse(Query::default()))) { "all papers" }
            ", or begin with a category:"
        }
        ul class="category-links" role="list" {
            @for category in library.catalogue.categories() {
                li { a href=(library.href(&Route::category(&category.id))) { (category.name.as_str()) } }
            }
        }
    }
}
