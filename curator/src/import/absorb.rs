//! Reads what stands around a title: authors, venue, date, remarks.
use super::column::{self, Column};
use super::entry::Span;
use super::names;
use super::note::{self, Note, Trust};
use super::reading::Reading;
use super::role;
use super::title::ends_in_initial;
use catalogue::{Venue, WebAddress};

/// How deep a text is taken apart.
const DEEPEST: u8 = 4;

/// What stands before the acronym of a conference, in this order.
const PROCEEDINGS: [&str; 6] = ["in ", "In ", "Proc. ", "Proceedings of ", "IEEE ", "ACM "];

/// Reads the spans that are left once the title is found.
pub(super) fn rest(spans: Vec<Span>, reading: &mut Reading) {
    let mut run: Option<Span> = None;
    for span in spans {
        let mut span = span;
        if let Some(url) = span.url.take() {
            let known = WebAddress::new(&url).ok().and_then(|address| role::of_address(&address));
            let is_name = names::read(&span.text).is_some();
            if known.is_some() && !is_name {
                reading.link_by_address(None, &url, &span.range);
                continue;
            }
            // A name that leads to its owner's page, or a word that leads somewhere.
            if !is_name && !url.is_empty() && reading.title.is_some() && span.text.split_whitespace().count() <= 3 {
                reading.link_by_address(Some(role::Role::Other), &url, &span.range);
                continue;
            }
        }
        match &mut run {
            Some(run) if run.style == span.style && !span.begins_line => {
                run.text.push_str(&span.text);
                run.range.end = span.range.end;
            }
            _ => {
                if let Some(run) = run.replace(span) {
                    take(&run, reading);
                }
            }
        }
    }
    if let Some(run) = run {
        take(&run, reading);
    }
}

fn take(span: &Span, reading: &mut Reading) {
    let trust = if span.style.is_plain() { Trust::Text } else { Trust::SetOff };
    let mut found = Found {
        follows_title: reading.title.is_some(),
        follows_authors: reading.title.is_some() && !reading.authors.is_empty(),
        ..Found::default()
    };
    found.read(&span.text, trust, 0);
    for note in found.notes {
        reading.note(note);
    }
    if reading.authors.is_empty() {
        reading.authors = found.authors;
    }
    for text in found.leftover {
        reading.leftover.push((text, span.range.clone()));
    }
}

/// Whether a text is nothing but authors, venues, dates and remarks.
pub(super) fn understands(text: &str) -> bool {
    let mut found = Found::default();
    found.read(text, Trust::Text, 0);
    let says = found.notes.iter().any(|note| *note != Note::Nothing);
    let names = &found.authors;
    found.leftover.is_empty()
        && (says
            || names.len() > 1
            || found.and_others
            || (names.len() == 1 && names[0].split_whitespace().count() > 1))
}

/// A venue that is in no table: capitalised words with a year at the end.
fn unknown_venue(text: &str) -> Option<Venue> {
    const MOST_WORDS: usize = 8;
    let text = text.trim_matches(|character: char| !character.is_alphanumeric());
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_small = |word: &str| matches!(word, "of" | "on" | "in" | "and" | "for" | "the" | "&" | "at");
    let is_name =
        |word: &&str| word.starts_with(|first: char| first.is_uppercase() || first.is_ascii_digit()) || is_small(word);
    let venue = Venue::parse(text).ok()?;
    let ends_in_year = text.ends_with(|last: char| last.is_ascii_digit());
    (ends_in_year
        && !text.contains(':')
        && venue.year().is_some()
        && (2..=MOST_WORDS).contains(&words.len())
        && words.iter().all(is_name))
    .then_some(venue)
}

/// What was found in a text.
#[derive(Debug, Default)]
struct Found {
    /// Whether the title stands before this text, so that a name with a year is a venue.
    follows_title: bool,
    /// Whether the authors do, too.
    follows_authors: bool,
    notes: Vec<Note>,
    authors: Vec<String>,
    and_others: bool,
    leftover: Vec<String>,
}

