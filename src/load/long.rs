//! A long list: one that is not loaded as a whole.
//!
//! The site of such a list has a folder of parts: what the list says of itself with its newest
//! papers, the [prepared index](catalogue::search::prepare), the records of all papers from the
//! newest to the oldest in small files, and where to find the paper with an id. What is looked
//! for and not there yet is *wanted*; whoever looked is told when it has arrived.
#[cfg(target_arch = "wasm32")]
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};
#[cfg(target_arch = "wasm32")]
use std::time::Duration;

use catalogue::decode::{DecodeError, decode_papers};
use catalogue::route::Base;
use catalogue::search::{self, Damaged, Index};
use catalogue::{Paper, PaperId};
use leptos::prelude::*;

use super::{Library, LoadError};

/// How many records a file has.
const RECORDS: usize = 16;

/// About how many ids a file has.
const IDS: usize = 1 << 10;

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

/// The file with what the list says of itself, and with its newest papers.
pub const LIST: &str = "list.json";

/// What of a long list is there, and what is wanted.
#[derive(Debug)]
pub struct Long {
    records: Vec<OnceLock<Vec<Paper>>>,
    /// Lines of an id and a position.
    ids: Vec<OnceLock<String>>,
    wanted: Mutex<Vec<Part>>,
    /// What is being fetched.
    asked: Mutex<Vec<Part>>,
    /// Why the last part that was fetched did not arrive.
    failure: Mutex<Option<LoadError>>,
    /// Whether what has arrived is about to be told.
    #[cfg(target_arch = "wasm32")]
    is_telling: AtomicBool,
    /// Told when something is wanted.
    pub(super) asking: ArcTrigger,
    /// Told when something has arrived.
    pub(super) arrived: ArcTrigger,
}

impl Long {
    fn new(papers: usize) -> Self {
        let locks = |count: usize| (0..count).map(|_| OnceLock::new());
        Self {
            records: locks(papers.div_ceil(RECORDS)).collect(),
            ids: (0..papers.div_ceil(IDS)).map(|_| OnceLock::new()).collect(),
            wanted: Mutex::default(),
            asked: Mutex::default(),
            failure: Mutex::default(),
            #[cfg(target_arch = "wasm32")]
            is_telling: AtomicBool::default(),
            asking: ArcTrigger::new(),
            arrived: ArcTrigger::new(),
        }
    }

    /// The record of the paper at a position, if it is loaded.
    pub(super) fn paper(&self, position: usize) -> Option<&Paper> {
        self.records.get(position / RECORDS)?.get()?.get(position % RECORDS)
    }

    /// Wants the record of the paper at a position.
    pub(super) fn want_paper(&self, position: usize) {
        self.want(Part::Records(position / RECORDS));
    }

    /// The position of the paper with an id; `Err` while that is not known.
    pub(super) fn position(&self, id: &PaperId) -> Result<Option<usize>, Part> {
        let loaded = self.records.iter().enumerate().filter_map(|(number, records)| Some((number, records.get()?)));
        for (number, records) in loaded {
            if let Some(place) = records.iter().position(|paper| paper.id == *id) {
                return Ok(Some(number * RECORDS + place));
            }
        }
        let Some(number) = bucket(id, self.ids.len()) else { return Ok(None) };
        let lines = self.ids[number].get().ok_or(Part::Ids(number))?;
        let mut lines = lines.lines().filter_map(|line| line.split_once(' '));
        Ok(lines.find(|(other, _)| *other == id.as_str()).and_then(|(_, position)| position.parse().ok()))
    }

    /// Wants a part. What looks for it now is done again when something has arrived.
    pub(super) fn want(&self, part: Part) {
        self.arrived.track();
        if !held(&self.asked).contains(&part) && !held(&self.wanted).contains(&part) {
            held(&self.wanted).push(part);
            self.asking.notify();
        }
    }

    /// Why the last part that was fetched did not arrive; the page is told when that changes.
    #[must_use]
    pub fn failure(&self) -> Option<LoadError> {
        self.arrived.track();
        held(&self.failure).clone()
    }

    /// Notes how a fetch went.
    #[cfg(target_arch = "wasm32")]
    pub(super) fn note(&self, failure: Option<LoadError>) {
        *held(&self.failure) = failure;
    }

