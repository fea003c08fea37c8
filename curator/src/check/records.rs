//! A file with wrong records: each is reported, and the right ones make a catalogue.
use std::collections::HashMap;

use catalogue::decode::{DecodeError, RecordError, decode};
use catalogue::paper::PaperId;
use catalogue::{Catalogue, Slug, WebAddress};
use serde_json::value::RawValue;

use super::file::value;
use super::findings::Findings;

/// Reports every paper that cannot be read; the catalogue of the others, or `None` when
/// something besides the papers is wrong, which is reported, too.
pub(super) fn salvage(findings: &mut Findings<'_>) -> Option<Catalogue> {
    let frame = frame(&findings.source.text);
    let with = |papers: &str| format!("{frame}\"papers\": [{papers}]}}");
    if let Err(error) = decode(with("").as_bytes()) {
        let range = match &error {
            DecodeError::Record(record) => line_range(findings, record, &with("")),
            _ => None,
        };
        findings.of_file(
            "schema",
            range,
            (message(&error), "correct it first; the papers were not checked".to_owned()),
        );
        return None;
    }
    let mut good = Vec::new();
    let mut positions = Vec::new();
    let mut first_of: HashMap<String, usize> = HashMap::new();
    for position in 0..findings.file.paper_count() {
        let Some(record) = findings.file.paper(position) else { continue };
        match decode(with(record).as_bytes()) {
            Ok(single) => {
                let id = single.papers().first().map(|paper| paper.id.to_string()).unwrap_or_default();
                match first_of.get(&id) {
                    Some(first) => {
                        let message = format!("“{id}” is already the id of record {}", first + 1);
                        report(findings, "duplicate-id", position, "id", (message, "remove one of the two".to_owned()));
                    }
                    None => {
                        first_of.insert(id, position);
                        good.push(record);
                        positions.push(position);
                    }
                }
            }
            Err(DecodeError::Record(error)) => {
                let (rule, help) = rule_of(&error, record);
                let field = error.field.unwrap_or("id");
                let message = match error.field {
                    Some(field) => format!("“{field}” {}", error.problem),
                    None => error.problem,
                };
                report(findings, rule, position, field, (message, help.to_owned()));
            }
            Err(error) => {
                report(findings, "schema", position, "id", (error.to_string(), "correct the record".to_owned()))
            }
        }
    }
    findings.positions = positions;
    decode(with(&good.join(",")).as_bytes()).ok()
}

fn report(findings: &mut Findings<'_>, rule: &'static str, position: usize, field: &str, text: (String, String)) {
    let range = findings.file.paper_range(position, Some(field));
    findings.of_file(rule, range, text);
}

/// The file without its papers, open at the end.
fn frame(text: &str) -> String {
    let fields: Vec<(String, &RawValue)> =
        serde_json::from_str::<Pairs<'_>>(text).map(|pairs| pairs.0).unwrap_or_default();
    let mut frame = String::from("{");
    for (name, json) in fields.iter().filter(|(name, _)| name != "papers") {
        frame.push_str(&format!("{}: {}, ", serde_json::Value::from(name.as_str()), json.get()));
    }
    frame
}

/// The fields of an object in their order.
struct Pairs<'a>(Vec<(String, &'a RawValue)>);

impl<'de> serde::Deserialize<'de> for Pairs<'de> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> serde::de::Visitor<'de> for Visitor {
            type Value = Pairs<'de>;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("an object")
            }

            fn visit_map<M: serde::de::MapAccess<'de>>(self, mut map: M) -> Result<Self::Value, M::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    pairs.push(pair);
                }
                Ok(Pairs(pairs))
            }
        }
        deserializer.deserialize_map(Visitor)
    }
}

/// Which rule a record breaks that cannot be read, and what to do.
fn rule_of(error: &RecordError, record: &str) -> (&'static str, &'static str) {
    let written = error.field.and_then(|field| value(record, field)).unwrap_or_default();
    let texts = texts(&serde_json::from_str(written).unwrap_or_default());
    match error.field {
        _ if texts.iter().any(|text| text.trim() != text) => ("trailing-space", "run `papers check --fix`"),
        Some("id") if PaperId::from_arxiv(written).is_some() => {
            ("arxiv-version", "write the arXiv id alone, such as 2306.08543")
        }
        Some("categories" | "collection") if !texts.is_empty() && texts.iter().all(|text| Slug::new(text).is_ok()) => {
            ("unknown-category", "use one that is there, or add it to the catalogue first")
        }
        Some("url" | "links" | "figure") if texts.iter().any(|text| WebAddress::new(text).is_err()) => {
            ("not-a-link", "write the whole address, or remove the field")
        }
        _ => ("schema", "`papers schema catalogue` prints a schema that explains every field"),
    }
}

/// The texts of a field: of a list of links their addresses.
fn texts(value: &serde_json::Value) -> Vec<String> {
    match value {
        serde_json::Value::String(text) => vec![text.clone()],
        serde_json::Value::Array(items) => items.iter().flat_map(texts).collect(),
        serde_json::Value::Object(fields) => fields.get("url").map(texts).unwrap_or_default(),
        _ => Vec::new(),
    }
}

/// An error besides the papers, without the line, which is that of a text made here.
pub(super) fn message(error: &DecodeError) -> String {
    match error {
        DecodeError::Record(RecordError { list, name, field, problem, .. }) => {
            let name = name.as_ref().map(|name| format!(" “{name}”")).unwrap_or_default();
            let field = field.map(|field| format!(", field “{field}”")).unwrap_or_default();
            format!("{list}{name}{field}: {problem}")
        }
        other => other.to_string(),
    }
}

/// The place in the file of the line that an error names in the text made of it.
fn line_range(findings: &Findings<'_>, record: &RecordError, text: &str) -> Option<std::ops::Range<usize>> {
    let line = text.lines().nth(record.line - 1)?;
    let start = findings.source.text.find(line.trim())?;
    Some(start..start + line.trim().len())
}
