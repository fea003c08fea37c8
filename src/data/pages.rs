//! Which pages a list has.
use catalogue::ExtraPage;
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
    /// which links call it.
    #[must_use]
    pub fn static_pages(&self) -> Vec<(StaticOnly, &'static str)> {
        let written = ExtraPage::ALL.into_iter().filter(|page| self.has_page(*page));
        let named = written.map(|page| match page {
            ExtraPage::Start => (StaticOnly::Start, "Start here"),
            ExtraPage::Authors => (StaticOnly::Authors, "Authors"),
            ExtraPage::Trends => (StaticOnly::Trends, "Trends"),
        });
        named.collect()
    }

    /// Whether the site has a page: the list wants it, and there is something to show. Authors have none in a long
    /// list.
    #[must_use]
    pub fn has_page(&self, page: ExtraPage) -> bool {
        let has_content = match page {
            ExtraPage::Start => self.index.has_total(Has::Recommended) > 0,
            ExtraPage::Authors => !self.is_long(),
            ExtraPage::Trends => true,
        };
        has_content && self.catalogue.list().has_page(page)
    }
}
