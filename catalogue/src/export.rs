//! Papers in the formats that others read: the site offers them for the results of a query, and the
//! curator's program for a file.
pub mod csv;

use crate::cite::{Citation, CitationKeys, biblatex, bibtex, csl_json, ris};
use crate::list::Category;
use crate::paper::Paper;
use crate::readme::bullet;
use crate::slug::Slug;

/// Tells a text about a paper, if there is one.
pub type TextOf<'a> = dyn Fn(&Paper) -> Option<&'a str> + 'a;

/// What is written of papers besides their records.
#[derive(Clone, Copy)]
pub struct Texts<'a> {
    /// Their abstracts, in the formats that have a field for them.
    pub abstract_of: &'a TextOf<'a>,
    /// The reader's notes.
    pub note_of: &'a TextOf<'a>,
}

impl Texts<'_> {
    /// Neither abstracts nor notes.
    pub const NONE: Self = Self { abstract_of: &|_| None, note_of: &|_| None };
}

/// A format for some papers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For LaTeX.
    Bibtex,
    /// For LaTeX with the package of that name.
    Biblatex,
    /// For reference managers.
    Ris,
    /// The Citation Style Language's JSON, for Zotero and Pandoc.
    CslJson,
    /// A table, for spreadsheets.
    Csv,
    /// A list, as in a README.
    Markdown,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 6] = [Self::Bibtex, Self::Biblatex, Self::Ris, Self::CslJson, Self::Csv, Self::Markdown];

    /// Those in which a paper's page cites it.
    pub const OF_A_PAPER: [Self; 3] = [Self::Bibtex, Self::Ris, Self::CslJson];

    /// The format's name.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Bibtex => "BibTeX",
            Self::Biblatex => "BibLaTeX",
            Self::Ris => "RIS",
            Self::CslJson => "CSL-JSON",
            Self::Csv => "CSV",
            Self::Markdown => "Markdown",
        }
    }

    /// The ending of a file's name.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Bibtex | Self::Biblatex => "bib",
            Self::Ris => "ris",
            Self::CslJson => "json",
            Self::Csv => "csv",
            Self::Markdown => "md",
        }
    }

    /// The media type, as registered or as reference managers expect it.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Bibtex | Self::Biblatex => "application/x-bibtex",
            Self::Ris => "application/x-research-info-systems",
            Self::CslJson => "application/vnd.citationstyles.csl+json",
            Self::Csv => "text/csv",
            Self::Markdown => "text/markdown",
        }
    }

    /// Writes papers in their order, with the keys that citations of them have. The names of their
    /// `categories` are their keywords.
    #[must_use]
    pub fn write(self, papers: &[&Paper], keys: &CitationKeys, categories: &[Category], texts: Texts) -> String {
        let cited = papers.iter().map(|paper| Citation {
            paper,
            key: keys.key(paper),
            keywords: category_names(paper, categories),
            abstract_text: (texts.abstract_of)(paper),
            note: (texts.note_of)(paper),
        });
        match self {
            Self::Bibtex => cited.map(|citation| bibtex(&citation)).collect::<Vec<_>>().join("\n"),
            Self::Biblatex => cited.map(|citation| biblatex(&citation)).collect::<Vec<_>>().join("\n"),
            Self::Ris => cited.map(|citation| ris(&citation)).collect(),
            Self::CslJson => csl_json(&cited.collect::<Vec<_>>()),
            Self::Csv => csv::write(papers, categories, texts),
            Self::Markdown => papers.iter().map(|paper| item(paper, (texts.note_of)(paper))).collect(),
        }
    }
}

/// A paper as an item of a list in Markdown, with a note below it.
fn item(paper: &Paper, note: Option<&str>) -> String {
    let mut item = bullet(paper) + "\n";
    for (number, line) in note.into_iter().flat_map(str::lines).enumerate() {
        if number == 0 {
            item.push('\n');
        }
        if !line.is_empty() {
            item.push_str("  ");
        }
        item.push_str(line);
        item.push('\n');
    }
    item
}

/// The names of a paper's categories.
fn category_names<'a>(paper: &Paper, categories: &'a [Category]) -> Vec<&'a str> {
    let name = |id: &Slug| categories.iter().find(|category| category.id == *id).map(|category| category.name.as_str());
    paper.categories.iter().filter_map(name).collect()
}
