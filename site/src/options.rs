//! What the generator is asked for.
use std::path::PathBuf;

use catalogue::route::Base;

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
