//! Titles above their facts: an item or a heading, and which of the blocks below it say something of that paper.
//! [`super::bold_title`] has those in bold.
use std::ops::Range;

use super::bold_title::blocks_below_title;
use super::byline::without_byline;
use super::form::{
    has_link, has_own_title, has_paper_link, has_titled_paper, is_citation, is_entry, is_keyed, is_label, is_reference,
    is_title_of_link, leads_to_paper, names_paper,
};
use super::section::{Purpose, name_of, purpose_of};
use crate::import::document::block::{Block, Content, Item, Piece, SUMMARY, first_line, plain_text, push_break};
use crate::import::table::column::{self, Column};
use crate::import::words::date::has_year;
use crate::import::words::wording::has_title_words;

/// So many titles in bold are the habit of a section.
pub(super) const FEWEST_IN_BOLD: usize = 3;

/// Whether a paragraph is nothing but pictures, and some are links.
pub(super) fn are_badges(pieces: &[Piece]) -> bool {
    let is_picture = |piece: &Piece| !piece.is_link() && piece.text().is_none_or(|text| text.trim().is_empty());
    let is_link = |piece: &Piece| matches!(&piece.content, Content::Image { href: Some(_), .. });
    pieces.iter().all(is_picture) && pieces.iter().any(is_link)
}

/// Whether the items of a list are sentences about the paper above it: each begins with words, and a link to another
/// paper stands inside a sentence.
pub(super) fn are_notes(items: &[Item]) -> bool {
    let is_note = |item: &Item| {
        let is_inside = |at: usize| {
            let before = plain_text(&item.pieces[..at]);
            let is_word = |word: &str| word.chars().all(char::is_lowercase) && word != "by";
            before.split_whitespace().next_back().is_some_and(is_word)
        };
        let leads_away = |at: &usize| leads_to_paper(&item.pieces[*at]);
        item.pieces.first().is_some_and(Piece::is_said)
            && !is_citation(item)
            && !is_reference(&item.pieces)
            && (0..item.pieces.len()).filter(leads_away).all(is_inside)
            && are_notes(&item.children)
    };
    items.iter().all(is_note)
}

/// How many of the next paragraphs belong to the last item of a list: all up to the next list or
/// heading, if the item is a title without a link, and they are few and lead to the paper.
pub(super) fn paragraphs_of_title(items: &[Item], rest: &[Block]) -> usize {
    const MOST: usize = 3;
    /// The longest line of facts, in bytes.
    const LONGEST: usize = 300;
    let is_title = |item: &Item| {
        let text = plain_text(&item.pieces);
        item.children.is_empty() && !has_link(&item.pieces) && has_title_words(&text)
    };
    if !items.last().is_some_and(is_title) {
        return 0;
    }
    let mut leads_to_paper = false;
    for (count, block) in rest.iter().take(MOST + 1).enumerate() {
        match block {
            Block::Paragraph { pieces, is_quoted: false, .. } if plain_text(pieces).len() <= LONGEST => {
                leads_to_paper |= names_paper(pieces) && !has_own_title(&without_byline(pieces));
            }
            Block::List(_) | Block::Heading { .. } if leads_to_paper => return count,
            _ => return 0,
        }
    }
    if leads_to_paper && rest.len() <= MOST { rest.len() } else { 0 }
}

/// What the key at the beginning of a paragraph says: `Authors: Ann Oak`.
pub(super) fn key_of(pieces: &[Piece]) -> Option<Column> {
    let text = plain_text(pieces);
    let (key, value) = text.split_once([':', '：'])?;
    // `PPT: A Title of Words. [[Paper](…)]` begins with a nickname.
    let is_nickname = |column: &Column| {
        let first = value.split(['[', '(']).next().unwrap_or_default();
        matches!(column, Column::LinksTo(_)) && !first.contains("://") && has_title_words(first)
    };
    column::key(key, value).filter(|column| !is_nickname(column))
}

