//! The answer to a [`Query`]: which papers, in which order, and what each filter would
//! find.
//!
//! This is the seam behind which the engine may change: the program calls [`search`]
//! with an [`Index`] built once, and [`highlights`] for what it shows. Another engine,
//! faster or forgiving of typing errors, comes behind the same two functions.
//!
//! # What matches
//!
//! Every word of the query must begin a word of the paper: of its title, authors,
//! techniques, venue, year, categories or id, all folded. A compound such as `low-rank`
//! matches as its parts and as one word. A text with an arXiv id in it, in any form
//! that people paste, also matches the paper with that id.
//!
//! # How matches are ranked
//!
//! The score of a paper is the sum over the distinct words of the query of
//!
//! > `rarity(word) × max over its matches (weight(field) + start) × (2 if whole, else 1)`
//!
//! plus 120 for each pair of neighbours in the query that are neighbours in the title.
//!
//! - `weight`: title 10, author 7, technique 5, venue 4, category and id 3;
//! - `start`: 2 for the word with which the title begins, else 0;
//! - `rarity`: 8 + 4 log₂(papers / papers that match the word), rounded down;
//! - a compound counts as the sum of its parts or as its joined word, whichever is more;
//! - a paper whose arXiv id is in the query comes before all others.
//!
//! Equal scores: recommended papers first, then newer ones, then the list's order.
//! Without words that is the whole order.
mod bitmap;
pub(crate) mod dictionary;
mod facets;
mod highlight;
mod lists;
mod order;
mod rank;
pub(crate) mod words;

use crate::catalogue::Catalogue;
use crate::paper::{Paper, PaperId};
use crate::query::{Facet, Has, Query, Sort};
use crate::sorting::sorted_positions;

use bitmap::Bitmap;
use dictionary::{AUTHOR, Builder, CATEGORY, Dictionary, ID, TECHNIQUE, VENUE};
use facets::FacetIndex;
use rank::Found;

pub use highlight::highlights;
pub(crate) use rank::doublings;

/// A catalogue prepared for [`search`]. It names papers by their position in
/// [`Catalogue::papers`].
#[derive(Debug)]
pub struct Index {
    dictionary: Dictionary,
    facets: [FacetIndex; Facet::ALL.len()],
    /// The papers for which each of [`Has::ALL`] holds.
    has: [Bitmap; Has::ALL.len()],
    /// All positions in each of the orders [`Sort::ALL`].
    orders: [Vec<u32>; Sort::ALL.len()],
    /// The place of each position in the order for equal scores.
    places: Vec<u32>,
    /// The ids in ascending order, with their positions.
    ids: Vec<(PaperId, u32)>,
}

/// A value of a facet that some paper has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetValue {
    /// Its id in an address: the slug of a category or collection, the id of a series,
    /// a year, or the slug of a technique's name. Preprints have the series `arxiv`.
    pub id: String,
    /// Its name as a reader sees it.
    pub label: String,
    /// How many papers of the catalogue have it.
    pub total: usize,
}

/// What a query finds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Results {
    /// The positions of the matching papers, in the order asked for.
    pub papers: Vec<usize>,
    /// For each facet of [`Facet::ALL`], the number of matches of each of its values in
    /// the order of [`Index::facet_values`]. A facet's own terms are left out of
    /// account, so that each number is what choosing that value alone would show.
    pub facets: [Vec<usize>; Facet::ALL.len()],
    /// For each of [`Has::ALL`], how many papers would match with it asked for as well.
    pub has: [usize; Has::ALL.len()],
    /// What of the query means nothing in this catalogue and was left out of account.
    pub ignored: Vec<Ignored>,
}

/// A part of an address that the search left out of account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ignored {
    /// The name of the parameter.
    pub parameter: String,
    /// Its value, without the `-` of an excluded one.
    pub value: String,
}

/// The words of a catalogue: the greater half of its index, so that a page which must
/// answer meanwhile can make the two one after the other.
#[derive(Debug)]
pub struct Vocabulary(Dictionary);

impl Vocabulary {
    /// Gathers the words of every paper.
    #[must_use]
    pub fn new(catalogue: &Catalogue) -> Self {
        let mut builder = Builder::default();
        for (position, paper) in catalogue.papers().iter().enumerate() {
            add_words(&mut builder, catalogue, position as u32, paper);
        }
        Self(builder.build())
    }
}

impl Index {
    /// Prepares a catalogue.
    #[must_use]
    pub fn new(catalogue: &Catalogue) -> Self {
        Self::with_vocabulary(catalogue, Vocabulary::new(catalogue))
    }

    /// Prepares a catalogue whose words are already gathered.
    #[must_use]
    pub fn with_vocabulary(catalogue: &Catalogue, vocabulary: Vocabulary) -> Self {
        let papers = catalogue.papers();
        let mut has = Has::ALL.map(|_| Bitmap::empty(papers.len()));
        for (position, paper) in papers.iter().enumerate() {
            for (kind, set) in Has::ALL.into_iter().zip(&mut has) {
                if does_have(paper, kind) {
                    set.insert(position);
                }
            }
        }
        let ids = sorted_positions(papers.len(), &|left, right| papers[left].id.cmp(&papers[right].id));
        let ids = ids.into_iter().map(|position| (papers[position as usize].id.clone(), position)).collect();
        let orders = Sort::ALL.map(|sort| order::positions(catalogue, sort));
        let mut places = vec![0; papers.len()];
        for (place, position) in orders[Sort::Relevance as usize].iter().enumerate() {
            places[*position as usize] = place as u32;
        }
        let facets = Facet::ALL.map(|facet| FacetIndex::new(catalogue, facet));
        Self { dictionary: vocabulary.0, facets, has, orders, places, ids }
    }

