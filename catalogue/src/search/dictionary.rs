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

use postings::{Fields, Posting, SortedWords, head};

use super::part::Part;
use super::typing_error::signature;
use crate::text::stem::stem;

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
    /// The first letters of each word, by which it is looked up.
    heads: Vec<u32>,
    /// Which letters each word has.
    pub(super) signatures: Vec<u32>,
    /// How many letters of each word are its stem; 0 where it has none.
    stems: Vec<u8>,
}

/// Some words that follow each other in a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Span {
    pub section: usize,
    /// The numbers of the words within the section.
    pub words: Range<usize>,
}

impl Section {
    /// Its words and their postings, if it is loaded in one piece.
    pub(super) fn whole(&self) -> Option<(&WordList, &[Posting])> {
        Some((self.words.get()?, self.chunks.first()?.get()?))
    }
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
        self.heads.push(head(word.as_bytes()));
        self.signatures.push(signature(word));
        self.stems.push(stem(word).and_then(|(stem, _)| u8::try_from(stem.len()).ok()).unwrap_or_default());
    }

    /// The range of the postings of some words.
    pub(super) fn postings(&self, words: &Range<usize>) -> Range<usize> {
        let end_of = |words: usize| if words == 0 { 0 } else { self.posting_ends[words - 1] as usize };
        end_of(words.start)..end_of(words.end)
    }

    /// The numbers of those words of a range, which all begin with a stem, that have it.
    pub fn with_stem(&self, words: Range<usize>, stem: &str) -> impl Iterator<Item = usize> {
        words.filter(move |number| usize::from(self.stems[*number]) == stem.len())
    }

    /// Whether no word before one is another form of it.
    pub fn is_first_form(&self, number: usize) -> bool {
        let stem = &self.word(number)[..usize::from(self.stems[number])];
        let mut before =
            (0..number).rev().take_while(|before| !stem.is_empty() && self.word(*before).starts_with(stem));
        !before.any(|before| usize::from(self.stems[before]) == stem.len())
    }

    /// The words as bytes, to look through them.
    fn sorted(&self) -> SortedWords<'_> {
        SortedWords { letters: self.letters.as_bytes(), ends: &self.word_ends, heads: &self.heads }
    }

    /// The number of words.
    pub fn len(&self) -> usize {
        self.word_ends.len()
    }
}

impl Dictionary {
    /// A dictionary in one piece: its words, and the postings of one after another.
    pub(super) fn whole(words: WordList, postings: Vec<Posting>) -> Self {
        let section = Section {
            first: String::new(),
            chunk_length: postings.len(),
            words: OnceLock::from(words),
            chunks: vec![OnceLock::from(postings)],
        };
        Self { sections: vec![section] }
    }

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
    dictionary: &'a Dictionary,
    /// How many papers there are.
    pub papers: usize,
    missing: RefCell<Vec<Part>>,
}

impl<'a> Lookup<'a> {
    /// Begins to look for words.
    pub fn new(dictionary: &'a Dictionary, papers: usize) -> Self {
        Self { dictionary, papers, missing: RefCell::default() }
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

    /// Notes a part that is not loaded.
    pub(super) fn miss(&self, part: Part) {
        let mut missing = self.missing.borrow_mut();
        if !missing.contains(&part) {
            missing.push(part);
        }
    }

    /// The words that begin with `prefix`, ascending. The prefix itself, if it is a word,
    /// is the first of them.
    pub fn range(&self, prefix: &str) -> Vec<Span> {
        let sections = &self.dictionary.sections;
        let start = self.section_of(prefix).unwrap_or(0);
        let may_have = |section: &&Section| section.first.as_str() <= prefix || section.first.starts_with(prefix);
        let count = match &sections[..] {
            [_] => 1,
            sections => sections[start.min(sections.len())..].iter().take_while(may_have).count(),
        };
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
        let section = self.section_of(word)?;
        let list = self.words(section)?;
        let number = list.sorted().before(word.as_bytes());
        (number < list.len() && list.word(number) == word).then_some(Span { section, words: number..number + 1 })
    }

    /// The last section that may have a word: the only one, where all is in one piece.
    fn section_of(&self, word: &str) -> Option<usize> {
        match &self.dictionary.sections[..] {
            [_] => Some(0),
            sections => sections.iter().rposition(|section| section.first.as_str() <= word),
        }
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

    /// All words that are forms of one, which may be none of them.
    pub fn forms_of(&self, word: &str) -> Vec<Span> {
        let Some((stem, _)) = stem(word) else { return self.word(word).into_iter().collect() };
        let mut forms = Vec::new();
        for Span { section, words } in self.range(stem) {
            let Some(list) = self.words(section) else { continue };
            forms.extend(list.with_stem(words, stem).map(|number| Span { section, words: number..number + 1 }));
        }
        forms
    }

    /// Calls `act` with the postings of some words, in pieces.
    pub fn each(&self, span: &Span, act: &mut dyn FnMut(&'a [Posting])) {
        let section = &self.dictionary.sections[span.section];
        let range = self.words(span.section).map(|list| list.postings(&span.words)).unwrap_or_default();
        let length = section.chunk_length.max(1);
        let mut start = range.start;
        while start < range.end {
            let number = start / length;
            let end = range.end.min((number + 1) * length);
            match section.chunks.get(number).and_then(OnceLock::get) {
                Some(chunk) => act(chunk.get(start - number * length..end - number * length).unwrap_or_default()),
                None => self.miss(Part::Postings { section: span.section, chunk: number }),
            }
            start = end;
        }
    }

    /// Calls `act` with each posting of some words in some fields.
    pub fn each_in(&self, span: &Span, fields: Fields, act: &mut dyn FnMut(Posting)) {
        self.each(span, &mut |postings| {
            postings.iter().filter(|posting| posting.is_in(fields)).for_each(|posting| act(*posting));
        });
    }

    /// Calls `act` with the number of each paper that has one word as it is written.
    pub fn each_paper(&self, word: &str, act: &mut dyn FnMut(usize)) {
        if let Some(span) = self.word(word) {
            self.each_in(&span, Fields::ALL, &mut |posting| act(posting.paper()));
        }
    }
}
