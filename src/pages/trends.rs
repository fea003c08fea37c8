//! How the field moves, as far as the papers of a query show it.
use catalogue::route::Route;
use leptos::prelude::*;

use crate::browser::IS_PROGRAM;
use crate::components::abstracts_failure::AbstractsFailure;
use crate::components::toolbar::{Count, FiltersButton};
use crate::context::{use_library, use_location, use_search, use_static_only_content};
use crate::html::trends::{asked, heading, lead, tables};
use crate::pages::not_found::NotFound;
use crate::pages::static_only_page::StaticOnlyPage;

/// The tables, with what narrows the papers that they count. Those of a long list are of all papers, and as the
/// generator wrote them: the program has not the whole list.
#[component]
pub fn Trends() -> impl IntoView {
    if !(IS_PROGRAM && use_library().is_long()) {
        return view! { <Counted/> }.into_any();
    }
    match use_static_only_content() {
        Some(_) => view! { <StaticOnlyPage/> }.into_any(),
        None => view! { <NotFound path="trends".to_owned()/> }.into_any(),
    }
}

/// The tables, counted here.
#[component]
fn Counted() -> impl IntoView {
    let (library, route, search) = (use_library(), use_location().route(), use_search());
    let query = search.query;
    let heading = move || query.with(|query| heading(library, query).into_string());
    let lead = move || lead(library, search.total());
    let asked =
        move || route.with(|route| search.results.with(|results| asked(library, route, &results.found).into_string()));
    // They are searched for anew as the results are, which wait for the abstracts where these are asked for.
    let tables = move || {
        search.results.track();
        query.with(|query| (!library.awaits_abstracts(query)).then(|| tables(library, query).into_string()))
    };
    let narrowing = move || {
        view! {
            <div class="toolbar needs-program">
                <div class="counts">
                    <Count/>
                    <a class="count-link" href=move || query.with(|query| library.href(&Route::Browse(query.clone())))>
                        "Show the list"
                    </a>
                </div>
                <FiltersButton/>
            </div>
            <div class="part" inner_html=asked></div>
            <AbstractsFailure/>
        }
    };
    view! {
        <main id="main" class="page static">
            <h1 tabindex="-1" inner_html=heading></h1>
            <p class="lead">{lead}</p>
            {(!library.is_long()).then(narrowing)}
            <div class="part" inner_html=tables></div>
        </main>
    }
}
