//! Addresses in a text, and the words before them.
use super::letters;
use std::borrow::Cow;
use std::ops::Range;

use percent_encoding::percent_decode_str;

use super::link::{self, Target};

/// Where a link leads that goes through another site, which only sends the reader on:
/// `https://link.zhihu.com/?target=https%3A//arxiv.org/abs/2001.11180`.
pub(crate) fn without_redirect(url: &str) -> Cow<'_, str> {
    const SITES: [(&str, &[&str]); 4] = [
        ("://link.zhihu.com/?", &["target"]),
        ("://www.google.com/url?", &["q", "url"]),
        ("://www.google.com/search?", &["q"]),
        ("://l.facebook.com/l.php?", &["u"]),
    ];
    let target = SITES.iter().find_map(|(site, names)| {
        let (_, parameters) = url.split_once(site)?;
        let is_target = |pair: &(&str, &str)| names.contains(&pair.0);
        let (_, value) = parameters.split(['&', '#']).filter_map(|pair| pair.split_once('=')).find(is_target)?;
        let target = percent_decode_str(value).decode_utf8().ok()?;
        (target.starts_with("https://") || target.starts_with("http://")).then_some(target)
    });
    target.unwrap_or(Cow::Borrowed(url))
}

/// How long the address or the DOI is with which a text begins, in bytes. A bracket inside a word belongs to it.
pub(crate) fn address_length(text: &str) -> Option<usize> {
    /// The longest text in such a bracket, in characters.
    const LONGEST_INSIDE: usize = 16;
    let is_number = |number: &str| number.len() >= 4 && letters::is_digits(number);
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
    // `Lamps: A Review https://…`
    let is_label = bare.len() < text.len() && !text[..start].ends_with(" A ");
    match bare.get(start..).filter(|_| is_label).and_then(link::of_label) {
        Some(Some(target)) => (&text[..start], Some(target)),
        _ => (text, None),
    }
}

#[cfg(test)]
mod tests {
    use super::without_redirect;

    #[test]
    fn redirects_lead_where_they_say() {
        for (url, expected) in [
            ("https://link.zhihu.com/?target=https%3A//arxiv.org/pdf/2001.11180", "https://arxiv.org/pdf/2001.11180"),
            ("https://www.google.com/url?sa=D&q=https://oak.example/a%3Fb&usg=x", "https://oak.example/a?b"),
            ("https://www.google.com/search?q=https://doi.org/10.1109/X.1", "https://doi.org/10.1109/X.1"),
            ("https://www.google.com/search?q=lamps", "https://www.google.com/search?q=lamps"),
            ("https://oak.example/?q=https://arxiv.org", "https://oak.example/?q=https://arxiv.org"),
        ] {
            assert_eq!(without_redirect(url), expected, "{url}");
        }
    }
}
