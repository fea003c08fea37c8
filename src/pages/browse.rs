//! The list. Also the page of every category and venue.
use leptos::prelude::*;

use crate::components::paper_list::PaperList;
use crate::components::toolbar::Toolbar;
use crate::context::{use_library, use_search};
use crate::html::results::{above, introduction, no_results, without_papers};

/// The papers, with what is said and can be chosen about them.
#[component]
pub fn Browse() -> impl IntoView {
    let library = use_library();
    let search = use_search();
    let introduction = move || search.query.with(|query| introduction(library, query).into_string());
    let above =
        move || search.query.with(|query| search.results.with(|results| above(library, query, results).into_string()));
    let no_results = move || {
        search.query.with(|query| match without_papers(library, query) {
            Some(others) => others.into_string(),
            None => search.results.with(|results| no_results(library, query, results).into_string()),
        })
    };
    view! {
        <main id="main" class="results">
            <div class="introduction" inner_html=introduction></div>
            <Toolbar/>
            <div class="part" inner_html=above></div>
            <PaperList/>
            <div class="part" inner_html=no_results></div>
        </main>
    }
}
