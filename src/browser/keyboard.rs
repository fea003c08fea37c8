//! Keys that are pressed.
use leptos::prelude::window;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use super::storage::{store, stored};

/// The key under which it is remembered that the reader wants no shortcuts.
const NO_SHORTCUTS: &str = "awesome-papers.no-shortcuts";

/// Whether keys pressed alone do something, as the reader has it: who speaks to the computer, or rests a hand on the
/// keyboard, may not want them.
#[must_use]
pub fn has_shortcuts() -> bool {
    stored(NO_SHORTCUTS).is_none()
}

/// Has keys pressed alone do something or nothing from now on.
pub fn choose_shortcuts(are_wanted: bool) {
    store(NO_SHORTCUTS, if are_wanted { None } else { Some("yes") });
}

/// The key that was pressed; `None` while characters are composed, as in Chinese or Japanese, where Enter and Escape
/// are for the composition.
#[must_use]
pub fn pressed_key(event: &KeyboardEvent) -> Option<String> {
    // Safari ends the composition before it tells of the key that ends it, and gives that the code of all such keys.
    const COMPOSITION: u32 = 229;
    (!event.is_composing() && event.key_code() != COMPOSITION).then(|| event.key())
}

/// The key that was pressed alone and not while something is being written, so that it may be a shortcut; `None` where
/// the reader wants none. A key that is held goes on only from paper to paper.
#[must_use]
pub fn shortcut_key(event: &KeyboardEvent) -> Option<String> {
    let is_alone = !event.ctrl_key() && !event.meta_key() && !event.alt_key();
    let is_shortcut = is_alone && !is_within(event, "dialog[open]") && !is_writing(event) && has_shortcuts();
    let key = pressed_key(event).filter(|_| is_shortcut)?;
    (!event.repeat() || matches!(key.as_str(), "j" | "k")).then_some(key)
}

/// Whether a letter was pressed with Control or Command, and nothing else. Where text is edited on a Mac, Control is
/// for the editing.
#[must_use]
pub fn is_command(event: &KeyboardEvent, letter: &str) -> bool {
    let is_alone = !event.alt_key() && !event.shift_key() && (event.ctrl_key() != event.meta_key());
    let is_mac = || window().navigator().platform().is_ok_and(|platform| platform.starts_with("Mac"));
    let is_editing = || event.ctrl_key() && is_writing(event) && is_mac();
    // Where the keys have letters of another script, by where the key is.
    let is_at_place = || !event.key().is_ascii() && event.code() == ["Key", &letter.to_ascii_uppercase()].concat();
    is_alone && (event.key().eq_ignore_ascii_case(letter) || is_at_place()) && !is_editing()
}

fn is_writing(event: &KeyboardEvent) -> bool {
    is_within(event, "input, textarea, select, [contenteditable]")
}

fn is_within(event: &KeyboardEvent, selector: &str) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| target.closest(selector).ok().flatten().is_some())
}

/// Whether the text of an event is that of a composition of characters that is not finished.
#[must_use]
pub fn is_composition(event: &web_sys::Event) -> bool {
    event.dyn_ref::<web_sys::InputEvent>().is_some_and(web_sys::InputEvent::is_composing)
}
