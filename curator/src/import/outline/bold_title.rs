//! Titles above their facts: a line in bold, and which of the blocks below it say something of that paper.
use super::byline::{names_in, without_byline};
use super::form::{has_link, has_paper_link, is_keyed, is_label, names_paper};
use crate::import::document::block::{Block, Content, Item, Piece, first_line, plain_text, push_break, push_lines};
use crate::import::words::date::has_year;
use crate::import::words::fact::{self, Trust};
use crate::import::words::wording::has_title_words;
use crate::import::words::{name_list, one_name};

/// How many of the next blocks are facts of a paper whose title is a paragraph in bold: paragraphs
/// of links, and lists whose items say one thing each.
pub(super) fn blocks_below_title(pieces: &[Piece], rest: &[Block]) -> usize {
    const MOST: usize = 3;
    if is_above_links(pieces, rest) {
        return 1;
    }
    // `**A Title**. ICLR 2019.`
    let stands_beside = |piece: &Piece| {
        let Some(text) = piece.text() else { return piece.is_image() };
        let bare = text.trim_matches(|mark: char| !mark.is_alphanumeric());
        bare.is_empty() || fact::read(bare, Trust::SetOff).is_some()
    };
    // `![](badge.svg) **A Title**`, `[LMP] **A Title**`
    let stands_before = |piece: &&Piece| {
        let is_tag = |text: &str| text.is_empty() || text.starts_with('[') && text.ends_with(']');
        piece.is_image() || !piece.style.strong && piece.text().is_some_and(|text| is_tag(text.trim()))
    };
    let mut first_line = first_line(pieces).iter().skip_while(stands_before);
    let begins = first_line.next().is_some_and(|piece| piece.style.strong);
    if !begins || !first_line.all(|piece| piece.style.strong || stands_beside(piece)) {
        return 0;
    }
    let has_words = has_title_words(&plain_text(pieces));
    let is_fact = |block: &&Block| match block {
        Block::Paragraph { pieces, .. } => {
            let is_of_labels =
                |pieces: &[Piece]| (has_link(pieces) || has_paper_link(pieces)) && pieces.iter().all(is_label);
            has_words && (is_of_labels(pieces) || is_of_facts(pieces)) || is_citation_in_italics(pieces, has_words)
        }
        Block::List(items) => are_facts(items, has_words),
        _ => false,
    };
    // A picture of the paper may stand among them.
    let is_picture = |block: &Block| matches!(block, Block::Paragraph { pieces, .. } if are_pictures(pieces));
    let blocks = rest.iter().take(MOST).take_while(|block| is_fact(block) || is_picture(block)).count();
    rest[..blocks].iter().rposition(|block| is_fact(&block)).map_or(0, |last| last + 1)
}

/// Whether a paragraph is nothing but pictures.
fn are_pictures(pieces: &[Piece]) -> bool {
    let is_blank = |piece: &Piece| plain_text(piece.alone()).trim().is_empty();
    pieces.iter().any(Piece::is_image) && pieces.iter().all(is_blank)
}

/// Whether items say one thing each of the paper above them, some of it with a link under a key that is known. Below one
/// or two words, which may be a heading, most have such a key.
fn are_facts(items: &[Item], has_words: bool) -> bool {
    let keyed = items.iter().filter(|item| is_keyed(item)).count();
    let may_be_other = has_words || 2 * keyed > items.len();
    // `Elm University`
    let has_no_link = |item: &Item| item.children.is_empty() && !has_link(&item.pieces);
    let is_other = |item: &Item| is_remark(item) || is_address(item) || has_no_link(item);
    items.iter().all(|item| is_keyed(item) || may_be_other && is_other(item))
        && items.iter().any(|item| is_keyed(item) && has_link(&item.pieces))
}

/// Whether a paragraph is names in italics, or a venue and links that say what they lead to: `LAMPS 2024. [[Paper](…)]`
fn is_of_facts(pieces: &[Piece]) -> bool {
    let is_in_italics = !pieces.is_empty() && pieces.iter().all(|piece| piece.style.emphasis);
    is_in_italics && names_in(pieces) > 1 || has_link(pieces) && without_byline(pieces).iter().all(is_label)
}

