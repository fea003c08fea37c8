//! The pages that a list may do without.
use crate::nearest::named;

/// A page about the list as a whole, besides the list itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExtraPage {
    /// What to read first.
    Start,
    /// Who writes: an index, and a page for each author of several papers.
    Authors,
    /// How the field moves.
    Trends,
}

impl ExtraPage {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 3] = [Self::Start, Self::Authors, Self::Trends];

    /// Its name in files and addresses.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Authors => "authors",
            Self::Trends => "trends",
        }
    }

    /// The page that a file calls so.
    ///
    /// # Errors
    /// When there is none; the message names all.
    pub fn named(name: &str) -> Result<Self, String> {
        named(&Self::ALL, Self::id, "not a page that a list may have", name)
    }
}
