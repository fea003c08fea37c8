//! Authors: what they are called, and where their papers are.
use catalogue::query::Facet;
use catalogue::route::{Route, StaticOnly};
use catalogue::{ExtraPage, Slug, authors};

use super::library::Library;

/// The fewest papers of an author who has a page: more than one, as [`catalogue::search::Index::has_frequent_author`]
/// has it.
pub const FEWEST_OF_AUTHOR: usize = 2;

impl Library {
    /// The name of the author with an id ([`authors::id`]): the one to show of those that are joined, else as the
    /// newest paper spells it; its words where no record of theirs is loaded.
    #[must_use]
    pub fn author(&self, id: &str) -> String {
        if let [shown, ..] = self.catalogue.joined_names(id) {
            return shown.to_string();
        }
        let papers = self.catalogue.papers();
        let own = self.index.author_papers(id);
        let newest = own.map(|own| own.first().map_or(&[][..], |newest| &papers[*newest..=*newest]));
        let mut names = newest.unwrap_or(papers).iter().flat_map(|paper| &paper.authors).map(|name| name.as_str());
        names.find(|name| authors::id(name) == id).map_or_else(|| id.replace('-', " "), str::to_owned)
    }

    /// Where the papers of an author are: on a page of their own, if the list has several of them; else in the
    /// list narrowed to the author.
    #[must_use]
    pub fn author_page(&self, name: &str) -> Route {
        let id = self.catalogue.author_id(name);
        let has_several = || self.index.author_papers(&id).is_some_and(|papers| papers.len() >= FEWEST_OF_AUTHOR);
        let has_page = has_several() && self.has_page(ExtraPage::Authors);
        match Slug::new(&id) {
            Ok(id) if has_page => Route::author(id),
            _ => Route::one(Facet::Author, &id),
        }
    }

    /// The page at whose address search engines find what a route shows: an author with several names has one page.
    #[must_use]
    pub fn canonical(&self, route: &Route) -> Route {
        match route {
            Route::StaticOnly(StaticOnly::Author(id)) => self.author_page(id.as_str()),
            other => other.clone(),
        }
    }
}
