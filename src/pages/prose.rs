//! Pages of the curator's prose.
use leptos::prelude::*;

use crate::browser::{self, IS_PROGRAM};
use crate::context::{ProseContext, use_library};
use crate::data::load::load_prose;
use crate::data::prose::Prose;

/// For whom the site works.
#[component]
pub fn Accessibility() -> impl IntoView {
    let prose = use_prose();
    view! {
        <main id="main" class="page">
            <h1 tabindex="-1">"Accessibility"</h1>
            <div class="prose" inner_html=move || piece(prose, |prose| &prose.accessibility)></div>
        </main>
    }
}

/// The prose, which is loaded when a page first uses it.
pub fn use_prose() -> RwSignal<Option<Prose>> {
    let ProseContext(prose) = expect_context();
    if IS_PROGRAM && prose.with_untracked(Option::is_none) {
        let library = use_library();
        browser::spawn(async move { prose.set(Some(load_prose(library).await)) });
    }
    prose
}

/// A piece of the prose as HTML; empty until it is loaded.
pub fn piece(prose: RwSignal<Option<Prose>>, piece: fn(&Prose) -> &str) -> String {
    prose.with(|prose| prose.as_ref().map(|prose| piece(prose).to_owned()).unwrap_or_default())
}
