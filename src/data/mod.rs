//! From files of the site to a library that can be searched.
//!
//! [`load`] fetches and decodes, [`error`] is why that fails, [`library`] the result, [`presence`] a paper of it,
//! [`results`] what a query finds, [`narrowing`] what it narrows the list to, [`comparison`] which papers stand side by
//! side, [`authors`] who has a page; [`long`] knows what of a long list is not loaded yet, `parts`
//! fetches that; [`assets`] names the files; [`abstracts`] has the abstracts and [`abstract_search`] loads them for a
//! search; [`pages`] says which pages there are; [`prose`] is what the curator wrote, [`visit`] what is new, [`shelf`] what
//! the reader keeps; [`form`] is that of a draft, `known_papers` what the draft may know.

pub mod abstract_search;
pub mod abstracts;
pub mod assets;
pub mod authors;
pub mod comparison;
pub mod error;
pub mod form;
mod known_papers;
pub mod library;
pub mod load;
pub mod long;
pub mod narrowing;
pub mod pages;
pub mod parts;
pub mod presence;
pub mod prose;
pub mod results;
pub mod shelf;
pub mod visit;
