//! The papers near a paper, for its page.
//!
//! The likeness of two papers is
//!
//! > 4 × title + techniques + categories + authors
//!
//! where `title` is the cosine of the words of both titles, each weighted by its rarity
//! in the catalogue; `techniques` and `categories` are the shared ones as a part of
//! those that either has; and `authors` is the number of shared ones, of which three
//! count as all. All four lie between 0 and 1.
use postings::{Field, Fields};

use crate::catalogue::Catalogue;
use crate::paper::{Line, Month, Paper};
use crate::query::Facet;
use crate::search::dictionary::{Lookup, Span};
use crate::search::words::Words;
use crate::search::{Index, doublings};
use crate::venue::{Kind, Series, Venue};

/// What the cosine of the titles counts for, where the other parts of the likeness
/// count 1.
const TITLE_WEIGHT: f32 = 4.0;

/// The number of shared authors from which on there might as well be more.
const MANY_AUTHORS: u32 = 3;

/// The papers near one, by their positions in the catalogue, each list best first. A
/// paper may be in several lists, but one in `similar` is not repeated in `category`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Neighbours {
    /// More in its main category: recommended papers first, then those nearest in date.
    pub category: Vec<usize>,
    /// By the same authors: those that share most of them first.
    pub authors: Vec<usize>,
    /// In the same series of conferences, or the same journal: those nearest in year
    /// first. A preprint has none.
    pub venue: Vec<usize>,
    /// The most alike.
    pub similar: Vec<usize>,
}

/// Finds at most `most` papers of each kind near the paper at `position`. `index` is
/// that of `catalogue`.
#[must_use]
pub fn neighbours(catalogue: &Catalogue, index: &Index, position: usize, most: usize) -> Neighbours {
    let Some((number, paper)) = index.number(position).zip(catalogue.papers().get(position)) else {
        return Neighbours::default();
    };
    let list = List { catalogue, index, lookup: Lookup::new(index.dictionary()) };
    let shared_authors = list.shared_authors(paper);
    let likeness = list.likeness(number, &shared_authors);
    let others = || (0..index.len()).filter(|other| *other != number);
    let first = |ranks: &mut dyn Iterator<Item = (u32, usize)>| {
        let mut ranked = index.ranked(ranks);
        ranked.truncate(most);
        ranked
    };

    let alike = others().filter(|other| likeness[*other] > 0.0);
    // Likeness is never negative, so its bits are in the order of its value.
    let similar = first(&mut alike.map(|other| (LAST_RANK - likeness[other].to_bits(), other)));

    let in_category = others().filter(|other| {
        let main = paper.categories.first();
        main.is_some_and(|main| list.paper(*other).categories.contains(main))
            && !similar.contains(&index.position(*other))
    });
    let category = first(&mut in_category.map(|other| {
        // The highest bit puts the recommended before all others.
        let others = u32::from(!list.paper(other).recommended) << LAST_RANK.ilog2();
        (others | months_apart(paper, list.paper(other)), other)
    }));

    let with_authors = others().filter(|other| shared_authors[*other] > 0);
    let authors = first(&mut with_authors.map(|other| (LAST_RANK - shared_authors[other], other)));

    let own_series = series(paper);
    let at_venue = others().filter(|other| own_series.is_some() && series(list.paper(*other)) == own_series);
    let venue = first(&mut at_venue.map(|other| {
        let years = paper.year().zip(list.paper(other).year());
        (years.map_or(LAST_RANK, |(own, other)| own.abs_diff(other).into()), other)
    }));
    Neighbours { category, authors, venue, similar }
}

/// The rank of what comes last.
const LAST_RANK: u32 = u32::MAX >> 1;

/// The series in which a paper was published, which a preprint was not.
fn series(paper: &Paper) -> Option<&Series> {
    paper.venue.as_ref().filter(|venue| venue.kind() != Kind::Preprint).map(Venue::series)
}

/// How many months lie between the dates of two papers; more than any, where one has none.
fn months_apart(left: &Paper, right: &Paper) -> u32 {
    // Of a year without a month, its middle is nearest to all of it.
    let months = |date: Month| u32::from(date.year) * 12 + u32::from(if date.month == 0 { 6 } else { date.month });
    left.date().zip(right.date()).map_or(LAST_RANK >> 1, |(left, right)| months(left).abs_diff(months(right)))
}

