//! Why the site could not be written.
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use catalogue::route::BaseError;

/// Why the site could not be written.
#[derive(Debug)]
pub enum PrerenderError {
    /// A file or folder could not be read or written.
    File(PathBuf, io::Error),
    /// The catalogue is wrong.
    Catalogue(PathBuf, String),
    /// The base path is wrong.
    Base(BaseError),
    /// The document that trunk built lacks a part that the pages are put into.
    Template(&'static str),
    /// A font of the pictures is missing.
    Font(&'static str),
    /// A colour of the pictures is missing.
    Token(&'static str),
    /// The picture of a paper could not be drawn.
    Picture(String, String),
}

impl PrerenderError {
    /// An error about a file or folder.
    pub fn file(path: &Path, error: io::Error) -> Self {
        Self::File(path.to_owned(), error)
    }
}

impl From<BaseError> for PrerenderError {
    fn from(error: BaseError) -> Self {
        Self::Base(error)
    }
}

impl fmt::Display for PrerenderError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path, error) => write!(formatter, "{}: {error}", path.display()),
            Self::Catalogue(path, problem) => write!(formatter, "{}: {problem}", path.display()),
            Self::Base(error) => error.fmt(formatter),
            Self::Template(part) => {
                write!(
                    formatter,
                    "index.html has no {part}; it must keep the marks that index.html of this repository has"
                )
            }
            Self::Font(name) => write!(
                formatter,
                "the crate typst-assets has no font {name}; name another in prerender/src/share/fonts.rs"
            ),
            Self::Token(name) => write!(
                formatter,
                "style/tokens.css does not define {name} as light-dark(oklch(…), oklch(…)), which the pictures are drawn in"
            ),
            Self::Picture(paper, problem) => write!(formatter, "the picture of {paper} cannot be drawn: {problem}"),
        }
    }
}

impl std::error::Error for PrerenderError {}
