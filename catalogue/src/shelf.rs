//! The reader's shelf: the papers they keep, each with how far they are with it, a note and a place.
//!
//! A shelf is changed in several places without a server between them: in two tabs, on two devices, by a
//! file that was saved long ago. So every field is a register that knows when it was changed, a paper that
//! was taken off stays as an entry that says so, and [`Shelf::merge`] gives the same shelf in whatever order
//! changes arrive. Times are in milliseconds since 1970 and come from the caller.
mod file;
mod link;
mod note;
mod register;
mod selection;

pub use file::{ShelfError, VERSION};
pub use link::{MOST_SHARED, Shared, decode_link, encode_link};
pub use note::Note;
pub use register::Register;
pub use selection::{Order, Selection};

use crate::fold::fold;
use crate::paper::{PaperId, PublicationDate};
use crate::sorting::sorted_positions;

/// The room between the places of two neighbours, so that another paper finds a place between them without
/// a change to either.
const GAP: i64 = 1 << 20;

/// How far a reader is with a paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// It waits to be read.
    #[default]
    ToRead,
    /// It is being read.
    Reading,
    /// It has been read.
    Read,
}

impl State {
    /// Every state.
    pub const ALL: [Self; 3] = [Self::ToRead, Self::Reading, Self::Read];

    /// The state in a file or an address.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::ToRead => "to-read",
            Self::Reading => "reading",
            Self::Read => "read",
        }
    }

    /// The state with this id, in capitals or not.
    #[must_use]
    pub fn of(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.id().eq_ignore_ascii_case(id))
    }

    /// The state for a reader.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::ToRead => "To read",
            Self::Reading => "Reading",
            Self::Read => "Read",
        }
    }
}

/// A paper that is or was on the shelf.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Which paper; the list may have lost it since.
    pub id: PaperId,
    /// Its title when it was put on the shelf; empty when it was not known.
    pub title: String,
    /// Whether it is on the shelf, and since when.
    pub on: Register<bool>,
    /// How far the reader is with it.
    pub state: Register<State>,
    /// Where it stands in the order by hand: the lower, the earlier.
    pub place: Register<i64>,
    /// What the reader wrote about it.
    pub note: Note,
}

/// On which side of a paper another one is to stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Before it.
    Above,
    /// After it.
    Below,
}

/// All entries as one shelf, whatever their order and even if a paper is among them twice. Halves are
/// merged, so that ten thousand papers take no longer than their sorting.
fn union(entries: &mut [Shelf]) -> Shelf {
    match entries {
        [] => Shelf::default(),
        [entry] => std::mem::take(entry),
        _ => {
            let (left, right) = entries.split_at_mut(entries.len() / 2);
            let mut shelf = union(left);
            shelf.merge(&union(right));
            shelf
        }
    }
}

/// What a merge brought.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// How many papers came onto the shelf.
    pub added: usize,
    /// How many other papers changed.
    pub changed: usize,
    /// How many notes had changed on both sides, so that both texts were kept.
    pub joined: usize,
}

/// The papers that a reader keeps, at most one entry for each, in the order of their ids.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shelf {
    entries: Vec<Entry>,
}

impl Shelf {
    /// The entry of a paper that is on the shelf.
    #[must_use]
    pub fn get(&self, id: &PaperId) -> Option<&Entry> {
        self.find(id).ok().map(|index| &self.entries[index]).filter(|entry| entry.on.value)
    }

    /// Whether a paper is on the shelf.
    #[must_use]
    pub fn has(&self, id: &PaperId) -> bool {
        self.get(id).is_some()
    }

