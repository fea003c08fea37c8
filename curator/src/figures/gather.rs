//! Fetches and prepares many figures in parallel: some threads fetch, others prepare. A failure
//! concerns one figure and is reported with it.
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel, sync_channel};
use std::sync::{Mutex, PoisonError};

use catalogue::WebAddress;
use catalogue::manifest::Entry;
use percent_encoding::percent_decode_str;

use super::fetch::{Queue, Turn};
use super::make::{content, make};
use super::pixels::Unusable;
use super::store::Store;
use crate::files::FileError;
use crate::repository::path_in;
use crate::web::progress::Progress;
use crate::web::{Client, Request, RequestError};

/// What we would like to get from a server that has a choice.
const ACCEPTED: &str = "image/png,image/webp,image/jpeg,image/gif,image/svg+xml;q=0.9,*/*;q=0.5";

/// After so many figures the manifest is written, so that an interrupted run can go on.
const BETWEEN_SAVES: usize = 16;

/// How figures are brought.
pub struct GatherOptions {
    /// Asks the servers.
    pub client: Client,
    /// A server that is asked in place of all others.
    pub base_url: Option<String>,
    /// A copy of the list's repository, and its address.
    pub checkout: Option<(PathBuf, WebAddress)>,
    /// How many figures are brought at once.
    pub at_once: usize,
    /// How many of them from one server.
    pub per_host: usize,
    /// How many figures are prepared at once.
    pub threads: usize,
}

/// Why a figure is not prepared.
#[derive(Debug, thiserror::Error)]
pub enum FigureError {
    /// No answer that can be used.
    #[error("{error}{}", skipped(*left))]
    Web {
        /// What is wrong with it.
        error: RequestError,
        /// How many other figures of that server were then not asked for.
        left: usize,
    },
    /// It is not in the copy of the repository.
    #[error("{}: {source}", path.display())]
    File {
        /// Where it was looked for.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// It is not one.
    #[error(transparent)]
    Picture(#[from] Unusable),
}

fn skipped(left: usize) -> String {
    match left {
        0 => String::new(),
        1 => "; another figure of this server was not asked for".to_owned(),
        left => format!("; {left} other figures of this server were not asked for"),
    }
}

/// A figure that is not prepared, and why.
#[derive(Debug)]
pub struct Finding {
    /// Where the figure is.
    pub source: String,
    /// What is wrong.
    pub error: FigureError,
}

/// Brings and prepares figures; returns those that could not be, in the order of `sources`.
///
/// # Errors
/// When the folder cannot be written.
pub fn gather(sources: &[&WebAddress], store: &Store, options: &GatherOptions) -> Result<Vec<Finding>, FileError> {
    let queue = Queue::new(sources, options.per_host);
    let progress = Progress::new("figures", sources.len());
    // No more pictures are held than are soon prepared, however fast the servers are.
    let (bring, brought) = sync_channel::<(&WebAddress, Vec<u8>)>(options.threads);
    let brought = Mutex::new(brought);
    let (tell, outcomes) = channel::<(&WebAddress, Result<(), Failure>)>();
    let mut findings = Vec::new();
    let (queue, brought) = (&queue, &brought);
    let outcome = std::thread::scope(|scope| {
        for _ in 0..options.at_once.max(1) {
            let (bring, tell) = (bring.clone(), tell.clone());
            scope.spawn(move || {
                while let Some(turn) = queue.next() {
                    match fetch(turn.source, options) {
                        // Those who prepare are there until nobody brings anything more.
                        Ok(bytes) => _ = bring.send((turn.source, bytes)),
                        Err(error) => report_error(&turn, error, &tell),
                    }
                }
            });
        }
        for _ in 0..options.threads.max(1) {
            let tell = tell.clone();
            scope.spawn(move || {
                while let Some((source, bytes)) = next(brought) {
                    _ = tell.send((source, prepare(source, &bytes, store)));
                }
            });
        }
        drop((bring, tell));
        let mut failed = Ok(());
        for (number, (source, outcome)) in outcomes.iter().enumerate() {
            progress.at(number + 1);
            match outcome {
                Ok(()) if (number + 1) % BETWEEN_SAVES == 0 => failed = failed.and_then(|()| store.save()),
                Ok(()) => {}
                Err(Failure::FigureError(error)) => {
                    findings.push(Finding { source: source.to_string(), error });
                }
                Err(Failure::Write(error)) => failed = failed.and(Err(error)),
            }
            if failed.is_err() {
                // What cannot be kept need not be brought.
                queue.close();
            }
        }
        failed
    });
    outcome.and_then(|()| store.save())?;
    let place = |finding: &Finding| sources.iter().position(|source| source.as_str() == finding.source);
    findings.sort_by_key(place);
    Ok(findings)
}

/// Why there are no files of a figure.
enum Failure {
    /// It is the figure's error.
    FigureError(FigureError),
    /// They could not be written.
    Write(FileError),
}

fn next<'a>(brought: &Mutex<Receiver<(&'a WebAddress, Vec<u8>)>>) -> Option<(&'a WebAddress, Vec<u8>)> {
    brought.lock().unwrap_or_else(PoisonError::into_inner).recv().ok()
}

