//! Which files outside of their own folder the sources of a crate read, in its code and in its tests.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Component, Path},
};

use crate::{
    error::{Error, Result},
    project::Project,
};

/// The files that are read, each with the sources that read it; all by their paths from the root.
pub type ReadFiles = BTreeMap<String, BTreeSet<String>>;

/// Looks through sources for the paths of files.
pub fn of(project: &Project, sources: &[&str]) -> Result<ReadFiles> {
    let mut read = ReadFiles::new();
    for source in sources {
        let path = project.root.join(source);
        // One that was deleted reads nothing.
        if !path.is_file() {
            continue;
        }
        let text = fs::read_to_string(&path).map_err(Error::file(&path))?;
        for file in paths(source, &text).into_iter().filter(|file| project.root.join(file).is_file()) {
            read.entry(file).or_default().insert((*source).to_owned());
        }
    }
    Ok(read)
}

/// The paths in a source that lead up: from its own folder on, as `include_str!` has them, or from a folder above it on,
/// as what is read by the folder of a crate.
fn paths(source: &str, text: &str) -> BTreeSet<String> {
    let literals = text.split('"').map(|part| part.strip_prefix('/').unwrap_or(part));
    let literals: BTreeSet<&str> = literals.filter(|part| part.starts_with("../") && !part.contains('\n')).collect();
    let folders: Vec<&Path> = Path::new(source).ancestors().skip(1).collect();
    let joined = literals.into_iter().flat_map(|path| folders.iter().filter_map(move |folder| join(folder, path)));
    joined.collect()
}

/// A path from the root on; `None` for one that leads out of it.
fn join(folder: &Path, path: &str) -> Option<String> {
    let mut names: Vec<String> = Vec::new();
    for part in folder.join(path).components() {
        match part {
            Component::ParentDir => _ = names.pop()?,
            part => names.push(part.as_os_str().to_string_lossy().into_owned()),
        }
    }
    Some(names.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_tests_read_of_other_folders_is_known() {
        let sources =
            ["curator/src/settings/tests.rs", "curator/src/main.rs", "catalogue/tests/all/draft.rs", "none.rs"];
        let read = of(&Project::discover(), &sources).unwrap();
        let readers = |file: &str| read.get(file).map(|readers| readers.iter().map(String::as_str).collect::<Vec<_>>());
        assert_eq!(readers("docs/settings.md"), Some(vec!["curator/src/settings/tests.rs"]));
        assert_eq!(readers("README.md"), Some(vec!["curator/src/main.rs"]));
        assert_eq!(readers("tests/fixtures/small.json"), Some(vec!["catalogue/tests/all/draft.rs"]));
        assert_eq!(readers("docs/sharing.md"), None);
    }

    #[test]
    fn a_path_that_leads_out_is_none() {
        assert_eq!(join(Path::new("a/b"), "../c.md"), Some("a/c.md".to_owned()));
        assert_eq!(join(Path::new("a"), "../../c.md"), None);
    }
}
