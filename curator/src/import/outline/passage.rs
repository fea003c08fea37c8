//! Paragraphs that are no entries by their form alone: with others like them they are.
use std::ops::Range;

use super::form::{has_link, has_paper_link, is_label, is_reference, is_short, is_title_of_link, says_paper};
use super::section::Purpose;
use super::structure::{Entry, Form, Outline, Section};
use crate::import::document::block::{Piece, first_line, links, plain_text};
use crate::import::words::address::{addresses, label_before};
use crate::import::words::date::has_year;
use crate::import::words::fact::{self, Fact, Trust};
use crate::import::words::wording::{has_title_words, reads_as_title};

/// A paragraph with the address of a paper, or a reference, that is no entry by its form.
struct Passage {
    section: usize,
    /// How many entries stand before it.
    at: usize,
    pieces: Vec<Piece>,
    range: Range<usize>,
    /// Whether it is told of when it is none: it may be one, or stands where entries do.
    is_told: bool,
    /// Whether it is an entry if others of its section are.
    may_be_entry: bool,
    kind: Kind,
}

/// What a passage has of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// A link to a paper.
    Linked,
    /// A title, and behind it nothing but links of which one is called “Paper”.
    Named,
    /// The names and the year of a reference.
    Reference,
    /// A link with the words of a title, or such words and an address that is said to lead somewhere.
    Titled,
}

impl Kind {
    /// In a section of papers a title behind a venue leads to its paper, wherever that is.
    fn of(pieces: &[Piece], purpose: Purpose) -> Option<Self> {
        if is_title_of_links(pieces) {
            return Some(Self::Named);
        }
        let leads_to_paper = has_paper_link(pieces) || purpose == Purpose::Papers && begins_with_venue(pieces);
        match (leads_to_paper, is_reference(pieces)) {
            (true, _) => Some(Self::Linked),
            (false, true) => Some(Self::Reference),
            (false, false) if is_title_with_venue(pieces) => Some(Self::Reference),
            (false, false) => (has_title_link(pieces) || ends_in_named_address(pieces)).then_some(Self::Titled),
        }
    }
}

/// Whether a paragraph is a title in plain text, and behind it nothing but links of which one is called “Paper”.
fn is_title_of_links(pieces: &[Piece]) -> bool {
    let Some((first, rest)) = pieces.split_first() else { return false };
    let is_title = first.text().is_some_and(reads_as_title);
    is_title && rest.iter().all(is_label) && links(rest).any(|(label, _)| says_paper(label))
}

/// Whether a paragraph is a title in bold with a venue and its year in brackets behind it: `**A Title**. (2022-LAMPS) Ann
/// Oak.`
fn is_title_with_venue(pieces: &[Piece]) -> bool {
    let [first, next, ..] = pieces else { return false };
    let (Some(title), Some(rest)) = (first.text(), next.text()) else { return false };
    let inside = rest.trim_start_matches(['.', ' ']).strip_prefix('(').and_then(|rest| rest.split_once(')'));
    first.style.strong && has_title_words(title) && inside.is_some_and(|(inside, _)| has_year(inside))
}

/// Whether a paragraph is a venue with its year, and a title that leads somewhere: `ISCA 2019, [A Title of Words](…)`.
fn begins_with_venue(pieces: &[Piece]) -> bool {
    let [first, next, ..] = pieces else { return false };
    let (Some(text), Some((label, _))) = (first.text(), next.link()) else { return false };
    let venue = fact::read(text.trim_matches(|mark: char| !mark.is_alphanumeric()), Trust::SetOff);
    is_title_of_link(label) && venue.as_ref().is_some_and(Fact::is_dated_venue)
}

/// Whether a paragraph has a link that is set off or begins it, and has the words of a title; or it begins with
/// such a title in bold and has links.
fn has_title_link(pieces: &[Piece]) -> bool {
    let is_title = |piece: &Piece| piece.link().is_some_and(|(label, _)| is_title_of_link(label));
    let is_bold_title = |piece: &Piece| piece.style.strong && piece.text().is_some_and(has_title_words);
    // `:lamp: **A Title**`, `-[A Title](…)`
    let is_code =
        |text: &str| text.trim().strip_prefix(':').is_some_and(|name| name.ends_with(':') && !name.contains(' '));
    let is_mark = |piece: &&Piece| piece.text().is_some_and(|text| !piece.is_said() || is_code(text));
    let first = pieces.iter().find(|piece| !is_mark(piece));
    first.is_some_and(|first| is_title(first) || is_bold_title(first) && has_link(pieces))
        || pieces.iter().any(|piece| piece.style.strong && is_title(piece))
}

