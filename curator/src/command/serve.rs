//! `papers serve`: the site of a list on this machine, made anew whenever a source changes.
//!
//! Each site is made by a `papers build` of its own. So what it takes is given back, and whatever becomes
//! of it, the server stays up with the site before.
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use notify::RecursiveMode::{NonRecursive, Recursive};
use notify::{Event, RecommendedWatcher, Watcher as _};
use server::{Live, Site};
use tempfile::TempDir;

use super::build::{ListOptions, SourceOptions};
use super::{CLEAN, Error, Outcome};
use crate::files::{FileError, STANDARD};
use crate::report;
use crate::sources::{self, SourcesError, Wanted};

/// The port that is tried first.
const PORT: u16 = 8080;

/// How long a source that was changed is left alone before it is read. Editors write a file in several
/// steps.
const PAUSE: Duration = Duration::from_millis(100);

/// The exit code of a program that Ctrl-C ends.
const INTERRUPTED: i32 = 130;

/// Serve the site of a list on this machine, built anew whenever a source is saved
#[derive(clap::Args, Clone, Debug)]
#[command(after_help = "Examples:
  papers serve                           the papers.json, or else the README.md, of this folder
  papers serve README.md pruning.md      a list in several files
  papers serve --port 4000 --open
  papers serve --site dist               a site that papers build wrote, as readers will have it

The pages that are open are loaded again when the site was made anew. While a source is wrong, they
stay and say what is wrong.")]
pub struct Options {
    /// What the site is made of
    #[command(flatten)]
    pub source: SourceOptions,
    /// The port to listen on; the first free one from 8080 when not given
    #[arg(long)]
    pub port: Option<u16>,
    /// Open the site in the browser
    #[arg(long)]
    pub open: bool,
    /// Serve the site in this folder, as it will be published
    #[arg(long, value_name = "FOLDER", conflicts_with_all = ["sources", "settings", "repository", "public", "app"])]
    pub site: Option<PathBuf>,
}

/// Runs the command, until it is interrupted.
///
/// # Errors
/// When the port is taken or the sources cannot be watched.
pub fn run(options: &Options) -> Outcome {
    let wanted = options.source.list.wanted();
    if options.site.is_none() {
        expect_sources(&wanted)?;
    }
    let listener = match options.port {
        Some(port) => server::bind(port)?,
        None => server::bind_from(PORT)?,
    };
    let origin = server::origin(&listener)?;
    if let Some(folder) = &options.site {
        let site = Site::of_folder(folder)?;
        announce(&format!("{origin}{}", site.base()), options.open);
        server::serve(listener, site)?;
        return Ok(ExitCode::from(CLEAN));
    }
    let address = format!("{origin}/");
    let folder = folder()?;
    let dist = folder.path().join("site");
    let left = folder.path().to_owned();
    let building = Arc::new(Mutex::new(()));
    let ended = Arc::clone(&building);
    ctrlc::set_handler(move || {
        // A build that goes on would write into the folder again.
        let _ended = ended.lock();
        // What stays is in the folder for what is temporary.
        let _ = std::fs::remove_dir_all(&left);
        std::process::exit(INTERRUPTED);
    })?;
    let live = Live::default();
    let start = Instant::now();
    let mut watch = Watch::new()?;
    let files = folder.path().join("files.json");
    let build = Build { source: &options.source, dist: &dist, files: &files, address: &address, building: &building };

    // The first site before the first page is asked for.
    watch.look_at(&wanted, &options.source, None)?;
    let first = build.run()?;
    watch.look_at(&wanted, &options.source, build.files_read())?;
    server::spawn(listener, Site::new(dist.clone(), "/".to_owned()).live(live.clone()));
    tell(&live, first, start);
    println!();
    announce(&address, options.open);
    loop {
        watch.wait_for_change()?;
        tell(&live, build.run()?, start);
        // Other files may be named than before.
        watch.look_at(&wanted, &options.source, build.files_read())?;
        clear(folder.path(), &dist);
    }
    #[expect(unreachable_code, reason = "says what the command comes to")]
    Ok(ExitCode::from(CLEAN))
}

/// Says where the site is, and opens it there if that is asked for.
fn announce(address: &str, opens: bool) {
    println!("Serving {address} (stop with Ctrl-C)");
    if opens && let Err(error) = open::that_detached(address) {
        eprintln!("No browser could be opened ({error}): open the address above yourself.");
    }
}

