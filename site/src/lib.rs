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
mod opensearch;
mod options;
mod pages;
mod prepared;
mod release;
mod share;
mod site;
mod sitemap;
mod static_pages;
mod structured_data;

use std::fmt;
use std::fs;
use std::path::Path;

use awesome_papers::data::prose::Prose;
use awesome_papers::html::legend::legend;
use awesome_papers::html::markdown::render;

use assets::{App, Assets};
use data::Data;
use dist::Dist;
use document::Template;
pub use error::Error;
pub use options::Options;
use site::Site;

/// The page that says for whom the site works. It is the same for every list.
const ACCESSIBILITY: &str = include_str!("../accessibility.md");

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
    for (file, feed) in feed::all(&site, &pages) {
        dist.write(&file, feed)?;
    }
    dist.write("robots.txt", sitemap::robots(&site))?;
    dist.write(opensearch::FILE, opensearch::description(&site))?;
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
