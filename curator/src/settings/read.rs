//! Reads `papers.toml` key by key. Everything that is wrong is told, each at its place: what is there, what
//! was expected, and an example.
use std::cell::RefCell;
use std::ops::Range;
use std::path::PathBuf;

use catalogue::paper::{Line, Year};
use catalogue::venue::{Discipline, Kind};
use catalogue::{Category, ExtraPage, Hue, Language, Slug, Venue, WebAddress};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::Family;
use crate::diagnostic::{Diagnostic, Severity, did_you_mean};
use crate::import::words::field::Meaning;
use crate::repository::repository_address;
use crate::source::Source;

/// The rule of what is wrong in the file.
const RULE: &str = "schema";

/// Where every key is explained.
const SCHEMA: &str = "`papers schema` prints a schema that explains every key";

/// The file that is read, and what is wrong with it.
pub(super) struct Reader<'a> {
    source: &'a Source,
    found: RefCell<Vec<Diagnostic>>,
}

impl<'a> Reader<'a> {
    /// Reads a file.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    pub fn read<T>(source: &'a Source, read: impl FnOnce(Table<'_>) -> T) -> Result<T, Vec<Diagnostic>> {
        let reader = Self { source, found: RefCell::default() };
        let (table, errors) = DeTable::parse_recoverable(&source.text);
        // What follows the first error of syntax may be meant otherwise.
        if let Some(error) = errors.first() {
            reader.tell_syntax(error);
            return Err(reader.found.into_inner());
        }
        let read = read(Table::new(&reader, "papers.toml", table.get_ref()));
        let mut found = reader.found.into_inner();
        found.sort_by_key(|found| found.place.as_ref().map(|place| (place.line, place.column)));
        if found.is_empty() { Ok(read) } else { Err(found) }
    }

    fn tell(&self, range: &Range<usize>, message: String, help: String) {
        let diagnostic = Diagnostic::new(Severity::Error, RULE, message).at(self.source.place(range));
        self.found.borrow_mut().push(diagnostic.help(help));
    }

    fn tell_syntax(&self, error: &toml::de::Error) {
        let range = error.span().unwrap_or_default();
        let line = self.source.place(&range).text;
        let is_bare_id = ["[paper.", "[category.", "[venue."].iter().any(|start| line.trim_start().starts_with(start));
        let help = match is_bare_id && !line.contains('"') {
            true => {
                "an id stands in quotes, as in [paper.\"2301.00774\"], and so does a name of several words".to_owned()
            }
            false if error.message().starts_with("duplicate key") => "remove one of the two".to_owned(),
            false => format!("texts stand in quotes, as in title = \"Lamps\"; {SCHEMA}"),
        };
        self.tell(&range, format!("this is not valid TOML: {}", error.message()), help);
    }
}

/// A table of the file, whose keys are taken one by one.
pub(super) struct Table<'a> {
    reader: &'a Reader<'a>,
    /// What messages call it.
    name: String,
    entries: &'a DeTable<'a>,
    keys: Vec<&'static str>,
}

impl<'a> Table<'a> {
    fn new(reader: &'a Reader<'a>, name: impl Into<String>, entries: &'a DeTable<'a>) -> Self {
        Self { reader, name: name.into(), entries, keys: Vec::new() }
    }

    fn take(&mut self, key: &'static str) -> Option<&'a Spanned<DeValue<'a>>> {
        self.keys.push(key);
        self.entries.get(key)
    }

    /// The value of a key.
    pub fn value<T: Value>(&mut self, key: &'static str) -> Option<T> {
        self.spanned(key).map(Spanned::into_inner)
    }

    /// The value of a key with its place.
    pub fn spanned<T: Value>(&mut self, key: &'static str) -> Option<Spanned<T>> {
        let value = self.take(key)?;
        self.read(key, value, &format!("{key} = {}", example::<T>(key)))
    }

    /// The value of a key that must be there.
    pub fn required<T: Value>(&mut self, key: &'static str, range: &Range<usize>) -> Option<T> {
        if !self.entries.contains_key(key) {
            let message = format!("{} has no “{key}”", self.name);
            self.reader.tell(range, message, format!("add it, as in {key} = {}", example::<T>(key)));
        }
        self.value(key)
    }

    /// The values of a key that has a list of them; `None` when it is not there.
    pub fn list<T: Value>(&mut self, key: &'static str) -> Option<Vec<Spanned<T>>> {
        let value = self.take(key)?;
        let example = format!("{key} = [{}]", example::<T>(key));
        let DeValue::Array(items) = value.get_ref() else {
            self.wrong_kind(key, value, "a list", &example);
            return None;
        };
        Some(items.iter().filter_map(|item| self.read(key, item, &example)).collect())
    }

