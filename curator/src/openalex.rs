//! OpenAlex's interface: what it knows of works by their DOIs, up to a hundred in one answer.
//!
//! <https://developers.openalex.org/api-reference/works> (the fields), <https://developers.openalex.org/guides/filtering>
//! (`filter=doi:a|b`, up to a hundred values), and for its limits and keys
//! <https://developers.openalex.org/api-reference/authentication>.
use std::collections::{BTreeMap, HashMap};

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::crossref;
use crate::import::{html_text, one_line};
use crate::web::client::is_private;
use crate::web::{Client, Request, RequestError};
use crate::work::{Kind, Work};

/// How many works it tells of in one answer.
pub const BATCH: usize = 100;

/// Where OpenAlex is, and who asks.
#[derive(Clone, Copy, Debug)]
pub struct OpenAlex<'a> {
    /// The base address of its interface.
    pub base: &'a str,
    /// The key of whoever asks; without one it answers a hundred such questions a day.
    pub key: Option<&'a str>,
}

/// The abstract of a work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// Its DOI in small letters.
    pub doi: String,
    /// Its title.
    pub title: String,
    /// The abstract.
    pub text: String,
}

impl OpenAlex<'_> {
    /// Asks for the abstracts of works; those that it does not know are not in the answer.
    ///
    /// # Errors
    /// When OpenAlex gives no answer that can be used.
    pub fn abstracts(&self, client: &Client, dois: &[&str]) -> Result<Vec<Summary>, RequestError> {
        let found: Vec<Abstracted> = self.ask(client, dois, "doi,title,abstract_inverted_index")?;
        let summary = |found: Abstracted| {
            let text = in_order(&found.abstract_inverted_index?);
            Some(Summary { doi: bare(&found.doi?), title: tidy(&found.title?), text })
        };
        Ok(found.into_iter().filter_map(summary).collect())
    }

    /// Asks where works were published, by the DOIs of their preprints: a work for each place that it names, with the
    /// DOI that was asked for.
    ///
    /// # Errors
    /// When OpenAlex gives no answer that can be used.
    pub fn works(&self, client: &Client, dois: &[&str]) -> Result<HashMap<String, Vec<Work>>, RequestError> {
        let found: Vec<Record> = self.ask(client, dois, "id,doi,title,publication_year,authorships,locations")?;
        Ok(found.into_iter().filter_map(Record::read).collect())
    }

    fn ask<T: DeserializeOwned>(&self, client: &Client, dois: &[&str], fields: &str) -> Result<Vec<T>, RequestError> {
        let dois: Vec<String> = dois.iter().map(|doi| crossref::in_path(doi)).collect();
        let (base, dois) = (self.base, dois.join("%7C"));
        let key = self.key.filter(|_| is_private(base)).map(|key| format!("&api_key={key}")).unwrap_or_default();
        let address = format!("{base}/works?filter=doi:{dois}&select={fields}&per_page={BATCH}{key}");
        let found: Found<T> = client.send(&Request::get(&address))?.error_for_status()?.json()?;
        Ok(found.results.into_iter().take(BATCH).collect())
    }
}

/// Whether a DOI can be asked for: commas and bars have meanings in filters.
#[must_use]
pub fn is_askable(doi: &str) -> bool {
    !doi.contains([',', '|'])
}

#[derive(Deserialize)]
struct Found<T> {
    results: Vec<T>,
}

#[derive(Deserialize)]
struct Abstracted {
    doi: Option<String>,
    title: Option<String>,
    /// The words of the abstract, each with its places.
    abstract_inverted_index: Option<BTreeMap<String, Vec<u32>>>,
}

#[derive(Deserialize)]
struct Record {
    id: Option<String>,
    doi: Option<String>,
    title: Option<String>,
    publication_year: Option<u16>,
    #[serde(default)]
    authorships: Vec<Authorship>,
    #[serde(default)]
    locations: Vec<Location>,
}

#[derive(Deserialize)]
struct Authorship {
    author: Option<Author>,
}

#[derive(Deserialize)]
struct Author {
    display_name: Option<String>,
}

/// A place at which a work can be read.
#[derive(Deserialize)]
struct Location {
    source: Option<Source>,
    /// The name of the source as the publisher wrote it.
    raw_source_name: Option<String>,
    version: Option<String>,
}

#[derive(Deserialize)]
struct Source {
    display_name: Option<String>,
    #[serde(rename = "type")]
    kind: Option<String>,
}

impl Record {
    /// The DOI that it was asked for by, and a work for each place at which it was published.
    fn read(self) -> Option<(String, Vec<Work>)> {
        let authors = self.authorships.into_iter().filter_map(|authorship| authorship.author?.display_name);
        let whole = Work {
            doi: String::new(),
            kind: Kind::Other,
            title: tidy(&self.title?),
            authors: authors.map(|name| tidy(&name)).collect(),
            year: self.publication_year,
            address: self.id?,
            ..Work::default()
        };
        let works = self.locations.into_iter().filter_map(|location| location.read(&whole));
        Some((bare(&self.doi?), works.collect()))
    }
}

impl Location {
    /// The work as it was published here; `None` where it was not, as in an archive of preprints.
    fn read(self, whole: &Work) -> Option<Work> {
        let (name, kind) = self.source.map_or((None, None), |source| (source.display_name, source.kind));
        let kind = match kind.as_deref() {
            Some("journal") => Kind::Journal,
            Some("conference" | "book series") => Kind::Proceedings,
            _ => return None,
        };
        let is_published = self.version.as_deref() == Some("publishedVersion");
        let containers: Vec<String> =
            [self.raw_source_name, name].into_iter().flatten().map(|name| tidy(&name)).collect();
        is_published.then(|| Work { kind, containers, ..whole.clone() })
    }
}

/// The words of an abstract in their order.
fn in_order(index: &BTreeMap<String, Vec<u32>>) -> String {
    let places = index.iter().flat_map(|(word, places)| places.iter().map(move |place| (*place, word.as_str())));
    let words: BTreeMap<u32, &str> = places.collect();
    words.into_values().collect::<Vec<_>>().join(" ")
}

/// A DOI without the address of its resolver, in small letters.
fn bare(doi: &str) -> String {
    doi.trim_start_matches("https://doi.org/").to_ascii_lowercase()
}

fn tidy(text: &str) -> String {
    one_line(&html_text(text))
}

#[cfg(test)]
mod tests {
    use super::in_order;

    #[test]
    fn the_words_of_an_abstract_stand_in_their_order() {
        let index = [("lamps", vec![1, 4]), ("We", vec![0]), ("and", vec![3]), ("light", vec![9])];
        let index = index.into_iter().map(|(word, places)| (word.to_owned(), places)).collect();
        assert_eq!(in_order(&index), "We lamps and lamps light");
    }
}