/// A list with its index; papers are named by their numbers in the index.
struct List<'a> {
    catalogue: &'a Catalogue,
    index: &'a Index,
    lookup: Lookup<'a>,
}

impl<'a> List<'a> {
    fn paper(&self, number: usize) -> &'a Paper {
        &self.catalogue.papers()[self.index.position(number)]
    }

    /// The papers that have a word in one of some fields, each as often as it has it.
    fn papers_with(&self, word: &Span, fields: Fields) -> impl Iterator<Item = usize> {
        let postings = self.lookup.postings(word).flatten();
        postings.filter(move |posting| posting.is_in(fields)).map(|posting| posting.paper())
    }

    /// The likeness of every paper to the one with a number.
    fn likeness(&self, number: usize, shared_authors: &[u32]) -> Vec<f32> {
        let length = self.index.len();
        let weight = |word: &Span| (doublings(length, self.lookup.posting_count(word)) as f32).powi(2);

        let mut likeness = vec![0.0; length];
        let mut words = Words::default();
        words.read(self.paper(number).title.as_str());
        let titled: Vec<&str> = words.iter().collect();
        let distinct = titled.iter().enumerate().filter(|(at, word)| !titled[..*at].contains(word));
        for word in distinct.filter_map(|(_, word)| self.lookup.word(word)) {
            let weight = weight(&word);
            self.papers_with(&word, Fields::TITLE).for_each(|other| likeness[other] += weight);
        }
        // The squares of the lengths of all titles, from all their words.
        let mut lengths = vec![0.0; length];
        for span in self.lookup.range("") {
            for word in span.words {
                let word = Span { section: span.section, words: word..word + 1 };
                let weight = weight(&word);
                self.papers_with(&word, Fields::TITLE).for_each(|other| lengths[other] += weight);
            }
        }
        let own_length = lengths[number];
        for (other, likeness) in likeness.iter_mut().enumerate().filter(|(_, product)| **product > 0.0) {
            // A word that a title repeats counts in every pair, whence the bound.
            *likeness = TITLE_WEIGHT * (*likeness / (own_length * lengths[other]).sqrt().max(1.0)).min(1.0);
        }

        self.add_shared(&mut likeness, Facet::Technique, number, |other| other.techniques.len());
        self.add_shared(&mut likeness, Facet::Category, number, |other| other.categories.len());
        for (likeness, shared) in likeness.iter_mut().zip(shared_authors) {
            *likeness += (*shared).min(MANY_AUTHORS) as f32 / MANY_AUTHORS as f32;
        }
        likeness
    }

    /// Adds, for each paper, its shared values of a facet as a part of those that either
    /// paper has. `count` tells how many a paper has.
    fn add_shared(&self, likeness: &mut [f32], facet: Facet, number: usize, count: impl Fn(&Paper) -> usize) {
        let mut shared = vec![0; likeness.len()];
        for papers in self.index.sharing(facet, number) {
            papers.iter().for_each(|other| shared[other] += 1);
        }
        for (other, shared) in shared.into_iter().enumerate().filter(|(_, shared)| *shared > 0) {
            let either = (count(self.paper(number)) + count(self.paper(other))).saturating_sub(shared).max(shared);
            likeness[other] += shared as f32 / either as f32;
        }
    }

    /// For every paper, how many authors it shares with one. Names are the same when their
    /// folded words are.
    fn shared_authors(&self, paper: &Paper) -> Vec<u32> {
        let mut shared = vec![0; self.index.len()];
        let mut name = Words::default();
        let mut other_name = Words::default();
        for author in &paper.authors {
            name.read(author.as_str());
            // Only papers that have the rarest of the words are looked at.
            let words: Vec<Span> = name.iter().filter_map(|word| self.lookup.word(word)).collect();
            let Some(rarest) = words.iter().min_by_key(|word| self.lookup.posting_count(word)) else { continue };
            let mut last = None;
            for other in self.papers_with(rarest, Fields::only(Field::Author)) {
                let mut is_same = |other: &Line| {
                    other_name.read(other.as_str());
                    other_name.iter().eq(name.iter())
                };
                if last.replace(other) != Some(other) && self.paper(other).authors.iter().any(&mut is_same) {
                    shared[other] += 1;
                }
            }
        }
        shared
    }
}
