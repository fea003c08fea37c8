//! How far the page is scrolled.
use leptos::prelude::{document, window};
use web_sys::{ScrollIntoViewOptions, ScrollLogicalPosition};

/// How far the page is scrolled, in CSS pixels.
#[must_use]
pub fn scroll_position() -> f64 {
    window().scroll_y().unwrap_or(0.0)
}

/// How far the page can be scrolled, in CSS pixels.
#[must_use]
pub fn scroll_end() -> f64 {
    let height = document().document_element().map_or(0.0, |root| f64::from(root.scroll_height()));
    (height - super::viewport_height()).max(0.0)
}

/// Scrolls the page at once, without animation.
pub fn scroll_to(position: f64) {
    window().scroll_to_with_x_and_y(0.0, position);
}

/// Scrolls what is around the element with this id as little as shows it.
pub fn reveal(id: &str) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    if let Some(element) = super::element(id) {
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}
