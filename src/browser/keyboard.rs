//! Keys that are pressed.
use leptos::prelude::window;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

/// The key that was pressed; `None` while characters are composed, as in Chinese or Japanese, where Enter and Escape
/// are for the composition.
#[must_use]
pub fn pressed_key(event: &KeyboardEvent) -> Option<String> {
    // Safari ends the composition before it tells of the key that ends it, and gives that the code of all such keys.
    const COMPOSITION: u32 = 229;
    (!event.is_composing() && event.key_code() != COMPOSITION).then(|| event.key())
}

/// Whether this key was pressed alone and not while something is being written, so that it may be a shortcut.
#[must_use]
pub fn is_shortcut(event: &KeyboardEvent, key: &str) -> bool {
    let is_alone = !event.ctrl_key() && !event.meta_key() && !event.alt_key();
    is_alone
        && !is_within(event, "dialog[open]")
        && !is_writing(event)
        && pressed_key(event).is_some_and(|it| it == key)
}

/// Whether a letter was pressed with Control or Command, and nothing else. Where text is edited on a Mac, Control is
/// for the editing.
#[must_use]
pub fn is_command(event: &KeyboardEvent, letter: &str) -> bool {
    let is_alone = !event.alt_key() && !event.shift_key() && (event.ctrl_key() != event.meta_key());
    let is_mac = || window().navigator().platform().is_ok_and(|platform| platform.starts_with("Mac"));
    let is_editing = || event.ctrl_key() && is_writing(event) && is_mac();
    is_alone && event.key().eq_ignore_ascii_case(letter) && !is_editing()
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
