//! Citations of a paper in the formats that reference managers read.
//!
//! - BibTeX: entry types and fields as in Oren Patashnik's “BibTeXing” (1988), with
//!   `eprint` and `archivePrefix` as arXiv asks for them.
//! - BibLaTeX: entry types and fields as in the manual of the package of that name, which asks for
//!   `date`, `journaltitle` and `eprinttype`, and has `@online` for preprints.
//! - RIS: the tags of Research Information Systems' format, of the types `CONF`, `JOUR`, `THES`,
//!   `RPRT`, `BOOK`, `CHAP`, `UNPB` and `GEN`; lines end in carriage return and line feed.
//! - CSL-JSON: the input of the Citation Style Language's processors, by its schema
//!   `csl-data.json` for version 1.0.2, where a preprint is of type `article`.
//!
//! - COinS: an OpenURL in the page itself, which reference managers find there (`coins.rs`).
//! - `citation_…` elements in the head of a paper's page, which search engines read, too (`meta_tags.rs`).
//!
//! Only what the catalogue knows is written: no volume, no pages, no publisher but arXiv and that of a book. Each
//! function takes a [`Citation`], whose key [`citation_key`] or [`CitationKeys`] makes.
pub mod coins;
mod csl;
mod key;
mod latex;
mod meta_tags;
mod name;
mod publication;
pub mod work;

use std::fmt::Write as _;

use crate::date::month_name;
use crate::paper::{ET_AL, Paper};

use csl::{Issued, Item};
pub use key::{CitationKeys, citation_key};
pub use meta_tags::meta_tags;
use name::Name;
pub use name::{family_first, family_last};
pub use publication::Publication;
use work::Kind;

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

/// The paper as a BibTeX entry, with a final line break.
#[must_use]
pub fn bibtex(citation: &Citation<'_>) -> String {
    entry(citation, Dialect::Bibtex)
}

/// The paper as a BibLaTeX entry, with a final line break.
#[must_use]
pub fn biblatex(citation: &Citation<'_>) -> String {
    entry(citation, Dialect::Biblatex)
}

/// Whose fields an entry has.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Dialect {
    Bibtex,
    Biblatex,
}

