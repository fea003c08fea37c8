//! Reading the catalogue's file, [`papers.json`](crate::encode): bytes in, a checked
//! [`Catalogue`] or an error that names the record, the field and the line out.
//!
//! The reader of JSON only takes the file apart, into values that know their line. What they
//! must be is told here.
mod belongings;
mod fields;
mod records;
mod value;

use std::fmt;

use crate::catalogue::{Catalogue, CatalogueError, CatalogueProblem, Parts};
use crate::paper::Paper;

use fields::{Checked, Fault, Fields, read_text};
use records::{PAPER_FIELDS, category, collection, leaderboard, list_info, paper, tool, update};

pub use value::Value;

/// The version of the file format that this program reads and writes.
pub const SCHEMA: u32 = 1;

/// Why bytes are not a catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DecodeError {
    /// The bytes are not UTF-8 from this byte on.
    NotText {
        /// The number of bytes before the first wrong one.
        offset: usize,
    },
    /// The text is not JSON of the outline of a catalogue.
    NotCatalogue {
        /// What the JSON reader says, with its line and column.
        message: String,
    },
    /// The file is written in another version of the format.
    OtherSchema {
        /// The version that the file names.
        found: u32,
    },
    /// One record is wrong.
    Record(RecordError),
}

/// What is wrong with one record, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordError {
    /// The list in which the record is: `papers`, `tools`, …
    pub list: &'static str,
    /// Its position in the list, from 0; `None` for the object `list` itself.
    pub position: Option<usize>,
    /// The record's own id or name, when it can be read.
    pub name: Option<String>,
    /// The line of the file, from 1: that of the field, else that where the record begins.
    pub line: usize,
    /// The field that is wrong, when that is known.
    pub field: Option<&'static str>,
    /// What is wrong and what to do.
    pub problem: String,
}

impl fmt::Display for DecodeError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotText { offset } => {
                write!(formatter, "the file is not UTF-8 text: byte {} is wrong; save it as UTF-8", offset + 1)
            }
            Self::NotCatalogue { message } => write!(formatter, "the file is not a catalogue: {message}"),
            Self::OtherSchema { found } => write!(
                formatter,
                "the file is of schema {found} and this program reads schema {SCHEMA}; update the older of the two"
            ),
            Self::Record(error) => error.fmt(formatter),
        }
    }
}

impl fmt::Display for RecordError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "line {}: {}", self.line, self.list)?;
        if let Some(position) = self.position {
            write!(formatter, " record {}", position + 1)?;
        }
        if let Some(name) = &self.name {
            write!(formatter, " (“{name}”)")?;
        }
        if let Some(field) = self.field {
            write!(formatter, ", field “{field}”")?;
        }
        write!(formatter, ": {}", self.problem)
    }
}

impl std::error::Error for DecodeError {}

/// A catalogue, and what was left out of it.
#[derive(Debug)]
pub struct Salvaged {
    /// What could be read.
    pub catalogue: Catalogue,
    /// What is wrong with the rest, as far as [`MOST_PROBLEMS`] tell.
    pub problems: Vec<RecordError>,
}

/// How many problems are told of one file: finding their places takes time, and who mends
/// the first ones reads the file again.
pub const MOST_PROBLEMS: usize = 20;

/// Reads a catalogue that is right as a whole.
///
/// # Errors
/// [`DecodeError`] names the first thing that is wrong.
pub fn decode(bytes: &[u8]) -> Result<Catalogue, DecodeError> {
    let Salvaged { catalogue, problems } = salvage(bytes)?;
    problems.into_iter().next().map_or(Ok(catalogue), |problem| Err(DecodeError::Record(problem)))
}

/// Reads what can be read of a catalogue: a wrong record costs that record and nothing else.
/// A category or collection without a record of its own goes by its id, so that its papers
/// stay.
///
/// # Errors
/// When the file is no catalogue, its `list` is wrong, or none of its papers can be read.
pub fn salvage(bytes: &[u8]) -> Result<Salvaged, DecodeError> {
    Document::read(bytes)?.salvage()
}

/// The text of a file and the JSON that it is, of which no record is read yet. A page that must
/// answer meanwhile does [`salvage`] in parts.
#[derive(Debug)]
pub struct Document<'a> {
    text: &'a str,
    outline: Value<'a>,
}

impl<'a> Document<'a> {
    /// Takes a file apart.
    ///
    /// # Errors
    /// When the bytes are no text, or the text is no JSON.
    pub fn read(bytes: &'a [u8]) -> Result<Self, DecodeError> {
        let text = std::str::from_utf8(bytes).map_err(|error| DecodeError::NotText { offset: error.valid_up_to() })?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        Ok(Self { text, outline: Value::read(text).map_err(not_catalogue)? })
    }

