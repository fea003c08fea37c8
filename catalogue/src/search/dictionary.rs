//! Every word of the catalogue in one sorted list, each with the papers and fields in
//! which it occurs. The words that begin with a prefix are one range of it.
use std::ops::Range;

use super::lists::Lists;
use super::words::Words;
use crate::sorting::sorted_positions;

/// The fields in which a word occurs, one bit each.
pub(crate) type Fields = u8;

/// A word of the title.
pub(crate) const TITLE: Fields = 1;
/// A word of an author's name.
pub(crate) const AUTHOR: Fields = 2;
/// A word of a technique.
pub(crate) const TECHNIQUE: Fields = 4;
/// A word of the venue, or the year.
pub(crate) const VENUE: Fields = 8;
/// A word of a category's name.
pub(crate) const CATEGORY: Fields = 16;
/// A word of the id.
pub(crate) const ID: Fields = 32;
/// The word with which the title begins; never without [`TITLE`].
pub(crate) const TITLE_START: Fields = 64;

/// That a word occurs in some fields of a paper.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Posting {
    /// The position of the paper.
    pub paper: u32,
    /// The fields, at least one.
    pub fields: Fields,
}

/// The sorted words and their postings. A word's position is its number.
#[derive(Debug)]
pub(crate) struct Dictionary {
    letters: String,
    /// Where each word ends in `letters`.
    word_ends: Vec<u32>,
    /// Where the postings of each word end in `postings`.
    posting_ends: Vec<u32>,
    /// The postings of all words, those of a word by ascending paper.
    postings: Vec<Posting>,
    /// The numbers of the words of each paper's title, in the order of the title.
    titles: Lists,
}

impl Dictionary {
    /// The number of words.
    pub fn len(&self) -> usize {
        self.word_ends.len()
    }

    /// The word with a number.
    pub fn word(&self, number: usize) -> &str {
        let start = if number == 0 { 0 } else { self.word_ends[number - 1] as usize };
        &self.letters[start..self.word_ends[number] as usize]
    }

    /// The papers in which a word occurs, ascending.
    pub fn postings(&self, number: usize) -> &[Posting] {
        let start = if number == 0 { 0 } else { self.posting_ends[number - 1] as usize };
        &self.postings[start..self.posting_ends[number] as usize]
    }

    /// The words that begin with `prefix`. The prefix itself, if it is a word, is the
    /// first of them.
    pub fn range(&self, prefix: &str) -> Range<usize> {
        let start = self.first(|word| word < prefix);
        let end = self.first(|word| word < prefix || word.starts_with(prefix));
        start..end
    }

