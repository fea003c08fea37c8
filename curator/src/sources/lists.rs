//! The lists among the files, and the parts that they lead to and go on in.
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::SourcesError;
use super::file::File;
use crate::import::list::{List, Surrounding};

/// Reads lists with their parts.
///
/// # Errors
/// When a file cannot be read, or is none.
pub fn read_lists(paths: &[PathBuf], surrounding: &Surrounding) -> Result<Vec<List>, SourcesError> {
    let files = paths.iter().map(|path| File::read(path)).collect::<Result<Vec<_>, _>>()?;
    match files.iter().find_map(File::why_no_list) {
        Some(error) => Err(error),
        None => lists(&files, surrounding),
    }
}

/// Reads the lists among files, and their parts behind them.
pub(super) fn lists(files: &[File], surrounding: &Surrounding) -> Result<Vec<List>, SourcesError> {
    let own = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let mut seen: BTreeSet<PathBuf> = files.iter().map(|file| own(&file.path)).collect();
    let mut lists: Vec<List> = files.iter().filter_map(|file| file.list(surrounding)).collect();
    let mut at = 0;
    while let Some(list) = lists.get(at) {
        let folder = Path::new(&list.path).parent().unwrap_or(Path::new(""));
        let linked: Vec<PathBuf> = list.files.iter().map(|file| folder.join(&file.path)).collect();
        for path in linked.into_iter().filter(|path| is_part(path)) {
            if seen.insert(own(&path)) {
                lists.extend(File::read(&path)?.list(surrounding));
            }
        }
        at += 1;
    }
    Ok(lists)
}

/// Whether a file that a list links to is a part of it, and not the same in another language.
fn is_part(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    path.is_file() && name.ends_with(".md") && !name.starts_with("readme")
}
