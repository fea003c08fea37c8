//! The folder of prepared figures: their files, and the manifest that tells of them.
use std::collections::{BTreeSet, HashMap};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use catalogue::figure::{Format, Prepared};
use catalogue::manifest::{Entry, FILE, Manifest};

use crate::files::{FileError, UNFINISHED, write};

/// How long the shortest stem of a file's name is.
const STEM: usize = 8;

/// How long the stem is when another picture has that of the usual length.
const LONG_STEM: usize = 16;

/// The folder, and what is in it. It can be shared between threads.
pub struct Store {
    folder: PathBuf,
    state: Mutex<State>,
}

struct State {
    manifest: Manifest,
    /// The hashes of the pictures by the stems of their files.
    stems: HashMap<String, String>,
}

impl Store {
    /// Opens a folder, which need not be there. A manifest that is damaged, or of another version, is worth no more
    /// than none, and neither are figures whose files are gone.
    ///
    /// # Errors
    /// When the manifest is there and cannot be read: without it, every figure would be removed.
    pub fn open(folder: &Path) -> Result<Self, FileError> {
        let path = folder.join(FILE);
        let bytes = match std::fs::read(&path) {
            Err(error) if error.kind() == ErrorKind::NotFound => Vec::new(),
            read => read.map_err(|source| FileError::Read { path, source })?,
        };
        let mut manifest = Manifest::decode(&bytes).unwrap_or_default();
        manifest.retain(|_, entry| paths(folder, &entry.prepared).all(|path| path.is_file()));
        let stems = manifest.entries().map(|(_, entry)| (entry.prepared.stem().to_owned(), entry.content.clone()));
        let stems = stems.collect();
        Ok(Self { folder: folder.to_owned(), state: Mutex::new(State { manifest, stems }) })
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // The state is whole after each change, so a thread that panicked left it in order.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether the figure from a source is prepared.
    #[must_use]
    pub fn has(&self, source: &str) -> bool {
        self.state().manifest.get(source).is_some()
    }

    /// How the names of the files of a picture begin: with the beginning of its hash that is no
    /// other picture's.
    #[must_use]
    pub fn stem(&self, content: &str) -> String {
        let mut state = self.state();
        let short = content.get(..STEM).unwrap_or(content);
        let owner = state.stems.entry(short.to_owned()).or_insert_with(|| content.to_owned());
        if owner == content { short } else { content.get(..LONG_STEM).unwrap_or(content) }.to_owned()
    }

    /// What is prepared of a picture with the same bytes, from wherever it came.
    #[must_use]
    pub fn same(&self, content: &str) -> Option<Prepared> {
        let state = self.state();
        let found = state.manifest.entries().find(|(_, entry)| entry.content == content);
        found.map(|(_, entry)| entry.prepared.clone())
    }

    /// Keeps the files of a figure.
    ///
    /// # Errors
    /// When one cannot be written.
    pub fn keep(&self, files: &[(String, Vec<u8>)]) -> Result<(), FileError> {
        files.iter().try_for_each(|(name, bytes)| write(&self.folder.join(file_name(name)), bytes))
    }

    /// Notes that a figure is prepared, whose files are kept.
    pub fn note(&self, source: &str, entry: Entry) {
        self.state().manifest.insert(source, entry);
    }

    /// Writes the manifest, unless there is nothing to write and none before it.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn save(&self) -> Result<(), FileError> {
        let path = self.folder.join(FILE);
        let state = self.state();
        if state.manifest.entries().next().is_none() && !path.exists() {
            return Ok(());
        }
        write(&path, state.manifest.encode())
    }

    /// Forgets the figures that no paper names, and removes files of figures that are not in
    /// the manifest, and those that were left half written. Other files are left alone.
    ///
    /// # Errors
    /// When a file cannot be removed.
    pub fn tidy(&self, sources: &BTreeSet<&str>) -> Result<(), FileError> {
        let kept: BTreeSet<PathBuf> = {
            let manifest = &mut self.state().manifest;
            manifest.retain(|source, _| sources.contains(source));
            manifest.entries().flat_map(|(_, entry)| paths(&self.folder, &entry.prepared)).collect()
        };
        let failed = |path: &Path| {
            let path = path.to_owned();
            move |source| FileError::Write { path, source }
        };
        let files = match std::fs::read_dir(&self.folder) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
            files => files.map_err(failed(&self.folder))?,
        };
        for file in files {
            let path = file.map_err(failed(&self.folder))?.path();
            if is_ours(&path) && !kept.contains(&path) {
                std::fs::remove_file(&path).map_err(failed(&path))?;
            }
        }
        Ok(())
    }

    /// The sizes in bytes of the files that a card shows, from the smallest.
    #[must_use]
    pub fn card_bytes(&self, format: Format) -> Vec<u64> {
        let card = |prepared: &Prepared| Some(prepared.file(*prepared.widths().first()?, format));
        let names: BTreeSet<String> =
            self.state().manifest.entries().filter_map(|(_, entry)| card(&entry.prepared)).collect();
        let length = |name: &String| std::fs::metadata(self.folder.join(file_name(name))).ok().map(|file| file.len());
        let mut bytes: Vec<u64> = names.iter().filter_map(length).collect();
        bytes.sort_unstable();
        bytes
    }
}

/// The files of a figure.
fn paths(folder: &Path, prepared: &Prepared) -> impl Iterator<Item = PathBuf> {
    let names = prepared.widths().into_iter().flat_map(|width| Format::ALL.map(|format| prepared.file(width, format)));
    names.map(|name| folder.join(file_name(&name))).collect::<Vec<_>>().into_iter()
}

/// A name without the folder that it has in the site.
fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// Whether a file is one that this program wrote: `9f86d081-400.avif`, or one left half written.
fn is_ours(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    if name.starts_with(UNFINISHED) {
        return true;
    }
    let Some((stem, rest)) = name.split_once('-') else { return false };
    let Some((width, extension)) = rest.split_once('.') else { return false };
    let is_stem = (STEM..=LONG_STEM).contains(&stem.len()) && stem.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_stem && width.parse::<u16>().is_ok() && Format::ALL.iter().any(|format| format.extension() == extension)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::collections::BTreeSet;

    use super::{Store, UNFINISHED};

    #[test]
    fn figures_stay_where_their_manifest_cannot_be_read() {
        let folder = tempfile::tempdir().unwrap();
        // As a file that one may not read.
        std::fs::create_dir(folder.path().join("figures.json")).unwrap();
        assert!(Store::open(folder.path()).is_err());
    }

    #[test]
    fn what_is_in_no_manifest_or_half_written_is_removed_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let unfinished = format!("{UNFINISHED}Ab3dE9");
        for name in ["9f86d081-400.avif", &unfinished, "mine.txt", "mine-400.png", ".hidden"] {
            std::fs::write(folder.path().join(name), "").unwrap();
        }
        Store::open(folder.path()).unwrap().tidy(&BTreeSet::new()).unwrap();
        let left = std::fs::read_dir(folder.path()).unwrap().map(|file| file.unwrap().file_name());
        assert_eq!(left.collect::<BTreeSet<_>>(), [".hidden", "mine-400.png", "mine.txt"].map(Into::into).into());
    }
}
