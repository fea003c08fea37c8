//! CSL-JSON: the input of the Citation Style Language's processors, by its schema `csl-data.json` for
//! version 1.0.2, where a preprint is of type `article`. The fields of each record are in the order of their names.
use serde::Serialize;

use super::name::Name;
use super::publication::Publication;
use super::work::Kind;
use super::{Citation, names};

/// Papers as CSL-JSON: one list, with a final line break.
#[must_use]
pub fn csl_json(citations: &[Citation<'_>]) -> String {
    let publications: Vec<Publication> = citations.iter().map(|citation| Publication::of(citation.paper)).collect();
    let items = citations.iter().zip(&publications).map(|(citation, publication)| Item::new(citation, publication));
    // Nothing in an item can fail to be written.
    let mut json = serde_json::to_string_pretty(&items.collect::<Vec<_>>()).unwrap_or_default();
    json.push('\n');
    json
}

/// One publication.
#[derive(Serialize)]
struct Item<'a> {
    #[serde(rename = "DOI", skip_serializing_if = "Option::is_none")]
    doi: Option<String>,
    #[serde(rename = "URL", skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(rename = "abstract", skip_serializing_if = "Option::is_none")]
    abstract_text: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    author: Vec<CslName>,
    #[serde(rename = "container-title", skip_serializing_if = "Option::is_none")]
    container_title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    genre: Option<&'a str>,
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    issued: Option<Issued>,
    #[serde(skip_serializing_if = "Option::is_none")]
    keyword: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<&'a str>,
    title: &'a str,
    #[serde(rename = "type")]
    kind: &'a str,
}

impl<'a> Item<'a> {
    fn new(citation: &'a Citation<'_>, publication: &'a Publication) -> Self {
        let paper = citation.paper;
        let (kind, container_title, genre, publisher) = match publication {
            Publication::Proceedings(name) => ("paper-conference", Some(name.as_str()), None, None),
            Publication::Journal(name) => ("article-journal", Some(name.as_str()), None, None),
            Publication::Work(work) => {
                let of = Some(work.of.as_str()).filter(|of| !of.is_empty());
                match work.kind {
                    Kind::PhdThesis | Kind::MastersThesis => ("thesis", None, Some(work.kind.name()), of),
                    Kind::Report => ("report", None, None, of),
                    Kind::Book => ("book", None, None, of),
                    Kind::Chapter => ("chapter", Some(work.of.as_str()), None, None),
                }
            }
            Publication::Preprint(_) => ("article", None, None, Some("arXiv")),
            Publication::Other(name) => ("article", None, name.as_deref(), None),
        };
        Self {
            doi: publication.doi(paper),
            url: paper.address(),
            abstract_text: citation.abstract_text,
            author: names(paper).map(Name::into).collect(),
            container_title,
            genre,
            id: &citation.key,
            issued: paper.year().map(|year| Issued::new(year, publication.month(paper))),
            keyword: citation.joined_keywords(),
            note: citation.note,
            number: publication.preprint().map(|id| format!("arXiv:{id}")),
            publisher,
            title: paper.title.as_str(),
            kind,
        }
    }
}

/// A date: its year, then its month where that is known.
#[derive(Serialize)]
struct Issued {
    #[serde(rename = "date-parts")]
    date_parts: [Vec<u16>; 1],
}

impl Issued {
    fn new(year: u16, month: Option<u8>) -> Self {
        Self { date_parts: [[Some(year), month.map(u16::from)].into_iter().flatten().collect()] }
    }
}

/// The name of a person in parts, or that of a group as a literal.
#[derive(Serialize)]
struct CslName {
    #[serde(skip_serializing_if = "Option::is_none")]
    family: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    given: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    literal: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    suffix: Option<String>,
}

impl From<Name> for CslName {
    fn from(Name { family, given, suffix, is_group }: Name) -> Self {
        let part = |part: String| Some(part).filter(|part| !part.is_empty());
        if is_group || given.is_empty() {
            Self { family: None, given: None, literal: Some(family), suffix: None }
        } else {
            Self { family: part(family), given: part(given), literal: None, suffix: part(suffix) }
        }
    }
}
