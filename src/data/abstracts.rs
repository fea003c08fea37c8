//! The abstracts of a list, which are loaded when a search or an export first asks for them.
use std::sync::OnceLock;

use catalogue::abstracts::Texts;
use leptos::prelude::*;

use super::error::LoadError;

/// The abstracts of a list, as far as they are loaded.
#[derive(Debug)]
pub struct ListAbstracts {
    pub(super) texts: OnceLock<Texts>,
    pub(super) progress: ArcRwSignal<Progress>,
}

/// How far they have got.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Nothing has asked for them.
    Unasked,
    /// They are being fetched, or prepared for the search.
    Pending,
    /// The index has them.
    Loaded,
    /// They did not arrive.
    Failed(LoadError),
}

impl Default for ListAbstracts {
    fn default() -> Self {
        Self { texts: OnceLock::new(), progress: ArcRwSignal::new(Progress::Unasked) }
    }
}

impl ListAbstracts {
    /// How far they have got. Whoever asks runs again when that changes.
    #[must_use]
    pub fn progress(&self) -> Progress {
        self.progress.get()
    }

    /// The abstract of the paper at a position, if it is loaded and the paper has one.
    #[must_use]
    pub fn get(&self, position: usize) -> Option<&str> {
        self.texts.get()?.get(position)
    }
}
