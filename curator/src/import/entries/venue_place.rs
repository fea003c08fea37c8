//! Venues that nobody knows, where a list has its venues: `[[LJ](…)] A Title`, `[**Lamp Journal 2022**] A Title`,
//! `2014-LJ - A Title`, `A Title (Light and Rooms, 2019)`, `A Title | *Lamps, Light and Rooms*`. What stands in such a place is one if most of what stands
//! there in the entries of the list is one that is known.
use std::collections::{HashMap, HashSet};

use catalogue::Venue;
use rayon::prelude::*;

use crate::import::document::block::{Content, Piece};
use crate::import::fragments::known_facts::Facts;
use crate::import::outline::structure::{Entry, Form};
use crate::import::words::fact::{self, Fact, Trust, is_known};
use crate::import::words::letters::capitals;
use crate::import::words::link::{self, Target};
use crate::import::words::series::is_ordinary;
use crate::import::words::sign;
use crate::import::words::wording::is_in_capitals;
use crate::import::words::{date, one_name};

/// The label of a venue is seldom longer, in bytes. What is all of a text in italics may be the full name of a conference.
const LONGEST: usize = 80;
const LONGEST_IN_ITALICS: usize = 120;

/// Where venues stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// In square brackets before the title.
    FirstBrackets,
    /// Before the title and a dash, with a dash behind the year.
    BeforeDash,
    /// In round brackets at the end of the text.
    LastBrackets,
    /// Behind a title in bold.
    BehindBold,
    /// All that is in italics, between bars or other marks.
    Italics,
    /// Behind the last of several bars, before a link.
    LastBar,
}

/// What stands in a place.
struct Label {
    /// What it says, with its year last.
    text: String,
    /// Where it leads.
    url: Option<String>,
    /// Whether it is cut where its style changes.
    is_cut: bool,
    /// The entry without it.
    rest: Vec<Piece>,
}

/// A label with its year last: `2023.05 Lamp Journal`.
fn with_date_last(text: &str) -> String {
    let date = text.split_once(' ').and_then(|(date, name)| Some((date::read(date)?.year?, name)));
    date.map_or_else(|| text.to_owned(), |(year, name)| format!("{name} {year}"))
}

impl Place {
    const ALL: [Self; 6] =
        [Self::FirstBrackets, Self::BeforeDash, Self::LastBrackets, Self::BehindBold, Self::Italics, Self::LastBar];

    /// How long a label is there, in bytes, and how many words it has, at most.
    const fn limits(self) -> (usize, usize) {
        match self {
            Self::Italics => (LONGEST_IN_ITALICS, 14),
            _ => (LONGEST, 8),
        }
    }

    /// What stands there in an entry.
    fn label(self, pieces: &[Piece]) -> Option<Label> {
        match self {
            Self::FirstBrackets => in_first_brackets(pieces),
            Self::BeforeDash => before_dash(pieces),
            Self::LastBrackets => in_last_brackets(pieces),
            Self::BehindBold => behind_bold(pieces),
            Self::Italics => in_italics(pieces),
            Self::LastBar => behind_last_bar(pieces),
        }
    }
}

fn in_first_brackets(pieces: &[Piece]) -> Option<Label> {
    /// The brackets, and what is set in bold or linked between them.
    const MOST_PIECES: usize = 3;
    let first = pieces.first()?.text()?.trim_start().strip_prefix(['[', '【'])?;
    let (mut text, mut url) = (String::new(), None);
    for (at, piece) in pieces.iter().enumerate().take(MOST_PIECES) {
        match &piece.content {
            Content::Text(part) => {
                let part = if at == 0 { first } else { part };
                if let Some((last, title)) = part.split_once([']', '】']) {
                    text.push_str(last);
                    let rest = end_of(piece, title).into_iter().chain(pieces[at + 1..].iter().cloned());
                    return Some(Label { text: with_date_last(text.trim()), url, is_cut: false, rest: rest.collect() });
                }
                text.push_str(part);
            }
            Content::Link { label, url: to } if text.is_empty() => {
                text.push_str(label);
                url = Some(to.clone());
            }
            _ => return None,
        }
    }
    None
}

