//! The folder that the site is written to.
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use tempfile::TempDir;
use walkdir::WalkDir;

use crate::error::Error;

/// The files that every site has.
const PUBLIC: [(&str, &[u8]); 7] = [
    ("icon.svg", include_bytes!("../public/icon.svg")),
    ("icon-180.png", include_bytes!("../public/icon-180.png")),
    ("icon-192.png", include_bytes!("../public/icon-192.png")),
    ("icon-512.png", include_bytes!("../public/icon-512.png")),
    ("icon-maskable-512.png", include_bytes!("../public/icon-maskable-512.png")),
    ("share.png", include_bytes!("../public/share.png")),
    ("papers.schema.json", include_bytes!("../../public/papers.schema.json")),
];

/// How the name of the folder begins in which a site is written.
const UNFINISHED: &str = ".papers-";

// In that folder: the new site, the one before it, and the file that is locked while the build runs.
const SITE: &str = "site";
const BEFORE: &str = "before";
const LOCK: &str = "lock";

/// A site that is being written: beside its place first, and in its place once it is whole.
#[derive(Debug)]
pub struct Dist {
    /// Locked, so that no other build takes this one for interrupted.
    _lock: File,
    /// Where it will be.
    place: PathBuf,
    /// Gone when this is dropped, with all that is in it then.
    beside: TempDir,
    /// The site, below `beside`.
    folder: PathBuf,
}

impl Dist {
    /// Begins with the files that every site has.
    ///
    /// # Errors
    /// When something else than a site is in its place, or nothing can be written beside it.
    pub fn create(place: &Path) -> Result<Self, Error> {
        let place = std::path::absolute(place).map_err(Error::file(place))?;
        if !is_replaceable(&place).map_err(Error::file(&place))? {
            return Err(Error::Occupied(place));
        }
        let parent = place.parent().unwrap_or(&place);
        fs::create_dir_all(parent).map_err(Error::file(parent))?;
        // Where a link leads.
        let place = match fs::canonicalize(&place) {
            Ok(place) => place,
            Err(_) => {
                let parent = fs::canonicalize(parent).map_err(Error::file(parent))?;
                parent.join(place.file_name().unwrap_or_default())
            }
        };
        let parent = place.parent().unwrap_or(&place);
        remove_interrupted(parent);
        let beside = tempfile::Builder::new().prefix(UNFINISHED).tempdir_in(parent).map_err(Error::file(parent))?;
        let lock = locked(&beside.path().join(LOCK)).map_err(Error::file(beside.path()))?;
        // Not the temporary folder itself, which only its owner may read.
        let folder = beside.path().join(SITE);
        fs::create_dir(&folder).map_err(Error::file(&folder))?;
        let dist = Self { _lock: lock, place, beside, folder };
        PUBLIC.iter().try_for_each(|(name, content)| dist.write(name, content))?;
        Ok(dist)
    }

    /// Puts the site in its place. The one that was there is deleted or, where the caller deletes it, kept in the
    /// temporary folder beside. Its hidden files stay: the folder may be a repository.
    ///
    /// # Errors
    /// When the one that was there, or this one, cannot be moved.
    pub fn finish(self, keeps_before: bool) -> Result<(), Error> {
        let before = self.beside.path().join(BEFORE);
        match fs::rename(&self.place, &before) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(Error::file(&self.place)(error)),
            _ => {}
        }
        let mut hidden = Vec::new();
        let moved = move_hidden(&before, &self.folder, &mut hidden);
        if let Err(error) = moved.and_then(|()| fs::rename(&self.folder, &self.place)) {
            return Err(self.put_back(&hidden, error));
        }
        if keeps_before {
            let _ = self.beside.keep();
        }
        Ok(())
    }

    /// Puts the site that was there in its place again, with its hidden files; returns the error to tell. What cannot
    /// be put back is kept.
    fn put_back(self, hidden: &[OsString], cause: io::Error) -> Error {
        let before = self.beside.path().join(BEFORE);
        let mut are_back = true;
        for name in hidden {
            are_back &= fs::rename(self.folder.join(name), before.join(name)).is_ok();
        }
        // Where no site was, there is nothing to put back.
        let is_back = are_back && (!before.exists() || fs::rename(&before, &self.place).is_ok());
        if is_back {
            return Error::file(&self.place)(cause);
        }
        let kept = self.beside.keep();
        Error::Kept { place: self.place, kept, cause }
    }

    /// Reads a file that was written.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn read(&self, name: &str) -> Result<String, Error> {
        let path = self.folder.join(name);
        fs::read_to_string(&path).map_err(Error::file(&path))
    }

    /// Writes a file, which may be in folders.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) -> Result<(), Error> {
        let path = self.folder.join(name);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(Error::file(folder))?;
        }
        fs::write(&path, content).map_err(Error::file(&path))
    }

    /// Copies what is in a folder, with its folders.
    ///
    /// # Errors
    /// When a file cannot be read or written, or the site would be in what it is made of.
    pub fn copy(&self, from: &Path) -> Result<(), Error> {
        let from = fs::canonicalize(from).map_err(Error::file(from))?;
        if self.place.starts_with(&from) {
            return Err(Error::Within { site: self.place.clone(), public: from });
        }
        copy(&from, &self.folder)
    }
}

