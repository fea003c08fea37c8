//! Which pages a list has.
use catalogue::query::{Has, Query};
use catalogue::route::{Route, StaticOnly};

use super::library::Library;

impl Library {
    /// The pages of the site, apart from those of papers, of authors and of what the list is narrowed to.
    #[must_use]
    pub fn pages(&self) -> Vec<Route> {
        let of_reader = [Route::Browse(Query::default()), Route::shelf(), Route::Compare(Vec::new())];
        of_reader.into_iter().chain(self.pages_about()).collect()
    }

    /// Of these, the pages that are about the list as a whole.
    pub fn pages_about(&self) -> impl Iterator<Item = Route> {
        let written = self.static_pages().into_iter().map(|(page, _)| Route::StaticOnly(page));
        written.chain([Route::About, Route::contribute(), Route::Accessibility])
    }

    /// The pages of the list that only the generator writes, those of authors apart, each with the name by
    /// which links call it. Those of authors are not written for a long list.
    #[must_use]
    pub fn static_pages(&self) -> Vec<(StaticOnly, &'static str)> {
        let is_written = [self.index.has_total(Has::Recommended) > 0, !self.is_long(), true];
        let pages =
            [(StaticOnly::Start, "Start here"), (StaticOnly::Authors, "Authors"), (StaticOnly::Trends, "Trends")];
        pages.into_iter().zip(is_written).filter_map(|(page, is_written)| is_written.then_some(page)).collect()
    }
}
