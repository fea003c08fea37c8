//! Lists of records in JSON, a record a line, and in YAML. CSL-JSON is one of them.
use std::collections::BTreeMap;
use std::ops::Range;

use catalogue::Paper;
use catalogue::cite::family_last;
use catalogue::decode::decode_papers;
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use super::{Broken, Field, Reference};
use crate::record_lines::CATEGORY_NAMES;

/// Whether a text in JSON is a list of records, or has one under `items`, as some exports do.
pub(super) fn is_list(text: &[u8]) -> bool {
    let first = text.iter().find(|byte| !byte.is_ascii_whitespace() && !b"\xef\xbb\xbf".contains(byte));
    first == Some(&b'[')
        || serde_json::from_slice::<Map<String, Value>>(text)
            .is_ok_and(|map| map.get("items").is_some_and(Value::is_array))
}

/// Reads a file in JSON.
pub(super) fn read(text: &str) -> Result<Vec<Reference>, Broken> {
    let value = serde_json::from_str(text).map_err(|error| broken(text, 0, &error))?;
    let ranges = ranges(text);
    Ok(records(&value).iter().zip(ranges).filter_map(|(record, range)| reference(record, range)).collect())
}

/// Where each record of a text in JSON stands.
fn ranges(text: &str) -> Vec<Range<usize>> {
    let list = || serde_json::from_str::<Vec<&RawValue>>(text).ok();
    let inside = || {
        let fields: BTreeMap<String, &RawValue> = serde_json::from_str(text).ok()?;
        fields.values().find_map(|value| serde_json::from_str::<Vec<&RawValue>>(value.get()).ok())
    };
    let range = |record: &RawValue| {
        // Each is a part of the text.
        let start = record.get().as_ptr() as usize - text.as_ptr() as usize;
        start..start + record.get().len()
    };
    list().or_else(inside).unwrap_or_default().into_iter().map(range).collect()
}

/// Reads a file with a record in JSON on each line.
pub(super) fn read_lines(text: &str) -> Result<Vec<Reference>, Broken> {
    let mut read = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let range = at..at + line.trim_end().len();
        if !line.trim().is_empty() {
            let value = serde_json::from_str(line).map_err(|error| broken(text, at, &error))?;
            read.extend(reference(&value, range));
        }
        at += line.len();
    }
    Ok(read)
}

/// Reads a file in YAML.
pub(super) fn read_yaml(text: &str) -> Result<Vec<Reference>, Broken> {
    let value: Value = serde_saphyr::from_str(text).map_err(|error| {
        let at = error.location().map_or(0, |location| line_start(text, usize::try_from(location.line()).unwrap_or(1)));
        let message = error.to_string();
        Broken { message: message.lines().next().unwrap_or_default().to_owned(), range: at..line_end(text, at) }
    })?;
    Ok(references(&value, text))
}

fn broken(text: &str, before: usize, error: &serde_json::Error) -> Broken {
    let start = before + line_start(&text[before..], error.line());
    let message = error.to_string();
    let message = message.split(" at line ").next().unwrap_or_default().to_owned();
    Broken { message, range: start..line_end(text, start) }
}

fn line_start(text: &str, line: usize) -> usize {
    text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum()
}

fn line_end(text: &str, start: usize) -> usize {
    text[start..].find('\n').map_or(text.len(), |length| start + length)
}

/// The records of a list, or of the first list in a record.
fn records(value: &Value) -> &[Value] {
    match value {
        Value::Array(records) => records.as_slice(),
        Value::Object(fields) => fields.values().find_map(Value::as_array).map(Vec::as_slice).unwrap_or_default(),
        _ => &[],
    }
}

/// The references of a file in YAML.
fn references(value: &Value, text: &str) -> Vec<Reference> {
    // A record has no place in what was parsed; its title has one in the text.
    let mut from = 0;
    let placed = records(value).iter().filter_map(|record| {
        let title = record.get("title").or_else(|| record.get("name")).and_then(Value::as_str).unwrap_or_default();
        let start: usize = title.chars().take_while(|character| !"\"\\".contains(*character)).map(char::len_utf8).sum();
        let found = text[from..].find(&title[..start]).filter(|_| start > 0);
        let range = found.map_or(from..from, |at| from + at..from + at + start);
        from = range.end;
        reference(record, range)
    });
    placed.collect()
}

fn reference(record: &Value, range: Range<usize>) -> Option<Reference> {
    let mut fields: Vec<Field> = Vec::new();
    for (name, value) in record.as_object()? {
        // The links of a catalogue's record say what they are themselves.
        let links = value.as_array().filter(|_| name == "links");
        let own = links.into_iter().flatten().filter_map(|link| Some((link.get("kind")?, link.get("url")?)));
        let own: Vec<_> = own.map(|(kind, url)| Field::one(&text(kind), text(url))).collect();
        match value {
            _ if !own.is_empty() => fields.extend(own),
            Value::Array(values) if ["author", "authors"].contains(&name.as_str()) => {
                // A name in its parts is put together in the order in which it is spoken.
                let spoken = |name: &Value| name.as_str().map_or_else(|| text(name), family_last);
                fields.push(Field::list(name, values.iter().map(spoken).filter(|name| !name.is_empty()).collect()));
            }
            Value::Array(_) => fields.push(Field::list(name, texts(value))),
            _ => fields.extend(texts(value).into_iter().map(|text| Field::one(name, text))),
        }
    }
    let kind = ["type", "itemType"].iter().find_map(|name| record.get(*name)?.as_str());
    let kind = kind.unwrap_or_default().to_ascii_lowercase();
    Some(Reference { fields, kind, range, record: paper(record), ..Reference::default() })
}

/// A record as a catalogue has it, as which nothing of it is lost.
fn paper(record: &Value) -> Option<Paper> {
    if !["id", "title", "categories", "collection"].iter().all(|name| record.get(*name).is_some()) {
        return None;
    }
    let mut record = record.clone();
    record.as_object_mut()?.remove(CATEGORY_NAMES);
    decode_papers(format!("{{\"papers\": [{record}]}}").as_bytes()).ok()?.pop()
}

/// The texts of a value.
fn texts(value: &Value) -> Vec<String> {
    match value {
        // `{"date-parts": [[2023, 6]]}`
        Value::Object(map) if map.contains_key("date-parts") => map["date-parts"][0][0]
            .as_u64()
            .map(|year| year.to_string())
            .or_else(|| map["date-parts"][0][0].as_str().map(str::to_owned))
            .into_iter()
            .collect(),
        Value::Array(values) => values.iter().map(text).filter(|text| !text.is_empty()).collect(),
        value => Some(text(value)).filter(|text| !text.is_empty()).into_iter().collect(),
    }
}

/// The text of a value: of a name its parts as it is spoken, of a date its year.
fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Bool(true) => "yes".to_owned(),
        Value::Object(map) => {
            let names = [
                "given",
                "non-dropping-particle",
                "dropping-particle",
                "family",
                "suffix",
                "literal",
                "raw",
                "name",
                "source",
                "url",
            ];
            let parts = names.iter().filter_map(|name| map.get(*name)?.as_str());
            parts.collect::<Vec<_>>().join(" ")
        }
        _ => String::new(),
    }
}