/// Whether a paragraph is names with a venue and a year in italics, and links: `*Ann Oak, Bo Ash. LAMPS, 2016.* [[pdf](…)]`.
/// Below one or two words, which may be a heading, it is one without a title of its own: several names, a venue and a year.
fn is_citation_in_italics(pieces: &[Piece], has_words: bool) -> bool {
    const MOST_WORDS: usize = 8;
    let cited = pieces.iter().take_while(|piece| piece.style.emphasis).count();
    let text = plain_text(&pieces[..cited]);
    let first = text.split([',', '.']).next().unwrap_or_default();
    let is_named = || {
        text.rmatch_indices(". ").any(|(at, _)| {
            let (names, venue) = (&text[..at], &text[at + ". ".len()..]);
            let is_short = venue.split(' ').count() <= MOST_WORDS;
            is_short && name_list::read(names).is_some_and(|names| names.names.len() > 1)
        })
    };
    // `*In Lamps* 12(3), 4–15.`
    let is_rest =
        |piece: &Piece| is_label(piece) || piece.text().is_some_and(|text| !text.contains(char::is_alphabetic));
    has_year(&text)
        && one_name::score(first) > -2.0
        && pieces[cited..].iter().all(is_rest)
        && (has_words || has_link(pieces) && is_named())
}

/// Whether a paragraph may be a title without links, and the next one is nothing but links, one of which is called Paper.
fn is_above_links(pieces: &[Piece], rest: &[Block]) -> bool {
    const MOST_WORDS: usize = 30;
    let text = plain_text(pieces);
    let is_title = !has_link(pieces) && has_title_words(&text) && text.split_whitespace().count() <= MOST_WORDS;
    match rest.first().filter(|_| is_title) {
        Some(Block::Paragraph { pieces, .. }) => pieces.iter().all(is_label_or_mark) && names_paper(pieces),
        // `- [[Paper](…)][[Code](…)](LAMPS 2016)`
        Some(Block::List(items)) => match &items[..] {
            [item] => item.children.is_empty() && names_paper(&item.pieces) && is_of_facts(&item.pieces),
            _ => false,
        },
        _ => false,
    }
}

/// Whether a piece is a link that says what it leads to or is short, or a mark between such links.
fn is_label_or_mark(piece: &Piece) -> bool {
    const MOST_WORDS: usize = 3;
    is_label(piece) || piece.link().is_some_and(|(label, _)| label.split_whitespace().count() <= MOST_WORDS)
}

/// Whether an item says something under a short key, without being an entry: `intro: it won a prize`, `kit("Lamps"): https://…`
fn is_remark(item: &Item) -> bool {
    const MOST_WORDS: usize = 3;
    let text = plain_text(&item.pieces);
    let key = text.split_once(": ").map(|(key, _)| key);
    let is_key = |key: &str| key.split('(').next().is_some_and(|key| key.split_whitespace().count() <= MOST_WORDS);
    let is_title = |piece: &Piece| piece.is_link() && !is_label(piece);
    item.children.is_empty() && key.is_some_and(is_key) && !item.pieces.iter().any(is_title)
}

/// Whether an item is nothing but an address.
fn is_address(item: &Item) -> bool {
    item.children.is_empty() && item.pieces.iter().all(is_label) && has_link(&item.pieces)
}

/// Takes what stands below a title to it, each block as lines of its own; where the last one ends.
pub(super) fn take_lines(title: &mut Vec<Piece>, blocks: impl Iterator<Item = Block>) -> usize {
    let mut end = 0;
    for block in blocks {
        match block {
            Block::Paragraph { pieces, range, .. } => {
                end = end.max(range.end);
                push_break(title, range.start);
                title.extend(pieces);
            }
            Block::List(mut items) => {
                end = items.last().map_or(end, |item| end.max(item.range.end));
                items.iter_mut().for_each(forget_name_of_link);
                push_lines(title, items);
            }
            _ => {}
        }
    }
    end
}

/// Takes off a key what a link is called, so that this is no title: `kit("Lamps of Rooms"): https://…`
fn forget_name_of_link(item: &mut Item) {
    let Some(Piece { content: Content::Text(text), .. }) = item.pieces.first_mut() else { return };
    if let Some((key, rest)) = text.split_once("(\"")
        && let Some((_, value)) = rest.split_once("\"):")
    {
        *text = format!("{key}:{value}");
    }
}
