//! The reader's shelf in this browser: kept by it, shared by all tabs, and sent nowhere.
use catalogue::route::Base;
use catalogue::shelf::{Shelf, ShelfError};
use leptos::prelude::*;

use super::library::IS_PROGRAM;
use crate::browser::{self, StorageError, Tabs};

/// How long a paper that was taken off can be put back as it was, in milliseconds: a day.
const PUT_BACK: u64 = 24 * 60 * 60 * 1000;

/// The shelf, and why it is not kept if it is not. Copies share it.
#[derive(Clone, Copy)]
pub struct ShelfStore {
    /// The database. Lists under other paths of the same host are others.
    name: StoredValue<String>,
    shelf: RwSignal<Shelf>,
    trouble: RwSignal<Option<Trouble>>,
    /// Whether the shelf was looked for in the browser.
    is_opened: RwSignal<bool>,
    tabs: StoredValue<Option<Tabs>, LocalStorage>,
}

/// Why the shelf is not kept. What could not be read is left as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The browser does not do it.
    Storage(StorageError),
    /// What it has kept, the second, could not be read.
    Unreadable(ShelfError, String),
}

impl ShelfStore {
    /// The shelf of the list under a path. In a browser it is opened, and follows the other tabs.
    #[must_use]
    pub fn new(base: &Base) -> Self {
        let store = Self {
            name: StoredValue::new(["awesome-papers.shelf.", base.as_str()].concat()),
            shelf: RwSignal::default(),
            trouble: RwSignal::new(None),
            is_opened: RwSignal::new(false),
            tabs: StoredValue::new_local(None),
        };
        if IS_PROGRAM {
            store.tabs.set_value(Some(Tabs::join(&store.name.get_value(), move || store.synchronize())));
            store.synchronize();
        }
        store
    }

    /// The shelf.
    #[must_use]
    pub fn shelf(self) -> ReadSignal<Shelf> {
        self.shelf.read_only()
    }

    /// Why it is not kept, if it is not.
    #[must_use]
    pub fn trouble(self) -> ReadSignal<Option<Trouble>> {
        self.trouble.read_only()
    }

    /// Whether the shelf was looked for in the browser: before, it looks empty.
    #[must_use]
    pub fn is_opened(self) -> ReadSignal<bool> {
        self.is_opened.read_only()
    }

    /// Changes the shelf now, which `change` gets with the time, and has the change kept.
    pub fn change<T>(self, change: impl FnOnce(&mut Shelf, u64) -> T) -> Option<T> {
        let outcome = self.shelf.try_update(|shelf| change(shelf, browser::now()));
        self.synchronize();
        outcome
    }

    /// Begins anew in place of what could not be read.
    pub fn replace_unreadable(self) {
        self.keep(|_| Ok(Shelf::default()));
    }

    /// Merges the shelf with the one that the browser has kept, both ways.
    fn synchronize(self) {
        self.keep(|stored| stored.map_or_else(|| Ok(Shelf::default()), Shelf::decode));
    }

    /// Keeps the shelf merged with what `read` makes of the text that was kept.
    fn keep(self, read: impl FnOnce(Option<&str>) -> Result<Shelf, ShelfError> + 'static) {
        browser::spawn(async move {
            let name = self.name.get_value();
            let mut outcome = Ok(false);
            let stored = browser::update_text(&name, |stored| {
                let merged = read(stored.as_deref()).map(|shelf| self.merged(shelf, stored.as_deref()));
                outcome = merged
                    .as_ref()
                    .map(Option::is_some)
                    .map_err(|error| Trouble::Unreadable(error.clone(), stored.unwrap_or_default()));
                merged.ok().flatten()
            });
            let outcome = stored.await.map_err(Trouble::Storage).and_then(|()| outcome);
            if outcome == Ok(true) {
                self.tabs.with_value(|tabs| tabs.iter().for_each(Tabs::tell));
            }
            let trouble = outcome.err();
            if self.trouble.with_untracked(|before| *before != trouble) {
                self.trouble.set(trouble);
            }
            self.is_opened.set(true);
        });
    }

    /// Merges a shelf that was kept as this text into this one; the text to keep, if it is another one.
    fn merged(self, mut shelf: Shelf, stored: Option<&str>) -> Option<String> {
        self.shelf.with_untracked(|ours| shelf.merge(ours));
        shelf.forget_taken_off(browser::now().saturating_sub(PUT_BACK));
        let text = shelf.encode();
        // Whoever never kept a paper has no shelf.
        let is_new = if stored.is_some() { stored != Some(&text) } else { shelf != Shelf::default() };
        if self.shelf.with_untracked(|ours| *ours != shelf) {
            self.shelf.set(shelf);
        }
        is_new.then_some(text)
    }
}
