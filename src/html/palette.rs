//! The options of the palette.
use maud::{Markup, html};

/// One option, as it is read.
pub struct PaletteOption<'a> {
    /// The id of its element.
    pub id: String,
    /// What is chosen by it.
    pub name: &'a str,
    /// Of what kind that is.
    pub kind: &'a str,
    /// The key that does the same.
    pub key: Option<&'a str>,
}

/// The options, of which the one at `active` is the one that Enter chooses.
#[must_use]
pub fn palette_options(options: &[PaletteOption], active: usize) -> Markup {
    html! {
        @for (index, option) in options.iter().enumerate() {
            li role="option" id=(option.id) aria-selected=(index == active) data-index=(index) {
                span { (option.name) }
                span class="palette-kind" {
                    @if let Some(key) = option.key { kbd { (key) } } @else { (option.kind) }
                }
            }
        }
    }
}