    /// Reads its records, as [`salvage`].
    ///
    /// # Errors
    /// As there.
    pub fn salvage(&self) -> Result<Salvaged, DecodeError> {
        let mut reading = self.begin()?;
        reading.read_papers(usize::MAX);
        reading.finish()
    }

    /// Reads all records but those of papers, which then are read some at a time.
    ///
    /// # Errors
    /// When the file is no catalogue, or its `list` is wrong.
    pub fn begin(&'a self) -> Result<Reading<'a>, DecodeError> {
        let file = File::new(self.text, &self.outline)?;
        let mut problems = Vec::new();
        let list =
            file.record("list", &["title", "tagline", "repository", "about", "contributing", "starred"], list_info)?;
        let (updates, _) = file.records("updates", &["date", "text"], update, &mut problems)?;
        let category_fields = ["id", "name", "schematic", "description"];
        let (categories, of_categories) = file.records("categories", &category_fields, category, &mut problems)?;
        let (collections, of_collections) =
            file.records("collections", &["id", "name", "description"], collection, &mut problems)?;
        let tool_fields = ["name", "url", "paper", "collection", "description"];
        let (tools, of_tools) = file.records("tools", &tool_fields, tool, &mut problems)?;
        let (leaderboards, _) =
            file.records("leaderboards", &["name", "url", "description"], leaderboard, &mut problems)?;
        let of_papers = file.source("papers")?;
        let papers = Vec::with_capacity(of_papers.items.len());
        Ok(Reading {
            parts: Parts { list, updates, categories, collections, tools, leaderboards, papers },
            sources: [of_categories, of_collections, of_tools, of_papers],
            problems,
            file,
        })
    }
}

/// A file whose papers are being read.
pub struct Reading<'a> {
    file: File<'a>,
    /// What is read so far.
    parts: Parts,
    /// Where the records come from that others name; those of papers are the last.
    sources: [Source<'a>; 4],
    problems: Vec<RecordError>,
}

impl Reading<'_> {
    /// Reads so many more records of papers; whether there still are others.
    pub fn read_papers(&mut self, count: usize) -> bool {
        let Self { file, parts, sources: [.., source], problems } = self;
        file.read_more(source, count, &PAPER_FIELDS, problems, &mut |fields| {
            paper(fields).map(|paper| parts.papers.push(paper))
        });
        source.read < source.items.len()
    }

    /// Puts together what was read.
    ///
    /// # Errors
    /// When there are papers and none of them could be read.
    pub fn finish(self) -> Result<Salvaged, DecodeError> {
        let Self { file, parts, sources, mut problems } = self;
        let (catalogue, errors) = Catalogue::mend(parts);
        for error in &errors {
            if let Some(source) = sources.iter().find(|source| source.list == error.list)
                && problems.len() < MOST_PROBLEMS
            {
                problems.push(file.catalogue_error(error, source));
            }
        }
        let [.., of_papers] = &sources;
        let is_lost = catalogue.papers().is_empty() && !of_papers.items.is_empty();
        match problems.first() {
            Some(problem) if is_lost => Err(DecodeError::Record(problem.clone())),
            _ => Ok(Salvaged { catalogue, problems }),
        }
    }
}

/// Reads records of papers that stand alone, as the only field `papers` of an object.
///
/// # Errors
/// [`DecodeError`] names the first thing that is wrong.
pub fn decode_papers(bytes: &[u8]) -> Result<Vec<Paper>, DecodeError> {
    let Document { text, outline } = Document::read(bytes)?;
    let outline = Fields::of(&outline).map_err(|fault| fault.in_outline())?;
    let problems = &mut Vec::new();
    let (papers, _) = File { text, outline }.records("papers", &PAPER_FIELDS, paper, problems)?;
    problems.pop().map_or(Ok(papers), |problem| Err(DecodeError::Record(problem)))
}

/// The file, taken apart as far as its lists.
struct File<'a> {
    text: &'a str,
    outline: Fields<'a>,
}

