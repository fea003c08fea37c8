//! A long list, which is not loaded as a whole.
//!
//! The site of such a list has a folder of parts: the list's own facts with its newest papers, the
//! [prepared index](catalogue::search::prepare), the records of all papers from the newest to the
//! oldest in small files, and the positions of papers by id. What a page needs and lacks is
//! *requested*, and runs again when it has *loaded*; `fetch` does the requests.
#[cfg(target_arch = "wasm32")]
pub mod fetch;
#[cfg(feature = "ssr")]
mod write;

use std::sync::atomic::AtomicBool;
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use catalogue::decode::{DecodeError, decode_papers};
use catalogue::route::Base;
use catalogue::search::{self, CorruptPart, Index};
use catalogue::{Paper, PaperId};
use leptos::prelude::*;

use super::library::Library;
use super::load::LoadError;

#[cfg(feature = "ssr")]
pub use write::files;

/// How many records a file has.
const RECORDS: usize = 16;

/// About how many ids a file has.
const IDS: usize = 1 << 10;

/// The file with the list's own facts and its newest papers.
pub const LIST: &str = "list.json";

/// A file of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A part of the index.
    Index(search::Part),
    /// The records of some papers that follow each other.
    Records(usize),
    /// The positions of papers by their ids.
    Ids(usize),
}

impl Part {
    /// The name of the file.
    #[must_use]
    pub fn file(self) -> String {
        match self {
            Self::Index(part) => part.file(),
            Self::Records(number) => format!("records-{number}.json"),
            Self::Ids(number) => format!("ids-{number}.txt"),
        }
    }
}

/// How far a part that is not loaded yet has got.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Progress {
    /// A page needs it.
    Requested,
    /// It is being fetched.
    Pending,
    /// It did not arrive. Requested anew if the failure is temporary.
    Failed(LoadError),
}

/// What is loaded of a long list, and what is on its way.
#[derive(Debug)]
#[cfg_attr(not(target_arch = "wasm32"), allow(dead_code, reason = "only a browser fetches parts"))]
pub struct Long {
    records: Vec<OnceLock<Vec<Paper>>>,
    /// Lines of an id and a position.
    ids: Vec<OnceLock<String>>,
    underway: Mutex<Vec<(Part, Progress)>>,
    /// Notified when a part is requested.
    requested: ArcTrigger,
    /// Notified when parts have loaded, or have failed.
    loaded: ArcTrigger,
    /// Whether `loaded` is about to be notified.
    is_notifying: AtomicBool,
}

impl Long {
    fn new(papers: usize) -> Self {
        let locks = |count: usize| (0..count).map(|_| OnceLock::new());
        Self {
            records: locks(papers.div_ceil(RECORDS)).collect(),
            ids: (0..papers.div_ceil(IDS)).map(|_| OnceLock::new()).collect(),
            underway: Mutex::default(),
            requested: ArcTrigger::new(),
            loaded: ArcTrigger::new(),
            is_notifying: AtomicBool::default(),
        }
    }

    /// The record of the paper at a position, if it is loaded.
    pub(super) fn record(&self, position: usize) -> Option<&Paper> {
        self.records.get(position / RECORDS)?.get()?.get(position % RECORDS)
    }

    /// Requests the record of the paper at a position.
    pub(super) fn request_record(&self, position: usize) {
        self.request(Part::Records(position / RECORDS));
    }

    /// Requests parts of the index.
    pub(super) fn request_index(&self, parts: &[search::Part]) {
        parts.iter().for_each(|part| self.request(Part::Index(*part)));
    }

    /// The position of the paper with an id, `Some(None)` if there is none; `None` while that is
    /// loading.
    pub(super) fn position(&self, id: &PaperId) -> Option<Option<usize>> {
        let loaded = self.records.iter().enumerate().filter_map(|(number, records)| Some((number, records.get()?)));
        for (number, records) in loaded {
            if let Some(place) = records.iter().position(|paper| paper.id == *id) {
                return Some(Some(number * RECORDS + place));
            }
        }
        let Some(number) = bucket(id, self.ids.len()) else { return Some(None) };
        let Some(lines) = self.ids[number].get() else {
            self.request(Part::Ids(number));
            return None;
        };
        let mut lines = lines.lines().filter_map(|line| line.split_once(' '));
        Some(lines.find(|(other, _)| *other == id.as_str()).and_then(|(_, position)| position.parse().ok()))
    }

    /// Requests a part. What asks for it now runs again when something has loaded.
    fn request(&self, part: Part) {
        self.loaded.track();
        let mut underway = lock(&self.underway);
        if underway.iter().all(|(other, _)| *other != part) {
            underway.push((part, Progress::Requested));
            drop(underway);
            self.requested.notify();
        }
    }

    /// Cancels the requests for parts of the index that are not pending yet.
    pub(super) fn cancel_index_requests(&self) {
        self.cancel(|part| matches!(part, Part::Index(_)));
    }

    /// Cancels the requests for records that are not pending yet: what is about to be rendered
    /// requests what it needs.
    pub fn cancel_record_requests(&self) {
        self.cancel(|part| matches!(part, Part::Records(_)));
    }

    fn cancel(&self, is_like: impl Fn(&Part) -> bool) {
        lock(&self.underway).retain(|(part, progress)| *progress != Progress::Requested || !is_like(part));
    }

    /// Why a part that a page needs did not arrive, if one did not.
    #[must_use]
    pub fn failure(&self) -> Option<LoadError> {
        self.loaded.track();
        lock(&self.underway).iter().find_map(|(_, progress)| match progress {
            Progress::Failed(error) => Some(error.clone()),
            Progress::Requested | Progress::Pending => None,
        })
    }
}

/// What a lock guards; it is whole whoever held it.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The number of the file with an id, of so many.
fn bucket(id: &PaperId, count: usize) -> Option<usize> {
    // FNV-1a, which spreads short texts well.
    let hash =
        id.as_str().bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    (hash as usize).checked_rem(count)
}

impl Library {
    /// Begins a long list with its first two files.
    ///
    /// # Errors
    /// When they are not what they should be.
    pub fn begin_long(list: &[u8], head: &[u8], base: Base) -> Result<Self, LoadError> {
        let catalogue = catalogue::decode::decode(list).map_err(LoadError::Corrupt)?;
        let index = Index::begin(head).map_err(corrupt)?;
        let long = Some(Long::new(index.len()));
        Ok(Self { long, ..Self::with_index(catalogue, index, base) })
    }

    /// Adds a part of a long list.
    ///
    /// # Errors
    /// When the bytes are not that part.
    pub fn add_part(&self, part: Part, bytes: &[u8]) -> Result<(), LoadError> {
        let Some(long) = &self.long else { return Ok(()) };
        match part {
            Part::Index(part) => self.index.put(part, bytes).map_err(corrupt)?,
            Part::Records(number) => {
                let papers = decode_papers(bytes).map_err(LoadError::Corrupt)?;
                let _ = long.records.get(number).ok_or(CorruptPart).map_err(corrupt)?.set(papers);
            }
            Part::Ids(number) => {
                let lines = String::from_utf8(bytes.to_vec()).map_err(|_| corrupt(CorruptPart))?;
                let _ = long.ids.get(number).ok_or(CorruptPart).map_err(corrupt)?.set(lines);
            }
        }
        Ok(())
    }
}

fn corrupt(error: CorruptPart) -> LoadError {
    LoadError::Corrupt(DecodeError::NotCatalogue { line: None, message: error.to_string() })
}
