//! Which paragraphs and items are entries, by their form: a link to a paper, the names and the year of a
//! reference. [`super::titled`] has the titles above their facts.
use crate::import::words::letters;
use std::borrow::Cow;
use std::collections::HashSet;

use catalogue::fold::fold;

use crate::import::document::block::{Cell, Content, Item, Piece, lines, links, plain_text, push_break, range_of};
use crate::import::table::column;
use crate::import::words::address::addresses;
use crate::import::words::date::{begins_with_year, has_year};
use crate::import::words::fact::{self, Trust};
use crate::import::words::link::{self, Target};
use crate::import::words::wording::{has_title_words, is_pictograph};
use crate::import::words::{name_list, one_name};

/// Whether an item says one fact, as in `Paper: https://…`, or is a link that says what it leads to.
pub(super) fn is_keyed(item: &Item) -> bool {
    /// A label with more words is a title.
    const MOST_WORDS: usize = 5;
    let text = plain_text(&item.pieces);
    let key = text.split([':', '：']).next().unwrap_or_default();
    let key = key.split(['(', '（']).next().unwrap_or_default().trim_end();
    // `(2020) LampKit: A Title of Words` has no key.
    let is_key = || !key.is_empty() && (column::named(key).is_some() || link::of_label(key).is_some());
    let names_key = text.contains([':', '：']) && is_key();
    let is_label = |piece: &Piece| match &piece.content {
        Content::Link { label, .. } => {
            link::of_label(label).is_some() || label.split_whitespace().count() <= MOST_WORDS && !leads_to_paper(piece)
        }
        Content::Text(text) => !text.contains(char::is_alphanumeric),
        Content::Image { .. } | Content::Break => true,
    };
    item.children.is_empty() && (names_key || has_link(&item.pieces) && item.pieces.iter().all(is_label))
}

/// The text of some pieces, without links to other places of the page.
pub(super) fn own_text(pieces: &[Piece]) -> String {
    let leads_away = |piece: &&Piece| piece.link().is_none_or(|(_, url)| !url.starts_with('#'));
    plain_text(&pieces.iter().filter(leads_away).cloned().collect::<Vec<_>>())
}

/// The text of a heading, without links to other places of the page, unless it is nothing else.
pub(super) fn heading_text(pieces: &[Piece]) -> String {
    let text = own_text(pieces);
    if text.contains(char::is_alphanumeric) { text } else { plain_text(pieces) }
}

pub(crate) fn has_link(pieces: &[Piece]) -> bool {
    pieces.iter().any(|piece| piece.is_link() || piece.text().is_some_and(|text| text.contains("://")))
}

/// Whether a paragraph begins as a reference does: `Oak, A. (2019). *A Title*.` Without a year it has initials and
/// a sentence behind them, or whole names before a title that is set off: `Ann Oak, Bo Ash. "A Title".`
pub(super) fn is_reference(pieces: &[Piece]) -> bool {
    /// The longest name before the first comma, in words.
    const MOST_WORDS: usize = 4;
    let text = plain_text(pieces);
    let mut parts = text.split([',', '(']).map(str::trim);
    let (first, second) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let initials = second.split(['&', ' ']).next().unwrap_or_default();
    let is_inverted = one_name::is_initials(initials);
    let is_set_off = pieces.iter().any(|piece| !piece.style.is_plain()) || text.contains(['"', '“']);
    let is_cited = || names_before_year(&text) || is_inverted && (has_year(&text) || initials.contains('.'));
    let is_of_names = first.split_whitespace().count() <= MOST_WORDS && one_name::score(first) > -2.0;
    is_of_names && is_cited()
        || few_names_before_year(&text)
        || is_set_off && names_before_title(pieces)
        || names_below_title(pieces)
        || names_of_medicine(&text)
        || names_below_bold_title(pieces)
}

