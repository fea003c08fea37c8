//! The line above the results: how many there are, in which order, how densely set.
use catalogue::query::{Query, Sort, View};
use catalogue::route::Route;
use maud::{Markup, html};

use crate::load::Library;

/// Finds the choice of the order in the page.
pub const SORT: &str = "#sort";

/// How many papers match.
#[must_use]
pub fn count(library: &Library, matches: usize) -> Markup {
    let all = library.index.len();
    html! {
        (matches)
        @if matches == all { " papers" } @else { " of " (all) span class="count-unit" { " papers" } }
    }
}

/// What the button that opens the filters on a small screen says.
#[must_use]
pub fn filters_label(query: &Query) -> Markup {
    html! { "Filters" @if query.condition_count() > 0 { " · " (query.condition_count()) } }
}

/// The order of the results.
#[must_use]
pub fn sort_choice(query: &Query) -> Markup {
    html! {
        span aria-hidden="true" { "Sort" }
        select id="sort" aria-label="Sort" {
            @for sort in Sort::ALL {
                option value=(sort.id()) selected[sort == query.effective_sort()] { (sort.label()) }
            }
        }
    }
}

/// How densely the results are set, as links.
#[must_use]
pub fn view_choice(library: &Library, query: &Query) -> Markup {
    html! {
        @for view in View::ALL {
            @let label = view.label();
            a href=(library.href(&Route::Browse(query.with_view(view)))) data-key=(view.id()) aria-label=(format!("{label} view"))
                title=(label) aria-current=[(query.view == view).then_some("true")] {
                svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false" {
                    path d=(lines(view)) fill="none" stroke="currentColor" stroke-width="1.5" {}
                }
            }
        }
    }
}

/// The picture of a view.
fn lines(view: View) -> &'static str {
    match view {
        View::Cards => "M3 3h6v6H3zM11 3h6v6h-6zM3 11h6v6H3zM11 11h6v6h-6z",
        View::Compact => "M3 4h14M3 8h9M3 12.5h14M3 16.5h9",
        View::Table => "M3 5h14M3 10h14M3 15h14",
    }
}
