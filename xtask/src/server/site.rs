//! From the path of a request to the file that answers it.

use std::{
    collections::HashMap,
    fs,
    io::Read,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
    time::UNIX_EPOCH,
};

use axum::body::Bytes;
use flate2::{Compression, bufread::GzEncoder};
use percent_encoding::percent_decode_str;

/// A folder of files served under a path.
pub struct Site {
    folder: PathBuf,
    base: String,
    /// Every file is compressed once, not at every request; the tag tells when it has changed.
    compressed: Mutex<HashMap<PathBuf, (String, Bytes)>>,
}

/// What is found at a path.
#[derive(Debug, PartialEq, Eq)]
pub enum Found {
    /// A file.
    File(PathBuf),
    /// A folder asked for without its slash: the path with it.
    Folder(String),
    /// Nothing; the site has its own page for that.
    Nothing,
    /// A path that is not part of the site at all.
    Outside,
}

impl Site {
    /// A site of the files in a folder, under a path with a slash at both ends.
    pub fn new(folder: PathBuf, base: String) -> Self {
        Self { folder, base, compressed: Mutex::default() }
    }

    /// The path the site is served under.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// The page that says that there is no such page.
    pub fn not_found_page(&self) -> PathBuf {
        self.folder.join("404.html")
    }

    /// Finds what a request's path, still percent-encoded, leads to.
    pub fn find(&self, path: &str) -> Found {
        let Some(rest) = path.strip_prefix(&self.base) else {
            return if self.base.strip_suffix('/') == Some(path) {
                Found::Folder(self.base.clone())
            } else {
                Found::Outside
            };
        };
        let Some(names) = names(rest) else {
            return Found::Nothing;
        };
        let file: PathBuf = self.folder.join(names.iter().collect::<PathBuf>());
        if rest.is_empty() || rest.ends_with('/') {
            return existing(file.join("index.html"));
        }
        if file.join("index.html").is_file() {
            let encoded: Vec<_> = rest.split('/').filter(|name| !name.is_empty()).collect();
            return Found::Folder(format!("{}{}/", self.base, encoded.join("/")));
        }
        match existing(file.clone()) {
            // GitHub Pages shows `about.html` at `about` too.
            Found::Nothing => existing(with_html(file)),
            found => found,
        }
    }

    /// A file's content, compressed.
    pub fn compressed(&self, file: &Path, tag: &str, content: &[u8]) -> Bytes {
        // The map is whole after a panic in another thread, so a poisoned lock does no harm.
        let mut compressed = self.compressed.lock().unwrap_or_else(PoisonError::into_inner);
        match compressed.get(file) {
            Some((of, bytes)) if of == tag => bytes.clone(),
            _ => {
                let bytes = Bytes::from(gzip(content));
                compressed.insert(file.to_path_buf(), (tag.to_owned(), bytes.clone()));
                bytes
            }
        }
    }
}

/// The bytes of a gzip stream at the level web servers use.
pub fn gzip(content: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    // Reading from memory into memory cannot fail; were it to, the stream would only be short.
    let _ = GzEncoder::new(content, Compression::new(6)).read_to_end(&mut bytes);
    bytes
}

/// A name for this state of a file: another after every change.
pub fn tag(file: &Path) -> Option<String> {
    let metadata = fs::metadata(file).ok()?;
    let age = metadata.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    Some(format!("{:x}-{:x}", age.as_nanos(), metadata.len()))
}

/// The names a path is made of, decoded; nothing if one of them could lead out of the folder.
fn names(path: &str) -> Option<Vec<String>> {
    let decoded = percent_decode_str(path).decode_utf8().ok()?;
    decoded
        .split('/')
        .filter(|name| !name.is_empty())
        .map(|name| {
            let harmless = name != "." && name != ".." && !name.contains(['\\', '\0', ':']);
            harmless.then(|| name.to_owned())
        })
        .collect()
}

fn existing(file: PathBuf) -> Found {
    if file.is_file() { Found::File(file) } else { Found::Nothing }
}

fn with_html(file: PathBuf) -> PathBuf {
    let mut name = file.into_os_string();
    name.push(".html");
    name.into()
}
