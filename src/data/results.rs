//! The results of a query as a page shows them.
use catalogue::query::Facet;
use catalogue::search::Results;

/// The results that a page shows.
#[derive(Clone, Debug, Default)]
pub struct PageResults {
    /// What the search found.
    pub found: Results,
    /// Whether these are no results yet: the first ones are still loading.
    pub is_pending: bool,
}

impl PageResults {
    pub(super) fn pending() -> Self {
        Self { found: Results::default(), is_pending: true }
    }

    /// How many papers have the value at a position of a facet; while they are loading, none.
    #[must_use]
    pub fn count(&self, facet: Facet, position: usize) -> usize {
        self.found.facets[facet as usize].get(position).copied().unwrap_or_default()
    }

    /// The rank of the paper at a position, if it is among them.
    #[must_use]
    pub fn rank(&self, position: usize) -> Option<usize> {
        self.found.papers.iter().position(|other| *other == position)
    }

    /// The position of the paper so many steps behind the one at `position`; before it, where `step` is negative.
    #[must_use]
    pub fn beside(&self, position: usize, step: isize) -> Option<usize> {
        self.found.papers.get(self.rank(position)?.checked_add_signed(step)?).copied()
    }
}
