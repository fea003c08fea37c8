//! The whole list on paper. The list on the screen is virtual, so that it would print a few papers only.
use leptos::prelude::*;

use crate::browser;
use crate::context::{use_library, use_printing, use_search};
use crate::html::bibliography::bibliography;

/// The results as a bibliography while the page is printed; nothing before and after.
#[component]
pub fn PrintedList() -> impl IntoView {
    let (library, search) = (use_library(), use_search());
    let is_printed = use_printing().is_printed();
    let list = move || {
        let list = |query: &_, results: &_| bibliography(library, query, results, &browser::origin()).into_string();
        if is_printed.get() { search.with(|query, results| list(query, results)) } else { String::new() }
    };
    view! { <div class="printed" inner_html=list></div> }
}
