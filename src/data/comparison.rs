//! Papers side by side: which of an address are shown, and which may be added.
use catalogue::search::Results;
use catalogue::shelf::Shelf;
use catalogue::{Paper, PaperId};

use super::library::Library;
use super::presence::Presence;

/// The most papers that are shown side by side.
pub const MOST: usize = 4;

/// How many papers are offered at a time.
const OFFERED: usize = 5;

/// What becomes of the papers of an address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Compared {
    /// The papers that are shown, by their positions.
    pub shown: Vec<usize>,
    /// Those for which there is no room.
    pub rest: Vec<usize>,
    /// Those that the list does not have.
    pub absent: Vec<PaperId>,
    /// Whether any is still loading.
    pub is_pending: bool,
}

impl Compared {
    /// Looks the papers up.
    #[must_use]
    pub fn of(library: &Library, ids: &[PaperId]) -> Self {
        let mut compared = Self::default();
        for id in ids {
            match library.find(id) {
                Presence::Found(position, _) if compared.shown.len() < MOST => compared.shown.push(position),
                Presence::Found(position, _) => compared.rest.push(position),
                Presence::Absent => compared.absent.push(id.clone()),
                Presence::Pending => compared.is_pending = true,
            }
        }
        compared
    }

    /// Whether there is room for another paper.
    #[must_use]
    pub fn has_room(&self) -> bool {
        self.shown.len() < MOST
    }
}

/// Papers of the shelf that are not compared yet.
#[must_use]
pub fn of_shelf<'a>(library: &'a Library, shelf: &Shelf, ids: &[PaperId]) -> Vec<&'a Paper> {
    let entries = shelf.by_hand();
    let others = entries.iter().filter(|entry| !ids.contains(&entry.id));
    others.filter_map(|entry| library.find(&entry.id).paper()).take(OFFERED).collect()
}

/// The papers most like the first one that are not compared yet.
#[must_use]
pub fn similar<'a>(library: &'a Library, compared: &Compared) -> Vec<&'a Paper> {
    let Some(first) = compared.shown.first() else { return Vec::new() };
    let near = library.neighbours(*first, OFFERED + MOST).similar;
    not_compared(library, compared, &near)
}

/// The first results that are not compared yet.
#[must_use]
pub fn found<'a>(library: &'a Library, compared: &Compared, results: &Results) -> Vec<&'a Paper> {
    not_compared(library, compared, &results.papers[..results.papers.len().min(OFFERED + MOST)])
}

fn not_compared<'a>(library: &'a Library, compared: &Compared, positions: &[usize]) -> Vec<&'a Paper> {
    let is_other = |position: &&usize| !compared.shown.contains(position) && !compared.rest.contains(position);
    positions.iter().filter(is_other).filter_map(|position| library.paper(*position)).take(OFFERED).collect()
}
