//! What the browser measured of the page.
use leptos::prelude::window;
use web_sys::{CssStyleDeclaration, HtmlElement};

/// How the items of a list are laid out, in CSS pixels of the page. All items have one height.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ListLayout {
    /// The distance from the top of the page to the top of the list.
    pub top: f64,
    /// The number of columns.
    pub columns: usize,
    /// The height of a row with the gap below it.
    pub row: f64,
    /// The gap between two rows.
    pub gap: f64,
    /// The height of the viewport. StoredShelf, since asking for it makes the browser lay out the page.
    pub viewport: f64,
    /// How much of the viewport the head of the page covers, with the room below it.
    pub covered: f64,
}

/// Measures a list; `None` when it has no item that is loaded.
#[must_use]
pub fn list_layout(list: &HtmlElement) -> Option<ListLayout> {
    let item = list.query_selector(":scope > li > :not([aria-busy])").ok()??;
    let height = item.parent_element()?.get_bounding_client_rect().height();
    let style = window().get_computed_style(list).ok().flatten()?;
    let columns = style.get_property_value("grid-template-columns").ok()?.split_whitespace().count();
    let length = |style: &CssStyleDeclaration, property: &str| {
        let length = js_sys::parse_float(&style.get_property_value(property).ok()?);
        length.is_finite().then_some(length)
    };
    let gap = length(&style, "row-gap").unwrap_or(0.0);
    let root = list.owner_document()?.document_element()?;
    let root = window().get_computed_style(&root).ok().flatten()?;
    let covered = length(&root, "scroll-padding-top").unwrap_or(0.0);
    let top = list.get_bounding_client_rect().top() + super::scroll_position();
    let viewport = viewport_height();
    (height > 0.0).then(|| ListLayout { top, columns: columns.max(1), row: height + gap, gap, viewport, covered })
}

/// A window as narrow as that of a phone, for which `card.css` sets papers densely.
pub const PHONE: &str = "(max-width: 37.49rem)";

/// A window so wide that the filters are a column beside the papers (`facets.css`).
pub const COLUMNS: &str = "(min-width: 64rem)";

/// Whether the window is a [`PHONE`]'s.
#[must_use]
pub fn is_phone() -> bool {
    super::theme::matches_media(PHONE)
}

/// Whether the window has room for [`COLUMNS`].
#[must_use]
pub fn has_columns() -> bool {
    super::theme::matches_media(COLUMNS)
}

/// Whether any part of an element is in the viewport.
#[must_use]
pub fn is_in_viewport(element: &HtmlElement) -> bool {
    let bounds = element.get_bounding_client_rect();
    bounds.bottom() > 0.0 && bounds.top() < viewport_height()
}

/// The height of the viewport, in CSS pixels.
#[must_use]
pub fn viewport_height() -> f64 {
    window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(900.0)
}

/// A length as CSS writes it. Formatted by the browser, whose formatting of numbers costs no bytes.
#[must_use]
pub fn pixels(length: f64) -> String {
    format!("{}px", String::from(js_sys::Number::from(length).to_string_with_radix(10).unwrap_or_default()))
}
