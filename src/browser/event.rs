//! What was clicked.
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlAnchorElement, HtmlButtonElement, MouseEvent};

use super::origin;

/// The button that was clicked.
#[must_use]
pub fn clicked_button(event: &MouseEvent) -> Option<HtmlButtonElement> {
    clicked(event, "button")?.dyn_into().ok()
}

/// The innermost element with this selector that was clicked.
#[must_use]
pub fn clicked(event: &MouseEvent, selector: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok()?
}

/// The path and query string of a plain left click on a link to this site, which the program may
/// follow itself.
#[must_use]
pub fn followed_link(event: &MouseEvent) -> Option<(String, String)> {
    let has_modifier = event.meta_key() || event.alt_key() || event.ctrl_key() || event.shift_key();
    if event.default_prevented() || event.button() != 0 || has_modifier {
        return None;
    }
    let link: HtmlAnchorElement = clicked(event, "a[href]")?.dyn_into().ok()?;
    let leaves = !link.target().is_empty() || link.has_attribute("download") || link.origin() != origin();
    // A link within the page is the browser's.
    (!leaves && link.hash().is_empty()).then(|| (link.pathname(), link.search()))
}
