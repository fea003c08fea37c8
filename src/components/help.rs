//! The dialog that lists the keys; `commands` hears them.
use maud::{Markup, html};

/// Finds the dialog in the page.
pub const DIALOG: &str = "#help";

/// The keys and what they do.
const KEYS: [(&str, &str); 6] = [
    ("/", "Search"),
    ("j", "Next paper"),
    ("k", "Previous paper"),
    ("o", "Open the paper"),
    ("u", "Back to the list"),
    ("?", "This help"),
];

/// The inside of the dialog.
#[must_use]
pub fn help() -> Markup {
    html! {
        form method="dialog" {
            h2 id="help-title" { "Keys" }
            dl { @for (key, meaning) in KEYS { div { dt { kbd { (key) } } dd { (meaning) } } } }
            button class="button" { "Close" }
        }
    }
}
