//! Text as the search, citations and the contribute form see it: [folded](fold), cut into
//! [words] and each word to its [stem]; words that say [nothing](stop_words) about a subject; and
//! one spelling for all [addresses](address) of a page.
pub(crate) mod address;
pub mod fold;
pub(crate) mod stem;
pub(crate) mod stop_words;
pub(crate) mod words;