    /// The papers on the shelf, in the order of their ids.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|entry| entry.on.value)
    }

    /// How many papers are on the shelf.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries().count()
    }

    /// Whether no paper is on the shelf.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries().next().is_none()
    }

    /// The papers on the shelf in the order by hand.
    #[must_use]
    pub fn by_hand(&self) -> Vec<&Entry> {
        self.selected(&Selection::default(), &|_| None)
    }

    /// The papers in the state and the order of a selection; `date` is when a paper came out, if that is known. What
    /// its query finds of them the list knows.
    #[must_use]
    pub fn selected(
        &self,
        &Selection { state, order, .. }: &Selection,
        date: &dyn Fn(&PaperId) -> Option<PublicationDate>,
    ) -> Vec<&Entry> {
        let is_selected = |entry: &&Entry| state.is_none_or(|state| entry.state.value == state);
        let entries: Vec<&Entry> = self.entries().filter(is_selected).collect();
        let keys: Vec<(i64, Option<PublicationDate>, String)> = entries
            .iter()
            .map(|entry| match order {
                Order::Hand => (entry.place.value, None, String::new()),
                Order::Added => (0, None, String::new()),
                Order::Title => (0, None, fold(&entry.title)),
                Order::Newest => (0, date(&entry.id), String::new()),
            })
            .collect();
        let compare = |left: usize, right: usize| {
            let ((place, date, title), (other_place, other_date, other_title)) = (&keys[left], &keys[right]);
            let by_key = place.cmp(other_place).then(other_date.cmp(date)).then(title.cmp(other_title));
            by_key.then(entries[right].on.at.cmp(&entries[left].on.at))
        };
        let sorted = sorted_positions(entries.len(), &compare);
        sorted.into_iter().map(|position| entries[position as usize]).collect()
    }

    /// Puts a paper on the shelf, before all others; one that was just taken off comes back as it was.
    pub fn put(&mut self, id: &PaperId, title: &str, now: u64) {
        self.put_all(&[(id, title)], now);
    }

    /// Puts papers, each once and with its title, on the shelf, as if they were [put](Self::put) one after the
    /// other, the last one first.
    pub fn put_all(&mut self, papers: &[(&PaperId, &str)], now: u64) {
        let mut first = self.entries().map(|entry| entry.place.value).min();
        let mut added = Vec::new();
        for (id, title) in papers.iter().rev() {
            let top = first.map_or(0, |first| first.saturating_sub(GAP));
            let place = match self.find(id) {
                Ok(index) if self.entries[index].on.value => continue,
                Ok(index) => self.entries[index].put(title, top, now),
                Err(_) => {
                    let mut entry = Entry::new((*id).clone());
                    let place = entry.put(title, top, now);
                    added.push(Self { entries: vec![entry] });
                    place
                }
            };
            first = Some(first.map_or(place, |first| first.min(place)));
        }
        self.merge(&union(&mut added));
    }

    /// Puts a paper back that was just taken off, as it was.
    pub fn put_back(&mut self, id: &PaperId, now: u64) {
        self.change(id, |entry| entry.on.set(true, now));
    }

    /// Takes a paper off the shelf.
    pub fn take_off(&mut self, id: &PaperId, now: u64) {
        self.change(id, |entry| entry.on.set(false, now));
    }

    /// Sets how far the reader is with a paper.
    pub fn set_state(&mut self, id: &PaperId, state: State, now: u64) {
        self.change(id, |entry| entry.state.set(state, now));
    }

    /// Changes a note. The reader has seen it as it was in `seen`: if it has become another one since, as in
    /// another tab, both texts are kept.
    pub fn set_note(&mut self, id: &PaperId, seen: &Note, text: &str, now: u64) {
        if text != seen.text {
            self.change(id, |entry| {
                entry.note.merge(&seen.edited(text, now));
            });
        }
    }

    /// Moves a paper in the order by hand, next to another one.
    pub fn move_beside(&mut self, id: &PaperId, other: &PaperId, side: Side, now: u64) {
        let places: Vec<(PaperId, i64)> = self
            .by_hand()
            .iter()
            .filter(|entry| entry.id != *id)
            .map(|entry| (entry.id.clone(), entry.place.value))
            .collect();
        let Some(index) = places.iter().position(|(at, _)| at == other) else { return };
        let index = index + usize::from(side == Side::Below);
        let before = index.checked_sub(1).map(|before| places[before].1);
        let after = places.get(index).map(|(_, place)| *place);
        let place = match (before, after) {
            (Some(before), Some(after)) => Some(before + (after - before) / 2).filter(|place| *place > before),
            (Some(before), None) => Some(before.saturating_add(GAP)),
            (None, Some(after)) => Some(after.saturating_sub(GAP)),
            (None, None) => return,
        };
        match place {
            Some(place) => self.change(id, |entry| entry.place.set(place, now)),
            // There is no room left between the two.
            None => {
                let (above, below) = places.split_at(index);
                let order = above.iter().map(|(at, _)| at).chain([id]).chain(below.iter().map(|(at, _)| at));
                for (place, id) in (0..).step_by(GAP as usize).zip(order) {
                    self.change(id, |entry| entry.place.set(place, now));
                }
            }
        }
    }

    /// Takes in another shelf: of each field the newest change, of notes that changed on both sides both
    /// texts. Nothing is lost, in whatever order and however often shelves are merged.
    pub fn merge(&mut self, other: &Self) -> Merged {
        let mut merged = Merged::default();
        let mut ours = std::mem::take(&mut self.entries).into_iter().peekable();
        for theirs in &other.entries {
            while let Some(entry) = ours.next_if(|entry| entry.id < theirs.id) {
                self.entries.push(entry);
            }
            match ours.next_if(|entry| entry.id == theirs.id) {
                Some(mut entry) => {
                    let before = entry.clone();
                    merged.joined += usize::from(entry.merge(theirs));
                    if entry.on.value && !before.on.value {
                        merged.added += 1;
                    } else if entry != before {
                        merged.changed += 1;
                    }
                    self.entries.push(entry);
                }
                None => {
                    merged.added += usize::from(theirs.on.value);
                    self.entries.push(theirs.clone());
                }
            }
        }
        self.entries.extend(ours);
        merged
    }

    /// Gives the papers whose ids have changed the ones that they have `now`. A paper that is there under both ids is
    /// merged.
    pub fn rename(&mut self, now: &dyn Fn(&PaperId) -> Option<PaperId>) {
        let mut renamed = Vec::new();
        for entry in std::mem::take(&mut self.entries) {
            match now(&entry.id) {
                Some(id) => renamed.push(Self { entries: vec![Entry { id, ..entry }] }),
                None => self.entries.push(entry),
            }
        }
        self.merge(&union(&mut renamed));
    }

    /// Forgets what papers that were taken off before a time were, except that they were: for their readers
    /// took them off to have them gone.
    pub fn forget_taken_off(&mut self, before: u64) {
        for entry in &mut self.entries {
            if !entry.on.value && entry.on.at < before {
                *entry = Entry { on: entry.on.clone(), ..Entry::new(entry.id.clone()) };
            }
        }
    }

    /// The index of the entry of a paper, or where it would be.
    fn find(&self, id: &PaperId) -> Result<usize, usize> {
        self.entries.binary_search_by(|entry| entry.id.cmp(id))
    }

    fn change(&mut self, id: &PaperId, change: impl FnOnce(&mut Entry)) {
        if let Ok(index) = self.find(id) {
            change(&mut self.entries[index]);
        }
    }
}

impl Entry {
    /// A paper that was never on the shelf.
    fn new(id: PaperId) -> Self {
        Self {
            id,
            title: String::new(),
            on: Register::default(),
            state: Register::default(),
            place: Register::default(),
            note: Note::default(),
        }
    }

    /// Puts the paper on the shelf, at the top unless it has a place; returns its place.
    fn put(&mut self, title: &str, top: i64, now: u64) -> i64 {
        self.title = title.to_owned();
        self.on.set(true, now);
        if self.place.at == 0 {
            self.place = Register { value: top, at: now };
        }
        self.place.value
    }

    /// Takes in what is newer elsewhere; whether the texts of both notes were kept.
    fn merge(&mut self, other: &Self) -> bool {
        if (other.on.at, &other.title) > (self.on.at, &self.title) {
            self.title.clone_from(&other.title);
        }
        self.on.merge(&other.on);
        self.state.merge(&other.state);
        self.place.merge(&other.place);
        self.note.merge(&other.note)
    }
}
