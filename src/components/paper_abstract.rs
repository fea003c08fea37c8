//! The abstract of a paper, where one is known.
use catalogue::{Paper, PaperId};
use leptos::either::Either;
use leptos::prelude::*;

use crate::browser::{self, IS_PROGRAM};
use crate::context::{use_known_abstract, use_library};
use crate::data::assets::ABSTRACTS;
use crate::data::error::LoadError;
use crate::data::library::Library;
use crate::data::load::load_abstract;

/// The abstract of a paper, with a heading; nothing where none is known.
#[component]
pub fn PaperAbstract(
    /// The paper.
    paper: &'static Paper,
) -> impl IntoView {
    let text = RwSignal::new(Ok(known(paper)));
    let library = use_library();
    let load = move || {
        browser::spawn(async move {
            let loaded = load_abstract(library, paper).await;
            // The page may be another one by then.
            text.try_set(loaded);
        });
    };
    if IS_PROGRAM && text.with_untracked(|text| *text == Ok(None)) && browser::asset(ABSTRACTS).is_some() {
        load();
    }
    let content = move |text: Result<String, LoadError>| match text {
        Ok(text) => Either::Left(view! { <p id=text_id(paper) dir="auto">{text}</p> }),
        Err(_) => Either::Right(view! {
            <p>
                "The abstract could not be loaded. "
                <button type="button" class="action" on:click=move |_| browser::keep_focus(load)>"Try again"</button>
            </p>
        }),
    };
    move || {
        text.get().transpose().map(|text| {
            view! {
                <section class="abstract" aria-labelledby="abstract">
                    <h2 id="abstract">"Abstract"</h2>
                    {content(text)}
                </section>
            }
        })
    }
}

/// The abstracts of some papers, by their ids: those of which one is known, as they arrive.
pub fn load_abstracts(
    library: &'static Library,
    papers: impl Fn() -> Vec<&'static Paper> + 'static,
) -> ReadSignal<Vec<(PaperId, String)>> {
    let (loaded, set_loaded) = signal(Vec::new());
    if IS_PROGRAM && browser::asset(ABSTRACTS).is_some() {
        let asked = StoredValue::new(Vec::<&'static PaperId>::new());
        Effect::new(move |_| {
            for paper in papers() {
                if asked.with_value(|asked| asked.contains(&&paper.id)) {
                    continue;
                }
                asked.update_value(|asked| asked.push(&paper.id));
                browser::spawn(async move {
                    // The page may be another one by then.
                    match load_abstract(library, paper).await {
                        Ok(Some(text)) => drop(set_loaded.try_update(|loaded| loaded.push((paper.id.clone(), text)))),
                        Ok(None) => {}
                        // It is asked for again with the next paper.
                        Err(_) => drop(asked.try_update_value(|asked| asked.retain(|id| *id != &paper.id))),
                    }
                });
            }
        });
    }
    loaded
}

/// Fills the abstract of a card whose summary was clicked. It is loaded each time that it is unfolded: the browser
/// keeps it, and what failed is tried again.
pub fn unfold_abstract(library: &'static Library, paper: &'static Paper, summary: &browser::Element) {
    let is_open = summary.parent_element().is_some_and(|details| details.has_attribute("open"));
    let Some(place) = summary.next_element_sibling().filter(|_| !is_open) else { return };
    if place.text_content().unwrap_or_default().is_empty() {
        place.set_text_content(Some("Loading…"));
    }
    browser::spawn(async move {
        let loaded = load_abstract(library, paper).await;
        let text = match &loaded {
            Ok(Some(text)) => text,
            Ok(None) => "No abstract available.",
            Err(_) => "The abstract could not be loaded. Close and reopen it to try again.",
        };
        place.set_text_content(Some(text));
    });
}

/// The id of the element with the text, by which the program finds it in the static page.
fn text_id(paper: &Paper) -> String {
    format!("abstract-of-{}", paper.id)
}

/// What is known of it without asking: by the program what the page shows that it takes over.
fn known(paper: &Paper) -> Option<String> {
    match IS_PROGRAM {
        true => browser::element(&text_id(paper))?.text_content(),
        false => use_known_abstract(),
    }
}