/// Whether the first line of a paragraph is a title in bold and its links; what is said of it stands below.
fn has_title_line(pieces: &[Piece]) -> bool {
    let line = first_line(pieces);
    line.len() < pieces.len() && has_title_link(line) && is_short(line) && line.iter().any(|piece| piece.style.strong)
}

/// Whether a paragraph is the words of a title and an address that ends it and is said to lead somewhere:
/// `A Title of Words, Project: https://…`
fn ends_in_named_address(pieces: &[Piece]) -> bool {
    let text = plain_text(pieces);
    let Some(address) = addresses(&text).last() else { return false };
    let is_last = !text[address.end..].contains(char::is_alphanumeric);
    is_last && label_before(&text[..address.start]).1.is_some() && has_title_words(&text[..address.start])
}

/// The passages of a document.
#[derive(Default)]
pub(super) struct Passages {
    list: Vec<Passage>,
    /// The section of each paragraph that is an entry.
    entries: Vec<usize>,
}

impl Passages {
    /// Remembers that a paragraph of the last section is an entry.
    pub fn add_entry(&mut self, outline: &Outline) {
        self.entries.push(outline.sections.len() - 1);
    }

    /// Adds a paragraph of the last section, if it has anything of an entry; whether it has.
    pub fn add(
        &mut self,
        outline: &Outline,
        pieces: Vec<Piece>,
        range: Range<usize>,
        is_like_entry: bool,
        is_below: bool,
    ) -> bool {
        let Some(Section { purpose, .. }) = outline.sections.last() else { return false };
        let Some(kind) = Kind::of(&pieces, *purpose) else { return false };
        // Below the names there may be an abstract.
        // A reference to a chapter is long: `Oak, A. (2019). A Title. In Ash, B. (ed.), *A Book*. A Press, pp. 4–15`
        let is_short = is_short(&pieces) || is_reference(&pieces) || has_title_line(&pieces);
        let may_be_entry = is_like_entry || is_short;
        let is_told = is_below || is_like_entry;
        let (section, at) = (outline.sections.len() - 1, outline.entries.len());
        self.list.push(Passage { section, at, pieces, range, is_told, may_be_entry, kind });
        true
    }

    /// Makes entries of the passages in sections that have several; the others are told of.
    pub fn settle(self, outline: &mut Outline) {
        /// Fewer passages are texts with a link.
        const FEWEST: usize = 3;
        /// So many are the habit of a file.
        const HABIT: usize = 9;
        // The references of each section, and the paragraphs that lead to papers.
        let mut counts = vec![[0_usize; 2]; outline.sections.len()];
        for passage in self.list.iter().filter(|passage| passage.may_be_entry) {
            match passage.kind {
                Kind::Reference => counts[passage.section][0] += 1,
                Kind::Linked | Kind::Named => counts[passage.section][1] += 1,
                Kind::Titled => {}
            }
        }
        for entry in &outline.entries {
            counts[entry.section] = [0, 0];
        }
        // Where paragraphs are entries, so are others with a title.
        for section in self.entries {
            counts[section][1] += 1;
        }
        // Where most of a file is written so, a section with few is, too.
        let is_habit = counts.iter().flatten().filter(|count| **count >= FEWEST).sum::<usize>() >= HABIT;
        let mut entries = std::mem::take(&mut outline.entries).into_iter();
        let mut taken = 0;
        for Passage { section, at, pieces, range, is_told, may_be_entry, kind } in self.list {
            let [references, linked] = counts[section];
            let (alike, fewest) = match kind {
                Kind::Titled => (linked, FEWEST),
                Kind::Named => (linked, 0),
                Kind::Linked | Kind::Reference => (linked + references, if is_habit { 1 } else { FEWEST }),
            };
            if may_be_entry && alike >= fewest {
                let text = Some(plain_text(&pieces));
                for told in [&mut outline.tagline, &mut outline.sections[section].text] {
                    if *told == text {
                        *told = None;
                    }
                }
                outline.entries.extend(entries.by_ref().take(at - taken));
                taken = at;
                outline.entries.push(Entry { form: Form::Text(pieces), section, range, is_above_entries: false });
            } else if is_told {
                outline.passages.push((section, range));
            }
        }
        outline.entries.extend(entries);
    }
}
