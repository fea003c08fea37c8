//! The list: what narrows it at the side, the papers in the middle.
use catalogue::query::Query;
use catalogue::route::Route;
use catalogue::search::Results;
use leptos::prelude::*;
use maud::{Markup, html};

use crate::browser;
use crate::components::chips::chips;
use crate::components::filters::filters;
use crate::components::paper_list::{paper_list, table_head};
use crate::components::suggestions::{suggestions, unknown_fields, ways_out};
use crate::components::toolbar::{count, filters_label, sort_choice, view_choice};
use crate::load::Library;
use crate::metadata::{Landing, heading, landing};
use crate::region::{Attributes, fixed, frame};
use crate::state::State;

/// An element that is only there to be drawn again; the style sheet lays out its content
/// as if it were not.
const PART: Attributes = &[("class", "part")];

/// Finds the choice of the view.
const VIEWS: &str = "#views";

/// The browse page. Also the page of every category and venue.
pub fn browse(state: &State) -> AnyView {
    frame("div", &[("class", "browse")], vec![filters(state), main(state)])
}

/// The papers, with what is said and can be chosen about them above.
fn main(state: &State) -> AnyView {
    let filters_button = [("type", "button"), ("class", "filters-button button"), ("popovertarget", "filters")];
    let view_group =
        [("id", "views"), ("class", "view-choice needs-program"), ("role", "group"), ("aria-label", "View")];
    let State { library, query, .. } = *state;
    let views = move || query.with_untracked(|query| view_choice(library, query));
    state.once_shown(VIEWS, vec![Box::new(move || browser::set_content(VIEWS, &views().0))]);
    // Drawn once and then kept in step by `commands`: a list that is open must not be
    // replaced.
    let sort = fixed("label", &[("class", "sort needs-program")], state.query.with_untracked(sort_choice));
    let toolbar = vec![
        state.region("p", &[("class", "count"), ("role", "status")], |library, _, results| {
            if results.missing.is_empty() {
                count(library, results.papers.len())
            } else {
                html! { "Searching…" }
            }
        }),
        state.region("button", &filters_button, |_, query, _| filters_label(query)),
        sort,
        fixed("div", &view_group, views()),
    ];
    frame(
        "main",
        &[("id", "main"), ("class", "results")],
        vec![
            state.region("div", PART, |library, query, _| introduction(library, query)),
            frame("div", &[("class", "toolbar")], toolbar),
            state.region("div", PART, |library, query, results| {
                html! {
                    div class="asked" { (chips(library, query)) (suggestions(library, query, results)) }
                    (ignored(results)) (unknown_fields(results))
                    @if query.debug { (problems(library)) }
                    (table_head(query))
                }
            }),
            paper_list(state),
            state.region("div", PART, no_results),
        ],
    )
}

/// The heading of the page; for a category also what it is.
fn introduction(library: &Library, query: &Query) -> Markup {
    // The words are in the search box; repeating them in a heading would make the page
    // jump while they are typed.
    let query = query.with_text("");
    let landing = landing(library, &query);
    html! {
        div class="introduction" {
            h1.spoken[landing.is_none()] tabindex="-1" { (heading(library, &Route::Browse(query.clone()))) }
            @if let Some(Landing::Category(category)) = landing { p { (category.description.as_str()) } }
        }
    }
}

/// Names what the address asks for and the list does not know.
fn ignored(results: &Results) -> Markup {
    html! {
        @if !results.ignored.is_empty() {
            p class="notice" role="note" {
                "This address asks for something the list does not know, which was ignored: "
                @for ignored in &results.ignored { code { (ignored.parameter) "=" (ignored.value) } " " }
            }
        }
    }
}

/// For a curator: what of the catalogue could not be read and is missing here.
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
fn no_results(library: &Library, query: &Query, results: &Results) -> Markup {
    let cleared = query.cleared();
    let has_words = !query.text.trim().is_empty() && query.condition_count() > 0;
    html! {
        @if results.papers.is_empty() && results.missing.is_empty() {
            div class="no-results" {
                p class="no-results-title" { "No paper matches all of this." }
                p { "Every word and every filter must match. Take one away, or begin again." }
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
