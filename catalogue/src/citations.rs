//! `citations.json`: how often papers are cited, as `papers citations` asked for it.
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::beside::{self, Schema, wrong};
use crate::date::Date;
use crate::list::Catalogue;
use crate::paper::PaperId;

/// The name of the file, beside that of the catalogue.
pub const FILE: &str = "citations.json";

/// The service that counts them.
pub const SOURCE: &str = "Semantic Scholar";

/// The counts of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citations {
    /// The day on which they were asked for.
    pub date: Date,
    /// How often each paper is cited.
    pub counts: BTreeMap<PaperId, u32>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    schema: Schema<1>,
    source: String,
    #[serde(with = "beside::date")]
    date: Date,
    citations: BTreeMap<PaperId, u32>,
}

impl Citations {
    /// Reads the file.
    ///
    /// # Errors
    /// When it is no JSON, or a field is wrong: the error names the field or the paper.
    pub fn decode(bytes: &[u8]) -> Result<Self, serde_json::Error> {
        let File { source, date, citations: counts, .. } = serde_json::from_slice(bytes)?;
        if source != SOURCE {
            return Err(wrong("source", format!("must be “{SOURCE}”, not “{source}”")));
        }
        Ok(Self { date, counts })
    }

    /// Writes the file, one paper a line, so that a change of one count is a change of one line.
    #[must_use]
    pub fn encode(&self) -> String {
        let (source, citations) = (SOURCE.to_owned(), self.counts.clone());
        let file = File { schema: Schema, source, date: self.date, citations };
        // Texts and numbers can always be written.
        serde_json::to_string_pretty(&file).unwrap_or_default() + "\n"
    }

    /// The catalogue with the citations of its papers, and with the day if any is known.
    #[must_use]
    pub fn merged(&self, catalogue: Catalogue) -> Catalogue {
        let mut parts = catalogue.parts().clone();
        for paper in &mut parts.papers {
            paper.citations = self.counts.get(&paper.id).copied();
        }
        if parts.papers.iter().all(|paper| paper.citations.is_none()) {
            return catalogue;
        }
        parts.list.cited = Some(self.date);
        // What must hold between records does not depend on citations, so this cannot fail.
        Catalogue::new(parts).unwrap_or(catalogue)
    }
}

#[cfg(test)]
mod tests {
    use super::Citations;
    use crate::date::Date;
    use crate::decode::decode;
    use crate::encode::encode;
    use crate::paper::PaperId;

    fn citations(counts: &[(&str, u32)]) -> Citations {
        let counts = counts.iter().map(|(id, count)| (PaperId::new(id).unwrap(), *count)).collect();
        Citations { date: Date::parse("2026-11-24").unwrap(), counts }
    }

    #[test]
    fn the_file_has_a_paper_a_line_and_what_is_wrong_is_named() {
        let file = citations(&[("2301.00774", 812), ("a-paper", 7)]).encode();
        let text = "{\n  \"schema\": 1,\n  \"source\": \"Semantic Scholar\",\n  \"date\": \"2026-11-24\",\n  \"citations\": {\n    \"2301.00774\": 812,\n    \"a-paper\": 7\n  }\n}\n";
        assert_eq!(file, text);
        assert_eq!(Citations::decode(file.as_bytes()).unwrap(), citations(&[("a-paper", 7), ("2301.00774", 812)]));
        for (old, new, words) in [
            ("\"schema\": 1", "\"schema\": 2", "“schema”: must be 1, not 2"),
            ("Semantic Scholar", "hearsay", "must be “Semantic Scholar”, not “hearsay”"),
            ("2026-11-24", "yesterday", "“yesterday” is not a day"),
            ("2301.00774", "2301 00774", "“2301 00774”"),
            ("812", "-1", "-1"),
            ("812", "4294967296", "4294967296"),
            ("\"date\"", "\"day\"", "unknown field `day`"),
        ] {
            let error = Citations::decode(file.replace(old, new).as_bytes()).unwrap_err().to_string();
            assert!(error.contains(words), "{error}");
        }
    }

    #[test]
    fn papers_have_their_counts_and_the_list_its_day() {
        let catalogue = decode(include_bytes!("../../tests/fixtures/small.json")).unwrap();
        assert_eq!(citations(&[("nobody", 1)]).merged(catalogue.clone()), catalogue);
        let id = catalogue.papers()[0].id.to_string();
        let merged = citations(&[(&id, 812)]).merged(catalogue);
        let counts: Vec<_> = merged.papers().iter().map(|paper| paper.citations).collect();
        assert_eq!(counts[..2], [Some(812), None]);
        assert_eq!(merged.list().cited.map(|day| day.to_string()).as_deref(), Some("2026-11-24"));
        assert!(encode(&merged).contains("\"citations\": 812"));
        assert_eq!(decode(encode(&merged).as_bytes()).unwrap(), merged);
    }
}
