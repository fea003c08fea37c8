//! Which paragraphs, items and headings are entries, by their form: a link to a paper, a title in
//! bold above its links, a title as a heading.
use std::borrow::Cow;

use catalogue::WebAddress;

use super::block::{Block, Content, Item, Piece, SUMMARY, Table, plain_text};
use super::column::{self, Column};
use super::fact::{self, Trust, is_pictograph};
use super::link::{self, Target};
use super::section::{Purpose, name_of, purpose_of};
use super::text::has_title_words;
use super::{name, names};

/// Whether a paragraph is the title of a paper, whose facts are the items below it.
pub(super) fn is_title_of(pieces: &[Piece], items: &[Item]) -> bool {
    /// The longest title with its authors, in bytes.
    const LONGEST: usize = 1000;
    let mut first_line = pieces.iter().take_while(|piece| piece.content != Content::Break).peekable();
    let is_bold = first_line.peek().is_some() && first_line.all(|piece| piece.style.strong);
    is_bold
        && plain_text(pieces).len() <= LONGEST
        && !items.is_empty()
        && items.iter().all(is_keyed)
        && items.iter().any(|item| has_link(&item.pieces))
}

/// Whether an item says one fact, as in `Paper: https://…`, or is a link that says what it leads to.
fn is_keyed(item: &Item) -> bool {
    /// A label with more words is a title.
    const MOST_WORDS: usize = 5;
    let text = plain_text(&item.pieces);
    let key = text.split([':', '：']).next().unwrap_or_default();
    let names_key = text.contains([':', '：']) && (column::named(key).is_some() || link::of_label(key).is_some());
    let is_label = |piece: &Piece| match &piece.content {
        Content::Link { label, .. } => {
            link::of_label(label).is_some()
                || label.split_whitespace().count() <= MOST_WORDS && !has_paper_link(std::slice::from_ref(piece))
        }
        Content::Text(text) => !text.contains(char::is_alphanumeric),
        Content::Image { .. } | Content::Break => true,
    };
    item.children.is_empty() && (names_key || has_link(&item.pieces) && item.pieces.iter().all(is_label))
}

/// Whether a link or a key is called “Paper”.
fn names_paper(pieces: &[Piece]) -> bool {
    let key = plain_text(pieces);
    let key = key.split([':', '：']).next().unwrap_or_default();
    let is_called = |text: &str| link::of_label(text) == Some(Some(Target::Paper));
    has_link(pieces) && is_called(key)
        || pieces.iter().any(|piece| matches!(&piece.content, Content::Link { label, .. } if is_called(label)))
}

/// The text of some pieces, without links to other places of the page.
pub(super) fn own_text(pieces: &[Piece]) -> String {
    let leads_away = |piece: &&Piece| !matches!(&piece.content, Content::Link { url, .. } if url.starts_with('#'));
    plain_text(&pieces.iter().filter(leads_away).cloned().collect::<Vec<_>>())
}

/// The text of a heading, without links to other places of the page, unless it is nothing else.
pub(super) fn heading_text(pieces: &[Piece]) -> String {
    let text = own_text(pieces);
    if text.contains(char::is_alphanumeric) { text } else { plain_text(pieces) }
}

pub(super) fn has_link(pieces: &[Piece]) -> bool {
    pieces.iter().any(|piece| match &piece.content {
        Content::Link { .. } => true,
        Content::Text(text) => text.contains("://"),
        _ => false,
    })
}

/// A paragraph without the names and venues that stand in it: `*Ann Oak* — SIGGRAPH 2024 — [pdf]`.
fn without_byline(pieces: &[Piece]) -> Vec<Piece> {
    let is_byline = |piece: &&Piece| match &piece.content {
        Content::Text(text) if !piece.style.strong => {
            names::read(text).is_some() || fact::read(text, Trust::SetOff).is_some()
        }
        _ => false,
    };
    pieces.iter().filter(|piece| !is_byline(piece)).cloned().collect()
}

