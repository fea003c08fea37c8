//! A page that only the generator writes.
use leptos::prelude::*;

use crate::context::use_static_only_content;

/// The page as the generator wrote it: the program has nothing to make it of, and shows what it found in the
/// document.
#[component]
pub fn StaticOnlyPage() -> impl IntoView {
    let content = use_static_only_content().map(|content| content.to_string());
    view! { <main id="main" class="page static" inner_html=content></main> }
}
