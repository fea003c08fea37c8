//! What can be done on the page that is shown: by a key, by its name in the palette, or by both. An action
//! is registered by the component whose it is, as long as that is on the page.
use std::rc::Rc;

use leptos::ev::keydown;
use leptos::prelude::*;

use crate::browser::{self, IS_PROGRAM};

/// The key that opens the palette, besides K with Control or Command.
pub const PALETTE: &str = ":";

/// The key that opens the help.
pub const HELP: &str = "?";

/// The keys and what they do, as the help lists them.
pub const KEYS: [(&str, &str); 10] = [
    ("/", "Search"),
    ("j", "Go to the next paper"),
    ("k", "Go to the previous paper"),
    ("o", "Open the paper"),
    ("s", "Put the paper on the shelf, or remove it"),
    ("u", "Go back to the list"),
    ("r", "Open a random paper from the results"),
    ("Enter", "Go from the search box to the first result"),
    (PALETTE, "Go to any page, paper or action (also Ctrl+K or ⌘K)"),
    (HELP, "Show help: shortcuts and search tips"),
];

/// Something that can be done.
#[derive(Clone)]
pub struct Action {
    /// What it is called.
    pub name: &'static str,
    /// The key that does it as well, if there is one.
    pub key: Option<&'static str>,
    act: Rc<dyn Fn() -> bool>,
}

impl Action {
    /// Does it. `false` when there was nothing to do it with.
    #[must_use]
    pub fn run(&self) -> bool {
        (self.act)()
    }
}

/// The actions of the page that is shown, each with a number of its own. Copies share them.
#[derive(Clone, Copy)]
pub struct Actions(StoredValue<Vec<(usize, Action)>, LocalStorage>);

impl Default for Actions {
    fn default() -> Self {
        Self(StoredValue::new_local(Vec::new()))
    }
}

impl Actions {
    /// The actions, in the order in which they were registered.
    #[must_use]
    pub fn all(self) -> Vec<Action> {
        self.0.with_value(|actions| actions.iter().map(|(_, action)| action.clone()).collect())
    }

    /// Does what a key does. `false` when there is nothing to do; then the key is the browser's.
    pub fn press(self, key: &str) -> bool {
        self.all().into_iter().any(|action| action.key == Some(key) && action.run())
    }

    /// Registers an action as long as the calling component is on the page.
    fn register(self, action: Action) {
        let number = self.0.with_value(|actions| actions.last().map_or(0, |(number, _)| number + 1));
        self.0.update_value(|actions| actions.push((number, action)));
        on_cleanup(move || {
            self.0.try_update_value(|actions| actions.retain(|(other, _)| *other != number));
        });
    }
}

/// Registers what has a name and no key. `act` says whether it did something.
pub fn action(name: &'static str, act: impl Fn() -> bool + 'static) {
    register(Action { name, key: None, act: Rc::new(act) });
}

/// Runs `act` when one of [`KEYS`] is pressed alone, or by the name that it has there. `act` says whether it
/// did something.
pub fn shortcut(key: &'static str, act: impl Fn() -> bool + 'static) {
    if let Some((_, name)) = KEYS.iter().find(|(other, _)| *other == key) {
        register(Action { name, key: Some(key), act: Rc::new(act) });
    }
}

/// Does what the keys of some actions do, as long as the calling component is on the page.
pub fn listen(actions: Actions) {
    if !IS_PROGRAM {
        return;
    }
    let listener = window_event_listener(keydown, move |event| {
        if browser::shortcut_key(&event).is_some_and(|key| actions.press(&key)) {
            event.prevent_default();
        }
    });
    on_cleanup(move || listener.remove());
}

fn register(action: Action) {
    if let Some(actions) = use_context::<Actions>().filter(|_| IS_PROGRAM) {
        actions.register(action);
    }
}
