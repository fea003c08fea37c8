//! Reading the catalogue's file, [`papers.json`](crate::encode): bytes in, a checked
//! [`Catalogue`] or an error that names the record, the field and the line out.
//!
//! `serde_json` takes the file apart into [raw values](RawValue), which are slices of it and
//! therefore know their line. What each must be is said in `records`.
mod error;
pub(crate) mod record;
mod records;
mod syntax;

use serde_json::value::RawValue;

use crate::list::{Catalogue, CatalogueError, CatalogueProblem, ListInfo, Parts};
use crate::paper::{Line, Paper};

pub use error::{DecodeError, RecordError};
use record::{Decoded, FieldError, Record, items, read_text};
use records::{Decode, group};

/// The version of the file format that this program reads and writes.
pub const SCHEMA: u32 = 1;

/// How many problems of one file are reported. Who corrects the first ones decodes it again.
pub const MOST_PROBLEMS: usize = 20;

/// The fields of the file.
const FIELDS: &[&str] = &[
    "$schema",
    "schema",
    "list",
    "updates",
    "categories",
    "collections",
    "tools",
    "leaderboards",
    "synonyms",
    "venues",
    "people",
    "papers",
];

/// Those that it must have, besides the version of its format.
const REQUIRED: &[&str] = &["list", "categories", "collections", "papers"];

/// A catalogue, and what was left out of it.
#[derive(Debug)]
pub struct Salvaged {
    /// What could be decoded.
    pub catalogue: Catalogue,
    /// What is wrong with the rest, [`MOST_PROBLEMS`] at most.
    pub problems: Vec<RecordError>,
}

/// Decodes a catalogue that is right as a whole.
///
/// # Errors
/// [`DecodeError`] names the first thing that is wrong.
pub fn decode(bytes: &[u8]) -> Result<Catalogue, DecodeError> {
    let Salvaged { catalogue, problems } = salvage(bytes)?;
    problems.into_iter().next().map_or(Ok(catalogue), |problem| Err(DecodeError::Record(problem)))
}

/// Decodes what is right in a catalogue: a wrong record costs that record and nothing else.
/// A category or collection without a record of its own goes by its id, so that its papers
/// stay.
///
/// # Errors
/// When the file is no catalogue, its `list` is wrong, or none of its papers can be decoded.
pub fn salvage(bytes: &[u8]) -> Result<Salvaged, DecodeError> {
    let mut decoder = Decoder::new(bytes)?;
    decoder.decode_papers(usize::MAX);
    decoder.finish()
}

/// Decodes records of papers that stand alone, as the only field `papers` of an object.
///
/// # Errors
/// [`DecodeError`] names the first thing that is wrong.
pub fn decode_papers(bytes: &[u8]) -> Result<Vec<Paper>, DecodeError> {
    let file = File::new(bytes)?;
    let (mut papers, mut problems) = (Vec::new(), Vec::new());
    file.decode_list(&mut file.list("papers")?, usize::MAX, &mut papers, &mut problems);
    problems.into_iter().next().map_or(Ok(papers), |problem| Err(DecodeError::Record(problem)))
}

/// [`salvage`] in steps, for a page that must answer in between.
pub struct Decoder<'a> {
    file: File<'a>,
    /// What is decoded so far.
    parts: Parts,
    /// The lists whose records can contradict each other; the papers are the last.
    lists: [List<'a>; 6],
    problems: Vec<RecordError>,
}

