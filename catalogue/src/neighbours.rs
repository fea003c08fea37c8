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
use crate::catalogue::Catalogue;
use crate::paper::{Line, Month, Paper};
use crate::query::Facet;
use crate::search::dictionary::{AUTHOR, Dictionary, TITLE};
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
    let papers = catalogue.papers();
    let Some(paper) = papers.get(position) else {
        return Neighbours::default();
    };
    let shared_authors = shared_authors(papers, index.dictionary(), position);
    let likeness = likeness(papers, index, position, &shared_authors);
    let others = || (0..papers.len()).filter(|other| *other != position);
    let first = |ranks: &mut dyn Iterator<Item = (u32, usize)>| {
        let mut ranked = index.ranked(ranks);
        ranked.truncate(most);
        ranked
    };

    let alike = others().filter(|other| likeness[*other] > 0.0);
    // Likeness is never negative, so its bits are in the order of its value.
    let similar = first(&mut alike.map(|other| (!likeness[other].to_bits(), other)));

    let in_category = others().filter(|other| {
        let main = paper.categories.first();
        main.is_some_and(|main| papers[*other].categories.contains(main)) && !similar.contains(other)
    });
    let category = first(&mut in_category.map(|other| {
        // The highest bit puts the recommended before all others.
        let others = u32::from(!papers[other].recommended) << (u32::BITS - 1);
        (others | months_apart(paper, &papers[other]), other)
    }));

    let with_authors = others().filter(|other| shared_authors[*other] > 0);
    let authors = first(&mut with_authors.map(|other| (!shared_authors[other], other)));

    let own_series = series(paper);
    let at_venue = others().filter(|other| own_series.is_some() && series(&papers[*other]) == own_series);
    let venue = first(&mut at_venue.map(|other| {
        let years = paper.year().zip(papers[other].year());
        (years.map_or(u32::MAX, |(own, other)| own.abs_diff(other).into()), other)
    }));
    Neighbours { category, authors, venue, similar }
}

/// The series in which a paper was published, which a preprint was not.
fn series(paper: &Paper) -> Option<&Series> {
    paper.venue.as_ref().filter(|venue| venue.kind() != Kind::Preprint).map(Venue::series)
}

/// How many months lie between the dates of two papers; more than any, where one has none.
fn months_apart(left: &Paper, right: &Paper) -> u32 {
    // Of a year without a month, its middle is nearest to all of it.
    let months = |date: Month| u32::from(date.year) * 12 + u32::from(if date.month == 0 { 6 } else { date.month });
    left.date().zip(right.date()).map_or(u32::MAX >> 1, |(left, right)| months(left).abs_diff(months(right)))
}

/// The likeness of every paper to the one at `position`.
fn likeness(papers: &[Paper], index: &Index, position: usize, shared_authors: &[u32]) -> Vec<f32> {
    let dictionary = index.dictionary();
    let weight = |word: u32| doublings(papers.len(), dictionary.postings(word as usize).len()) as f32;
    let length = |paper: usize| dictionary.title(paper).iter().map(|word| weight(*word).powi(2)).sum::<f32>().sqrt();

    let mut likeness = vec![0.0; papers.len()];
    let words = dictionary.title(position);
    let distinct = words.iter().enumerate().filter(|(number, word)| !words[..*number].contains(word));
    for (_, word) in distinct {
        for posting in dictionary.postings(*word as usize).iter().filter(|posting| posting.fields & TITLE != 0) {
            likeness[posting.paper as usize] += weight(*word).powi(2);
        }
    }
    let own_length = length(position);
    for (other, likeness) in likeness.iter_mut().enumerate().filter(|(_, product)| **product > 0.0) {
        // A joined word can stand in a posting but not in a title, whence the bound.
        *likeness = TITLE_WEIGHT * (*likeness / (own_length * length(other)).max(1.0)).min(1.0);
    }

    add_shared(&mut likeness, index, Facet::Technique, position, |other| papers[other].techniques.len());
    add_shared(&mut likeness, index, Facet::Category, position, |other| papers[other].categories.len());
    for (likeness, shared) in likeness.iter_mut().zip(shared_authors) {
        *likeness += (*shared).min(MANY_AUTHORS) as f32 / MANY_AUTHORS as f32;
    }
    likeness
}

/// Adds, for each paper, its shared values of a facet as a part of those that either
/// paper has. `count` tells how many a paper has.
fn add_shared(likeness: &mut [f32], index: &Index, facet: Facet, position: usize, count: impl Fn(usize) -> usize) {
    let mut shared = vec![0; likeness.len()];
    for papers in index.sharing(facet, position) {
        papers.iter().for_each(|other| shared[other] += 1);
    }
    for (other, shared) in shared.into_iter().enumerate().filter(|(_, shared)| *shared > 0) {
        let either = (count(position) + count(other)).saturating_sub(shared).max(shared);
        likeness[other] += shared as f32 / either as f32;
    }
}

/// For every paper, how many authors it shares with the one at `position`. Names are the
/// same when their folded words are.
fn shared_authors(papers: &[Paper], dictionary: &Dictionary, position: usize) -> Vec<u32> {
    let mut shared = vec![0; papers.len()];
    let mut name = Words::default();
    let mut other_name = Words::default();
    for author in &papers[position].authors {
        name.read(author.as_str());
        let numbers: Vec<usize> = name.iter().map(|word| dictionary.range(word).start).collect();
        // Only papers that have the rarest of the words, and all others, are looked at.
        let Some(rarest) = numbers.iter().copied().min_by_key(|number| dictionary.postings(*number).len()) else {
            continue;
        };
        for posting in dictionary.postings(rarest) {
            let has = |number: &usize| {
                let postings = dictionary.postings(*number);
                let found = postings.binary_search_by_key(&posting.paper, |other| other.paper);
                found.is_ok_and(|found| postings[found].fields & AUTHOR != 0)
            };
            let mut is_same = |other: &Line| {
                other_name.read(other.as_str());
                other_name.iter().eq(name.iter())
            };
            let other = posting.paper as usize;
            if numbers.iter().all(has) && papers[other].authors.iter().any(&mut is_same) {
                shared[other] += 1;
            }
        }
    }
    shared
}
