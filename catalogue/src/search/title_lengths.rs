//! How long each title is, by which the likeness of two titles is measured.
use postings::Fields;

use super::dictionary::{Dictionary, Lookup, Span};
use super::idf::idf;

/// What a word of a title weighs: the square of its inverse document frequency in a list of so many `papers`.
pub(crate) fn weight(lookup: &Lookup, word: &Span, papers: usize) -> u32 {
    idf(papers, lookup.posting_count(word)).pow(2)
}

/// The square of the length of each title: the weights of all its words.
pub(super) fn title_lengths(dictionary: &Dictionary, papers: usize) -> Vec<u32> {
    let lookup = Lookup::new(dictionary);
    let mut lengths = vec![0; papers];
    for span in lookup.range("") {
        for word in span.words {
            let word = Span { section: span.section, words: word..word + 1 };
            let weight = weight(&lookup, &word, papers);
            let postings = lookup.postings(&word).flatten().filter(|posting| posting.is_in(Fields::TITLE));
            postings.for_each(|posting| lengths[posting.paper()] += weight);
        }
    }
    lengths
}
