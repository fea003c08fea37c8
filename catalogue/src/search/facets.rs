//! The values of each facet, and which papers have them.
use std::cmp::{Ordering, Reverse};

use postings::Bitmap;

use crate::list::Catalogue;
use crate::paper::Paper;
use crate::query::{Facet, Has, Term};
use crate::slug::Slug;
use crate::sorting::sorted_positions;
use crate::venue::Kind;

/// A value of a facet that some paper has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetValue {
    /// Its id in an address: the slug of a category or collection, the id of a series,
    /// a year, a month as `2023-06`, or the slug of a technique's name. Preprints have the series `arxiv`.
    pub id: String,
    /// Its name as a reader sees it.
    pub label: String,
    /// How many papers of the catalogue have it.
    pub total: usize,
}

/// The id and label of the series that a preprint is filed under.
pub const PREPRINTS: &str = "arxiv";

/// Its name.
pub(super) const NAME_OF_PREPRINTS: &str = "arXiv preprint";

/// The papers of which each condition holds.
#[derive(Debug)]
pub(super) struct Sets {
    /// Those that have each value of each of [`Facet::ALL`].
    pub facets: [Vec<Bitmap>; Facet::ALL.len()],
    /// Those for which each of [`Has::ALL`] holds.
    pub has: [Bitmap; Has::ALL.len()],
}

/// The values of a facet in the order in which they are shown, and the papers of each by their numbers, which have
/// these `positions` in the catalogue.
pub(super) fn values(catalogue: &Catalogue, facet: Facet, positions: &[u32]) -> (Vec<FacetValue>, Vec<Bitmap>) {
    let mut gathered = Gathered { values: Vec::new(), length: catalogue.papers().len() };
    // The list's own values come first and in its order.
    match facet {
        Facet::Category => {
            for category in catalogue.categories() {
                gathered.value(category.id.as_str(), category.name.as_str());
            }
        }
        Facet::Collection => {
            for collection in &catalogue.parts().collections {
                gathered.value(collection.id.as_str(), collection.name.as_str());
            }
        }
        Facet::Venue | Facet::Year | Facet::Month | Facet::Technique | Facet::Author => {}
    }
    for (number, position) in positions.iter().enumerate() {
        let paper = &catalogue.papers()[*position as usize];
        each_value(paper, facet, |id, label| gathered.value(id, label).insert(number));
    }
    let mut gathered = gathered.values;
    gathered.retain_mut(|(value, papers)| {
        value.total = papers.count();
        value.total > 0
    });
    let order = sorted_positions(gathered.len(), &|left, right| {
        let (left, right) = (&gathered[left].0, &gathered[right].0);
        match facet {
            Facet::Venue | Facet::Technique => {
                (Reverse(left.total), &left.label, &left.id).cmp(&(Reverse(right.total), &right.label, &right.id))
            }
            Facet::Year | Facet::Month => right.id.cmp(&left.id),
            Facet::Category | Facet::Collection | Facet::Author => Ordering::Equal,
        }
    });
    order.into_iter().map(|position| gathered[position as usize].clone()).unzip()
}

/// The papers that `terms` let through; `None` for all. A term that names nothing lets all through. `named`
/// tells the papers of each thing that a term names.
pub(super) fn filter(terms: &[Term], length: usize, named: &dyn Fn(&Term) -> Vec<Bitmap>) -> Option<Bitmap> {
    let mut included: Option<Bitmap> = None;
    let mut excluded: Option<Bitmap> = None;
    for term in terms {
        let set = if term.is_excluded() { &mut excluded } else { &mut included };
        for papers in named(term) {
            set.get_or_insert_with(|| Bitmap::empty(length)).unite(&papers);
        }
    }
    match (included, excluded) {
        (included, None) => included,
        (included, Some(excluded)) => {
            let mut papers = included.unwrap_or_else(|| Bitmap::full(length));
            papers.subtract(&excluded);
            Some(papers)
        }
    }
}

/// Values in the order in which they were first met.
struct Gathered {
    values: Vec<(FacetValue, Bitmap)>,
    length: usize,
}

impl Gathered {
    /// The papers of a value.
    fn value(&mut self, id: &str, label: &str) -> &mut Bitmap {
        let position = self.values.iter().position(|(value, _)| value.id == id).unwrap_or_else(|| {
            let value = FacetValue { id: id.to_owned(), label: label.to_owned(), total: 0 };
            self.values.push((value, Bitmap::empty(self.length)));
            self.values.len() - 1
        });
        &mut self.values[position].1
    }
}

/// Tells `take` the id and label of each value that a paper has in a facet.
fn each_value(paper: &Paper, facet: Facet, mut take: impl FnMut(&str, &str)) {
    match facet {
        // Both name values of the list, whose labels are known already.
        Facet::Category => paper.categories.iter().for_each(|category| take(category.as_str(), category.as_str())),
        Facet::Collection => take(paper.collection.as_str(), paper.collection.as_str()),
        Facet::Venue => match &paper.venue {
            Some(venue) => take(venue.series().id(), venue.series().name()),
            None if paper.id.arxiv().is_some() => take(PREPRINTS, NAME_OF_PREPRINTS),
            None => {}
        },
        Facet::Year => {
            if let Some(year) = paper.year() {
                let year = year.to_string();
                take(&year, &year);
            }
        }
        Facet::Month => {
            if let Some(month) = paper.arxiv_month() {
                take(&month.to_string(), &month.long());
            }
        }
        Facet::Author => {}
        Facet::Technique => {
            for technique in &paper.techniques {
                let name = technique.as_str();
                match Slug::of(name) {
                    Some(slug) => take(slug.as_str(), name),
                    // A name without any letter or digit of ASCII is its own id, but for
                    // the sign that would exclude it in an address.
                    None => {
                        let id = name.trim_start_matches('-');
                        if !id.trim().is_empty() {
                            take(id, name);
                        }
                    }
                }
            }
        }
    }
}

/// Whether a paper was published, which a preprint was not.
pub(super) fn is_published(paper: &Paper) -> bool {
    paper.venue.as_ref().is_some_and(|venue| venue.kind() != Kind::Preprint)
}
