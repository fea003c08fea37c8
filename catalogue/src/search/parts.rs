//! A prepared index in parts, of which only those that a query needs are loaded.
//!
//! | part | holds |
//! | --- | --- |
//! | the head | how many papers there are, every value of every facet with its number of papers, where each section of the dictionary begins |
//! | [`Part::Sets`] | the papers of each of these values and conditions |
//! | [`Part::Words`] | the words of a section; each as the letters that it shares with the one before and those that it does not, and how many postings it has |
//! | [`Part::Postings`] | a chunk of the postings of a section, as the steps from each to the next |
//! | [`Part::Order`] | all papers by title or by venue |
//! | [`Part::TitleLengths`] | what the likeness of titles is measured by |
use std::fmt;
use std::sync::OnceLock;

use postings::{Bitmap, Posting};

use super::bytes::Reader;
use super::dictionary::{Dictionary, Section, WordList};
use super::facets::{FacetIndex, Sets};
use super::index::Index;
use super::{FacetValue, MOST_PAPERS};
use crate::query::{Facet, Has, Sort};

/// A part of an index that is loaded on its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The papers of each value of a facet and of each condition.
    Sets,
    /// The words of a section of the dictionary.
    Words(usize),
    /// A chunk of the postings of a section.
    Postings {
        /// The section.
        section: usize,
        /// The number of the chunk in it.
        chunk: usize,
    },
    /// An order that is worked out beforehand.
    Order(Sort),
    /// The lengths of the titles.
    TitleLengths,
}

/// That bytes are not the part of an index for which they were taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Damaged;

impl fmt::Display for Damaged {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a part of the index is damaged")
    }
}

impl std::error::Error for Damaged {}

/// The file with the head of an index.
pub(super) const HEAD: &str = "head.bin";

/// The version of the format, with which a head begins.
pub(super) const FORMAT: u32 = 1;

/// The number of postings in every chunk but the last of a section.
pub(super) const CHUNK_LENGTH: usize = 1 << 14;

impl Part {
    /// The name of its file.
    #[must_use]
    pub fn file(&self) -> String {
        match self {
            Self::Sets => "sets.bin".to_owned(),
            Self::Words(section) => format!("words-{section}.bin"),
            Self::Postings { section, chunk } => format!("postings-{section}-{chunk}.bin"),
            Self::Order(sort) => format!("order-{}.bin", sort.id()),
            Self::TitleLengths => "title-lengths.bin".to_owned(),
        }
    }
}

impl Index {
    /// The file with which [`Index::begin`] begins.
    pub const HEAD: &str = HEAD;

    /// Begins a prepared index with its head.
    ///
    /// # Errors
    /// When the bytes are not the head of an index.
    pub fn begin(head: &[u8]) -> Result<Self, Damaged> {
        let mut reader = Reader(head);
        if reader.number()? != FORMAT {
            return Err(Damaged);
        }
        let papers = reader.number()? as usize;
        let dated = reader.number()? as usize;
        if papers > MOST_PAPERS || dated > papers {
            return Err(Damaged);
        }
        let recommended = set(&mut reader, papers)?;
        let mut facets = Vec::new();
        for _ in Facet::ALL {
            let mut values = Vec::new();
            for _ in 0..reader.count()? {
                let (id, label) = (reader.text()?.to_owned(), reader.text()?.to_owned());
                values.push(FacetValue { id, label, total: reader.number()? as usize });
            }
            facets.push(FacetIndex { values });
        }
        let mut has_totals = [0; Has::ALL.len()];
        for total in &mut has_totals {
            *total = reader.number()? as usize;
        }
        let mut sections = Vec::new();
        for _ in 0..reader.count()? {
            let first = reader.text()?.to_owned();
            let chunks = (reader.number()? as usize).div_ceil(CHUNK_LENGTH);
            // Of a chunk that does not exist nothing is read, but there must be room to say so.
            let chunks = (0..chunks.min(MOST_PAPERS)).map(|_| OnceLock::new()).collect();
            sections.push(Section { first, words: OnceLock::new(), chunk_length: CHUNK_LENGTH, chunks });
        }
        reader.end()?;
        Ok(Self {
            dictionary: Dictionary { sections },
            facets: facets.try_into().map_err(|_| Damaged)?,
            has_totals,
            sets: OnceLock::new(),
            recommended,
            dated,
            by_title: OnceLock::new(),
            by_venue: OnceLock::new(),
            title_lengths: OnceLock::new(),
            positions: (0..papers as u32).collect(),
        })
    }

