//! Changes fields of one record in the text of a catalogue's file, and leaves every other byte.
use std::collections::BTreeMap;
use std::ops::Range;

use catalogue::Paper;
use catalogue::encode::fields;
use serde::Deserialize;
use serde_json::value::RawValue;

#[derive(Deserialize)]
struct File<'a> {
    #[serde(borrow)]
    papers: Vec<&'a RawValue>,
}

/// The text of a file in which the record at a position says what `new` says in place of `old`. A field
/// that the record has not had is put where the file's canonical form has it. `None` when the text is
/// no catalogue.
#[must_use]
pub fn splice(text: &str, position: usize, old: &Paper, new: &Paper) -> Option<String> {
    let file: File = serde_json::from_str(text).ok()?;
    let place = within(text, file.papers.get(position)?.get());
    let (old, new) = (fields(old), fields(new));
    let mut record = text[place.clone()].to_owned();
    for (name, _) in &old {
        if new.iter().all(|(other, _)| other != name) {
            record = without(&record, name)?;
        }
    }
    for (at, (name, value)) in new.iter().enumerate() {
        if !old.iter().any(|(other, before)| other == name && before == value) {
            let before: Vec<&str> = new[..at].iter().map(|(name, _)| *name).collect();
            record = with(&record, name, value, &before)?;
        }
    }
    Some([&text[..place.start], &record, &text[place.end..]].concat())
}

/// Where a part of a text stands in it.
fn within(text: &str, part: &str) -> Range<usize> {
    let start = part.as_ptr().addr() - text.as_ptr().addr();
    start..start + part.len()
}

/// The fields of a record, each with the place of its value.
fn places(record: &str) -> Option<BTreeMap<String, Range<usize>>> {
    let fields: BTreeMap<String, &RawValue> = serde_json::from_str(record).ok()?;
    Some(fields.into_iter().map(|(name, value)| (name, within(record, value.get()))).collect())
}

/// The record with another value of a field or, where it has none, with the field after the last of
/// those that come `before` it.
fn with(record: &str, name: &str, value: &str, before: &[&str]) -> Option<String> {
    let places = places(record)?;
    if let Some(place) = places.get(name) {
        return Some([&record[..place.start], value, &record[place.end..]].concat());
    }
    let end = before.iter().rev().find_map(|name| places.get(*name))?.end;
    let inside = record.strip_prefix('{')?;
    let gap = &inside[..inside.len() - inside.trim_start().len()];
    Some(format!("{},{gap}\"{name}\": {value}{}", &record[..end], &record[end..]))
}

/// The record without a field, if it has it.
fn without(record: &str, name: &str) -> Option<String> {
    let places = places(record)?;
    let Some(place) = places.get(name) else { return Some(record.to_owned()) };
    let cut = match places.values().map(|other| other.end).filter(|end| *end < place.start).max() {
        Some(end) => end..place.end,
        // The first field goes with the comma behind it.
        None => 1..place.end + record[place.end..].find(',')? + 1,
    };
    Some([&record[..cut.start], &record[cut.end..]].concat())
}

#[cfg(test)]
mod tests {
    use catalogue::decode::decode_papers;

    use super::splice;

    #[test]
    fn only_what_changes_is_written() {
        let papers = |record: &str| format!("{{ \"papers\" : [ {record} ] , \"x\":1 }}\n");
        let paper = |record: &str| decode_papers(format!("{{\"papers\": [{record}]}}").as_bytes()).unwrap().remove(0);
        let venue =
            r#"{"venue":"ICML'23" , "id":"2301.00001","title":"A","authors":[ ],"categories":["x"],"collection":"m" }"#;
        let without = r#"{ "id":"2301.00001","title":"A","authors":[ ],"categories":["x"],"collection":"m" }"#;
        let year = r#"{"id":"2301.00001","title":"\u0041","authors":[ ],"categories":["x"],"collection":"m", "year" : 2020 ,"recommended":true}"#;
        let both = r#"{"id":"2301.00001","title":"\u0041","authors":[ ],"categories":["x"],"collection":"m","venue": "ICML'23" ,"recommended":true}"#;
        for (old, new) in [(venue, without), (year, both)] {
            assert_eq!(splice(&papers(old), 0, &paper(old), &paper(new)).unwrap(), papers(new));
        }
        assert!(splice(&papers(venue), 1, &paper(venue), &paper(without)).is_none());
        assert!(splice("[]", 0, &paper(venue), &paper(without)).is_none());
    }
}