impl<'a> Decoder<'a> {
    /// Decodes everything but the papers.
    ///
    /// # Errors
    /// When the file is no catalogue, or its `list` is wrong.
    pub fn new(bytes: &'a [u8]) -> Result<Self, DecodeError> {
        let file = File::new(bytes)?;
        file.check_schema()?;
        let list = file.list_info()?;
        let names = ["categories", "collections", "tools", "venues", "people", "papers"];
        let [categories, collections, tools, venues, people, papers] = names.map(|name| file.list(name));
        let mut lists = [categories?, collections?, tools?, venues?, people?, papers?];
        let (mut updates, mut leaderboards) = (file.list("updates")?, file.list("leaderboards")?);
        let mut synonyms = file.list("synonyms")?;
        let mut parts = Parts {
            list,
            updates: Vec::new(),
            categories: Vec::new(),
            collections: Vec::new(),
            tools: Vec::new(),
            leaderboards: Vec::new(),
            synonyms: Vec::new(),
            venues: Vec::new(),
            people: Vec::new(),
            papers: Vec::new(),
        };
        // A list that is not known is named and not dropped, and costs nothing else.
        let unknown = file.outline.check_fields(FIELDS).err();
        let mut problems: Vec<_> =
            unknown.iter().map(|error| file.record_error("catalogue", None, file.outline.value, error)).collect();
        let [categories, collections, tools, venues, people, _] = &mut lists;
        file.decode_list(&mut updates, usize::MAX, &mut parts.updates, &mut problems);
        file.decode_list(categories, usize::MAX, &mut parts.categories, &mut problems);
        file.decode_list(collections, usize::MAX, &mut parts.collections, &mut problems);
        file.decode_list(tools, usize::MAX, &mut parts.tools, &mut problems);
        file.decode_list(venues, usize::MAX, &mut parts.venues, &mut problems);
        file.decode_list(&mut leaderboards, usize::MAX, &mut parts.leaderboards, &mut problems);
        file.decode_groups(&mut synonyms, &mut parts.synonyms, &mut problems);
        file.decode_groups(people, &mut parts.people, &mut problems);
        Ok(Self { file, parts, lists, problems })
    }

    /// Decodes so many more papers; whether there are others still.
    pub fn decode_papers(&mut self, count: usize) -> bool {
        let Self { file, parts, lists: [.., papers], problems } = self;
        file.decode_list(papers, count, &mut parts.papers, problems);
        papers.decoded < papers.items.len()
    }

    /// Puts together what was decoded.
    ///
    /// # Errors
    /// When there are papers and none of them could be decoded.
    pub fn finish(self) -> Result<Salvaged, DecodeError> {
        let Self { file, parts, lists, mut problems } = self;
        let (catalogue, errors) = Catalogue::salvage(parts);
        for error in errors.iter().take(MOST_PROBLEMS.saturating_sub(problems.len())) {
            let list = lists.iter().find(|list| list.name == error.list);
            problems.extend(list.map(|list| file.catalogue_error(error, list)));
        }
        let [.., papers] = &lists;
        let is_lost = catalogue.papers().is_empty() && !papers.items.is_empty();
        match problems.first() {
            Some(problem) if is_lost => Err(DecodeError::Record(problem.clone())),
            _ => Ok(Salvaged { catalogue, problems }),
        }
    }
}

/// A list of the file.
struct List<'a> {
    name: &'static str,
    items: Vec<&'a RawValue>,
    /// How many of the items were decoded or found wrong.
    decoded: usize,
    /// The position among the items of each record that was decoded.
    kept: Vec<usize>,
}

/// The file, taken apart as far as its fields.
struct File<'a> {
    text: &'a str,
    outline: Record<'a>,
}

impl<'a> File<'a> {
    fn new(bytes: &'a [u8]) -> Result<Self, DecodeError> {
        let text = syntax::text(bytes)?;
        let value = serde_json::from_str(text).map_err(|error| syntax::error(text, &error))?;
        let outline = Record::new(value).map_err(|error| not_catalogue(text, &error))?;
        Ok(Self { text, outline })
    }

    /// Checks that the file is of this version of the format. Nothing else of it is looked at
    /// before, so that a later format is called that and not an error in this one.
    fn check_schema(&self) -> Result<(), DecodeError> {
        let schema = || match self.outline.optional_number("schema")? {
            Some(schema) => Ok(schema),
            None => self.outline.required("schema").map(|_| 0),
        };
        match schema().map_err(|error| not_catalogue(self.text, &error))? {
            SCHEMA => Ok(()),
            found => Err(DecodeError::OtherSchema { found }),
        }
    }

    /// Decodes what the list says of itself.
    fn list_info(&self) -> Result<ListInfo, DecodeError> {
        let value = self.outline.required("list").map_err(|error| not_catalogue(self.text, &error))?;
        let info = Record::with_fields(value, ListInfo::FIELDS).and_then(|record| ListInfo::decode(&record));
        info.map_err(|error| DecodeError::Record(self.record_error("list", None, value, &error)))
    }

