//! What is known of addresses, kept from run to run.
use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use catalogue::{Date, WebAddress};
use serde::{Deserialize, Serialize};

use super::probe::{State, Verdict};
use crate::calendar::is_fresh;
use crate::json_lines::JsonLines;

/// What is known of an address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Probed {
    /// The address.
    pub address: String,
    /// The day on which it was asked for.
    #[serde(with = "catalogue::serde_date")]
    pub asked: Date,
    /// What came of it.
    #[serde(flatten)]
    pub verdict: Verdict,
    /// The first day of an unbroken row of answers like this one.
    #[serde(with = "catalogue::serde_date")]
    pub since: Date,
    /// A copy in an archive; an empty text when there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub copy: Option<String>,
}

/// The file with what is known.
#[derive(Debug)]
pub struct Cache {
    file: JsonLines,
    known: BTreeMap<String, Probed>,
}

impl Cache {
    /// Reads a file, as [`JsonLines::read`] does.
    ///
    /// # Errors
    /// When the file is there and cannot be read.
    pub fn read(path: &Path) -> io::Result<Self> {
        let (file, lines) = JsonLines::read::<Probed>(path)?;
        let known = lines.into_iter().map(|known| (known.address.clone(), known)).collect();
        Ok(Self { file, known })
    }

    /// What is known of an address.
    #[must_use]
    pub fn of(&self, address: &WebAddress) -> Option<&Probed> {
        self.known.get(address.as_str())
    }

    /// Whether an address need not be asked for: it was found less than `max_age` days ago. What was not found is
    /// asked for again on another day.
    #[must_use]
    pub fn is_fresh(&self, address: &WebAddress, today: Date, max_age: u32) -> bool {
        self.of(address).is_some_and(|known| {
            let is_found = matches!(known.verdict.state, State::Alive | State::Moved);
            let max_age = if is_found { max_age } else { max_age.min(1) };
            known.verdict.state != State::Waiting && is_fresh(known.asked, today, max_age)
        })
    }

    /// Takes an answer and keeps it.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn keep(&mut self, address: &WebAddress, verdict: Verdict, today: Date) -> io::Result<()> {
        let before = self.of(address);
        if verdict.state == State::Waiting && before.is_some() {
            // What was known is worth more than that nothing was learnt.
            return Ok(());
        }
        let same = before.filter(|known| known.verdict.state == verdict.state);
        let (since, copy) = same.map_or((today, None), |known| (known.since, known.copy.clone()));
        self.add(Probed { address: address.to_string(), asked: today, verdict, since, copy })
    }

    /// Takes a copy that an archive has, or that it has none, and keeps that.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn keep_copy(&mut self, address: &WebAddress, copy: Option<String>) -> io::Result<()> {
        match self.of(address).cloned() {
            Some(known) => self.add(Probed { copy: Some(copy.unwrap_or_default()), ..known }),
            None => Ok(()),
        }
    }

    fn add(&mut self, known: Probed) -> io::Result<()> {
        self.file.append(&known)?;
        self.known.insert(known.address.clone(), known);
        Ok(())
    }

    /// Writes the file anew with one line for each of these addresses and no other, if some were kept since it
    /// was read.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn tidy<'a>(&mut self, addresses: impl Iterator<Item = &'a WebAddress>) -> io::Result<()> {
        self.file.tidy(addresses.filter_map(|address| self.known.get(address.as_str())))
    }
}