/// Items of a list with those under keys, such as `Authors: Ann Oak`, inside the item of their paper before them.
pub(super) fn join_keyed(items: Vec<Item>) -> Vec<Item> {
    let mut joined: Vec<Item> = Vec::with_capacity(items.len());
    for item in items {
        let key = key_of(&item.pieces).filter(|key| *key != Column::Title);
        let is_title = |piece: &Piece| piece.is_link() && !is_label(piece);
        // `TL;DR: A Title. [pdf](…)` is a paper of its own.
        let is_remark = key.is_some_and(Column::is_prose) && !has_paper_link(&item.pieces);
        let is_key = is_remark || key.is_some_and(|key| !key.is_prose());
        // `Authors: [Ann Oak](…)`
        let is_own = key == Some(Column::Authors) || !item.pieces.iter().any(is_title);
        let is_fact = item.children.is_empty() && is_key && is_own;
        match joined.last_mut().filter(|last| is_fact && has_paper(last)) {
            Some(last) => {
                last.range.end = item.range.end;
                last.children.push(item);
            }
            None => joined.push(item),
        }
    }
    joined
}

/// Whether an item has the title of a paper as a link.
fn has_paper(item: &Item) -> bool {
    has_link(&item.pieces) && has_own_title(&item.pieces)
}

/// How many of the next blocks say something of the paper whose title stands under a key in the paragraph before
/// them, as its authors or its links stand in the next one.
pub(super) fn blocks_of_key(pieces: &[Piece], rest: &[Block]) -> usize {
    let key = |block: &Block| match block {
        Block::Paragraph { pieces, .. } => key_of(pieces),
        _ => None,
    };
    let is_fact = |column| matches!(column, Column::Authors | Column::Links | Column::LinksTo(_));
    let is_titled = key_of(pieces) == Some(Column::Title) && rest.first().and_then(key).is_some_and(is_fact);
    let is_own = |block: &&Block| match block {
        Block::Paragraph { .. } => key(block) != Some(Column::Title),
        Block::List(items) => !items.iter().any(is_entry),
        _ => false,
    };
    if is_titled { rest.iter().take_while(is_own).count() } else { 0 }
}

/// Whether a heading is a title that the paragraph below it has under a key: `## 1 A Title` and `Title: A Title`.
pub(super) fn is_repeated(heading: &[Piece], next: &Block) -> bool {
    let Block::Paragraph { pieces, .. } = next else { return false };
    let heading = plain_text(heading);
    let title = heading.trim_start_matches(|first: char| first.is_ascii_digit() || matches!(first, '.' | ')' | ' '));
    let line = || plain_text(first_line(pieces));
    has_title_words(title) && key_of(pieces) == Some(Column::Title) && line().contains(title.trim_end())
}

/// Takes the authors, the venue, the date and the links under keys to the title of their paper; where the other
/// paragraphs stand, which are remarks.
pub(super) fn take_keyed(title: &mut Vec<Piece>, blocks: impl Iterator<Item = Block>) -> Vec<Range<usize>> {
    let mut remarks = Vec::new();
    for block in blocks {
        let Block::Paragraph { pieces, range, .. } = block else { continue };
        match key_of(&pieces) {
            Some(Column::Authors | Column::Venue | Column::Date | Column::Links | Column::LinksTo(_)) => {
                push_break(title, range.start);
                title.extend(pieces);
            }
            _ => remarks.push(range),
        }
    }
    remarks
}

/// The level of headings that are papers wherever they lead: most of them are links, and most of these lead to papers.
pub(super) fn level_of_links(blocks: &[Block]) -> Option<u8> {
    (2..SUMMARY).find(|level| {
        let (mut all, mut linked, mut papers) = (0, 0, 0);
        for block in blocks {
            if let Block::Heading { level: own, pieces, .. } = block
                && own == level
            {
                all += 1;
                if is_link(pieces) || is_dated_link(pieces) {
                    linked += 1;
                    papers += usize::from(has_paper_link(pieces));
                }
            }
        }
        linked > 1 && 4 * linked >= 3 * all && 2 * papers >= linked
    })
}

/// Whether a heading is a link with a text, and nothing else.
fn is_link(heading: &[Piece]) -> bool {
    let is_part =
        |piece: &Piece| !piece.is_said() && piece.link().is_none_or(|(label, _)| label.contains(char::is_alphanumeric));
    has_link(heading) && heading.iter().all(is_part)
}

