//! Entries of programs and rankings: which are no papers, and what they say.
use catalogue::WebAddress;

use crate::import::document::block::{Piece, first_line, links, plain_text, range_of};
use crate::import::fragments::known_facts::Facts;
use crate::import::fragments::token::{Token, tokens};
use crate::import::outline::form;
use crate::import::outline::section::Purpose;
use crate::import::outline::subject::names_thing;
use crate::import::words::date;
use crate::import::words::link::{self, Target};
use crate::import::words::wording::{clean_title, has_title_words};

/// Whether the first link of an entry has the name of a thing and leads to its repository.
pub(super) fn leads_to_code(pieces: &[Piece]) -> bool {
    // The code of a paper may stand below its title.
    let first_line = first_line(pieces);
    if !form::has_link(first_line) && has_title_words(&plain_text(first_line)) {
        return false;
    }
    let named = links(pieces).next().filter(|(label, _)| link::of_label(label).is_none());
    let address = named.and_then(|(_, url)| WebAddress::new(url).ok());
    address.is_some_and(|address| catalogue::readme::github_repository(&address).is_some())
}

/// Whether an entry is of a program with its version, whose first link leads to no paper: `[kit](…) - (Rust, v0.4.2)`. Behind
/// a link that has a name, the language is enough: `[kit](…) - (Rust)`.
pub(super) fn is_program(pieces: &[Piece]) -> bool {
    let mut links = pieces.iter().filter(|piece| piece.is_link());
    let is_of_paper = links.next().is_none_or(form::leads_to_paper);
    let is_version = |word: &str| {
        let number = word.strip_prefix('v').unwrap_or_default();
        number.starts_with(|first: char| first.is_ascii_digit()) && number.contains('.') && !number.contains(' ')
    };
    if is_of_paper {
        return false;
    }
    let text = plain_text(pieces);
    let mut inside = text.split('(').skip(1).filter_map(|part| part.split_once(')')).map(|(inside, _)| inside);
    inside.any(|inside| {
        let is_written_in = inside.split(", ").next().is_some_and(link::are_languages);
        inside.split(", ").any(is_version) || is_written_in && names_thing(pieces)
    })
}

/// Whether an entry is of a program or a ranking, and not of a paper about some: its first link
/// leads to the thing itself.
pub(super) fn is_thing(pieces: &[Piece], purpose: Purpose) -> bool {
    let mut links = pieces.iter().filter(|piece| piece.is_link());
    // `[2023 - A Title of Words](…)`
    let is_dated = |link: &Piece| {
        let parts = link.link().and_then(|(label, _)| label.split_once(" - "));
        parts.is_some_and(|(year, title)| date::read(year).is_some() && has_title_words(title))
    };
    let is_of_paper = links.next().is_some_and(|link| form::leads_to_paper(link) || is_dated(link));
    matches!(purpose, Purpose::Tools | Purpose::Leaderboards) && !is_of_paper
}

/// Whether a token is text in bold.
fn is_bold(token: &Token<'_>) -> bool {
    match token {
        Token::Text { style, .. } => style.strong,
        Token::Open { .. } | Token::Close { .. } => true,
        Token::Link { .. } | Token::Break => false,
    }
}

/// Reads an entry about a program or a ranking: a name that is a link, and what it is. `None`
/// when it has no name.
pub(super) fn read_thing(pieces: &[Piece]) -> Option<Facts> {
    let mut facts = Facts::default();
    facts.images(pieces);
    let mut text = String::new();
    // `**Name**, what it is, [intro](…)`
    let begins_bold = pieces.first().is_some_and(|first| first.text().is_some() && first.style.strong);
    let take_name = |text: &mut String, facts: &mut Facts| {
        let name = clean_title(&std::mem::take(text));
        facts.title = range_of(pieces).filter(|_| !name.is_empty()).map(|place| (name, place));
    };
    for token in tokens(pieces) {
        if begins_bold && facts.title.is_none() && !is_bold(&token) {
            take_name(&mut text, &mut facts);
        }
        match token {
            Token::Link { label, url, range, .. } => match link::of_label(label) {
                Some(target) => facts.link_by_address(target, url, &range),
                None if label.contains("://") || begins_bold => facts.link_by_address(None, url, &range),
                _ if facts.title.is_none() => {
                    let name = facts.take_marks(label);
                    facts.title = Some((clean_title(&name), range.clone()));
                    facts.title_address = WebAddress::new(url).ok();
                    // What stood before the name, such as a number, says nothing.
                    text.clear();
                }
                _ => {
                    text.push_str(label);
                    if facts.addresses.is_empty() && link::of_url(url) == Some(Target::Paper) {
                        facts.link_by_address(None, url, &range);
                    }
                }
            },
            Token::Text { text: part, .. } | Token::Open { text: part, .. } | Token::Close { text: part } => {
                text.push_str(part);
            }
            Token::Break => text.push(' '),
        }
    }
    // The brackets of the links that were taken are left.
    let mut text = text.replace("[]", "").replace("()", "");
    let place = range_of(pieces)?;
    // `Name: what it is [[Code]](…)`
    if facts.title.is_none() {
        let ends = [": ", " - ", " – ", " — ", ". "].iter().filter_map(|end| Some((text.find(end)?, end.len())));
        let (end, width) = ends.min().unwrap_or((text.len(), 0));
        let name = clean_title(&text[..end]);
        if name.is_empty() || facts.links.is_empty() {
            return None;
        }
        facts.title = Some((name, place.clone()));
        text.drain(..(end + width).min(text.len()));
    }
    facts.leftover.push((text, place));
    Some(facts)
}