fn before_dash(pieces: &[Piece]) -> Option<Label> {
    let (first, others) = pieces.split_first()?;
    let text = first.text()?;
    let (label, title) = text.split_once(" - ").or_else(|| Some((before_link(text, others)?, "")))?;
    let (date, name) = label.split_once('-')?;
    let year = date::read(date).and_then(|date| date.year).filter(|_| date::begins_with_year(date))?;
    // `2018-CVPRo` was presented orally, and `2018-CVPRw` is a workshop.
    let bare = name.trim_end_matches(char::is_lowercase);
    let is_known = |name: &str| Venue::parse(name).is_ok_and(|venue| is_known(venue.series()));
    let is_marked = bare.len() + 1 == name.len() && is_known(bare) && !is_known(name);
    let name = if is_marked { bare } else { name };
    let rest = end_of(first, title).into_iter().chain(others.iter().cloned()).collect();
    (!name.contains(' ')).then(|| Label { text: format!("{name} {year}"), url: None, is_cut: false, rest })
}

/// An acronym with a year before it, and a hyphen between it and a link: `2018-LAMPS-[A Title](…)`.
fn before_link<'a>(text: &'a str, others: &[Piece]) -> Option<&'a str> {
    let is_before_link = others.first().is_some_and(Piece::is_link);
    let label = text.strip_suffix('-').filter(|_| is_before_link)?.trim();
    let is_acronym = capitals(label) > 1;
    Some(label).filter(|label| is_acronym && label.matches('-').count() == 1)
}

fn in_last_brackets(pieces: &[Piece]) -> Option<Label> {
    // Nothing but links and their brackets may stand behind it.
    let last = pieces.iter().rposition(Piece::is_said)?;
    let text = pieces[last].text()?;
    let close = text.rfind(')').filter(|close| !text[close + 1..].contains(char::is_alphanumeric))?;
    let (mut inside, behind) = (text[..close].to_owned(), &text[close + 1..]);
    // What is in italics is a piece of its own: `(*Lamp Journal*, 2019)`.
    let mut first = last;
    while !inside.contains('(') {
        first = first.checked_sub(1).filter(|first| last - first <= 2)?;
        inside.insert_str(0, pieces[first].text()?);
    }
    let (before, label) = inside.rsplit_once('(').filter(|(_, label)| label.starts_with(char::is_uppercase))?;
    let mut rest = pieces[..=first].to_vec();
    let left = [before.trim_end(), behind].concat();
    rest[first].content = Content::Text(left);
    rest.extend(pieces[last + 1..].iter().cloned());
    Some(Label { text: with_date_last(label.trim()), url: None, is_cut: first < last, rest })
}

fn behind_bold(pieces: &[Piece]) -> Option<Label> {
    let [title, label, ..] = pieces else { return None };
    let text = label.text()?;
    let is_title = title.style.strong && title.text()?.trim().contains(' ');
    // Brackets of a link may follow.
    let name = text.trim_end_matches(['[', '(', ' ', '\u{a0}', '|', '-']).trim_matches([' ', '.', ',', ';', ':']);
    let end = &text[text.rfind(name)? + name.len()..];
    if !is_title || label.style.strong || name.is_empty() {
        return None;
    }
    let mut rest = pieces.to_vec();
    rest[1].content = Content::Text(end.to_owned());
    Some(Label { text: name.to_owned(), url: None, is_cut: false, rest })
}

fn in_italics(pieces: &[Piece]) -> Option<Label> {
    let mut found = pieces.iter().enumerate().filter(|(_, piece)| piece.style.emphasis && piece.is_said());
    let (at, piece) = found.next().filter(|(at, piece)| *at > 0 && !piece.style.strong)?;
    let text = piece.text()?;
    // No word of a sentence stands beside it.
    let is_word = |beside: Option<char>| beside.is_some_and(char::is_alphanumeric);
    let before = Some(&pieces[at - 1]).filter(|before| !before.style.strong).and_then(Piece::text);
    let before = before.and_then(|text| text.trim_end().chars().next_back());
    let after = pieces.get(at + 1).and_then(Piece::text).and_then(|text| text.trim_start().chars().next());
    // `LAMPS 2019 - Conference on Lamps, 2019` and `Light and Rooms – LAMPS 2019: Special Sessions` name it inside.
    let words: Vec<&str> = text.split([' ', ',', ':', ';', '.']).collect();
    let is_acronym = |word: &str| word.len() > 2 && is_in_capitals(word);
    let mut pairs = words.windows(2).rev().skip_while(|pair| pair[1].is_empty()).skip(1);
    let is_inside = pairs.any(|pair| is_acronym(pair[0]) && date::begins_with_year(pair[1]));
    if is_inside || found.next().is_some() || is_word(before) || is_word(after) {
        return None;
    }
    let text = text.trim().trim_end_matches(',');
    let undotted = text.trim_end_matches('.');
    let text = if undotted.ends_with(|last: char| last.is_ascii_digit()) { undotted } else { text };
    // `Journal of Lamps, Volume 18, Issue 2, 2025`
    let name = text.split_once(", Volume ").map(|(name, rest)| (name, rest.rsplit(' ').next().unwrap_or_default()));
    let text = name.map_or_else(|| text.to_owned(), |(name, year)| format!("{name} {year}"));
    let rest = [&pieces[..at], &pieces[at + 1..]].concat();
    Some(Label { text: with_date_last(&text), url: None, is_cut: false, rest })
}

