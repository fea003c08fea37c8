//! What has the focus and where it goes next.
use leptos::prelude::{document, request_animation_frame};
use wasm_bindgen::JsCast;
use web_sys::{FocusOptions, HtmlElement};

use super::descendant;

/// The element that has the focus.
#[must_use]
pub fn focused() -> Option<HtmlElement> {
    document().active_element().filter(|element| element.tag_name() != "BODY")?.dyn_into().ok()
}

/// Whether the element with this id has the focus.
#[must_use]
pub fn has_focus(id: &str) -> bool {
    focused().is_some_and(|element| element.id() == id)
}

/// Gives an element the focus without scrolling to it.
pub fn focus(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}

/// Gives the focus to the element with this id.
pub fn focus_on(id: &str) {
    if let Some(element) = super::element(id) {
        focus(&element);
    }
}

/// Gives the focus to the heading of the page, where a reader of a new page begins.
pub fn focus_heading() {
    if let Some(heading) = document().body().and_then(|body| descendant(&body, "h1")) {
        focus(&heading);
    }
}

/// Makes a change in which elements may be moved or removed. What had the focus has it again in the
/// next frame or, when it is gone, the heading of the page.
pub fn keep_focus(change: impl FnOnce()) {
    let before = focused();
    change();
    if let Some(before) = before {
        request_animation_frame(move || restore_focus(&before));
    }
}

/// Gives the focus back to an element that lost it because it was moved, or to the heading when it is
/// gone. No form control is ever moved: whoever is not in it any more has left it.
pub fn restore_focus(element: &HtmlElement) {
    if focused().is_some() {
        return;
    }
    if !element.is_connected() {
        // What is rendered anew as text is another element with the same id.
        focus_on(&element.id());
    } else if element.matches("input, select, textarea").unwrap_or_default() {
        return;
    } else {
        focus(element);
    }
    // It is gone, or hidden.
    if focused().is_none() {
        focus_heading();
    }
}
