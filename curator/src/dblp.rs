//! DBLP's interface: the computer science bibliography, which knows conferences that register no DOIs.
//!
//! <https://dblp.org/faq/How+to+use+the+dblp+search+API.html>, and for what it asks of those who ask
//! <https://dblp.org/faq/1474706.html>.
use catalogue::web_address::percent_encode;
use serde::Deserialize;

use crate::import::{html_text, one_line};
use crate::web::{Client, Request, RequestError};
use crate::work::{Kind, Work};

/// How many works a search brings. The one that is looked for is the first, or beside its preprint.
const MOST_FOUND: usize = 5;

/// Looks for works by title, the likeliest first.
///
/// # Errors
/// When DBLP gives no answer that can be used.
pub fn search(client: &Client, base: &str, title: &str) -> Result<Vec<Work>, RequestError> {
    // Signs have meanings in its queries, such as “not” and “or”.
    let words: Vec<&str> = title.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let query = percent_encode(&words.join(" "));
    let address = format!("{base}/search/publ/api?q={query}&format=json&h={MOST_FOUND}&c=0");
    let reply: Reply = client.send(&Request::get(&address))?.error_for_status()?.json()?;
    Ok(reply.result.hits.hit.into_iter().take(MOST_FOUND).map(|hit| hit.info.read()).collect())
}

#[derive(Deserialize)]
struct Reply {
    result: Found,
}

#[derive(Deserialize)]
struct Found {
    hits: Hits,
}

/// There is no list when nothing was found.
#[derive(Deserialize)]
struct Hits {
    #[serde(default)]
    hit: Vec<Hit>,
}

#[derive(Deserialize)]
struct Hit {
    info: Info,
}

#[derive(Deserialize)]
struct Info {
    authors: Option<Authors>,
    #[serde(default)]
    title: String,
    #[serde(default)]
    venue: Many<String>,
    #[serde(default)]
    year: String,
    #[serde(rename = "type", default)]
    kind: String,
    #[serde(default)]
    doi: String,
    #[serde(default)]
    url: String,
}

#[derive(Deserialize)]
struct Authors {
    #[serde(default)]
    author: Many<Author>,
}

#[derive(Deserialize)]
struct Author {
    text: String,
}

/// What is a list only when there are several.
#[derive(Deserialize)]
#[serde(untagged)]
enum Many<T> {
    One(T),
    Several(Vec<T>),
}

impl<T> Default for Many<T> {
    fn default() -> Self {
        Self::Several(Vec::new())
    }
}

impl<T> Many<T> {
    fn read(self) -> Vec<T> {
        match self {
            Self::One(one) => vec![one],
            Self::Several(several) => several,
        }
    }
}

impl Info {
    fn read(self) -> Work {
        let text = |text: &str| one_line(&html_text(text));
        let authors = self.authors.map(|authors| authors.author.read()).unwrap_or_default();
        // Namesakes are told apart by a number: `Wei Wang 0001`.
        let name =
            |author: Author| text(author.text.trim_end_matches(|last: char| last.is_ascii_digit() || last == ' '));
        Work {
            doi: self.doi,
            kind: match self.kind.as_str() {
                "Conference and Workshop Papers" => Kind::Proceedings,
                "Journal Articles" => Kind::Journal,
                _ => Kind::Other,
            },
            title: text(self.title.trim_end_matches('.')),
            authors: authors.into_iter().map(name).collect(),
            containers: self.venue.read().iter().map(|venue| text(venue)).collect(),
            event: String::new(),
            event_year: None,
            year: self.year.parse().ok(),
            address: self.url,
        }
    }
}
