//! The release: all that is published together, its version, and the service worker that takes all
//! of it or nothing.
use std::collections::{BTreeMap, BTreeSet};

use awesome_papers::data::library::FILE as PAPERS;
use serde::Serialize;

use crate::app::App;
use crate::assets::{Assets, integrity, short_hash};
use crate::data::Data;
use crate::dist::Dist;
use crate::document::ICON;
use crate::error::Error;
use crate::manifest;
use crate::pages::SHELL;
use crate::site::Site;
use crate::sitemap;

/// The file of the service worker. It stays where it is, since browsers look for it there.
const WORKER: &str = "sw.js";

/// The document of a page, in the folder that its address names.
const PAGE: &str = "index.html";

/// The documents that readers keep, besides the assets: those with the same name in every release. Of the
/// pages, only the first and those that the program cannot show by itself, such as the trends of a long list.
const KEPT: [&str; 8] =
    [PAGE, "start/index.html", "authors/index.html", "trends/index.html", SHELL, sitemap::FILE, manifest::FILE, ICON];

/// A file that is not named by its content: its name and its content.
pub type Document = (String, String);

/// The version of a release: a hash that changes with any of its files. The documents are still
/// without it.
pub fn version(site: &Site, assets: &Assets, documents: &[Document]) -> String {
    let mut all = format!("{}\n", site.has_worker);
    for (name, integrity) in assets.integrities() {
        all += &format!("{name} {integrity}\n");
    }
    for (name, content) in documents {
        all += &format!("{name} {}\n", integrity(content.as_bytes()));
    }
    short_hash(all.as_bytes())
}

/// What the service worker knows of its release.
#[derive(Serialize)]
struct Release<'a> {
    version: &'a str,
    /// The asset with the papers, unless the list is loaded in parts.
    papers: Option<&'a str>,
    /// What is needed without a network, with the hashes by which a browser checks it: the files that
    /// are named by their content, …
    assets: BTreeMap<&'a str, String>,
    /// … and the others. Pages are under their addresses, not under their names.
    documents: BTreeMap<&'a str, String>,
    /// The first parts of the addresses of all pages.
    folders: BTreeSet<&'a str>,
}

/// Writes the service worker of a release or, for a site without one, the worker that takes away all
/// others.
///
/// # Errors
/// When it cannot be written.
pub fn write_worker(
    site: &Site,
    app: &App,
    dist: &Dist,
    version: &str,
    (assets, data): (&Assets, &Data),
    documents: &[Document],
) -> Result<(), Error> {
    if !site.has_worker {
        return dist.write(WORKER, &app.scripts.no_worker);
    }
    let address = |name: &'static str| name.strip_suffix(PAGE).unwrap_or(name);
    let kept = KEPT.iter().filter_map(|name| {
        let (_, content) = documents.iter().find(|(other, _)| other == name)?;
        Some((address(name), integrity(content.as_bytes())))
    });
    fn folder((name, _): &Document) -> &str {
        name.split('/').next().unwrap_or_default()
    }
    let release = Release {
        version,
        papers: data.papers.as_deref(),
        assets: assets.integrities().collect(),
        documents: kept.collect(),
        folders: documents.iter().map(folder).chain(["", PAPERS]).collect(),
    };
    // Texts can always be written as JSON.
    let release = serde_json::to_string(&release).unwrap_or_default();
    dist.write(WORKER, format!("const RELEASE={release};\n{}", app.scripts.worker))
}