fn entry(citation: &Citation<'_>, dialect: Dialect) -> String {
    let Citation { paper, key, .. } = citation;
    let publication = Publication::of(paper);
    let is_bibtex = dialect == Dialect::Bibtex;
    let entry = match &publication {
        Publication::Proceedings(_) => "inproceedings",
        Publication::Journal(_) => "article",
        Publication::Work(work) => match work.kind {
            Kind::PhdThesis if is_bibtex => "phdthesis",
            Kind::MastersThesis if is_bibtex => "mastersthesis",
            Kind::PhdThesis | Kind::MastersThesis => "thesis",
            Kind::Report if is_bibtex => "techreport",
            Kind::Report => "report",
            Kind::Book => "book",
            Kind::Chapter => "incollection",
        },
        Publication::Preprint(_) if !is_bibtex => "online",
        Publication::Preprint(_) | Publication::Other(_) => "misc",
    };
    let mut text = format!("@{entry}{{{key}");
    let mut field = |name: &str, value: &str| {
        // Writing to a string cannot fail.
        let _ = write!(text, ",\n  {name} = {{{value}}}");
    };
    field("title", &latex::title(paper.title.as_str()));
    if !paper.authors.is_empty() {
        let authors = paper.authors.iter().map(|author| bibtex_name(author.as_str()));
        let authors: Vec<String> = authors.chain(paper.more_authors.then(|| "others".to_owned())).collect();
        field("author", &authors.join(" and "));
    }
    match &publication {
        Publication::Proceedings(name) => field("booktitle", &latex::escape(name)),
        Publication::Journal(name) => field(if is_bibtex { "journal" } else { "journaltitle" }, &latex::escape(name)),
        Publication::Work(work) => {
            let (name, kind) = match work.kind {
                Kind::PhdThesis => ("school", Some("phdthesis")),
                Kind::MastersThesis => ("school", Some("mathesis")),
                Kind::Report => ("institution", Some("techreport")),
                Kind::Book => ("publisher", None),
                Kind::Chapter => ("booktitle", None),
            };
            // BibLaTeX has one entry for all theses, and one word for schools and institutions.
            if let Some(kind) = kind.filter(|_| !is_bibtex) {
                field("type", kind);
            }
            if !work.of.is_empty() {
                let name = if name == "school" && !is_bibtex { "institution" } else { name };
                field(name, &latex::escape(&work.of));
            }
        }
        Publication::Other(Some(name)) => field("howpublished", &latex::escape(name)),
        Publication::Preprint(_) | Publication::Other(None) => {}
    }
    let month = publication.month(paper);
    if let Some(year) = paper.year() {
        match month.filter(|_| !is_bibtex) {
            Some(month) => field("date", &format!("{year:04}-{month:02}")),
            None => field(if is_bibtex { "year" } else { "date" }, &year.to_string()),
        }
    }
    if let Some(arxiv) = paper.arxiv() {
        field("eprint", arxiv);
        let (archive, name) = if is_bibtex { ("archivePrefix", "arXiv") } else { ("eprinttype", "arxiv") };
        field(archive, name);
    }
    if let (Publication::Preprint(id), true) = (&publication, is_bibtex) {
        // The standard styles print neither `eprint` nor `doi`.
        field("note", &format!("arXiv:{id}"));
    }
    // A DOI and an address are read as they are, but their braces must not end the field.
    let verbatim = |text: &str| text.replace('{', "%7B").replace('}', "%7D");
    if let Some(doi) = publication.doi(paper) {
        field("doi", &verbatim(&doi));
    }
    if let Some(address) = paper.address() {
        field("url", &verbatim(&address));
    }
    if let Some(month) = month.filter(|_| is_bibtex) {
        // A month is a name that every style defines, its first three letters, without braces.
        let month = month_name(month).chars().take(3).map(|letter| letter.to_ascii_lowercase());
        let _ = write!(text, ",\n  month = {}", month.collect::<String>());
    }
    if let Some(keywords) = citation.joined_keywords() {
        let _ = write!(text, ",\n  keywords = {{{}}}", latex::escape(&keywords));
    }
    if let Some(abstract_text) = citation.abstract_text {
        let _ = write!(text, ",\n  abstract = {{{}}}", latex::escape(abstract_text));
    }
    if let Some(note) = citation.note {
        // As annotated bibliographies have it: what the styles print as `note` is of the paper itself.
        let name = if is_bibtex { "annote" } else { "annotation" };
        let _ = write!(text, ",\n  {name} = {{{}}}", latex::escape(note));
    }
    text.push_str("\n}\n");
    text
}

/// The paper as a RIS record.
#[must_use]
pub fn ris(citation: &Citation<'_>) -> String {
    let Citation { paper, key, keywords, abstract_text, note } = citation;
    let publication = Publication::of(paper);
    let mut ris = String::new();
    let mut line = |tag: &str, value: &str| {
        // Writing to a string cannot fail.
        let _ = write!(ris, "{tag}  - {value}\r\n");
    };
    line(
        "TY",
        match &publication {
            Publication::Proceedings(_) => "CONF",
            Publication::Journal(_) => "JOUR",
            Publication::Work(work) => match work.kind {
                Kind::PhdThesis | Kind::MastersThesis => "THES",
                Kind::Report => "RPRT",
                Kind::Book => "BOOK",
                Kind::Chapter => "CHAP",
            },
            Publication::Preprint(_) => "UNPB",
            Publication::Other(_) => "GEN",
        },
    );
    line("ID", key);
    line("TI", paper.title.as_str());
    for name in names(paper) {
        // Here the suffix comes last, other than in BibTeX.
        let parts = [name.family, name.given, name.suffix];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        line("AU", &parts.join(", "));
    }
    match &publication {
        Publication::Proceedings(name) | Publication::Journal(name) | Publication::Other(Some(name)) => {
            line("T2", name);
        }
        Publication::Work(work) => {
            if matches!(work.kind, Kind::PhdThesis | Kind::MastersThesis) {
                line("M3", work.kind.name());
            }
            if !work.of.is_empty() {
                line(if work.kind == Kind::Chapter { "T2" } else { "PB" }, &work.of);
            }
        }
        Publication::Preprint(id) => {
            line("PB", "arXiv");
            line("M1", &format!("arXiv:{id}"));
        }
        Publication::Other(None) => {}
    }
    if let Some(doi) = publication.doi(paper) {
        line("DO", &doi);
    }
    if let Some(year) = paper.year() {
        line("PY", &year.to_string());
        if let Some(month) = publication.month(paper) {
            line("DA", &format!("{year:04}/{month:02}//"));
        }
    }
    if let Some(address) = paper.address() {
        line("UR", &address);
    }
    for keyword in keywords {
        line("KW", keyword);
    }
    if let Some(abstract_text) = abstract_text {
        line("AB", abstract_text);
    }
    if let Some(note) = note {
        // A field is a line.
        line("N1", &note.lines().collect::<Vec<_>>().join(" "));
    }
    line("ER", "");
    ris
}

