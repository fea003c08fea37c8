//! What the list is.
use leptos::prelude::*;

use crate::context::use_library;
use crate::data::prose::Prose;
use crate::html::about::about;
use crate::pages::prose::use_prose;

/// The list's story, its categories, tools, leaderboards and updates.
#[component]
pub fn About() -> impl IntoView {
    let library = use_library();
    let prose = use_prose();
    let content =
        move || prose.with(|prose| about(library, prose.as_deref().unwrap_or(&Prose::default())).into_string());
    view! { <main id="main" class="page about" inner_html=content></main> }
}
