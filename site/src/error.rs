//! Why the site could not be written.
use std::io;
use std::path::{Path, PathBuf};

/// Why the site could not be written.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file or folder could not be read or written.
    #[error("{}: {cause}", path.display())]
    File {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        cause: io::Error,
    },
    /// Something else is where the site is to be.
    #[error("{} is not empty, and no site is in it; name a new folder, or empty it first", .0.display())]
    Occupied(PathBuf),
    /// Neither this site nor the one before it could be put in its place.
    #[error(
        "{}: {cause}; the site that was there could not be put back either, and is now in {}",
        place.display(), kept.join("before").display()
    )]
    Kept {
        /// Where the site is to be.
        place: PathBuf,
        /// The folder in which the site before is.
        kept: PathBuf,
        /// What the system says.
        cause: io::Error,
    },
    /// The site is to be in a folder that is copied into it.
    #[error(
        "{} would be in {}, all of which is published; name a folder outside of it for the site",
        site.display(), public.display()
    )]
    Within {
        /// Where the site is to be.
        site: PathBuf,
        /// The folder with files to publish.
        public: PathBuf,
    },
    /// The program was compiled without what draws the pictures of shared pages.
    #[cfg(not(feature = "pictures"))]
    #[error("this program cannot draw pictures of shared pages; compile it with the feature `pictures`")]
    NoPictures,
    /// The app has no such file.
    #[error("the app has no {0}")]
    Missing(String),
    /// A file of the curator's is wrong.
    #[error("{}: {problem}", path.display())]
    Source {
        /// The file.
        path: PathBuf,
        /// What is wrong, and where.
        problem: String,
    },
    /// A font of the pictures is missing.
    #[cfg(feature = "pictures")]
    #[error("the crate typst-assets has no font {0}; name another in site/src/share/fonts.rs")]
    Font(&'static str),
    /// A colour of the pictures is missing.
    #[cfg(feature = "pictures")]
    #[error("style/tokens.css does not define {0} as light-dark(oklch(…), oklch(…)), which the pictures are drawn in")]
    Token(&'static str),
    /// The picture of a paper could not be drawn.
    #[cfg(feature = "pictures")]
    #[error("the picture of {paper} cannot be drawn: {problem}")]
    Picture {
        /// The paper's id.
        paper: String,
        /// What the renderer says.
        problem: String,
    },
}

impl Error {
    /// An error about a file or folder.
    pub(crate) fn file(path: &Path) -> impl FnOnce(io::Error) -> Self {
        |cause| Self::File { path: path.to_owned(), cause }
    }
}
