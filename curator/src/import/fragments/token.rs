//! The text of an entry as tokens: texts, links, line ends, and pairs of brackets and quotation
//! marks. A mark without its partner is text.
use std::borrow::Cow;
use std::ops::Range;

use super::name_marks;
use crate::import::document::block::{Content, Piece, Style, first_line};
use crate::import::words::address::address_length;
use crate::import::words::date::is_year;
use crate::import::words::fact::{self, Trust};
use crate::import::words::{et_al, locator, one_name};

/// How many marks can be open at once.
const DEEPEST: usize = 16;

/// What a text stands in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) enum Enclosure {
    #[default]
    None,
    Round,
    Square,
    Quotes,
}

/// A part of an entry's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Token<'a> {
    Text { text: &'a str, style: Style, range: Range<usize> },
    Link { label: &'a str, url: &'a str, style: Style, range: Range<usize> },
    Open { text: &'a str, enclosure: Enclosure },
    Close { text: &'a str },
    Break,
}

/// The tokens of some pieces. Pictures are not among them.
pub(crate) fn tokens(pieces: &[Piece]) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    // The open marks: their positions among the tokens, and the marks that close them.
    let mut open: Vec<(usize, char)> = Vec::new();
    for (number, piece) in pieces.iter().enumerate() {
        let (style, range) = (piece.style, piece.range.clone());
        match &piece.content {
            Content::Text(text) => {
                let next = pieces.get(number + 1).map_or(' ', first_character);
                cut(text, next, style, &range, &mut tokens, &mut open);
            }
            Content::Link { url, label } => tokens.push(Token::Link { label, url, style, range }),
            Content::Image { .. } => {}
            Content::Break => {
                open.clear();
                tokens.push(Token::Break);
            }
        }
    }
    tokens
}

/// Where a mark ends.
fn end_of(at: usize, mark: char) -> usize {
    at + mark.len_utf8()
}

/// Pieces with one quotation mark where they have two, as typesetters write them: ``` ``A Title'' ```;
/// with “et al.” for `et.al`, with small letters in `OAK, A., AND ASH, B.`, without numbers behind names, and with the bracket
/// that is missing behind a year.
pub(super) fn with_one_mark(pieces: &[Piece]) -> Cow<'_, [Piece]> {
    const AND: &str = ", AND ";
    const MARKS: [(&str, &str); 4] = [("``", "“"), ("''", "”"), ("‘‘", "“"), ("’’", "”")];
    let has_two = |piece: &Piece| piece.text().is_some_and(|text| text.contains("``") || text.contains("‘‘"));
    let has_slip = |text: &str| text.contains(AND) || et_al::without_slips(text).is_some();
    let has_other = |piece: &Piece| piece.text().is_some_and(|text| text.contains(" (1") || has_slip(text));
    let is_marked = pieces.iter().any(has_two);
    let open = years_left_open(pieces);
    if !is_marked && open.is_empty() && !pieces.iter().any(has_other) {
        return pieces.into();
    }
    let mut pieces = pieces.to_vec();
    for (at, piece) in pieces.iter_mut().enumerate() {
        let Content::Text(text) = &mut piece.content else { continue };
        if open.contains(&at) {
            text.insert(text.trim_end_matches(BEFORE_LINK).len(), ')');
        }
        *text = text.replace(AND, ", and ");
        *text = et_al::without_slips(text).unwrap_or_else(|| std::mem::take(text));
        if let Some(names) = name_marks::without(text) {
            *text = names;
        }
        if is_marked {
            *text = MARKS.iter().fold(std::mem::take(text), |text, (two, one)| text.replace(two, one));
        }
    }
    pieces.into()
}

/// What stands between a text and the link behind it.
const BEFORE_LINK: [char; 2] = [' ', '['];

/// The texts that end in a year whose bracket nothing closes in the line: `A Title (2023 [pdf](…)`.
fn years_left_open(pieces: &[Piece]) -> Vec<usize> {
    let is_closed = |piece: &Piece| piece.text().is_some_and(|text| text.contains(')'));
    let is_open = |at: usize| {
        let year = pieces[at].text().and_then(|text| text.trim_end_matches(BEFORE_LINK).rsplit_once('('));
        year.is_some_and(|(_, year)| is_year(year)) && !first_line(&pieces[at + 1..]).iter().any(is_closed)
    };
    (0..pieces.len()).filter(|at| is_open(*at)).collect()
}