/// The third or a later part between bars, before a link: `2019 | A Title | Ann Oak, et al. | LAMPS | [pdf](…)`.
fn behind_last_bar(pieces: &[Piece]) -> Option<Label> {
    const FEWEST: usize = 3;
    let [first, next, ..] = pieces else { return None };
    let text = first.text().filter(|_| next.is_link())?;
    let (before, _) = text.rsplit_once('|').filter(|(_, rest)| !rest.contains(char::is_alphanumeric))?;
    let (kept, label) = before.rsplit_once(" | ")?;
    let mut rest = pieces.to_vec();
    rest[0].content = Content::Text([kept, &text[before.len()..]].join(" "));
    let is_listed = kept.split(" | ").count() >= FEWEST && label.contains(char::is_alphabetic);
    is_listed.then(|| Label { text: label.trim().to_owned(), url: None, is_cut: false, rest })
}

impl Label {
    /// Whether it says its year.
    fn is_dated(&self) -> bool {
        self.text.ends_with(|last: char| last.is_ascii_digit())
    }

    /// Whether it is a venue that is known, or says that there is none yet.
    fn is_known(&self) -> bool {
        if self.text.len() > LONGEST_IN_ITALICS {
            return false;
        }
        match fact::read(&self.text, Trust::SetOff) {
            Some(Fact::Venue(venue)) => is_known(venue.series()),
            Some(Fact::Preprint(_)) => true,
            _ => false,
        }
    }

    /// Whether a part of it is a venue that is known: `Ann Oak, ICLR 2017`.
    fn has_known(&self) -> bool {
        let known = |part: &str| match fact::read(part, Trust::SetOff) {
            Some(Fact::Venue(venue)) => Some(venue).filter(|venue| is_known(venue.series())),
            _ => None,
        };
        let mut ends = self.text.match_indices(' ').map(|(at, _)| &self.text[at + 1..]);
        let first = self.text.split(' ').next().unwrap_or_default();
        self.text.split([',', ';']).any(|part| known(part).is_some())
            || ends.any(|end| known(end).is_some_and(|venue| venue.year().is_some()))
            || known(first).is_some_and(|venue| !is_ordinary(venue.series().name()))
    }

    /// Whether it cannot be a venue, or says something else.
    fn is_other(&self, most_words: usize) -> bool {
        let name = self.text.trim_end_matches(|last: char| last.is_ascii_digit() || " '’".contains(last));
        let letters = name.chars().filter(|letter| letter.is_alphabetic()).count();
        let is_text = letters < 2 || name.split(' ').count() > most_words || name.contains(['(', ')', '[']);
        // `Media 2022` is a journal, and `Hugging Face 2022` a place.
        let is_link = match link::of_label(name) {
            Some(Some(Target::Link(_)) | None) => true,
            Some(_) => !self.is_dated(),
            None => false,
        };
        // `Survey` may be what the paper is.
        let is_word = !self.is_dated() && !name.contains(' ') && !is_in_capitals(name);
        let lower = name.to_lowercase();
        let is_remark = ["thesis", "report", "openreview", "arxiv", "github"].iter().any(|word| lower.contains(word))
            || sign::is_university(name)
            || !name.contains(' ') && sign::is_group(name);
        // `Ann Oak, Elm Press 1999`
        let parts = name.split_once(", ").filter(|(first, _)| first.contains(' '));
        let is_book = parts.is_some_and(|(first, source)| one_name::score(first) > 1.0 && sign::of(source).0);
        is_text
            || is_book
            || is_link
            || is_word
            || is_remark
            || !matches!(fact::read(&self.text, Trust::SetOff), None | Some(Fact::Venue(_) | Fact::Nothing))
    }
}

