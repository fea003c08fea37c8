//! Reads an entry that is written as running text: a title, and around it authors, a venue,
//! links and remarks in any order.
//!
//! Links and brackets are taken out first, because they say best what they are. Then the title
//! is chosen; what is left is read as names, venues and dates, and what is none of these is
//! left over.
use std::ops::Range;

use super::note::{self, Note, Trust, is_pictograph};
use super::piece::{Piece, Style, range_of};
use super::reading::Reading;
use super::role::{self, Role};
use super::token::{Token, cut, matching};
use super::{absorb, names, title};

/// A run of text of one style, or a link that may be the title.
#[derive(Clone, Debug)]
pub(super) struct Span {
    pub text: String,
    pub url: Option<String>,
    pub style: Style,
    pub range: Range<usize>,
    /// Whether it begins a line.
    pub begins_line: bool,
}

/// Reads everything that stands in some pieces.
pub fn read(pieces: &[Piece], reading: &mut Reading) {
    reading.images(pieces);
    let tokens = cut(pieces);
    let spans = spans(&tokens, reading);
    let rest = if reading.title.is_none() { title::take(spans, reading) } else { spans };
    absorb::rest(rest, reading);
}

/// Reads links that stand in a cell for links; `expected` is what the heading says.
pub fn read_links(pieces: &[Piece], expected: Option<Role>, reading: &mut Reading) {
    reading.images(pieces);
    for token in cut(pieces) {
        match token {
            Token::Link { label, url, range, .. } => {
                let said = role::of_label(&label).flatten();
                let role = said.or(expected).or_else(|| match note::read(&label, Trust::SetOff) {
                    Some(note @ (Note::Venue(_) | Note::Arxiv(_))) => {
                        reading.note(note);
                        Some(Role::Paper)
                    }
                    _ => None,
                });
                reading.link_by_address(role, &url, &range);
            }
            Token::Text { text, range, .. } => {
                for word in text.split_whitespace() {
                    let word = word.trim_matches([',', ';', '<', '>', '(', ')']);
                    if word.starts_with("https://") || word.starts_with("http://") {
                        reading.link_by_address(expected, word, &range);
                    } else if matches!(expected, Some(Role::Paper) | None)
                        && let Some(Note::Arxiv(id)) = note::read(word, Trust::SetOff)
                    {
                        reading.arxiv.get_or_insert(id);
                    }
                }
            }
            Token::Open { .. } | Token::Close { .. } | Token::Break => {}
        }
    }
}

/// Reads an entry about a program or a ranking: a name that is a link, and what it is.
pub fn read_thing(pieces: &[Piece], reading: &mut Reading) {
    reading.images(pieces);
    let mut text = String::new();
    for token in cut(pieces) {
        match token {
            Token::Link { label, url, range, .. } => match role::of_label(&label) {
                Some(role) => reading.link_by_address(role, &url, &range),
                _ if reading.title.is_none() => {
                    reading.title = Some((title::clean(&label), range.clone()));
                    reading.title_address = catalogue::WebAddress::new(&url).ok();
                    // What stood before the name, such as a number, says nothing.
                    text.clear();
                }
                _ => text.push_str(&label),
            },
            Token::Text { text: part, .. } => text.push_str(&part),
            Token::Open { bracket, .. } | Token::Close { bracket, .. } => text.push(bracket),
            Token::Break => text.push(' '),
        }
    }
    // The brackets of the links that were taken are left.
    let mut text = text.replace("[]", "").replace("()", "");
    // `Name: what it is [[Code]](…)`
    if reading.title.is_none()
        && let Some(at) = range_of(pieces)
    {
        let ends = [": ", " - ", " – ", " — ", ". "].iter().filter_map(|end| Some((text.find(end)?, end.len())));
        let (end, width) = ends.min().unwrap_or((text.len(), 0));
        let name = title::clean(&text[..end]);
        if !name.is_empty() && !reading.links.is_empty() {
            reading.title = Some((name, at));
            text.drain(..end + width);
        }
    }
    match (&reading.title, pieces.first(), pieces.last()) {
        (Some(_), Some(first), Some(last)) => reading.leftover.push((text, first.range.start..last.range.end)),
        _ => read(pieces, reading),
    }
}

