//! A long list, which is not loaded as a whole.
//!
//! The site of such a list has a folder of parts: the list's own facts with its newest papers, the
//! [prepared index](catalogue::search::prepare), the records of all papers from the newest to the
//! oldest in small files, and the positions of papers by id. What a page needs and lacks is
//! *requested*, and runs again when it has *loaded*; [`super::parts`] does the requests.
#[cfg(feature = "ssr")]
mod write;

use std::collections::HashMap;
use std::sync::atomic::AtomicBool;
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use catalogue::search;
use catalogue::stable_hash::stable_hash;
use catalogue::{Paper, PaperId};
use leptos::prelude::*;

use super::error::LoadError;
use crate::browser;

#[cfg(feature = "ssr")]
pub use write::files;

/// How many papers come with the list itself, the newest.
pub(super) const FIRST_RECORDS: usize = 24;

/// How many records a file has.
const RECORDS: usize = 16;

/// About how many ids a file has.
const IDS: usize = 1 << 10;

/// How long to wait for more to load before the page is told.
const TOGETHER: std::time::Duration = std::time::Duration::from_millis(20);

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
pub enum Stage {
    /// A page needs it.
    Requested,
    /// It is being fetched.
    Pending,
    /// It did not arrive. Requested anew if the failure is temporary.
    Failed(LoadError),
}

/// Where in a list the paper with an id is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Position {
    /// At this position.
    At(usize),
    /// Whether there is one is still being loaded.
    Pending,
    /// The list has no such paper.
    Absent,
}

/// What is loaded of a long list, and what is on its way.
#[derive(Debug)]
pub struct Long {
    records: Vec<OnceLock<Vec<Paper>>>,
    /// The positions of the papers in them.
    positions: Mutex<HashMap<PaperId, usize>>,
    /// Lines of an id and a position.
    ids: Vec<OnceLock<String>>,
    underway: Mutex<Vec<(Part, Stage)>>,
    /// The parts of the index that the latest search lacked.
    searched: Mutex<Vec<search::Part>>,
    /// Notified when a part is requested.
    requested: ArcTrigger,
    /// Notified when parts have loaded, or have failed.
    loaded: ArcTrigger,
    /// Whether `loaded` is about to be notified.
    is_notifying: AtomicBool,
}

impl Long {
    /// A list of so many papers, of which nothing is loaded.
    #[must_use]
    pub fn new(papers: usize) -> Self {
        let locks = |count: usize| (0..count).map(|_| OnceLock::new());
        Self {
            records: locks(papers.div_ceil(RECORDS)).collect(),
            positions: Mutex::default(),
            ids: (0..papers.div_ceil(IDS)).map(|_| OnceLock::new()).collect(),
            underway: Mutex::default(),
            searched: Mutex::default(),
            requested: ArcTrigger::new(),
            loaded: ArcTrigger::new(),
            is_notifying: AtomicBool::default(),
        }
    }

    /// The record of the paper at a position, if it is loaded.
    pub(super) fn record(&self, position: usize) -> Option<&Paper> {
        self.records.get(position / RECORDS)?.get()?.get(position % RECORDS)
    }

    /// Adds the records of a file; `None` when the list has no such file.
    pub(super) fn add_records(&self, number: usize, papers: Vec<Paper>) -> Option<()> {
        let ids: Vec<PaperId> = papers.iter().map(|paper| paper.id.clone()).collect();
        if self.records.get(number)?.set(papers).is_ok() {
            lock(&self.positions).extend(ids.into_iter().zip(number * RECORDS..));
        }
        Some(())
    }

    /// Adds a file of ids and positions; `None` when the list has no such file.
    pub(super) fn add_ids(&self, number: usize, lines: String) -> Option<()> {
        let _ = self.ids.get(number)?.set(lines);
        Some(())
    }

    /// Requests the record of the paper at a position.
    pub(super) fn request_record(&self, position: usize) {
        self.request(Part::Records(position / RECORDS));
    }

    /// Requests parts of the index.
    pub(super) fn request_index(&self, parts: &[search::Part]) {
        parts.iter().for_each(|part| self.request(Part::Index(*part)));
    }

    /// The position of the paper with an id.
    pub(super) fn position(&self, id: &PaperId) -> Position {
        if let Some(position) = lock(&self.positions).get(id) {
            return Position::At(*position);
        }
        let Some(number) = bucket(id, self.ids.len()) else { return Position::Absent };
        let Some(lines) = self.ids[number].get() else {
            self.request(Part::Ids(number));
            return Position::Pending;
        };
        let mut lines = lines.lines().filter_map(|line| line.split_once(' '));
        let found = lines.find(|(other, _)| *other == id.as_str()).and_then(|(_, position)| position.parse().ok());
        found.map_or(Position::Absent, Position::At)
    }