    /// Every value of a facet that some paper has: categories and collections in the
    /// list's order, venues and techniques by number of papers, years from the newest.
    #[must_use]
    pub fn facet_values(&self, facet: Facet) -> &[FacetValue] {
        &self.facets[facet as usize].values
    }

    /// The value that `id` names as [`Term::names`](crate::query::Term::names) does,
    /// whatever its case and punctuation; `None` when no paper has it.
    #[must_use]
    pub fn facet_value(&self, facet: Facet, id: &str) -> Option<&FacetValue> {
        let facet = &self.facets[facet as usize];
        facet.position(id).map(|position| &facet.values[position])
    }

    /// The number of papers.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether there is no paper.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// The words of the papers.
    pub(crate) fn dictionary(&self) -> &Dictionary {
        &self.dictionary
    }

    /// The sets of papers that share a value of a facet with the paper at `position`,
    /// one for each value that it has.
    pub(crate) fn sharing(&self, facet: Facet, position: usize) -> impl Iterator<Item = &Bitmap> {
        self.facets[facet as usize].papers.iter().filter(move |papers| papers.contains(position))
    }

    /// Some positions, each given with the rank of its paper, from the lowest rank to the
    /// highest. Papers of the same rank are in the order for equal scores.
    pub(crate) fn ranked(&self, ranks: &mut dyn Iterator<Item = (u32, usize)>) -> Vec<usize> {
        // The rank and the place in one number: numbers are sorted faster than pairs.
        let number = |(rank, position): (u32, usize)| u64::from(rank) << u32::BITS | u64::from(self.places[position]);
        let mut numbers: Vec<u64> = ranks.map(number).collect();
        numbers.sort_unstable();
        let order = &self.orders[Sort::Relevance as usize];
        numbers.into_iter().map(|number| order[number as u32 as usize] as usize).collect()
    }

    /// The position of the paper with an id.
    fn position(&self, id: &PaperId) -> Option<usize> {
        let found = self.ids.binary_search_by(|(other, _)| other.cmp(id)).ok()?;
        Some(self.ids[found].1 as usize)
    }
}

/// Adds the words by which a paper is found.
fn add_words(builder: &mut Builder, catalogue: &Catalogue, position: u32, paper: &Paper) {
    builder.add_title(position, paper.title.as_str());
    for author in &paper.authors {
        builder.add(position, AUTHOR, author.as_str());
    }
    for technique in &paper.techniques {
        builder.add(position, TECHNIQUE, technique.as_str());
    }
    match &paper.venue {
        Some(venue) => {
            builder.add(position, VENUE, venue.label());
            builder.add(position, VENUE, venue.series().name());
            if let Some(track) = venue.track_label() {
                builder.add(position, VENUE, &track);
            }
        }
        None if paper.id.arxiv().is_some() => builder.add(position, VENUE, facets::PREPRINTS.1),
        None => {}
    }
    if let Some(year) = paper.year() {
        builder.add(position, VENUE, &year.to_string());
    }
    for category in paper.categories.iter().filter_map(|id| catalogue.category(id.as_str())) {
        builder.add(position, CATEGORY, category.name.as_str());
    }
    builder.add(position, ID, paper.id.as_str());
}

/// Whether a condition holds for a paper.
fn does_have(paper: &Paper, has: Has) -> bool {
    match has {
        Has::Code => paper.code().is_some(),
        Has::Figure => paper.figure.is_some(),
        Has::Venue => facets::is_published(paper),
        Has::Award => paper.venue.as_ref().is_some_and(|venue| venue.track().is_award()),
    }
}

/// Answers a query. It cannot fail: what means nothing in this catalogue is left out of
/// account and named in [`Results::ignored`].
#[must_use]
pub fn search(index: &Index, query: &Query) -> Results {
    let mut ignored: Vec<Ignored> = query
        .unknown()
        .iter()
        .map(|(parameter, value)| Ignored { parameter: parameter.clone(), value: value.clone() })
        .collect();
    let length = index.len();
    let filters = Facet::ALL.map(|facet| {
        let terms = query.terms(facet);
        index.facets[facet as usize].filter(facet, terms, length, &mut ignored)
    });
    let found = rank::find(index, &query.text);

    // What every condition but those on facets leaves.
    let mut common = found.as_ref().map_or_else(|| Bitmap::full(length), |found| found.matches.clone());
    for has in query.has() {
        common.intersect(&index.has[*has as usize]);
    }
    let filtered = |without: Option<Facet>| {
        let mut papers = common.clone();
        let others = Facet::ALL.into_iter().zip(&filters).filter(|(facet, _)| Some(*facet) != without);
        others.filter_map(|(_, filter)| filter.as_ref()).for_each(|filter| papers.intersect(filter));
        papers
    };
    let matches = filtered(None);
    let facets = Facet::ALL.map(|facet| {
        let others;
        let counted = if filters[facet as usize].is_some() {
            others = filtered(Some(facet));
            &others
        } else {
            &matches
        };
        index.facets[facet as usize].papers.iter().map(|papers| papers.count_common(counted)).collect()
    });
    let has = Has::ALL.map(|has| index.has[has as usize].count_common(&matches));
    let papers = in_order(index, query.effective_sort(), &matches, found.as_ref());
    Results { papers, facets, has, ignored }
}

/// The matches in the order asked for.
fn in_order(index: &Index, sort: Sort, matches: &Bitmap, found: Option<&Found>) -> Vec<usize> {
    match found {
        Some(found) if sort == Sort::Relevance => {
            index.ranked(&mut matches.iter().map(|position| (u32::MAX - found.scores[position], position)))
        }
        _ => {
            let order = index.orders[sort as usize].iter().map(|position| *position as usize);
            order.filter(|position| matches.contains(*position)).collect()
        }
    }
}
