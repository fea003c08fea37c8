//! `stars.json`, and the file that keeps what an interrupted run has learnt.
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::{Known, Repository};

/// The counts as the site reads them: a day, and a number for every repository as the list
/// spells it, one a line, so that a change of one count is a change of one line.
#[must_use]
pub fn encode(date: &str, repositories: &[Repository], known: &Known) -> String {
    let counts: BTreeMap<&str, u64> = repositories
        .iter()
        .filter_map(|repository| Some((repository.name.as_str(), known.get(&repository.key())?.stars?)))
        .collect();
    let lines: Vec<String> = counts.iter().map(|(name, stars)| format!("    \"{name}\": {stars}")).collect();
    let body = if lines.is_empty() { String::new() } else { format!("\n{}\n  ", lines.join(",\n")) };
    format!("{{\n  \"schema\": 1,\n  \"date\": \"{date}\",\n  \"stars\": {{{body}}}\n}}\n")
}

/// What an unfinished run has learnt so far.
#[derive(Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Unfinished {
    /// The day on which it began.
    pub date: String,
    /// What it knows.
    pub known: Known,
}

impl Unfinished {
    /// The file beside `output` that holds it.
    #[must_use]
    pub fn path(output: &Path) -> PathBuf {
        let mut name = output.file_name().unwrap_or_default().to_owned();
        name.push(".part");
        output.with_file_name(name)
    }

    /// Reads what a run has left that began on `today`; a file that is older, or that cannot
    /// be read, is worth no more than none.
    #[must_use]
    pub fn read(output: &Path, today: &str) -> Self {
        std::fs::read(Self::path(output))
            .ok()
            .and_then(|bytes| serde_json::from_slice::<Self>(&bytes).ok())
            .filter(|unfinished| unfinished.date == today)
            .unwrap_or_else(|| Self { date: today.to_owned(), known: Known::new() })
    }
}