    /// Takes a part. One that is there already stays.
    ///
    /// # Errors
    /// When the bytes are not that part of this index.
    pub fn put(&self, part: Part, bytes: &[u8]) -> Result<(), Damaged> {
        let mut reader = Reader(bytes);
        match part {
            Part::Sets => {
                let _ = self.sets.set(self.read_sets(&mut reader)?);
            }
            Part::Words(section) => {
                let section = self.dictionary.sections.get(section).ok_or(Damaged)?;
                let words = read_words(&mut reader)?;
                let postings = words.posting_ends.last().map_or(0, |end| *end as usize);
                if postings.div_ceil(CHUNK_LENGTH) != section.chunks.len() {
                    return Err(Damaged);
                }
                let _ = section.words.set(words);
            }
            Part::Postings { section, chunk } => {
                let section = self.dictionary.sections.get(section).ok_or(Damaged)?;
                let chunk = section.chunks.get(chunk).ok_or(Damaged)?;
                let _ = chunk.set(self.read_postings(&mut reader)?);
            }
            Part::Order(sort) => {
                let order = if sort == Sort::Venue { &self.by_venue } else { &self.by_title };
                let numbers = self.read_numbers(&mut reader)?;
                if numbers.iter().any(|number| *number as usize >= self.len()) {
                    return Err(Damaged);
                }
                let _ = order.set(numbers);
            }
            Part::TitleLengths => {
                let _ = self.title_lengths.set(self.read_numbers(&mut reader)?);
            }
        }
        reader.end()
    }

    fn read_sets(&self, reader: &mut Reader) -> Result<Sets, Damaged> {
        let mut facets: [Vec<Bitmap>; Facet::ALL.len()] = Default::default();
        for facet in Facet::ALL {
            for _ in self.facet_values(facet) {
                facets[facet as usize].push(set(reader, self.len())?);
            }
        }
        let mut has: [Bitmap; Has::ALL.len()] = Default::default();
        for papers in &mut has {
            *papers = set(reader, self.len())?;
        }
        Ok(Sets { facets, has })
    }

    fn read_postings(&self, reader: &mut Reader) -> Result<Vec<Posting>, Damaged> {
        let count = reader.count()?;
        let mut postings = Vec::with_capacity(count);
        let mut number: u32 = 0;
        for _ in 0..count {
            let step = reader.number()?;
            // The lowest bit is the sign.
            number = number.wrapping_add(step >> 1 ^ (step & 1).wrapping_neg());
            let posting = Posting::from_number(number);
            if posting.paper() >= self.len() {
                return Err(Damaged);
            }
            postings.push(posting);
        }
        Ok(postings)
    }

    /// A number for each paper.
    fn read_numbers(&self, reader: &mut Reader) -> Result<Vec<u32>, Damaged> {
        (0..self.len()).map(|_| reader.number()).collect()
    }
}

fn set(reader: &mut Reader, length: usize) -> Result<Bitmap, Damaged> {
    let mut set = Bitmap::empty(length);
    reader.ascending(length, |number| set.insert(number))?;
    Ok(set)
}

fn read_words(reader: &mut Reader) -> Result<WordList, Damaged> {
    let mut words = WordList::default();
    let mut word = Vec::new();
    let mut posting_end = 0_u32;
    for _ in 0..reader.count()? {
        let shared = reader.number()? as usize;
        let rest = reader.count()?;
        word.truncate(shared);
        word.extend_from_slice(reader.bytes(rest)?);
        posting_end = posting_end.checked_add(reader.number()?).ok_or(Damaged)?;
        words.push(std::str::from_utf8(&word).map_err(|_| Damaged)?, posting_end as usize);
    }
    Ok(words)
}
