//! A prepared index in parts, of which only those that a query needs are loaded.

/// A part of an index that is loaded on its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// The words of a section of the dictionary.
    Words(usize),
    /// A chunk of the postings of a section.
    Postings {
        /// The section.
        section: usize,
        /// The number of the chunk in it.
        chunk: usize,
    },
}
