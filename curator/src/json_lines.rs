//! A file of answers, kept from run to run: a line of JSON each.
//!
//! Every answer is appended as soon as it is there, so an interrupted run has lost nothing: the next one goes on
//! from there. A later line overrules an earlier one.
use std::fs::{File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde::de::DeserializeOwned;

/// A file to which lines are appended.
#[derive(Debug)]
pub struct JsonLines {
    path: PathBuf,
    /// Open once something was appended.
    file: Option<File>,
}

impl JsonLines {
    /// Reads a file; one that is not there is empty, and a line that cannot be read, such as the last one of an
    /// interrupted run, is left out.
    ///
    /// # Errors
    /// When the file is there and cannot be read.
    pub fn read<T: DeserializeOwned>(path: &Path) -> io::Result<(Self, Vec<T>)> {
        let text = match std::fs::read(path) {
            Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
            Err(error) => return Err(error),
        };
        let lines = text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
        Ok((Self { path: path.to_owned(), file: None }, lines))
    }

    /// Appends a line.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn append(&mut self, line: &impl Serialize) -> io::Result<()> {
        let line = serde_json::to_string(line)?;
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

    /// Writes the file anew, with these lines and no others, if something was appended since it was read.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn tidy(&mut self, lines: impl IntoIterator<Item = impl Serialize>) -> io::Result<()> {
        if self.file.take().is_none() {
            return Ok(());
        }
        let mut text = String::new();
        for line in lines {
            text.push_str(&serde_json::to_string(&line)?);
            text.push('\n');
        }
        let beside = self.path.with_extension("new");
        std::fs::write(&beside, text)?;
        std::fs::rename(&beside, &self.path)
    }
}
