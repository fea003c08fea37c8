//! Everything that can go wrong in a task, worded for the person who has to act on it.

use std::{io, path::PathBuf, process::ExitStatus};

/// The result of a task or of one of its parts.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why a task stopped.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A program is needed that this project does not install.
    #[error("{what}\n  what to do: {remedy}")]
    Missing {
        /// What was looked for and not found.
        what: String,
        /// How to get it.
        remedy: &'static str,
    },
    /// A tool could not be installed.
    #[error("could not install {tool}: {cause}\n  what to do: {remedy}")]
    Install {
        /// The tool and its version.
        tool: String,
        /// What happened instead.
        cause: Box<Error>,
        /// How to get it another way.
        remedy: String,
    },
    /// A program ran and reported failure.
    #[error("`{command}` failed ({status})")]
    Failed {
        /// The command as it would be typed.
        command: String,
        /// How it ended.
        status: ExitStatus,
    },
    /// A program could not be started at all.
    #[error("could not start `{command}`: {cause}")]
    Start {
        /// The command as it would be typed.
        command: String,
        /// What the system said.
        cause: io::Error,
    },
    /// A file could not be read or written.
    #[error("{}: {cause}", path.display())]
    File {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        cause: io::Error,
    },
    /// A site could not be served.
    #[error(transparent)]
    Serve(#[from] server::Error),
    /// A file or a program's answer has not the form this project relies on.
    #[error("{0}")]
    Unexpected(String),
    /// Some rules of `tidy` did not hold; the lines have been named already.
    #[error("{0}")]
    Unmet(String),
}

impl Error {
    /// Names the path in a failure to read or write it.
    pub fn file(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        |cause| Self::File { path, cause }
    }
}
