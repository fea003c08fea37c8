//! The parts in which a prepared index is stored, of which only those that a query needs are loaded.
//!
//! | part | holds |
//! | --- | --- |
//! | the head | how many papers there are, every value of every facet with its number of papers, where each section of the dictionary begins |
//! | [`Part::Sets`] | the papers of each of these values and conditions |
//! | [`Part::Words`] | the words of a section; each as the letters that it shares with the one before and those that it does not, and how many postings it has |
//! | [`Part::Postings`] | a chunk of the postings of a section, as the steps from each to the next |
//! | [`Part::Topics`] | the words of the descriptions of the categories, and their postings |
//! | [`Part::Order`] | all papers by title, by venue, by stars or by citations |
//! | [`Part::TitleLengths`] | what the likeness of titles is measured by |
use std::fmt;

use crate::query::Sort;

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
    /// What the categories are about.
    Topics,
    /// An order that is worked out beforehand.
    Order(Sort),
    /// The lengths of the titles.
    TitleLengths,
}

/// That bytes are not the part of an index for which they were taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CorruptPart;

impl fmt::Display for CorruptPart {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a part of the index is corrupt")
    }
}

impl std::error::Error for CorruptPart {}

/// The file with the head of an index.
pub(super) const HEAD: &str = "head.bin";

/// The version of the format, with which a head begins.
pub(super) const FORMAT: u32 = 5;

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
            Self::Topics => "topics.bin".to_owned(),
            Self::Order(sort) => format!("order-{}.bin", sort.id()),
            Self::TitleLengths => "title-lengths.bin".to_owned(),
        }
    }
}