/// Whether a text begins with names that have the family name first, and a year: `Oak, Ann, and Bo Ash. 2019.`
fn names_before_year(text: &str) -> bool {
    let is_year = |(at, _): &(usize, &str)| begins_with_year(&text[at + 2..]);
    let Some((end, _)) = text.match_indices(". ").find(is_year) else { return false };
    let is_word = |word: &str| word.starts_with(char::is_uppercase) || word == "and";
    let Some((family, given)) = text[..end].split_once(',') else { return false };
    family.split(' ').chain(given.split_whitespace()).all(is_word)
}

/// Whether a text begins with one or two names and a year: `A. Oak and B. Ash. 2019.`, `Ann Oak (2019).`
fn few_names_before_year(text: &str) -> bool {
    /// The longest of such beginnings, in bytes.
    const LONGEST: usize = 80;
    let is_year =
        |at: &usize| [". ", ".", " ("].iter().any(|mark| text[*at..].strip_prefix(mark).is_some_and(begins_with_year));
    let starts = text.char_indices().map(|(at, _)| at).take_while(|at| *at <= LONGEST);
    let names = starts.filter(is_year).map(|end| text[..end].trim()).next();
    names.is_some_and(|names| names.contains(' ') && !names.contains(',') && name_list::read(names).is_some())
}

/// Whether the second line of a paragraph begins with names and has a year, as in the results of a search:
/// `A Oak, B Ash - A Journal, 2019 - A Publisher`.
pub(super) fn names_below_title(pieces: &[Piece]) -> bool {
    let Some(line) = lines(pieces).map(plain_text).nth(1) else { return false };
    let Some((names, rest)) = line.split_once(" - ") else { return false };
    name_list::read(names.trim_end_matches(['…', ' ', ','])).is_some() && has_year(rest)
}

/// Whether a text begins with a name and its initials, as in medicine, and has a year: `Oak M. A Title. Widgetica, 1999`.
fn names_of_medicine(text: &str) -> bool {
    let names = text.split_once(". ").map(|(names, _)| names.strip_suffix(", et al").unwrap_or(names));
    has_year(text) && names.is_some_and(|names| names.split(", ").all(one_name::is_of_medicine))
}

/// Whether a paragraph is a title in bold with nothing but names in the next line.
fn names_below_bold_title(pieces: &[Piece]) -> bool {
    // `<br>` at the end of a line makes two breaks.
    let mut lines = lines(pieces).filter(|line| !plain_text(line).is_empty());
    let is_bold = |piece: &Piece| piece.style.strong || plain_text(piece.alone()).is_empty();
    let is_title = |line: &[Piece]| line.iter().all(is_bold) && has_title_words(&plain_text(line));
    lines.next().is_some_and(is_title) && lines.next().is_some_and(|line| are_names(&plain_text(line)))
}

/// Whether nothing but names stands before the first text that is set off, and that may be a title.
fn names_before_title(pieces: &[Piece]) -> bool {
    let leading = pieces.iter().take_while(|piece| piece.style.is_plain() && piece.text().is_some()).count();
    let before = plain_text(&pieces[..leading]);
    let (names, title) = before.split_once(['"', '“']).map_or_else(
        || (before.as_str(), pieces.get(leading..=leading).map(plain_text).unwrap_or_default()),
        |(names, rest)| (names, rest.split(['"', '”']).next().unwrap_or_default().to_owned()),
    );
    let names = names.trim_end_matches([',', '.', ':', ' ']);
    has_title_words(&title) && name_list::read(names).is_some()
}

/// Whether an item, or one inside it, is an entry of its own.
pub(super) fn is_entry(item: &Item) -> bool {
    let has_title = || has_title_words(&plain_text(&item.pieces)) && has_own_title(&without_asides(&item.pieces));
    (has_paper_link(&item.pieces) && has_title() && !is_keyed(item)) || item.children.iter().any(is_entry)
}

