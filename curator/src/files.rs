//! Reading and writing files, with errors that name the file.
use std::path::{Component, Path, PathBuf};

/// Why a file was not read or written.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// It could not be read.
    #[error("{}: {source}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// It could not be written.
    #[error("{} could not be written: {source}", path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
}

/// A path as it is written from a folder on: `../papers.toml`.
pub(crate) fn relative(path: &Path, folder: &Path) -> PathBuf {
    let absolute = |path: &Path| {
        let path = std::path::absolute(if path.as_os_str().is_empty() { Path::new(".") } else { path })?;
        let mut whole = PathBuf::new();
        for part in path.components() {
            match part {
                Component::ParentDir => _ = whole.pop(),
                part => whole.push(part),
            }
        }
        Ok::<_, std::io::Error>(whole)
    };
    let (Ok(path), Ok(folder)) = (absolute(path), absolute(folder)) else { return path.to_owned() };
    let shared = path.components().zip(folder.components()).take_while(|(one, other)| one == other).count();
    let up = folder.components().skip(shared).map(|_| Component::ParentDir);
    up.chain(path.components().skip(shared)).collect()
}

/// Reads a file.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>, FileError> {
    std::fs::read(path).map_err(|source| FileError::Read { path: path.to_owned(), source })
}

/// Writes a file whole or not at all: beside it first, then in its place.
pub(crate) fn write(path: &Path, content: impl AsRef<[u8]>) -> Result<(), FileError> {
    let failed = |source| FileError::Write { path: path.to_owned(), source };
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".new");
    let beside = path.with_file_name(name);
    std::fs::write(&beside, content).map_err(failed)?;
    std::fs::rename(&beside, path).map_err(failed)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::relative;

    #[test]
    fn a_path_is_written_from_a_folder_on() {
        for (path, folder, expected) in [
            ("/a/b/c.toml", "/a/b", "c.toml"),
            ("/a/c.toml", "/a/b/d", "../../c.toml"),
            ("/a/b/../c.toml", "/a", "c.toml"),
            ("/a/b/..", "/a", ""),
            ("sub/c.toml", "", "sub/c.toml"),
            ("c.toml", "sub", "../c.toml"),
        ] {
            assert_eq!(relative(Path::new(path), Path::new(folder)), Path::new(expected), "{path} from {folder}");
        }
    }
}
