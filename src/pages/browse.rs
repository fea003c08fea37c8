//! The list: what narrows it at the side, the papers in the middle.
use catalogue::query::Query;
use catalogue::route::Route;
use catalogue::search::Results;
use leptos::prelude::*;

use crate::components::chips::Chips;
use crate::components::facet_panel::FacetPanel;
use crate::components::paper_list::PaperList;
use crate::components::toolbar::{ResultCount, SortChoice, ViewChoice};
use crate::load::use_library;
use crate::location::use_location;
use crate::metadata::metadata;

/// The browse page. Also the page of every category and venue.
#[component]
pub fn Browse(
    /// The answer to the query in the address.
    results: Memo<Results>,
) -> impl IntoView {
    let location = use_location();
    let query = location.query();
    let filter_label = move || match query.with(Query::condition_count) {
        0 => "Filters".to_owned(),
        count => format!("Filters · {count}"),
    };
    view! {
        <div class="browse">
            <FacetPanel query=query results=results />
            <main id="main" class="results">
                <Introduction query=query />
                <div class="toolbar">
                    <ResultCount results=results />
                    <button type="button" class="filters-button button" popovertarget="filters">{filter_label}</button>
                    <SortChoice query=query />
                    <ViewChoice query=query />
                </div>
                <Chips query=query />
                <Ignored results=results />
                <PaperList query=query results=results />
                <NoResults query=query results=results />
            </main>
        </div>
    }
}

/// The heading of the page; for a category also what it is.
#[component]
fn Introduction(query: Memo<Query>) -> impl IntoView {
    let library = use_library();
    let introduction = Memo::new(move |_| {
        query.with(|query| {
            // The words are in the search box; repeating them in a heading would make
            // the page jump while they are typed.
            let query = query.with_text("");
            let metadata = metadata(&library, &Route::Browse(query.clone()));
            let is_landing = query.only_term().is_some();
            let category = query.only_term().is_some_and(|(facet, _)| facet == catalogue::query::Facet::Category);
            (metadata.heading, is_landing, category.then_some(metadata.description))
        })
    });
    move || {
        let (heading, is_landing, description) = introduction.get();
        view! {
            <div class="introduction">
                <h1 tabindex="-1" class:spoken=!is_landing>{heading}</h1>
                {description.map(|description| view! { <p>{description}</p> })}
            </div>
        }
    }
}

/// Names what the address asks for and the list does not know.
#[component]
fn Ignored(results: Memo<Results>) -> impl IntoView {
    let ignored = Memo::new(move |_| results.with(|results| results.ignored.clone()));
    view! {
        <Show when=move || ignored.with(|ignored| !ignored.is_empty())>
            <p class="notice" role="note">
                "This address asks for something the list does not know, which was ignored: "
                {move || ignored.get().into_iter().map(|ignored| {
                    view! { <code>{format!("{}={}", ignored.parameter, ignored.value)}</code>" " }
                }).collect::<Vec<_>>()}
            </p>
        </Show>
    }
}

/// What to do when nothing matches.
#[component]
fn NoResults(query: Memo<Query>, results: Memo<Results>) -> impl IntoView {
    let location = use_location();
    let is_empty = Memo::new(move |_| results.with(|results| results.papers.is_empty()));
    view! {
        <Show when=move || is_empty.get()>
            <div class="no-results">
                <p class="no-results-title">"No paper matches all of this."</p>
                <p>"Every word and every filter must match. Take one away, or begin again."</p>
                {move || query.with(|query| {
                    let words = (!query.text.trim().is_empty() && query.condition_count() > 0).then(|| {
                        let href = location.href(&Route::Browse(query.cleared().with_text(&query.text)));
                        view! { <a class="button" href=href>"Search all papers for these words"</a> }
                    });
                    let clear = location.href(&Route::Browse(query.cleared()));
                    view! { <p class="no-results-ways">{words}<a class="button" href=clear>"Show all papers"</a></p> }
                })}
            </div>
        </Show>
    }
}
