//! The step that serves the sites and runs the tests of tests/e2e/ against them.

use std::{
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    command,
    error::{Error, Result},
    project::Project,
    setup,
};

use super::{Options, files, folder, tried};

/// A site under test. The tests know it as `SITE_NAME`, its address, and `DIST_NAME`, its folder.
pub struct UnderTest {
    /// What it is called.
    pub name: &'static str,
    /// The path it is served under.
    pub base: &'static str,
    /// A catalogue in place of the project's own.
    pub catalogue: Option<Catalogue>,
    /// A folder with files that are published too, from the top of the repository.
    pub public: Option<&'static str>,
    /// Whether it has a service worker.
    pub has_worker: bool,
    /// Whether each of its papers has a picture for where its page is shared.
    pub has_pictures: bool,
}

/// A catalogue for the tests, from the top of the repository.
#[derive(Clone, Copy)]
pub enum Catalogue {
    /// A file as it is.
    File(&'static str),
    /// What `catalogues.mjs` makes under this name.
    Made(&'static str),
    /// The project's own list, grown to so many papers.
    Grown(usize),
}

/// The real site, for a domain of its own and for a path of one; sites whose catalogues try
/// to break out of every field; three more at the path of the second: an earlier release, with
/// fewer papers, one with figures and abstracts, and a release that has given up its service worker; and a
/// list that is too long to be loaded as a whole.
pub const SITES: &[UnderTest] = &[
    UnderTest { name: "root", base: "/", catalogue: None, public: None, has_worker: true, has_pictures: false },
    UnderTest {
        name: "repo",
        base: "/some-repo/",
        catalogue: None,
        public: None,
        has_worker: true,
        has_pictures: false,
    },
    UnderTest {
        name: "hostile",
        base: "/",
        catalogue: Some(Catalogue::File("tests/e2e/fixtures/hostile.json")),
        public: None,
        has_worker: true,
        has_pictures: true,
    },
    UnderTest {
        name: "injected",
        base: "/",
        catalogue: Some(Catalogue::Made("injected")),
        public: None,
        has_worker: true,
        has_pictures: false,
    },
    UnderTest {
        name: "earlier",
        base: "/some-repo/",
        catalogue: Some(Catalogue::Made("earlier")),
        public: None,
        has_worker: true,
        has_pictures: false,
    },
    UnderTest {
        name: "pictured",
        base: "/some-repo/",
        catalogue: Some(Catalogue::Made("pictured")),
        public: Some("tests/e2e/fixtures/public"),
        has_worker: true,
        has_pictures: false,
    },
    UnderTest {
        name: "ended",
        base: "/some-repo/",
        catalogue: None,
        public: None,
        has_worker: false,
        has_pictures: false,
    },
    UnderTest {
        name: "long",
        base: "/some-repo/",
        catalogue: Some(Catalogue::Grown(6_000)),
        public: None,
        has_worker: true,
        has_pictures: false,
    },
];

/// A part of each test is waiting, so three files at a time keep two cores busy.
const AT_ONCE: usize = 3;

/// The folder with the archive of the program.
pub const PACKAGE: &str = "package";

impl Catalogue {
    /// The file of the catalogue.
    pub fn file(self, project: &Project) -> Result<PathBuf> {
        match self {
            Self::File(path) => Ok(project.root.join(path)),
            Self::Made(name) => {
                let json = command::output(project.command("node").arg("tests/e2e/catalogues.mjs").arg(name))?;
                let path = folder(project, &format!("{name}.json"));
                fs::write(&path, json).map_err(Error::file(&path))?;
                Ok(path)
            }
            Self::Grown(papers) => {
                let path = folder(project, "grown.json");
                let mut generate = project.command(program(project, "generate")?);
                command::run(generate.args(["--papers", &papers.to_string(), "--output"]).arg(&path))?;
                Ok(path)
            }
        }
    }
}

/// Compiles a program of ours as the tests do, so that both use the same dependencies; returns its path.
fn program(project: &Project, name: &str) -> Result<PathBuf> {
    let all = ["build", "--quiet", "--workspace", "--features", "site/pictures", "--bin"];
    command::run(project.cargo().args(all).arg(name))?;
    Ok(project.target.join("debug").join(format!("{name}{}", std::env::consts::EXE_SUFFIX)))
}

/// Runs the tests of tests/e2e; of the files that are named, or of all.
pub fn run(project: &Project, options: &Options) -> Result<()> {
    let (only, chromium) = (&options.file, setup::headless_shell(project)?);
    setup::action(project)?;
    let (sites, shown, host) = (served(project)?, program(project, "shown")?, setup::host(project)?);
    let notes = tried::folder(project)?;
    files::run(&tests(project, only)?, AT_ONCE, |file| {
        let mut node = node(project, &sites, file);
        node.env("CHROMIUM", &chromium).env("SHOWN", &shown).env("TARGET", &host);
        node.env("PACKAGE", folder(project, PACKAGE)).env("TRIED", tried::note(&notes, file));
        node
    })?;
    if only.is_empty() { tried::compare(project, &notes) } else { Ok(()) }
}

/// What tells the tests where the sites are: names of variables and their values.
pub type Addresses = Vec<(String, OsString)>;

/// Serves each site on a free port.
pub fn served(project: &Project) -> Result<Addresses> {
    let mut variables = Vec::new();
    let mut addresses = Vec::new();
    for UnderTest { name, base, .. } in SITES {
        let dist = folder(project, name);
        let listener = server::bind(0)?;
        let address = format!("{}{base}", server::origin(&listener)?);
        server::spawn(listener, server::Site::new(dist.clone(), (*base).to_owned()).uncompressed());
        let suffix = name.to_uppercase();
        variables.push((format!("SITE_{suffix}"), OsString::from(&address)));
        variables.push((format!("DIST_{suffix}"), dist.into_os_string()));
        addresses.push(address);
    }
    variables.push(("BASE_URLS".to_owned(), addresses.join(" ").into()));
    Ok(variables)
}

/// The command that runs a file of tests.
pub fn node(project: &Project, sites: &Addresses, file: &Path) -> Command {
    let mut node = project.command("node");
    // A file that hangs fails, and the others go on.
    node.args(["--test", "--test-timeout=1200000", "--test-reporter=spec"]).arg(file);
    node.envs(sites.iter().map(|(name, value)| (name, value)));
    node
}

/// Named one by one, since releases of Node differ in what they make of a folder.
fn tests(project: &Project, only: &[String]) -> Result<Vec<PathBuf>> {
    let folder = project.npm().join("e2e");
    let mut files: Vec<_> = fs::read_dir(&folder)
        .map_err(Error::file(&folder))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.to_string_lossy().ends_with(".test.mjs"))
        .filter(|path| only.is_empty() || only.iter().any(|name| path.ends_with(format!("{name}.test.mjs"))))
        .collect();
    files.sort();
    if files.is_empty() {
        return Err(Error::Unexpected(format!("{} has no such file called *.test.mjs", folder.display())));
    }
    Ok(files)
}
