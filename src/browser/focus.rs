//! What has the focus and where it goes next.
use leptos::prelude::{document, request_animation_frame};
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement};

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

/// Makes a change in which elements may be moved or removed, and gives the focus back in the next frame.
pub fn keep_focus(change: impl FnOnce()) {
    let before = Focus::now();
    change();
    if let Some(before) = before {
        request_animation_frame(move || before.restore());
    }
}

/// Where the focus is before a change.
pub struct Focus {
    element: HtmlElement,
    /// The item of a list that it is in, the one after it and the one before.
    items: Vec<Element>,
}

impl Focus {
    /// The focus now; `None` where nothing has it.
    #[must_use]
    pub fn now() -> Option<Self> {
        let element = focused()?;
        let item = element.closest("li").ok().flatten();
        let beside = |item: &Element| [item.next_element_sibling(), item.previous_element_sibling()];
        let beside = item.as_ref().map(beside).into_iter().flatten().flatten();
        let items = item.iter().cloned().chain(beside).collect();
        Some(Self { element, items })
    }

    /// Gives the focus back to an element that lost it because it was moved; when it is gone, to what is left of its
    /// item or stands beside that, else to the heading. Only items of lists are moved, and no form control ever is:
    /// whoever is not in another element any more has left it.
    pub fn restore(self) {
        if focused().is_some() {
            return;
        }
        if !self.element.is_connected() {
            // What is rendered anew as text is another element with the same id.
            focus_on(&self.element.id());
        } else if self.items.is_empty() || self.element.matches("input, select, textarea").unwrap_or_default() {
            return;
        } else {
            focus(&self.element);
        }
        // It is gone, or hidden.
        for item in self.items.iter().filter(|item| item.is_connected()) {
            if focused().is_none()
                && let Some(control) = descendant(item, "a, button")
            {
                focus(&control);
            }
        }
        if focused().is_none() {
            focus_heading();
        }
    }
}