/// What is not there at the start was misspelt; what goes away later may come back.
fn expect_sources(wanted: &Wanted) -> Result<(), Error> {
    match sources::paths(wanted) {
        Err(error @ SourcesError::Nothing { .. }) => Err(error.into()),
        Err(_) => Ok(()),
        Ok(paths) => paths.into_iter().try_for_each(|path| match std::fs::metadata(&path) {
            // The input is read once, and nothing tells of its change.
            _ if path.as_os_str() == STANDARD => {
                let message = "`papers serve` shows a file while it changes, and not the input; name the file, or see it \
                               once by `papers build -`";
                Err(Error::Argument(message.to_owned()))
            }
            Ok(_) => Ok(()),
            Err(source) => Err(FileError::Read { path, source }.into()),
        }),
    }
}

/// A folder for the sites: in memory, where the system keeps files there and has room. On a disk with ext4 it takes
/// seconds to make a thousand files soon after as many were deleted, as each new site does.
fn folder() -> Result<TempDir, Error> {
    let mut builder = tempfile::Builder::new();
    builder.prefix("papers-");
    let in_memory = memory().and_then(|memory| builder.tempdir_in(memory).ok());
    let failed = |source| FileError::Write { path: std::env::temp_dir(), source };
    Ok(in_memory.map_or_else(|| builder.tempdir().map_err(failed), Ok)?)
}

/// The folder whose files are in memory, if there is room for two sites of a long list.
#[cfg(target_os = "linux")]
fn memory() -> Option<&'static Path> {
    const MEMORY: &str = "/dev/shm";
    const ROOM: u64 = 1 << 30;
    let room = rustix::fs::statvfs(MEMORY).ok()?;
    (room.f_bavail.saturating_mul(room.f_frsize) >= ROOM).then(|| Path::new(MEMORY))
}

#[cfg(not(target_os = "linux"))]
fn memory() -> Option<&'static Path> {
    None
}

/// Deletes what is beside the site: the one before, and what a build that was stopped left. Nobody waits for it.
fn clear(folder: &Path, site: &Path) {
    let beside = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    for folder in beside.filter(|path| path != site && path.is_dir()) {
        // What stays is tried again after the next build.
        let _ = std::fs::remove_dir_all(folder);
    }
}

/// Tells the open pages what became of the site.
fn tell(live: &Live, built: Result<(), String>, start: Instant) {
    match built {
        Ok(()) => live.built(u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX)),
        Err(reason) => live.failed(&reason),
    }
}

/// How the site is made.
struct Build<'a> {
    source: &'a SourceOptions,
    dist: &'a Path,
    /// Where it says of which files.
    files: &'a Path,
    address: &'a str,
    /// Held while it is made.
    building: &'a Mutex<()>,
}

impl Build<'_> {
    /// Makes the site; inside, why it could not be made. What is said is printed too.
    fn run(&self) -> Result<Result<(), String>, Error> {
        let SourceOptions { list: ListOptions { sources, settings, repository }, public, app } = self.source;
        let program = std::env::current_exe().map_err(Error::Start)?;
        let mut command = Command::new(program);
        command.args(["build", "--preview", "--url", self.address, "--out"]).arg(self.dist);
        command.arg("--files").arg(self.files);
        let paths = [("--settings", settings.as_slice()), ("--public", public), ("--app", app.as_slice())];
        for (name, path) in paths.into_iter().flat_map(|(name, paths)| paths.iter().map(move |path| (name, path))) {
            command.arg(name).arg(path);
        }
        command.args(repository.iter().flat_map(|repository| ["--repository", repository.as_str()]));
        // Its output is read here, and printed where it may be coloured.
        if report::is_coloured(&std::io::stderr()) {
            command.env("CLICOLOR_FORCE", "1");
        }
        let output = {
            let _building = self.building.lock();
            command.arg("--").args(sources).output().map_err(Error::Start)?
        };
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        eprint!("{said}");
        print!("{}", String::from_utf8_lossy(&output.stdout));
        Ok(if output.status.success() { Ok(()) } else { Err(anstream::adapter::strip_str(&said).to_string()) })
    }

    /// The files that the last site was made of; `None` when that is not known.
    fn files_read(&self) -> Option<Vec<PathBuf>> {
        let files = std::fs::read(self.files).ok()?;
        // The next one says it anew, or not at all.
        std::fs::remove_file(self.files).ok()?;
        serde_json::from_slice(&files).ok()
    }
}

