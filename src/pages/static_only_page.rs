//! A page that only the generator writes.
use leptos::prelude::*;

use crate::context::StaticOnlyContent;

/// The page as the generator wrote it: the program has nothing to make it of, and shows what it found in the
/// document.
#[component]
pub fn StaticOnlyPage() -> impl IntoView {
    let content = use_context::<StaticOnlyContent>().map(|StaticOnlyContent(content)| content.to_string());
    view! { <main id="main" class="page static" inner_html=content></main> }
}
