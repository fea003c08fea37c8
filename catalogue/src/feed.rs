//! A feed of papers in Atom (RFC 4287).
use maud::{Markup, PreEscaped, Render, html};

use crate::Paper;

/// The day of papers of which no date is known.
const UNKNOWN: &str = "1970-01-01T00:00:00Z";

/// A feed of papers, the newest first.
#[derive(Clone, Debug)]
pub struct Feed<'a> {
    /// Its title; entries without authors are by this, too.
    pub title: &'a str,
    /// What it is about.
    pub subtitle: &'a str,
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
}

impl Feed<'_> {
    /// Writes the feed.
    #[must_use]
    pub fn write(&self) -> String {
        // Elements without content are written with an end tag, which XML asks for.
        let feed = html! {
            (PreEscaped("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"))
            feed xmlns="http://www.w3.org/2005/Atom" {
                title { (self.title) }
                subtitle { (self.subtitle) }
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
                title { (self.paper.title) }
                id { (self.id) }
                link href=(self.link) {}
                updated { (updated(self.paper)) }
                @for author in &self.paper.authors { author { name { (author) } } }
                @for category in &self.paper.categories { category term=(category) {} }
                @if let Some(summary) = &self.summary { summary { (summary) } }
            }
        }
    }
}

/// The first day of a paper's month, or of its year. A feed made twice from one catalogue is the same.
fn updated(paper: &Paper) -> String {
    paper
        .date()
        .map_or(UNKNOWN.to_owned(), |date| format!("{:04}-{:02}-01T00:00:00Z", date.year, date.month.unwrap_or(1)))
}

/// Whether XML can hold a character.
fn is_xml(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}