/// Takes out links and brackets that say what they are; the rest as spans.
fn spans(tokens: &[Token], reading: &mut Reading) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    let mut begins_line = true;
    let mut at = 0;
    // The brackets that are part of a text are closed as text, too.
    while let Some(token) = tokens.get(at) {
        at += 1;
        match token {
            Token::Break => begins_line = true,
            Token::Text { text, style, range } => {
                let text = take_addresses(text, range, reading);
                let text = reading.take_marks(&text);
                push(&mut spans, &text, *style, range, &mut begins_line);
            }
            Token::Open { bracket, range } => {
                let end = matching(tokens, at - 1);
                let is_leading = !spans.iter().any(|span| span.text.contains(char::is_alphanumeric));
                if let Some(end) = end
                    && take_group(*bracket, &tokens[at..end], is_leading, tokens.get(end + 1), reading)
                {
                    at = end + 1;
                    continue;
                }
                let style = spans.last().map(|span| span.style).unwrap_or_default();
                push(&mut spans, &bracket.to_string(), style, range, &mut begins_line);
            }
            Token::Close { bracket, range } => {
                let style = spans.last().map(|span| span.style).unwrap_or_default();
                push(&mut spans, &bracket.to_string(), style, range, &mut begins_line);
            }
            Token::Link { label, url, style, range } => {
                if !take_link(label, url, range, false, reading) {
                    let text = reading.take_marks(label);
                    let (url, style, range) = (Some(url.clone()), *style, range.clone());
                    spans.push(Span { text, url, style, range, begins_line });
                    begins_line = false;
                }
            }
        }
    }
    spans
}

/// Takes bare addresses out of a text.
fn take_addresses(text: &str, range: &Range<usize>, reading: &mut Reading) -> String {
    if !text.contains("://") {
        return text.to_owned();
    }
    let mut kept = Vec::new();
    for word in text.split(' ') {
        if is_address(word) {
            let address = word.trim_end_matches(['.', ',', ';', '>']);
            reading.link_by_address(None, address.trim_start_matches('<'), range);
        } else {
            kept.push(word);
        }
    }
    kept.join(" ")
}

/// Whether a word is an address.
fn is_address(word: &str) -> bool {
    let word = word.trim_start_matches('<');
    word.starts_with("https://") || word.starts_with("http://")
}

/// Adds text to the last span when it is of the same style and line.
fn push(spans: &mut Vec<Span>, text: &str, style: Style, range: &Range<usize>, begins_line: &mut bool) {
    match spans.last_mut() {
        Some(last) if !*begins_line && last.url.is_none() && last.style == style => {
            last.text.push_str(text);
            last.range.end = last.range.end.max(range.end);
        }
        _ if text.is_empty() => {}
        _ => {
            let (text, range) = (text.to_owned(), range.clone());
            spans.push(Span { text, url: None, style, range, begins_line: *begins_line });
            *begins_line = false;
        }
    }
}

/// Takes a link that says what it leads to, or a venue that links to the paper.
fn take_link(label: &str, url: &str, range: &Range<usize>, is_alone: bool, reading: &mut Reading) -> bool {
    let label = label.trim();
    let is_address = label.starts_with("http://") || label.starts_with("https://") || label.starts_with("arxiv.org/");
    if let Some(role) = role::of_label(label) {
        reading.link_by_address(role, url, range);
        return true;
    }
    if is_address {
        reading.link_by_address(None, url, range);
        return true;
    }
    // `Title [[AI Open]](…)`
    let is_alone = is_alone || label.starts_with('[') && label.ends_with(']');
    match note::read(label, Trust::SetOff) {
        Some(Note::Nothing) if !label.is_empty() => {
            reading.link_by_address(None, url, range);
            true
        }
        Some(note) => {
            reading.note(note);
            reading.link_by_address(None, url, range);
            true
        }
        // A bracket around a short name: the code or the page of that name.
        None if is_alone && label.split_whitespace().count() <= 2 => {
            reading.link_by_address(None, url, range);
            true
        }
        None => false,
    }
}