/// Papers as CSL-JSON: one list, with a final line break.
#[must_use]
pub fn csl_json(citations: &[Citation<'_>]) -> String {
    let publications: Vec<Publication> = citations.iter().map(|citation| Publication::of(citation.paper)).collect();
    let items = citations.iter().zip(&publications).map(|(citation @ Citation { paper, key, .. }, publication)| Item {
        doi: publication.doi(paper),
        url: paper.address(),
        abstract_text: citation.abstract_text,
        author: names(paper).map(Name::into).collect(),
        container_title: match publication {
            Publication::Proceedings(name) | Publication::Journal(name) => Some(name),
            Publication::Work(work) if work.kind == Kind::Chapter => Some(&work.of),
            Publication::Work(_) | Publication::Preprint(_) | Publication::Other(_) => None,
        },
        genre: match publication {
            Publication::Other(Some(name)) => Some(name),
            Publication::Work(work) if matches!(work.kind, Kind::PhdThesis | Kind::MastersThesis) => {
                Some(work.kind.name())
            }
            _ => None,
        },
        id: key,
        issued: paper.year().map(|year| Issued::new(year, publication.month(paper))),
        keyword: citation.joined_keywords(),
        note: citation.note,
        number: publication.preprint().map(|id| format!("arXiv:{id}")),
        publisher: match publication {
            Publication::Preprint(_) => Some("arXiv"),
            Publication::Work(work) if work.kind != Kind::Chapter => Some(&*work.of).filter(|of| !of.is_empty()),
            _ => None,
        },
        title: paper.title.as_str(),
        kind: match publication {
            Publication::Proceedings(_) => "paper-conference",
            Publication::Journal(_) => "article-journal",
            Publication::Work(work) => match work.kind {
                Kind::PhdThesis | Kind::MastersThesis => "thesis",
                Kind::Report => "report",
                Kind::Book => "book",
                Kind::Chapter => "chapter",
            },
            Publication::Preprint(_) | Publication::Other(_) => "article",
        },
    });
    // Nothing in an item can fail to be written.
    let mut json = serde_json::to_string_pretty(&items.collect::<Vec<_>>()).unwrap_or_default();
    json.push('\n');
    json
}

/// The names of the authors in parts. That there are others is a name of one part, for want of another way.
fn names(paper: &Paper) -> impl Iterator<Item = Name> {
    paper.names().map(|name| match name {
        ET_AL => Name { family: name.to_owned(), is_group: true, ..Name::default() },
        name => Name::parse(name),
    })
}

/// A name in BibTeX: braces keep it whole where BibTeX would take it apart.
fn bibtex_name(text: &str) -> String {
    let name = Name::parse(text);
    let written = latex::escape(&name.family_first());
    let splits = text.split_whitespace().any(|word| word.eq_ignore_ascii_case("and"));
    if name.is_group || splits { format!("{{{written}}}") } else { written }
}
