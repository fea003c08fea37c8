//! The release as one: its version, which changes with any page or file that the program
//! needs, and the service worker that takes all of it or nothing.
use std::fs;
use std::path::Path;

use awesome_papers::data::library::FILE as DATA;
use awesome_papers::data::prose::FILE as PROSE;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

use crate::Site;
use crate::document::{UNVERSIONED, short_hash, squeezed};
use crate::error::PrerenderError;
use crate::pages::SHELL;

/// The file of the service worker. It stays where it is, since browsers look for it there.
pub const FILE: &str = "sw.js";

/// What runs in a page once the program does: registers the worker, tells of a newer list.
pub const OFFLINE: &str = include_str!("offline.js");

const WORKER: &str = include_str!("worker.js");
const NO_WORKER: &str = include_str!("no_worker.js");

/// All that is published together.
pub struct Release {
    version: String,
    /// The files that work without a network: each as it is asked for, with the hash by
    /// which a browser checks it.
    files: Vec<(String, String)>,
}

impl Release {
    /// Gives the `documents` their version, which follows from them, from the data in
    /// `dist` and from the files there that the program needs besides.
    ///
    /// # Errors
    /// When one of the files cannot be read.
    pub fn new(
        site: &Site,
        dist: &Path,
        needed: &[String],
        documents: &mut [(String, String)],
    ) -> Result<Self, PrerenderError> {
        let read = |name: &str| {
            let path = dist.join(name);
            fs::read(&path).map_err(|error| PrerenderError::file(&path, error))
        };
        let mut contents = Vec::new();
        // A long list is in parts, which are named by their content.
        let data = if site.library.is_long() { None } else { Some(DATA) };
        for name in data.into_iter().chain([PROSE]).chain(needed.iter().map(String::as_str)) {
            contents.push((name, integrity(&read(name)?)));
        }
        let pages = documents.iter().map(|(file, document)| (file.as_str(), integrity(document.as_bytes())));
        let all: Vec<String> =
            contents.iter().cloned().chain(pages).map(|(name, hash)| format!("{name} {hash}\n")).collect();
        let version = short_hash(&format!("{}{}", all.concat(), site.has_worker));

        for (_, document) in documents.iter_mut() {
            *document = document.replacen(UNVERSIONED, &format!("data-version=\"{version}\""), 1);
        }
        // Data has the same name in every version, so it is asked for by the version; the
        // names of the program's other files change with their content.
        let mut files: Vec<_> = contents
            .into_iter()
            .map(|(name, hash)| {
                (if [DATA, PROSE].contains(&name) { format!("{name}?{version}") } else { name.to_owned() }, hash)
            })
            .collect();
        let kept = [("index.html", ""), (SHELL, SHELL)];
        for (file, address) in kept {
            if let Some((_, document)) = documents.iter().find(|(name, _)| name == file) {
                files.push((address.to_owned(), integrity(document.as_bytes())));
            }
        }
        Ok(Self { version, files })
    }

    /// The service worker of this release or, for a site without one, the worker that takes
    /// away all others.
    pub fn worker(&self, site: &Site) -> String {
        let files: Vec<String> = self.files.iter().map(|(file, hash)| format!("[\"{file}\",\"{hash}\"]")).collect();
        let template = if site.has_worker { WORKER } else { NO_WORKER };
        let script = template
            .replace("/*BASE*/", site.base.as_str())
            .replace("/*VERSION*/", &self.version)
            .replace("/*FILES*/", &files.join(","));
        squeezed(&script)
    }
}

/// The hash of a file as `integrity` attributes have it.
fn integrity(content: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(content)))
}
