//! `abstracts.json`: the abstracts of papers, as `papers abstracts` brought them from open services.
use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

use crate::date::Date;
use crate::list::Catalogue;
use crate::paper::{Paper, PaperId};

/// The name of the file, beside that of the catalogue.
pub const FILE: &str = "abstracts.json";

/// The longest abstract that is shown, in characters. No journal takes longer ones.
pub const LONGEST: usize = 6_000;

/// The version of the file's format.
const SCHEMA: u32 = 1;

/// The abstracts by the ids of their papers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Abstracts(BTreeMap<PaperId, Abstract>);

/// The abstract of a paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Abstract {
    /// Its text: one paragraph, no markup.
    pub text: String,
    /// The service that it was taken from, such as `arXiv`.
    pub source: String,
    /// The day on which it was taken.
    pub date: Date,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    schema: Value,
    abstracts: BTreeMap<String, Record>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Record {
    text: String,
    source: String,
    #[serde(serialize_with = "day_text", deserialize_with = "day")]
    date: Date,
}

impl Abstracts {
    /// Reads the file.
    ///
    /// # Errors
    /// When it is no JSON, or a field is wrong: the error names the field or the paper.
    pub fn decode(bytes: &[u8]) -> Result<Self, serde_json::Error> {
        let file: File = serde_json::from_slice(bytes)?;
        if file.schema != SCHEMA {
            return Err(wrong(format!("field “schema”: must be {SCHEMA}, not {}", file.schema)));
        }
        let read = |(id, Record { text, source, date }): (String, Record)| {
            let paper = PaperId::new(&id).map_err(|error| wrong(format!("“{id}”: {error}")))?;
            let length = text.chars().count();
            if text.trim().is_empty() || text.contains(char::is_control) || length > LONGEST {
                let problem = format!("“{id}”: “text” must be one paragraph of up to {LONGEST} characters");
                return Err(wrong(problem));
            }
            Ok((paper, Abstract { text, source, date }))
        };
        file.abstracts.into_iter().map(read).collect::<Result<_, _>>().map(Self)
    }

    /// Writes the file, a field a line.
    #[must_use]
    pub fn encode(&self) -> String {
        let record = |(id, Abstract { text, source, date }): (&PaperId, &Abstract)| {
            (id.to_string(), Record { text: text.clone(), source: source.clone(), date: *date })
        };
        let file = File { schema: SCHEMA.into(), abstracts: self.0.iter().map(record).collect() };
        // Texts can always be written.
        serde_json::to_string_pretty(&file).unwrap_or_default() + "\n"
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The abstract of a paper.
    #[must_use]
    pub fn get(&self, id: &PaperId) -> Option<&Abstract> {
        self.0.get(id)
    }

    /// Keeps the abstract of a paper in place of the one before.
    pub fn insert(&mut self, id: PaperId, found: Abstract) {
        self.0.insert(id, found);
    }

    /// Adds those of others, which count where both have one.
    pub fn extend(&mut self, others: Self) {
        self.0.extend(others.0);
    }

    /// Leaves out those of papers that `is_kept` does not know any more.
    pub fn retain(&mut self, is_kept: impl Fn(&PaperId) -> bool) {
        self.0.retain(|id, _| is_kept(id));
    }

    /// Each with the id of its paper, in the order of the ids.
    pub fn iter(&self) -> impl Iterator<Item = (&PaperId, &Abstract)> {
        self.0.iter()
    }
}

/// The texts of the abstracts of a list by the positions of their papers, which a search in them needs. Its file has
/// a line for each paper, which is empty where no abstract is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Texts {
    file: String,
    /// Where each line ends in the file.
    ends: Vec<usize>,
}

impl Texts {
    /// The file of a list.
    #[must_use]
    pub fn encode(catalogue: &Catalogue, abstracts: &Abstracts) -> String {
        let text = |paper: &Paper| abstracts.get(&paper.id).map_or("", |found| found.text.as_str());
        catalogue.papers().iter().map(|paper| [text(paper), "\n"].concat()).collect()
    }

    /// Reads the file of a list of so many papers; `None` when it is anything else.
    #[must_use]
    pub fn decode(file: Vec<u8>, papers: usize) -> Option<Self> {
        let file = String::from_utf8(file).ok()?;
        let ends: Vec<usize> = file.match_indices('\n').map(|(end, _)| end).collect();
        let is_whole = ends.len() == papers && ends.last().map_or(0, |end| end + 1) == file.len();
        is_whole.then_some(Self { file, ends })
    }

    /// The abstract of the paper at a position, if it is known.
    #[must_use]
    pub fn get(&self, position: usize) -> Option<&str> {
        let end = *self.ends.get(position)?;
        let start = position.checked_sub(1).map_or(0, |before| self.ends[before] + 1);
        Some(&self.file[start..end]).filter(|text| !text.is_empty())
    }
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn day_text<S: serde::Serializer>(date: &Date, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(date)
}

fn day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
    let text = String::deserialize(deserializer)?;
    Date::parse(&text)
        .ok_or_else(|| serde::de::Error::custom(format!("field “date”: “{text}” is not a day such as 2026-11-24")))
}

fn wrong(problem: String) -> serde_json::Error {
    serde::de::Error::custom(problem)
}

#[cfg(test)]
mod tests {
    use super::{Abstract, Abstracts};
    use crate::date::Date;
    use crate::paper::PaperId;

    #[test]
    fn what_is_written_is_read_and_what_is_wrong_is_named() {
        let mut abstracts = Abstracts::default();
        let id = PaperId::new("2301.00774").unwrap();
        let date = Date::parse("2026-11-27").unwrap();
        let text = "We prune α ≤ β.".to_owned();
        abstracts.insert(id.clone(), Abstract { text, source: "arXiv".to_owned(), date });
        let file = abstracts.encode();
        assert_eq!(Abstracts::decode(file.as_bytes()).unwrap(), abstracts);
        assert_eq!(abstracts.get(&id).unwrap().source, "arXiv");
        for (old, new, words) in [
            ("\"schema\": 1", "\"schema\": 2", "“schema”"),
            ("2301.00774", "2301 00774", "“2301 00774”"),
            ("We prune α ≤ β.", " ", "one paragraph"),
            ("α", "\\n", "one paragraph"),
            ("2026-11-27", "yesterday", "“yesterday” is not a day"),
            ("\"source\"", "\"sauce\"", "sauce"),
        ] {
            let error = Abstracts::decode(file.replace(old, new).as_bytes()).unwrap_err().to_string();
            assert!(error.contains(words), "{error}");
        }
    }
}