/// Whether a heading has one link with the words of a title, and a year behind it: `[Lamp] [A Title](…). Ann Oak. 2011.`
fn is_dated_link(heading: &[Piece]) -> bool {
    let is_title = |piece: &Piece| piece.link().is_some_and(|(label, _)| is_title_of_link(label));
    let rest = heading.iter().position(is_title).map(|at| &heading[at + 1..]);
    rest.is_some_and(|rest| !has_link(rest) && has_year(&plain_text(rest)))
}

/// How many of the next blocks are facts of a paper whose title is the heading before them, which
/// has a level and pieces; `None` when it is none. It is one that is a link, where most headings of its level are.
pub(super) fn blocks_of_title(rest: &[Block], level: u8, heading: &[Piece], are_links: bool) -> Option<usize> {
    /// More blocks than these are no facts of one paper.
    const MOST_BLOCKS: usize = 12;
    let is_summary = level == SUMMARY;
    let text = plain_text(heading);
    let has_words = has_title_words(&text);
    let purpose = purpose_of(&name_of(&text));
    // “Click to see all papers” is no title, nor is “Table of Contents”.
    if is_summary && (!has_words || purpose != Purpose::Papers) || purpose == Purpose::Contents {
        return None;
    }
    let is_titled = |piece: &Piece| piece.is_link() && has_own_title(piece.alone()) && leads_to_paper(piece);
    let mut names_authors = false;
    let is_linked = are_links && (is_link(heading) || is_dated_link(heading)) && purpose == Purpose::Papers;
    let mut leads_to_paper =
        is_linked || has_words && (heading.iter().any(is_titled) || is_summary && has_paper_link(heading));
    let mut has_titled = false;
    let mut inside = false;
    let mut is_closed = !is_summary;
    let mut count = 0;
    for (at, block) in rest.iter().enumerate().take(MOST_BLOCKS + 1) {
        match block {
            Block::Paragraph { pieces, .. } if blocks_below_title(pieces, &rest[at + 1..]) > 0 => return None,
            // What folds open may be a paper itself; then this is the heading of a section.
            Block::Heading { level: SUMMARY, pieces, .. }
                if !is_summary && blocks_of_title(&rest[at + 1..], SUMMARY, pieces, false).is_some() =>
            {
                return None;
            }
            Block::Heading { level: other, .. } if *other == SUMMARY => inside = true,
            Block::HeadingEnd { .. } if inside || !is_summary => inside = false,
            Block::HeadingEnd { .. } => {
                (is_closed, count) = (true, count + 1);
                break;
            }
            Block::Heading { .. } if !is_summary && (count > 0 || leads_to_paper) => break,
            Block::Paragraph { pieces, .. } if !inside => {
                let is_of_paper = names_paper(pieces);
                let is_titled =
                    is_of_paper && has_own_title(&without_byline(pieces)) || has_titled_paper(pieces.iter());
                // Several with titles of their own are papers, and this is the heading of their section.
                if is_titled && !is_linked && std::mem::replace(&mut has_titled, true) {
                    return None;
                }
                names_authors |= key_of(pieces) == Some(Column::Authors);
                leads_to_paper |= is_of_paper && !is_titled;
            }
            Block::Paragraph { .. } => {}
            Block::List(items) if items.iter().all(is_keyed) || is_summary && is_of_one(items) => {
                let is_authors = |item: &Item| key_of(&item.pieces) == Some(Column::Authors);
                names_authors |= items.iter().any(is_authors);
                leads_to_paper |= items.iter().any(|item| names_paper(&item.pieces));
            }
            Block::List(items) if leads_to_paper && (is_linked && !is_summary || are_notes(items)) => {}
            // Numbers of the paper.
            Block::Table(table) if is_summary => {}
            _ => return None,
        }
        count += 1;
    }
    let is_whole = level > 1 && (names_authors || has_words || is_linked) && leads_to_paper && count <= MOST_BLOCKS;
    (is_whole && is_closed).then_some(count)
}

/// Whether the items of a list say something of one paper, and none is an entry.
fn is_of_one(items: &[Item]) -> bool {
    let mut papers = items.iter().filter(|item| has_paper_link(&item.pieces));
    papers.next().is_none_or(is_keyed) && papers.next().is_none() && !items.iter().any(is_entry)
}
