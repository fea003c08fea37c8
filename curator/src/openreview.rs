//! OpenReview's interface: submissions with their abstracts, and where they were accepted.
//!
//! <https://docs.openreview.net/getting-started/using-the-api>, its reference “Notes”, and
//! <https://docs.openreview.net/getting-started/using-the-api/openreview-api-versions> for the two versions: conferences
//! before 2023 are in the first, which writes a field as its value and not as a record with one.
use catalogue::web_address::percent_encode;
use serde::Deserialize;

use crate::import::one_line;
use crate::web::{Client, Request, RequestError};
use crate::work::{Kind, Work};

/// How many submissions a search brings. One paper is often submitted more than once.
const MOST_FOUND: usize = 5;

/// OpenReview's interface.
#[derive(Clone, Copy, Debug)]
pub struct OpenReview<'a> {
    /// The base address of the version of today.
    pub base: &'a str,
    /// That of the version before, which has older conferences; `None` where these are not asked for.
    pub older: Option<&'a str>,
}

/// A submission with its abstract.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submission {
    /// Its title.
    pub title: String,
    /// The abstract, as it was written.
    pub text: String,
}

impl OpenReview<'_> {
    /// Asks for a submission by its id; `None` when it is not there for everybody.
    ///
    /// # Errors
    /// When OpenReview gives no answer that can be used.
    pub fn submission(&self, client: &Client, id: &str) -> Result<Option<Submission>, RequestError> {
        let escaped = percent_encode(id);
        for base in [Some(self.base), self.older].into_iter().flatten() {
            let address = format!("{base}/notes?id={escaped}");
            let answer = client.send(&Request::get(&address))?;
            // What is not public is refused.
            if matches!(answer.status, 403 | 404) {
                continue;
            }
            let notes: Notes = answer.error_for_status()?.json()?;
            if let Some(Note { content, .. }) = notes.notes.into_iter().find(|note| note.id == id) {
                let texts = content.title.and_then(Text::read).zip(content.abstract_text.and_then(Text::read));
                return Ok(texts.map(|(title, text)| Submission { title: one_line(&title), text: one_line(&text) }));
            }
        }
        Ok(None)
    }

    /// Looks by title for submissions that were accepted, the likeliest first.
    ///
    /// # Errors
    /// When OpenReview gives no answer that can be used.
    pub fn accepted(&self, client: &Client, title: &str) -> Result<Vec<Work>, RequestError> {
        let (base, term) = (self.base, percent_encode(title));
        let address =
            format!("{base}/notes/search?term={term}&content=title&type=terms&source=forum&limit={MOST_FOUND}");
        let found: Notes = client.send(&Request::get(&address))?.error_for_status()?.json()?;
        Ok(found.notes.into_iter().take(MOST_FOUND).filter_map(Note::read).collect())
    }
}

#[derive(Deserialize)]
struct Notes {
    notes: Vec<Note>,
}

#[derive(Deserialize)]
struct Note {
    id: String,
    #[serde(default)]
    content: Content,
}

#[derive(Deserialize, Default)]
struct Content {
    title: Option<Text>,
    #[serde(rename = "abstract")]
    abstract_text: Option<Text>,
    authors: Option<Field<Vec<String>>>,
    venue: Option<Text>,
    venueid: Option<Text>,
}

type Text = Field<String>;

/// A field, in either version.
#[derive(Deserialize)]
#[serde(untagged)]
enum Field<T> {
    Plain(T),
    Record { value: Option<T> },
}

impl<T> Field<T> {
    fn read(self) -> Option<T> {
        match self {
            Self::Plain(value) => Some(value),
            Self::Record { value } => value,
        }
    }
}

impl Note {
    /// The work, where its conference or journal has accepted it. What DBLP told OpenReview is left to DBLP.
    fn read(self) -> Option<Work> {
        let Content { title, authors, venue, venueid, .. } = self.content;
        let place = venueid.and_then(Text::read)?;
        let is_undecided = ["Submission", "Rejected", "Withdrawn"].iter().any(|word| place.contains(word));
        if is_undecided || place.starts_with("dblp.org") {
            return None;
        }
        Some(Work {
            kind: Kind::Proceedings,
            title: one_line(&title.and_then(Text::read)?),
            authors: authors.and_then(Field::read).unwrap_or_default(),
            containers: vec![one_line(&venue.and_then(Text::read)?)],
            address: format!("https://openreview.net/forum?id={}", self.id),
            ..Work::default()
        })
    }
}
