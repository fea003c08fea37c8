//! Which role each fragment of an entry has: scores of what it looks like, of what stands beside it and of what the
//! others have in its place, and the best sequence of roles.
//!
//! docs/import.md describes the model.
mod change;
mod fact_score;
mod family_names;
mod inside_title;
mod journals;
pub(crate) mod layout;
mod neighbours;
mod no_authors;
pub(crate) mod score;
pub(crate) mod sequence;
