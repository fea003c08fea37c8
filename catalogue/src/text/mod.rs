//! Text as the search, citations and the contribute form see it: [folded](fold), cut into
//! [words] and each word to its [stem]; and words that say [nothing](stop_words) about a subject.
pub mod fold;
pub(crate) mod stem;
pub(crate) mod stop_words;
pub(crate) mod words;
