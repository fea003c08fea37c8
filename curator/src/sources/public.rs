//! The folder for files to publish when no settings name one.
use std::path::{Path, PathBuf};

use catalogue::{abstracts, citations, figure, manifest, stars};

use super::Wanted;
use super::settings_file::SettingsFile;

/// How it is called.
const FOLDER: &str = "public";

/// Where it is: beside the settings or, without any, beside the first source.
pub(super) fn usual(wanted: &Wanted, file: Option<&SettingsFile>) -> PathBuf {
    file.and_then(|file| file.path.parent()).unwrap_or_else(|| wanted.folder()).join(FOLDER)
}

/// Whether it is meant for the site: something that this program prepares is in it. Other programs have folders of
/// this name as well, some for the sites that they write.
pub(super) fn is_prepared(folder: &Path) -> bool {
    let figures = Path::new(figure::FOLDER).join(manifest::FILE);
    let prepared = [figures.as_path(), abstracts::FILE.as_ref(), stars::FILE.as_ref(), citations::FILE.as_ref()];
    prepared.iter().any(|name| folder.join(name).is_file()) && !folder.join("index.html").exists()
}
