//! Fragments: the parts of an entry's text, each of which has one role.
//!
//! A fragment ends where lists set things apart: at a link, a bracket, a change of style, a line
//! end, and at punctuation. [`super::cut`] finds them.
use std::ops::Range;

use catalogue::Venue;
use catalogue::venue::{Series, Track};

use super::token::Enclosure;
use crate::import::document::block::Style;
use crate::import::table::column::Column;
use crate::import::words::fact::Fact;
use crate::import::words::letters::capitals;
use crate::import::words::wording::is_in_capitals;
use crate::import::words::{date, label, name_list, one_name, series, sign};

/// The punctuation before a fragment; the later, the stronger.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Gap {
    /// Nothing but a space.
    #[default]
    Space,
    /// More than one space.
    Wide,
    /// The word “by”.
    By,
    /// “and” or “&”.
    And,
    /// A comma.
    Comma,
    /// A colon.
    Colon,
    /// A dash with spaces around it.
    Dash,
    /// A semicolon.
    Semicolon,
    /// A question or exclamation mark, which belongs to the fragment before.
    Question,
    /// A full stop.
    Stop,
    /// A vertical bar or a bullet.
    Bar,
}

impl Gap {
    /// Every kind, in its order.
    pub const ALL: [Self; 11] = [
        Self::Space,
        Self::Wide,
        Self::By,
        Self::And,
        Self::Comma,
        Self::Colon,
        Self::Dash,
        Self::Semicolon,
        Self::Question,
        Self::Stop,
        Self::Bar,
    ];
}

/// The structure before a fragment; the later, the stronger.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Edge {
    /// None: the text goes on.
    #[default]
    None,
    /// The style changes.
    Style,
    /// A bracket opens or closes.
    Bracket,
    /// A link begins or ends, or stood between.
    Link,
    /// A line ends.
    Break,
}

impl Edge {
    /// Every kind, in its order.
    pub const ALL: [Self; 5] = [Self::None, Self::Style, Self::Bracket, Self::Link, Self::Break];
}

/// A part of an entry's text.
#[derive(Clone, Debug)]
pub(crate) struct Fragment {
    /// Where it stands in [`Fragments::text`].
    pub span: Range<usize>,
    /// Where it stands in the file.
    pub range: Range<usize>,
    pub gap: Gap,
    pub edge: Edge,
    pub style: Style,
    /// The link that it is in, as an index of [`Fragments::urls`].
    pub link: Option<usize>,
    pub enclosure: Enclosure,
    /// Where its brackets or quotation marks open in [`Fragments::text`].
    pub pair: Option<usize>,
    /// The number of its line, from 0.
    pub line: usize,
    /// Whether it is the first of its line.
    pub is_first: bool,
    /// What the key at the beginning of its line says, as in `Authors: …`.
    pub key: Option<Column>,
    /// What it says as a short text, such as a venue.
    pub fact: Option<Fact>,
}

impl Fragment {
    /// The two fragments that it is, where the second says a fact; `at` is where that begins.
    pub fn split(mut self, at: usize, text: &str, fact: Fact) -> [Self; 2] {
        let (head, rest) = text.split_at(at);
        let mut after = Self { gap: Gap::Space, edge: Edge::None, is_first: false, fact: Some(fact), ..self.clone() };
        after.span.start = self.span.start + at;
        self.span.end = self.span.start + head.trim_end().len();
        if self.range.len() == text.len() {
            after.range.start = self.range.end - rest.len();
            self.range.end = after.range.start;
        }
        [self, after]
    }

    /// Whether it is a venue with its year.
    pub fn is_dated_venue(&self) -> bool {
        self.fact.as_ref().is_some_and(Fact::is_dated_venue)
    }

    /// Whether it is a date that has a year.
    pub fn is_dated(&self) -> bool {
        self.fact.as_ref().is_some_and(Fact::is_dated)
    }

    /// Whether it goes on behind a colon in the link, the bold text or the quotation marks of the fragment before it.
    pub fn is_behind_nickname(&self, before: &Self) -> bool {
        let is_set_off = self.link.is_some() || self.style.strong || self.enclosure == Enclosure::Quotes;
        is_set_off && self.gap == Gap::Colon && self.edge == Edge::None && self.style == before.style
    }
}

/// An entry's text and its fragments.
#[derive(Clone, Debug, Default)]
pub(crate) struct Fragments {
    /// The text without the links that were taken out.
    pub text: String,
    pub list: Vec<Fragment>,
    pub urls: Vec<String>,
}

impl Fragments {
    /// The text of a fragment.
    pub fn text_of(&self, fragment: &Fragment) -> &str {
        &self.text[fragment.span.clone()]
    }

