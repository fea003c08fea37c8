//! The orders of results that do not depend on the query.
//!
//! An index numbers the papers from the newest to the oldest, so the two orders by date
//! are the numbers up and down; the others are worked out once.
use std::cmp::{Ordering, Reverse};

use super::facets::is_published;
use crate::fold::fold;
use crate::list::Catalogue;
use crate::paper::Paper;
use crate::query::Sort;
use crate::sorting::sorted_positions;

/// The positions of all papers in the catalogue, newest first: by the day on which they were added
/// or, where that is not known, by when they came out. Papers without either come last. Within a day
/// or a month the higher id comes first, because arXiv counts upwards.
pub(super) fn newest(catalogue: &Catalogue) -> Vec<u32> {
    let papers = catalogue.papers();
    let dates: Vec<_> = papers.iter().map(Paper::recency).collect();
    sorted_positions(papers.len(), &|left, right| {
        (dates[right], &papers[right].id).cmp(&(dates[left], &papers[left].id))
    })
}

/// The orders that are worked out beforehand. The others follow from the numbers, or from what is searched for.
pub(super) const STORED: [Sort; 4] = [Sort::Title, Sort::Venue, Sort::Stars, Sort::Cited];

/// The numbers of all papers in one of these orders; equal ones from the newest. `positions` are those of the
/// numbers.
pub(super) fn stored(catalogue: &Catalogue, sort: Sort, positions: &[u32]) -> Vec<u32> {
    let paper = |number: usize| &catalogue.papers()[positions[number] as usize];
    // Papers without any come last.
    let by_count = |count: &dyn Fn(&Paper) -> Option<u32>| {
        sorted_positions(positions.len(), &|left, right| count(paper(right)).cmp(&count(paper(left))))
    };
    match sort {
        Sort::Stars => by_count(&|paper| paper.code().and_then(|code| code.stars)),
        Sort::Cited => by_count(&|paper| paper.citations),
        _ => {
            let keys: Vec<Key<'_>> = (0..positions.len()).map(|number| Key::new(paper(number), sort)).collect();
            sorted_positions(keys.len(), &|left, right| keys[left].compare(&keys[right]))
        }
    }
}

/// What papers are compared by, as far as it would take time to work out at each
/// comparison.
struct Key<'a> {
    paper: &'a Paper,
    /// The title or the name of the series, folded; none of what was not published.
    text: Option<String>,
    is_by_venue: bool,
}

impl<'a> Key<'a> {
    fn new(paper: &'a Paper, sort: Sort) -> Self {
        let is_by_venue = sort == Sort::Venue;
        let text = match (is_by_venue, &paper.venue) {
            (false, _) => Some(paper.title.as_str()),
            (true, Some(venue)) if is_published(paper) => Some(venue.series().name()),
            _ => None,
        };
        Self { paper, text: text.map(fold), is_by_venue }
    }

    /// By title; or by name of the series, then its newest year, then its track, preprints
    /// last.
    fn compare(&self, other: &Self) -> Ordering {
        match (&self.text, &other.text) {
            (Some(text), Some(other_text)) => text.cmp(other_text).then_with(|| match self.is_by_venue {
                true => self.edition().cmp(&other.edition()),
                false => Ordering::Equal,
            }),
            (text, other_text) => text.is_none().cmp(&other_text.is_none()),
        }
    }

    fn edition(&self) -> impl Ord + use<'a> {
        self.paper.venue.as_ref().map(|venue| (Reverse(self.paper.year()), venue.track()))
    }
}
