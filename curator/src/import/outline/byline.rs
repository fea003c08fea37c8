//! Lines below titles that name the authors of a paper, and its venue and year.
use super::form::{has_link, is_entry, is_label, leads_to_paper};
use super::section::{Purpose, name_of, purpose_of};
use crate::import::document::block::{Block, Piece, SUMMARY, first_line, plain_text};
use crate::import::words::date::has_year;
use crate::import::words::fact::{self, Trust};
use crate::import::words::wording::has_title_words;
use crate::import::words::{name_list, one_name, sign};

/// How many of the next blocks are the authors of a paper with its year, whose title is the heading before them,
/// and its links; and how many follow that say something of it. `None` when there is no such paragraph. It may be
/// nothing but names where another heading of its level has such a one, too: one before it, or the next.
pub(super) fn blocks_of_byline(rest: &[Block], level: u8, heading: &[Piece], is_habit: bool) -> Option<(usize, usize)> {
    let title = plain_text(heading);
    let Some(Block::Paragraph { pieces, is_quoted: false, .. }) = rest.first() else { return None };
    let is_title = (2..SUMMARY).contains(&level) && (is_habit || has_title_words(&title));
    let is_heading = |block: &Block| matches!(block, Block::Heading { level: other, .. } if *other <= level);
    let next = || rest.iter().skip_while(|block| !is_heading(block)).nth(1);
    let is_next = || matches!(next(), Some(Block::Paragraph { pieces, .. }) if names_in(pieces) > 1);
    let is_named = || match names_in(pieces) {
        0 => false,
        count => (is_habit || count > 1 && is_next()) && purpose_of(&name_of(&title)) == Purpose::Papers,
    };
    // Among others, a name that nobody knows may stand there: `Budimli ́c`.
    let is_like_others = || {
        let may_be = is_short_with_year(pieces) || is_of_people(pieces) && name_list::is_list(&plain_text(pieces));
        is_habit && may_be && purpose_of(&name_of(&title)) == Purpose::Papers
    };
    if !is_title || !is_byline(pieces) && !is_named() && !is_like_others() {
        return None;
    }
    let is_links = |block: &&Block| matches!(block, Block::Paragraph { pieces, .. } if has_link(pieces) && pieces.iter().all(is_label));
    let own = 1 + rest[1..].iter().take_while(is_links).count();
    let is_remark = |block: &&Block| match block {
        Block::Paragraph { .. } => true,
        Block::List(items) => !items.iter().any(is_entry),
        _ => false,
    };
    Some((own, rest[own..].iter().take_while(is_remark).count()))
}

/// How many people a paragraph names that is nothing but names, and perhaps where these people work.
pub(super) fn names_in(pieces: &[Piece]) -> usize {
    let text = plain_text(pieces);
    let people: Vec<&str> = text.split(", ").filter(|part| !sign::is_university(part)).collect();
    let names = name_list::read(&people.join(", ")).filter(|_| is_of_people(pieces));
    names.map_or(0, |names| names.names.len() + usize::from(names.and_others))
}

/// Whether a paragraph has no links but names: `[Ann Oak](…), Bo Ash`.
fn is_of_people(pieces: &[Piece]) -> bool {
    let is_person = |label: &str| label.contains(' ') && one_name::score(label) > 0.0;
    let is_linked = |piece: &Piece| piece.link().is_some_and(|(label, _)| is_person(label)) && !leads_to_paper(piece);
    pieces.iter().all(|piece| piece.text().is_some() || is_linked(piece))
}

/// Whether a paragraph begins with a line of names and has a year in a later one.
pub(super) fn is_byline(pieces: &[Piece]) -> bool {
    is_short_with_year(pieces) && name_list::read(plain_text(first_line(pieces)).trim_end_matches(',')).is_some()
}

/// Whether there is a year below the first line of a paragraph, and few words.
fn is_short_with_year(pieces: &[Piece]) -> bool {
    const MOST_WORDS: usize = 40;
    let text = plain_text(&pieces[first_line(pieces).len()..]);
    // `(POPL '90)`
    let is_short = |year: &str| year.len() >= 2 && year.bytes().take(2).all(|digit| digit.is_ascii_digit());
    let has_short_year = || text.split(['\'', '’']).skip(1).any(is_short);
    (has_year(&text) || has_short_year()) && text.split(' ').count() <= MOST_WORDS
}

/// A paragraph without the names and venues that stand in it: `*Ann Oak* — SIGGRAPH 2024 — [pdf]`.
pub(super) fn without_byline(pieces: &[Piece]) -> Vec<Piece> {
    let says = |text: &str| name_list::read(text).is_some() || fact::read(text, Trust::SetOff).is_some();
    let is_byline = |piece: &&Piece| !piece.style.strong && piece.text().is_some_and(says);
    pieces.iter().filter(|piece| !is_byline(piece)).cloned().collect()
}
