//! `build`: the finished site, as static files.
//!
//! The app is compiled once, for no particular address; the program `papers` (`curator/`) then writes
//! the pages for an address, as it does for any list. They are separate cargo invocations because the
//! app is compiled with `csr` for the browser and with `ssr` for the pages, and the two features must
//! never meet. They run at the same time, since the last part of the first keeps only one core busy.

mod assets;
pub mod squeeze;
pub mod wasm;

use std::{
    env, fs, io,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use crate::{
    command,
    error::{Error, Result},
    project::Project,
    setup,
};

/// Where the site would be if nobody says: where `serve` shows it.
const LOCAL_ORIGIN: &str = "http://localhost:8080";

/// What Cargo calls the program that readers download.
const PROGRAM: &str = "awesome-papers";

/// Options of `build`.
#[derive(clap::Args)]
pub struct Options {
    /// The path the site lives under, such as /repository/
    #[arg(long, value_name = "PATH", default_value = "/")]
    public_url: String,
    /// The origin for canonical links and the feed, such as https://owner.github.io
    #[arg(long, value_name = "URL", default_value = LOCAL_ORIGIN)]
    origin: String,
    /// Another catalogue in place of public/papers.json
    #[arg(long, value_name = "FILE")]
    catalogue: Option<PathBuf>,
    /// Take away the service worker, also from readers who have it: the kill switch
    #[arg(long)]
    without_worker: bool,
    /// Draw a picture of each paper for where its page is shared; target/share keeps what was drawn
    #[arg(long)]
    pictures: bool,
}

/// Builds the site into `dist/`.
pub fn run(project: &Project, options: &Options) -> Result<()> {
    let site = Site {
        origin: options.origin.clone(),
        catalogue: options.catalogue.clone(),
        has_worker: !options.without_worker,
        has_pictures: options.pictures,
        ..Site::new(project, project.root.join("dist"), &options.public_url)
    };
    let took = build(project, &site)?;
    println!(
        "{} is ready for {}{} (pages written in {:.2} s)",
        site.dist.display(),
        site.origin,
        site.base,
        took.as_secs_f64()
    );
    Ok(())
}

/// A site to write: where to, for which address, with which catalogue.
pub struct Site {
    /// The folder to write.
    pub dist: PathBuf,
    /// The folder with the files that are published as they are.
    pub public: PathBuf,
    /// Another folder with such files.
    pub more: Option<PathBuf>,
    /// The path of its address, with a slash at both ends.
    pub base: String,
    /// The origin of its address, with no slash at the end.
    pub origin: String,
    /// A catalogue in place of the project's own.
    pub catalogue: Option<PathBuf>,
    /// Whether its readers get a service worker.
    pub has_worker: bool,
    /// Whether each paper has a picture of its own for where its page is shared.
    pub has_pictures: bool,
}

impl Site {
    /// A site of the project's own catalogue under a path of the local address.
    pub fn new(project: &Project, dist: PathBuf, public_url: &str) -> Self {
        let (base, origin) = (base(public_url), LOCAL_ORIGIN.to_owned());
        let public = project.root.join("public");
        Self { dist, public, more: None, base, origin, catalogue: None, has_worker: true, has_pictures: false }
    }
}

/// Builds the app and writes one site with it; returns how long writing the pages took.
pub fn build(project: &Project, site: &Site) -> Result<Duration> {
    let (app, papers) = both(project, if site.has_pictures { Pictures::Drawn } else { Pictures::None })?;
    pages(project, &papers, &app, site)
}

/// Compiles the app and the program; returns the folder of the one and the path of the other.
pub fn both(project: &Project, pictures: Pictures) -> Result<(PathBuf, PathBuf)> {
    command::at_once(|| app(project), || papers(project, pictures))
}

/// Compiles the app for the browser; returns the folder with it, its style sheet and its scripts.
pub fn app(project: &Project) -> Result<PathBuf> {
    setup::target(project)?;
    let package = ["--package", "awesome-papers", "--bin", PROGRAM, "--features", "csr,split"];
    // Only with its relocations can a module be split.
    let compile = || wasm::compile(project, &package, &["--emit-relocs"], PROGRAM);
    let (program, tools) = command::at_once(compile, || setup::site(project))?;
    let bound = project.target.join("site/bound");
    let program = wasm::split(project, &tools, &program, PROGRAM, &bound)?;
    wasm::bind(project, &tools, &program, "web", &bound)?;
    let app = project.target.join("site/app");
    empty(&app)?;
    fs::create_dir_all(&app).map_err(Error::file(&app))?;
    squeeze::squeeze(project, &tools, &bound, &app)?;
    assets::bundle(project, &tools, &app)?;
    Ok(app)
}

/// Whether the program can draw pictures of shared pages, which takes longer to compile.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Pictures {
    /// It can.
    Drawn,
    /// It cannot.
    None,
}

/// Compiles the program; returns its path.
fn papers(project: &Project, pictures: Pictures) -> Result<PathBuf> {
    let mut build = project.cargo();
    build.args(["build", "--bin", "papers"]);
    match pictures {
        // As `cargo test` compiles it, so that both use the same compiled dependencies.
        Pictures::Drawn => build.args(["--workspace", "--features", "site/pictures"]),
        Pictures::None => build.args(["--package", "curator", "--no-default-features"]),
    };
    command::run_long("the program that writes the pages is being compiled", &mut build)?;
    let name = format!("papers{}", env::consts::EXE_SUFFIX);
    Ok(project.target.join("debug").join(name))
}

/// Writes the pages of a site with the app in a folder; returns how long that took.
pub fn pages(project: &Project, papers: &Path, app: &Path, site: &Site) -> Result<Duration> {
    let mut command = project.command(papers);
    let own = site.public.join("papers.json");
    command.arg("build").arg(site.catalogue.as_ref().unwrap_or(&own)).arg("--out").arg(&site.dist);
    command.arg("--app").arg(app).arg("--public").arg(&site.public);
    command.args(site.more.iter().flat_map(|folder| ["--public".as_ref(), folder.as_os_str()]));
    command.args(["--url", &format!("{}{}", site.origin, site.base)]);
    if !site.has_worker {
        command.arg("--without-worker");
    }
    if site.has_pictures {
        command.arg("--pictures").arg(project.target.join("share"));
    }
    let start = Instant::now();
    command::run(&mut command)?;
    Ok(start.elapsed())
}

/// Removes a folder with everything in it.
fn empty(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(Error::file(folder)(error)),
        _ => Ok(()),
    }
}

/// The path of an address with exactly one slash at both ends, however it was given.
fn base(public_url: &str) -> String {
    match public_url.trim_matches('/') {
        "" => "/".to_owned(),
        path => format!("/{path}/"),
    }
}

#[cfg(test)]
mod tests {
    use super::base;

    #[test]
    fn a_base_path_has_one_slash_at_both_ends_however_it_was_given() {
        for (given, expected) in [("", "/"), ("/", "/"), ("/repo", "/repo/"), ("repo/", "/repo/"), ("/a/b/", "/a/b/")] {
            assert_eq!(base(given), expected);
        }
    }
}
