//! What is known of addresses, kept from run to run.
//!
//! Every answer is a line of JSON that is appended as soon as it is there, so an interrupted run
//! has lost nothing: the next one goes on from there. A later line overrules an earlier one.
use std::collections::BTreeMap;
use std::fs::{File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use catalogue::{Date, WebAddress};
use serde::{Deserialize, Serialize};

use super::probe::{State, Verdict};
use crate::calendar::days_between;

/// What is known of an address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known {
    /// The address.
    pub address: String,
    /// The day on which it was asked for.
    pub asked: String,
    /// What came of it.
    #[serde(flatten)]
    pub verdict: Verdict,
    /// The first day of an unbroken row of answers like this one.
    pub since: String,
    /// A copy in an archive; an empty text when there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub copy: Option<String>,
}

/// The file with what is known.
#[derive(Debug)]
pub struct Cache {
    path: PathBuf,
    known: BTreeMap<String, Known>,
    file: Option<File>,
}

impl Cache {
    /// Reads a file; one that is not there is empty, and a line that cannot be read, such as the
    /// last one of an interrupted run, is left out.
    ///
    /// # Errors
    /// When the file is there and cannot be read.
    pub fn read(path: &Path) -> io::Result<Self> {
        let text = match std::fs::read(path) {
            Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
            Err(error) => return Err(error),
        };
        let lines = text.lines().filter_map(|line| serde_json::from_str::<Known>(line).ok());
        let known = lines.map(|known| (known.address.clone(), known)).collect();
        Ok(Self { path: path.to_owned(), known, file: None })
    }

    /// What is known of an address.
    #[must_use]
    pub fn of(&self, address: &WebAddress) -> Option<&Known> {
        self.known.get(address.as_str())
    }

    /// Whether an address need not be asked for: it was found at most `days` ago. What was not
    /// found is asked for again on another day.
    #[must_use]
    pub fn is_fresh(&self, address: &WebAddress, today: Date, days: u32) -> bool {
        self.of(address).is_some_and(|known| {
            let is_found = matches!(known.verdict.state, State::Alive | State::Moved);
            let age = Date::parse(&known.asked).map_or(u32::MAX, |asked| days_between(asked, today));
            known.verdict.state != State::Waiting && age <= if is_found { days } else { 0 }
        })
    }

    /// Takes an answer and keeps it.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn keep(&mut self, address: &WebAddress, verdict: Verdict, today: Date) -> io::Result<()> {
        let today = today.to_string();
        let before = self.of(address);
        if verdict.state == State::Waiting && before.is_some() {
            // What was known is worth more than that nothing was learnt.
            return Ok(());
        }
        let same = before.filter(|known| known.verdict.state == verdict.state);
        let (since, copy) = same.map_or((today.clone(), None), |known| (known.since.clone(), known.copy.clone()));
        self.add(Known { address: address.to_string(), asked: today, verdict, since, copy })
    }

    /// Takes a copy that an archive has, or that it has none, and keeps that.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn keep_copy(&mut self, address: &WebAddress, copy: Option<String>) -> io::Result<()> {
        match self.of(address).cloned() {
            Some(known) => self.add(Known { copy: Some(copy.unwrap_or_default()), ..known }),
            None => Ok(()),
        }
    }

    fn add(&mut self, known: Known) -> io::Result<()> {
        let line = serde_json::to_string(&known)?;
        self.known.insert(known.address.clone(), known);
        let file = match &mut self.file {
            Some(file) => file,
            None => {
                if let Some(folder) = self.path.parent() {
                    std::fs::create_dir_all(folder)?;
                }
                let mut file = OpenOptions::new().create(true).append(true).open(&self.path)?;
                // The last line of an interrupted run may be without its end.
                file.write_all(b"\n")?;
                self.file.insert(file)
            }
        };
        file.write_all(format!("{line}\n").as_bytes())
    }

    /// Writes the file anew with one line for each of these addresses and no other.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn tidy<'a>(&mut self, addresses: impl Iterator<Item = &'a WebAddress>) -> io::Result<()> {
        let mut text = String::new();
        for known in addresses.filter_map(|address| self.of(address)) {
            text.push_str(&serde_json::to_string(known)?);
            text.push('\n');
        }
        self.file = None;
        let beside = self.path.with_extension("new");
        std::fs::write(&beside, text)?;
        std::fs::rename(&beside, &self.path)
    }
}
