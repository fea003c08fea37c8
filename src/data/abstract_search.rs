//! What a search in abstracts needs of the library, and loading them.
use catalogue::query::{Query, View};
use catalogue::search::{AbstractsBuilder, asks_for_abstracts};
use leptos::prelude::*;

use super::abstracts::{ListAbstracts, Progress};
use super::error::LoadError;
use super::library::Library;
use super::load::load_abstracts;
use crate::browser;

/// Of how many papers the words are gathered in one task: an abstract has about ten times as many as a record.
const PAPERS_PER_TASK: usize = 20;

impl Library {
    /// Whether abstracts can be searched.
    #[must_use]
    pub fn has_abstracts(&self) -> bool {
        self.abstracts.is_some()
    }

    /// How far the abstracts are; `None` where the list has none.
    #[must_use]
    pub fn abstracts_progress(&self) -> Option<Progress> {
        self.abstracts.as_ref().map(ListAbstracts::progress)
    }

    /// How far the abstracts are that a query asks for; `None` where it asks for none, or the list has none.
    #[must_use]
    pub fn asked_abstracts(&self, query: &Query) -> Option<Progress> {
        self.abstracts.as_ref().filter(|_| asks_for_abstracts(query)).map(ListAbstracts::progress)
    }

    /// Whether a query asks for abstracts that are not loaded yet.
    #[must_use]
    pub fn awaits_abstracts(&self, query: &Query) -> bool {
        matches!(self.asked_abstracts(query), Some(Progress::Unasked | Progress::Pending))
    }

    /// Whether papers are shown with the part of the abstract that a query asks for.
    #[must_use]
    pub fn has_excerpts(&self, query: &Query) -> bool {
        self.asked_abstracts(query) == Some(Progress::Loaded)
    }

    /// Whether papers are shown with two lines of text: with such a part or, as cards, with what the list says of most
    /// of them in its own words.
    #[must_use]
    pub fn has_texts(&self, query: &Query, view: View) -> bool {
        self.has_excerpts(query) || view == View::Cards && self.has_remarks
    }
}

/// From now on loads the abstracts as soon as a query asks for them.
pub fn follow(library: &'static Library, query: Memo<Query>) {
    let Some(abstracts) = &library.abstracts else { return };
    Effect::new(move |_| {
        if query.with(asks_for_abstracts) && abstracts.progress.get_untracked() == Progress::Unasked {
            load(library);
        }
    });
}

/// Loads the abstracts, unless they are there or on their way; also after that failed.
pub fn load(library: &'static Library) {
    let Some(abstracts) = &library.abstracts else { return };
    if abstracts.progress.with_untracked(|progress| matches!(progress, Progress::Pending | Progress::Loaded)) {
        return;
    }
    abstracts.progress.set(Progress::Pending);
    browser::spawn(async move {
        let outcome = index_abstracts(library, abstracts).await;
        abstracts.progress.set(match outcome {
            Ok(()) => Progress::Loaded,
            Err(error) => Progress::Failed(error),
        });
    });
}

async fn index_abstracts(library: &Library, abstracts: &ListAbstracts) -> Result<(), LoadError> {
    let texts = load_abstracts(library).await?;
    let texts = abstracts.texts.get_or_init(|| texts);
    let mut builder = AbstractsBuilder::new(&library.index, texts);
    while builder.step(PAPERS_PER_TASK) {
        browser::next_task().await;
    }
    builder.finish();
    Ok(())
}
