//! Pieces of text in a row.
use maud::{Markup, html};

/// Pieces with a separator between them, such as `", "`.
#[must_use]
pub fn joined(pieces: &mut dyn Iterator<Item = Markup>, separator: &str) -> Markup {
    html! { @for (index, piece) in pieces.enumerate() { @if index > 0 { (separator) } (piece) } }
}
