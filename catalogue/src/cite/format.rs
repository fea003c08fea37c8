//! The formats by name, for those who choose among them.
use super::{bibtex, csl_json, ris};
use crate::paper::Paper;

/// A format of citations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For LaTeX.
    Bibtex,
    /// For reference managers.
    Ris,
    /// The Citation Style Language's JSON, for Zotero and Pandoc.
    CslJson,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 3] = [Self::Bibtex, Self::Ris, Self::CslJson];

    /// The format's name.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Bibtex => "BibTeX",
            Self::Ris => "RIS",
            Self::CslJson => "CSL-JSON",
        }
    }

    /// The ending of a file's name, which also identifies the format in markup.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Bibtex => "bib",
            Self::Ris => "ris",
            Self::CslJson => "json",
        }
    }

    /// The media type, as registered or as reference managers expect it.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Bibtex => "application/x-bibtex",
            Self::Ris => "application/x-research-info-systems",
            Self::CslJson => "application/vnd.citationstyles.csl+json",
        }
    }

    /// Cites a paper under a key.
    #[must_use]
    pub fn cite(self, paper: &Paper, key: &str) -> String {
        match self {
            Self::Bibtex => bibtex(paper, key),
            Self::Ris => ris(paper, key),
            Self::CslJson => csl_json(&[(paper, key)]),
        }
    }
}
