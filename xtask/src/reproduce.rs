//! `reproduce`: the same sources give the same site, byte for byte, wherever they are built.

use std::{
    collections::BTreeMap,
    env, fs,
    path::{Path, PathBuf},
};

use crate::{
    build::{self, Site},
    command,
    error::{Error, Result},
    project::Project,
};

/// Builds the site here and from a copy of the sources elsewhere, with nothing compiled
/// before, and compares.
pub fn run(project: &Project) -> Result<()> {
    // Outside the repository, whose configuration Cargo would otherwise add to the copy's.
    let folder = env::temp_dir().join("awesome-papers-reproduce");
    match fs::remove_dir_all(&folder) {
        Err(error) if folder.exists() => return Err(Error::file(&folder)(error)),
        _ => {}
    }
    let copy = folder.join("copy");
    fs::create_dir_all(&copy).map_err(Error::file(&copy))?;
    let sources =
        command::output(project.command("git").args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]))?;
    for name in sources.split_terminator('\0') {
        let (from, to) = (project.root.join(name), copy.join(name));
        // A file that was deleted and not yet committed is still listed.
        if from.is_file() {
            if let Some(parent) = to.parent() {
                fs::create_dir_all(parent).map_err(Error::file(parent))?;
            }
            fs::copy(&from, &to).map_err(Error::file(&from))?;
        }
    }
    let here = Site { has_pictures: true, ..Site::new(project, folder.join("dist"), "/") };
    build::build(project, &here)?;
    let mut again = project.cargo();
    again.current_dir(&copy).env("CARGO_TARGET_DIR", folder.join("target"));
    command::run(again.args(["run", "--quiet", "--package", "xtask", "--", "build", "--pictures"]))?;

    let (here, there) = (files(&here.dist)?, files(&copy.join("dist"))?);
    let names: Vec<_> = here.keys().chain(there.keys().filter(|name| !here.contains_key(*name))).collect();
    let differing: Vec<_> = names.iter().filter(|name| here.get(**name) != there.get(**name)).collect();
    for name in &differing {
        println!("differs: {}", name.display());
    }
    if !differing.is_empty() {
        return Err(Error::Unmet(format!("{} of {} files differ", differing.len(), names.len())));
    }
    println!("{} files are the same, byte for byte", names.len());
    Ok(())
}

/// Every file below a folder, with its content.
fn files(folder: &Path) -> Result<BTreeMap<PathBuf, Vec<u8>>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).map_err(Error::file(&next))? {
            let path = entry.map_err(Error::file(&next))?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap_or(&path).to_path_buf();
                found.insert(name, fs::read(&path).map_err(Error::file(&path))?);
            }
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_below_a_folder_is_read() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("a/b")).unwrap();
        fs::write(folder.path().join("a/b/c"), "1").unwrap();
        fs::write(folder.path().join("d"), "2").unwrap();
        let found = files(folder.path()).unwrap();
        assert_eq!(found.keys().map(|name| name.display().to_string()).collect::<Vec<_>>(), ["a/b/c", "d"]);
    }
}
