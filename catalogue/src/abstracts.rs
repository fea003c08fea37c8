//! `abstracts.json`: the abstracts of papers, as `papers abstracts` brought them from open services.
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::beside::{self, Schema};
use crate::date::Date;
use crate::list::Catalogue;
use crate::paper::{Paper, PaperId};

/// The name of the file, beside that of the catalogue.
pub const FILE: &str = "abstracts.json";

/// The longest abstract that is shown, in characters. No journal takes longer ones.
pub const LONGEST: usize = 6_000;

/// The abstracts by the ids of their papers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Abstracts(BTreeMap<PaperId, Abstract>);

/// The abstract of a paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Abstract {
    /// Its text: one paragraph, no markup.
    pub text: String,
    /// The service that it was taken from, such as `arXiv`.
    pub source: String,
    /// The day on which it was taken.
    #[serde(with = "beside::date")]
    pub date: Date,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    schema: Schema<1>,
    abstracts: BTreeMap<PaperId, Abstract>,
}

impl Abstracts {
    /// Reads the file.
    ///
    /// # Errors
    /// When it is no JSON, or a field is wrong: the error names the field or the paper.
    pub fn decode(bytes: &[u8]) -> Result<Self, serde_json::Error> {
        let File { abstracts, .. } = serde_json::from_slice(bytes)?;
        let is_paragraph =
            |text: &str| !text.trim().is_empty() && !text.contains(char::is_control) && text.chars().count() <= LONGEST;
        match abstracts.iter().find(|(_, found)| !is_paragraph(&found.text)) {
            Some((id, _)) => {
                let problem = format!("“{id}”: “text” must be one paragraph of up to {LONGEST} characters");
                Err(serde::de::Error::custom(problem))
            }
            None => Ok(Self(abstracts)),
        }
    }

    /// Writes the file, a field a line.
    #[must_use]
    pub fn encode(&self) -> String {
        let file = File { schema: Schema, abstracts: self.0.clone() };
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

    /// The text of the abstract of a paper.
    #[must_use]
    pub fn text(&self, paper: &Paper) -> Option<&str> {
        self.get(&paper.id).map(|found| found.text.as_str())
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
