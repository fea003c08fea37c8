//! What is said about the results, above and below them.
use catalogue::query::Query;
use catalogue::route::Route;
use catalogue::search::Results;
use maud::{Markup, html};

use crate::data::library::{Found, Library};
use crate::html::chips::chips;
use crate::html::metadata::{Landing, heading, landing};
use crate::html::suggestions::{ignored_conditions, suggestions, unknown_fields, ways_out};

/// The heading of the page; for a category also what it is.
#[must_use]
pub fn introduction(library: &Library, query: &Query) -> Markup {
    // The words are in the search box; repeating them in a heading would make the page jump while they
    // are typed.
    let query = query.with_text("");
    let landing = landing(library, &query);
    html! {
        h1.spoken[landing.is_none()] tabindex="-1" { (heading(library, &Route::Browse(query.clone()))) }
        @if let Some(Landing::Category(category)) = landing { p { (category.description.as_str()) } }
    }
}

/// What narrows the list, what else could be asked, and what was not understood.
#[must_use]
pub fn above(library: &Library, query: &Query, results: &Results) -> Markup {
    html! {
        div class="asked" { (chips(library, query)) (suggestions(library, query, results)) }
        (ignored(results)) (ignored_conditions(results)) (unknown_fields(results))
        @if query.debug { (problems(library)) }
    }
}

/// Names what the address asks for and the list does not know.
fn ignored(results: &Results) -> Markup {
    html! {
        @if results.ignored.iter().any(|ignored| !ignored.is_in_text) {
            p class="notice" role="note" {
                "This link uses a filter that we don’t have: "
                @for ignored in results.ignored.iter().filter(|ignored| !ignored.is_in_text) { code { (ignored) } " " }
            }
        }
    }
}

/// For a curator: what of the catalogue could not be decoded and is missing here.
pub(crate) fn problems(library: &Library) -> Markup {
    html! {
        div class="notice" role="note" {
            @if library.problems.is_empty() { "Every record of the catalogue was read." } @else {
                "The first records of the catalogue that could not be read:"
                ul { @for problem in &library.problems { li { (problem) } } }
            }
        }
    }
}

/// What to do when nothing matches.
#[must_use]
pub fn no_results(library: &Library, query: &Query, results: &Found) -> Markup {
    let cleared = query.cleared();
    let has_words = !query.text.trim().is_empty() && query.condition_count() > 0;
    html! {
        @if results.papers.is_empty() && !results.is_pending {
            div class="no-results" {
                p class="no-results-title" {
                    @if query.condition_count() == 0 { "No papers match “" (query.text.trim()) "”." } @else { "No papers match." }
                }
                p {
                    @if query.condition_count() == 0 { "Check the spelling, or clear the search." }
                    @else { "Every word and every filter must match. Remove one, or start over." }
                }
                (ways_out(library, query))
                p class="no-results-ways" {
                    @if has_words {
                        a class="button" href=(library.href(&Route::Browse(cleared.with_text(&query.text)))) { "Search all papers for these words" }
                        " "
                    }
                    a class="button" href=(library.href(&Route::Browse(cleared))) { "Show all papers" }
                }
            }
        }
    }
}