/// The mark that closes one.
fn closing(mark: char) -> Option<(char, Enclosure)> {
    Some(match mark {
        '(' => (')', Enclosure::Round),
        '（' => ('）', Enclosure::Round),
        '[' => (']', Enclosure::Square),
        '【' => ('】', Enclosure::Square),
        '［' => ('］', Enclosure::Square),
        '“' => ('”', Enclosure::Quotes),
        '"' => ('"', Enclosure::Quotes),
        '《' => ('》', Enclosure::Quotes),
        '「' => ('」', Enclosure::Quotes),
        '『' => ('』', Enclosure::Quotes),
        '«' => ('»', Enclosure::Quotes),
        _ => return None,
    })
}

/// The character behind a text; a space where the next token begins a sentence: `1998.*A Title*`.
pub(super) fn character_after(text: &str, style: Style, next: Option<&Token<'_>>) -> char {
    let Some(Token::Text { text: after, style: other, .. }) = next else { return ' ' };
    let begins = |first: &char| *other != style && text.ends_with('.') && first.is_uppercase();
    after.chars().next().filter(|first| !begins(first)).unwrap_or(' ')
}

/// The character with which a piece begins.
fn first_character(piece: &Piece) -> char {
    match &piece.content {
        Content::Text(text) | Content::Link { label: text, .. } => text.chars().next().unwrap_or(' '),
        Content::Image { .. } | Content::Break => ' ',
    }
}

/// The length of the brackets with which a text begins, where they belong to the word before them: `SE(3)`, `O(n)`,
/// and `O(n log n)` behind an O that is a word.
fn length_in_word(before: &str, text: &str) -> Option<usize> {
    const LONGEST: usize = 2;
    const LONGEST_ORDER: usize = 16;
    let inside = text.strip_prefix('(').filter(|_| before.ends_with(char::is_alphabetic))?;
    if before.strip_suffix('O').is_some_and(|before| !before.ends_with(char::is_alphanumeric)) {
        let order = inside.split_once(')').map(|(order, _)| order);
        return order.filter(|order| (1..=LONGEST_ORDER).contains(&order.len())).map(|order| order.len() + "()".len());
    }
    let length = inside.bytes().take(LONGEST).take_while(u8::is_ascii_alphanumeric).count();
    (length > 0 && inside[length..].starts_with(')')).then_some(length + "()".len())
}

/// The text and the address of the link with which a text begins, where a space stands between the two, and how long
/// it is. Fewer words are a mark of something else.
fn link_with_space(text: &str) -> Option<(&str, &str, usize)> {
    const FEWEST_WORDS: usize = 3;
    const LONGEST: usize = 600;
    let inside = text.strip_prefix('[')?;
    let end = inside.bytes().take(LONGEST).position(|byte| matches!(byte, b'[' | b']'))?;
    let (label, rest) = inside.split_at(end);
    let address = rest.strip_prefix("] (")?;
    let length = address_length(address)?;
    let after = address[length..].trim_start();
    let is_whole = after.starts_with(')') && label.split_whitespace().count() >= FEWEST_WORDS;
    is_whole.then_some((label, &address[..length], text.len() - after.len() + ")".len()))
}

