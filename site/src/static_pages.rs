//! The main parts of the pages that only the generator writes: the program shows them as it finds them.
mod authors;
mod start;

use awesome_papers::data::library::Library;
use catalogue::ExtraPage;
use catalogue::route::{Route, StaticOnly};
use maud::Markup;

use authors::Authors;

/// The pages of a list, with what several of them are made of.
pub struct StaticPages {
    library: &'static Library,
    /// Not of a long list, whose authors are too many for a page each, nor of one that does without.
    authors: Option<Authors>,
}

impl StaticPages {
    /// Gathers what they are made of.
    pub fn new(library: &'static Library) -> Self {
        Self { library, authors: library.has_page(ExtraPage::Authors).then(|| Authors::new(library)) }
    }

    /// The pages of authors, besides those of [`Library::pages`].
    pub fn authors(&self) -> impl Iterator<Item = Route> {
        self.authors.iter().flat_map(|authors| authors.routes(self.library))
    }

    /// The inside of the main part of a page; nothing of a page that the list does not have.
    pub fn content(&self, page: &StaticOnly) -> Markup {
        let library = self.library;
        match (page, &self.authors) {
            (StaticOnly::Start, _) => start::page(library),
            (StaticOnly::Authors, Some(authors)) => authors.page(library),
            (StaticOnly::Author(id), Some(authors)) => authors.page_of(library, id),
            _ => Markup::default(),
        }
    }
}
