//! Reports in Markdown, for issues and pull requests: what others wrote is only text in them.

/// The longest report in bytes; an issue of GitHub has at most 65,536 characters.
pub const LONGEST: usize = 60_000;

/// An address as an autolink that no table takes apart.
#[must_use]
pub fn address(address: &str) -> String {
    format!("<{}>", address.replace('|', "%7C").replace('<', "%3C").replace('>', "%3E"))
}

/// A text that is only text, and calls nobody's name.
#[must_use]
pub fn text(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\n' | '\r' => safe.push(' '),
            '@' => safe.push_str("@\u{200b}"),
            '<' => safe.push_str("&lt;"),
            '&' => safe.push_str("&amp;"),
            '\\' | '|' | '`' | '*' | '_' | '[' | ']' | '#' | '~' | '$' => safe.extend(['\\', character]),
            _ => safe.push(character),
        }
    }
    safe
}