    /// Which links are around whole citations, whose titles are in quotation marks or behind names and a year.
    pub fn citations(&self) -> Vec<bool> {
        let mut are_citations = vec![false; self.urls.len()];
        let mut last = None;
        for at in 1..self.list.len() {
            if let Some(link) = self.list[at].link.filter(|_| self.is_behind_year_of_citation(at)) {
                are_citations[link] = true;
            }
        }
        for fragment in &self.list {
            let is_quoted =
                || fragment.enclosure == Enclosure::Quotes && self.text_of(fragment).split(' ').count() >= 3;
            // Something has to stand before the quotation.
            if let Some(link) = fragment.link.filter(|_| fragment.link == last && is_quoted()) {
                are_citations[link] = true;
            }
            last = fragment.link;
        }
        are_citations
    }

    /// Whether the title of a citation begins at a fragment: behind names, with which the link, the square brackets or
    /// the entry begins, and a year in round brackets: `[Oak, A. & Ash, B. (2012) A title of lamps. Widgetica](…)`.
    pub fn is_behind_year_of_citation(&self, at: usize) -> bool {
        const FEWEST_WORDS: usize = 3;
        let Some(year) = at.checked_sub(1).map(|year| &self.list[year]) else { return false };
        let is_year = year.enclosure == Enclosure::Round && year.is_dated() && self.list[at].pair != year.pair;
        let is_title = || {
            let text = self.text[self.list[at].span.start..].split(['.', '(', '[']).next().unwrap_or_default();
            text.split_whitespace().count() >= FEWEST_WORDS && self.list[at].link == year.link
        };
        let are_names = || {
            let before = &self.list[..at - 1];
            let start = before.iter().rposition(|other| other.link != year.link).map_or(0, |last| last + 1);
            let names = before[start..].first().map(|first| &self.text[first.span.start..year.span.start]);
            names.is_some_and(|names| name_list::read(names.trim_end_matches(['(', ' '])).is_some())
        };
        is_year && is_title() && are_names()
    }

    /// Where a title stands in the text, with the brackets that open and close in it.
    pub fn title_span(&self, first: &Fragment, last: &Fragment) -> Range<usize> {
        let text = &self.text;
        let mut span = first.span.start..last.span.end;
        // `RRT*`
        if text[span.end..].starts_with('*') {
            span.end += "*".len();
        }
        if let Some(open) = first.pair.filter(|_| first.pair != last.pair) {
            span.start = open;
        }
        if last.pair.is_some_and(|open| open >= span.start) {
            span.end += close(&text[span.end..]);
            // `“A Title (in Two Parts).”`
            if first.enclosure == Enclosure::Quotes && first.pair != last.pair {
                span.end += close(&text[span.end..]);
            }
        }
        span
    }

    /// A workshop with the acronym that stands in brackets behind its name; `None` without one.
    pub fn with_acronym(&self, fragment: &Fragment) -> Option<Venue> {
        /// The longest acronym, in letters.
        const LONGEST: usize = 12;
        let Some(Fact::Venue(venue)) = &fragment.fact else { return None };
        let (acronym, _) = self.text.get(fragment.span.end..)?.trim_start().strip_prefix('(')?.split_once(')')?;
        let is_acronym =
            (2..=LONGEST).contains(&acronym.len()) && acronym.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let is_named = matches!(venue.track(), Track::Workshop(Some(_)));
        let text = format!("{} ({acronym})", self.text_of(fragment));
        Venue::parse(&text).ok().filter(|_| is_named && is_acronym)
    }

    /// A month is a name beside the other half of one: `Oak, May and Ash, Jan`, `May, A.`
    pub fn free_names(&mut self) {
        let is_comma = |next: &Fragment| next.gap == Gap::Comma && next.edge == Edge::None;
        for at in 0..self.list.len() {
            let text = self.text_of(&self.list[at]);
            // `Bell, Cy and Ash, Jan.` ends a sentence.
            let name = text.trim_end_matches('.');
            let is_stopped = name.len() < text.len();
            if date::month(name).is_none() {
                continue;
            }
            let is_family = |last: &Fragment| {
                last.fact.is_none() && !self.text_of(last).contains(' ') && (!is_stopped || last.gap == Gap::And)
            };
            // `May, Ann and Ash, Bo`
            let is_before_given = |next: &Fragment| {
                is_comma(next)
                    && next.fact.is_none()
                    && !self.text_of(next).contains(' ')
                    && self.list.get(at + 2).is_some_and(|other| other.gap == Gap::And && other.edge == Edge::None)
            };
            let is_given = is_comma(&self.list[at]) && at > 0 && is_family(&self.list[at - 1]);
            let has_initials = |next: &Fragment| is_comma(next) && one_name::is_initials(self.text_of(next));
            if is_given || self.list.get(at + 1).is_some_and(|next| has_initials(next) || is_before_given(next)) {
                self.list[at].fact = None;
            }
        }
    }

