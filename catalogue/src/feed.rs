//! A feed of papers in Atom (RFC 4287).
use maud::{Markup, PreEscaped, Render, html};

use crate::{Language, Paper};

/// The day of papers of which no date is known.
const UNKNOWN: &str = "1970-01-01T00:00:00Z";

/// A feed of papers, the newest first.
#[derive(Clone, Debug)]
pub struct Feed<'a> {
    /// Its title; entries without authors are by this, too.
    pub title: &'a str,
    /// What it is about.
    pub subtitle: &'a str,
    /// The language of both, if it is known.
    pub language: Option<&'a Language>,
    /// The address of the page that it is the feed of. It is the id of the feed.
    pub home: &'a str,
    /// The address of the feed itself, if it is published.
    pub own: Option<&'a str>,
    /// The papers.
    pub entries: Vec<Entry<'a>>,
}

/// A paper in a feed.
#[derive(Clone, Debug)]
pub struct Entry<'a> {
    /// The paper.
    pub paper: &'a Paper,
    /// A URI that no other entry has and that does not change.
    pub id: String,
    /// The address of its page.
    pub link: String,
    /// What it is, in a sentence.
    pub summary: Option<String>,
    /// Its abstract.
    pub abstract_text: Option<&'a str>,
}

impl Feed<'_> {
    /// Writes the feed.
    #[must_use]
    pub fn write(&self) -> String {
        // Elements without content are written with an end tag, which XML asks for.
        let language = self.language.map(Language::as_str);
        let feed = html! {
            (PreEscaped("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"))
            feed xmlns="http://www.w3.org/2005/Atom" {
                title xml:lang=[language] { (self.title) }
                subtitle xml:lang=[language] { (self.subtitle) }
                id { (self.home) }
                link href=(self.home) {}
                @if let Some(own) = self.own { link rel="self" href=(own) {} }
                updated { (self.entries.first().map_or(UNKNOWN.to_owned(), |entry| updated(entry.paper))) }
                author { name { (self.title) } }
                @for entry in &self.entries { (entry) }
            }
        };
        let mut text = feed.into_string();
        text.retain(is_xml);
        text
    }
}

impl Render for Entry<'_> {
    fn render(&self) -> Markup {
        html! {
            (PreEscaped("\n"))
            entry {
                title { (self.paper.shown_title()) }
                id { (self.id) }
                link href=(self.link) {}
                updated { (updated(self.paper)) }
                @for author in &self.paper.authors { author { name { (author) } } }
                @for category in &self.paper.categories { category term=(category) {} }
                @if let Some(summary) = &self.summary { summary { (summary) } }
                @if let Some(text) = self.abstract_text { content { (text) } }
            }
        }
    }
}

/// The day on which a paper was added, else the first day of its month or of its year. A feed made twice
/// from one catalogue is the same.
fn updated(paper: &Paper) -> String {
    paper.recency().map_or(UNKNOWN.to_owned(), |(year, month, day)| {
        format!("{year:04}-{:02}-{:02}T00:00:00Z", month.max(1), day.max(1))
    })
}

/// Whether XML can hold a character.
fn is_xml(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

#[cfg(test)]
mod tests {
    use super::updated;
    use crate::decode::decode_papers;

    #[test]
    fn an_entry_is_of_the_day_on_which_its_paper_was_added() {
        let papers = r#"{"papers": [
            {"id": "1706.03762", "title": "A", "authors": ["B C"], "categories": ["d"], "collection": "e", "added": "2026-11-20"},
            {"id": "1706.03762", "title": "A", "authors": ["B C"], "categories": ["d"], "collection": "e"},
            {"id": "a-title", "title": "A", "authors": ["B C"], "categories": ["d"], "collection": "e", "url": "https://a.b/", "year": 2020},
            {"id": "a-title", "title": "A", "authors": ["B C"], "categories": ["d"], "collection": "e", "url": "https://a.b/"}
        ]}"#;
        let days: Vec<_> = decode_papers(papers.as_bytes()).unwrap().iter().map(updated).collect();
        let expected = ["2026-11-20", "2017-06-01", "2020-01-01", "1970-01-01"];
        assert_eq!(days, expected.map(|day| format!("{day}T00:00:00Z")));
    }
}
