//! A shelf as a file, which is also how a browser keeps it: JSON, one paper a line.
use std::fmt;

use serde_json::value::RawValue;

use super::{Entry, Note, Register, Shelf, State, union};
use crate::decode::record::{Decoded, FieldError, Record};
use crate::encode::quote;
use crate::paper::PaperId;

/// The version of the file that is written. Any change of it, a new field too, is a new version: a program
/// that does not know a field would lose it.
pub const VERSION: u32 = 1;

/// Times and places beyond are none, and too large for some readers of JSON.
const LIMIT: u64 = 1 << 52;

const NO_NUMBER: &str = "must be a time in milliseconds or a place, as a whole number";

/// Why a text is not a shelf.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ShelfError {
    /// It is not JSON of this form; the message says where.
    Form(String),
    /// It is of a version that this program does not know.
    Version(u32),
    /// A paper of it is not what it should be.
    Paper {
        /// Which one, from 1.
        number: usize,
        /// What is wrong.
        problem: String,
    },
}

impl fmt::Display for ShelfError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Form(problem) => write!(formatter, "it is not the file of a shelf: {problem}"),
            Self::Version(version) => write!(
                formatter,
                "it is of version {version}, and this page knows version {VERSION}; reload the page to get a newer one"
            ),
            Self::Paper { number, problem } => write!(formatter, "paper {number} in it cannot be read: {problem}"),
        }
    }
}

impl std::error::Error for ShelfError {}

/// The fields of a paper.
const FIELDS: [&str; 11] =
    ["id", "title", "on", "on_at", "state", "state_at", "place", "place_at", "note", "note_at", "note_before"];

impl Shelf {
    /// Reads the content of a file.
    ///
    /// # Errors
    /// When it is anything else, or of another version: then nothing of it may be overwritten.
    pub fn decode(text: &str) -> Result<Self, ShelfError> {
        let text = text.trim_start_matches('\u{feff}');
        let value: &RawValue = serde_json::from_str(text).map_err(|error| {
            ShelfError::Form(format!("it is not JSON at line {} column {}", error.line(), error.column()))
        })?;
        let form = |error: Box<FieldError>| ShelfError::Form(error.to_string());
        let file = Record::new(value).map_err(form)?;
        match file.optional_number("shelf").map_err(form)? {
            Some(VERSION) => {}
            Some(version) => return Err(ShelfError::Version(version)),
            None => return Err(ShelfError::Form("it does not say “shelf”".to_owned())),
        }
        file.check_fields(&["shelf", "papers"]).map_err(form)?;
        let mut shelves = Vec::new();
        for (index, paper) in file.optional_items("papers").map_err(form)?.into_iter().enumerate() {
            let entry =
                entry(paper).map_err(|error| ShelfError::Paper { number: index + 1, problem: error.to_string() })?;
            shelves.push(Self { entries: vec![entry] });
        }
        Ok(union(&mut shelves))
    }

    /// Writes the content of a file.
    #[must_use]
    pub fn encode(&self) -> String {
        let lines: Vec<String> = self.entries.iter().map(line).collect();
        format!("{{\n  \"shelf\": {VERSION},\n  \"papers\": [\n{}\n  ]\n}}\n", lines.join(",\n"))
    }
}

fn entry(paper: &RawValue) -> Decoded<'_, Entry> {
    let record = Record::with_fields(paper, &FIELDS)?;
    let at = |name| number(&record, name).map(i64::unsigned_abs);
    let state = record.optional_text("state", |id| State::of(id).ok_or("is not a state that this page knows"))?;
    let mut before = Vec::new();
    for version in record.optional_items("note_before")? {
        before.push(whole(version).ok_or_else(|| record.error("note_before", &NO_NUMBER))?.unsigned_abs());
    }
    let title = record.optional_text("title", any)?.unwrap_or_default();
    let text = record.optional_text("note", any)?.unwrap_or_default();
    Ok(Entry {
        id: record.text("id", PaperId::new)?,
        title,
        on: Register { value: record.flag("on")?, at: at("on_at")? },
        state: Register { value: state.unwrap_or_default(), at: at("state_at")? },
        place: Register { value: number(&record, "place")?, at: at("place_at")? },
        note: Note { text, at: at("note_at")?, before },
    })
}

fn any(text: &str) -> Result<String, &'static str> {
    Ok(text.to_owned())
}

/// A number that is 0 when it is left out.
fn number<'a>(record: &Record<'a>, name: &'static str) -> Decoded<'a, i64> {
    let Some(value) = record.optional(name) else { return Ok(0) };
    whole(value).ok_or_else(|| record.error(name, &NO_NUMBER))
}

fn whole(value: &RawValue) -> Option<i64> {
    value.get().parse().ok().filter(|number: &i64| number.unsigned_abs() <= LIMIT)
}

fn line(entry: &Entry) -> String {
    let Entry { id, title, on, state, place, note } = entry;
    let (quoted, Register { value, at }) = (quote(title), on);
    let mut line =
        format!("    {{ \"id\": {}, \"title\": {quoted}, \"on\": {value}, \"on_at\": {at}", quote(id.as_str()));
    let mut field = |name: &str, json: &str, at: u64| {
        if at > 0 {
            line += &format!(", \"{name}\": {json}, \"{name}_at\": {at}");
        }
    };
    field("state", &quote(state.value.id()), state.at);
    field("place", &place.value.to_string(), place.at);
    field("note", &quote(&note.text), note.at);
    if !note.before.is_empty() {
        let before: Vec<String> = note.before.iter().map(u64::to_string).collect();
        line += &format!(", \"note_before\": [{}]", before.join(", "));
    }
    line + " }"
}
