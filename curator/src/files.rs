//! Reading and writing files, with errors that name the file.
use std::io::{Read as _, Write as _};
use std::path::{Component, Path, PathBuf};
use std::sync::{Mutex, PoisonError};

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
    /// It holds something else than text.
    #[error("{} is not UTF-8 text: {error}", path.display())]
    Text {
        /// The file.
        path: PathBuf,
        /// Where it is none.
        error: std::string::FromUtf8Error,
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

/// How the name of a file begins that is still being written. One that is there later was left half written, by a run
/// that was ended.
pub(crate) const UNFINISHED: &str = ".papers-unfinished-";

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

/// The name that stands for the standard input or output.
pub(crate) const STANDARD: &str = "-";

/// Reads a file, or the standard input.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>, FileError> {
    let read = if path.as_os_str() == STANDARD { input() } else { std::fs::read(path) };
    read.map_err(|source| FileError::Read { path: path.to_owned(), source })
}

/// What the standard input says, which is read to its end once, and asked for more often.
fn input() -> std::io::Result<Vec<u8>> {
    static READ: Mutex<Option<Vec<u8>>> = Mutex::new(None);
    let mut read = READ.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(bytes) = &*read {
        return Ok(bytes.clone());
    }
    let mut bytes = Vec::new();
    std::io::stdin().lock().read_to_end(&mut bytes)?;
    Ok(read.insert(bytes).clone())
}

/// Whether what should be the path of a file is a web address.
pub(crate) fn is_address(path: &Path) -> bool {
    path.to_string_lossy().contains("://")
}

/// Reads a file of text, without a byte order mark. Its lines end as those that the program writes, though Git lets
/// them end otherwise on Windows.
pub(crate) fn read_text(path: &Path) -> Result<String, FileError> {
    let text = String::from_utf8(read(path)?).map_err(|error| FileError::Text { path: path.to_owned(), error })?;
    let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
    Ok(if text.contains("\r\n") { text.replace("\r\n", "\n") } else { text })
}

/// Writes a file, as [`replace`] does.
pub(crate) fn write(path: &Path, content: impl AsRef<[u8]>) -> Result<(), FileError> {
    replace(path, content).map_err(|source| FileError::Write { path: path.to_owned(), source })
}

/// Whether a path is one to write to and not a file to replace: that of a pipe or a device, or of a file that this
/// program was started with, such as `/dev/stdout`.
fn is_stream(path: &Path) -> bool {
    let is_open = ["/dev/stdout", "/dev/stderr", "/dev/fd", "/proc"].iter().any(|start| path.starts_with(start));
    is_open || std::fs::metadata(path).is_ok_and(|known| !known.is_file() && !known.is_dir())
}

/// Writes a file whole or not at all: beside it first, then in its place. Makes its folder, and writes
/// to where a link leads. What is no file is written to as it is.
pub(crate) fn replace(path: &Path, content: impl AsRef<[u8]>) -> std::io::Result<()> {
    if is_stream(path) {
        // What stands in the file behind a stream stays.
        return std::fs::OpenOptions::new().append(true).open(path)?.write_all(content.as_ref());
    }
    if path.is_symlink() && !path.exists() {
        // Nothing is there to lose, and the system knows where the link leads.
        return std::fs::write(path, content);
    }
    let place = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let folder = place.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)?;
    let mut beside = tempfile::Builder::new();
    beside.prefix(UNFINISHED);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // As any new file; a temporary one may only be read by its owner.
        beside.permissions(std::fs::Permissions::from_mode(0o666));
    }
    let mut file = beside.tempfile_in(folder)?;
    if let Ok(known) = std::fs::metadata(&place) {
        file.as_file().set_permissions(known.permissions())?;
    }
    file.write_all(content.as_ref())?;
    file.persist(&place)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::path::Path;

    use super::{read_text, relative, write};

    #[test]
    fn a_file_is_written_with_its_folders() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deep/er/stars.json");
        write(&path, "1").unwrap();
        write(&path, "2").unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "2");
        assert_eq!(std::fs::read_dir(path.parent().unwrap()).unwrap().count(), 1, "nothing is left beside it");
        assert!(write(folder.path(), "a folder").unwrap_err().to_string().contains("could not be written"));
    }

    #[cfg(unix)]
    #[test]
    fn a_file_is_written_where_a_link_leads_and_who_may_read_it_still_may() {
        use std::os::unix::fs::{PermissionsExt as _, symlink};

        let folder = tempfile::tempdir().unwrap();
        let (file, link) = (folder.path().join("file"), folder.path().join("link"));
        write(&file, "1").unwrap();
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o640)).unwrap();
        symlink(&file, &link).unwrap();
        write(&link, "2").unwrap();
        assert_eq!(std::fs::read_to_string(&file).unwrap(), "2");
        assert!(std::fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_to_a_file_that_is_not_there_stays_a_link() {
        let folder = tempfile::tempdir().unwrap();
        let (file, link) = (folder.path().join("file"), folder.path().join("link"));
        std::os::unix::fs::symlink("file", &link).unwrap();
        write(&link, "1").unwrap();
        assert_eq!(std::fs::read_to_string(&file).unwrap(), "1");
        assert!(std::fs::symlink_metadata(&link).unwrap().is_symlink());
    }

    #[test]
    fn a_byte_order_mark_is_no_text() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("papers.json");
        std::fs::write(&path, "\u{feff}{\r\n}").unwrap();
        assert_eq!(read_text(&path).unwrap(), "{\n}");
    }

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
