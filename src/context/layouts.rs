//! The layouts of the list.
use catalogue::query::View;
use leptos::prelude::*;

use crate::browser::ListLayout;

/// The layouts that were measured, one for each look of the list. They outlive the page of the list, so that
/// Back renders the right part of the list at once.
#[derive(Clone, Copy, Default)]
pub struct Layouts(RwSignal<Vec<(ListLook, ListLayout)>>);

/// What the height of the papers of a list depends on.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct ListLook {
    /// How densely they are set.
    pub view: View,
    /// Whether drawings stand at the side.
    pub(super) has_thumbnails: bool,
    /// Whether they are shown with two lines of text.
    pub(super) has_texts: bool,
}

impl Layouts {
    /// The layout of a look, once it was measured.
    #[must_use]
    pub fn get(self, look: ListLook) -> Option<ListLayout> {
        self.0.with(|layouts| layouts.iter().find(|(other, _)| *other == look).map(|(_, layout)| *layout))
    }

    /// Notes the layout of a look.
    pub fn set(self, look: ListLook, layout: ListLayout) {
        if untrack(|| self.get(look)) != Some(layout) {
            self.0.update(|layouts| {
                layouts.retain(|(other, _)| *other != look);
                layouts.push((look, layout));
            });
        }
    }
}