    /// Has everyone look again who looked for what was not there: once for all that arrives
    /// within this time.
    #[cfg(target_arch = "wasm32")]
    pub(super) fn tell_arrived(&'static self, within: Duration) {
        if !self.is_telling.swap(true, Ordering::Relaxed) {
            let tell = || {
                self.is_telling.store(false, Ordering::Relaxed);
                self.arrived.notify();
            };
            set_timeout(tell, within);
        }
    }

    /// What is wanted, which from now on counts as asked for.
    #[cfg(target_arch = "wasm32")]
    pub(super) fn take_wanted(&self) -> Vec<Part> {
        let wanted = std::mem::take(&mut *held(&self.wanted));
        held(&self.asked).extend(&wanted);
        wanted
    }

    /// Notes that a part has arrived, or may be asked for again.
    #[cfg(target_arch = "wasm32")]
    pub(super) fn no_longer_ask(&self, part: Part) {
        held(&self.asked).retain(|other| *other != part);
    }

    /// Stops to want the parts that are like this.
    pub(super) fn forget(&self, is_like: impl Fn(&Part) -> bool) {
        held(&self.wanted).retain(|part| !is_like(part));
    }
}

/// What a lock guards; it is whole whoever held it.
fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
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
    pub fn begin(list: &[u8], head: &[u8], base: Base) -> Result<Self, LoadError> {
        let catalogue = catalogue::decode::decode(list).map_err(LoadError::Unreadable)?;
        let index = Index::begin(head).map_err(damaged)?;
        let long = Some(Long::new(index.len()));
        Ok(Self { long, ..Self::indexed(catalogue, index, base) })
    }

    /// Takes a part of a long list.
    ///
    /// # Errors
    /// When the bytes are not that part.
    pub fn put(&self, part: Part, bytes: &[u8]) -> Result<(), LoadError> {
        let Some(long) = &self.long else { return Ok(()) };
        match part {
            Part::Index(part) => self.index.put(part, bytes).map_err(damaged)?,
            Part::Records(number) => {
                let papers = decode_papers(bytes).map_err(LoadError::Unreadable)?;
                let _ = long.records.get(number).ok_or(Damaged).map_err(damaged)?.set(papers);
            }
            Part::Ids(number) => {
                let lines = String::from_utf8(bytes.to_vec()).map_err(|_| damaged(Damaged))?;
                let _ = long.ids.get(number).ok_or(Damaged).map_err(damaged)?.set(lines);
            }
        }
        Ok(())
    }
}

fn damaged(error: Damaged) -> LoadError {
    LoadError::Unreadable(DecodeError::NotCatalogue { line: None, message: error.to_string() })
}

#[cfg(feature = "ssr")]
pub use written::files;

#[cfg(feature = "ssr")]
mod written {
    use catalogue::encode::{encode, encode_paper};
    use catalogue::search::{File, Index, prepare};
    use catalogue::{Catalogue, Parts};

    use super::{IDS, LIST, Part, RECORDS, bucket};

    /// How many papers come with the list itself: as many as the first screen shows.
    const FIRST: usize = 24;

    /// The files of a long list.
    #[must_use]
    pub fn files(catalogue: &Catalogue, index: &Index) -> Vec<File> {
        let papers: Vec<_> = index.newest().iter().map(|position| &catalogue.papers()[*position as usize]).collect();
        let first = papers.iter().take(FIRST).map(|paper| (*paper).clone()).collect();
        // The papers were in a catalogue and are in it again.
        let (list, _) = Catalogue::salvage(Parts { papers: first, ..catalogue.parts().clone() });
        let mut files = prepare(index);
        let mut add = |name: String, content: String| files.push(File { name, content: content.into_bytes() });
        add(LIST.to_owned(), encode(&list));
        for (number, papers) in papers.chunks(RECORDS).enumerate() {
            let records: Vec<String> = papers.iter().map(|paper| encode_paper(paper)).collect();
            add(Part::Records(number).file(), format!("{{\"papers\":[{}]}}", records.join(",")));
        }
        let mut ids = vec![String::new(); papers.len().div_ceil(IDS)];
        for (position, paper) in papers.iter().enumerate() {
            if let Some(number) = bucket(&paper.id, ids.len()) {
                ids[number].push_str(&format!("{} {position}\n", paper.id));
            }
        }
        ids.into_iter().enumerate().for_each(|(number, lines)| add(Part::Ids(number).file(), lines));
        files
    }
}