    /// Requests a part. What asks for it now runs again when something has loaded.
    fn request(&self, part: Part) {
        self.loaded.track();
        let mut underway = lock(&self.underway);
        if underway.iter().all(|(other, _)| *other != part) {
            underway.push((part, Stage::Requested));
            drop(underway);
            self.requested.notify();
        }
    }

    /// Requests the parts of the index that a search needs. Those of the search before, as far as they are not pending
    /// yet, are no longer needed.
    pub(super) fn request_for_search(&self, parts: &[search::Part]) {
        let before = std::mem::replace(&mut *lock(&self.searched), parts.to_vec());
        let is_needed = |part: &Part| !matches!(part, Part::Index(part) if before.contains(part));
        lock(&self.underway).retain(|(part, stage)| *stage != Stage::Requested || is_needed(part));
        self.request_index(parts);
    }

    /// Why a part that a page needs did not arrive, if one did not.
    #[must_use]
    pub fn failure(&self) -> Option<LoadError> {
        self.loaded.track();
        lock(&self.underway).iter().find_map(|(_, stage)| match stage {
            Stage::Failed(error) => Some(error.clone()),
            Stage::Requested | Stage::Pending => None,
        })
    }

    /// Tracks that parts are requested.
    pub fn track_requests(&self) {
        self.requested.track();
    }

    /// What is requested, which from now on is pending.
    pub fn take_requested(&self) -> Vec<Part> {
        let mut taken = Vec::new();
        for (part, stage) in lock(&self.underway).iter_mut().filter(|(_, stage)| *stage == Stage::Requested) {
            *stage = Stage::Pending;
            taken.push(*part);
        }
        taken
    }

    /// Has everything run again that lacked a part: once for all that loads within a moment.
    pub fn notify_loaded(&'static self) {
        if !self.is_notifying.swap(true, std::sync::atomic::Ordering::Relaxed) {
            let notify = || {
                self.is_notifying.store(false, std::sync::atomic::Ordering::Relaxed);
                // A page that waited for its paper has another heading then.
                browser::keep_focus(|| self.loaded.notify());
            };
            set_timeout(notify, TOGETHER);
        }
    }

    /// Notes how the request for a part ended.
    pub fn finish(&self, part: Part, failure: Option<LoadError>) {
        let mut underway = lock(&self.underway);
        match failure {
            None => underway.retain(|(other, _)| *other != part),
            Some(error) => {
                if let Some((_, stage)) = underway.iter_mut().find(|(other, _)| *other == part) {
                    *stage = Stage::Failed(error);
                }
            }
        }
    }
}

/// What a lock guards; it is whole whoever held it.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The number of the file with an id, of so many.
fn bucket(id: &PaperId, count: usize) -> Option<usize> {
    (stable_hash(id.as_str()) as usize).checked_rem(count)
}

#[cfg(test)]
mod tests {
    use super::{IDS, Long, Position, RECORDS, bucket};
    use crate::tests::small;
    use catalogue::PaperId;

    #[test]
    fn a_paper_is_found_by_its_record_or_by_its_id_alone() {
        let owner = leptos::prelude::Owner::new();
        owner.with(|| {
            let long = Long::new(IDS + 1);
            let papers = small().papers().to_vec();
            let absent = PaperId::new("not-in-this-list").unwrap();
            assert!(papers.iter().all(|paper| long.position(&paper.id) == Position::Pending), "nothing is known yet");
            long.add_records(2, papers[..1].to_vec()).unwrap();
            assert_eq!(long.position(&papers[0].id), Position::At(2 * RECORDS));
            // Records that are there stay.
            long.add_records(2, papers.clone()).unwrap();
            assert_eq!(long.position(&papers[1].id), Position::Pending);
            for number in 0..2 {
                long.add_ids(number, format!("{} {}\n", papers[1].id, 40 + number)).unwrap();
            }
            let number = bucket(&papers[1].id, 2).unwrap();
            assert_eq!(long.position(&papers[1].id), Position::At(40 + number));
            assert_eq!(long.position(&absent), Position::Absent);
            assert_eq!(long.add_records(99, Vec::new()), None);
        });
    }
}