/// Tells what is wrong with a figure, and asks no more of a server that wants to be left alone.
fn report_error<'a>(turn: &Turn<'_, 'a>, error: FigureError, tell: &Sender<(&'a WebAddress, Result<(), Failure>)>) {
    let error = match error {
        FigureError::Web { error: error @ RequestError::RateLimited { .. }, .. } => {
            FigureError::Web { error, left: turn.give_up().len() }
        }
        error => error,
    };
    // The receiver is there until every sender is gone.
    let _ = tell.send((turn.source, Err(Failure::FigureError(error))));
}

/// The bytes of a figure.
fn fetch(source: &WebAddress, options: &GatherOptions) -> Result<Vec<u8>, FigureError> {
    if let Some((folder, repository)) = &options.checkout
        && let Some(path) = path_in(source, repository)
    {
        return read(folder, path, options.client.limits().body_limit);
    }
    let whole = match &options.base_url {
        Some(base) => {
            let rest = source.as_str().split_once("://").map_or("", |(_, rest)| rest);
            format!("{base}/{rest}")
        }
        None => source.to_string(),
    };
    let answer = options.client.send(&Request::get(&whole).header("accept", ACCEPTED));
    answer
        .and_then(|answer| Ok(answer.error_for_status()?.into_bytes()))
        .map_err(|error| FigureError::Web { error, left: 0 })
}

/// Reads a figure from the copy of the repository.
fn read(folder: &Path, path: &str, limit: u64) -> Result<Vec<u8>, FigureError> {
    let name = path.split(['?', '#']).next().unwrap_or(path);
    let path = folder.join(percent_decode_str(name).decode_utf8_lossy().trim_start_matches('/'));
    let failed = |source| FigureError::File { path: path.clone(), source };
    let inside = path.canonicalize().and_then(|path| Ok(path.starts_with(folder.canonicalize()?)));
    if !inside.map_err(failed)? {
        return Err(failed(std::io::Error::other("this is outside of the repository")));
    }
    let length = std::fs::metadata(&path).map_err(failed)?.len();
    if length > limit {
        return Err(Unusable::TooLarge(format!("has {length} bytes, which is too many")).into());
    }
    std::fs::read(&path).map_err(failed)
}

/// Makes the files of a figure, unless they are there.
fn prepare(source: &WebAddress, bytes: &[u8], store: &Store) -> Result<(), Failure> {
    let content = content(bytes);
    let prepared = match store.same(&content) {
        Some(prepared) => prepared,
        None => {
            // A decoder that gives up on a picture must not end the run.
            let made = catch_unwind(AssertUnwindSafe(|| make(bytes, &store.stem(&content))))
                .unwrap_or_else(|_| Err(Unusable::Damaged("the decoder fails".to_owned())))
                .map_err(|unusable| Failure::FigureError(unusable.into()))?;
            store.keep(&made.files).map_err(Failure::Write)?;
            made.prepared
        }
    };
    store.note(source.as_str(), Entry { content, prepared });
    Ok(())
}
