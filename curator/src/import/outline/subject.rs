//! Items that name a subject, and what stands below them: items or lines that are entries.
use std::collections::HashSet;

use super::form::{
    are_names, first_paper, has_mark, has_own_title, has_paper_link, is_citation, is_entry, is_keyed, is_label,
    names_paper,
};
use super::section::{name_of, venue_of};
use crate::import::document::block::{Item, Piece, lines, plain_text};
use crate::import::words::fact::{self, Trust};
use crate::import::words::one_name;
use crate::import::words::wording::has_title_words;
use crate::repository::{is_markdown, is_relative};

/// Whether an item is a short text without a link, with others inside it.
pub(super) fn may_be_subject(item: &Item) -> bool {
    const MOST_WORDS: usize = 10;
    !item.children.is_empty()
        && !has_mark(&item.pieces)
        && plain_text(&item.pieces).split_whitespace().count() <= MOST_WORDS
}

/// Whether there are entries inside an item.
pub(super) fn holds_papers(item: &Item) -> bool {
    /// One such item below a title says where that paper was published.
    const FEWEST: usize = 2;
    // The citations below a subject may have no links; below a title they are its own.
    let has_citations = || {
        let published = item.children.iter().filter(|child| is_published_title(child)).take(FEWEST).count();
        let is_link = |child: &Item| is_keyed(child) && names_paper(&child.pieces);
        published == FEWEST || item.children.iter().any(is_citation) && !item.children.iter().any(is_link)
    };
    !names_one_paper(item) && (item.children.iter().any(is_entry) || !has_mark(&item.pieces) && has_citations())
}

/// Whether an item is a name in bold with the one paper that it names below it, and links of that beside it.
fn names_one_paper(item: &Item) -> bool {
    const MOST_WORDS: usize = 2;
    let is_name = item.pieces.iter().all(|piece| piece.style.strong)
        && plain_text(&item.pieces).split_whitespace().count() <= MOST_WORDS;
    let links = item.children.iter().filter(|child| is_keyed(child)).count();
    is_name && links > 0 && links + 1 == item.children.len()
}

/// Whether an entry begins with a link that has a name and no title, and leads to no paper: it is about a program or a
/// page, unless something else says that it is a paper. The page of a person is none: `[Ann Oak](…): Lamps of Rooms`.
pub(crate) fn names_thing(pieces: &[Piece]) -> bool {
    let mut said = pieces.iter().filter(|piece| !plain_text(piece.alone()).is_empty());
    let is_person = |label: &str| label.contains(' ') && one_name::score(label) > 1.0;
    let is_name = |piece: &Piece| {
        let is_thing = |label: &str| piece.style.marked || !has_title_words(label) && !is_person(label);
        !is_label(piece) && piece.link().is_some_and(|(label, _)| is_thing(label))
    };
    said.next().is_some_and(is_name) && !has_paper_link(pieces)
}

/// Whether an item is a title with its venue and year behind the last comma: `Lamps of Rooms, ICSE 2012 (tool: Lamp)`.
fn is_published_title(item: &Item) -> bool {
    let text = plain_text(&item.pieces);
    let without_remark = text.strip_suffix(')').and_then(|text| text.rsplit_once(" ("));
    let Some((title, venue)) = without_remark.map_or(&*text, |(text, _)| text).rsplit_once(", ") else { return false };
    let is_venue = fact::read(venue, Trust::SetOff).is_some_and(|fact| fact.is_dated_venue());
    item.children.is_empty() && is_venue && has_title_words(title) && !are_names(title)
}

/// Whether an item is a venue with its year, and those inside it are titles: `MICRO 2022`.
pub(super) fn holds_titles(item: &Item) -> bool {
    // A note on a paper leads to a file of the list.
    let is_file = |piece: &Piece| piece.link().is_some_and(|(_, url)| is_relative(url) && is_markdown(url));
    let is_title = |item: &Item| has_title_words(&plain_text(&item.pieces)) && !item.pieces.iter().any(is_file);
    let venue = || venue_of(&name_of(&plain_text(&item.pieces)));
    may_be_subject(item) && item.children.iter().all(is_title) && venue().is_some_and(|venue| venue.year().is_some())
}

/// The lines of an item that are entries, below a line that names their subject. Each has the words of a title and a link
/// to another paper than the lines before it, or begins with a link that has a name: among papers there may be a program.
pub(super) fn papers_below_subject(item: &Item) -> Option<Vec<Vec<Piece>>> {
    const FEWEST: usize = 2;
    let mut lines = lines(&item.pieces).filter(|line| !line.is_empty());
    let subject = lines.next().filter(|line| !has_mark(line) && plain_text(line).contains(char::is_alphanumeric))?;
    let lines: Vec<&[Piece]> = lines.collect();
    let mut seen = HashSet::new();
    let leads_to_other: Vec<bool> =
        lines.iter().map(|line| first_paper(line).is_some_and(|url| seen.insert(url))).collect();
    let is_entry = |(line, is_other): (&&[Piece], &bool)| *is_other && has_own_title(line) || begins_with_name(line);
    let is_short = subject.iter().all(|piece| plain_text(piece.alone()).len() <= 80);
    let are_entries = is_short && item.children.is_empty() && lines.iter().zip(&leads_to_other).all(is_entry);
    (are_entries && seen.len() >= FEWEST && 2 * seen.len() >= lines.len())
        .then(|| lines.into_iter().map(<[Piece]>::to_vec).collect())
}

/// Whether a line begins with a link whose text does not say what it leads to.
fn begins_with_name(line: &[Piece]) -> bool {
    line.first().is_some_and(|first| first.is_link() && !is_label(first))
}
