//! A work as those who register works describe it.
use serde::{Deserialize, Serialize};

/// What a work is, as far as it matters where it appeared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// An article of a journal.
    Journal,
    /// A paper in proceedings, which may be a chapter of a book.
    Proceedings,
    /// Something else, such as a preprint.
    #[default]
    Other,
}

/// A work. A text that is not registered is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Work {
    /// Its DOI.
    pub doi: String,
    /// What it is.
    pub kind: Kind,
    /// Its title.
    pub title: String,
    /// Its authors in their order.
    pub authors: Vec<String>,
    /// What it stands in: a journal, proceedings, and the series that these are a volume of.
    pub containers: Vec<String>,
    /// The conference that it was presented at.
    pub event: String,
    /// The year of that conference.
    pub event_year: Option<u16>,
    /// The year in which it was published.
    pub year: Option<u16>,
    /// The page that says so.
    pub address: String,
}
