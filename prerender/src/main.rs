//! Writes the site out as static files: what trunk built, and every page as HTML.
//!
//! The pages are drawn by the components that the browser's program is made of, so the
//! program finds on its start what it would draw itself.
mod document;
mod error;
mod feed;
mod figures;
mod head;
mod pages;
mod structured_data;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use awesome_papers::load::{Library, decode_library};
use awesome_papers::markdown::render;
use awesome_papers::prose::{FILE, Prose};
use catalogue::encode::encode;
use catalogue::route::Base;
use clap::Parser;

use document::Template;
use error::PrerenderError;

/// Writes the site out as static files.
#[derive(Parser)]
struct Arguments {
    /// The folder that trunk built.
    #[arg(long)]
    app: PathBuf,
    /// The folder to write the site to; what was in it is removed.
    #[arg(long)]
    dist: PathBuf,
    /// The path under which the site will live, from slash to slash.
    #[arg(long, default_value = "/")]
    base: String,
    /// The scheme and host under which the site will live, for the addresses that must
    /// be whole (canonical links, feed, sitemap).
    #[arg(long, default_value = "http://localhost:8080")]
    origin: String,
    /// A catalogue to use in place of the built one.
    #[arg(long)]
    catalogue: Option<PathBuf>,
}

/// What every page of the site needs to be written.
struct Site {
    library: &'static Library,
    base: Base,
    origin: String,
    prose: Prose,
}

impl Site {
    /// The whole address of a path of the site.
    fn whole(&self, path: &str) -> String {
        format!("{}{path}", self.origin)
    }
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(pages) => {
            println!("prerender: {pages} pages");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("prerender: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> Result<usize, PrerenderError> {
    let base = Base::new(&arguments.base)?;
    let origin = arguments.origin.trim_end_matches('/').to_owned();
    let source = arguments.catalogue.clone().unwrap_or_else(|| arguments.app.join("papers.json"));
    let bytes = fs::read(&source).map_err(|error| PrerenderError::file(&source, error))?;
    let library = decode_library(&bytes, base.clone())
        .map_err(|error| PrerenderError::Catalogue(source, error.detail().unwrap_or_else(|| error.to_string())))?;
    // Without prepared figures the data is written as it was read.
    let (library, bytes) = match figures::merged(&arguments.app, &library.catalogue)? {
        Some(catalogue) => {
            let bytes = encode(&catalogue).into_bytes();
            (Library::new(catalogue, base.clone()), bytes)
        }
        None => (library, bytes),
    };
    let prose = Prose::new(&library.catalogue, render);
    let site = Site { library: Box::leak(Box::new(library)), base, origin, prose };

    if arguments.dist.exists() {
        fs::remove_dir_all(&arguments.dist).map_err(|error| PrerenderError::file(&arguments.dist, error))?;
    }
    copy(&arguments.app, &arguments.dist)?;
    write(&arguments.dist, "papers.json", squeezed(&bytes).as_bytes())?;
    write(&arguments.dist, FILE, site.prose.encode().as_bytes())?;
    let template = Template::read(&arguments.app, &site)?;
    for (name, content) in &template.files {
        write(&arguments.dist, name, content.as_bytes())?;
    }
    // The sheets are one file now.
    for name in &template.replaced {
        let path = arguments.dist.join(name);
        fs::remove_file(&path).map_err(|error| PrerenderError::file(&path, error))?;
    }
    let pages = pages::all(&site);
    for page in &pages {
        write(&arguments.dist, &page.file, template.fill(&site, page).as_bytes())?;
    }
    write(&arguments.dist, "sitemap.xml", feed::sitemap(&site, &pages).as_bytes())?;
    write(&arguments.dist, "feed.xml", feed::atom(&site).as_bytes())?;
    write(&arguments.dist, "robots.txt", feed::robots(&site).as_bytes())?;
    write(&arguments.dist, "manifest.webmanifest", feed::manifest(&site).as_bytes())?;
    // GitHub Pages would otherwise leave out files whose names begin with an underscore.
    write(&arguments.dist, ".nojekyll", b"")?;
    Ok(pages.len())
}

/// The data without the line ends and indentation that are for those who edit it.
fn squeezed(json: &[u8]) -> String {
    // It was decoded before, so it is JSON.
    serde_json::from_slice::<serde_json::Value>(json).unwrap_or_default().to_string()
}

fn write(dist: &Path, name: &str, content: &[u8]) -> Result<(), PrerenderError> {
    let path = dist.join(name);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| PrerenderError::file(folder, error))?;
    }
    fs::write(&path, content).map_err(|error| PrerenderError::file(&path, error))
}

/// Copies a folder with everything in it.
fn copy(from: &Path, to: &Path) -> Result<(), PrerenderError> {
    let failed = |error| PrerenderError::file(from, error);
    fs::create_dir_all(to).map_err(|error| PrerenderError::file(to, error))?;
    for entry in fs::read_dir(from).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let target = to.join(entry.file_name());
        if entry.file_type().map_err(failed)?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), &target).map_err(|error| PrerenderError::file(&target, error))?;
        }
    }
    Ok(())
}