    /// A list of which nothing is decoded yet.
    fn list(&self, name: &'static str) -> Result<List<'a>, DecodeError> {
        let items = if REQUIRED.contains(&name) {
            self.outline.required(name).and_then(|value| items(name, value))
        } else {
            self.outline.optional_items(name)
        };
        let items = items.map_err(|error| not_catalogue(self.text, &error))?;
        Ok(List { name, items, decoded: 0, kept: Vec::new() })
    }

    /// Decodes so many more records of a list; those that are wrong become problems.
    fn decode_list<T: Decode>(
        &self,
        list: &mut List<'a>,
        count: usize,
        decoded: &mut Vec<T>,
        problems: &mut Vec<RecordError>,
    ) {
        self.decode_each(list, count, T::FIELDS, problems, &mut |record| {
            T::decode(record).map(|record| decoded.push(record))
        });
    }

    /// Decodes a list of groups of texts; those that are wrong become problems.
    fn decode_groups(&self, list: &mut List<'a>, groups: &mut Vec<Vec<Line>>, problems: &mut Vec<RecordError>) {
        for (position, value) in list.items.iter().enumerate() {
            match group(list.name, value) {
                Ok(group) => {
                    list.kept.push(position);
                    groups.push(group);
                }
                Err(error) => problems.push(self.record_error(list.name, Some(position), value, &error)),
            }
        }
    }

    /// The same, compiled once for all kinds of records.
    fn decode_each(
        &self,
        list: &mut List<'a>,
        count: usize,
        fields: &[&str],
        problems: &mut Vec<RecordError>,
        decode: &mut dyn FnMut(&Record<'a>) -> Decoded<'a, ()>,
    ) {
        let start = list.decoded;
        list.decoded = start.saturating_add(count).min(list.items.len());
        for position in start..list.decoded {
            let value = list.items[position];
            match Record::with_fields(value, fields).and_then(|record| decode(&record)) {
                Ok(()) => list.kept.push(position),
                Err(error) if problems.len() < MOST_PROBLEMS => {
                    problems.push(self.record_error(list.name, Some(position), value, &error));
                }
                Err(_) => {}
            }
        }
    }

    /// Says where the error of a record is.
    fn record_error(
        &self,
        list: &'static str,
        position: Option<usize>,
        record: &'a RawValue,
        error: &FieldError<'a>,
    ) -> RecordError {
        let problem = match error.item {
            Some(item) => format!("item {}: {}", item + 1, error.problem),
            None => error.problem.clone(),
        };
        let line = line(self.text, error.value);
        RecordError { list, position, name: name(record), line, field: error.field, problem }
    }

    /// Says where records contradict each other.
    fn catalogue_error(&self, error: &CatalogueError, list: &List<'a>) -> RecordError {
        let item = |kept: usize| (list.kept[kept], list.items[list.kept[kept]]);
        let problem = match &error.problem {
            CatalogueProblem::Duplicate { id, first } => {
                let (first, value) = item(*first);
                let line = line(self.text, value);
                format!("“{id}” is already the id of record {} on line {line}; remove one of the two", first + 1)
            }
            problem => problem.to_string(),
        };
        let (position, record) = item(error.position);
        let field = Record::new(record).ok().and_then(|record| record.get(error.field));
        let line = line(self.text, field.unwrap_or(record));
        RecordError {
            list: list.name,
            position: Some(position),
            name: name(record),
            line,
            field: Some(error.field),
            problem,
        }
    }
}

/// The id or name of a record.
fn name(record: &RawValue) -> Option<String> {
    let record = Record::new(record).ok()?;
    ["id", "name", "title"].into_iter().find_map(|name| read_text(record.get(name)?)).map(Into::into)
}

/// The line on which a value of the text begins, from 1.
fn line(text: &str, value: &RawValue) -> usize {
    // The value is a slice of the text, so the distance of their starts is its offset.
    let offset = (value.get().as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
    syntax::line_of(text.as_bytes(), offset)
}

fn not_catalogue(text: &str, error: &FieldError<'_>) -> DecodeError {
    DecodeError::NotCatalogue { line: Some(line(text, error.value)), message: error.to_string() }
}
