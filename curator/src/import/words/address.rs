//! Addresses in a text, and the words before them.
use std::ops::Range;

use super::link::{self, Target};

/// How long the address or the DOI is with which a text begins, in bytes. A bracket inside a word belongs to it.
pub(crate) fn address_length(text: &str) -> Option<usize> {
    /// The longest text in such a bracket, in characters.
    const LONGEST_INSIDE: usize = 16;
    let is_number = |number: &str| number.len() >= 4 && number.bytes().all(|byte| byte.is_ascii_digit());
    let is_doi = || text.strip_prefix("10.")?.split_once('/').filter(|(number, _)| is_number(number));
    if !text.starts_with("https://") && !text.starts_with("http://") && is_doi().is_none() {
        return None;
    }
    let mut end = 0;
    loop {
        let ends =
            |character: char| character.is_whitespace() || "<>()[]{}\"“”，。、；：（）【】《》".contains(character);
        end += text[end..].find(ends).unwrap_or(text.len() - end);
        // `…/0004-3702(97)00043-X`
        let inner = text[end..].strip_prefix('(').and_then(|rest| {
            let close = rest.char_indices().take(LONGEST_INSIDE).find(|(_, character)| *character == ')')?.0;
            Some((&rest[..close], &rest[close + 1..]))
        });
        let inside = inner.filter(|(inner, after)| {
            inner.bytes().all(|byte| byte.is_ascii_alphanumeric()) && after.starts_with(char::is_alphanumeric)
        });
        match inside {
            Some((inner, _)) => end += inner.len() + "()".len(),
            None => return Some(text[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '*', '_']).len()),
        }
    }
}

/// Where addresses stand in a text.
pub(crate) fn addresses(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let mark = from + text[from..].find("://")?;
            let scheme = ["https", "http"].into_iter().find(|scheme| text[from..mark].ends_with(scheme));
            from = mark + "://".len();
            if let Some(start) = scheme.map(|scheme| mark - scheme.len()) {
                from = start + address_length(&text[start..])?;
                return Some(start..from);
            }
        }
    })
}

/// The text before an address without the word that says what it leads to.
pub(crate) fn label_before(text: &str) -> (&str, Option<Target>) {
    let bare = text.trim_end_matches(|last: char| last.is_whitespace() || "(<[:：=".contains(last));
    let start = bare.trim_end_matches(char::is_alphanumeric).len();
    match bare.get(start..).filter(|_| bare.len() < text.len()).and_then(link::of_label) {
        Some(Some(target)) => (&text[..start], Some(target)),
        _ => (text, None),
    }
}
