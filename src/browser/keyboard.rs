//! Keys that are pressed alone.
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

/// Whether a key was pressed alone and not while something is being written, so that it may be a
/// shortcut.
#[must_use]
pub fn is_shortcut(event: &KeyboardEvent) -> bool {
    const WRITING: &str = "input, textarea, select, dialog[open], [contenteditable]";
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let is_writing = target.is_some_and(|target| target.closest(WRITING).ok().flatten().is_some());
    !is_writing && !event.ctrl_key() && !event.meta_key() && !event.alt_key() && !is_composing(event)
}

/// Whether a letter was pressed with Control or, as on a Mac, Command, and nothing else.
#[must_use]
pub fn is_command(event: &KeyboardEvent, letter: &str) -> bool {
    let is_alone = !event.alt_key() && !event.shift_key() && (event.ctrl_key() != event.meta_key());
    is_alone && event.key().eq_ignore_ascii_case(letter)
}

/// Whether a key belongs to a composition of characters. Safari ends the composition before it tells of the key that
/// ends it, and gives that the code of all such keys.
#[must_use]
pub fn is_composing(event: &KeyboardEvent) -> bool {
    const COMPOSITION: u32 = 229;
    event.is_composing() || event.key_code() == COMPOSITION
}

/// Whether the text of an event is that of a composition of characters that is not finished.
#[must_use]
pub fn is_composition(event: &web_sys::Event) -> bool {
    event.dyn_ref::<web_sys::InputEvent>().is_some_and(web_sys::InputEvent::is_composing)
}
