//! `stars.json`, and the file that keeps what an interrupted run has learnt.
use std::path::{Path, PathBuf};

use catalogue::Date;
use catalogue::stars::Stars;

use super::{Counts, Repository};

/// The counts of a day as the site reads them, for every repository as the list spells it.
#[must_use]
pub fn stars(date: Date, repositories: &[Repository], known: &Counts) -> Stars {
    let count = |repository: &Repository| {
        let stars = known.get(&repository.key())?.stars?;
        Some((repository.name.clone(), u32::try_from(stars).unwrap_or(u32::MAX)))
    };
    Stars::new(date, repositories.iter().filter_map(count).collect())
}

/// What an unfinished run has learnt so far.
#[derive(Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Unfinished {
    /// The day on which it began.
    pub date: String,
    /// What it knows.
    pub known: Counts,
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
            .unwrap_or_else(|| Self { date: today.to_owned(), known: Counts::new() })
    }
}
