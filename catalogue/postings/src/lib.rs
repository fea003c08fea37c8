//! The inner loops of the search: sets of papers, the positions of words, matches and scores.
//!
//! They are a crate of their own because they are compiled for speed, and everything else of the
//! program, which each reader downloads, for size.
mod bitmap;
mod clause_matches;
mod distance;
mod posting;
mod sort;
mod words;

pub use bitmap::Bitmap;
pub use clause_matches::{ClauseMatches, Positions};
pub use distance::{Comparison, Distance};
pub use posting::{Field, Fields, MOST_PAPERS, Posting};
pub use sort::{sort_by_key, sorted_by_score};
pub use words::{SortedWords, candidates_by_letters};
