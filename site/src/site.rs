//! The site that is being written.
use std::sync::Arc;

use awesome_papers::data::library::Library;
use awesome_papers::data::prose::Prose;
use catalogue::PaperId;
use catalogue::abstracts::Abstracts;
use catalogue::route::Base;

/// What every page of the site needs to be written.
pub struct Site {
    /// The list, indexed.
    pub library: &'static Library,
    /// The path under which it will live.
    pub base: Base,
    /// The scheme and host under which it will live, without a slash at the end.
    pub origin: String,
    /// The curator's texts, rendered.
    pub prose: Arc<Prose>,
    /// The abstracts of its papers, as far as they are known.
    pub abstracts: Abstracts,
    /// Whether its readers get a service worker.
    pub has_worker: bool,
    /// Whether each paper has a picture of its own for where its page is shared.
    pub has_pictures: bool,
}

impl Site {
    /// The abstract that the page of a paper shows.
    pub fn abstract_of(&self, id: &PaperId) -> Option<&str> {
        self.abstracts.get(id).filter(|_| self.library.has_abstracts()).map(|found| found.text.as_str())
    }

    /// The whole address of a path of the site.
    pub fn whole(&self, path: &str) -> String {
        format!("{}{path}", self.origin)
    }

    /// The whole address of a file of the site.
    pub fn whole_file(&self, name: &str) -> String {
        self.whole(&self.base.file(name))
    }
}
