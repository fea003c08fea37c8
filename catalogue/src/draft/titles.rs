//! Finding the papers of the list whose title is the one typed, or nearly so.
use postings::Fields;

use super::KnownPapers;
use crate::paper::{FEWEST_WORDS_OF_NEAR_TITLES, PaperId, is_near_title, title_key};
use crate::text::words::Words;

/// What the list knows of a title, by the paper's position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Known {
    /// The same title, whatever its case, accents and punctuation.
    Same(usize),
    /// Nearly the same words.
    Near(usize),
}

/// Looks for `title` in the list, in which the papers that `is_own` do not count.
///
/// Only papers that share a word with it are looked at, through the index, so this takes
/// as long as a search does and not as long as comparing every title.
pub(super) fn find(title: &str, list: &dyn KnownPapers, is_own: &dyn Fn(&PaperId) -> bool) -> Option<Known> {
    let index = list.index();
    let lookup = index.lookup();
    let mut read = Words::of(title);
    let words = distinct(&read);
    let count = words.len();
    // Each paper has a word several times, but shares it once.
    let mut shared = vec![(0_usize, ""); index.len()];
    for word in &words {
        let Some(span) = lookup.word(word) else { continue };
        lookup.each_in(&span, Fields::TITLE, &mut |posting| {
            let (count, last) = &mut shared[posting.paper()];
            if last != word {
                (*count, *last) = (*count + 1, word);
            }
        });
    }
    list.request(&lookup.missing());
    let shared: Vec<usize> = shared.into_iter().map(|(count, _)| count).collect();
    let key = title_key(title);
    let mut nearest = None;
    for (number, shared) in shared.into_iter().enumerate() {
        let position = index.position(number);
        // A title has at least the words that it shares, which rules most of them out
        // before they are counted.
        if shared == 0 || !is_near_title(shared, count, shared) {
            continue;
        }
        let Some(paper) = list.paper(position).filter(|paper| !is_own(&paper.id)) else { continue };
        read.read(paper.title.as_str());
        if !is_near_title(shared, count, distinct(&read).len()) {
            continue;
        }
        if title_key(paper.title.as_str()) == key {
            return Some(Known::Same(position));
        }
        if count >= FEWEST_WORDS_OF_NEAR_TITLES && nearest.is_none_or(|(most, _)| shared > most) {
            nearest = Some((shared, position));
        }
    }
    nearest.map(|(_, position)| Known::Near(position))
}

/// The words of a title, each once.
fn distinct(title: &Words) -> Vec<&str> {
    let mut words: Vec<&str> = Vec::new();
    for word in title.iter() {
        // A title is short: sorting it would be no faster and a second sort in the program.
        if !words.contains(&word) {
            words.push(word);
        }
    }
    words
}
