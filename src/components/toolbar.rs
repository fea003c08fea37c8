//! The line above the results: how many there are, in which order, how densely set.
use catalogue::query::{Has, Sort, View};
use catalogue::route::Route;
use leptos::prelude::*;

use crate::browser::IS_PROGRAM;
use crate::components::export::Export;
use crate::context::{QueryResults, Search, use_library, use_location, use_search};
use crate::html::count::{papers, thousands};
use crate::reactive::memo;

/// How many papers match, and how they are shown.
#[component]
pub fn Toolbar() -> impl IntoView {
    view! {
        <div class="toolbar">
            <div class="counts"><Count/><NewCount/><TrendsLink/></div>
            <FiltersButton/>
            <SortChoice/>
            <Export/>
            <ViewChoice/>
        </div>
    }
}

/// Opens the filters where they are no column.
#[component]
pub fn FiltersButton() -> impl IntoView {
    let library = use_library();
    let query = use_search().query;
    let label = move || match query.with(|query| library.filters(query).len()) {
        0 => "Filters".to_owned(),
        count => format!("Filters · {count}"),
    };
    view! { <button type="button" class="filters-button button" popovertarget="filters">{label}</button> }
}

/// How many papers match.
#[component]
pub fn Count() -> impl IntoView {
    let library = use_library();
    let all = library.index.len();
    let Search { query, results, .. } = use_search();
    let is_looking = memo(move || query.with(|query| library.awaits_abstracts(query)));
    let text = move || {
        results.with(|results| match results.found.papers.len() {
            _ if is_looking.get() => ("Searching abstracts…".to_owned(), ""),
            _ if results.is_pending => ("Searching…".to_owned(), ""),
            count if count == all => (papers(count), ""),
            count => (format!("{} of {}", thousands(count), thousands(all)), " papers"),
        })
    };
    view! {
        <p class="count" role="status">
            <span class="count-found">
                {move || text().0} <span class="count-unit">{move || text().1}</span>
            </span>
            // Shown in its place while what is asked for waits for the program.
            {(!IS_PROGRAM).then(|| view! { <span class="count-coming">"Loading" <span class="count-what">{format!(" {}", papers(all))}</span> "…"</span> })}
        </p>
    }
}

/// How many of the results are new since the reader's last visit, as a link to these; nothing when none is.
#[component]
fn NewCount() -> impl IntoView {
    let library = use_library();
    let deferred = use_search().deferred;
    let link = move |QueryResults { query, results, .. }: &QueryResults| {
        let count = results.found.has[Has::New as usize];
        let is_offered = count > 0 && !query.has().contains(&Has::New);
        let href = || library.href(&Route::Browse(query.toggled_has(Has::New)));
        let link = || view! { <a class="new-count" href=href() title=Has::New.label()>{count} " new"</a> };
        is_offered.then(link)
    };
    move || deferred.with(link)
}

/// The way to the trends of the results, where these are some papers of the list and not all. It needs the program:
/// the static page has the trends of all papers only.
#[component]
fn TrendsLink() -> impl IntoView {
    let library = use_library();
    let deferred = use_search().deferred;
    let link = move |QueryResults { query, results, .. }: &QueryResults| {
        let is_offered = library.has_trends_of_some() && (1..library.index.len()).contains(&results.found.papers.len());
        let href = library.href(&Route::Trends(query.clone()));
        let link = || {
            view! {
                <a class="count-link trends-link needs-program" href=href>
                    "Trends" <span class="spoken">" of these papers"</span>
                </a>
            }
        };
        is_offered.then(link)
    };
    move || deferred.with(link)
}

/// The order of the results.
#[component]
fn SortChoice() -> impl IntoView {
    let location = use_location();
    let query = use_search().query;
    let library = use_library();
    let chosen = move || query.with(|query| library.effective_sort(query));
    let choose = move |id: String| {
        if let Some(sort) = Sort::of(&id) {
            location.go(&Route::Browse(query.with_untracked(|query| query.with_sort(sort))));
        }
    };
    let option = move |sort: Sort| {
        let is_chosen = move || chosen() == sort;
        let is_void = move || query.with(|query| !library.has_order(query, sort)) && !is_chosen();
        // The attribute is for the static page; once the reader has chosen, only the property counts.
        view! {
            <option value=sort.id() hidden=is_void disabled=is_void selected=untrack(is_chosen) prop:selected=is_chosen>{sort.label()}</option>
        }
    };
    view! {
        <label class="sort needs-program">
            <span aria-hidden="true">"Sort"</span>
            <select id="sort" aria-label="Sort" on:change=move |event| choose(event_target_value(&event))>
                {Sort::ALL.map(option).collect_view()}
            </select>
        </label>
    }
}

/// How densely the results are set, as links.
#[component]
pub fn ViewChoice() -> impl IntoView {
    let library = use_library();
    let search = use_search();
    let (deferred, default) = (search.deferred, search.default_view);
    let link = move |view: View| {
        let label = view.label();
        let href =
            move || deferred.with(|shown| library.href(&Route::Browse(shown.query.with_view(view, default.get()))));
        let is_chosen = move || {
            deferred.with(|shown| (shown.query.view.unwrap_or_else(|| default.get()) == view).then_some("true"))
        };
        view! {
            <a href=href aria-label=format!("{label} view") title=label aria-current=is_chosen>
                <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
                    <path d=icon(view) fill="none" stroke="currentColor" stroke-width="1.5"></path>
                </svg>
            </a>
        }
    };
    view! {
        <div class="view-choice needs-program" role="group" aria-label="View">{View::ALL.map(link).collect_view()}</div>
    }
}

/// The picture of a view.
fn icon(view: View) -> &'static str {
    match view {
        View::Cards => "M3 3h6v6H3zM11 3h6v6h-6zM3 11h6v6H3zM11 11h6v6h-6z",
        View::Compact => "M3 4h14M3 8h9M3 12.5h14M3 16.5h9",
        View::Table => "M3 5h14M3 10h14M3 15h14",
    }
}
