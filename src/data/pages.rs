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
        let written = self.pages_through().into_iter().map(|(page, _)| page);
        written.chain([Route::About, Route::contribute(), Route::Accessibility])
    }

    /// The pages that show other ways through the list, each with the name by which links call it. Those of authors
    /// are not written for a long list.
    #[must_use]
    pub fn pages_through(&self) -> Vec<(Route, &'static str)> {
        let pages = [
            (Route::StaticOnly(StaticOnly::Start), "Start here", self.index.has_total(Has::Recommended) > 0),
            (Route::StaticOnly(StaticOnly::Authors), "Authors", !self.is_long()),
            (Route::Trends(Query::default()), "Trends", true),
        ];
        pages.into_iter().filter(|(.., exists)| *exists).map(|(page, name, _)| (page, name)).collect()
    }

    /// Whether a page is as the generator wrote it, and no program makes it: another document than any. The trends of a
    /// long list are counted by the generator, which has all of it.
    #[must_use]
    pub fn is_static_only(&self, page: &Route) -> bool {
        match page {
            Route::StaticOnly(_) => true,
            Route::Trends(_) => self.is_long(),
            _ => false,
        }
    }
}
