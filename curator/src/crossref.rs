//! Crossref's interface: what publishers have registered of their works, by DOI or by title and author.
//!
//! <https://api.crossref.org/swagger-ui/index.html>, “Works”, and for what it asks of those who ask
//! <https://www.crossref.org/documentation/retrieve-metadata/rest-api/access-and-authentication/>.
use catalogue::web_address::percent_encode;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use serde_json::Value;

use crate::import::{html_text, one_line};
use crate::web::{Client, Request, RequestError, Response};
use crate::work::{Kind, Work};

/// What of a DOI may stand in an address as it is.
const IN_PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'.').remove(b'-').remove(b'_');

/// How many works a search brings. The one that is looked for is the first, or beside its preprint.
const MOST_FOUND: usize = 5;

/// What a search brings of each work.
const FIELDS: &str = "DOI,type,title,author,container-title,event,published,issued";

/// Where Crossref is, and who asks.
#[derive(Clone, Copy, Debug)]
pub struct Crossref<'a> {
    /// The base address of its interface.
    pub base: &'a str,
    /// An address of mail at which whoever asks can be reached.
    pub mail: Option<&'a str>,
}

impl Crossref<'_> {
    /// Asks for a work by its DOI; `None` when it is not registered there.
    ///
    /// # Errors
    /// When Crossref gives no answer that can be used.
    pub fn work(&self, client: &Client, doi: &str) -> Result<Option<Work>, RequestError> {
        let address = format!("{}/works/{}{}", self.base, in_path(doi), self.mail("?"));
        let answer = client.send(&Request::get(&address))?;
        if answer.status == 404 {
            return Ok(None);
        }
        Ok(Some(answer.error_for_status()?.json::<Reply<Record>>()?.message.read()))
    }

    /// Looks for works by title and author, the likeliest first.
    ///
    /// # Errors
    /// When Crossref gives no answer that can be used.
    pub fn search(&self, client: &Client, title: &str, author: &str) -> Result<Vec<Work>, RequestError> {
        let author =
            if author.is_empty() { String::new() } else { format!("&query.author={}", percent_encode(author)) };
        let (base, title, mail) = (self.base, percent_encode(title), self.mail("&"));
        let address =
            format!("{base}/works?query.bibliographic={title}{author}&rows={MOST_FOUND}&select={FIELDS}{mail}");
        let found: Reply<Found> = client.send(&Request::get(&address))?.error_for_status()?.json()?;
        Ok(found.message.items.into_iter().take(MOST_FOUND).map(Record::read).collect())
    }

    /// The parameter by which Crossref knows whom to write to.
    fn mail(&self, sign: &str) -> String {
        self.mail.map(|mail| format!("{sign}mailto={}", percent_encode(mail))).unwrap_or_default()
    }
}

/// A DOI as it may stand in the path of an address, or among the values of a parameter.
#[must_use]
pub fn in_path(doi: &str) -> String {
    utf8_percent_encode(doi, IN_PATH).to_string()
}

/// Reads an answer in the form of CSL, in which doi.org answers for all who register DOIs.
///
/// # Errors
/// When it is not of that form.
pub fn read_csl(answer: &Response) -> Result<Work, RequestError> {
    answer.json().map(Record::read)
}

#[derive(Deserialize)]
struct Reply<T> {
    message: T,
}

#[derive(Deserialize)]
struct Found {
    #[serde(deserialize_with = "readable")]
    items: Vec<Record>,
}

/// The works that can be read: one in another form costs the others nothing.
///
/// # Errors
/// When there are some and none can be read.
fn readable<'de, D: Deserializer<'de>>(items: D) -> Result<Vec<Record>, D::Error> {
    let items = Vec::<Value>::deserialize(items)?.into_iter().map(serde_json::from_value);
    let (read, unread): (Vec<_>, Vec<_>) = items.partition(Result::is_ok);
    match unread.into_iter().find_map(Result::err) {
        Some(error) if read.is_empty() => Err(D::Error::custom(error)),
        _ => Ok(read.into_iter().flatten().collect()),
    }
}

/// A work in Crossref's form or in that of CSL, which differ in what is a list.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Record {
    #[serde(rename = "DOI", default)]
    doi: String,
    #[serde(rename = "type", default)]
    kind: String,
    #[serde(default)]
    title: Texts,
    #[serde(default)]
    author: Vec<Author>,
    #[serde(default)]
    container_title: Texts,
    event: Option<Event>,
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

/// A conference; CSL has its name alone.
#[derive(Deserialize)]
#[serde(untagged)]
enum Event {
    Name(String),
    Record { name: Option<String>, start: Option<Day> },
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Day {
    #[serde(default)]
    date_parts: Vec<Vec<Value>>,
}

impl Day {
    /// The year, which CSL has as a number or as a text.
    fn year(&self) -> Option<u16> {
        match self.date_parts.first()?.first()? {
            Value::Number(number) => number.as_u64()?.try_into().ok(),
            Value::String(text) => text.trim().parse().ok(),
            _ => None,
        }
    }
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
    fn read(self) -> Vec<String> {
        let texts = match self {
            Self::None => Vec::new(),
            Self::One(text) => vec![text],
            Self::Many(texts) => texts,
        };
        // Titles come with tags for slanted and raised text.
        texts.iter().map(|text| one_line(&html_text(text))).filter(|text| !text.is_empty()).collect()
    }
}

impl Author {
    fn read(self) -> String {
        let whole = self.name.or(self.literal);
        let parts = [self.given, self.family, self.suffix];
        one_line(&whole.unwrap_or_else(|| parts.into_iter().flatten().collect::<Vec<_>>().join(" ")))
    }
}

impl Record {
    fn read(self) -> Work {
        let (event, event_year) = match self.event {
            None => (String::new(), None),
            Some(Event::Name(name)) => (name, None),
            Some(Event::Record { name, start }) => (name.unwrap_or_default(), start.as_ref().and_then(Day::year)),
        };
        Work {
            address: format!("https://doi.org/{}", self.doi),
            doi: self.doi,
            kind: match self.kind.as_str() {
                "journal-article" => Kind::Journal,
                "book-chapter" | "proceedings-article" => Kind::Proceedings,
                _ => Kind::Other,
            },
            title: self.title.read().into_iter().next().unwrap_or_default(),
            authors: self.author.into_iter().map(Author::read).filter(|name| !name.is_empty()).collect(),
            containers: self.container_title.read(),
            event: one_line(&html_text(&event)),
            event_year,
            year: self.published.or(self.issued).as_ref().and_then(Day::year),
        }
    }
}
