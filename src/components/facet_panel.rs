//! Everything that narrows the list: a column on a desk, a sheet on a phone.
use catalogue::query::{Facet, Has, Query};
use catalogue::route::Route;
use catalogue::search::Results;
use leptos::prelude::*;

use crate::components::facet::FacetGroup;
use crate::location::use_location;

/// The facets and the conditions. On a narrow screen it is a popover, which opens and
/// closes without the program.
#[component]
pub fn FacetPanel(
    /// What is asked.
    query: Memo<Query>,
    /// The answer, with the counts.
    results: Memo<Results>,
) -> impl IntoView {
    view! {
        <aside id="filters" class="facets" aria-label="Filters" popover="auto">
            <div class="facets-head">
                <p class="facets-title">"Filters"</p>
                <button type="button" class="facets-close" popovertarget="filters" popovertargetaction="hide">
                    {move || results.with(|results| match results.papers.len() {
                        1 => "Show 1 paper".to_owned(),
                        count => format!("Show {count} papers"),
                    })}
                </button>
            </div>
            {Facet::ALL.into_iter().map(|facet| view! { <FacetGroup facet=facet query=query results=results /> }).collect::<Vec<_>>()}
            <Conditions query=query results=results />
        </aside>
    }
}

/// The conditions: with code, at a venue, with an award.
#[component]
fn Conditions(query: Memo<Query>, results: Memo<Results>) -> impl IntoView {
    let location = use_location();
    let condition = move |has: Has| {
        let is_on = Memo::new(move |_| query.with(|query| query.has().contains(&has)));
        let count = Memo::new(move |_| results.with(|results| results.has[has as usize]));
        let href = move || location.href(&Route::Browse(query.with(|query| query.toggled_has(has))));
        let spoken = move || {
            let state = if is_on.get() { ", selected" } else { "" };
            format!("{}, {} papers{state}", has.label(), count.get())
        };
        view! {
            <li class="facet-value" class:included=is_on>
                <a class="facet-link" href=href aria-label=spoken aria-current=move || is_on.get().then_some("true")>
                    <span class="facet-label">{has.label()}</span>
                    <span class="facet-count">{count}</span>
                </a>
            </li>
        }
    };
    view! {
        <section class="facet" role="group" aria-labelledby="facet-has">
            <h2 id="facet-has">"Only papers"</h2>
            <ul role="list">{Has::ALL.map(condition).into_iter().collect::<Vec<_>>()}</ul>
        </section>
    }
}