/// What is left of a piece of text whose end this is.
fn end_of(piece: &Piece, text: &str) -> Option<Piece> {
    let start = piece.range.end.saturating_sub(text.len()).max(piece.range.start);
    let content = Content::Text(text.trim_start().to_owned());
    let rest = Piece { content, style: piece.style, range: start..piece.range.end };
    Some(rest).filter(|_| !text.trim().is_empty())
}

/// A place in which a list has its venues.
struct VenuePlace {
    place: Place,
    /// Whether they say their years there.
    is_dated: bool,
    /// The sections in which something else stands there.
    others: HashSet<usize>,
}

/// The places in which a list has its venues.
pub(super) struct VenuePlaces(Vec<VenuePlace>);

impl VenuePlaces {
    /// Those of most entries of a list.
    pub fn of(entries: &[Entry]) -> Self {
        Self(Place::ALL.into_iter().filter_map(|place| VenuePlace::of(place, entries)).collect())
    }

    /// An entry without the venue that stands in one of these places and that nobody knows; it becomes a fact.
    pub fn take(&self, pieces: &[Piece], section: usize, facts: &mut Facts) -> Option<Vec<Piece>> {
        let fits = |place: &VenuePlace, label: &Label| label.text.len() <= place.place.limits().0;
        let label = |place: &VenuePlace| place.place.label(pieces).filter(|label| fits(place, label));
        let (place, label) = self.0.iter().find_map(|place| Some((place, label(place)?)))?;
        // What is known is read as it stands.
        let is_read = || match label.is_known() {
            true => !label.is_cut,
            false => label.has_known(),
        };
        let is_other = place.place != Place::BeforeDash && place.others.contains(&section);
        let is_elsewhere = label.is_dated() != place.is_dated || is_other;
        if is_elsewhere || label.is_other(place.place.limits().1) || place.place != Place::BeforeDash && is_read() {
            return None;
        }
        let venue =
            [Trust::SetOff, Trust::Sure].into_iter().find_map(|trust| match fact::read(&label.text, trust) {
                Some(Fact::Venue(venue)) => Some(venue),
                _ => None,
            })?;
        // As the catalogue writes it: `LAMPS'24`.
        let written = Venue::new(venue.series().clone(), venue.year(), venue.track().clone());
        let is_acronym = !venue.series().name().contains(' ');
        facts.add(Fact::Venue(written.ok().filter(|_| is_acronym).unwrap_or(venue)));
        if let (Some(url), Some(first)) = (&label.url, pieces.first()) {
            facts.link_by_address(Some(Target::Paper), url, &first.range);
        }
        Some(label.rest)
    }
}

impl VenuePlace {
    fn of(place: Place, entries: &[Entry]) -> Option<Self> {
        /// Fewer may be anything.
        const FEWEST: usize = 5;
        /// So many in a section of which few are known are something else.
        const FEWEST_OTHERS: usize = 3;
        let labels = entries.par_iter().filter_map(|entry| match &entry.form {
            Form::Text(pieces) => Some((entry.section, place.label(pieces)?)),
            Form::Row(..) => None,
        });
        let labels: Vec<(usize, bool, bool)> =
            labels.map(|(section, label)| (section, label.is_dated(), label.is_known())).collect();
        let known =
            |dated: bool| labels.iter().filter(|(_, is_dated, is_known)| *is_dated == dated && *is_known).count();
        let is_dated = known(true) > known(false);
        let all = labels.iter().filter(|(_, dated, _)| *dated == is_dated).count();
        // What has a year is seldom anything else: one of two is enough, and else two of three.
        let is_habit = if is_dated { 2 * known(true) >= all } else { 3 * known(false) >= 2 * all };
        // Behind a title without its year may stand anything.
        let may_be = is_dated || place != Place::BehindBold;
        if known(is_dated) < FEWEST || !is_habit || !may_be {
            return None;
        }
        let mut sections: HashMap<usize, (usize, usize)> = HashMap::new();
        for (section, _, is_known) in &labels {
            let (count, known) = sections.entry(*section).or_default();
            (*count, *known) = (*count + 1, *known + usize::from(*is_known));
        }
        let others = sections.into_iter().filter(|(_, (count, known))| *count >= FEWEST_OTHERS && 3 * known < *count);
        Some(Self { place, is_dated, others: others.map(|(section, _)| section).collect() })
    }
}
