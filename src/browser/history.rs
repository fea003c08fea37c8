//! The address bar, the history behind it, and how far the page is scrolled.
use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;

/// The path of the document's base element, such as `/` or `/repository/`.
#[must_use]
pub fn base_path() -> String {
    let base = document().base_uri().ok().flatten().unwrap_or_default();
    let after_scheme = base.split_once("://").map_or("", |(_, rest)| rest);
    let path = after_scheme.find('/').map_or("/", |start| &after_scheme[start..]);
    let end = path.find(['?', '#']).unwrap_or(path.len());
    // A base that names a file stands for the file's folder.
    let end = path[..end].rfind('/').map_or(0, |slash| slash + 1);
    path[..end].to_owned()
}

/// The path and the query string of the address bar.
#[must_use]
pub fn address() -> (String, String) {
    let location = window().location();
    (location.pathname().unwrap_or_default(), location.search().unwrap_or_default())
}

/// The whole address bar up to the path, such as `https://example.org`.
#[must_use]
pub fn origin() -> String {
    window().location().origin().unwrap_or_default()
}

/// Adds an entry to the history.
pub fn push_address(href: &str) {
    if let Ok(history) = window().history() {
        // Refused only when called hundreds of times a second; the page then shows the
        // new state under the old address, which is better than not moving.
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(href));
    }
}

/// Changes the current entry of the history.
pub fn replace_address(href: &str) {
    if let Ok(history) = window().history() {
        let state = history.state().unwrap_or(JsValue::NULL);
        let _ = history.replace_state_with_url(&state, "", Some(href));
    }
}

/// Remembers in the current entry of the history how far the page is scrolled.
pub fn remember_scroll() {
    if let Ok(history) = window().history() {
        let _ = history.replace_state(&JsValue::from_f64(scroll_position()), "");
    }
}

/// How far the page was scrolled when the current entry of the history was left; `None`
/// for an entry that was never left, such as a link within the page.
#[must_use]
pub fn remembered_scroll() -> Option<f64> {
    window().history().and_then(|history| history.state()).ok()?.as_f64()
}

/// Takes over from the browser the scroll position of history entries, which it would
/// restore before the list has its length.
pub fn restore_scroll_ourselves() {
    if let Ok(history) = window().history() {
        let _ = history.set_scroll_restoration(web_sys::ScrollRestoration::Manual);
    }
}

/// How far the page is scrolled, in CSS pixels.
#[must_use]
pub fn scroll_position() -> f64 {
    window().scroll_y().unwrap_or(0.0)
}

/// Scrolls the page at once, without animation.
pub fn scroll_to(position: f64) {
    window().scroll_to_with_x_and_y(0.0, position);
}

/// The height of the window, in CSS pixels.
#[must_use]
pub(super) fn window_height() -> f64 {
    window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(900.0)
}

/// The address of a plain left click on a link to this site that the program may
/// follow itself: its path and query string.
#[must_use]
pub fn followed_link(event: &web_sys::MouseEvent) -> Option<(String, String)> {
    if event.default_prevented()
        || event.button() != 0
        || event.meta_key()
        || event.alt_key()
        || event.ctrl_key()
        || event.shift_key()
    {
        return None;
    }
    let target: Element = event.target()?.dyn_into().ok()?;
    let link: web_sys::HtmlAnchorElement = target.closest("a[href]").ok().flatten()?.dyn_into().ok()?;
    let leaves = !link.target().is_empty() || link.has_attribute("download") || link.origin() != origin();
    // A link within the page is the browser's.
    (!leaves && link.hash().is_empty()).then(|| (link.pathname(), link.search()))
}
