//! The generator: writes the site of a catalogue as static files.
//!
//! The pages are rendered by the components that the program in the browser is made of, so the
//! program finds on its start what it would render itself.
// See the same limit of the app.
#![recursion_limit = "256"]
mod app;
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
pub mod prepared;
mod release;
mod share;
mod short_title;
mod site;
mod sitemap;
mod static_pages;
mod structured_data;

use std::fmt;
use std::sync::Arc;

use awesome_papers::data::abstracts::ListAbstracts;
use awesome_papers::data::library::Library;
use awesome_papers::data::prose::Prose;
use awesome_papers::html::legend::legend;
use awesome_papers::html::markdown::render;
use catalogue::Catalogue;
use catalogue::abstracts::{self, Abstracts};
use catalogue::route::Base;

pub use app::App;
use assets::Assets;
use data::Data;
use dist::Dist;
use document::Template;
pub use error::Error;
pub use options::Options;
use rayon::prelude::*;
use release::Release;
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
/// When a file beside the catalogue is wrong, or a file cannot be read or written. What was in the
/// folder is in it then as before.
pub fn generate(options: Options) -> Result<Report, Error> {
    #[cfg(not(feature = "pictures"))]
    if options.pictures.is_some() {
        return Err(Error::NoPictures);
    }
    let Options { app, mut catalogue, public, dist, base, origin, has_worker, keeps_before, pictures } = options;
    let dist = Dist::create(&dist)?;
    let mut abstracts = Abstracts::default();
    for folder in &public {
        dist.copy(folder)?;
        abstracts.extend(prepared::abstracts(&folder.join(abstracts::FILE))?.unwrap_or_default());
        catalogue = prepared::merged(folder, catalogue)?;
    }
    let mut library = Library::new(catalogue, base.clone());
    // Not those of a long list, most of whose papers have no page.
    library.abstracts = (!abstracts.is_empty() && !library.is_long()).then(ListAbstracts::default);
    let mut prose = Prose::new(&library.catalogue, ACCESSIBILITY, render);
    prose.legend = legend(&library).into_string();
    let site = Site {
        library: Box::leak(Box::new(library)),
        base,
        origin: origin.trim_end_matches('/').to_owned(),
        prose: Arc::new(prose),
        abstracts,
        has_worker,
        has_pictures: pictures.is_some(),
    };
    let mut assets = Assets::default();
    let data = Data::write(&site, &dist, &mut assets)?;
    let template = Template::new(&site, app, &data, dist.read(document::ICON)?, &mut assets);
    assets.write(&dist)?;

    let pages = pages::all(&site, |route, content| template.document(route, content));
    pages.par_iter().try_for_each(|page| pages::write_abstract(&site, &dist, page))?;
    let release = Release { site: &site, template: &template, assets: &assets, data: &data, pages: &pages };
    release.write(app, &dist)?;
    let feeds = feed::all(&site, &pages);
    feeds.par_iter().try_for_each(|(file, feed)| dist.write(file, feed))?;
    dist.write("robots.txt", sitemap::robots(&site))?;
    dist.write(opensearch::FILE, opensearch::description(&site))?;
    // GitHub Pages would otherwise leave out files whose names begin with an underscore.
    dist.write(".nojekyll", "")?;
    let report = Report {
        pages: pages.len(),
        // Last, and known to no worker: only other sites ask for the pictures.
        #[cfg(feature = "pictures")]
        pictures: match pictures {
            Some(cache) => Some(share::pictures::write(site.library, &public, &dist, &cache)?),
            None => None,
        },
    };
    dist.finish(keeps_before)?;
    Ok(report)
}

/// A page that shows every drawn figure of a list in both themes, for those who work on them; with
/// how many figures it shows.
#[must_use]
pub fn contact_sheet(catalogue: Catalogue) -> (String, usize) {
    contact_sheet::contact_sheet(&Library::new(catalogue, Base::default()))
}
