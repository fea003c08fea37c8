//! Links and pictures as Markdown has them, in text that no parser of Markdown reads: that of HTML.
use std::ops::Range;

/// A link or a picture in a text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct WrittenLink<'a> {
    pub is_picture: bool,
    pub label: &'a str,
    pub url: &'a str,
    /// Where it stands in the text.
    pub range: Range<usize>,
}

/// The first link or picture, or the first picture where there can be no links.
pub(super) fn first(text: &str, may_be_link: bool) -> Option<WrittenLink<'_>> {
    text.match_indices('[').find_map(|(open, _)| {
        let is_picture = text[..open].ends_with('!');
        if !is_picture && !may_be_link {
            return None;
        }
        let label = inside(&text[open..], '[', ']')?;
        let rest = text[open + 1 + label.len()..].strip_prefix(']')?;
        let url = inside(rest, '(', ')')?;
        let start = open - usize::from(is_picture);
        let end = open + "[](".len() + label.len() + url.len() + ")".len();
        let url = url.trim();
        (!url.contains(char::is_whitespace)).then_some(WrittenLink { is_picture, label, url, range: start..end })
    })
}

/// What stands in the brackets with which a text begins, with the brackets inside them.
fn inside(text: &str, open: char, close: char) -> Option<&str> {
    /// No label and no address is longer, in bytes.
    const LONGEST: usize = 2000;
    let inside = text.strip_prefix(open)?;
    let mut depth = 0_u32;
    for (at, mark) in inside.char_indices().take_while(|(at, _)| *at < LONGEST) {
        if mark == open {
            depth += 1;
        } else if mark == close {
            match depth.checked_sub(1) {
                Some(outer) => depth = outer,
                None => return Some(&inside[..at]),
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{WrittenLink, first};

    #[test]
    fn links_are_found_with_their_brackets() {
        let text = "a [b [c] (d)](https://e.org/(f)) g";
        let label = "b [c] (d)";
        let url = "https://e.org/(f)";
        assert_eq!(first(text, true), Some(WrittenLink { is_picture: false, label, url, range: 2..32 }));
        let text = "[![b](https://e.org/c.svg)](https://e.org)";
        let picture = WrittenLink { is_picture: true, label: "b", url: "https://e.org/c.svg", range: 1..26 };
        assert_eq!(first(text, false), Some(picture));
        for text in ["a [b] (https://e.org)", "[b](c d)", "[b", "[[[[", "[b](c"] {
            assert_eq!(first(text, true), None, "{text}");
        }
    }
}
