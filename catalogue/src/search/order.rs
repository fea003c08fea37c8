//! The orders of results that do not depend on the query, worked out once.
use std::cmp::{Ordering, Reverse};

use super::facets::is_published;
use crate::catalogue::Catalogue;
use crate::fold::fold;
use crate::paper::{Month, Paper};
use crate::query::Sort;
use crate::sorting::sorted_positions;

/// The positions of all papers in an order, those of equal papers in the list's. For
/// [`Sort::Relevance`] it is the order among papers that match equally well: recommended
/// first, then newest.
pub(super) fn positions(catalogue: &Catalogue, sort: Sort) -> Vec<u32> {
    let keys: Vec<Key<'_>> = catalogue.papers().iter().map(|paper| Key::new(paper, sort)).collect();
    sorted_positions(keys.len(), &|left, right| {
        let (left, right) = (&keys[left], &keys[right]);
        match sort {
            Sort::Relevance => {
                (!left.paper.recommended, Reverse(left.date)).cmp(&(!right.paper.recommended, Reverse(right.date)))
            }
            Sort::Newest => newest(left, right),
            Sort::Oldest => (left.date.is_none(), left.date, &left.paper.id).cmp(&(
                right.date.is_none(),
                right.date,
                &right.paper.id,
            )),
            Sort::Title => left.text.cmp(&right.text),
            Sort::Venue => by_venue(left, right).then_with(|| newest(left, right)),
        }
    })
}

/// What papers are compared by, as far as it would take time to work out at each
/// comparison.
struct Key<'a> {
    paper: &'a Paper,
    date: Option<Month>,
    /// The title or the name of the series, folded; none of what was not published.
    text: Option<String>,
}

impl<'a> Key<'a> {
    fn new(paper: &'a Paper, sort: Sort) -> Self {
        let text = match sort {
            Sort::Title => Some(paper.title.as_str()),
            Sort::Venue if is_published(paper) => paper.venue.as_ref().map(|venue| venue.series().name()),
            _ => None,
        };
        Self { paper, date: paper.date(), text: text.map(fold) }
    }
}

/// Newest month first, papers without a date last. Within a month the higher id comes
/// first, because arXiv counts upwards.
fn newest(left: &Key<'_>, right: &Key<'_>) -> Ordering {
    (right.date, &right.paper.id).cmp(&(left.date, &left.paper.id))
}

/// By name of the series, then its newest year, then its track; preprints last.
fn by_venue(left: &Key<'_>, right: &Key<'_>) -> Ordering {
    match (&left.text, &right.text) {
        (Some(left_name), Some(right_name)) => {
            fn rest<'a>(key: &Key<'a>) -> impl Ord + use<'a> {
                key.paper.venue.as_ref().map(|venue| (Reverse(venue.year()), venue.track()))
            }
            left_name.cmp(right_name).then_with(|| rest(left).cmp(&rest(right)))
        }
        (left, right) => left.is_none().cmp(&right.is_none()),
    }
}
