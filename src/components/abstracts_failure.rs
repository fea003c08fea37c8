//! What is said when the abstracts that a search asks for did not arrive.
use leptos::prelude::*;

use crate::browser;
use crate::context::{use_library, use_search};
use crate::data::abstract_search;
use crate::data::abstracts::Progress;
use crate::html::failure::abstracts_failure;
use crate::reactive::memo;

/// Says why the abstracts could not be searched, while a query asks for them, and offers to try again.
#[component]
pub fn AbstractsFailure() -> impl IntoView {
    let library = use_library();
    let query = use_search().query;
    let failure = memo(move || match query.with(|query| library.asked_abstracts(query)) {
        Some(Progress::Failed(error)) => Some(error),
        _ => None,
    });
    let retry = move |_| browser::keep_focus(|| abstract_search::load(library));
    let notice = move |error| {
        view! {
            <div class="notice failure" role="alert">
                <div class="part" inner_html=abstracts_failure(&error).into_string()></div>
                <button type="button" class="button" on:click=retry>"Try again"</button>
            </div>
        }
    };
    move || failure.get().map(notice)
}
