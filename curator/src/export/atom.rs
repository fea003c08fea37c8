//! A feed as RFC 4287 has it: the papers, the newest first.
use std::fmt::Write as _;

use catalogue::{Catalogue, Paper};

/// The most entries in a feed; readers of feeds want what is new.
const MOST: usize = 100;

/// Writes the newest of some papers as a feed.
#[must_use]
pub fn write(catalogue: &Catalogue, papers: &[&Paper]) -> String {
    let mut newest: Vec<&Paper> = papers.to_vec();
    newest.sort_by(|one, other| other.date().cmp(&one.date()).then_with(|| other.id.cmp(&one.id)));
    newest.truncate(MOST);
    let list = catalogue.list();
    let updated = newest.first().map_or_else(|| "1970-01-01T00:00:00Z".to_owned(), |paper| day(paper));
    let repository = escape(list.repository.as_str());
    let mut feed = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n  <title>{}</title>\n  <subtitle>{}</subtitle>\n  <id>{repository}</id>\n  <link href=\"{repository}\"/>\n  <updated>{updated}</updated>\n",
        escape(list.title.as_str()),
        escape(list.tagline.as_str()),
    );
    for paper in newest {
        let address = paper.address().unwrap_or_else(|| list.repository.to_string());
        // Writing to a string cannot fail.
        let _ = write!(
            feed,
            "  <entry>\n    <title>{}</title>\n    <id>{repository}#{}</id>\n    <link href=\"{}\"/>\n    <updated>{}</updated>\n",
            escape(paper.title.as_str()),
            escape(paper.id.as_str()),
            escape(&address),
            day(paper),
        );
        for author in &paper.authors {
            let _ = writeln!(feed, "    <author><name>{}</name></author>", escape(author.as_str()));
        }
        if paper.authors.is_empty() {
            feed.push_str("    <author><name>Unknown</name></author>\n");
        }
        for category in &paper.categories {
            let _ = writeln!(feed, "    <category term=\"{}\"/>", escape(category.as_str()));
        }
        if let Some(venue) = &paper.venue {
            let _ = writeln!(feed, "    <summary>{}</summary>", escape(venue.label()));
        }
        feed.push_str("  </entry>\n");
    }
    feed.push_str("</feed>\n");
    feed
}

/// The first day of a paper's month, or of its year.
fn day(paper: &Paper) -> String {
    match paper.date() {
        Some(month) => format!("{:04}-{:02}-01T00:00:00Z", month.year, month.month.unwrap_or(1)),
        None => "1970-01-01T00:00:00Z".to_owned(),
    }
}

/// Text as XML wants it; characters that XML cannot hold are left out.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => {}
            other if other.is_control() => {}
            other => escaped.push(other),
        }
    }
    escaped
}
