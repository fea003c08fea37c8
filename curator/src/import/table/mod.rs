//! What the columns of a table mean, by their headings and by what is in their cells.
//!
//! Here are also the rows that `papers export` writes, which are read back exactly.
pub mod canonical;
pub mod column;
pub(crate) mod ditto;
mod heading;
mod sample;
pub(crate) mod scores;
