//! `citations.json`: how often papers are cited and which papers of the list they cite, as `papers citations` asked for
//! it; and, by those, who of the list [cites whom](References).
use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::{Deserialize, Serialize, Serializer};
use serde_json::value::RawValue;

use crate::beside::{self, Schema, wrong};
use crate::date::Date;
use crate::list::Catalogue;
use crate::paper::{Paper, PaperId};

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
    /// Which papers of the list each of them cites. A file of the first version does not say it.
    pub cites: BTreeMap<PaperId, BTreeSet<PaperId>>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    schema: Schema<2, 1>,
    source: String,
    #[serde(with = "beside::date")]
    date: Date,
    citations: BTreeMap<PaperId, u32>,
    #[serde(default, serialize_with = "a_paper_a_line", skip_serializing_if = "BTreeMap::is_empty")]
    cites: BTreeMap<PaperId, BTreeSet<PaperId>>,
}

/// Writes what a paper cites on its line.
fn a_paper_a_line<S: Serializer>(
    cites: &BTreeMap<PaperId, BTreeSet<PaperId>>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let line = |cited: &BTreeSet<PaperId>| serde_json::value::to_raw_value(cited).map_err(serde::ser::Error::custom);
    let lines = cites.iter().map(|(paper, cited)| Ok((paper, line(cited)?)));
    lines.collect::<Result<BTreeMap<&PaperId, Box<RawValue>>, S::Error>>()?.serialize(serializer)
}

impl Citations {
    /// Reads the file.
    ///
    /// # Errors
    /// When it is no JSON, or a field is wrong: the error names the field or the paper.
    pub fn decode(bytes: &[u8]) -> Result<Self, serde_json::Error> {
        let File { source, date, citations: counts, cites, .. } = serde_json::from_slice(bytes)?;
        if source != SOURCE {
            return Err(wrong("source", format!("must be “{SOURCE}”, not “{source}”")));
        }
        Ok(Self { date, counts, cites })
    }

    /// Writes the file, one paper a line, so that a change of one count is a change of one line.
    #[must_use]
    pub fn encode(&self) -> String {
        let (source, citations, cites) = (SOURCE.to_owned(), self.counts.clone(), self.cites.clone());
        let file = File { schema: Schema, source, date: self.date, citations, cites };
        // Texts and numbers can always be written.
        serde_json::to_string_pretty(&file).unwrap_or_default() + "\n"
    }

    /// The catalogue with the citations of its papers, and with the day if any is known.
    #[must_use]
    pub fn merged(&self, catalogue: Catalogue) -> Catalogue {
        let papers = catalogue.papers();
        if !papers.iter().any(|paper| self.counts.contains_key(&paper.id)) {
            return catalogue;
        }
        let cited_by = |paper: &Paper| {
            let cited = self.cites.get(&paper.id).into_iter().flatten();
            cited.filter(|id| **id != paper.id && catalogue.find(id).is_some()).cloned().collect()
        };
        let cites: Vec<Vec<PaperId>> = papers.iter().map(cited_by).collect();
        catalogue.with_facts(|parts| {
            for (paper, cites) in parts.papers.iter_mut().zip(cites) {
                paper.citations = self.counts.get(&paper.id).copied();
                paper.cites = cites;
            }
            parts.list.cited = Some(self.date);
        })
    }
}

/// Who of a list cites whom, by the positions of the papers in the catalogue.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct References {
    /// For each paper those that it cites; nothing at all where no paper of the list is known to cite another one.
    cites: Vec<Vec<usize>>,
    /// For each paper those that cite it.
    cited_by: Vec<Vec<usize>>,
}

impl References {
    /// What the papers of a list say. Papers that they name and the list does not have are left out.
    #[must_use]
    pub fn of(papers: &[Paper]) -> Self {
        if papers.iter().all(|paper| paper.cites.is_empty()) {
            return Self::default();
        }
        let positions: HashMap<&PaperId, usize> =
            papers.iter().enumerate().map(|(position, paper)| (&paper.id, position)).collect();
        let mut references = Self { cites: vec![Vec::new(); papers.len()], cited_by: vec![Vec::new(); papers.len()] };
        for (position, paper) in papers.iter().enumerate() {
            let cited: BTreeSet<usize> = paper.cites.iter().filter_map(|id| positions.get(id).copied()).collect();
            for other in cited.into_iter().filter(|other| *other != position) {
                references.cites[position].push(other);
                references.cited_by[other].push(position);
            }
        }
        references
    }

    /// The papers that the one at a position cites.
    #[must_use]
    pub fn cites(&self, position: usize) -> &[usize] {
        self.cites.get(position).map_or(&[], Vec::as_slice)
    }

    /// The papers that cite the one at a position.
    #[must_use]
    pub fn cited_by(&self, position: usize) -> &[usize] {
        self.cited_by.get(position).map_or(&[], Vec::as_slice)
    }