/// Watches the folders of the sources, since editors put a new file in the place of the old.
struct Watch {
    watcher: RecommendedWatcher,
    events: Receiver<notify::Result<Event>>,
    /// The files that the site is made of.
    files: BTreeSet<PathBuf>,
    /// Those that were read when it was made last.
    read: Vec<PathBuf>,
    /// Folders in which every file is one of them.
    public: Vec<PathBuf>,
}

/// A path as the system tells of its changes: with links followed, as far as it is there.
fn real(path: &Path) -> Result<PathBuf, FileError> {
    let path = std::path::absolute(path).map_err(|source| FileError::Read { path: path.to_owned(), source })?;
    Ok(path
        .ancestors()
        .find_map(|there| Some(there.canonicalize().ok()?.join(path.strip_prefix(there).ok()?)))
        .unwrap_or(path))
}

impl Watch {
    fn new() -> Result<Self, Error> {
        let (sender, events) = channel();
        let watcher = notify::recommended_watcher(sender)?;
        Ok(Self { watcher, events, files: BTreeSet::new(), read: Vec::new(), public: Vec::new() })
    }

    /// Watches what the site is made of now; where it is not known which files were `read`, those that were read
    /// before. A folder that was made anew since is watched anew.
    fn look_at(&mut self, wanted: &Wanted, source: &SourceOptions, read: Option<Vec<PathBuf>>) -> Result<(), Error> {
        self.read = read.unwrap_or_else(|| std::mem::take(&mut self.read));
        let files = sources::files(wanted);
        self.files = files.iter().chain(&self.read).map(|path| real(path)).collect::<Result<_, _>>()?;
        let public = source.public.iter().cloned().chain(sources::public(wanted));
        self.public = public.map(|path| real(&path)).collect::<Result<_, _>>()?;
        let is_public = |folder: &Path| self.public.iter().any(|public| folder.starts_with(public));
        let folders: BTreeSet<&Path> = self.files.iter().filter_map(|file| file.parent()).collect();
        let folders = folders.into_iter().filter(|folder| !is_public(folder)).map(|path| (path, NonRecursive));
        let public = self.public.iter().map(|folder| (folder.as_path(), Recursive));
        for (folder, mode) in folders.chain(public).filter(|(folder, _)| folder.is_dir()) {
            self.watcher.watch(folder, mode)?;
        }
        Ok(())
    }

    /// Returns once a file that the site is made of was changed, and some time after.
    fn wait_for_change(&self) -> Result<(), Error> {
        // The sender lives as long as the watcher.
        while let Ok(event) = self.events.recv() {
            // After an error nobody knows what changed.
            if event.is_ok_and(|event| !self.is_change(&event)) {
                continue;
            }
            std::thread::sleep(PAUSE);
            self.events.try_iter().for_each(drop);
            break;
        }
        Ok(())
    }

    /// Whether an event is a change of a source, and not that somebody reads it.
    fn is_change(&self, event: &Event) -> bool {
        let is_source =
            |path: &PathBuf| self.files.contains(path) || self.public.iter().any(|public| path.starts_with(public));
        !event.kind.is_access() && event.paths.iter().any(is_source)
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{clear, real};

    #[test]
    fn paths_are_those_that_the_system_names() {
        let folder = tempfile::tempdir().unwrap();
        let there = folder.path().canonicalize().unwrap();
        fs::create_dir_all(there.join("list")).unwrap();
        assert_eq!(real(&there.join("list/../README.md")).unwrap(), there.join("README.md"));
        assert_eq!(real(&there.join("list/not/there")).unwrap(), there.join("list/not/there"));
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(there.join("list"), there.join("link")).unwrap();
            assert_eq!(real(&there.join("link/README.md")).unwrap(), there.join("list/README.md"));
        }
    }

    #[test]
    fn what_is_beside_the_site_is_deleted() {
        let folder = tempfile::tempdir().unwrap();
        let site = folder.path().join("site");
        for page in [site.join("papers"), folder.path().join(".papers-1/before/papers")] {
            fs::create_dir_all(page).unwrap();
        }
        clear(folder.path(), &site);
        let left: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
        assert_eq!(left, [site.as_path()]);
        assert!(site.join("papers").is_dir());
    }
}