/// How many of the next paragraphs belong to the last item of a list: all up to the next list or
/// heading, if the item is a title without a link, and they are few and lead to the paper.
pub(super) fn paragraphs_of_title(items: &[Item], rest: &[Block]) -> usize {
    const MOST: usize = 3;
    /// The longest line of facts, in bytes.
    const LONGEST: usize = 300;
    let is_title = |item: &Item| {
        let text = plain_text(&item.pieces);
        item.children.is_empty() && !has_link(&item.pieces) && has_title_words(&text) && text.len() <= LONGEST
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

/// How many of the next blocks are facts of a paper whose title is the heading before them, which
/// has a level and pieces; `None` when it is none.
pub(super) fn blocks_of_title(rest: &[Block], level: u8, heading: &[Piece]) -> Option<usize> {
    /// More blocks than these are no facts of one paper.
    const MOST_BLOCKS: usize = 12;
    let is_summary = level == SUMMARY;
    let text = plain_text(heading);
    let has_words = has_title_words(&text);
    // “Click to see all papers” is no title.
    if is_summary && (!has_words || purpose_of(&name_of(&text)) != Purpose::Papers) {
        return None;
    }
    let is_titled = |piece: &Piece| {
        matches!(piece.content, Content::Link { .. })
            && has_own_title(std::slice::from_ref(piece))
            && has_paper_link(std::slice::from_ref(piece))
    };
    let mut names_authors = false;
    let mut leads_to_paper = has_words && (heading.iter().any(is_titled) || is_summary && has_paper_link(heading));
    let mut inside = false;
    let mut is_closed = !is_summary;
    let mut count = 0;
    for (at, block) in rest.iter().enumerate().take(MOST_BLOCKS + 1) {
        let next = rest.get(at + 1);
        match block {
            Block::Paragraph { pieces, .. } if matches!(next, Some(Block::List(items)) if is_title_of(pieces, items)) =>
            {
                return None;
            }
            // What folds open may be a paper itself; then this is the heading of a section.
            Block::Heading { level: SUMMARY, pieces, .. }
                if !is_summary && blocks_of_title(&rest[at + 1..], SUMMARY, pieces).is_some() =>
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
                let text = plain_text(pieces);
                let key = text.split([':', '：']).next().unwrap_or_default();
                names_authors |= column::named(key) == Some(Column::Authors);
                leads_to_paper |= names_paper(pieces) && !has_own_title(&without_byline(pieces));
            }
            Block::Paragraph { .. } => {}
            Block::List(_) if is_summary && inside => {}
            Block::List(items) if items.iter().all(is_keyed) || is_summary && is_of_one(items) => {
                let is_authors = |item: &Item| {
                    let text = plain_text(&item.pieces);
                    column::named(text.split([':', '：']).next().unwrap_or_default()) == Some(Column::Authors)
                };
                names_authors |= items.iter().any(is_authors);
                leads_to_paper |= items.iter().any(|item| names_paper(&item.pieces));
            }
            // Numbers of the paper.
            Block::Table(table) if is_summary && leads_to_paper && !has_links(table) => {}
            _ => return None,
        }
        count += 1;
    }
    let is_whole = level > 1 && (names_authors || has_words) && leads_to_paper && count <= MOST_BLOCKS;
    (is_whole && is_closed).then_some(count)
}

/// Whether the items of a list say something of one paper, and none is an entry.
fn is_of_one(items: &[Item]) -> bool {
    let mut papers = items.iter().filter(|item| has_paper_link(&item.pieces));
    papers.next().is_none_or(is_keyed) && papers.next().is_none() && !items.iter().any(is_entry)
}

fn has_links(table: &Table) -> bool {
    table.rows.iter().flat_map(|row| &row.cells).any(|cell| has_link(cell))
}

/// Whether a paragraph begins as a reference does: `Oak, A. (2019). *A Title*.`
pub(super) fn is_reference(pieces: &[Piece]) -> bool {
    /// The longest name before the first comma, in words.
    const MOST_WORDS: usize = 4;
    let text = plain_text(pieces);
    let mut parts = text.split([',', '(']).map(str::trim);
    let (first, second) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let is_year = |word: &str| word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
    let initials = second.split(['&', ' ']).next().unwrap_or_default();
    let begins = name::is_initials(initials) || name::score(second) > 0.0 || is_year(second.get(..4).unwrap_or(second));
    let is_set_off = pieces.iter().any(|piece| !piece.style.is_plain()) || text.contains(['"', '“']);
    begins
        && is_set_off
        && first.split_whitespace().count() <= MOST_WORDS
        && name::score(first) > -2.0
        && text.split(|character: char| !character.is_ascii_digit()).any(is_year)
}

/// Whether an item, or one inside it, is an entry of its own.
fn is_entry(item: &Item) -> bool {
    let has_title = || has_title_words(&plain_text(&item.pieces)) && has_own_title(&item.pieces);
    (has_paper_link(&item.pieces) && has_title() && !is_keyed(item)) || item.children.iter().any(is_entry)
}

/// Whether an item is a short text without a link, with others inside it.
pub(super) fn may_be_subject(item: &Item) -> bool {
    const MOST_WORDS: usize = 10;
    !item.children.is_empty()
        && !has_mark(&item.pieces)
        && plain_text(&item.pieces).split_whitespace().count() <= MOST_WORDS
}

/// Whether there are entries inside an item.
pub(super) fn holds_papers(item: &Item) -> bool {
    // The citations below a subject may have no links; below a title they are its own.
    item.children.iter().any(is_entry) || !has_mark(&item.pieces) && item.children.iter().any(is_citation)
}

/// Whether pieces are more than text.
fn has_mark(pieces: &[Piece]) -> bool {
    pieces.iter().any(|piece| !matches!(piece.content, Content::Text(_) | Content::Break))
}

/// Whether an item ends with the year of a publication, as a citation does.
fn is_citation(item: &Item) -> bool {
    let text = plain_text(&item.pieces);
    let last = text.trim_end_matches(['.', ' ', ')']).rsplit(|character: char| !character.is_alphanumeric()).next();
    let ends_in_year = last.is_some_and(|last| last.len() == 4 && last.bytes().all(|byte| byte.is_ascii_digit()));
    ends_in_year && text.split(',').count() >= 3 && has_title_words(&text) && item.children.is_empty()
}

/// Whether the text has more in it than the labels of links: `Paper: [link](…)` has not.
fn has_own_title(pieces: &[Piece]) -> bool {
    pieces.iter().any(|piece| match &piece.content {
        Content::Text(text) => has_title_words(&without_addresses(text)),
        Content::Link { label, .. } => {
            has_title_words(label) && link::of_label(label).is_none() && !label.contains("://")
        }
        _ => false,
    })
}

/// A text without the addresses in it.
fn without_addresses(text: &str) -> Cow<'_, str> {
    if !text.contains("://") {
        return text.into();
    }
    let mut kept = String::with_capacity(text.len());
    let mut from = 0;
    for address in link::addresses(text) {
        kept.push_str(&text[from..address.start]);
        from = address.end;
    }
    (kept + &text[from..]).into()
}

