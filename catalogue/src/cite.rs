//! Citations of a paper in the formats that reference managers read.
//!
//! - BibTeX: entry types and fields as in Oren Patashnik's “BibTeXing” (1988), with
//!   `eprint` and `archivePrefix` as arXiv asks for them.
//! - RIS: the tags of Research Information Systems' format, of the types `CONF`, `JOUR`,
//!   `UNPB` and `GEN`; lines end in carriage return and line feed.
//! - CSL-JSON: the input of the Citation Style Language's processors, by its schema
//!   `csl-data.json` for version 1.0.2, where a preprint is of type `article`.
//!
//! Only what the catalogue knows is written: no volume, no pages, no publisher but arXiv.
mod format;
mod latex;
mod name;

use std::fmt::Write as _;

use crate::json::Json;
use crate::paper::{Month, Paper};
use crate::text::stop_words::is_function_word;
use crate::text::words::Words;
use crate::venue::{Field, Kind, Track, Venue};

pub use format::Format;
use name::Name;

/// The longest word that goes into a key.
const LONGEST_KEY_WORD: usize = 40;

/// The names of months that BibTeX styles define.
const BIBTEX_MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// How a paper is published, as the formats tell papers apart.
enum Publication {
    /// In the proceedings with this name.
    Proceedings(String),
    /// In the journal with this name.
    Journal(String),
    /// On arXiv, with this id.
    Preprint(String),
    /// Somewhere on the web.
    Other,
}

/// The key of a citation: the first author's family name, the year and the first
/// significant word of the title, in ASCII, such as `frantar2023sparsegpt`. A paper of
/// which none of these can be said in ASCII has its id for a key.
#[must_use]
pub fn citation_key(paper: &Paper) -> String {
    let ascii =
        |text: &str| text.chars().filter(char::is_ascii_alphanumeric).take(LONGEST_KEY_WORD).collect::<String>();
    let family = paper.authors.first().map(|author| Name::parse(author.as_str()).family).unwrap_or_default();
    let family: String = Words::of(&family).iter().map(ascii).collect();
    let year = paper.year().map(|year| year.to_string()).unwrap_or_default();
    let title = Words::of(paper.title.as_str());
    let mut words = title.compounds().filter_map(|compound| compound.joined().or_else(|| compound.words().next()));
    // A number would run into the year.
    let is_telling =
        |word: &&str| !is_function_word(word) && word.contains(|letter: char| letter.is_ascii_alphabetic());
    let word = words.find(is_telling).map(ascii).unwrap_or_default();
    if family.is_empty() && word.is_empty() { paper.id.to_string() } else { format!("{family}{year}{word}") }
}

/// The paper as a BibTeX entry, with a final line break.
#[must_use]
pub fn bibtex(paper: &Paper) -> String {
    let publication = publication(paper);
    let entry = match publication {
        Publication::Proceedings(_) => "inproceedings",
        Publication::Journal(_) => "article",
        Publication::Preprint(_) | Publication::Other => "misc",
    };
    let mut bibtex = format!("@{entry}{{{}", citation_key(paper));
    let mut field = |name: &str, value: &str| {
        // Writing to a string cannot fail.
        let _ = write!(bibtex, ",\n  {name} = {{{value}}}");
    };
    field("title", &latex::title(paper.title.as_str()));
    if !paper.authors.is_empty() {
        let authors: Vec<String> = paper.authors.iter().map(|author| bibtex_name(author.as_str())).collect();
        field("author", &authors.join(" and "));
    }
    match &publication {
        Publication::Proceedings(name) => field("booktitle", &latex::escape(name)),
        Publication::Journal(name) => field("journal", &latex::escape(name)),
        Publication::Preprint(_) | Publication::Other => {}
    }
    if let Some(year) = paper.year() {
        field("year", &year.to_string());
    }
    if let Some(arxiv) = paper.id.arxiv() {
        field("eprint", arxiv);
        field("archivePrefix", "arXiv");
    }
    if let Publication::Preprint(id) = &publication {
        field("doi", &arxiv_doi(id));
    }
    if let Some(address) = paper.address() {
        // An address is read as it is, but its braces must not end the field.
        field("url", &address.replace('{', "%7B").replace('}', "%7D"));
    }
    if let Some(month) = preprint_month(paper, &publication)
        && let Some(month) = BIBTEX_MONTHS.get(usize::from(month.month).wrapping_sub(1))
    {
        // A month is a name defined by the style and stands without braces.
        let _ = write!(bibtex, ",\n  month = {month}");
    }
    bibtex.push_str("\n}\n");
    bibtex
}

