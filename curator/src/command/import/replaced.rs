//! What becomes of a catalogue that an import replaces: nothing of it is lost unseen.
use std::collections::{BTreeMap, BTreeSet};

use catalogue::Catalogue;
use catalogue::encode::encode;
use serde_json::{Map, Value};

use super::Error;

/// The papers of a catalogue that is replaced, and the rest of it, before and after.
#[derive(Debug, Default)]
pub(super) struct Replaced {
    /// A line for each difference: `+` a new paper, `-` one that is gone, `~` one with other fields, or a part of the
    /// catalogue that is another.
    pub lines: Vec<String>,
    /// How many papers are new.
    pub added: usize,
    /// How many are gone.
    pub removed: usize,
    /// How many have other fields.
    pub changed: usize,
}

impl Replaced {
    /// Compares two states of a catalogue.
    ///
    /// # Errors
    /// When one cannot be written as JSON, which does not happen.
    pub fn of(before: &Catalogue, after: &Catalogue) -> Result<Self, Error> {
        let (before, after) = (fields(before)?, fields(after)?);
        let (old, new) = (papers(&before), papers(&after));
        let mut replaced = Self::default();
        for part in differences(&before, &after).into_iter().filter(|part| *part != PAPERS) {
            replaced.lines.push(format!("~ {part}"));
        }
        for (id, record) in &old {
            let Some(now) = new.get(id) else {
                replaced.removed += 1;
                replaced.lines.push(format!("- {id}  {}", title(record)));
                continue;
            };
            let differences = differences(record, now);
            if !differences.is_empty() {
                replaced.changed += 1;
                replaced.lines.push(format!("~ {id}  {}", differences.into_iter().collect::<Vec<_>>().join(", ")));
            }
        }
        for (id, record) in new.iter().filter(|(id, _)| !old.contains_key(*id)) {
            replaced.added += 1;
            replaced.lines.push(format!("+ {id}  {}", title(record)));
        }
        replaced.lines.sort_by_key(|line| (line.starts_with('+'), line.starts_with('-')));
        Ok(replaced)
    }
}

/// The part of a catalogue with its papers.
const PAPERS: &str = "papers";

/// A catalogue as the object that its file holds.
fn fields(catalogue: &Catalogue) -> Result<Map<String, Value>, Error> {
    serde_json::from_str(&encode(catalogue)).map_err(|error| Error::Argument(error.to_string()))
}

/// The records of papers by their ids.
fn papers(catalogue: &Map<String, Value>) -> BTreeMap<&str, &Map<String, Value>> {
    let records = catalogue.get(PAPERS).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_object);
    records.filter_map(|record| Some((record.get("id")?.as_str()?, record))).collect()
}

/// The names of the fields in which two objects differ.
fn differences<'a>(before: &'a Map<String, Value>, after: &'a Map<String, Value>) -> BTreeSet<&'a str> {
    let names = before.keys().chain(after.keys()).map(String::as_str);
    names.filter(|name| before.get(*name) != after.get(*name)).collect()
}

fn title(record: &Map<String, Value>) -> &str {
    record.get("title").and_then(Value::as_str).unwrap_or_default()
}
