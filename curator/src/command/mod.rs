//! The commands, one file each.
use std::path::{Path, PathBuf};
use std::process::ExitCode;

pub mod add;
pub mod check;
pub mod export;
pub mod figures;
pub mod import;
pub mod links;
pub mod network;
pub mod stars;
mod today;

pub use today::today;

/// Nothing to complain of.
pub const CLEAN: u8 = 0;
/// Problems were found.
pub const PROBLEMS: u8 = 1;
/// The command could not run.
pub const FAILED: u8 = 2;

/// Why a command could not run.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file could not be read.
    #[error("{}: {source}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// A file could not be written.
    #[error("{} could not be written: {source}", path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// The catalogue is not one.
    #[error("{}: {source}", path.display())]
    Decode {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        source: Box<catalogue::decode::DecodeError>,
    },
    /// The lists do not make a catalogue.
    #[error(transparent)]
    Import(#[from] crate::import::catalogue::ImportError),
    /// Another server gives no answer that can be used.
    #[error(transparent)]
    Web(#[from] crate::web::Fault),
    /// Nothing is known of a paper.
    #[error(transparent)]
    Unknown(#[from] crate::add::Unknown),
    /// An argument means nothing.
    #[error("{0}")]
    Argument(String),
    /// The terminal or the pipe does not take the output.
    #[error("the output could not be written: {0}")]
    Output(#[from] std::io::Error),
}

/// What a command comes to.
pub type Outcome = Result<ExitCode, Error>;

/// Reads a file.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>, Error> {
    std::fs::read(path).map_err(|source| Error::Read { path: path.to_owned(), source })
}

/// Writes a file whole or not at all: beside it first, then in its place.
pub(crate) fn write(path: &Path, content: impl AsRef<[u8]>) -> Result<(), Error> {
    let failed = |source| Error::Write { path: path.to_owned(), source };
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".new");
    let beside = path.with_file_name(name);
    std::fs::write(&beside, content).map_err(failed)?;
    std::fs::rename(&beside, path).map_err(failed)
}

/// Reads a catalogue.
pub(crate) fn read_catalogue(path: &Path) -> Result<catalogue::Catalogue, Error> {
    catalogue::decode::decode(&read(path)?)
        .map_err(|source| Error::Decode { path: path.to_owned(), source: Box::new(source) })
}
