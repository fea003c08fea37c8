//! Which pages a list has.
use catalogue::ExtraPage;
use catalogue::query::{Facet, Has, Query};
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

    /// The pages that show other ways through the list, each with the name by which links call it.
    #[must_use]
    pub fn pages_through(&self) -> Vec<(Route, &'static str)> {
        let pages = ExtraPage::ALL.into_iter().filter(|page| self.has_page(*page));
        let named = pages.map(|page| match page {
            ExtraPage::Start => (Route::StaticOnly(StaticOnly::Start), "Start here"),
            ExtraPage::Authors => (Route::StaticOnly(StaticOnly::Authors), "Authors"),
            ExtraPage::Trends => (Route::Trends(Query::default()), "Trends"),
        });
        named.collect()
    }

    /// Whether the site has a page: the list wants it, and there is something to show. Authors have none in a long
    /// list.
    #[must_use]
    pub fn has_page(&self, page: ExtraPage) -> bool {
        let has_content = match page {
            ExtraPage::Start => self.index.has_total(Has::Recommended) > 0,
            ExtraPage::Authors => !self.is_long() && self.index.has_frequent_author(),
            ExtraPage::Trends => true,
        };
        has_content && self.catalogue.list().has_page(page)
    }

    /// Whether there are trends of some papers of the list, and not of all only.
    #[must_use]
    pub fn has_trends_of_some(&self) -> bool {
        self.has_page(ExtraPage::Trends) && !self.is_long()
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

    /// The address of the feed of a category or venue that has papers, or of an author with a page.
    #[must_use]
    pub fn feed(&self, route: &Route) -> Option<String> {
        let page = match route {
            Route::Browse(query) => {
                let (facet @ (Facet::Category | Facet::Venue), id) = query.only_term()? else { return None };
                let value = self.index.facet_value(facet, id).filter(|value| value.total > 0)?;
                Route::one(facet, &value.id)
            }
            Route::StaticOnly(StaticOnly::Author(_)) => route.clone(),
            _ => return None,
        };
        Some(self.href(&page) + "feed.xml")
    }
}

#[cfg(test)]
mod tests {
    use crate::tests::library;
    use catalogue::query::Query;
    use catalogue::route::Route;

    #[test]
    fn a_category_and_a_venue_have_a_feed() {
        let library = library();
        let of = |query| library.feed(&Route::Browse(Query::parse(query)));
        assert_eq!(of("category=pruning").as_deref(), Some("/repository/category/pruning/feed.xml"));
        assert_eq!(of("venue=ACL&sort=title").as_deref(), Some("/repository/venue/acl/feed.xml"));
        for none in ["", "year=2023", "category=pruning&year=2023", "venue=nope"] {
            assert_eq!(of(none), None, "{none}");
        }
    }
}
