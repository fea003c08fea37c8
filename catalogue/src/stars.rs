//! `stars.json`: how many stars the repositories of the list have, as `papers stars` counted them.
use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

use crate::beside::{self, Schema, wrong};
use crate::date::Date;
use crate::list::Catalogue;
use crate::paper::Link;
use crate::readme::github_repository;

/// The name of the file, beside that of the catalogue.
pub const FILE: &str = "stars.json";

/// The counts of a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stars {
    schema: Schema<1>,
    /// The day on which they were counted.
    #[serde(with = "beside::date")]
    pub date: Date,
    /// The stars of each repository, `owner/name` as the list spells it.
    #[serde(rename = "stars", deserialize_with = "counts")]
    pub counts: BTreeMap<String, u32>,
}

impl Stars {
    /// The counts of a day, by `owner/name`.
    #[must_use]
    pub fn new(date: Date, counts: BTreeMap<String, u32>) -> Self {
        Self { schema: Schema, date, counts }
    }

    /// Reads the file.
    ///
    /// # Errors
    /// When it is no JSON, or a field is wrong: the error names the field, the line and the column.
    pub fn decode(bytes: &[u8]) -> Result<Self, serde_json::Error> {
        serde_json::from_slice(bytes)
    }

    /// Writes the file, one repository a line, so that a change of one count is a change of one line.
    #[must_use]
    pub fn encode(&self) -> String {
        // Texts and numbers can always be written.
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }

    /// The catalogue with the stars of its links, and with the day if any is known.
    #[must_use]
    pub fn merged(&self, catalogue: Catalogue) -> Catalogue {
        // GitHub does not tell cases apart.
        let counts: HashMap<String, u32> =
            self.counts.iter().map(|(name, stars)| (name.to_ascii_lowercase(), *stars)).collect();
        let stars_of = |link: &Link| {
            let (owner, name) = github_repository(&link.url)?;
            counts.get(&format!("{owner}/{name}").to_ascii_lowercase()).copied()
        };
        if !catalogue.papers().iter().flat_map(|paper| &paper.links).any(|link| stars_of(link).is_some()) {
            return catalogue;
        }
        catalogue.with_facts(|parts| {
            for link in parts.papers.iter_mut().flat_map(|paper| &mut paper.links) {
                link.stars = stars_of(link);
            }
            parts.list.starred = Some(self.date);
        })
    }
}

fn counts<'de, D: Deserializer<'de>>(deserializer: D) -> Result<BTreeMap<String, u32>, D::Error> {
    let value = Value::deserialize(deserializer)?;
    let Value::Object(stars) = value else {
        return Err(wrong("stars", format!("must be a record, not {value}")));
    };
    let count = |(repository, count): (String, Value)| {
        if !repository.contains('/') {
            return Err(wrong("stars", format!("“{repository}” is not a repository, owner/name")));
        }
        match count.as_u64().and_then(|stars| u32::try_from(stars).ok()) {
            Some(stars) => Ok((repository, stars)),
            None => {
                Err(wrong("stars", format!("“{repository}”: must be a whole number up to {}, not {count}", u32::MAX)))
            }
        }
    };
    stars.into_iter().map(count).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde_json::json;

    use super::Stars;
    use crate::date::Date;
    use crate::decode::decode;
    use crate::encode::encode;

    fn stars(counts: &[(&str, u32)]) -> Stars {
        let counts = counts.iter().map(|(name, stars)| ((*name).to_owned(), *stars)).collect();
        Stars::new(Date::parse("2026-11-24").unwrap(), counts)
    }

    #[test]
    fn the_file_has_a_repository_a_line_and_reads_back() {
        let file = stars(&[("b/d", 7), ("A/c", 40_123)]).encode();
        let text = "{\n  \"schema\": 1,\n  \"date\": \"2026-11-24\",\n  \"stars\": {\n    \"A/c\": 40123,\n    \"b/d\": 7\n  }\n}\n";
        assert_eq!(file, text);
        assert_eq!(Stars::decode(file.as_bytes()).unwrap(), stars(&[("A/c", 40_123), ("b/d", 7)]));
        assert!(stars(&[]).encode().contains("\"stars\": {}\n"));
    }

    #[test]
    fn the_stars_of_a_repository_are_found_however_it_is_spelled() {
        let mut json: serde_json::Value =
            serde_json::from_str(include_str!("../../tests/fixtures/small.json")).unwrap();
        let addresses =
            ["https://github.com/IST-DASLab/SparseGPT", "http://github.com/a/b.git", "https://github.com/A/b/"]
                .map(|url| json!({ "kind": "code", "url": url }));
        let others = ["https://github.com/a/b/tree/main", "https://example.org/a/b", "https://github.com/c/d"]
            .map(|url| json!({ "kind": "project", "url": url }));
        json["papers"][0]["links"] = addresses.into_iter().chain(others).collect();
        let catalogue = decode(json.to_string().as_bytes()).unwrap();
        assert_eq!(stars(&[("nobody/nothing", 1)]).merged(catalogue.clone()), catalogue);

        let merged = stars(&[("ist-daslab/SPARSEGPT", 812), ("A/B", 40_123)]).merged(catalogue);
        let found: Vec<_> = merged.papers()[0].links.iter().map(|link| link.stars).collect();
        assert_eq!(found, [Some(812), Some(40_123), Some(40_123), None, None, None]);
        assert_eq!(merged.list().starred.map(|day| day.to_string()).as_deref(), Some("2026-11-24"));
        assert!(encode(&merged).contains(r#"b.git", "stars": 40123 }"#));
    }

    #[test]
    fn a_broken_file_is_told_by_its_field_and_place() {
        for (file, told) in [
            ("{", "EOF while parsing an object at line 1"),
            ("{}", "missing field `schema` at line 1"),
            (r#"{"schema":2}"#, "field “schema”: must be 1, not 2 at line 1"),
            (r#"{"schema":1,"date":"yesterday"}"#, "field “date”: “yesterday” is not a day"),
            (r#"{"schema":1,"date":"2026-11-24","stars":[]}"#, "field “stars”: must be a record"),
            (r#"{"schema":1,"date":"2026-11-24","stars":{"a":1}}"#, "“a” is not a repository"),
            (r#"{"schema":1,"date":"2026-11-24","stars":{"a/b":-1}}"#, "“a/b”: must be a whole number"),
            (r#"{"schema":1,"date":"2026-11-24","stars":{"a/b":4294967296}}"#, "up to 4294967295, not 4294967296"),
            (r#"{"schema":1,"date":"2026-11-24","stars":{},"x":1}"#, "unknown field `x`"),
        ] {
            let problem = Stars::decode(file.as_bytes()).unwrap_err().to_string();
            assert!(problem.contains(told), "{file}: {problem}");
        }
        assert_eq!(stars(&[]).counts, BTreeMap::new());
    }
}
