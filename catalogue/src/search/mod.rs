//! The answer to a [`Query`]: which papers, in which order, and what each filter would
//! find.
//!
//! # What matches
//!
//! `expression.rs` tells what can be written. Every word must match, in any field or in the
//! one that is named. A word of the query matches a word of a paper that is
//!
//! - the same, both folded;
//! - its plural or singular by a final `s`, or another form of it ([`stem`]);
//! - a longer one that it begins, if it is the last of the query or has three letters;
//! - joined of two words of the query side by side (`low rank`: `lowrank`), or that can be
//!   split into two words of the paper side by side (`lowrank`: `low rank`).
//!
//! A compound such as `low-rank` matches as its parts side by side and as one word. A text
//! with an arXiv id in it, in any form that people paste, also matches that paper, and
//! digits the ids that they begin.
//!
//! A word that matches nothing is taken to have typing errors in it (`typing_error.rs`): as
//! many as its length is forgiven, and the first letter is trusted unless nothing begins
//! with it. If all words match something but no paper matches them all, every word may
//! have errors. [`Results::reading`] says what was read instead.
//!
//! # How matches are ranked
//!
//! The score of a paper is the sum over the words of the query of
//!
//! > `rarity(word) × max over its matches (weight(field) × closeness)`
//!
//! plus 960 for each two words that follow each other in the query and in the paper, or
//! 320 if they are swapped there or have one word between them, and 160 if the first of
//! several words begins the title.
//!
//! - `weight`: 13 for the name with which a title begins (before its colon, at most
//!   three words) if the word is all of it and 12 if it is part of it, 10 for the rest of the title, author 7,
//!   technique 5, venue 4, category and id 3;
//! - `closeness`, of 16: the word itself 16, its other number or spelling and joined words 14, split
//!   words 12, another form 10, a longer word 8, one error 6, two 4, and 4 and 2 for a
//!   longer word;
//! - `rarity`: 8 + 4 log₂(papers / matches), rounded down; the matches are the places of the
//!   word itself and its other number and spelling or, where there are none, the papers
//!   that match it in any way;
//! - the paper whose arXiv id is in the query comes before all others.
//!
//! Equal scores: recommended papers first, then newer ones. Without words that is the
//! whole order.
//!
//! The maximum over fields is the *disjunction max* of Lucene, which suits titles better
//! than the sum over fields of BM25F (Robertson, Zaragoza and Taylor, 2004): nobody writes
//! a word twice to be found. The rarity is the inverse document frequency (Spärck Jones,
//! 1972) with a constant, so that common words still count; the neighbourhood follows the
//! observation that words which were typed side by side were meant so (Tao and Zhai,
//! 2007).
mod builder;
mod completions;
pub(crate) mod dictionary;
mod expression;
mod facets;
mod forms;
mod highlight;
mod matching;
mod order;
mod parts;
pub mod stem;
mod typing_error;
pub(crate) mod words;

use postings::{Bitmap, Field, sort_by_key, sorted_by_score};

use crate::catalogue::Catalogue;
use crate::paper::Paper;
use crate::query::{Facet, Has, Query, Sort};

use builder::Builder;
use dictionary::Dictionary;
use facets::FacetIndex;
use matching::Found;

pub use completions::{Completion, Relaxation, Without, completions, relaxations};
pub use highlight::highlights;
pub(crate) use matching::doublings;
pub use parts::Part;
pub use postings::MOST_PAPERS;

/// A catalogue prepared for [`search`].
///
/// Inside, papers are named by *numbers* from the newest to the oldest; outside, by their
/// positions in [`Catalogue::papers`].
#[derive(Debug)]
pub struct Index {
    dictionary: Dictionary,
    facets: [FacetIndex; Facet::ALL.len()],
    /// The papers for which each of [`Has::ALL`] holds.
    has: [Bitmap; Has::ALL.len()],
    recommended: Bitmap,
    /// The number of papers that have a date.
    dated: usize,
    /// All numbers by title and by venue.
    by_title: Vec<u32>,
    by_venue: Vec<u32>,
    /// The position of each number.
    positions: Vec<u32>,
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
    /// The text without the typing errors that were read over, if there are any.
    pub reading: Option<String>,
    /// What stands in the text before a colon like a field and is none; it was searched
    /// for as a word.
    pub unknown_fields: Vec<String>,
    /// The parts of the index that would have been needed and are not loaded. If there
    /// are any, all else is without meaning.
    pub missing: Vec<Part>,
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
pub struct Vocabulary {
    dictionary: Dictionary,
    /// The position of each number.
    positions: Vec<u32>,
}

impl Vocabulary {
    /// Gathers the words of every paper.
    #[must_use]
    pub fn new(catalogue: &Catalogue) -> Self {
        let positions = order::newest(catalogue);
        let mut builder = Builder::default();
        for (number, position) in positions.iter().enumerate() {
            builder.begin(number);
            add_words(&mut builder, catalogue, &catalogue.papers()[*position as usize]);
        }
        Self { dictionary: builder.build(), positions }
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
        let Vocabulary { dictionary, positions } = vocabulary;
        let papers = catalogue.papers();
        let set = |holds: &dyn Fn(&Paper) -> bool| {
            Bitmap::of(papers.len(), &mut |number| holds(&papers[positions[number] as usize]))
        };
        Self {
            dictionary,
            facets: Facet::ALL.map(|facet| FacetIndex::new(catalogue, facet, &positions)),
            has: Has::ALL.map(|has| set(&|paper| does_have(paper, has))),
            recommended: set(&|paper| paper.recommended),
            dated: set(&|paper| paper.date().is_some()).count(),
            by_title: order::by_text(catalogue, Sort::Title, &positions),
            by_venue: order::by_text(catalogue, Sort::Venue, &positions),
            positions,
        }
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
        self.positions.len()
    }