    fn read<T: Value>(&self, key: &str, value: &Spanned<DeValue<'_>>, example: &str) -> Option<Spanned<T>> {
        match T::read(value.get_ref()) {
            Some(Ok(read)) => Some(Spanned::new(value.span(), read)),
            Some(Err(problem)) => {
                self.reader.tell(&value.span(), format!("“{key}”: {problem}"), format!("write it as in {example}"));
                None
            }
            None => {
                self.wrong_kind(key, value, T::KIND, example);
                None
            }
        }
    }

    fn wrong_kind(&self, key: &str, value: &Spanned<DeValue<'_>>, expected: &str, example: &str) {
        let message = format!("“{key}” is {expected}, and this is {}", kind(value.get_ref()));
        self.reader.tell(&value.span(), message, format!("write it as in {example}"));
    }

    /// The tables of a key, each under a name that the keeper chooses.
    pub fn tables<T>(&mut self, key: &'static str, mut read: impl FnMut(Table<'a>) -> T) -> Vec<(Spanned<String>, T)> {
        let example = format!("[{key}.\"ID\"]");
        let named: Vec<_> = self.named(key, &example).collect();
        let mut tables = Vec::new();
        for (name, value) in named {
            let DeValue::Table(entries) = value.get_ref() else {
                self.wrong_kind(name.get_ref(), value, "a table", &example);
                continue;
            };
            let table = Self::new(self.reader, format!("[{key}.\"{}\"]", name.get_ref()), entries);
            tables.push((name, read(table)));
        }
        tables
    }

    /// The values of a key that has a table of them, each under a name that the keeper chooses.
    pub fn map<T: Value>(&mut self, key: &'static str) -> Vec<(Spanned<String>, T)> {
        let named: Vec<_> = self.named(key, &format!("[{key}]")).collect();
        let read = |(name, value): (Spanned<String>, _)| {
            let example = format!("\"{}\" = {}", name.get_ref(), T::EXAMPLE);
            let read = self.read::<T>(name.get_ref(), value, &example)?;
            Some((name, read.into_inner()))
        };
        named.into_iter().filter_map(read).collect()
    }

    fn named(
        &mut self,
        key: &'static str,
        example: &str,
    ) -> impl Iterator<Item = (Spanned<String>, &'a Spanned<DeValue<'a>>)> + use<'a> {
        let value = self.take(key);
        let entries = value.and_then(|value| value.get_ref().as_table());
        if let (Some(value), None) = (value, entries) {
            self.wrong_kind(key, value, "a table", example);
        }
        let name = |name: &Spanned<std::borrow::Cow<'_, str>>| Spanned::new(name.span(), name.get_ref().to_string());
        entries.into_iter().flat_map(DeTable::iter).map(move |(key, value)| (name(key), value))
    }

    /// The tables of a key that may be there several times: `[[silence]]`.
    pub fn repeated<T>(
        &mut self,
        key: &'static str,
        mut read: impl FnMut(Table<'a>, &Range<usize>) -> Option<T>,
    ) -> Vec<Spanned<T>> {
        let Some(value) = self.take(key) else { return Vec::new() };
        let example = format!("[[{key}]]");
        let items = value.get_ref().as_array();
        if items.is_none() {
            self.wrong_kind(key, value, "a list of tables", &example);
        }
        let mut tables = Vec::new();
        for item in items.into_iter().flat_map(|items| items.iter()) {
            let DeValue::Table(entries) = item.get_ref() else {
                self.wrong_kind(key, item, "a table", &example);
                continue;
            };
            let table = Self::new(self.reader, example.clone(), entries);
            let header = item.span().start..item.span().start + example.len();
            tables.extend(read(table, &header).map(|read| Spanned::new(header, read)));
        }
        tables
    }

    /// Tells the keys that were not taken.
    pub fn finish(self) {
        for (key, value) in self.entries {
            let name = key.get_ref().as_ref();
            if self.keys.contains(&name) {
                continue;
            }
            let (message, help) = match bare_id(&self.name, name, value.get_ref()) {
                Some((id, quoted)) => {
                    (format!("the id “{id}” has a dot, so it needs quotes"), format!("write {quoted}"))
                }
                None => {
                    let all = || format!("use one of {};", self.keys.join(", "));
                    let meant = did_you_mean(name, self.keys.iter().copied(), all);
                    (format!("“{name}” is not a key of {}", self.name), format!("{meant} {SCHEMA}"))
                }
            };
            self.reader.tell(&key.span(), message, help);
        }
    }
}

