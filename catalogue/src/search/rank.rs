//! Which papers match the words of a query, and how well; the formula is told in
//! [`super`].
use std::ops::Range;

use super::Index;
use super::bitmap::Bitmap;
use super::dictionary::{Dictionary, Fields, TITLE_START};
use super::words::{Compound, Words};
use crate::paper::PaperId;

/// What each field weighs, in the order of the bits of [`Fields`]: title, author,
/// technique, venue, category, id.
const WEIGHTS: [u32; 6] = [10, 7, 5, 4, 3, 3];

/// What is added to the weight of the word with which a title begins.
const START_WEIGHT: u32 = 2;

/// By how much more a whole word counts than one that only begins like the query's.
const WHOLE: u32 = 2;

/// What is added for two words that stand side by side in the title as in the query.
const PHRASE_SCORE: u32 = 120;

/// The number of words, from the first, whose neighbourhood counts. It bounds the work
/// for a long text that was pasted.
const LONGEST_PHRASE: usize = 32;

/// The papers that match some words.
pub(super) struct Found {
    /// The papers.
    pub matches: Bitmap,
    /// The score of each paper of the catalogue, 0 for those that do not match.
    pub scores: Vec<u32>,
}

/// Finds the papers that match the words of `text`; `None` when it holds no word.
pub(super) fn find(index: &Index, text: &str) -> Option<Found> {
    let words = Words::of(text);
    let mut compounds = distinct(&words).into_iter();
    let first = compounds.next()?;

    let length = index.len();
    let (mut scores, mut found, mut scratch) = (vec![0; length], vec![0; length], vec![0; length]);
    score_compound(&index.dictionary, first, &mut scores, &mut scratch);
    for compound in compounds {
        if scores.iter().all(|score| *score == 0) {
            break;
        }
        score_compound(&index.dictionary, compound, &mut found, &mut scratch);
        add_where_both(&mut scores, &found);
    }
    add_phrases(&index.dictionary, &words, &mut scores);
    if let Some(position) = PaperId::from_arxiv(text).and_then(|id| index.position(&id)) {
        scores[position] = u32::MAX;
    }

    let mut matches = Bitmap::empty(length);
    for (position, _) in scores.iter().enumerate().filter(|(_, score)| **score > 0) {
        matches.insert(position);
    }
    Some(Found { matches, scores })
}

/// The compounds without repetitions: saying a word twice asks for nothing more.
fn distinct(words: &Words) -> Vec<Compound<'_>> {
    let mut distinct: Vec<Compound<'_>> = Vec::new();
    for compound in words.compounds() {
        if !distinct.iter().any(|other| other.words().eq(compound.words())) {
            distinct.push(compound);
        }
    }
    distinct
}

/// Adds `more` to the scores, and takes out the papers that are not in both.
fn add_where_both(scores: &mut [u32], more: &[u32]) {
    for (score, more) in scores.iter_mut().zip(more) {
        *score = if *score == 0 || *more == 0 { 0 } else { score.saturating_add(*more) };
    }
}

/// Writes the score of every paper for a compound: for all its words, or for their
/// join, whichever is more.
fn score_compound(dictionary: &Dictionary, compound: Compound<'_>, scores: &mut [u32], scratch: &mut [u32]) {
    for (number, word) in compound.words().enumerate() {
        if number == 0 {
            score_word(dictionary, word, scores);
        } else {
            score_word(dictionary, word, scratch);
            add_where_both(scores, scratch);
        }
    }
    if let Some(joined) = compound.joined() {
        score_word(dictionary, joined, scratch);
        for (score, joined) in scores.iter_mut().zip(&*scratch) {
            *score = (*score).max(*joined);
        }
    }
}

/// Writes the score of every paper for one word.
fn score_word(dictionary: &Dictionary, word: &str, scores: &mut [u32]) {
    scores.fill(0);
    let range = dictionary.range(word);
    let mut papers = 0;
    for number in range.clone() {
        // The word itself is the first of those that begin with it.
        let is_whole = number == range.start && dictionary.word(number) == word;
        let factor = if is_whole { WHOLE } else { 1 };
        for posting in dictionary.postings(number) {
            let score = &mut scores[posting.paper as usize];
            papers += usize::from(*score == 0);
            *score = (*score).max(weight(posting.fields) * factor);
        }
    }
    let rarity = 8 + doublings(scores.len(), papers);
    for score in scores {
        *score *= rarity;
    }
}

/// The weight of the heaviest of some fields.
fn weight(fields: Fields) -> u32 {
    let start = if fields & TITLE_START == 0 { 0 } else { START_WEIGHT };
    WEIGHTS[fields.trailing_zeros() as usize] + start
}

/// Four times the number of times that `part` must be doubled to reach `whole`, rounded
/// down: the usual inverse document frequency, in whole numbers so that every machine
/// computes the same.
pub(crate) fn doublings(whole: usize, part: usize) -> u32 {
    let ratio = (whole / part.max(1)).max(1) as u64;
    ratio.saturating_pow(4).ilog2()
}

/// Adds to each score for the words that stand side by side in the title as they do in
/// the query.
fn add_phrases(dictionary: &Dictionary, words: &Words, scores: &mut [u32]) {
    let sought: Vec<Range<usize>> = words.iter().take(LONGEST_PHRASE).map(|word| dictionary.range(word)).collect();
    if sought.len() < 2 {
        return;
    }
    for (position, score) in scores.iter_mut().enumerate().filter(|(_, score)| **score > 0) {
        let title = dictionary.title(position);
        let stands = |pair: &&[Range<usize>]| {
            title.windows(2).any(|words| pair.iter().zip(words).all(|(range, word)| range.contains(&(*word as usize))))
        };
        let pairs = sought.windows(2).filter(stands).count() as u32;
        *score = score.saturating_add(pairs * PHRASE_SCORE);
    }
}

#[cfg(test)]
mod tests {
    use super::{TITLE_START, doublings, weight};
    use crate::search::dictionary::{AUTHOR, ID, TITLE, VENUE};

    #[test]
    fn the_heaviest_field_counts() {
        assert_eq!(weight(TITLE | TITLE_START | ID), 12);
        assert_eq!(weight(VENUE | AUTHOR), 7);
        assert_eq!(weight(ID), 3);
    }

    #[test]
    fn rarity_grows_by_four_with_each_halving() {
        assert_eq!([800, 400, 200, 100].map(|papers| doublings(800, papers)), [0, 4, 8, 12]);
        assert_eq!((doublings(0, 0), doublings(7, 0), doublings(usize::MAX, 1)), (0, 11, 63));
    }
}
