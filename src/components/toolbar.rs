//! The line above the results: how many there are, in which order, how densely set.
use catalogue::query::{Query, Sort, View};
use catalogue::route::Route;
use catalogue::search::Results;
use leptos::prelude::*;

use crate::load::use_library;
use crate::location::use_location;

/// How many papers match, said aloud when it changes.
#[component]
pub fn ResultCount(
    /// The answer.
    results: Memo<Results>,
) -> impl IntoView {
    let library = use_library();
    let all = library.catalogue.papers().len();
    let count = move || results.with(|results| results.papers.len());
    let text = move || match count() {
        count if count == all => format!("{all} papers"),
        count => format!("{count} of {all} papers"),
    };
    view! { <p class="count" role="status">{text}</p> }
}

/// The order of the results.
#[component]
pub fn SortChoice(
    /// What is asked.
    query: Memo<Query>,
) -> impl IntoView {
    let location = use_location();
    let current = Memo::new(move |_| query.with(Query::effective_sort));
    let choose = move |event| {
        let id = event_target_value(&event);
        if let Some(sort) = Sort::ALL.into_iter().find(|sort| sort.id() == id) {
            location.go(&Route::Browse(query.with_untracked(|query| query.with_sort(sort))));
        }
    };
    let option = move |sort: Sort| {
        let is_current = move || current.get() == sort;
        view! { <option value=sort.id() selected=is_current prop:selected=is_current>{sort.label()}</option> }
    };
    view! {
        <label class="sort needs-program">
            <span>"Sort"</span>
            <select on:change=choose>{Sort::ALL.map(option).into_iter().collect::<Vec<_>>()}</select>
        </label>
    }
}

/// How densely the results are set, as links.
#[component]
pub fn ViewChoice(
    /// What is asked.
    query: Memo<Query>,
) -> impl IntoView {
    let location = use_location();
    let choice = move |view: View| {
        let href = move || location.href(&Route::Browse(query.with(|query| query.with_view(view))));
        let current = move || query.with(|query| query.view == view).then_some("true");
        let lines = match view {
            View::Cards => "M3 3h6v6H3zM11 3h6v6h-6zM3 11h6v6H3zM11 11h6v6h-6z",
            View::Compact => "M3 4h14M3 8h9M3 12.5h14M3 16.5h9",
            View::Table => "M3 5h14M3 10h14M3 15h14",
        };
        view! {
            <a href=href aria-label=format!("{} view", view.label()) title=view.label() aria-current=current>
                <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
                    <path d=lines fill="none" stroke="currentColor" stroke-width="1.5"></path>
                </svg>
            </a>
        }
    };
    view! {
        <div class="view-choice needs-program" role="group" aria-label="View">
            {View::ALL.map(choice).into_iter().collect::<Vec<_>>()}
        </div>
    }
}