/// Pieces without the text in round brackets, which may be a remark on another paper; its links stay.
fn without_asides(pieces: &[Piece]) -> Vec<Piece> {
    let mut kept = pieces.to_vec();
    let mut depth = 0_usize;
    for piece in &mut kept {
        let Content::Text(text) = &mut piece.content else { continue };
        text.retain(|letter| {
            depth += usize::from(letter == '(');
            let is_outside = depth == 0;
            depth -= usize::from(letter == ')' && depth > 0);
            is_outside
        });
    }
    kept
}

/// Whether pieces are more than text.
pub(super) fn has_mark(pieces: &[Piece]) -> bool {
    pieces.iter().any(|piece| !matches!(piece.content, Content::Text(_) | Content::Break))
}

/// Whether an item ends with the year of a publication, as a citation does.
pub(super) fn is_citation(item: &Item) -> bool {
    let text = plain_text(&item.pieces);
    let last = text.trim_end_matches(['.', ' ', ')']).rsplit(|character: char| !character.is_alphanumeric()).next();
    let ends_in_year = last.is_some_and(|last| last.len() == 4 && letters::is_digits(last));
    ends_in_year && text.split(',').count() >= 3 && has_own_title(&item.pieces) && item.children.is_empty()
}

/// Whether the text has more in it than the labels of links and names: `Paper: [link](…)` has not, nor has
/// `A. Oak, B. Ash, and C. Bell. [pdf](…)`.
pub(super) fn has_own_title(pieces: &[Piece]) -> bool {
    pieces.iter().any(|piece| match &piece.content {
        // `2022/07 | Widgetica Workshop 2021 |`
        Content::Text(text) => without_addresses(text)
            .split('|')
            .any(|part| has_title_words(part) && fact::read(part, Trust::SetOff).is_none() && !are_names(part)),
        Content::Link { label, .. } => is_title_of_link(label),
        _ => false,
    })
}

/// Whether a text is the names of several people and nothing else.
pub(super) fn are_names(text: &str) -> bool {
    name_list::read(text.trim_matches([' ', '.', ','])).is_some_and(|names| names.names.len() > 1)
}

/// Whether the label of a link may be a title, and does not say what the link leads to.
pub(super) fn is_title_of_link(label: &str) -> bool {
    // `CVPR 2016 Paper`
    let bare = label.trim_matches(['[', ']', ' ']).to_lowercase();
    let names_paper = bare.split_whitespace().count() <= 3 && bare.ends_with(" paper");
    has_title_words(label) && link::of_label(label).is_none() && !names_paper
}

/// Whether a piece is a link with the words of a title that leads to a paper.
pub(crate) fn has_titled_paper<'a>(pieces: impl Iterator<Item = &'a Piece>) -> bool {
    pieces.filter_map(Piece::link).any(|(label, url)| is_title_of_link(label) && is_of_paper(url))
}

/// A text without the addresses in it.
pub(super) fn without_addresses(text: &str) -> Cow<'_, str> {
    if !text.contains("://") {
        return text.into();
    }
    let mut kept = String::with_capacity(text.len());
    let mut from = 0;
    for address in addresses(text) {
        kept.push_str(&text[from..address.start]);
        from = address.end;
    }
    (kept + &text[from..]).into()
}

/// Whether an address leads to a paper.
fn is_of_paper(url: &str) -> bool {
    link::of_url(url) == Some(Target::Paper)
}

/// Whether a label says that its link leads to a paper.
pub(super) fn says_paper(label: &str) -> bool {
    link::of_label(label) == Some(Some(Target::Paper))
}

/// Whether a piece is a link that leads to a paper, or has the address of one.
pub(crate) fn leads_to_paper(piece: &Piece) -> bool {
    match &piece.content {
        Content::Link { label, url } => says_paper(label) || is_of_paper(url),
        Content::Image { href: Some(url), .. } => is_of_paper(url),
        Content::Text(text) => addresses(text).any(|address| is_of_paper(&text[address])),
        _ => false,
    }
}

