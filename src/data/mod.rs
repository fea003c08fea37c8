//! From files of the site to a library that can be searched.
//!
//! [`load`] fetches and decodes, [`library`] is the result; [`long`] knows what of a long list is not
//! loaded yet; [`prose`] is what the curator wrote, [`visit`] what is new.

pub mod library;
pub mod load;
pub mod long;
pub mod prose;
pub mod visit;
