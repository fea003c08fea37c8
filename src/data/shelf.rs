//! The reader's shelf in this browser: kept by it, shared by all tabs, and sent nowhere.
use std::fmt;

use catalogue::PaperId;
use catalogue::shelf::{Selection, Shelf, ShelfError};
use leptos::prelude::*;

use super::library::Library;
use super::presence::Presence;
use super::results::PageResults;
use crate::browser::{self, IS_PROGRAM, StorageError, Tabs};

/// How long a paper that was taken off can be put back as it was, in milliseconds: a day.
const PUT_BACK: u64 = 24 * 60 * 60 * 1000;

/// The shelf of the reader. Copies share it.
#[derive(Clone, Copy)]
pub struct ShelfStore {
    /// The list whose papers are on it.
    library: &'static Library,
    /// The database. Lists under other paths of the same host are others.
    name: StoredValue<String>,
    kept: ReadSignal<StoredShelf>,
    set_kept: WriteSignal<StoredShelf>,
    tabs: StoredValue<Option<Tabs>, LocalStorage>,
}

/// The shelf, and what is known of its being kept.
#[derive(Debug, Default)]
pub struct StoredShelf {
    /// The shelf.
    pub shelf: Shelf,
    /// Whether it was looked for in the browser: before, it looks empty.
    pub is_opened: bool,
    /// Why it is not kept, if it is not.
    pub error: Option<SaveError>,
    /// The papers that were taken off last.
    pub taken_off: Vec<PaperId>,
}

/// Why the shelf is not kept, in words for a reader. What could not be read is left as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveError {
    /// The browser does not do it.
    Storage(StorageError),
    /// What it has kept, the second, could not be read.
    Unreadable(ShelfError, String),
}

impl fmt::Display for SaveError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Storage(StorageError::Unavailable) => {
                "This browser doesn’t let the site store anything, so your shelf lasts only until you close or reload this page. Save it as a file to keep it."
            }
            Self::Storage(StorageError::Full) => {
                "Your browser is out of space, so your latest changes haven’t been saved. Free up some space, or save your shelf as a file."
            }
            Self::Storage(StorageError::NewerVersion) | Self::Unreadable(ShelfError::Version(_), _) => {
                "Your shelf was saved by a newer version of this site. It hasn’t been changed. Reload the page to see it; changes you make before then won’t be saved."
            }
            Self::Unreadable(error, _) => {
                return write!(
                    formatter,
                    "Your saved shelf can’t be read: {error}. It hasn’t been changed, and changes you make now won’t be saved."
                );
            }
        })
    }
}

impl ShelfStore {
    /// The shelf of a list. In a browser it is opened, and follows the other tabs.
    #[must_use]
    pub fn new(library: &'static Library) -> Self {
        let (kept, set_kept) = signal(StoredShelf::default());
        let store = Self {
            library,
            name: StoredValue::new(["awesome-papers.shelf.", library.base.as_str()].concat()),
            kept,
            set_kept,
            tabs: StoredValue::new_local(None),
        };
        if IS_PROGRAM {
            store.tabs.set_value(Some(Tabs::join(&store.name.get_value(), move || store.save_merged())));
            store.save_merged();
        }
        store
    }

    /// The shelf, and what is known of its being kept. Whoever reads it runs again when it changes.
    #[must_use]
    pub fn kept(self) -> ReadSignal<StoredShelf> {
        self.kept
    }

    /// Reads the shelf.
    pub fn with<T>(self, read: impl FnOnce(&Shelf) -> T) -> T {
        self.kept.with(|kept| read(&kept.shelf))
    }

    /// Whether a paper is on the shelf.
    #[must_use]
    pub fn has(self, id: &PaperId) -> bool {
        self.with(|shelf| shelf.has(id))
    }

    /// For each position of the list, whether that paper is on the shelf.
    #[must_use]
    pub fn positions(self, library: &Library) -> Vec<bool> {
        let mut positions = vec![false; library.index.len()];
        self.with(|shelf| {
            for entry in shelf.entries() {
                if let Presence::Found(position, _) = library.find(&entry.id) {
                    positions[position] = true;
                }
            }
        });
        positions
    }

