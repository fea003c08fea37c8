//! Kinds of pages.
use catalogue::PaperId;
use catalogue::route::{Contribution, Route, StaticOnly};

/// What kind of page a route is; a change of kind is a change of page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PageKey {
    /// The list.
    Browse,
    /// The paper with this id.
    Paper(PaperId),
    /// The reader's own papers, or those that a link names.
    Shelf(Option<String>),
    /// How the field moves, by whichever papers.
    Trends,
    /// Papers side by side, whichever they are.
    Compare,
    /// About the list.
    About,
    /// How to add to it, or to correct the record of a paper.
    Contribute(Contribution),
    /// For whom the site works.
    Accessibility,
    /// A page that only the generator writes.
    StaticOnly(StaticOnly),
    /// No page.
    NotFound(String),
}

impl PageKey {
    pub(super) fn of(route: &Route) -> Self {
        match route {
            Route::Browse(_) => Self::Browse,
            Route::Paper { id, .. } => Self::Paper(id.clone()),
            Route::Shelf { shared, .. } => Self::Shelf(shared.clone()),
            Route::Trends(_) => Self::Trends,
            Route::Compare(_) => Self::Compare,
            Route::About => Self::About,
            Route::Contribute(contribution) => Self::Contribute(contribution.clone()),
            Route::Accessibility => Self::Accessibility,
            Route::StaticOnly(page) => Self::StaticOnly(page.clone()),
            Route::NotFound { path } => Self::NotFound(path.clone()),
        }
    }
}