/// The id that the dots of `[paper.2301.00774]` took apart, and how the line is written.
fn bare_id(table: &str, name: &str, value: &DeValue<'_>) -> Option<(String, String)> {
    let (start, rest) = table.split_once('"')?;
    let mut id = format!("{}.{name}", rest.trim_end_matches("\"]"));
    let mut entries = value.as_table()?;
    while let [(name, DeValue::Table(inner))] =
        entries.iter().map(|(name, value)| (name.get_ref(), value.get_ref())).collect::<Vec<_>>()[..]
    {
        id = format!("{id}.{name}");
        entries = inner;
    }
    Some((id.clone(), format!("{start}\"{id}\"]")))
}

/// What a value is.
fn kind(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

/// What can stand behind a key.
pub(super) trait Value: Sized {
    /// What it is.
    const KIND: &'static str = "a text in quotes";
    /// How it is written.
    const EXAMPLE: &'static str;

    /// Reads it; `None` when it is something else, and what is wrong with it inside.
    fn read(value: &DeValue<'_>) -> Option<Result<Self, String>>;
}

/// Values that are written as texts, each with an example and what reads it.
macro_rules! texts {
    ($($value:ty: $example:literal, $read:expr;)*) => {
        $(impl Value for $value {
            const EXAMPLE: &'static str = $example;

            fn read(value: &DeValue<'_>) -> Option<Result<Self, String>> {
                let read: fn(&str) -> Result<Self, String> = $read;
                value.as_str().map(read)
            }
        })*
    };
}

texts! {
    String: "\"Lamps\"", |text| Ok(text.to_owned());
    PathBuf: "\"README.md\"", |text| Ok(text.into());
    Line: "\"Lamps\"", line;
    WebAddress: "\"https://example.org/\"", |text| Self::new(text).map_err(|error| error.to_string());
    Language: "\"en\"", Self::new;
    Slug: "\"street-lamps\"", |text| Self::new(text).map_err(|error| error.to_string());
    Venue: "\"ICML 2023\"", |text| Self::parse(text).map_err(|error| error.to_string());
    ExtraPage: "\"trends\"", Self::named;
    Kind: "\"journal\"", Self::named;
    Discipline: "\"vision\"", Self::named;
    Meaning: "\"title\"", Self::of;
    Family: "\"pruning\"", family;
    Hue: "\"teal\"", Self::named;
}

/// A value of a key to write it by.
fn example<T: Value>(key: &str) -> &'static str {
    match key {
        "authors" => "\"Ann Oak\", \"Bo Ash\"",
        "reason" => "\"The paper names no authors.\"",
        "rule" => "\"missing-authors\"",
        "leave-out" | "read-as-papers" => "\"Overview\"",
        _ => T::EXAMPLE,
    }
}

fn family(text: &str) -> Result<Family, String> {
    let known = Slug::new(text).ok().filter(|_| Category::SCHEMATICS.contains(&text));
    known.map(Family).ok_or_else(|| {
        let all = || format!("use one of {}", Category::SCHEMATICS.join(", "));
        let meant = did_you_mean(text, Category::SCHEMATICS.into_iter(), all);
        format!("“{text}” is not a family of drawn figures; {meant}")
    })
}

/// A repository, however it is named.
pub(super) struct Repository(pub WebAddress);

impl Value for Repository {
    const EXAMPLE: &'static str = "\"https://github.com/owner/name\"";

    fn read(value: &DeValue<'_>) -> Option<Result<Self, String>> {
        value.as_str().map(|text| repository_address(text).map(Self))
    }
}

/// Names of one author.
impl Value for Vec<Line> {
    const KIND: &'static str = "a list of texts";
    const EXAMPLE: &'static str = "[\"John Smith\", \"J. Smith\"]";

    fn read(value: &DeValue<'_>) -> Option<Result<Self, String>> {
        let texts: Option<Vec<&str>> = value.as_array()?.iter().map(|item| item.get_ref().as_str()).collect();
        let lines: Result<Self, String> = texts?.into_iter().map(line).collect();
        Some(lines.and_then(|names| match names.len() {
            0 | 1 => Err("an author whose names are joined has two or more".to_owned()),
            _ => Ok(names),
        }))
    }
}

fn line(text: &str) -> Result<Line, String> {
    Line::new(text).map_err(|error| format!("“{text}” {error}"))
}

impl Value for bool {
    const KIND: &'static str = "true or false";
    const EXAMPLE: &'static str = "true";

    fn read(value: &DeValue<'_>) -> Option<Result<Self, String>> {
        value.as_bool().map(Ok)
    }
}

impl Value for Year {
    const KIND: &'static str = "a year";
    const EXAMPLE: &'static str = "2023";

    fn read(value: &DeValue<'_>) -> Option<Result<Self, String>> {
        let number = value.as_integer()?;
        let year = number.as_str().parse().map_err(|_| format!("{} is not the year of a paper", number.as_str()));
        Some(year.and_then(|year| Self::new(year).map_err(|error| error.to_string())))
    }
}