impl<'a> File<'a> {
    /// The file of the text that `outline` was read from, which must be of this version of the
    /// format.
    fn new(text: &'a str, outline: &'a Value<'a>) -> Result<Self, DecodeError> {
        let outline = Fields::of(outline).map_err(|fault| fault.in_outline())?;
        // The version is read first and alone, so that a later format is called that and
        // not a mistake in this one.
        match outline.optional_number("schema").map_err(|fault| fault.in_outline())? {
            Some(SCHEMA) => {}
            Some(found) => return Err(DecodeError::OtherSchema { found }),
            None => return Err(not_catalogue("“schema” is missing; add it".to_owned())),
        }
        for name in ["list", "categories", "collections", "papers"] {
            outline.needed(name).map_err(|fault| fault.in_outline())?;
        }
        outline.check_names(None).map_err(|fault| fault.in_outline())?;
        Ok(Self { text, outline })
    }

    /// Reads the record that is no part of a list.
    fn record<T>(&self, name: &'static str, known: &[&str], check: Check<T>) -> Result<T, DecodeError> {
        let record = self.outline.needed(name).map_err(|fault| fault.in_outline())?;
        Fields::read(record, known)
            .and_then(|fields| check(&fields))
            .map_err(|fault| DecodeError::Record(self.record_error(name, None, record, &fault)))
    }

    /// Reads the records of a list, whose fields are `known`; those that are wrong become
    /// problems.
    fn records<T>(
        &self,
        list: &'static str,
        known: &[&str],
        check: Check<T>,
        problems: &mut Vec<RecordError>,
    ) -> Result<(Vec<T>, Source<'a>), DecodeError> {
        let mut source = self.source(list)?;
        let mut records = Vec::with_capacity(source.items.len());
        self.read_more(&mut source, usize::MAX, known, problems, &mut |fields| {
            check(fields).map(|record| records.push(record))
        });
        Ok((records, source))
    }

    /// A list of which nothing is read yet.
    fn source(&self, list: &'static str) -> Result<Source<'a>, DecodeError> {
        let items = self.outline.optional_items(list).map_err(|fault| fault.in_outline())?;
        Ok(Source { list, items, read: 0, kept: Vec::with_capacity(items.len()) })
    }

    /// Hands so many more records of a list to `read`, as [`File::records`].
    fn read_more(
        &self,
        source: &mut Source<'_>,
        count: usize,
        known: &[&str],
        problems: &mut Vec<RecordError>,
        read: &mut dyn FnMut(&Fields<'_>) -> Checked<()>,
    ) {
        let start = source.read;
        source.read = start.saturating_add(count).min(source.items.len());
        for (position, record) in source.items.iter().enumerate().take(source.read).skip(start) {
            match Fields::read(record, known).and_then(|fields| read(&fields)) {
                Ok(()) => source.kept.push(position),
                Err(fault) if problems.len() < MOST_PROBLEMS => {
                    problems.push(self.record_error(source.list, Some(position), record, &fault));
                }
                Err(_) => {}
            }
        }
    }

    /// Says where a fault is.
    fn record_error(
        &self,
        list: &'static str,
        position: Option<usize>,
        record: &Value<'_>,
        fault: &Fault,
    ) -> RecordError {
        let Fault { field, problem } = fault;
        let fields = Fields::of(record).ok();
        let get = |name| fields.and_then(|fields| fields.get(name));
        let name = ["id", "name", "title"].into_iter().find_map(|name| read_text(get(name)?).ok());
        let name = name.map(ToOwned::to_owned);
        let line = self.line(field.and_then(get).unwrap_or(record));
        RecordError { list, position, name, line, field: *field, problem: problem.clone() }
    }

    /// Says where the records do not hold together.
    fn catalogue_error(&self, error: &CatalogueError, source: &Source<'_>) -> RecordError {
        let problem = match &error.problem {
            CatalogueProblem::Duplicate { id, first } => {
                let first = source.kept[*first];
                format!(
                    "“{id}” is already the id of record {} on line {}; remove one of the two",
                    first + 1,
                    self.line(&source.items[first])
                )
            }
            problem => problem.to_string(),
        };
        let position = source.kept[error.position];
        self.record_error(
            source.list,
            Some(position),
            &source.items[position],
            &Fault { field: Some(error.field), problem },
        )
    }

    /// The line on which a value begins, from 1.
    fn line(&self, value: &Value<'_>) -> usize {
        1 + self.text.bytes().take(value.offset).filter(|byte| *byte == b'\n').count()
    }
}

/// Where the records of a list come from.
struct Source<'a> {
    list: &'static str,
    /// Every item of the list in the file.
    items: &'a [Value<'a>],
    /// How many of them were read.
    read: usize,
    /// The position among them of each record that was read.
    kept: Vec<usize>,
}

/// Makes a fact of the fields of a record.
type Check<T> = fn(&Fields<'_>) -> Checked<T>;

fn not_catalogue(message: String) -> DecodeError {
    DecodeError::NotCatalogue { message }
}
