//! The dialog that lists the keys, which `commands` hears, and what the search understands.
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

/// What can be written in the search box besides words, and what it means.
const SEARCH: [(&str, &str); 5] = [
    ("\"kv cache\"", "These words side by side"),
    ("-survey", "Without this word"),
    ("author:han", "By an author; also title: venue: category: technique:"),
    ("year:2022..2024", "From these years"),
    ("has:code", "With code; also figure, venue, award"),
];

/// The inside of the dialog.
#[must_use]
pub fn help() -> Markup {
    html! {
        form method="dialog" {
            h2 id="help-title" { "Keys and search" }
            @for part in [&KEYS[..], &SEARCH] {
                dl { @for (written, meaning) in part { div { dt { kbd { (written) } } dd { (meaning) } } } }
            }
            button class="button" { "Close" }
        }
    }
}
