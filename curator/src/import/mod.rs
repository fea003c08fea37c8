//! Reading lists of papers as people keep them.
//!
//! Each folder uses those above it in this picture, and no other: words; document; table; outline and fragments;
//! model; records; entries. A file becomes a list, and lists become a catalogue.
pub mod bibliography;
pub mod catalogue;
mod count;
pub mod document;
pub mod entries;
pub mod fragments;
pub mod list;
pub mod merge;
mod model;
mod order;
pub mod outline;
pub mod parts;
pub mod records;
mod same_paper;
pub mod table;
pub mod words;

pub use document::html::html_text;
pub(crate) use words::wording::one_line;
