//! The commands, one file each.
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use catalogue::WebAddress;

pub(crate) use crate::calendar::today;

use crate::check::unreadable;
use crate::files::{FileError, read};
use crate::report::{self, Format};
use crate::repository::NOWHERE;
use crate::source::Source;
use crate::sources::{self, Sources, SourcesError, Wanted};

pub mod abstracts;
pub mod add;
pub mod build;
pub mod check;
pub mod citations;
pub mod completions;
pub mod export;
#[cfg(feature = "figures")]
pub mod figures;
pub mod import;
pub mod init;
pub mod links;
pub mod network;
pub mod refresh;
pub mod schema;
pub mod serve;
pub mod stars;

/// Nothing to complain of.
pub const CLEAN: u8 = 0;
/// Problems were found.
pub const PROBLEMS: u8 = 1;
/// The command could not run.
pub const FAILED: u8 = 2;

/// Why a command could not run.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file could not be read or written.
    #[error(transparent)]
    File(#[from] FileError),
    /// The lists do not make a catalogue.
    #[error(transparent)]
    Import(#[from] crate::import::catalogue::ImportError),
    /// Another server gives no answer that can be used.
    #[error(transparent)]
    Web(#[from] crate::web::RequestError),
    /// Nothing is known of a paper.
    #[error(transparent)]
    Unknown(#[from] crate::add::Unknown),
    /// The sources cannot be read.
    #[error(transparent)]
    Sources(#[from] SourcesError),
    /// Venues cannot be written.
    #[error(transparent)]
    Apply(#[from] crate::refresh::apply::ApplyError),
    /// There is no app.
    #[error(transparent)]
    App(#[from] crate::app::AppError),
    /// The site cannot be written.
    #[error(transparent)]
    Site(#[from] site::Error),
    /// The site cannot be served.
    #[error(transparent)]
    Serve(#[from] server::Error),
    /// The sources cannot be watched.
    #[error("the sources cannot be watched: {0}")]
    Watch(#[from] notify::Error),
    /// Ctrl-C would leave something behind.
    #[error(transparent)]
    Interrupt(#[from] ctrlc::Error),
    /// This program cannot be started once more, to make the site.
    #[error("the site could not be made: {0}")]
    Start(#[source] std::io::Error),
    /// An argument means nothing.
    #[error("{0}")]
    Argument(String),
    /// The terminal or the pipe does not take the output.
    #[error("the output could not be written: {0}")]
    Output(#[from] std::io::Error),
}

/// What a command comes to.
pub type Outcome = Result<ExitCode, Error>;

/// Reads a catalogue, to write it again: as it is, without what `papers.toml` says.
pub(crate) fn read_catalogue(path: &Path) -> Result<catalogue::Catalogue, Error> {
    let decoded = catalogue::decode::decode(&read(path)?);
    decoded.map_err(|cause| SourcesError::Decode { path: path.to_owned(), cause: Box::new(cause) }.into())
}

/// Reads a list as its site has it: a catalogue, or whatever else a site is made of. Nothing is written by
/// which its repository would have to be known.
pub(crate) fn read_list(files: &[PathBuf]) -> Result<Sources, Error> {
    Ok(sources::sources(&Wanted { files: files.to_owned(), otherwise: nowhere(), ..Wanted::default() })?)
}

/// Where something is written that is prepared for the site of a list: where it is said, or where the site looks for it.
pub(crate) fn prepared_path(said: Option<&PathBuf>, files: &[PathBuf], name: &str) -> Result<PathBuf, Error> {
    let beside = || sources::prepared(&Wanted { files: files.to_owned(), ..Wanted::default() });
    said.map_or_else(|| Ok(beside()?.join(name)), |said| Ok(said.clone()))
}

/// Says why there is no list, where the format says.
pub(crate) fn refused(error: &SourcesError, format: Format, all: bool) -> Outcome {
    report::print_as(format, error.diagnostics(), all)?;
    if let (SourcesError::Decode { path, cause }, Format::Github) = (error, format) {
        let (source, _) = Source::read(&path.to_string_lossy(), &read(path)?);
        report::print_as(format, &[unreadable::diagnostic(&source, cause)], all)?;
    }
    eprintln!("error: {error}");
    Ok(ExitCode::from(if matches!(error, SourcesError::NoPaper { .. }) { PROBLEMS } else { FAILED }))
}

/// The repository of a list of which nobody has to know the repository.
pub(crate) fn nowhere() -> Option<WebAddress> {
    WebAddress::new(NOWHERE).ok()
}
