//! Every word of the catalogue in one sorted list, each with the places at which it
//! stands. The words that begin with a prefix are one range of it, and so are their
//! postings.
//!
//! A dictionary is cut into sections of words, and the postings of a section into
//! chunks, so that a large one can be loaded in parts. One that was built here is a
//! single section with a single chunk.
use std::cell::RefCell;
use std::ops::Range;
use std::sync::OnceLock;

use postings::{Posting, SortedWords};

use super::part::Part;
use super::typing_error::signature;

/// The sorted words and their postings.
#[derive(Debug, Default)]
pub(crate) struct Dictionary {
    /// Ascending.
    pub(super) sections: Vec<Section>,
}

/// A range of the words.
#[derive(Debug, Default)]
pub(crate) struct Section {
    /// Its first word.
    pub(super) first: String,
    pub(super) words: OnceLock<WordList>,
    /// The number of postings in every chunk but the last.
    pub(super) chunk_length: usize,
    pub(super) chunks: Vec<OnceLock<Vec<Posting>>>,
}

/// The words of a section.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct WordList {
    pub(super) letters: String,
    /// Where each word ends in `letters`.
    pub(super) word_ends: Vec<u32>,
    /// Where the postings of each word end among those of the section.
    pub(super) posting_ends: Vec<u32>,
    /// Which letters each word has.
    pub(super) signatures: Vec<u32>,
}

/// Some words that follow each other in a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Span {
    pub section: usize,
    /// The numbers of the words within the section.
    pub words: Range<usize>,
}

impl WordList {
    /// The word with a number.
    pub fn word(&self, number: usize) -> &str {
        let start = if number == 0 { 0 } else { self.word_ends[number - 1] as usize };
        &self.letters[start..self.word_ends[number] as usize]
    }

    /// Adds a word that comes after all others.
    pub(super) fn push(&mut self, word: &str, posting_end: usize) {
        self.letters.push_str(word);
        self.word_ends.push(self.letters.len() as u32);
        self.posting_ends.push(posting_end as u32);
        self.signatures.push(signature(word));
    }

    /// The range of the postings of some words.
    pub(super) fn postings(&self, words: &Range<usize>) -> Range<usize> {
        let end_of = |words: usize| if words == 0 { 0 } else { self.posting_ends[words - 1] as usize };
        end_of(words.start)..end_of(words.end)
    }

    /// The words as bytes, to look through them.
    fn sorted(&self) -> SortedWords<'_> {
        SortedWords { letters: self.letters.as_bytes(), ends: &self.word_ends }
    }

    /// The number of words.
    pub fn len(&self) -> usize {
        self.word_ends.len()
    }
}

impl Dictionary {
    /// Whether every part is loaded.
    pub fn is_whole(&self) -> bool {
        let is_whole = |section: &Section| {
            section.words.get().is_some() && section.chunks.iter().all(|chunk| chunk.get().is_some())
        };
        self.sections.iter().all(is_whole)
    }
}

/// A dictionary in use. It notes what was looked for in parts that are not loaded yet,
/// and goes on as if nothing were there.
pub(crate) struct Lookup<'a> {
    pub dictionary: &'a Dictionary,
    missing: RefCell<Vec<Part>>,
}

impl<'a> Lookup<'a> {
    /// Begins to look for words.
    pub fn new(dictionary: &'a Dictionary) -> Self {
        Self { dictionary, missing: RefCell::default() }
    }

    /// What was looked for and is not loaded.
    pub fn missing(self) -> Vec<Part> {
        self.missing.into_inner()
    }

    /// Whether something was looked for that is not loaded, so that nothing follows from
    /// what was not found.
    pub fn is_incomplete(&self) -> bool {
        !self.missing.borrow().is_empty()
    }

    fn miss(&self, part: Part) {
        let mut missing = self.missing.borrow_mut();
        if !missing.contains(&part) {
            missing.push(part);
        }
    }

    /// The words that begin with `prefix`, ascending. The prefix itself, if it is a word,
    /// is the first of them.
    pub fn range(&self, prefix: &str) -> Vec<Span> {
        let sections = &self.dictionary.sections;
        let start = sections.iter().rposition(|section| section.first.as_str() <= prefix).unwrap_or(0);
        let may_have = |section: &&Section| section.first.as_str() <= prefix || section.first.starts_with(prefix);
        let count = sections[start.min(sections.len())..].iter().take_while(may_have).count();
        let mut spans = Vec::new();
        for section in start..start + count {
            let Some(list) = self.words(section) else { continue };
            let sorted = list.sorted();
            let (first, end) = (sorted.before(prefix.as_bytes()), sorted.through(prefix.as_bytes()));
            if first < end {
                spans.push(Span { section, words: first..end });
            }
        }
        spans
    }

    /// The word itself, where it is one.
    pub fn word(&self, word: &str) -> Option<Span> {
        let section = self.dictionary.sections.iter().rposition(|section| section.first.as_str() <= word)?;
        let list = self.words(section)?;
        let number = list.sorted().before(word.as_bytes());
        (number < list.len() && list.word(number) == word).then_some(Span { section, words: number..number + 1 })
    }

    /// The words of a section, if they are loaded.
    pub fn words(&self, section: usize) -> Option<&'a WordList> {
        let words = self.dictionary.sections[section].words.get();
        if words.is_none() {
            self.miss(Part::Words(section));
        }
        words
    }

    /// How many postings some words have.
    pub fn posting_count(&self, span: &Span) -> usize {
        self.words(span.section).map_or(0, |list| list.postings(&span.words).len())
    }

    /// The postings of some words, in pieces.
    pub fn postings(&self, span: &Span) -> impl Iterator<Item = &'a [Posting]> {
        let section = &self.dictionary.sections[span.section];
        let range = self.words(span.section).map(|list| list.postings(&span.words)).unwrap_or_default();
        let length = section.chunk_length.max(1);
        let chunks = range.start / length..range.end.div_ceil(length).max(range.start / length);
        chunks.filter_map(move |number| {
            let chunk = section.chunks.get(number).and_then(OnceLock::get);
            if chunk.is_none() {
                self.miss(Part::Postings { section: span.section, chunk: number });
            }
            let start = number * length;
            let within = range.start.max(start) - start..range.end.min(start + length) - start;
            chunk?.get(within)
        })
    }
}
