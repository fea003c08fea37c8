//! The inner loops of the search: sets of papers, the positions of words, matches and scores.
//!
//! They are a crate of their own because they are compiled for speed, and everything else of the
//! program, which each reader downloads, for size. What is inlined there is compiled for size as well,
//! so that the longest loops are not to be inlined.
#![cfg_attr(not(test), warn(clippy::disallowed_methods))]

mod bitmap;
mod clause_matches;
mod distance;
mod locations;
mod posting;
mod sort;
mod words;

pub use bitmap::Bitmap;
pub use clause_matches::{ClauseMatches, Positions, count_postings, keep_heaviest, postings_of};
pub use distance::{Comparison, Distance};
pub use locations::Locations;
pub use posting::{Field, Fields, MOST_PAPERS, Posting};
pub use sort::{sort_by_key, sorted_by_score};
pub use words::{SortedWords, candidates_by_letters, head};
