//! The generator: writes the site of a catalogue as static files.
//!
//! The pages are rendered by the components that the program in the browser is made of, so the
//! program finds on its start what it would render itself.
mod assets;
mod contact_sheet;
mod data;
mod dist;
mod document;
mod error;
mod feed;
mod head;
mod manifest;
mod pages;
mod prepared;
mod release;
mod share;
mod sitemap;
mod structured_data;

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use awesome_papers::data::library::Library;
use awesome_papers::data::prose::Prose;
use awesome_papers::html::legend::legend;
use awesome_papers::html::markdown::render;
use catalogue::route::Base;

use assets::{App, Assets};
use data::Data;
use dist::Dist;
use document::Template;
pub use error::Error;

/// The page that says for whom the site works. It is the same for every list.
const ACCESSIBILITY: &str = include_str!("../accessibility.md");

/// What to write, and where to.
#[derive(Clone, Debug)]
pub struct Options {
    /// The folder with the compiled app: its programs, style sheets and scripts.
    pub app: PathBuf,
    /// The folder with the files that are published as they are, such as icons; and with what was
    /// prepared for the site, such as figures.
    pub public: PathBuf,
    /// The folder to write the site to. What was in it is removed.
    pub dist: PathBuf,
    /// The path under which the site will live.
    pub base: Base,
    /// The scheme and host under which it will live, for the addresses that must be whole
    /// (canonical links, feed, sitemap).
    pub origin: String,
    /// The catalogue; `papers.json` of `public` when not given.
    pub catalogue: Option<PathBuf>,
    /// Whether readers get a service worker, with which the site works offline. Without, it is also
    /// taken away from readers who have it.
    pub has_worker: bool,
    /// Draws a picture of each paper for where its page is shared; the folder keeps what was drawn.
    #[cfg(feature = "pictures")]
    pub pictures: Option<PathBuf>,
}

/// What was written.
#[derive(Clone, Debug)]
pub struct Report {
    /// How many pages.
    pub pages: usize,
    /// The pictures of shared pages, where there are any.
    #[cfg(feature = "pictures")]
    pub pictures: Option<share::pictures::Written>,
}

impl fmt::Display for Report {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} pages", self.pages)?;
        #[cfg(feature = "pictures")]
        if let Some(pictures) = &self.pictures {
            write!(formatter, ", {pictures}")?;
        }
        Ok(())
    }
}

/// What every page of the site needs to be written.
struct Site {
    library: &'static Library,
    base: Base,
    origin: String,
    prose: Prose,
    has_worker: bool,
    /// Whether each paper has a picture of its own for where its page is shared.
    has_pictures: bool,
}

impl Site {
    /// The whole address of a path of the site.
    fn whole(&self, path: &str) -> String {
        format!("{}{path}", self.origin)
    }

    /// The whole address of a file of the site.
    fn whole_file(&self, name: &str) -> String {
        self.whole(&self.base.file(name))
    }
}

/// Writes the site.
///
/// The catalogue stays in memory until the process ends.
///
/// # Errors
/// When the catalogue or a file beside it is wrong, or a file cannot be read or written.
pub fn generate(options: &Options) -> Result<Report, Error> {
    let library = data::library(options)?;
    let mut prose = Prose::new(&library.catalogue, ACCESSIBILITY, render);
    prose.legend = legend(&library).into_string();
    let site = Site {
        library: Box::leak(Box::new(library)),
        base: options.base.clone(),
        origin: options.origin.trim_end_matches('/').to_owned(),
        prose,
        has_worker: options.has_worker,
        #[cfg(feature = "pictures")]
        has_pictures: options.pictures.is_some(),
        #[cfg(not(feature = "pictures"))]
        has_pictures: false,
    };
    let dist = Dist::create(&options.dist)?;
    dist.copy(&options.public)?;
    let app = App::read(&options.app)?;
    let mut assets = Assets::default();
    let data = Data::write(&site, &dist, &mut assets)?;
    let template = Template::new(&site, &app, &data, &options.public, &mut assets)?;
    assets.write(&dist)?;

    let pages = pages::all(&site);
    let documents = |version: &str| -> Vec<release::Document> {
        let written = pages.iter().map(|page| (page.file.clone(), template.document(version, page)));
        let others = [
            (pages::SHELL.to_owned(), template.shell(version)),
            (sitemap::FILE.to_owned(), sitemap::sitemap(&site, &pages)),
            (manifest::FILE.to_owned(), manifest::manifest(&site)),
            (document::ICON.to_owned(), template.icon.clone()),
        ];
        written.chain(others).collect()
    };
    let version = release::version(&site, &assets, &documents(""));
    let documents = documents(&version);
    for (name, content) in &documents {
        dist.write(name, content)?;
    }
    release::write_worker(&site, &app, &dist, &version, (&assets, &data), &documents)?;
    dist.write("feed.xml", feed::feed(&site))?;
    dist.write("robots.txt", sitemap::robots(&site))?;
    // GitHub Pages would otherwise leave out files whose names begin with an underscore.
    dist.write(".nojekyll", "")?;
    Ok(Report {
        pages: pages.len(),
        // Last, and known to no worker: only other sites ask for the pictures.
        #[cfg(feature = "pictures")]
        pictures: match &options.pictures {
            Some(cache) => Some(share::pictures::write(site.library, &options.public, &dist, cache)?),
            None => None,
        },
    })
}

/// Writes a page that shows every drawn figure of the list in both themes, for those who work on
/// them; returns how many figures it shows.
///
/// # Errors
/// When the catalogue cannot be read, or the page not be written.
pub fn contact_sheet(options: &Options, path: &Path) -> Result<usize, Error> {
    let (page, figures) = contact_sheet::contact_sheet(&data::library(options)?);
    fs::write(path, page).map_err(Error::file(path))?;
    Ok(figures)
}
