//! Names that are longer than their place.
use maud::{Markup, html};

/// A name that may go on in the next line after a slash.
#[must_use]
pub fn breakable(name: &str) -> Markup {
    html! { @for (number, part) in name.split_inclusive('/').enumerate() { @if number > 0 { wbr; } (part) } }
}
