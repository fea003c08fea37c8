//! Which entries are of programs and rankings, and not of papers.
use catalogue::WebAddress;

use crate::import::document::block::{Content, Piece, plain_text};
use crate::import::outline::form;
use crate::import::outline::section::Purpose;
use crate::import::words::wording::has_title_words;
use crate::import::words::{date, link};

/// Whether the first link of an entry has the name of a thing and leads to its repository.
pub(super) fn leads_to_code(pieces: &[Piece]) -> bool {
    // The code of a paper may stand below its title.
    let first_line = pieces.iter().take_while(|piece| piece.content != Content::Break);
    let first_line: Vec<Piece> = first_line.cloned().collect();
    if !form::has_link(&first_line) && has_title_words(&plain_text(&first_line)) {
        return false;
    }
    let first = pieces.iter().find_map(|piece| match &piece.content {
        Content::Link { url, label } => Some((url, label)),
        _ => None,
    });
    let named = first.filter(|(_, label)| link::of_label(label).is_none());
    let address = named.and_then(|(url, _)| WebAddress::new(url).ok());
    address.is_some_and(|address| catalogue::readme::github_repository(&address).is_some())
}

/// Whether an entry is of a program with its version, whose first link leads to no paper: `[kit](…) - (Rust, v0.4.2)`.
pub(super) fn is_program(pieces: &[Piece]) -> bool {
    let mut links = pieces.iter().filter(|piece| matches!(piece.content, Content::Link { .. }));
    let is_of_paper = links.next().is_none_or(|link| form::has_paper_link(std::slice::from_ref(link)));
    let is_version = |word: &str| {
        let number = word.strip_prefix('v').unwrap_or_default();
        number.contains('.') && number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
    };
    if is_of_paper {
        return false;
    }
    let text = plain_text(pieces);
    let mut inside = text.split('(').skip(1).filter_map(|part| part.split_once(')')).map(|(inside, _)| inside);
    inside.any(|inside| inside.split(", ").any(is_version))
}

/// Whether an entry is of a program or a ranking, and not of a paper about some: its first link
/// leads to the thing itself.
pub(super) fn is_thing(pieces: &[Piece], purpose: Purpose) -> bool {
    let mut links = pieces.iter().filter(|piece| matches!(piece.content, Content::Link { .. }));
    // `[2023 - A Title of Words](…)`
    let is_dated = |link: &Piece| {
        let Content::Link { label, .. } = &link.content else { return false };
        label.split_once(" - ").is_some_and(|(year, title)| date::read(year).is_some() && has_title_words(title))
    };
    let is_of_paper =
        links.next().is_some_and(|link| form::has_paper_link(std::slice::from_ref(link)) || is_dated(link));
    matches!(purpose, Purpose::Tools | Purpose::Leaderboards) && !is_of_paper
}
