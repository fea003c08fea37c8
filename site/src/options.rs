//! What the generator is asked for.
use std::path::PathBuf;

use catalogue::Catalogue;
use catalogue::route::Base;

use crate::app::App;

/// What to write, and where to.
#[derive(Clone, Debug)]
pub struct Options<'a> {
    /// The compiled app.
    pub app: &'a App,
    /// The list.
    pub catalogue: Catalogue,
    /// Folders with files that are published as they are, in place of those that every site has and of
    /// those of the folders before; and with what was prepared for the site, such as figures.
    pub public: Vec<PathBuf>,
    /// The folder to write the site to. A site that is in it is replaced, and nothing else.
    pub dist: PathBuf,
    /// The path under which the site will live.
    pub base: Base,
    /// The scheme and host under which it will live, for the addresses that must be whole
    /// (canonical links, feed, sitemap).
    pub origin: String,
    /// Whether readers get a service worker, with which the site works offline. Without, it is also
    /// taken away from readers who have it.
    pub has_worker: bool,
    /// Whether the site that is replaced is kept, in a temporary folder beside its place. To delete it takes a
    /// while, in which the new one is there already.
    pub keeps_before: bool,
    /// Draws a picture of each paper for where its page is shared; the folder keeps what was drawn.
    /// Needs the feature `pictures`.
    pub pictures: Option<PathBuf>,
}
