//! Writes the site out as static files: what trunk built, and every page as HTML.
//!
//! The pages are drawn by the components that the browser's program is made of, so the
//! program finds on its start what it would draw itself.
mod contact_sheet;
mod document;
mod error;
mod feed;
mod figures;
mod head;
mod pages;
mod share;
mod stars;
mod structured_data;
mod worker;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use awesome_papers::components::legend::legend;
use awesome_papers::load::{Library, long};
use awesome_papers::markdown::render;
use awesome_papers::prose::{FILE, Prose};
use catalogue::decode::decode;
use catalogue::encode::encode;
use catalogue::route::Base;
use catalogue::search::Index;
use clap::Parser;

use document::{CONTRIBUTE, Template};
use error::PrerenderError;

/// The page that says for whom the site works. It is the same for every list.
const ACCESSIBILITY: &str = include_str!("accessibility.md");

/// Writes the site out as static files.
#[derive(Parser)]
struct Arguments {
    /// The folder that trunk built.
    #[arg(long)]
    app: PathBuf,
    /// The folder that trunk built with the form of the contribute page.
    #[arg(long)]
    contribute: PathBuf,
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
    /// Take away the service worker, also from readers who have it.
    #[arg(long)]
    without_worker: bool,
    /// Write only this page, which shows every drawn figure in both themes.
    #[arg(long, value_name = "FILE")]
    contact_sheet: Option<PathBuf>,
    /// Draw a picture of each paper for where its page is shared; this folder keeps what was drawn.
    #[arg(long, value_name = "FOLDER")]
    pictures: Option<PathBuf>,
}

/// What every page of the site needs to be written.
struct Site {
    library: &'static Library,
    base: Base,
    origin: String,
    prose: Prose,
    /// Whether readers get a service worker, with which the site works offline.
    has_worker: bool,
    /// Whether each paper has a picture of its own for where its page is shared.
    has_pictures: bool,
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
            println!("prerender: {pages}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("prerender: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Does it; says how much was written.
fn run(arguments: &Arguments) -> Result<String, PrerenderError> {
    let base = Base::new(&arguments.base)?;
    let origin = arguments.origin.trim_end_matches('/').to_owned();
    let source = arguments.catalogue.clone().unwrap_or_else(|| arguments.app.join("papers.json"));
    let bytes = fs::read(&source).map_err(|error| PrerenderError::file(&source, error))?;
    // A site is only published of a catalogue that is right as a whole.
    let catalogue = decode(&bytes).map_err(|error| PrerenderError::Catalogue(source, error.to_string()))?;
    // Without prepared figures and counted stars the data is written as it was read.
    let pictured = figures::merged(&arguments.app, &catalogue)?;
    let starred = stars::merged(&arguments.app, pictured.as_ref().unwrap_or(&catalogue))?;
    let (catalogue, bytes) = match starred.or(pictured) {
        Some(merged) => {
            let bytes = encode(&merged).into_bytes();
            (merged, bytes)
        }
        None => (catalogue, bytes),
    };
    let library = Library::new(catalogue, base.clone());
    if let Some(path) = &arguments.contact_sheet {
        let (page, figures) = contact_sheet::contact_sheet(&library);
        fs::write(path, page).map_err(|error| PrerenderError::file(path, error))?;
        return Ok(format!("{figures} figures"));
    }
    let mut prose = Prose::new(&library.catalogue, ACCESSIBILITY, render);
    prose.legend = legend(&library).into_string();
    let has_worker = !arguments.without_worker;
    let site = Site {
        library: Box::leak(Box::new(library)),
        base,
        origin,
        prose,
        has_worker,
        has_pictures: arguments.pictures.is_some(),
    };

    if arguments.dist.exists() {
        fs::remove_dir_all(&arguments.dist).map_err(|error| PrerenderError::file(&arguments.dist, error))?;
    }
    copy(&arguments.app, &arguments.dist)?;
    let data = write_data(&site, &arguments.dist, &bytes)?;
    write(&arguments.dist, FILE, site.prose.encode().as_bytes())?;
    let template = Template::read(&arguments.app, &arguments.contribute, &site, data.parts.as_deref())?;
    for file in template.contribute_program.files() {
        let from = arguments.contribute.join(file);
        let content = fs::read(&from).map_err(|error| PrerenderError::file(&from, error))?;
        write(&arguments.dist, &format!("{CONTRIBUTE}{file}"), &content)?;
    }
    for (name, content) in &template.files {
        write(&arguments.dist, name, content.as_bytes())?;
    }
    // The sheets are one file now.
    for name in &template.replaced {
        let path = arguments.dist.join(name);
        fs::remove_file(&path).map_err(|error| PrerenderError::file(&path, error))?;
    }
    write(&arguments.dist, feed::MANIFEST, feed::manifest(&site).as_bytes())?;
    let pages = pages::all(&site);
    let mut documents: Vec<_> = pages.iter().map(|page| (page.file.clone(), template.fill(&site, page))).collect();
    documents.push((pages::SHELL.to_owned(), template.around(&head::shell(&site), &pages::shell(&site))));
    let needed = [&template.needed[..], &data.needed, &[feed::MANIFEST.to_owned(), document::ICON.to_owned()]].concat();
    let release = worker::Release::new(&site, &arguments.dist, &needed, &mut documents)?;
    for (file, document) in &documents {
        write(&arguments.dist, file, document.as_bytes())?;
    }
    write(&arguments.dist, worker::FILE, release.worker(&site).as_bytes())?;
    write(&arguments.dist, "sitemap.xml", feed::sitemap(&site, &pages).as_bytes())?;
    write(&arguments.dist, "feed.xml", feed::atom(&site).as_bytes())?;
    write(&arguments.dist, "robots.txt", feed::robots(&site).as_bytes())?;
    // GitHub Pages would otherwise leave out files whose names begin with an underscore.
    write(&arguments.dist, ".nojekyll", b"")?;
    // Last, and known to no worker: only other sites ask for the pictures.
    let pictures = match &arguments.pictures {
        Some(cache) => format!(", {}", share::write(site.library, &arguments.app, &arguments.dist, cache)?),
        None => String::new(),
    };
    Ok(format!("{} pages{pictures}", pages.len()))
}

/// What of the list's data the program begins with.
struct Data {
    /// The folder of its parts, where it is loaded in parts.
    parts: Option<String>,
    /// The files of it that are there under a name of their own content.
    needed: Vec<String>,
}

/// Writes the data of the list: as one file and, of a long list, in parts.
fn write_data(site: &Site, dist: &Path, bytes: &[u8]) -> Result<Data, PrerenderError> {
    // Of a long list too, for who wants to work with it.
    write(dist, "papers.json", squeezed(bytes).as_bytes())?;
    if !site.library.is_long() {
        return Ok(Data { parts: None, needed: Vec::new() });
    }
    let folder = format!("list-{}/", document::short_hash(&String::from_utf8_lossy(bytes)));
    for file in long::files(&site.library.catalogue, &site.library.index) {
        write(dist, &format!("{folder}{}", file.name), &file.content)?;
    }
    let needed = [long::LIST, Index::HEAD].map(|name| format!("{folder}{name}")).to_vec();
    Ok(Data { parts: Some(folder), needed })
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
