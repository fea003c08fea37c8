//! The curator's prose on a page.
use leptos::prelude::*;

use crate::prose::Prose;

/// The prose, once it is there; a context of every component.
#[derive(Clone, Copy)]
pub struct ProseSource(RwSignal<Option<Prose>>);

impl ProseSource {
    /// Prose that is there, or still to be fetched.
    #[must_use]
    pub fn new(prose: Option<Prose>) -> Self {
        Self(RwSignal::new(prose))
    }
}

/// A piece of prose on a page. Fetches the prose when it is not there yet.
#[component]
pub fn ProseText(
    /// Picks the piece.
    piece: Callback<Prose, String>,
) -> impl IntoView {
    let ProseSource(prose) = expect_context();
    #[cfg(target_arch = "wasm32")]
    {
        use crate::browser::spawn;
        use crate::load::{load_prose, use_library};
        use crate::location::use_location;
        use crate::prose::FILE;

        let (library, location) = (use_library(), use_location());
        Effect::new(move |_| {
            if prose.with_untracked(Option::is_none) {
                let (address, library) = (location.file(FILE), std::sync::Arc::clone(&library));
                spawn(async move {
                    let fetched = load_prose(&address).await;
                    prose.set(Some(fetched.unwrap_or_else(|| Prose::plain(&library.catalogue))));
                });
            }
        });
    }
    let html = move || prose.get().map(|prose| piece.run(prose)).unwrap_or_default();
    view! { <div class="prose" inner_html=html></div> }
}
