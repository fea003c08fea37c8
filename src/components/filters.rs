//! Everything that narrows the list: a column on a desk; on a narrow screen a popover, which
//! opens and closes without the program.
use catalogue::query::{Facet, Query};
use catalogue::search::Results;
use leptos::prelude::*;
use maud::{Markup, html};

use crate::browser;
use crate::components::facet::{conditions, facet_head, facet_values, heading_id, values_id};
use crate::effect::{after_frame, effect};
use crate::region::fixed;
use crate::state::State;

/// Finds the filters.
pub const FILTERS: &str = "#filters";

/// The filters of the list. No letter typed waits for their counts, which are drawn once the
/// papers are shown; until a page that has just been opened is drawn for the first time, its
/// filters are those of the static page.
pub fn filters(state: &State) -> AnyView {
    let state = *state;
    let of_static_page = state.static_filters.try_update_value(Option::take).flatten();
    let content = if of_static_page.is_some() { Markup::default() } else { all(&state) };
    if let Some(filters) = of_static_page {
        effect(move || {
            browser::move_content(&filters, FILTERS);
            after_frame(move || browser::set_content(FILTERS, &all(&state).0));
        });
    }
    // What another answer changes. The boxes that find a value stay, with what is typed there.
    let mut draws: Vec<Box<dyn Fn()>> = vec![Box::new(move || browser::set_content("#facets-head", &head(&state).0))];
    for facet in Facet::ALL {
        draws.push(Box::new(move || draw_values(&state, facet)));
    }
    draws.push(Box::new(move || browser::set_content("#conditions", &only(&state).0)));
    state.once_shown(FILTERS, draws);
    for facet in Facet::ALL {
        let mut is_drawn = true;
        effect(move || {
            state.folds[facet as usize].track();
            if !std::mem::take(&mut is_drawn) {
                draw_values(&state, facet);
            }
        });
    }
    fixed("aside", &[("id", "filters"), ("class", "facets"), ("aria-label", "Filters"), ("popover", "auto")], content)
}

fn all(state: &State) -> Markup {
    let library = state.library;
    html! {
        div id="facets-head" class="facets-head" { (head(state)) }
        @for facet in Facet::ALL {
            section class="facet" role="group" aria-labelledby=(heading_id(facet)) {
                (facet_head(library, facet))
                div id=(values_id(facet)) class="part" { (values(state, facet)) }
            }
        }
        section id="conditions" class="facet" role="group" aria-labelledby="facet-has" { (only(state)) }
    }
}

fn draw_values(state: &State, facet: Facet) {
    browser::set_content(&format!("#{}", values_id(facet)), &values(state, facet).0);
}

fn head(state: &State) -> Markup {
    let count = state.results.with_untracked(|results| results.papers.len());
    html! {
        p class="facets-title" { "Filters" }
        button type="button" class="facets-close" popovertarget="filters" popovertargetaction="hide" {
            "Show " (count) @if count == 1 { " paper" } @else { " papers" }
        }
    }
}

fn values(state: &State, facet: Facet) -> Markup {
    let fold = state.folds[facet as usize];
    asked(state, |query, results| fold.with_untracked(|fold| facet_values(state.library, facet, query, results, fold)))
}

fn only(state: &State) -> Markup {
    asked(state, |query, results| conditions(state.library, query, results))
}

/// Draws something from the question and its answer as they are now.
fn asked(state: &State, draw: impl Fn(&Query, &Results) -> Markup) -> Markup {
    state.query.with_untracked(|query| state.results.with_untracked(|results| draw(query, results)))
}
