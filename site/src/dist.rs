//! The folder that the site is written to.
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::error::Error;

/// The folder that the site is written to.
#[derive(Debug)]
pub struct Dist(PathBuf);

impl Dist {
    /// Begins with an empty folder.
    ///
    /// # Errors
    /// When what was in it cannot be removed.
    pub fn create(path: &Path) -> Result<Self, Error> {
        match fs::remove_dir_all(path) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(Error::file(path)(error)),
            _ => {}
        }
        fs::create_dir_all(path).map_err(Error::file(path))?;
        Ok(Self(path.to_owned()))
    }

    /// Writes a file, which may be in folders.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) -> Result<(), Error> {
        let path = self.0.join(name);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(Error::file(folder))?;
        }
        fs::write(&path, content).map_err(Error::file(&path))
    }

    /// Copies what is in a folder, with its folders.
    ///
    /// # Errors
    /// When a file cannot be read or written.
    pub fn copy(&self, from: &Path) -> Result<(), Error> {
        copy(from, &self.0)
    }
}

fn copy(from: &Path, to: &Path) -> Result<(), Error> {
    fs::create_dir_all(to).map_err(Error::file(to))?;
    for entry in fs::read_dir(from).map_err(Error::file(from))? {
        let entry = entry.map_err(Error::file(from))?;
        let target = to.join(entry.file_name());
        if entry.file_type().map_err(Error::file(from))?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), &target).map_err(Error::file(&target))?;
        }
    }
    Ok(())
}