/// Cuts a text; `after` is the character after it.
fn cut<'a>(
    text: &'a str,
    after: char,
    style: Style,
    range: &Range<usize>,
    tokens: &mut Vec<Token<'a>>,
    open: &mut Vec<(usize, char)>,
) {
    // Without escapes in the file, a part of the text is a part of the file.
    let is_exact = range.len() == text.len();
    let token = |part: Range<usize>| {
        let range = if is_exact { range.start + part.start..range.start + part.end } else { range.clone() };
        Token::Text { text: &text[part], style, range }
    };
    let mut from = 0;
    let mut before = ' ';
    let mut characters = text.char_indices().peekable();
    while let Some((at, mark)) = characters.next() {
        // The brackets of an address are its own.
        if let Some(length) = address_length(&text[at..]) {
            while characters.next_if(|(next, _)| *next < at + length).is_some() {}
            before = ' ';
            continue;
        }
        // `[A Title of Lamps] (https://…)` is a link with a space that is one too many.
        if let Some((label, url, length)) = link_with_space(&text[at..]) {
            if from < at {
                tokens.push(token(from..at));
            }
            let range = if is_exact { range.start + at..range.start + at + length } else { range.clone() };
            tokens.push(Token::Link { label, url, style, range });
            while characters.next_if(|(next, _)| *next < at + length).is_some() {}
            (from, before) = (at + length, ' ');
            continue;
        }
        // So are those of a volume: `Widgetica 12(3), 4–15`.
        if let Some(locator) = locator::behind(&text[at..]) {
            while characters.next_if(|(next, _)| *next < at + locator.end).is_some() {}
            before = ' ';
            continue;
        }
        // And those of what belongs to a word, or to a name: `SE(3)`, `Ann (Annie) Oak`.
        if let Some(length) =
            length_in_word(&text[..at], &text[at..]).or_else(|| one_name::length_of_call_name(&text[..at], &text[at..]))
        {
            while characters.next_if(|(next, _)| *next < at + length).is_some() {}
            before = ' ';
            continue;
        }
        let next = characters.peek().map_or(after, |(_, next)| *next);
        let is_straight = mark == '"';
        // “(Un)supervised” and “LLM(s)” have brackets inside a word.
        // `"A Title."Widgetica`
        let is_behind_stop = is_straight && matches!(before, '.' | ',' | '?' | '!') && next.is_uppercase();
        // `(LAMPS25)LampNet: A Title`
        let is_dated = || {
            let (inside, is_last) = (&text[from..at], open.last().is_some_and(|(last, _)| last + 1 == tokens.len()));
            is_last
                && next.is_uppercase()
                && fact::read(inside, Trust::SetOff).is_some_and(|fact| fact.is_dated_venue())
        };
        let may_close = !(mark == ')' || is_straight) || !next.is_alphanumeric() || is_behind_stop || is_dated();
        // `Lampo: " Lampo: A Title"`
        let is_behind_colon = || {
            let is_open = open.iter().any(|(_, closing)| *closing == mark);
            !is_open && text[..at].trim_end().ends_with(':') && text[end_of(at, mark)..].contains(mark)
        };
        let may_open = !is_straight || !before.is_alphanumeric() && (!next.is_whitespace() || is_behind_colon());
        let partner = open.iter().rposition(|(_, closing)| *closing == mark).filter(|_| may_close);
        // `"A Title.”`, `（ACL 2023)`
        let other = match mark {
            ')' => Some('）'),
            '）' => Some(')'),
            '”' => Some('"'),
            '"' => Some('”'),
            _ => None,
        };
        let is_mixed = |other: char| may_close && !text[end_of(at, mark)..].contains([mark, other]);
        let mixed =
            || open.iter().rposition(|(_, closing)| other.is_some_and(|other| *closing == other && is_mixed(other)));
        let partner = partner.or_else(mixed);
        before = mark;
        let end = end_of(at, mark);
        if let Some(partner) = partner {
            if from < at {
                tokens.push(token(from..at));
            }
            let (position, _) = open[partner];
            open.truncate(partner);
            if let Some(Token::Text { text: opening, .. }) = tokens.get(position) {
                let enclosure = opening.chars().next().and_then(closing).map(|(_, enclosure)| enclosure);
                tokens[position] = Token::Open { text: opening, enclosure: enclosure.unwrap_or_default() };
                tokens.push(Token::Close { text: &text[at..end] });
                from = end;
            }
        } else if let Some((closing, _)) = closing(mark).filter(|_| may_open) {
            if from < at {
                tokens.push(token(from..at));
            }
            if open.len() == DEEPEST {
                open.remove(0);
            }
            open.push((tokens.len(), closing));
            tokens.push(token(at..end));
            from = end;
        }
    }
    if from < text.len() {
        tokens.push(token(from..text.len()));
    }
}
