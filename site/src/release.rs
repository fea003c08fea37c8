//! The release: all that is published together, its version, and the service worker that takes all
//! of it or nothing.
use std::collections::{BTreeMap, BTreeSet};

use awesome_papers::data::library::FILE as PAPERS;
use rayon::prelude::*;
use serde::Serialize;

use crate::app::App;
use crate::assets::{Assets, integrity, short_hash};
use crate::data::Data;
use crate::dist::Dist;
use crate::document::{ICON, Template, of_release};
use crate::error::Error;
use crate::pages::{Page, SHELL};
use crate::site::Site;
use crate::{manifest, sitemap};

/// The file of the service worker. It stays where it is, since browsers look for it there.
const WORKER: &str = "sw.js";

/// The document of a page, in the folder that its address names.
const PAGE: &str = "index.html";

/// The documents that readers keep, besides the assets: those with the same name in every release. Of the
/// pages, only the first and those that the program cannot show by itself.
const KEPT: [&str; 7] = [PAGE, "start/index.html", "authors/index.html", SHELL, sitemap::FILE, manifest::FILE, ICON];

/// The trends, which the program cannot show of a long list.
const TRENDS: &str = "trends/index.html";

/// All that is published together, but for its data.
pub struct Release<'a> {
    /// The site.
    pub site: &'a Site,
    /// The document around every page.
    pub template: &'a Template<'a>,
    /// The files that are named by their content.
    pub assets: &'a Assets,
    /// Which of them are the data.
    pub data: &'a Data,
    /// The pages.
    pub pages: &'a [Page],
}

/// The name of a file that is not named by its content, and its content.
type Document<'a> = (&'a str, &'a str);

/// What the service worker knows of its release.
#[derive(Serialize)]
struct Known<'a> {
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

impl Release<'_> {
    /// Writes the documents, and the service worker that knows them.
    ///
    /// # Errors
    /// When one cannot be written.
    pub fn write(&self, app: &App, dist: &Dist) -> Result<(), Error> {
        let others = [
            (SHELL, self.template.shell()),
            (sitemap::FILE, sitemap::sitemap(self.site, self.pages)),
            (manifest::FILE, manifest::manifest(self.site)),
            (ICON, self.template.icon().to_owned()),
        ];
        let pages = self.pages.iter().map(|page| (page.file.as_str(), &*page.document));
        let others = others.iter().map(|(name, content)| (*name, content.as_str()));
        let documents: Vec<Document> = pages.chain(others).collect();
        let version = self.version(&documents);
        let is_long = self.site.library.is_long();
        let kept = documents.par_iter().map(|(name, content)| {
            let content = of_release(content, &version);
            dist.write(name, &content)?;
            Ok(is_kept(name, is_long).then(|| (*name, integrity(content.as_bytes()))))
        });
        let kept = kept.collect::<Result<Vec<_>, Error>>()?.into_iter().flatten().collect();
        self.write_worker(app, dist, &version, &documents, kept)
    }

    /// The version: a hash that changes with any asset or document. The documents are still without it.
    fn version(&self, documents: &[Document]) -> String {
        let hashes: Vec<String> = documents.par_iter().map(|(_, content)| integrity(content.as_bytes())).collect();
        let documents = documents.iter().map(|(name, _)| *name).zip(hashes);
        let mut all = format!("{}\n", self.site.has_worker);
        for (name, integrity) in self.assets.integrities().chain(documents) {
            all += &format!("{name} {integrity}\n");
        }
        short_hash(all.as_bytes())
    }

    /// Writes the service worker or, for a site without one, the worker that takes away all others.
    fn write_worker(
        &self,
        app: &App,
        dist: &Dist,
        version: &str,
        documents: &[Document],
        kept: BTreeMap<&str, String>,
    ) -> Result<(), Error> {
        if !self.site.has_worker {
            return dist.write(WORKER, &app.scripts.no_worker);
        }
        let known = Known {
            version,
            papers: self.data.papers.as_deref(),
            assets: self.assets.integrities().collect(),
            documents: kept.into_iter().map(|(name, hash)| (name.strip_suffix(PAGE).unwrap_or(name), hash)).collect(),
            folders: documents.iter().map(|(name, _)| first_folder(name)).chain(["", PAPERS]).collect(),
        };
        // Texts can always be written as JSON.
        let known = serde_json::to_string(&known).unwrap_or_default();
        dist.write(WORKER, format!("const RELEASE={known};\n{}", app.scripts.worker))
    }
}

/// Whether readers keep a document.
fn is_kept(name: &str, is_long: bool) -> bool {
    KEPT.contains(&name) || is_long && name == TRENDS
}

/// The first part of the name of a file.
fn first_folder(name: &str) -> &str {
    name.split('/').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{KEPT, TRENDS, is_kept};

    #[test]
    fn what_the_program_can_show_by_itself_is_not_kept() {
        for (is_long, trends) in [(false, false), (true, true)] {
            assert_eq!(is_kept(TRENDS, is_long), trends);
            assert!(KEPT.iter().all(|name| is_kept(name, is_long)));
            assert!(!is_kept("about/index.html", is_long));
        }
    }
}
