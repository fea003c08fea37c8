//! Citations of a paper in the formats that reference managers read.
//!
//! - BibTeX and BibLaTeX for LaTeX (`bibtex.rs`)
//! - RIS (`ris.rs`) and CSL-JSON (`csl.rs`) for reference managers
//! - COinS: an OpenURL in the page itself, which reference managers find there (`coins.rs`)
//! - `citation_…` elements in the head of a paper's page, which search engines read, too (`meta_tags.rs`)
//!
//! Only what the catalogue knows is written: no volume, no pages, no publisher but arXiv and that of a book. Each
//! function takes a [`Citation`], whose key [`citation_key`] or [`CitationKeys`] makes.
mod bibtex;
pub mod coins;
mod csl;
mod key;
mod latex;
mod meta_tags;
mod name;
mod publication;
mod ris;
pub mod work;

use crate::paper::{ET_AL, Paper};

pub use bibtex::{biblatex, bibtex};
pub use csl::csl_json;
pub use key::{CitationKeys, citation_key};
pub use meta_tags::meta_tags;
use name::Name;
pub use name::{family_first, family_last};
pub use publication::Publication;
pub use ris::ris;

/// A paper as it is to be cited.
#[derive(Clone, Debug)]
pub struct Citation<'a> {
    /// The paper.
    pub paper: &'a Paper,
    /// The key of its entry.
    pub key: String,
    /// What it is about, such as the names of its categories.
    pub keywords: Vec<&'a str>,
    /// Its abstract.
    pub abstract_text: Option<&'a str>,
    /// What the reader has written about it.
    pub note: Option<&'a str>,
}

impl<'a> Citation<'a> {
    /// A paper with the key of its entry, and nothing besides.
    #[must_use]
    pub fn new(paper: &'a Paper, key: &str) -> Self {
        Self { paper, key: key.to_owned(), keywords: Vec::new(), abstract_text: None, note: None }
    }

    /// The keywords as one text: separated by commas, or by semicolons where one has a comma in it.
    fn joined_keywords(&self) -> Option<String> {
        let has_comma = self.keywords.iter().any(|word| word.contains(','));
        let keywords = if has_comma { whole(&self.keywords) } else { self.keywords.join(", ") };
        Some(keywords).filter(|keywords| !keywords.is_empty())
    }
}

/// Texts as one, separated by semicolons. After a single text with a comma in it stands one too, or the text
/// would be taken for two.
pub(crate) fn whole(texts: &[&str]) -> String {
    let joined = texts.join("; ");
    if texts.len() == 1 && joined.contains(',') { joined + ";" } else { joined }
}

/// The names of the authors in parts. That there are others is a name of one part, for want of another way.
fn names(paper: &Paper) -> impl Iterator<Item = Name> {
    paper.names().map(|name| match name {
        ET_AL => Name { family: name.to_owned(), is_group: true, ..Name::default() },
        name => Name::parse(name),
    })
}
