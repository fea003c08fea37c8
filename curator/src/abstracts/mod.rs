//! Abstracts of papers, from services that are open to all.
pub mod arxiv;
mod tex;

pub use tex::readable;