    /// What stands before a colon inside the link of a title or in its bold text is a nickname, also where it may be a
    /// venue or a distinction: `[**LAMPS: A Title**](…)`, `[Spotlight Lamps: A Title](…)`. So is a word with which an
    /// entry begins: `SODA: A Title`, `DATE: A Title`.
    pub fn free_nicknames(&mut self) {
        for at in 1..self.list.len() {
            let (name, next) = (&self.list[at - 1], &self.list[at]);
            // `[Log20: A Title](…)` is none of LoG, and `[Security'24: A Title](…)` one of USENIX Security.
            let is_spelt = |venue: &Venue| {
                let text = self.text_of(name);
                text.starts_with(venue.series().name()) || text.contains(['\'', '’'])
            };
            let may_be = match &name.fact {
                Some(Fact::Venue(_)) if label::is_task(self.text_of(name)) => true,
                Some(Fact::Venue(venue)) => {
                    (venue.year().is_none() || !is_spelt(venue)) && venue.track() == &Track::Main
                }
                Some(Fact::Track(_)) => self.text_of(name).contains([' ', '-']),
                // `[APRIL](…): A Title of Words`
                Some(Fact::Date(date)) => date.year.is_none() && name.link.is_some() && next.gap == Gap::Colon,
                Some(Fact::Nothing) => true,
                _ => false,
            };
            let is_acronym = name.fact == Some(Fact::Nothing) && is_in_capitals(self.text_of(name));
            let is_word = || (is_acronym || series::is_word(self.text_of(name))) && self.text_of(next).contains(' ');
            let is_number = |before: &Fragment| self.text_of(before).bytes().all(|byte| byte.is_ascii_digit());
            let is_first = self.list[..at - 1].iter().all(is_number);
            let begins = is_first && next.gap == Gap::Colon && next.edge == Edge::None && next.fact.is_none();
            // `TIP: A Title of Words, 2021, MICRO`
            let has_other = || {
                let mut others = self.list[at + 1..].iter().filter_map(|other| other.fact.as_ref());
                others.any(|fact| matches!(fact, Fact::Venue(venue) if label::is_known(venue.series())))
            };
            let is_month = matches!(name.fact, Some(Fact::Date(_)));
            if may_be && (is_month || next.is_behind_nickname(name) || begins && (is_word() || has_other())) {
                self.list[at - 1].fact = None;
            }
        }
    }

    /// Initials with a colon behind a link begin a note of someone: `[A Title](…) TMM: It would be good to do this again`.
    pub fn free_initials(&mut self) {
        const FEWEST_WORDS: usize = 4;
        for at in 2..self.list.len() {
            let [link, initials, note] = &self.list[at - 2..=at] else { continue };
            let may_be = link.link.is_some() && initials.link.is_none() && initials.edge == Edge::Link;
            let is_note = note.gap == Gap::Colon
                && note.edge == Edge::None
                && self.text_of(note).split(' ').count() >= FEWEST_WORDS;
            if may_be && is_note && matches!(&initials.fact, Some(Fact::Venue(venue)) if venue.year().is_none()) {
                self.list[at - 1].fact = None;
            }
        }
    }

    /// Two digits behind a venue are its year where no other stands: `ISCAS, 18. [paper](…)`.
    pub fn read_short_years(&mut self) {
        let has_year = |fact: &Fact| match fact {
            Fact::Date(date) | Fact::Preprint(Some(date)) => date.year.is_some(),
            Fact::Venue(venue) => venue.year().is_some(),
            _ => false,
        };
        if self.list.iter().any(|fragment| fragment.fact.as_ref().is_some_and(has_year)) {
            return;
        }
        for at in 1..self.list.len() {
            let text = self.text_of(&self.list[at]).trim_end_matches('.');
            let is_short = date::is_short_year(text);
            if is_short && self.may_be_venue(&self.list[at - 1]) {
                self.list[at].fact = date::read(&format!("'{text}")).map(Fact::Date);
            }
        }
    }

    /// Whether a fragment is a venue, an acronym, or has a word that is typical of venues.
    fn may_be_venue(&self, fragment: &Fragment) -> bool {
        let text = self.text_of(fragment);
        let is_acronym = !text.contains(' ') && capitals(text) > 2;
        matches!(fragment.fact, Some(Fact::Venue(_))) || is_acronym || sign::of(text).0
    }

    /// Takes for a venue what names one of these series and says no more than its year and track.
    pub fn name_venues(&mut self, declared: &[Series]) {
        for fragment in self.list.iter_mut().filter(|_| !declared.is_empty()) {
            let venue = Venue::parse_among(&self.text[fragment.span.clone()], declared).ok();
            let is_it = |venue: &Venue| declared.contains(venue.series()) && !matches!(venue.track(), Track::Other(_));
            if let Some(venue) = venue.filter(is_it) {
                fragment.fact = Some(Fact::Venue(venue));
            }
        }
    }
}

/// How long the mark is that closes what ends where a text begins, with the full stop before it.
fn close(text: &str) -> usize {
    let after = text.trim_start_matches([' ', '.']);
    let mark = after.chars().next().filter(|mark| !mark.is_alphanumeric());
    mark.map_or(0, |mark| text.len() - after.len() + mark.len_utf8())
}
