//! The list: what narrows it at the side, the papers in the middle.
use std::cell::Cell;
use std::rc::Rc;

use catalogue::query::{Facet, Query};
use catalogue::route::Route;
use catalogue::search::Results;
use leptos::prelude::*;
use maud::{Markup, html};

use crate::browser;
use crate::components::chips::chips;
use crate::components::facet::{conditions, facet_head, facet_values, heading_id};
use crate::components::paper_list::{paper_list, table_head};
use crate::components::suggestions::{suggestions, unknown_fields, ways_out};
use crate::components::toolbar::{count, filters_label, sort_choice, view_choice};
use crate::effect::{after_frame, effect};
use crate::load::Library;
use crate::metadata::{Landing, heading, landing};
use crate::region::{Attributes, fixed, frame, region};
use crate::state::State;

/// An element that is only there to be drawn again; the style sheet lays out its content
/// as if it were not.
const PART: Attributes = &[("class", "part")];

/// The browse page. Also the page of every category and venue.
pub fn browse(state: &State) -> AnyView {
    frame("div", &[("class", "browse")], vec![filters(state), main(state)])
}

/// Draws a part of the filters from the question and its answer.
type Draw = Box<dyn Fn(&Query, &Results) -> Markup + Send>;

/// Everything that narrows the list: a column on a desk; on a narrow screen a popover,
/// which opens and closes without the program.
fn filters(state: &State) -> AnyView {
    let &State { library, query, results, folds, .. } = state;
    // They are drawn again once the papers are shown: no letter typed waits for their counts.
    let are_due = RwSignal::new(());
    let answers = Rc::new(Cell::new(0_u32));
    effect(move || {
        query.track();
        results.track();
        let number = answers.get() + 1;
        answers.set(number);
        // The first answer is the one they are drawn with.
        if number == 1 {
            return;
        }
        let answers = Rc::clone(&answers);
        let draw = move || {
            // One that another has followed is of no interest any more.
            if answers.get() == number {
                let focused = browser::focused_key();
                are_due.notify();
                request_animation_frame(move || browser::restore_focus(focused.as_deref()));
            }
        };
        after_frame(draw);
    });
    let part = move |tag, attributes, draw: Draw| {
        region(tag, attributes, move || {
            are_due.track();
            query.with_untracked(|query| results.with_untracked(|results| draw(query, results)))
        })
    };
    let mut parts = vec![part("div", &[("class", "facets-head")], Box::new(|_, results| facets_head(results)))];
    for facet in Facet::ALL {
        let fold = folds[facet as usize];
        let head = fixed("div", PART, facet_head(library, facet));
        let values = move |query: &Query, results: &Results| {
            fold.with(|fold| facet_values(library, facet, query, results, fold))
        };
        let heading = heading_id(facet);
        parts.push(frame(
            "section",
            &[("class", "facet"), ("role", "group"), ("aria-labelledby", &heading)],
            vec![head, part("div", PART, Box::new(values))],
        ));
    }
    let attributes = [("class", "facet"), ("role", "group"), ("aria-labelledby", "facet-has")];
    parts.push(part("section", &attributes, Box::new(|query, results| conditions(library, query, results))));
    frame("aside", &[("id", "filters"), ("class", "facets"), ("aria-label", "Filters"), ("popover", "auto")], parts)
}

fn facets_head(results: &Results) -> Markup {
    let count = results.papers.len();
    html! {
        p class="facets-title" { "Filters" }
        button type="button" class="facets-close" popovertarget="filters" popovertargetaction="hide" {
            "Show " (count) @if count == 1 { " paper" } @else { " papers" }
        }
    }
}

/// The papers, with what is said and can be chosen about them above.
fn main(state: &State) -> AnyView {
    let filters_button = [("type", "button"), ("class", "filters-button button"), ("popovertarget", "filters")];
    let view_group = [("class", "view-choice needs-program"), ("role", "group"), ("aria-label", "View")];
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
        state.region("div", &view_group, |library, query, _| view_choice(library, query)),
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
                    @if query.is_checked { (problems(library)) }
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
