//! The answer to a [`Query`]: which papers, in which order, and what each filter would
//! find.
//!
//! # What matches
//!
//! `expression.rs` tells what can be written. Every word must match, in any field or in the
//! one that is named. A word of the query matches a word of a paper that is
//!
//! - the same, both folded;
//! - its plural or singular by a final `s`, or another form of it (`text/stem.rs`);
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
mod bytes;
mod completions;
pub(crate) mod dictionary;
mod expression;
mod facets;
mod forms;
mod highlight;
mod index;
mod matching;
mod order;
mod parts;
mod prepare;
mod title_lengths;
mod typing_error;

use postings::{Bitmap, sorted_by_score};

use crate::query::{Facet, Has, Query, Sort};

use matching::Found;

pub use completions::{Completion, Relaxation, Without, completions, relaxations};
pub use highlight::highlights;
pub use index::{GatheredWords, Index, SortedWords, Vocabulary};
use matching::doublings;
pub use parts::{Damaged, Part};
pub use postings::MOST_PAPERS;
pub use prepare::{File, prepare};
pub(crate) use title_lengths::weight;

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

/// Answers a query. It cannot fail: what means nothing in this catalogue is left out of
/// account and named in [`Results::ignored`], what is not loaded in [`Results::missing`].
#[must_use]
pub fn search(index: &Index, query: &Query) -> Results {
    let mut ignored: Vec<Ignored> = query
        .unknown()
        .iter()
        .map(|(parameter, value)| Ignored { parameter: parameter.clone(), value: value.clone() })
        .collect();
    let length = index.len();
    let sets = index.sets.get();
    let filters = Facet::ALL.map(|facet| {
        let papers = sets.map(|sets| &sets.facets[facet as usize][..]).unwrap_or_default();
        index.facets[facet as usize].filter(facet, papers, query.terms(facet), length, &mut ignored)
    });
    let mut found = matching::find(index, &query.text);
    let mut missing = found.as_mut().map(|found| std::mem::take(&mut found.missing)).unwrap_or_default();
    if sets.is_none() && query.is_filtered() {
        missing.push(Part::Sets);
    }

    // What every condition but those on facets leaves.
    let mut common = found.as_ref().map_or_else(|| Bitmap::full(length), |found| found.matches.clone());
    for has in query.has() {
        sets.into_iter().for_each(|sets| common.intersect(&sets.has[*has as usize]));
    }
    let filtered = |without: Option<Facet>| {
        let mut papers = common.clone();
        let others = Facet::ALL.into_iter().zip(&filters).filter(|(facet, _)| Some(*facet) != without);
        others.filter_map(|(_, filter)| filter.as_ref()).for_each(|filter| papers.intersect(filter));
        papers
    };
    let matches = filtered(None);
    let count_matches = counter(&matches);
    let facets = Facet::ALL.map(|facet| match sets.map(|sets| sets.facets[facet as usize].iter()) {
        Some(sets) if filters[facet as usize].is_some() => sets.map(counter(&filtered(Some(facet)))).collect(),
        Some(sets) => sets.map(&count_matches).collect(),
        // Then nothing is asked for that could be counted.
        None => index.facet_values(facet).iter().map(|value| value.total).collect(),
    });
    let has = match sets {
        Some(sets) => Has::ALL.map(|has| count_matches(&sets.has[has as usize])),
        None => index.has_totals,
    };
    let papers = in_order(index, query.effective_sort(), &matches, found.as_ref(), &mut missing);
    let (reading, unknown_fields) = found.map(|found| (found.reading, found.unknown_fields)).unwrap_or_default();
    Results { papers, facets, has, ignored, reading, unknown_fields, missing }
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
fn in_order(index: &Index, sort: Sort, matches: &Bitmap, found: Option<&Found>, missing: &mut Vec<Part>) -> Vec<usize> {
    let position = |number| index.position(number);
    let mut in_turn = |numbers: Option<&Vec<u32>>| {
        if numbers.is_none() {
            missing.push(Part::Order(sort));
        }
        let numbers = numbers.into_iter().flatten().map(|number| *number as usize);
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
        Sort::Title => in_turn(index.by_title.get()),
        Sort::Venue => in_turn(index.by_venue.get()),
    }
}
