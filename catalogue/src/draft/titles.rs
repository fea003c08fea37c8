//! Finding the papers of the list whose title is the one typed, or nearly so.
use crate::catalogue::Catalogue;
use crate::search::Index;
use crate::search::dictionary::TITLE;
use crate::search::words::Words;

/// The number of words from which on two titles can be nearly the same; shorter ones are
/// the same by chance.
const FEWEST_WORDS: usize = 5;

/// Of all words of two nearly equal titles, how many are in both, as a part of ten.
const TENTHS_SHARED: usize = 8;

/// What the list knows of a title, by the paper's position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Known {
    /// The same title, whatever its case, accents and punctuation.
    Same(usize),
    /// Nearly the same words.
    Near(usize),
}

/// Looks for `title` in the list.
///
/// Only papers that share a word with it are looked at, through the index, so this takes
/// as long as a search does and not as long as comparing every title.
pub(super) fn find(title: &str, catalogue: &Catalogue, index: &Index) -> Option<Known> {
    let dictionary = index.dictionary();
    let read = Words::of(title);
    let mut words: Vec<&str> = Vec::new();
    for word in read.iter() {
        if !words.contains(&word) {
            words.push(word);
        }
    }
    let mut shared = vec![0_usize; catalogue.papers().len()];
    for word in &words {
        let number = dictionary.range(word).start;
        if number < dictionary.len() && dictionary.word(number) == *word {
            for posting in dictionary.postings(number).iter().filter(|posting| posting.fields & TITLE != 0) {
                if let Some(count) = shared.get_mut(posting.paper as usize) {
                    *count += 1;
                }
            }
        }
    }
    let letters = letters(title);
    let mut nearest = None;
    let is_near = |shared: usize, length: usize| 20 * shared >= TENTHS_SHARED * (words.len() + length);
    for (position, shared) in shared.into_iter().enumerate() {
        // A title has at least the words that it shares, which rules most of them out
        // before they are counted.
        if shared == 0 || !is_near(shared, shared) || !is_near(shared, distinct(dictionary.title(position))) {
            continue;
        }
        if catalogue.papers().get(position).is_some_and(|paper| self::letters(paper.title.as_str()) == letters) {
            return Some(Known::Same(position));
        }
        if words.len() >= FEWEST_WORDS && nearest.is_none_or(|(most, _)| shared > most) {
            nearest = Some((shared, position));
        }
    }
    nearest.map(|(_, position)| Known::Near(position))
}

/// How many different words a title has.
fn distinct(title: &[u32]) -> usize {
    // A title is short: sorting it would be no faster and a second sort in the program.
    title.iter().enumerate().filter(|(place, word)| !title[..*place].contains(word)).count()
}

/// The folded letters and digits of a title and nothing else: two titles are the same when
/// these are.
#[must_use]
pub fn letters(title: &str) -> String {
    crate::fold::fold(title).chars().filter(|character| character.is_alphanumeric()).collect()
}