/// The paper as a RIS record.
#[must_use]
pub fn ris(paper: &Paper) -> String {
    let publication = publication(paper);
    let mut ris = String::new();
    let mut line = |tag: &str, value: &str| {
        // Writing to a string cannot fail.
        let _ = write!(ris, "{tag}  - {value}\r\n");
    };
    line(
        "TY",
        match publication {
            Publication::Proceedings(_) => "CONF",
            Publication::Journal(_) => "JOUR",
            Publication::Preprint(_) => "UNPB",
            Publication::Other => "GEN",
        },
    );
    line("ID", &citation_key(paper));
    line("TI", paper.title.as_str());
    for author in &paper.authors {
        let name = Name::parse(author.as_str());
        // Here the suffix comes last, other than in BibTeX.
        let parts = [name.family, name.given, name.suffix];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        line("AU", &parts.join(", "));
    }
    match &publication {
        Publication::Proceedings(name) | Publication::Journal(name) => line("T2", name),
        Publication::Preprint(id) => {
            line("PB", "arXiv");
            line("M1", &format!("arXiv:{id}"));
            line("DO", &arxiv_doi(id));
        }
        Publication::Other => {}
    }
    if let Some(year) = paper.year() {
        line("PY", &year.to_string());
    }
    if let Some(month) = preprint_month(paper, &publication) {
        line("DA", &format!("{:04}/{:02}//", month.year, month.month));
    }
    if let Some(address) = paper.address() {
        line("UR", &address);
    }
    line("ER", "");
    ris
}

/// The paper as CSL-JSON: a list of one item, its fields sorted by name, with a final
/// line break.
#[must_use]
pub fn csl_json(paper: &Paper) -> String {
    let publication = publication(paper);
    let mut fields = Vec::new();
    let mut field = |name: &'static str, value: Json| fields.push((name, value));
    if let Publication::Preprint(id) = &publication {
        field("DOI", Json::text(&arxiv_doi(id)));
    }
    if let Some(address) = paper.address() {
        field("URL", Json::text(&address));
    }
    if !paper.authors.is_empty() {
        let authors = paper.authors.iter().map(|author| Name::parse(author.as_str()).csl());
        field("author", Json::List(authors.collect()));
    }
    if let Publication::Proceedings(name) | Publication::Journal(name) = &publication {
        field("container-title", Json::text(name));
    }
    field("id", Json::text(&citation_key(paper)));
    if let Some(year) = paper.year() {
        let month = preprint_month(paper, &publication).map(|month| month.month.to_string());
        let date = [Some(year.to_string()), month].into_iter().flatten().map(Json::Word).collect();
        field("issued", Json::Record(vec![("date-parts", Json::List(vec![Json::List(date)]))]));
    }
    if let Publication::Preprint(id) = &publication {
        field("number", Json::text(&format!("arXiv:{id}")));
        field("publisher", Json::text("arXiv"));
    }
    field("title", Json::text(paper.title.as_str()));
    let kind = match publication {
        Publication::Proceedings(_) => "paper-conference",
        Publication::Journal(_) => "article-journal",
        Publication::Preprint(_) | Publication::Other => "article",
    };
    field("type", Json::text(kind));
    format!("{}\n", Json::List(vec![Json::Record(fields)]))
}

/// How a paper is published.
fn publication(paper: &Paper) -> Publication {
    let venue = paper.venue.as_ref().filter(|venue| venue.kind() != Kind::Preprint);
    match (venue, paper.id.arxiv()) {
        (Some(venue), _) if venue.kind() == Kind::Journal => {
            Publication::Journal(venue.full_name().unwrap_or_else(|| venue.series().name()).to_owned())
        }
        (Some(venue), _) => Publication::Proceedings(proceedings(venue)),
        (None, Some(id)) => Publication::Preprint(id.to_owned()),
        (None, None) => Publication::Other,
    }
}

/// The name of the proceedings: `International Conference on Machine Learning (ICML
/// 2023)`.
fn proceedings(venue: &Venue) -> String {
    let short = venue.short();
    let name = match venue.full_name() {
        Some(full) if full != venue.series().name() => format!("{full} ({short})"),
        _ => short.clone(),
    };
    match (venue.track(), venue.track_label()) {
        // The one companion volume with a name of its own.
        (Track::Findings, _) if venue.series().field() == Field::NaturalLanguage => {
            format!("Findings of the Association for Computational Linguistics: {short}")
        }
        (Track::Workshop(_), Some(label)) => format!("{label} at {name}"),
        (Track::Findings | Track::Industry | Track::Demo | Track::DatasetsAndBenchmarks, Some(label)) => {
            format!("{name}, {label}")
        }
        _ => name,
    }
}

/// The month in which a preprint came out, when that is its year too.
fn preprint_month(paper: &Paper, publication: &Publication) -> Option<Month> {
    let month = paper.id.arxiv_month()?;
    (matches!(publication, Publication::Preprint(_)) && paper.year() == Some(month.year)).then_some(month)
}

/// The DOI that arXiv registers for each of its papers.
fn arxiv_doi(id: &str) -> String {
    format!("10.48550/arXiv.{id}")
}

/// A name in BibTeX: braces keep it whole where BibTeX would take it apart.
fn bibtex_name(text: &str) -> String {
    let name = Name::parse(text);
    let written = latex::escape(&name.family_first());
    let splits = text.split_whitespace().any(|word| word.eq_ignore_ascii_case("and"));
    if name.is_group || splits { format!("{{{written}}}") } else { written }
}