    /// The number of the first word of which `is_before` does not hold.
    fn first(&self, is_before: impl Fn(&str) -> bool) -> usize {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            if is_before(self.word(middle)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    /// The numbers of the words of a paper's title, in order and without joined ones.
    pub fn title(&self, paper: usize) -> &[u32] {
        self.titles.get(paper)
    }
}

/// Gathers the words of all papers, one paper after another.
#[derive(Default)]
pub(crate) struct Builder {
    letters: String,
    entries: Vec<Entry>,
    titles: Lists,
    words: Words,
}

/// The number of bytes of a word by which entries are first sorted.
const START_LENGTH: usize = size_of::<u32>();

/// One occurrence of a word.
struct Entry {
    /// The range of the word in the builder's letters.
    start: u32,
    end: u32,
    posting: Posting,
    /// The place in the lists of titles that waits for the word's number.
    title_place: Option<u32>,
}

impl Builder {
    /// Adds the title of the next paper.
    pub fn add_title(&mut self, paper: u32, title: &str) {
        let mut words = std::mem::take(&mut self.words);
        words.read(title);
        let first_place = self.titles.item_count() as u32;
        self.titles.push(words.iter().map(|_| 0));
        let mut place = first_place;
        for (number, compound) in words.compounds().enumerate() {
            for word in compound.words() {
                let start = if place == first_place { TITLE_START } else { 0 };
                self.push(word, Posting { paper, fields: TITLE | start }, Some(place));
                place += 1;
            }
            if let Some(joined) = compound.joined() {
                let start = if number == 0 { TITLE_START } else { 0 };
                self.push(joined, Posting { paper, fields: TITLE | start }, None);
            }
        }
        self.words = words;
    }

    /// Adds the text of another field.
    pub fn add(&mut self, paper: u32, fields: Fields, text: &str) {
        let mut words = std::mem::take(&mut self.words);
        words.read(text);
        for compound in words.compounds() {
            for word in compound.words().chain(compound.joined()) {
                self.push(word, Posting { paper, fields }, None);
            }
        }
        self.words = words;
    }

    fn push(&mut self, word: &str, posting: Posting, title_place: Option<u32>) {
        let start = self.letters.len() as u32;
        self.letters.push_str(word);
        let end = self.letters.len() as u32;
        self.entries.push(Entry { start, end, posting, title_place });
    }

    /// Sorts what was gathered.
    pub fn build(self) -> Dictionary {
        let Self { letters, entries, titles, .. } = self;
        let text = |entry: &Entry| &letters[entry.start as usize..entry.end as usize];
        let order = in_order_of_words(entries.len(), &|number| text(&entries[number]));
        let mut dictionary = Dictionary {
            letters: String::new(),
            word_ends: Vec::new(),
            posting_ends: Vec::new(),
            postings: Vec::new(),
            titles,
        };
        let mut last_word = "";
        for entry in order.into_iter().map(|number| &entries[number as usize]) {
            let word = text(entry);
            if word != last_word {
                last_word = word;
                dictionary.letters.push_str(word);
                dictionary.word_ends.push(dictionary.letters.len() as u32);
                dictionary.posting_ends.push(dictionary.postings.len() as u32);
                dictionary.postings.push(entry.posting);
            } else {
                match dictionary.postings.last_mut() {
                    Some(last) if last.paper == entry.posting.paper => last.fields |= entry.posting.fields,
                    _ => dictionary.postings.push(entry.posting),
                }
            }
            if let Some(end) = dictionary.posting_ends.last_mut() {
                *end = dictionary.postings.len() as u32;
            }
            if let Some(place) = entry.title_place {
                dictionary.titles.set_item(place as usize, dictionary.word_ends.len() as u32 - 1);
            }
        }
        dictionary
    }
}

/// The numbers below `length` in the order of the words that they have; those of one word
/// stay in their order.
///
/// Most comparisons are of plain numbers, each made of the first bytes of a word and the
/// word's own number; only what begins alike is then compared as text.
fn in_order_of_words<'a>(length: usize, word: &dyn Fn(usize) -> &'a str) -> Vec<u32> {
    let start = |number: usize| {
        let mut start = [0; START_LENGTH];
        start.iter_mut().zip(word(number).bytes()).for_each(|(start, byte)| *start = byte);
        u32::from_be_bytes(start)
    };
    let mut keys: Vec<u64> = (0..length).map(|number| u64::from(start(number)) << u32::BITS | number as u64).collect();
    keys.sort_unstable();
    let mut order: Vec<u32> = keys.iter().map(|key| *key as u32).collect();
    let mut rest = &mut order[..];
    for alike in keys.chunk_by(|left, right| left >> u32::BITS == right >> u32::BITS) {
        let (group, after) = rest.split_at_mut(alike.len());
        let of = |place: usize| word(alike[place] as u32 as usize);
        if !(1..alike.len()).all(|place| of(place - 1) <= of(place)) {
            let sorted = sorted_positions(alike.len(), &|left, right| of(left).cmp(of(right)));
            group.iter_mut().zip(sorted).for_each(|(number, place)| *number = alike[place as usize] as u32);
        }
        rest = after;
    }
    order
}

#[cfg(test)]
mod tests {
    use super::{AUTHOR, Builder, TITLE, TITLE_START};

    #[test]
    fn a_prefix_is_a_range_that_starts_with_the_word_itself() {
        let mut builder = Builder::default();
        builder.add_title(0, "Low-rank lows: a quantum");
        builder.add(0, AUTHOR, "Lo Quant");
        builder.add_title(1, "Quantization quant");
        let dictionary = builder.build();
        let words = |prefix| dictionary.range(prefix).map(|number| dictionary.word(number)).collect::<Vec<_>>();
        assert_eq!(words("lo"), ["lo", "low", "lowrank", "lows"]);
        assert_eq!(words("quant"), ["quant", "quantization", "quantum"]);
        assert!(words("z").is_empty());
        assert_eq!(words("").len(), dictionary.len());

        let quant = dictionary.range("quant").start;
        let postings: Vec<_> =
            dictionary.postings(quant).iter().map(|posting| (posting.paper, posting.fields)).collect();
        assert_eq!(postings, [(0, AUTHOR), (1, TITLE)]);
        let joined = dictionary.postings(dictionary.range("lowrank").start);
        assert_eq!(joined[0].fields, TITLE | TITLE_START);
        let title: Vec<_> = dictionary.title(0).iter().map(|number| dictionary.word(*number as usize)).collect();
        assert_eq!(title, ["low", "rank", "lows", "a", "quantum"]);
    }
}
