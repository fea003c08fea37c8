//! Repairs what is certain: what `--fix` does.
use catalogue::authors;
use catalogue::decode::{DecodeError, RecordError, decode};
use catalogue::encode::encode;
use catalogue::paper::{Line, Link, PaperId};
use catalogue::readme::raw_file;
use catalogue::venue::Kind;
use catalogue::{Catalogue, Figure, Paper, Venue};
use serde_json::Value;

use super::papers::{without_stop, without_version};
use super::suppressions::Suppressions;
use crate::mojibake;

/// Why a file was not repaired.
#[derive(Debug, thiserror::Error)]
pub enum FixError {
    /// It is not JSON.
    #[error("the file is not JSON: {0}")]
    Json(#[from] serde_json::Error),
    /// Something is wrong with it that only a curator can repair. The check tells where.
    #[error("{}; correct this first, then the rest can be repaired", what(.0))]
    Decode(Box<DecodeError>),
    /// The repaired records do not hold together.
    #[error("the repaired records do not make a catalogue: {0}")]
    Catalogue(String),
}

/// What cannot be read, without its line: it is that of a text made here.
fn what(error: &DecodeError) -> String {
    let DecodeError::Record(RecordError { list, position, name, field, .. }) = error else { return error.to_string() };
    let number = position.map(|position| format!(" {}", position + 1)).unwrap_or_default();
    let name = name.as_ref().map(|name| format!(" (“{name}”)")).unwrap_or_default();
    let field = field.map(|field| format!(", because of its field “{field}”")).unwrap_or_default();
    format!("record{number}{name} of “{list}” cannot be read{field}")
}

/// The repaired text of a file, in its canonical form. What papers.toml silences stays as it is.
///
/// # Errors
/// When the file cannot be read as a catalogue even after its texts were repaired.
pub fn fix(text: &str, silences: &mut Suppressions) -> Result<String, FixError> {
    let catalogue = match decode(text.as_bytes()) {
        Ok(catalogue) => catalogue,
        Err(_) => {
            let mut value: Value = serde_json::from_str(text)?;
            for paper in value.get_mut("papers").and_then(Value::as_array_mut).into_iter().flatten() {
                let id = paper.get("id").and_then(Value::as_str).map(str::to_owned);
                repair_texts(paper, &mut |rule| !silences.covers(rule, id.as_deref()));
            }
            decode(value.to_string().as_bytes()).map_err(|error| FixError::Decode(Box::new(error)))?
        }
    };
    let mut parts = catalogue.parts().clone();
    for paper in &mut parts.papers {
        let id = paper.id.to_string();
        repair_paper(paper, &mut |rule| !silences.covers(rule, Some(&id)));
    }
    let fixed = Catalogue::new(parts).map_err(|error| FixError::Catalogue(error.problem.to_string()))?;
    Ok(encode(&fixed))
}

/// Repairs what of the texts of a record that cannot be read yet may be the reason: white space around them, encoding,
/// versions.
fn repair_texts(value: &mut Value, asks: &mut impl FnMut(&str) -> bool) {
    match value {
        Value::String(text) => {
            if let Some(repaired) = repaired(text, asks) {
                *text = repaired;
            }
            *text = text.replace(char::is_control, " ").trim().to_owned();
        }
        Value::Array(items) => items.iter_mut().for_each(|item| repair_texts(item, asks)),
        Value::Object(fields) => {
            for (name, value) in fields.iter_mut() {
                repair_texts(value, asks);
                if name == "id"
                    && let Value::String(id) = value
                    && let Some(arxiv) = PaperId::from_arxiv(id)
                {
                    *id = arxiv.to_string();
                }
            }
        }
        _ => {}
    }
}

/// A text with sound encoding and single spaces, as far as that is asked for; `None` when nothing changes.
fn repaired(text: &str, asks: &mut impl FnMut(&str) -> bool) -> Option<String> {
    let mut repaired = text.to_owned();
    if !mojibake::find(&repaired).is_empty() && asks("mojibake") {
        repaired = mojibake::repair(&repaired);
    }
    if repaired.contains("  ") && asks("double-space") {
        repaired = repaired.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    (repaired != text).then_some(repaired)
}

fn repair_line(line: &mut Line, asks: &mut impl FnMut(&str) -> bool) {
    if let Some(Ok(sound)) = repaired(line.as_str(), asks).map(|text| Line::new(&text)) {
        *line = sound;
    }
}

/// A text of an author that `Last, First` may be, so that it is read as one name and not as two.
fn as_one(text: String) -> String {
    let is_one = text.split_once(',').is_some_and(|(last, first)| !last.trim().contains(' ') && !first.contains(','));
    if is_one { text + ";" } else { text }
}

/// Repairs what breaks a rule that `asks` for it.
fn repair_paper(paper: &mut Paper, asks: &mut impl FnMut(&str) -> bool) {
    repair_line(&mut paper.title, asks);
    if let Some(Ok(bare)) = without_stop(paper.title.as_str()).map(Line::new)
        && asks("title-stop")
    {
        paper.title = bare;
    }
    for author in &mut paper.authors {
        repair_line(author, asks);
    }
    if asks("author-name") {
        let mut names: Vec<Line> = Vec::new();
        for author in &paper.authors {
            let read = authors::parse(&as_one(author.to_string()));
            paper.more_authors |= read.and_others;
            // One name stays one; a text that is several names, or none, becomes what it says.
            names.extend(read.names.iter().filter_map(|name| Line::new(name).ok()));
        }
        paper.authors = names;
    }
    for technique in &mut paper.techniques {
        repair_line(technique, asks);
    }
    let label = paper.venue.as_ref().and_then(|venue| repaired(venue.label(), asks));
    if let Some(Ok(venue)) = label.map(|label| Venue::parse(&label)) {
        paper.venue = Some(venue);
    }
    if paper.venue.as_ref().is_some_and(|venue| venue.kind() == Kind::Preprint) && asks("preprint-venue") {
        paper.venue = None;
    }
    repair_addresses(paper, asks);
}

fn repair_addresses(paper: &mut Paper, asks: &mut impl FnMut(&str) -> bool) {
    let addresses = paper.url.iter_mut().chain(paper.links.iter_mut().map(|link| &mut link.url));
    for address in addresses {
        if let Some(unversioned) = without_version(address)
            && asks("arxiv-version")
        {
            *address = unversioned;
        }
    }
    let mut links: Vec<Link> = Vec::new();
    for link in &paper.links {
        let is_there = links.iter().any(|other| other.url == link.url) || paper.url.as_ref() == Some(&link.url);
        if !is_there || !asks("duplicate-link") {
            links.push(link.clone());
        }
    }
    paper.links = links;
    if let Some(picture) = paper.figure.as_ref().and_then(|figure| raw_file(&figure.source))
        && asks("figure-page")
    {
        paper.figure = Some(Figure::from(picture));
    }
}
