//! Pages of the curator's prose.
use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::{self, IS_PROGRAM};
use crate::context::{use_library, use_loaded_prose};
use crate::data::load::load_prose;
use crate::data::prose::Prose;
use crate::reactive::memo;

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

/// The prose, which is loaded when a page first uses it. Where it could not be, this page has it plain, and the next
/// one tries again.
pub fn use_prose() -> Memo<Option<Arc<Prose>>> {
    let (prose, plain) = (use_loaded_prose(), RwSignal::new(None));
    if IS_PROGRAM && prose.with_untracked(Option::is_none) {
        let library = use_library();
        browser::spawn(async move {
            match load_prose(library).await {
                Some(loaded) => prose.set(Some(Arc::new(loaded))),
                None => {
                    plain.try_set(Some(Arc::new(Prose::plain(&library.catalogue))));
                }
            }
        });
    }
    memo(move || prose.get().or_else(|| plain.get()))
}

/// A piece of the prose as HTML; empty until it is loaded.
pub fn piece(prose: Memo<Option<Arc<Prose>>>, piece: fn(&Prose) -> &str) -> String {
    prose.with(|prose| prose.as_ref().map(|prose| piece(prose).to_owned()).unwrap_or_default())
}