/// Whether a link or an address leads to a paper.
pub(crate) fn has_paper_link(pieces: &[Piece]) -> bool {
    pieces.iter().any(leads_to_paper)
}

/// Whether a piece is no text of its own: a mark, or a link that is called by its address or what it leads to.
pub(super) fn is_label(piece: &Piece) -> bool {
    match &piece.content {
        Content::Text(text) => !without_addresses(text).contains(char::is_alphanumeric),
        Content::Link { label, .. } => label.contains("://") || link::of_label(label).is_some(),
        Content::Image { .. } | Content::Break => true,
    }
}

/// Whether a link or a key is called “Paper”.
pub(super) fn names_paper(pieces: &[Piece]) -> bool {
    let key = plain_text(pieces);
    let key = key.split([':', '：']).next().unwrap_or_default();
    has_link(pieces) && says_paper(key) || links(pieces).any(|(label, _)| says_paper(label))
}

/// Whether a paragraph is an entry and not a text about the list.
pub(crate) fn is_paper(pieces: &[Piece]) -> bool {
    const LONGEST: usize = 1500;
    // What has no letters, such as a picture before the title, says nothing.
    let starts_as_entry = match pieces.iter().find(|piece| piece.is_said() || piece.is_link()) {
        Some(Piece { content: Content::Link { .. }, .. }) => true,
        Some(Piece { content: Content::Text(text), style, .. }) => {
            let text = text.trim_start_matches(|character: char| character.is_whitespace() || is_pictograph(character));
            let is_key = || says_paper(text.trim_end_matches([':', ' ']));
            style.strong
                || text.starts_with(|first: char| first.is_ascii_digit() || "[\"“(".contains(first))
                // `Manuscript: [A Title](…)`
                || text.trim_end().ends_with(':') && is_key()
        }
        _ => false,
    };
    let ends_in_address = pieces.last().and_then(Piece::text).is_some_and(|text| {
        addresses(text).last().is_some_and(|last| !text[last.end..].contains(char::is_alphanumeric))
    });
    let label_says = links(pieces).any(|(label, _)| says_paper(label));
    let says_more =
        |piece: &&Piece| piece.is_said() || piece.link().is_some_and(|(label, _)| link::of_label(label).is_none());
    let is_short = pieces.len() <= 4 || pieces.iter().filter(says_more).count() <= 2;
    // An address inside a sentence is that of something else.
    let has_label = pieces.iter().any(|piece| piece.text().is_none() && leads_to_paper(piece));
    let has_break = pieces.iter().any(Piece::is_break);
    starts_as_entry
        && (has_label && (label_says || has_break || is_short)
            || ends_in_address && has_paper_link(pieces)
            || has_break && has_link(pieces))
        && plain_text(pieces).len() <= LONGEST
}

/// The lines of a paragraph, if all or most of several are entries of their own: the words of a title, and a link to
/// another paper than the lines before have. So are the results of a search, each of which has its names below its
/// title. Else it is one, all of it.
pub(super) fn lines_of_papers(pieces: Vec<Piece>) -> Vec<Vec<Piece>> {
    /// So many lines are a list of papers, though a fourth of them are no such entries.
    const SEVERAL: usize = 4;
    let results = results_of_search(&pieces);
    if results.len() > 1 {
        return results;
    }
    let is_blank = |line: &&[Piece]| !line.iter().any(|piece| piece.is_said() || piece.text().is_none());
    let mut papers: Vec<Vec<Piece>> = Vec::new();
    for line in lines(&pieces).filter(|line| !is_blank(line)) {
        match papers.last_mut() {
            // A title that is broken over two lines.
            Some(before) if !has_own_title(line) => {
                push_break(before, range_of(line).map_or(0, |range| range.start));
                before.extend_from_slice(line);
            }
            _ => papers.push(line.to_vec()),
        }
    }
    let titled = papers.iter().filter(|line| has_own_title(line));
    let entries = titled.filter_map(|line| first_paper(line)).collect::<HashSet<_>>().len();
    let are_most = entries >= SEVERAL && 4 * entries >= 3 * papers.len();
    if papers.len() > 1 && (entries == papers.len() || are_most) { papers } else { vec![pieces] }
}