/// Whether a site may be put here: nothing is here but hidden files, which stay, or another site.
fn is_replaceable(place: &Path) -> io::Result<bool> {
    let entries = match fs::read_dir(place) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(true),
        entries => entries?,
    };
    for entry in entries {
        if !is_hidden(Path::new(&entry?.file_name())) {
            let page = fs::read_to_string(place.join("index.html"));
            return Ok(page.is_ok_and(|page| page.contains(" data-version=\"")));
        }
    }
    Ok(true)
}

/// Whether a file or folder is hidden by its name.
fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'))
}

/// Moves what is hidden in the site before into the new one, where that has nothing of the same name; says what was
/// moved.
fn move_hidden(before: &Path, folder: &Path, moved: &mut Vec<OsString>) -> io::Result<()> {
    let entries = match fs::read_dir(before) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        entries => entries?,
    };
    for entry in entries {
        let name = entry?.file_name();
        let to = folder.join(&name);
        if is_hidden(Path::new(&name)) && fs::symlink_metadata(&to).is_err() {
            fs::rename(before.join(&name), &to)?;
            moved.push(name);
        }
    }
    Ok(())
}

/// A file that is locked as long as it is open.
fn locked(path: &Path) -> io::Result<File> {
    let file = File::create(path)?;
    match file.try_lock() {
        // Some file systems of networks have no locks; nothing that is there is deleted then.
        Err(fs::TryLockError::Error(error)) if error.kind() != ErrorKind::Unsupported => Err(error),
        _ => Ok(file),
    }
}

/// Deletes what builds left that were ended before they were done: nobody holds its lock any more. What has both a new
/// site and the one before it stays, as the one before may be nowhere else; what has neither may only just begin.
fn remove_interrupted(parent: &Path) {
    let entries = fs::read_dir(parent).into_iter().flatten().flatten().map(|entry| entry.path());
    let is_of_build =
        |path: &PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(UNFINISHED));
    for folder in entries.filter(is_of_build) {
        let has_one = folder.join(SITE).exists() != folder.join(BEFORE).exists();
        let lock = File::open(folder.join(LOCK));
        if has_one && lock.is_ok_and(|lock| lock.try_lock().is_ok()) {
            // What stays is tried again by the next build.
            let _ = fs::remove_dir_all(folder);
        }
    }
}

