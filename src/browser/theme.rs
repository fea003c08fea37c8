//! The light and the dark theme, and what else the reader's system prefers.
use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use web_sys::Element;

/// The key under which the theme is remembered. The start-up script reads it too.
const THEME_KEY: &str = "awesome-papers.theme";

/// The theme that the page shows now: the reader's choice, else the system's.
#[must_use]
pub fn shows_dark_theme() -> bool {
    match document().document_element().and_then(|root| root.get_attribute("data-theme")).as_deref() {
        Some("dark") => true,
        Some("light") => false,
        _ => matches_media("(prefers-color-scheme: dark)"),
    }
}

/// Shows the page in a theme from now on, and remembers the choice when it differs from the
/// system's. `false` when it could not be remembered.
pub fn choose_theme(dark: bool) -> bool {
    let name = if dark { "dark" } else { "light" };
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("data-theme", name);
    }
    colour_browser(name);
    let follows_system = matches_media("(prefers-color-scheme: dark)") == dark;
    let Some(storage) = window().local_storage().ok().flatten() else { return false };
    if follows_system { storage.remove_item(THEME_KEY) } else { storage.set_item(THEME_KEY, name) }.is_ok()
}

/// Has the browser's own bar take the colour of a theme, whatever the system prefers.
fn colour_browser(theme: &str) {
    let Ok(colours) = document().query_selector_all("meta[data-theme]") else { return };
    for colour in (0..colours.length()).filter_map(|position| colours.item(position)?.dyn_into::<Element>().ok()) {
        let is_it = colour.get_attribute("data-theme").as_deref() == Some(theme);
        let _ = colour.set_attribute("media", if is_it { "all" } else { "not all" });
    }
}

/// Whether a media query matches.
pub(super) fn matches_media(query: &str) -> bool {
    window().match_media(query).ok().flatten().is_some_and(|list| list.matches())
}
