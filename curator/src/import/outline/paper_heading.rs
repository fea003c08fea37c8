//! Headings that are the titles of papers by the habit of their level: below most of them stand the links of one
//! paper and no entries.
use crate::import::words::letters;
use std::ops::Range;

use catalogue::fold::fold;

use super::bold_title::blocks_below_title;
use super::byline::{is_byline, names_in, without_byline};
use super::form::{
    has_link, has_paper_link, has_titled_paper, is_entry, is_keyed, is_label, names_paper, without_addresses,
};
use super::section::{Purpose, name_of, purpose_of};
use super::titled::key_of;
use crate::import::document::block::{Block, Content, Item, Piece, SUMMARY, lines, plain_text, push_break, push_lines};
use crate::import::table::column::Column;
use crate::import::words::link;
use crate::import::words::wording::has_title_words;

/// The levels of headings that are titles, each with the links of its paper below it.
pub(super) fn levels_of_papers(blocks: &[Block]) -> Vec<u8> {
    /// Fewer show no habit.
    const FEWEST: usize = 3;
    let are_titles = |level: &u8| {
        let (mut titles, mut papers) = (0, 0);
        for (at, block) in blocks.iter().enumerate() {
            let Block::Heading { level: own, pieces, .. } = block else { continue };
            if own != level || !is_title(pieces) {
                continue;
            }
            let body = body(&blocks[at + 1..]);
            titles += usize::from(!body.is_empty());
            papers += usize::from(holds_links(body, names_paper));
        }
        papers >= FEWEST && 3 * papers >= 2 * titles
    };
    (2..SUMMARY).filter(are_titles).collect()
}

/// How many of the next blocks are of the paper whose title is the heading before them, where those of its level are
/// titles; `None` when it has no links of a paper below it.
pub(super) fn blocks_of_paper(rest: &[Block], heading: &[Piece]) -> Option<usize> {
    let body = body(rest);
    (is_title(heading) && holds_links(body, has_link)).then_some(body.len())
}

/// Takes the links and what stands under keys to the title of their paper; where the rest stands, and where all ends.
pub(super) fn take_facts(title: &mut Vec<Piece>, blocks: Vec<Block>) -> (Vec<Range<usize>>, usize) {
    let (mut remarks, mut end) = (Vec::new(), 0);
    take_numbers(title);
    let heading = fold(&plain_text(title));
    // `Paper: [A Title](…)` says the title again.
    let name_again = |piece: &mut Piece| {
        if let Content::Link { label, .. } = &mut piece.content
            && has_title_words(label)
            && heading.contains(&fold(label))
        {
            "Paper".clone_into(label);
        }
    };
    for block in blocks {
        match block {
            Block::Paragraph { mut pieces, range, .. } => {
                end = end.max(range.end);
                if pieces.iter().all(is_label) || is_line_of_links(&pieces) || is_of_paper(&pieces) {
                    pieces.iter_mut().for_each(name_again);
                    push_break(title, range.start);
                    title.extend(pieces);
                } else {
                    remarks.push(range);
                }
            }
            Block::List(items) => {
                end = items.last().map_or(end, |item| end.max(item.range.end));
                let (mut facts, others): (Vec<Item>, Vec<Item>) = items.into_iter().partition(is_fact);
                facts.iter_mut().flat_map(|item| &mut item.pieces).for_each(name_again);
                push_lines(title, facts);
                remarks.extend(others.into_iter().map(|item| item.range));
            }
            Block::HeadingEnd { at, .. } => end = end.max(at),
            Block::Heading { range, .. } => end = end.max(range.end),
            Block::Table(_) | Block::Reference(_) => {}
        }
    }
    (remarks, end)
}

