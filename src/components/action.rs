//! Buttons that do something at once. They are marks in the text of the page, and
//! `commands` hears their clicks.
use catalogue::cite::Format;
use maud::{Markup, html};

/// What a button puts into the clipboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copied {
    /// The address of the paper around the button.
    Link,
    /// A citation of the paper around the button.
    Citation(Format),
    /// The text of the `pre` beside the button.
    Text,
}

impl Copied {
    /// Every kind.
    pub const ALL: [Self; 5] = [
        Self::Link,
        Self::Citation(Format::Bibtex),
        Self::Citation(Format::Ris),
        Self::Citation(Format::CslJson),
        Self::Text,
    ];

    /// What the button's `data-copy` attribute says.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Link => "link",
            Self::Citation(format) => format.extension(),
            Self::Text => "text",
        }
    }
}

/// A button that puts text into the clipboard; `spoken` is what it is called for those
/// who hear it.
#[must_use]
pub fn copy_button(label: &str, spoken: &str, copied: Copied) -> Markup {
    html! {
        button type="button" class="action needs-program" data-copy=(copied.id()) aria-label=(spoken) { (label) }
    }
}
