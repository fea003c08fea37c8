//! What the contribute page is asked for.
use super::named;
use crate::paper::PaperId;

/// The parameter of the title of a new paper.
const TITLE: &str = "title";

/// What a reader is about to contribute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Contribution {
    /// A new paper.
    New {
        /// The title with which its form begins; empty where it is not known.
        title: String,
    },
    /// A correction of the record of a paper, which need not be in the catalogue.
    Correction(PaperId),
}

impl Contribution {
    pub(super) fn parse(search: &str) -> Self {
        if let Some(id) = named::parse(search).into_iter().next() {
            return Self::Correction(id);
        }
        let mut parameters = form_urlencoded::parse(search.trim_start_matches('?').as_bytes());
        let title = parameters.find(|(name, _)| name == TITLE).map(|(_, title)| title.trim().to_owned());
        Self::New { title: title.unwrap_or_default() }
    }

    /// The query string that asks for it.
    pub(super) fn write(&self) -> String {
        match self {
            Self::Correction(id) => named::write([id]),
            Self::New { title } if title.is_empty() => String::new(),
            Self::New { title } => form_urlencoded::Serializer::new(String::new()).append_pair(TITLE, title).finish(),
        }
    }
}