fn copy(from: &Path, to: &Path) -> Result<(), Error> {
    for entry in WalkDir::new(from).follow_links(true) {
        let entry = match entry {
            Err(error) => {
                let path = error.path().unwrap_or(from).to_owned();
                // A hidden link that leads nowhere is what Emacs locks a file by.
                let error = io::Error::from(error);
                if is_hidden(&path) && error.kind() == ErrorKind::NotFound {
                    continue;
                }
                return Err(Error::file(&path)(error));
            }
            Ok(entry) => entry,
        };
        let path = entry.path();
        let target = path.strip_prefix(from).map_or_else(|_| to.to_owned(), |below| to.join(below));
        let made =
            if entry.file_type().is_dir() { fs::create_dir_all(&target) } else { fs::copy(path, &target).map(drop) };
        made.map_err(Error::file(path))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::fs;

    use super::Dist;

    #[test]
    fn a_site_takes_the_place_of_another_and_of_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("deep/dist");
        let dist = Dist::create(&place).unwrap();
        dist.write("index.html", "<html data-version=\"1\">").unwrap();
        assert!(!place.exists(), "nothing is there before it is whole");
        dist.finish(false).unwrap();
        assert!(place.join("icon.svg").is_file());

        let dist = Dist::create(&place).unwrap();
        dist.write("index.html", "<html data-version=\"2\">").unwrap();
        dist.finish(false).unwrap();
        assert!(fs::read_to_string(place.join("index.html")).unwrap().contains('2'));

        // One that is not finished leaves the other as it is, and nothing beside it.
        drop(Dist::create(&place).unwrap());
        assert!(fs::read_to_string(place.join("index.html")).unwrap().contains('2'));
        assert_eq!(fs::read_dir(place.parent().unwrap()).unwrap().count(), 1);

        let dist = Dist::create(&place).unwrap();
        dist.write("index.html", "<html data-version=\"3\">").unwrap();
        dist.finish(true).unwrap();
        assert!(fs::read_to_string(place.join("index.html")).unwrap().contains('3'));
        let beside = fs::read_dir(place.parent().unwrap()).unwrap().map(|entry| entry.unwrap().path());
        let kept = beside.filter(|path| *path != place).map(|path| path.join("before/index.html"));
        assert!(kept.map(|page| fs::read_to_string(page).unwrap()).eq(["<html data-version=\"2\">"]));

        let work = folder.path().join("work");
        fs::create_dir(&work).unwrap();
        Dist::create(&work).unwrap();
        fs::write(work.join("thesis.tex"), "").unwrap();
        let message = Dist::create(&work).unwrap_err().to_string();
        assert!(message.contains("work") && message.contains("no site"), "{message}");
        assert!(work.join("thesis.tex").is_file());
    }

    #[test]
    fn a_repository_in_which_a_site_is_published_outlives_its_builds() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("gh-pages");
        fs::create_dir_all(place.join(".git")).unwrap();
        fs::write(place.join(".git/HEAD"), "ref: refs/heads/gh-pages").unwrap();
        for version in ["1", "2"] {
            let dist = Dist::create(&place).unwrap();
            dist.write("index.html", format!("<html data-version=\"{version}\">")).unwrap();
            dist.write(".nojekyll", version).unwrap();
            dist.finish(false).unwrap();
            assert!(fs::read_to_string(place.join(".git/HEAD")).unwrap().ends_with("gh-pages"));
            assert_eq!(fs::read_to_string(place.join(".nojekyll")).unwrap(), version, "the new site has its own");
        }
    }

    #[test]
    fn the_site_before_is_put_back_with_its_hidden_files_or_kept() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("dist");
        let before = || {
            fs::create_dir_all(place.join(".git")).unwrap();
            fs::write(place.join("index.html"), "<html data-version=\"1\">").unwrap();
        };
        before();
        let dist = Dist::create(&place).unwrap();
        fs::remove_dir_all(&dist.folder).unwrap();
        let message = dist.finish(false).unwrap_err().to_string();
        assert!(message.contains("dist"), "{message}");
        assert!(place.join("index.html").is_file() && place.join(".git").is_dir());

        let dist = Dist::create(&place).unwrap();
        let kept = dist.beside.path().to_owned();
        fs::rename(&place, kept.join("before")).unwrap();
        fs::rename(kept.join("before/.git"), kept.join("site/.git")).unwrap();
        // Something is in the way of it.
        before();
        let message = dist.put_back(&[".git".into()], std::io::ErrorKind::ResourceBusy.into()).to_string();
        assert!(message.contains(&*kept.to_string_lossy()) && message.contains("before"), "{message}");
        assert!(kept.join("before/index.html").is_file() && kept.join("before/.git").is_dir());
        drop(Dist::create(&place).unwrap());
        assert!(kept.join("before/index.html").is_file(), "no later build deletes it");
    }

    #[test]
    fn what_an_interrupted_build_left_is_deleted_by_the_next() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("dist");
        let running = Dist::create(&place).unwrap();
        let interrupted = Dist::create(&place).unwrap();
        let left = interrupted.beside.path().to_owned();
        // As if it was killed.
        let Dist { beside, _lock: lock, .. } = interrupted;
        drop(lock);
        let _ = beside.keep();
        let foreign = folder.path().join(".papers-of-mine");
        fs::create_dir(&foreign).unwrap();
        drop(Dist::create(&place).unwrap());
        assert!(!left.exists());
        assert!(running.beside.path().is_dir() && foreign.is_dir());
    }

    #[test]
    fn a_folder_is_copied_with_what_its_links_lead_to() {
        let folder = tempfile::tempdir().unwrap();
        let public = folder.path().join("public");
        fs::create_dir_all(public.join("deep/er")).unwrap();
        fs::write(public.join("deep/er/icon.svg"), "<svg/>").unwrap();
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink("nobody@nowhere.1", public.join(".#icon.svg")).unwrap();
            std::os::unix::fs::symlink(public.join("deep"), public.join("linked")).unwrap();
        }
        let dist = Dist::create(&folder.path().join("dist")).unwrap();
        dist.copy(&public).unwrap();
        assert_eq!(dist.read("deep/er/icon.svg").unwrap(), "<svg/>");
        #[cfg(unix)]
        assert_eq!(dist.read("linked/er/icon.svg").unwrap(), "<svg/>");
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(&public, public.join("deep/round")).unwrap();
            let message = dist.copy(&public).unwrap_err().to_string();
            assert!(message.contains("round"), "{message}");
        }

        let within = Dist::create(&public.join("dist")).unwrap();
        let message = within.copy(&public).unwrap_err().to_string();
        assert!(message.contains("would be in") && message.contains("dist"), "{message}");
    }

    #[cfg(unix)]
    #[test]
    fn a_site_is_put_where_a_link_leads() {
        let folder = tempfile::tempdir().unwrap();
        let (served, place) = (folder.path().join("served"), folder.path().join("dist"));
        fs::create_dir(&served).unwrap();
        std::os::unix::fs::symlink(&served, &place).unwrap();
        let dist = Dist::create(&place).unwrap();
        dist.write("index.html", "1").unwrap();
        dist.finish(false).unwrap();
        assert_eq!(fs::read_to_string(served.join("index.html")).unwrap(), "1");
        assert!(fs::symlink_metadata(&place).unwrap().is_symlink());
    }
}
