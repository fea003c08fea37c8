//! An address that leads nowhere.
use leptos::prelude::*;

use crate::context::use_library;
use crate::html::not_found::page_not_found;

/// Says what was not found and offers ways on.
#[component]
pub fn NotFound(
    /// The path of the address.
    path: String,
) -> impl IntoView {
    let content = page_not_found(use_library(), &path).into_string();
    view! { <main id="main" class="page not-found" inner_html=content></main> }
}