impl Found {
    fn read(&mut self, text: &str, trust: Trust, depth: u8) {
        let text =
            text.trim_matches(|character: char| character.is_whitespace() || ",;:|*-–—·•/，；：".contains(character));
        if !text.contains(char::is_alphanumeric) {
            return;
        }
        if let Some(note) = note::read(text, trust) {
            self.notes.push(note);
            return;
        }
        if self.authors.is_empty()
            && let Some(found) = names::read(text)
        {
            self.authors = found.names;
            self.and_others = found.and_others;
            return;
        }
        if self.follows_authors
            && let Some(venue) = unknown_venue(text)
        {
            self.notes.push(Note::Venue(venue));
            return;
        }
        if depth < DEEPEST
            && (self.labelled(text, depth) || self.parts(text, trust, depth) || self.tail(text, trust, depth))
        {
            return;
        }
        // An acronym in italics after the authors: `*AIES*, 2023`.
        let name = PROCEEDINGS.iter().fold(text, |text, start| text.strip_prefix(start).unwrap_or(text));
        let is_acronym = (3..=8).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_uppercase());
        if is_acronym
            && self.follows_authors
            && trust == Trust::SetOff
            && let Ok(venue) = Venue::parse(name)
        {
            self.notes.push(Note::Venue(venue));
            return;
        }
        match unknown_venue(text).filter(|_| self.follows_title) {
            Some(venue) => self.notes.push(Note::Venue(venue)),
            None => self.leftover.push(text.to_owned()),
        }
    }

    /// `Authors: …`, `Venue: …`.
    fn labelled(&mut self, text: &str, depth: u8) -> bool {
        let Some((key, value)) = text.split_once([':', '：']) else { return false };
        if key.len() > 32 {
            return false;
        }
        match column::of_heading(key) {
            Some(Column::Venue) => self.read(value, Trust::Sure, depth + 1),
            Some(Column::Authors | Column::Date) => self.read(value, Trust::SetOff, depth + 1),
            _ => return false,
        }
        true
    }

    /// Sentences, and parts between separators that names do not have.
    fn parts(&mut self, text: &str, trust: Trust, depth: u8) -> bool {
        let mut parts: Vec<&str> = Vec::new();
        let mut from = 0;
        for (at, separator) in [". ", " | ", " - ", " – ", " — ", " · ", "。", " • ", " @ "]
            .iter()
            .flat_map(|separator| text.match_indices(separator))
            .collect::<std::collections::BTreeMap<_, _>>()
        {
            let is_sentence = separator != ". " || !ends_in_initial(&text[from..at]) || text[..at].ends_with("al");
            if at >= from && is_sentence {
                parts.push(&text[from..at]);
                from = at + separator.len();
            }
        }
        if parts.is_empty() || parts.len() > 12 {
            return false;
        }
        parts.push(&text[from..]);
        for part in parts {
            self.read(part, trust, depth + 1);
        }
        true
    }

    /// A venue or a date at the end, after authors: `Yao Fu, Hao Peng, ICLR 2024`.
    fn tail(&mut self, text: &str, trust: Trust, depth: u8) -> bool {
        let says = |note: &Note| !matches!(note, Note::Nothing);
        let commas: Vec<usize> = text.match_indices([',', '，', '，', '(']).map(|(at, _)| at).collect();
        for at in commas.iter().rev().take(4) {
            let (head, tail) = (&text[..*at], text[*at..].trim_start_matches([',', '，', '(']));
            if let Some(note) = note::read(tail.trim_end_matches(')'), trust.max(Trust::SetOff)).filter(says) {
                self.notes.push(note);
                self.read(head, trust, depth + 1);
                return true;
            }
        }
        let words: Vec<usize> = text.match_indices(' ').map(|(at, _)| at).collect();
        for at in words.iter().rev().take(4).rev() {
            let (head, tail) = (&text[..*at], &text[*at + 1..]);
            // Without a comma between them, only names may stand before a venue.
            if let Some(note) = note::read(tail, Trust::Text).filter(says)
                && self.authors.is_empty()
                && let Some(found) = names::read(head)
            {
                self.notes.push(note);
                self.authors = found.names;
                self.and_others = found.and_others;
                return true;
            }
        }
        false
    }
}
