//! `build`: the finished site, as static files.
//!
//! Trunk compiles the app once, for no particular address; prerender then writes the pages for
//! an address. They are separate cargo invocations because the app is compiled with `csr` for
//! the browser and with `ssr` for prerender, and the two features must never meet.

pub mod squeeze;

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
        ..Site::new(project.root.join("dist"), &options.public_url)
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
    pub fn new(dist: PathBuf, public_url: &str) -> Self {
        let origin = LOCAL_ORIGIN.to_owned();
        Self { dist, base: base(public_url), origin, catalogue: None, has_worker: true, has_pictures: false }
    }
}

/// Builds the app and writes one site with it; returns how long writing the pages took.
pub fn build(project: &Project, site: &Site) -> Result<Duration> {
    let app = app(project)?;
    let prerender = prerender(project)?;
    pages(project, &prerender, &app, site)
}

/// The app, compiled for the browser.
pub struct App {
    /// What trunk wrote of the program that most pages start.
    reading: PathBuf,
    /// What trunk wrote of the program of the contribute page, which also has the form.
    contributing: PathBuf,
}

impl App {
    /// The folder of the program that most pages start, with the files of `public/`.
    pub fn folder(&self) -> &Path {
        &self.reading
    }

    /// The same app with another such folder.
    pub fn with_folder(&self, folder: PathBuf) -> Self {
        Self { reading: folder, contributing: self.contributing.clone() }
    }
}

/// Compiles the app for the browser, without and with the form of the contribute page.
pub fn app(project: &Project) -> Result<App> {
    let tools = setup::site(project)?;
    let home = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| Some(env::home_dir()?.join(".cargo")));
    let crates = home.map(|home| home.join("registry/src"));
    let compile = |name: &str, features: &str| {
        let folder = project.target.join("site").join(name);
        let mut trunk = tools.trunk(project);
        trunk.args(["build", "--release", "--public-url", "/", "--features", features, "--dist"]).arg(&folder);
        // Messages of panics name source files. Without the folder in which this machine keeps its
        // crates, every machine compiles the same program, and a smaller one. Cargo adds these flags
        // to those of `.cargo/config.toml`.
        if let Some(home) = &crates {
            trunk.env("CARGO_BUILD_RUSTFLAGS", format!("--remap-path-prefix={}/=", home.display()));
        }
        command::run(&mut trunk)?;
        squeeze::squeeze(project, &tools, &folder)?;
        Ok(folder)
    };
    let folder = compile("app", "csr")?;
    Ok(App { reading: folder.clone(), contributing: folder })
}

/// Compiles the program that writes the pages; returns its path.
pub fn prerender(project: &Project) -> Result<PathBuf> {
    // `--workspace` makes Cargo choose the features it chooses for `cargo test --workspace`, so
    // that both use the same compiled dependencies.
    command::run(project.cargo().args(["build", "--quiet", "--workspace", "--bin", "prerender"]))?;
    let name = format!("prerender{}", env::consts::EXE_SUFFIX);
    Ok(project.target.join("debug").join(name))
}

/// Writes the pages of a site; returns how long that took.
pub fn pages(project: &Project, prerender: &Path, app: &App, site: &Site) -> Result<Duration> {
    let mut command = project.command(prerender);
    command.arg("--app").arg(&app.reading).arg("--contribute").arg(&app.contributing);
    command.arg("--dist").arg(&site.dist);
    command.args(["--base", &site.base, "--origin", site.origin.trim_end_matches('/')]);
    if let Some(catalogue) = &site.catalogue {
        command.arg("--catalogue").arg(catalogue);
    }
    if !site.has_worker {
        command.arg("--without-worker");
    }
    if site.has_pictures {
        command.arg("--pictures").arg(project.target.join("share"));
    }
    // Files of an earlier build carry other hashes in their names and would stay for ever.
    match fs::remove_dir_all(&site.dist) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            return Err(Error::file(&site.dist)(error));
        }
        _ => {}
    }
    let start = Instant::now();
    command::run(&mut command)?;
    Ok(start.elapsed())
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