/// Whether an address leads to a paper.
fn leads_to_paper(url: &str) -> bool {
    WebAddress::new(url).is_ok_and(|address| link::of_address(&address) == Some(Target::Paper))
}

/// Whether a link or an address leads to a paper.
pub(super) fn has_paper_link(pieces: &[Piece]) -> bool {
    pieces.iter().any(|piece| {
        let (label, url) = match &piece.content {
            Content::Link { label, url } => (label.as_str(), url),
            Content::Image { href: Some(url), .. } => ("", url),
            Content::Text(text) => return link::addresses(text).any(|address| leads_to_paper(&text[address])),
            _ => return false,
        };
        link::of_label(label) == Some(Some(Target::Paper)) || leads_to_paper(url)
    })
}

/// Whether a paragraph is an entry and not a text about the list.
pub(super) fn is_paper(pieces: &[Piece]) -> bool {
    const LONGEST: usize = 1500;
    // What has no letters, such as a picture before the title, says nothing.
    let says_something = |piece: &&Piece| match &piece.content {
        Content::Text(text) => {
            text.contains(char::is_alphanumeric) || text.trim_start().starts_with(['[', '"', '“', '('])
        }
        Content::Link { .. } => true,
        Content::Break | Content::Image { .. } => false,
    };
    let starts_as_entry = match pieces.iter().find(says_something) {
        Some(Piece { content: Content::Link { .. }, .. }) => true,
        Some(Piece { content: Content::Text(text), style, .. }) => {
            let text = text.trim_start_matches(|character: char| character.is_whitespace() || is_pictograph(character));
            style.strong || text.starts_with(['[', '"', '“', '(', '1', '2', '3', '4', '5', '6', '7', '8', '9'])
        }
        _ => false,
    };
    let labels = |wanted: &dyn Fn(Target) -> bool| {
        pieces.iter().any(|piece| match &piece.content {
            Content::Link { label, .. } => link::of_label(label).flatten().is_some_and(wanted),
            _ => false,
        })
    };
    let ends_in_address = match pieces.last().map(|last| &last.content) {
        Some(Content::Text(text)) => {
            link::addresses(text).last().is_some_and(|last| !text[last.end..].contains(char::is_alphanumeric))
        }
        _ => false,
    };
    let label_says = labels(&|role| role == Target::Paper);
    // An address inside a sentence is that of something else.
    let is_link = |piece: &&Piece| !matches!(piece.content, Content::Text(_));
    let has_label = pieces.iter().filter(is_link).any(|piece| has_paper_link(std::slice::from_ref(piece)));
    let has_break = pieces.iter().any(|piece| piece.content == Content::Break);
    starts_as_entry
        && (has_label && (label_says || has_break || pieces.len() <= 4)
            || ends_in_address && has_paper_link(pieces)
            || has_break && has_link(pieces))
        && plain_text(pieces).len() <= LONGEST
}

/// Whether a paragraph is no longer than an entry, and has one link at most that is no label.
pub(super) fn is_short(pieces: &[Piece]) -> bool {
    const MOST_WORDS: usize = 70;
    let is_title =
        |piece: &&Piece| matches!(&piece.content, Content::Link { label, .. } if link::of_label(label).is_none());
    plain_text(pieces).split_whitespace().count() <= MOST_WORDS && pieces.iter().filter(is_title).count() <= 1
}
