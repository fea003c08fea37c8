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
use crate::import::words::{date, one_name, series, sign};

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

    /// Which links are around whole citations, whose titles are in quotation marks.
    pub fn citations(&self) -> Vec<bool> {
        let mut are_citations = vec![false; self.urls.len()];
        let mut last = None;
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

    /// Where a title stands in the text, with the brackets that open and close in it.
    pub fn title_span(&self, first: &Fragment, last: &Fragment) -> Range<usize> {
        let text = &self.text;
        let mut span = first.span.start..last.span.end;
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
            if date::month(self.text_of(&self.list[at])).is_none() {
                continue;
            }
            let is_family = |last: &Fragment| last.fact.is_none() && !self.text_of(last).contains(' ');
            let is_given = is_comma(&self.list[at]) && at > 0 && is_family(&self.list[at - 1]);
            let has_initials = |next: &Fragment| is_comma(next) && one_name::is_initials(self.text_of(next));
            if is_given || self.list.get(at + 1).is_some_and(has_initials) {
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
            let may_be = match &name.fact {
                Some(Fact::Venue(venue)) => venue.year().is_none() && venue.track() == &Track::Main,
                Some(Fact::Track(_)) => self.text_of(name).contains([' ', '-']),
                Some(Fact::Nothing) => series::is_word(self.text_of(name)),
                _ => false,
            };
            let is_word = || series::is_word(self.text_of(name)) && self.text_of(next).contains(' ');
            let begins = at == 1 && next.gap == Gap::Colon && next.edge == Edge::None && next.fact.is_none();
            if may_be && (next.is_behind_nickname(name) || begins && is_word()) {
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
            let is_short = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
            if is_short && self.may_be_venue(&self.list[at - 1]) {
                self.list[at].fact = date::read(&format!("'{text}")).map(Fact::Date);
            }
        }
    }

    /// Whether a fragment is a venue, an acronym, or has a word that is typical of venues.
    fn may_be_venue(&self, fragment: &Fragment) -> bool {
        let text = self.text_of(fragment);
        let is_acronym = !text.contains(' ') && text.chars().filter(|letter| letter.is_uppercase()).count() > 2;
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
    text.len() - after.len() + after.chars().next().map_or(0, char::len_utf8)
}
