//! BibTeX and BibLaTeX, by the crate `biblatex`, which knows their names, accents and abbreviations.
use std::collections::{HashMap, HashSet};

use biblatex::{Bibliography, ChunksExt as _, Entry, Person, RawBibliography};

use super::{Broken, Field, Reference};
use crate::tex;

/// Entries that hold others: when another refers to one, it is there for that.
const PARENTS: [&str; 6] = ["proceedings", "mvproceedings", "collection", "mvcollection", "periodical", "xdata"];

/// Reads a file.
pub(super) fn read(text: &str) -> Result<Vec<Reference>, Broken> {
    let broken = |error: biblatex::ParseError| {
        // What is left open is told where it opens, and not where its end was looked for.
        let open = open_entry(text).filter(|open| open.range.start <= error.span.start);
        open.unwrap_or_else(|| Broken { message: error.kind.to_string(), range: error.span })
    };
    let raw = RawBibliography::parse(text).map_err(broken)?;
    let of_raw = |entry: &biblatex::Spanned<biblatex::RawEntry<'_>>| {
        (entry.v.key.v.to_owned(), (entry.span.clone(), entry.v.kind.v.to_ascii_lowercase()))
    };
    let of_raw: HashMap<String, _> = raw.entries.iter().map(of_raw).collect();
    let bibliography = Bibliography::from_raw(raw).map_err(broken)?;
    let parents: HashSet<String> = bibliography.iter().flat_map(parents).collect();
    let reference = |entry: &Entry| {
        let (range, kind) = of_raw.get(&entry.key).cloned().unwrap_or_default();
        let is_parent = PARENTS.contains(&kind.as_str()) && parents.contains(&entry.key);
        (!is_parent).then(|| Reference { fields: fields(entry), kind, groups: groups(entry), range, record: None })
    };
    Ok(bibliography.iter().filter_map(reference).collect())
}

/// The first entry with a brace that does not close before the next line that begins an entry.
fn open_entry(text: &str) -> Option<Broken> {
    let mut starts: Vec<usize> = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if line.trim_start().starts_with('@') {
            starts.push(at + line.len() - line.trim_start().len());
        }
        at += line.len();
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let (start, end) = starts.iter().copied().zip(ends).find(|(start, end)| is_open(&text[*start..*end]))?;
    let head = text[start..end].split([',', '\n']).next().unwrap_or_default().trim_end();
    let message = format!("a brace of “{head}” is not closed");
    Some(Broken { message, range: start..start + head.len() })
}

/// Whether a text opens more braces than it closes.
fn is_open(text: &str) -> bool {
    let mut depth = 0_i32;
    let mut escaped = false;
    for character in text.chars() {
        match character {
            _ if escaped => {}
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        escaped = character == '\\' && !escaped;
    }
    depth > 0
}

/// The keys of the entries that an entry goes on in.
fn parents(entry: &Entry) -> Vec<String> {
    let keys = ["crossref", "xref", "xdata"].iter().filter_map(|name| entry.fields.get(*name));
    let keys: Vec<String> = keys.map(|chunks| chunks.format_verbatim()).collect();
    keys.iter().flat_map(|keys| keys.split(',')).map(|key| key.trim().to_owned()).collect()
}

fn fields(entry: &Entry) -> Vec<Field> {
    let fields = entry.fields.iter().filter(|(name, _)| *name != "author");
    let texts = fields.map(|(name, chunks)| {
        let text = tex::without_commands(&chunks.format_verbatim());
        // The city of a publisher or a conference; in BibLaTeX it is called `location`.
        let is_place = name == "address" && !text.contains("://");
        Field::one(if is_place { "location" } else { name }, text)
    });
    let authors = entry.author().unwrap_or_default().iter().map(tex::spoken_name).collect();
    texts.chain([Field::list("author", authors)]).collect()
}

/// The authors whose whole names are in braces. Those of people have parts.
fn groups(entry: &Entry) -> Vec<String> {
    let authors = entry.author().unwrap_or_default();
    let is_group = |person: &&Person| {
        [&person.given_name, &person.prefix, &person.suffix].into_iter().all(String::is_empty)
            && person.name.contains(' ')
    };
    authors.iter().filter(is_group).map(tex::spoken_name).collect()
}
