//! Searching: which papers match a [`Query`](crate::Query), in which order, and what each filter
//! would find.
//!
//! # From a query to results
//!
//! The [`Index`] is an inverted index: a sorted dictionary of all words (`dictionary.rs`), each with its
//! posting list, which says in which papers, fields and positions the word stands (the crate
//! `postings`). `index_builder.rs` makes it of a catalogue, in steps (`steps.rs`); `prepare.rs` stores it in [`Part`]s and `load.rs` reads
//! these, for long lists. Then
//!
//! 1. `expression.rs` parses the text of a query into clauses: words, phrases, conditions on facts;
//! 2. `word_matches.rs` looks up each clause on words: the words of the dictionary that match it (`forms.rs`), also
//!    as a prefix or fuzzily (`typing_error.rs`), and where words stand side by side;
//! 3. `matching.rs` intersects the posting lists, forgives while nothing is found, and scores;
//! 4. `results.rs` applies the filters of the address, counts the values of each facet and sorts.
//!
//! Beside that, `highlight.rs` marks the words in a text, `completions.rs`, `offers.rs` and `relaxations.rs` offer
//! other queries.
//!
//! # What matches
//!
//! `expression.rs` says what can be written. Every word must match, in any field or in the
//! one that is named. A word of the query matches a word of a paper that is
//!
//! - the same, both folded;
//! - its plural or singular by a final `s`, or another form of it (`text/stem.rs`), where it is not in a name;
//! - a longer one that it begins, if it is the last of the query or has three letters;
//! - joined of two words of the query side by side (`low rank`: `lowrank`), or that can be
//!   split into two words of the paper side by side (`lowrank`: `low rank`);
//! - a name of an author, if it is a single letter that begins it and the word beside it in the query
//!   is beside it there (`T. Dorn`: `Timo Dorn`).
//!
//! A compound such as `low-rank` matches as its parts side by side and as one word. A word with signs
//! at its end, `C++`, matches what has them and, if it is more than a letter, after that what has
//! none.
//!
//! A paper has the words of its title, authors (under all names that the catalogue joins), techniques, venue, year and
//! categories, and as *aliases*
//!
//! - what is synonymous with words of its title, by the groups of the catalogue (`synonyms.rs`);
//! - its arXiv id, its addresses in one spelling (`address.rs`), the names of its repositories and of the
//!   folders of these to which it links.
//!
//! What is quoted, ruled out or looked for in one field is not found by aliases. A text with an arXiv
//! id or the address of a paper in it also matches that paper, one of several ids all of theirs, and digits the ids
//! that they begin.
//!
//! The words of the descriptions of the categories are a dictionary of their own (`topics.rs`), which is looked in
//! only where no paper matches all words.
//!
//! The words of abstracts are a dictionary of their own (`abstracts.rs`), which is made when a query first asks for
//! it. `abstract:` looks words up there. Where a query asks for it, every word that names no field may also stand in
//! the abstract, as it was typed; what is ruled out still is so only by the record.
//!
//! # What is forgiven
//!
//! - A *stop word* (`text/stop_words.rs`) need not match, unless nothing else is asked for. If no paper has
//!   one of them then, nothing is asked for.
//! - A word that matches nothing is taken to have typing errors in it (`typing_error.rs`): as
//!   many as its length is forgiven, and the first letter is trusted unless it is in no name and nothing begins
//!   with it, or the first half of a word in capitals or of four letters. Which letters are doubled is one
//!   error, however many they are. What is a word of any paper has no error in it.
//! - If all words match something but no paper matches them all, every word may have errors.
//! - If there is still none, it is enough that a paper matches words that weigh at least half as much
//!   as those that any paper matches. Here what the description of its category has counts as well: a question
//!   in other words than the titles have speaks of a category. Words that are quoted or looked for in one field,
//!   facts and what is ruled out are never given up.
//!
//! [`Results::reading`] tells of errors and [`Results::is_partial`] of words that were given up. What
//! means nothing is left out of account and named in [`Results::ignored`].
//!
//! # How matches are ranked
//!
//! The score of a paper is the sum over the words of the query that are no stop words of
//!
//! > `weight(word) × max over its matches (weight(field) × closeness)`
//!
//! plus 960 for each two words that follow each other in the query and in the paper, or
//! 320 if they are swapped there or have one word between them, and 160 if the first of
//! several words begins the title.
//!
//! - `weight(field)`: 13 for the name with which a title begins (before its colon, at most
//!   three words) if the word is all of it and 12 if it is part of it, 10 for the rest of the title,
//!   author 7, alias 6, technique 5, venue 4, category 3;
//! - `closeness`, of 16: the word itself 16, its other number or spelling, joined words and initials 14,
//!   split words 12, another form or the word without its signs 10, a longer word 8, one error 6, two 4,
//!   and 4 and 2 for a longer word;
//! - `weight(word)`: 8 plus its inverse document frequency (`idf.rs`), of the places of the word itself
//!   and its other number and spelling or, where there are none, of all that matches it;
//! - the paper whose address is in the query comes before all others.
//!
//! Where no paper matches all words, those of the description of its category are added, of several the best: each
//! counts like one of the title, with no more weight than its inverse document frequency, as if every paper of the
//! category had it.
//!
//! Papers that are found only with their abstracts come after all others.
//!
//! Equal scores: recommended papers first, then newer ones. Without words that is the
//! whole order.
//!
//! The maximum over fields is the *disjunction max* of Lucene, which suits titles better
//! than the sum over fields of BM25F (Robertson, Zaragoza and Taylor, 2004): nobody writes
//! a word twice to be found. The inverse document frequency (Spärck Jones, 1972) has a constant added,
//! so that common words still count; that words side by side count for more follows the
//! observation that words which were typed side by side were meant so (Tao and Zhai, 2007).
mod abstracts;
mod address;
mod answer;
mod authors;
mod builder;
mod bytes;
mod completions;
pub(crate) mod dictionary;
mod excerpt;
mod expression;
mod facets;
mod forms;
mod highlight;
mod idf;
mod index;
mod index_builder;
mod load;
mod matching;
mod missing_title;
mod offers;
mod order;
mod part;
mod prepare;
mod relaxations;
mod results;
mod steps;
mod synonyms;
mod title_lengths;
mod topics;
mod typing_error;
mod word_matches;

pub use abstracts::{AbstractsBuilder, asks_for_abstracts};
pub use answer::Answer;
pub use completions::{Completion, Records, completions};
pub use excerpt::{Excerpt, excerpt};
pub use facets::{FacetValue, PREPRINTS};
pub use highlight::highlights;
pub use index::Index;
pub use index_builder::IndexBuilder;
pub use missing_title::missing_title;
pub use offers::{Asked, Offer, offers};
pub use part::{CorruptPart, Part};
pub use postings::MOST_PAPERS;
pub use prepare::{File, prepare};
pub use relaxations::{Relaxation, Without, relaxations};
pub(crate) use results::author_papers;
pub use results::{Ignored, Results, search, search_among};
pub(crate) use title_lengths::weight;
