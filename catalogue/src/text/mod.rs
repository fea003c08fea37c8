//! Text as the search, citations and the contribute form see it: [folded](fold), cut into
//! [words], and each word cut to its [stem].
pub mod fold;
pub(crate) mod stem;
pub(crate) mod words;