    /// Whether there is no paper.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.positions.is_empty()
    }

    /// The words of the papers.
    pub(crate) fn dictionary(&self) -> &Dictionary {
        &self.dictionary
    }

    /// The position of the paper with a number.
    pub(crate) fn position(&self, number: usize) -> usize {
        self.positions[number] as usize
    }

    /// The number of the paper at a position.
    pub(crate) fn number(&self, position: usize) -> Option<usize> {
        self.positions.iter().position(|other| *other as usize == position)
    }

    /// The numbers of papers that share a value of a facet with one, a set for each value
    /// that it has.
    pub(crate) fn sharing(&self, facet: Facet, number: usize) -> impl Iterator<Item = &Bitmap> {
        self.facets[facet as usize].papers.iter().filter(move |papers| papers.contains(number))
    }

    /// Some numbers, which ascend, each given with the rank of its paper, from the lowest
    /// rank to the highest. Of papers of one rank, recommended ones come first, then newer
    /// ones. Ranks are below 2³¹.
    pub(crate) fn ranked(&self, ranks: &mut dyn Iterator<Item = (u32, usize)>) -> Vec<usize> {
        let key = |rank: u32, number| rank << 1 | u32::from(!self.recommended.contains(number));
        let mut numbers: Vec<(u32, u32)> = ranks.map(|(rank, number)| (key(rank, number), number as u32)).collect();
        sort_by_key(&mut numbers);
        numbers.into_iter().map(|(_, number)| self.position(number as usize)).collect()
    }
}

/// Adds the words by which a paper is found.
fn add_words(builder: &mut Builder, catalogue: &Catalogue, paper: &Paper) {
    builder.add_title(paper.title.as_str());
    for author in &paper.authors {
        builder.add(Field::Author, author.as_str());
    }
    for technique in &paper.techniques {
        builder.add(Field::Technique, technique.as_str());
    }
    match &paper.venue {
        Some(venue) => {
            builder.add(Field::Venue, venue.label());
            builder.add(Field::Venue, venue.series().name());
            if let Some(track) = venue.track_label() {
                builder.add(Field::Venue, &track);
            }
        }
        None if paper.id.arxiv().is_some() => builder.add(Field::Venue, facets::PREPRINTS.1),
        None => {}
    }
    if let Some(year) = paper.year() {
        builder.add(Field::Venue, &year.to_string());
    }
    for category in paper.categories.iter().filter_map(|id| catalogue.category(id.as_str())) {
        builder.add(Field::Category, category.name.as_str());
    }
    if let Some(id) = paper.id.arxiv() {
        builder.add_id(id);
    }
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
    let found = matching::find(index, &query.text);

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
    let count_matches = counter(&matches);
    let facets = Facet::ALL.map(|facet| {
        let sets = index.facets[facet as usize].papers.iter();
        if filters[facet as usize].is_some() {
            let others = filtered(Some(facet));
            sets.map(counter(&others)).collect()
        } else {
            sets.map(&count_matches).collect()
        }
    });
    let has = Has::ALL.map(|has| count_matches(&index.has[has as usize]));
    let papers = in_order(index, query.effective_sort(), &matches, found.as_ref());
    let results =
        Results { papers, facets, has, ignored, reading: None, unknown_fields: Vec::new(), missing: Vec::new() };
    if let Some(found) = found {
        Results { reading: found.reading, unknown_fields: found.unknown_fields, missing: found.missing, ..results }
    } else {
        results
    }
}

/// Counts how many of some papers are in other sets.
fn counter(papers: &Bitmap) -> impl Fn(&Bitmap) -> usize {
    let few = papers.as_few();
    move |set| match &few {
        Some(few) => set.count_of(few),
        None => set.count_common(papers),
    }
}

/// The matches in the order asked for.
fn in_order(index: &Index, sort: Sort, matches: &Bitmap, found: Option<&Found>) -> Vec<usize> {
    let position = |number| index.position(number);
    let in_turn = |numbers: &[u32]| {
        let numbers = numbers.iter().map(|number| *number as usize);
        numbers.filter(|number| matches.contains(*number)).map(position).collect()
    };
    match sort {
        Sort::Relevance => {
            let sorted = match found {
                Some(found) => sorted_by_score(matches, &found.scores, &index.recommended),
                None => sorted_by_score(matches, &vec![0; index.len()], &index.recommended),
            };
            sorted.into_iter().map(|number| position(number as usize)).collect()
        }
        Sort::Newest => matches.iter().map(position).collect(),
        Sort::Oldest => {
            let numbers = matches.to_vec();
            let (dated, undated) = numbers.split_at(numbers.partition_point(|number| *number < index.dated));
            dated.iter().rev().chain(undated.iter().rev()).map(|number| position(*number)).collect()
        }
        Sort::Title => in_turn(&index.by_title),
        Sort::Venue => in_turn(&index.by_venue),
    }
}
