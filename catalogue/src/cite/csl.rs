//! The input of the Citation Style Language's processors, by its schema `csl-data.json` for
//! version 1.0.2. The fields of each record are in the order of their names.
use serde::Serialize;

use super::name::Name;

/// One publication.
#[derive(Serialize)]
pub(super) struct Item<'a> {
    #[serde(rename = "DOI", skip_serializing_if = "Option::is_none")]
    pub doi: Option<String>,
    #[serde(rename = "URL", skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    #[serde(rename = "abstract", skip_serializing_if = "Option::is_none")]
    pub abstract_text: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub author: Vec<CslName>,
    #[serde(rename = "container-title", skip_serializing_if = "Option::is_none")]
    pub container_title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub genre: Option<&'a str>,
    pub id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issued: Option<Issued>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub keyword: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publisher: Option<&'a str>,
    pub title: &'a str,
    #[serde(rename = "type")]
    pub kind: &'a str,
}

/// A date: its year, then its month where that is known.
#[derive(Serialize)]
pub(super) struct Issued {
    #[serde(rename = "date-parts")]
    date_parts: [Vec<u16>; 1],
}

impl Issued {
    pub fn new(year: u16, month: Option<u8>) -> Self {
        Self { date_parts: [[Some(year), month.map(u16::from)].into_iter().flatten().collect()] }
    }
}

/// The name of a person in parts, or that of a group as a literal.
#[derive(Serialize)]
pub(super) struct CslName {
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
