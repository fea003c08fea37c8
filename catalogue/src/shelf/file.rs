//! A shelf as a file, which is also how a browser keeps it: JSON, one paper a line.
use std::fmt;

use serde::Deserialize;

use super::{Entry, Note, Register, Shelf, State};
use crate::encode::quote;
use crate::paper::PaperId;

/// The version of the file that is written. Any change of it, a new field too, is a new version: a program
/// that does not know a field would lose it.
pub const VERSION: u32 = 1;

/// Times and places beyond are none, and too large for some readers of JSON.
const LIMIT: u64 = 1 << 52;

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

#[derive(Deserialize)]
struct Head {
    shelf: u32,
}

#[derive(Deserialize)]
struct File {
    papers: Vec<Record>,
}

#[derive(Deserialize)]
struct Record {
    id: String,
    #[serde(default)]
    title: String,
    on: bool,
    on_at: u64,
    #[serde(default)]
    state: String,
    #[serde(default)]
    state_at: u64,
    #[serde(default)]
    place: i64,
    #[serde(default)]
    place_at: u64,
    #[serde(default)]
    note: String,
    #[serde(default)]
    note_at: u64,
    #[serde(default)]
    note_before: Vec<u64>,
}

impl Shelf {
    /// Reads the content of a file.
    ///
    /// # Errors
    /// When it is anything else, or of another version: then nothing of it may be overwritten.
    pub fn decode(text: &str) -> Result<Self, ShelfError> {
        let text = text.trim_start_matches('\u{feff}');
        let form = |error: serde_json::Error| ShelfError::Form(error.to_string());
        let Head { shelf: version } = serde_json::from_str(text).map_err(form)?;
        if version != VERSION {
            return Err(ShelfError::Version(version));
        }
        let File { papers } = serde_json::from_str(text).map_err(form)?;
        let mut entries = Vec::with_capacity(papers.len());
        for (index, record) in papers.into_iter().enumerate() {
            let entry = record.entry().map_err(|problem| ShelfError::Paper { number: index + 1, problem })?;
            entries.push(Self { entries: vec![entry] });
        }
        Ok(union(&mut entries))
    }

    /// Writes the content of a file.
    #[must_use]
    pub fn encode(&self) -> String {
        let lines: Vec<String> = self.entries.iter().map(line).collect();
        format!("{{\n  \"shelf\": {VERSION},\n  \"papers\": [\n{}\n  ]\n}}\n", lines.join(",\n"))
    }
}

/// All entries as one shelf, whatever their order and even if a paper is among them twice. Halves are
/// merged, so that ten thousand papers take no longer than their sorting.
fn union(entries: &mut [Shelf]) -> Shelf {
    match entries {
        [] => Shelf::default(),
        [entry] => std::mem::take(entry),
        _ => {
            let (left, right) = entries.split_at_mut(entries.len() / 2);
            let mut shelf = union(left);
            shelf.merge(&union(right));
            shelf
        }
    }
}

impl Record {
    fn entry(self) -> Result<Entry, String> {
        let times = [self.on_at, self.state_at, self.place_at, self.note_at, self.place.unsigned_abs()];
        if let Some(wrong) = times.iter().chain(&self.note_before).find(|number| **number > LIMIT) {
            return Err(format!("{wrong} is neither a time nor a place"));
        }
        let id = PaperId::new(&self.id).map_err(|error| error.to_string())?;
        let state = match &*self.state {
            "" => State::default(),
            state => State::of(state).ok_or_else(|| format!("it knows no state “{state}”"))?,
        };
        Ok(Entry {
            id,
            title: self.title,
            on: Register { value: self.on, at: self.on_at },
            state: Register { value: state, at: self.state_at },
            place: Register { value: self.place, at: self.place_at },
            note: Note { text: self.note, at: self.note_at, before: self.note_before },
        })
    }
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