/// Takes the numbers off a title that is counted or referred to: `1.A Title`, `A Title [1]`.
fn take_numbers(title: &mut [Piece]) {
    let is_number = |text: &str| letters::is_digits(text);
    if let Some(Piece { content: Content::Text(text), .. }) = title.first_mut()
        && let Some((number, rest)) = text.trim_start().split_once('.')
        && is_number(number)
        && rest.starts_with(char::is_uppercase)
    {
        *text = rest.to_owned();
    }
    if let Some(Piece { content: Content::Text(text), .. }) = title.last_mut()
        && let Some((rest, number)) = text.trim_end().rsplit_once(" [")
        && number.strip_suffix(']').is_some_and(is_number)
    {
        *text = rest.to_owned();
    }
}

fn is_title(heading: &[Piece]) -> bool {
    let text = plain_text(heading);
    has_title_words(&text) && purpose_of(&name_of(&text)) == Purpose::Papers
}

/// What stands under a heading, up to the next one; what folds open is part of it.
fn body(rest: &[Block]) -> &[Block] {
    let is_next = |block: &Block| matches!(block, Block::Heading { level, .. } if *level < SUMMARY);
    &rest[..rest.iter().position(is_next).unwrap_or(rest.len())]
}

/// Whether some blocks have lines of links of this kind, and none is an entry of its own.
fn holds_links(blocks: &[Block], is_wanted: fn(&[Piece]) -> bool) -> bool {
    let has_wanted = |block: &Block| match block {
        Block::Paragraph { pieces, .. } => is_line_of_links(pieces) && is_wanted(pieces),
        Block::List(items) => items.iter().any(|item| is_keyed(item) && is_wanted(&item.pieces)),
        _ => false,
    };
    let is_other = |block: &Block| match block {
        Block::List(items) => items.iter().any(is_entry),
        Block::Table(_) => true,
        Block::Heading { pieces, .. } => has_title_words(&plain_text(pieces)),
        _ => false,
    };
    // What stands in bold above its facts is a paper.
    let is_titled = |(at, block): (usize, &Block)| match block {
        Block::Paragraph { pieces, .. } => {
            let is_title = has_title_words(&plain_text(pieces)) && !is_of_paper(pieces);
            is_title && blocks_below_title(pieces, &blocks[at + 1..]) > 0
        }
        _ => false,
    };
    blocks.iter().any(has_wanted) && !blocks.iter().any(is_other) && !blocks.iter().enumerate().any(is_titled)
}

/// Whether a paragraph says who wrote the paper, where and when.
fn is_of_paper(pieces: &[Piece]) -> bool {
    let says = matches!(key_of(pieces), Some(Column::Authors | Column::Venue | Column::Date));
    says || is_byline(pieces) || names_in(pieces) > 0 || without_byline(pieces).iter().all(is_label)
}

/// Whether an item has links or a picture under a key, or who wrote the paper, where and when.
fn is_fact(item: &Item) -> bool {
    let says = is_of_paper(&item.pieces);
    // `[Listen to the lamps](…)` says nothing.
    let is_other = item.pieces.first().is_some_and(|first| first.is_link() && !is_label(first));
    says || is_keyed(item) && !is_other && (has_link(&item.pieces) || item.pieces.iter().any(Piece::is_image))
}

/// Whether a paragraph is nothing but links, none of which leads to the paper that the next one names.
pub(super) fn is_above_paper(links: &[Piece], next: &[Piece]) -> bool {
    is_line_of_links(links) && !has_paper_link(links) && !names_paper(links) && has_titled_paper(next.iter())
}

/// Whether a paragraph is nothing but links that say what they lead to, or that a key says it of: `Paper: https://…`
fn is_line_of_links(pieces: &[Piece]) -> bool {
    let is_keyed = |line: &[Piece]| {
        let text = plain_text(line);
        let key = without_addresses(&text);
        link::of_label(key.trim_matches(|mark: char| !mark.is_alphanumeric())).is_some()
    };
    has_link(pieces) && lines(pieces).all(|line| line.iter().all(is_label) || is_keyed(line))
}