/// Takes what stands in brackets, when all of it says what it is.
fn take_group(bracket: char, inner: &[Token], is_leading: bool, next: Option<&Token>, reading: &mut Reading) -> bool {
    let links = inner.iter().filter(|token| matches!(token, Token::Link { .. })).count();
    let mut text = String::new();
    for token in inner {
        match token {
            Token::Text { text: part, .. } => text.push_str(part),
            Token::Open { bracket, .. } | Token::Close { bracket, .. } if links == 0 => text.push(*bracket),
            // A separator that no venue has.
            Token::Link { .. } | Token::Open { .. } | Token::Close { .. } => text.push('|'),
            Token::Break => return false,
        }
    }
    let is_punctuation = !text.contains(|character: char| character.is_alphanumeric() || is_pictograph(character));
    if links == 0 && is_punctuation {
        return false;
    }
    if links == 0 && text.split_whitespace().all(is_address) {
        for token in inner {
            if let Token::Text { text, range, .. } = token {
                take_addresses(text, range, reading);
            }
        }
        return true;
    }
    let Some(notes) = notes_of(&text) else {
        let is_square = matches!(bracket, '[' | '【' | '［');
        let words = text.split_whitespace().count();
        let more_follows = match next {
            Some(Token::Text { text, .. }) => text.contains(char::is_alphanumeric),
            Some(_) => true,
            None => false,
        };
        if links == 0
            && !is_leading
            && reading.authors.is_empty()
            && let Some(found) = names::read(&text)
            && (found.names.len() > 1 || found.and_others)
        {
            reading.authors = found.names;
            return true;
        }
        // A number or a nickname before the title, or an affiliation after it.
        let is_part_of_title = matches!(next, Some(Token::Text { text, .. }) if text.starts_with([':', '：']));
        let is_remark = links == 0
            && !is_part_of_title
            && ((is_leading && is_square && words <= 3 && more_follows) || text.trim_start().starts_with('@'));
        return is_remark;
    };
    let is_known_link = |token: &Token| match token {
        Token::Link { label, url, .. } => {
            role::of_label(label).is_some()
                || note::read(label, Trust::SetOff).is_some()
                || label.contains("://")
                || (label.split_whitespace().count() <= 2 && !url.is_empty())
        }
        _ => true,
    };
    if !inner.iter().all(is_known_link) {
        return false;
    }
    for note in notes {
        reading.note(note);
    }
    for token in inner {
        if let Token::Link { label, url, range, .. } = token {
            take_link(label, url, range, true, reading);
        }
    }
    true
}

/// What the text of a group says, when every part of it says something.
fn notes_of(text: &str) -> Option<Vec<Note>> {
    if let Some(note) = note::read(text, Trust::SetOff) {
        return Some(vec![note]);
    }
    let parts: Vec<&str> = text.split([',', ';', '|', '/', '，', '；']).collect();
    if parts.len() < 2 {
        return None;
    }
    // “ICLR, 2024” is one note in two parts.
    let whole = parts.iter().filter(|part| !part.trim().is_empty()).copied().collect::<Vec<_>>().join(" ");
    if let Some(note @ Note::Venue(_)) = note::read(&whole, Trust::SetOff) {
        return Some(vec![note]);
    }
    parts.into_iter().map(|part| note::read(part, Trust::SetOff)).collect()
}

/// Whether a text has enough words for a title.
pub(super) fn has_title_words(text: &str) -> bool {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count() >= 3
        || (names::is_east_asian(&text.replace(|character: char| !character.is_alphanumeric(), ""))
            && text.chars().count() >= 6)
}