    /// How near two papers are by what they cite and who cites them: half for one that cites the other, and half for
    /// the papers at which both are at either end, as a part of those at which either is. Between 0 and 1.
    #[must_use]
    pub fn likeness(&self, position: usize) -> Vec<(usize, f32)> {
        let linked = |position: usize| self.cites(position).iter().chain(self.cited_by(position)).copied();
        let own: BTreeSet<usize> = linked(position).collect();
        let mut shared: BTreeMap<usize, u32> = BTreeMap::new();
        for between in &own {
            // A paper that both cite, or that cites both.
            let of_between = linked(*between).collect::<BTreeSet<usize>>();
            of_between.into_iter().for_each(|other| *shared.entry(other).or_default() += 1);
        }
        let near: BTreeSet<usize> = own.iter().chain(shared.keys()).copied().filter(|near| *near != position).collect();
        let likeness = near.into_iter().map(|other| {
            let shared = shared.get(&other).copied().unwrap_or_default();
            let either = own.len() + linked(other).collect::<BTreeSet<usize>>().len();
            let share = shared as f32 / (either as f32 - shared as f32).max(1.0);
            (other, if own.contains(&other) { 0.5 } else { 0.0 } + 0.5 * share)
        });
        likeness.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{Citations, References};
    use crate::date::Date;
    use crate::decode::decode;
    use crate::encode::encode;
    use crate::paper::PaperId;

    fn citations(counts: &[(&str, u32)]) -> Citations {
        let counts = counts.iter().map(|(id, count)| (PaperId::new(id).unwrap(), *count)).collect();
        Citations { date: Date::parse("2026-11-24").unwrap(), counts, cites: [].into() }
    }

    #[test]
    fn the_file_has_a_paper_a_line_and_what_is_wrong_is_named() {
        let file = citations(&[("2301.00774", 812), ("a-paper", 7)]).encode();
        let text = "{\n  \"schema\": 2,\n  \"source\": \"Semantic Scholar\",\n  \"date\": \"2026-11-24\",\n  \"citations\": {\n    \"2301.00774\": 812,\n    \"a-paper\": 7\n  }\n}\n";
        assert_eq!(file, text);
        assert_eq!(Citations::decode(file.as_bytes()).unwrap(), citations(&[("a-paper", 7), ("2301.00774", 812)]));
        for (old, new, words) in [
            ("\"schema\": 2", "\"schema\": 3", "“schema”: must be 2, not 3"),
            ("\"schema\": 2", "\"schema\": 0", "“schema”: must be 2, not 0"),
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
    fn who_cites_whom_is_a_line_for_each_paper_and_an_older_file_is_read_without_it() {
        let id = |id: &str| PaperId::new(id).unwrap();
        let mut cited = citations(&[("a", 1), ("b", 2)]);
        cited.cites = [(id("a"), [id("b"), id("2301.00774")].into())].into();
        let file = cited.encode();
        assert!(file.contains("  \"cites\": {\n    \"a\": [\"2301.00774\",\"b\"]\n  }\n"), "{file}");
        assert_eq!(Citations::decode(file.as_bytes()).unwrap(), cited);
        let wrong = Citations::decode(file.replace("\"b\"]", "\"b b\"]").as_bytes()).unwrap_err().to_string();
        assert!(wrong.contains("“b b”"), "{wrong}");
        let before = citations(&[("a", 1)]);
        assert_eq!(
            Citations::decode(before.encode().replace("\"schema\": 2", "\"schema\": 1").as_bytes()).unwrap(),
            before
        );
    }

    #[test]
    fn papers_know_whom_of_the_list_they_cite() {
        let catalogue = decode(include_bytes!("../../tests/fixtures/small.json")).unwrap();
        assert_eq!(References::of(catalogue.papers()), References::default());
        let ids: Vec<PaperId> = catalogue.papers().iter().map(|paper| paper.id.clone()).collect();
        let mut cited = citations(&[(ids[0].as_str(), 1)]);
        let stranger = PaperId::new("9901.00001").unwrap();
        cited.cites = [
            (ids[0].clone(), [ids[0].clone(), ids[2].clone(), stranger].into()),
            (ids[1].clone(), [ids[2].clone()].into()),
        ]
        .into();
        let merged = cited.merged(catalogue);
        assert_eq!(decode(encode(&merged).as_bytes()).unwrap(), merged);
        let references = References::of(merged.papers());
        assert_eq!((references.cites(0), references.cited_by(0)), (&[2][..], &[][..]));
        assert_eq!((references.cites(2), references.cited_by(2)), (&[][..], &[0, 1][..]));
        // Half for one that cites the other, half for two that cite the same papers.
        assert_eq!(references.likeness(0), [(1, 0.5), (2, 0.5)]);
        assert_eq!(references.likeness(2), [(0, 0.5), (1, 0.5)]);
        assert!(references.cites(99).is_empty() && references.likeness(99).is_empty());
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