/// The papers in the first cell whose lines begin with links of titles, each with the other lines below it.
pub(super) fn papers_in_cell(cells: &[Cell]) -> Option<Vec<Vec<Piece>>> {
    let begins = |line: &[Piece]| has_titled_paper(line.iter().take(1));
    cells.iter().find_map(|cell| {
        let mut papers: Vec<Vec<Piece>> = Vec::new();
        for line in lines(cell) {
            match papers.last_mut() {
                Some(before) if !begins(line) => {
                    push_break(before, range_of(line).map_or(0, |range| range.start));
                    before.extend_from_slice(line);
                }
                _ => papers.push(line.to_vec()),
            }
        }
        papers.iter().all(|paper| begins(paper)).then_some(papers).filter(|papers| !papers.is_empty())
    })
}

/// Where the first link to a paper leads.
pub(super) fn first_paper(pieces: &[Piece]) -> Option<&str> {
    pieces.iter().filter(|piece| leads_to_paper(piece)).find_map(|piece| Some(piece.link()?.1))
}

/// The results of a search: titles with their names below them, from the first line on.
fn results_of_search(pieces: &[Piece]) -> Vec<Vec<Piece>> {
    let breaks = pieces.iter().enumerate().filter(|(_, piece)| piece.is_break()).map(|(at, _)| at + 1);
    let starts = std::iter::once(0).chain(breaks).filter(|start| names_below_title(&pieces[*start..]));
    let starts: Vec<usize> = starts.collect();
    let ends = starts.iter().skip(1).copied().chain([pieces.len()]);
    let results = starts.iter().zip(ends).map(|(start, end)| pieces[*start..end].to_vec());
    if starts.first() == Some(&0) { results.collect() } else { Vec::new() }
}

/// Where the second paper of an entry begins, which has two titles with no more than “and” and a year between
/// them: `[A Title](…) (1981) and [Another Title](…)`.
pub(super) fn second_paper(pieces: &[Piece]) -> Option<usize> {
    let title = |piece: &Piece| {
        let (label, url) = piece.link().filter(|(label, _)| is_title_of_link(label))?;
        (is_of_paper(url) || url.ends_with(".pdf")).then(|| fold(label))
    };
    let is_between = |piece: &Piece| match &piece.content {
        Content::Text(text) => text
            .split(|character: char| !character.is_alphanumeric())
            .all(|word| letters::is_digits(word) || matches!(word, "and" | "also" | "see" | "The" | "A" | "the" | "a")),
        Content::Link { label, .. } => link::of_label(label).is_some(),
        Content::Image { .. } | Content::Break => false,
    };
    let first = pieces.iter().position(|piece| title(piece).is_some())?;
    let between = pieces[first + 1..].iter().take_while(|piece| is_between(piece)).count();
    let second = first + 1 + between;
    let is_other = between > 0 && title(pieces.get(second)?)? != title(&pieces[first])?;
    is_other.then_some(second)
}

/// Whether a paragraph is no longer than an entry, and has one link at most that has the words of a title and may lead to
/// a paper.
pub(crate) fn is_short(pieces: &[Piece]) -> bool {
    const MOST_WORDS: usize = 70;
    let may_lead_to_paper = |url: &str| link::of_url(url).is_none_or(|target| target == Target::Paper);
    let titles = links(pieces).filter(|(label, url)| is_title_of_link(label) && may_lead_to_paper(url));
    plain_text(pieces).split_whitespace().count() <= MOST_WORDS && titles.count() <= 1
}
