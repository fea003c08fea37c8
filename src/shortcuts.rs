//! Keyboard shortcuts. Each is registered by the component whose action it is; `components/help.rs`
//! lists them.
use leptos::ev::keydown;
use leptos::prelude::*;

use crate::browser;
use crate::data::library::IS_PROGRAM;

/// Runs `act` when a key is pressed alone, as long as the calling component is on the page. `act` says
/// whether it did something; if not, the key is the browser's.
pub fn shortcut(key: &'static str, act: impl Fn() -> bool + 'static) {
    if !IS_PROGRAM {
        return;
    }
    let listener = window_event_listener(keydown, move |event| {
        if event.key() == key && browser::is_shortcut(&event) && act() {
            event.prevent_default();
        }
    });
    on_cleanup(move || listener.remove());
}
