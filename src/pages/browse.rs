//! The list. Also the page of every category and venue.
use leptos::prelude::*;

use crate::components::abstracts_failure::AbstractsFailure;
use crate::components::paper_list::PaperList;
use crate::components::printed_list::PrintedList;
use crate::components::toolbar::Toolbar;
use crate::context::{use_library, use_search};
use crate::html::about::leaderboards;
use crate::html::results::{above, introduction, no_results};
use crate::reactive::memo;

/// The papers, with what is said and can be chosen about them.
#[component]
pub fn Browse() -> impl IntoView {
    let library = use_library();
    let search = use_search();
    let introduction = move || search.query.with(|query| introduction(library, query).into_string());
    let above = move || search.with(|query, results| above(library, query, &results.found).into_string());
    let no_results = move || search.with(|query, results| no_results(library, query, results).into_string());
    let has_papers = memo(move || search.query.with(|query| !library.is_of_leaderboards(query)));
    let content = move || match has_papers.get() {
        true => view! {
            <Toolbar/>
            <AbstractsFailure/>
            <div class="part" inner_html=above></div>
            <PrintedList/>
            <PaperList/>
            <div class="part" inner_html=no_results></div>
        }
        .into_any(),
        false => view! { <div class="part" inner_html=leaderboards(library).into_string()></div> }.into_any(),
    };
    view! {
        <main id="main" class="results">
            <div class="introduction" inner_html=introduction></div>
            {content}
        </main>
    }
}
