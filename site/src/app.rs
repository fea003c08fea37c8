//! The compiled app, as `cargo xtask build` makes it.
use std::fs;
use std::path::Path;

use crate::error::Error;

/// The file of the lazy part of the program.
pub(crate) const LAZY: &str = "split_lazy.wasm";

/// Calls a macro with the names of the files of the app, as literals.
#[macro_export]
macro_rules! with_app_files {
    ($macro:ident) => {
        $macro!(
            "program.js",
            "program.wasm",
            "split_lazy.wasm",
            "style.css",
            "start.js",
            "loader.js",
            "offline.js",
            "lightbox.js",
            "markdown.js",
            "worker.js",
            "no_worker.js"
        )
    };
}

/// The compiled app.
#[derive(Clone, Debug)]
pub struct App {
    /// The script that loads the program.
    pub(crate) program: String,
    /// The program, a WebAssembly module.
    pub(crate) wasm: Vec<u8>,
    /// Its lazy part, which the script loads under the name [`LAZY`].
    pub(crate) lazy: Vec<u8>,
    /// The style sheet.
    pub(crate) style: String,
    /// The scripts of site/scripts, and `src/start.js`.
    pub(crate) scripts: Scripts,
}

/// The scripts beside the program.
#[derive(Clone, Debug)]
pub(crate) struct Scripts {
    /// Runs before the first paint; part of the page.
    pub start: String,
    /// Starts the program; part of the page.
    pub loader: String,
    /// Registers the service worker.
    pub offline: String,
    /// Enlarges figures.
    pub lightbox: String,
    /// Renders notes.
    pub markdown: String,
    /// The service worker.
    pub worker: String,
    /// The worker that takes all others away.
    pub no_worker: String,
}

macro_rules! list {
    ($($name:literal),*) => { &[$($name),*] };
}

impl App {
    /// The names of its files.
    pub const FILES: &'static [&'static str] = with_app_files!(list);

    /// Reads the app from a folder.
    ///
    /// # Errors
    /// When one of its files cannot be read.
    pub fn read(folder: &Path) -> Result<Self, Error> {
        Self::new(|name| {
            let path = folder.join(name);
            fs::read(&path).map_err(Error::file(&path))
        })
    }

    /// The app whose files `file` gives by their names.
    ///
    /// # Errors
    /// When `file` fails, or a file that must be text is none.
    pub fn new(file: impl Fn(&str) -> Result<Vec<u8>, Error>) -> Result<Self, Error> {
        let text = |name: &str| {
            String::from_utf8(file(name)?)
                .map_err(|error| Error::Source { path: name.into(), problem: error.to_string() })
        };
        Ok(Self {
            program: text("program.js")?,
            wasm: file("program.wasm")?,
            lazy: file(LAZY)?,
            style: text("style.css")?,
            scripts: Scripts {
                start: text("start.js")?,
                loader: text("loader.js")?,
                offline: text("offline.js")?,
                lightbox: text("lightbox.js")?,
                markdown: text("markdown.js")?,
                worker: text("worker.js")?,
                no_worker: text("no_worker.js")?,
            },
        })
    }
}
