//! A file of answers, kept from run to run: a line of JSON each.
//!
//! Every answer is appended as soon as it is there, so an interrupted run has lost nothing: the next one goes on
//! from there. A later line overrules an earlier one.
use std::fs::{File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::files::replace;

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
        replace(&self.path, text)
    }
}

#[cfg(all(test, unix))]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    use super::JsonLines;

    #[test]
    fn a_file_is_tidied_where_a_link_leads_and_who_may_read_it_still_may() {
        let folder = tempfile::tempdir().unwrap();
        let (file, link) = (folder.path().join("kept.jsonl"), folder.path().join("link.jsonl"));
        std::fs::write(&file, "1\n2\n").unwrap();
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o640)).unwrap();
        symlink(&file, &link).unwrap();
        let (mut lines, read) = JsonLines::read::<u32>(&link).unwrap();
        assert_eq!(read, [1, 2]);
        lines.append(&3).unwrap();
        lines.tidy([2, 3]).unwrap();
        assert_eq!(std::fs::read_to_string(&file).unwrap(), "2\n3\n");
        assert!(std::fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
    }
}