    /// The papers of a selection in its order, where `found` is what its query finds. What has left the list is
    /// found by no query.
    #[must_use]
    pub fn selected(self, library: &Library, selection: &Selection, found: &PageResults) -> Vec<PaperId> {
        let date = |id: &PaperId| library.find(id).paper()?.date();
        let ids: Vec<PaperId> =
            self.with(|shelf| shelf.selected(selection, &date).iter().map(|entry| entry.id.clone()).collect());
        if !selection.query.is_filtered() {
            return ids;
        }
        let mut is_found = vec![false; library.index.len()];
        found.found.papers.iter().for_each(|position| is_found[*position] = true);
        let is_found = |id: &PaperId| matches!(library.find(id), Presence::Found(position, _) if is_found[position]);
        ids.into_iter().filter(is_found).collect()
    }

    /// Changes the shelf now, which `change` gets with the time, and has the change kept.
    pub fn change<T>(self, change: impl FnOnce(&mut Shelf, u64) -> T) -> Option<T> {
        let outcome = self.set_kept.try_update(|kept| change(&mut kept.shelf, browser::now()));
        self.save_merged();
        outcome
    }

    /// Takes papers off, so that they can be put back.
    pub fn take_off(self, ids: Vec<PaperId>) {
        self.set_kept.update(|kept| {
            ids.iter().for_each(|id| kept.shelf.take_off(id, browser::now()));
            kept.taken_off = ids;
        });
        self.save_merged();
    }

    /// Begins anew in place of what could not be read.
    pub fn replace_unreadable(self) {
        self.overwrite();
    }

    /// Keeps the shelf merged with the one that the browser has kept, so that each tab has what the others did.
    fn save_merged(self) {
        self.save(Shelf::decode);
    }

    /// Keeps the shelf in place of what the browser has kept.
    fn overwrite(self) {
        self.save(|_| Ok(Shelf::default()));
    }

    /// Keeps the shelf merged with what `read` makes of the text that the browser has kept.
    fn save(self, read: fn(&str) -> Result<Shelf, ShelfError>) {
        browser::spawn(async move {
            let name = self.name.get_value();
            let (mut error, mut is_changed) = (None, false);
            let saving = browser::update_text(&name, |stored| {
                match stored.as_deref().map_or_else(|| Ok(Shelf::default()), read) {
                    Ok(shelf) => {
                        let text = self.merged(shelf, stored);
                        is_changed = text.is_some();
                        text
                    }
                    Err(why) => {
                        error = Some(SaveError::Unreadable(why, stored.unwrap_or_default()));
                        None
                    }
                }
            });
            let error = saving.await.err().map(SaveError::Storage).or(error);
            if is_changed && error.is_none() {
                self.tabs.with_value(|tabs| tabs.iter().for_each(Tabs::tell));
            }
            if self.kept.with_untracked(|kept| !kept.is_opened || kept.error != error) {
                self.set_kept.update(|kept| {
                    kept.is_opened = true;
                    kept.error = error;
                });
            }
        });
    }

    /// Merges a shelf that was kept as this text into this one; the text to keep, if it is another one.
    fn merged(self, mut shelf: Shelf, stored: Option<String>) -> Option<String> {
        self.kept.with_untracked(|kept| shelf.merge(&kept.shelf));
        shelf.rename(&|id| self.library.current_id(id));
        shelf.forget_taken_off(browser::now().saturating_sub(PUT_BACK));
        let text = shelf.encode();
        // Whoever never kept a paper has no shelf.
        let is_new = stored.map_or(shelf != Shelf::default(), |stored| stored != text);
        if self.kept.with_untracked(|kept| kept.shelf != shelf) {
            self.set_kept.update(|kept| kept.shelf = shelf);
        }
        is_new.then_some(text)
    }
}
