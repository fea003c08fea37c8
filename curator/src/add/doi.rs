//! What is known of a DOI: by Crossref, else by whoever registered it, through doi.org.
use catalogue::Venue;
use catalogue::venue::Series;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Deserialize;

use super::{Facts, Unknown};
use crate::import::{html_text, one_line};
use crate::web::{Client, Request};

/// What of a DOI may stand in a path as it is.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'.').remove(b'-').remove(b'_');

/// The form in which doi.org is asked to answer.
const CSL: &str = "application/vnd.citationstyles.csl+json";

#[derive(Deserialize)]
struct Reply {
    message: Work,
}

/// A work in Crossref's form or in that of CSL, which differ in what is a list.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Work {
    #[serde(default)]
    title: Texts,
    #[serde(default)]
    author: Vec<Author>,
    #[serde(default)]
    container_title: Texts,
    published: Option<Day>,
    issued: Option<Day>,
}

#[derive(Deserialize)]
struct Author {
    given: Option<String>,
    family: Option<String>,
    suffix: Option<String>,
    name: Option<String>,
    literal: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Day {
    #[serde(default)]
    date_parts: Vec<Vec<Option<u16>>>,
}

#[derive(Deserialize, Default)]
#[serde(untagged)]
enum Texts {
    #[default]
    None,
    One(String),
    Many(Vec<String>),
}

impl Texts {
    fn first(&self) -> String {
        let text = match self {
            Self::None => "",
            Self::One(text) => text,
            Self::Many(texts) => texts.first().map_or("", String::as_str),
        };
        // Titles come with tags for slanted and raised text.
        one_line(&html_text(text))
    }
}

/// Asks for a work by its DOI.
///
/// # Errors
/// When nobody knows it, or there is no answer that can be used.
pub fn ask(client: &Client, crossref: &str, resolver: &str, doi: &str) -> Result<Facts, Unknown> {
    let escaped = utf8_percent_encode(doi, ESCAPED).to_string();
    let address = format!("{}/works/{escaped}", crossref.trim_end_matches('/'));
    let answer = client.send(&Request::get(&address))?;
    let work = if answer.status == 404 {
        let address = format!("{}/{escaped}", resolver.trim_end_matches('/'));
        let answer = client.send(&Request::get(&address).header("accept", CSL))?;
        if answer.status == 404 {
            return Err(Unknown::NotThere(doi.to_owned(), "Crossref or doi.org"));
        }
        answer.error_for_status()?.json::<Work>()?
    } else {
        answer.error_for_status()?.json::<Reply>()?.message
    };
    Ok(facts(doi, &work))
}

fn facts(doi: &str, work: &Work) -> Facts {
    let authors = work.author.iter().map(|author| {
        let whole = author.name.as_ref().or(author.literal.as_ref());
        match whole {
            Some(name) => one_line(name),
            None => {
                let parts = [&author.given, &author.family, &author.suffix];
                one_line(&parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" "))
            }
        }
    });
    let day = work.published.as_ref().or(work.issued.as_ref());
    let year = day.and_then(|day| day.date_parts.first()?.first().copied().flatten());
    let container = work.container_title.first();
    let label = year.map_or_else(|| container.clone(), |year| format!("{container} {year}"));
    let venue = Venue::parse(&label).ok().filter(|venue| Series::known().any(|known| known == *venue.series()));
    let notes = match (&venue, container.is_empty()) {
        (None, false) => vec![format!("published in: {label}; give its short name with --venue")],
        _ => Vec::new(),
    };
    Facts {
        title: work.title.first(),
        address: format!("https://doi.org/{doi}"),
        authors: authors.filter(|name| !name.is_empty()).collect(),
        venue: venue.map(|venue| venue.canonical_label()),
        code: None,
        notes,
    }
}
