//! Parts fragments that nothing separates: names one after the other, and a nickname behind a venue.
use catalogue::Venue;
use catalogue::venue::Track;

use super::fragment::{Edge, Fragment, Fragments, Gap};
use super::token::Enclosure;
use crate::import::words::fact::{Fact, is_known};
use crate::import::words::{date, one_name, sign};

impl Fragments {
    /// Parts names without anything between them behind a title: `[A Title](…). Ann Oak Bo Ash Cy B. Bell`.
    pub fn part_names(&mut self) {
        for at in (1..self.list.len()).rev() {
            let fragment = &self.list[at];
            let is_apart = fragment.gap == Gap::Stop || fragment.edge == Edge::Break || fragment.gap == Gap::By;
            let is_plain = fragment.enclosure == Enclosure::None && fragment.link.is_none() && !fragment.style.strong;
            let is_behind_title = || self.list[..at].iter().any(|title| title.link.is_some() || title.style.strong);
            if !is_apart || !is_plain || fragment.fact.is_some() || !is_behind_title() {
                continue;
            }
            let Some(ends) = ends_of_names(self.text_of(fragment)) else { continue };
            for end in ends.into_iter().rev() {
                self.part(at, end);
            }
        }
    }

    /// Parts a fragment at a space in its text, as a comma would.
    fn part(&mut self, at: usize, end: usize) {
        let start = self.list[at].span.start;
        self.text.insert(start + end, ',');
        let after = Fragment {
            span: start + end + ", ".len()..self.list[at].span.end + 1,
            gap: Gap::Comma,
            edge: Edge::None,
            is_first: false,
            ..self.list[at].clone()
        };
        self.list[at].span.end = start + end;
        for later in &mut self.list[at + 1..] {
            later.span = later.span.start + 1..later.span.end + 1;
            later.pair = later.pair.map(|open| open + 1);
        }
        self.list.insert(at + 1, after);
    }

    /// Parts the year from the last of several names with the family name first: `Oak, Ann and Ash, Bo 2020`.
    pub fn part_years(&mut self) {
        const MOST_WORDS: usize = 2;
        /// What a part of a name has at least, as a score.
        const LEAST: f32 = -3.0;
        for at in (3..self.list.len()).rev() {
            let [first, given, family, last] = &self.list[at - 3..=at] else { continue };
            let gaps = [given.gap, family.gap, last.gap];
            let is_part = |part: &Fragment| {
                let text = self.text_of(part);
                part.fact.is_none() && text.split(' ').count() <= MOST_WORDS && one_name::score(text) > LEAST
            };
            let (name, year) = self.text_of(last).split_once(' ').unwrap_or_default();
            let are_names = gaps == [Gap::Comma, Gap::And, Gap::Comma]
                && [first, given, family].into_iter().all(is_part)
                && !self.text_of(family).contains(' ')
                && last.fact.is_none()
                && name.starts_with(char::is_uppercase)
                && one_name::score(name) > LEAST;
            if let Some(date) = date::read(year).filter(|_| are_names && year.len() == 4) {
                let text = self.text_of(last).to_owned();
                let parts = self.list[at].clone().split(text.len() - year.len(), &text, Fact::Date(date));
                self.list.splice(at..=at, parts);
            }
        }
    }

    /// Parts the nickname behind a venue with its year from it, where a colon follows: `[LAMPS'23 LampNet: A Title](…)`,
    /// `LAMPS'23 LampNet: [A Title](…)`.
    pub fn part_nicknames(&mut self) {
        for at in (0..self.list.len()).rev() {
            let fragment = &self.list[at];
            let text = self.text_of(fragment);
            let Some((before, name)) = text.rsplit_once(' ').filter(|(_, name)| is_nickname(name)) else { continue };
            let Some(Fact::Venue(venue)) = &fragment.fact else { continue };
            let is_dated = is_known(venue.series()) && venue.year().is_some();
            if !is_dated
                || *venue.track() != Track::Other(name.to_owned())
                || !self.text[fragment.span.end..].starts_with(':')
            {
                continue;
            }
            let Ok(venue) = Venue::new(venue.series().clone(), venue.year(), Track::Main) else { continue };
            let end = fragment.span.start + before.trim_end().len();
            let nickname = Fragment {
                span: fragment.span.end - name.len()..fragment.span.end,
                gap: Gap::Wide,
                edge: Edge::None,
                is_first: false,
                fact: None,
                ..fragment.clone()
            };
            (self.list[at].span.end, self.list[at].fact) = (end, Some(Fact::Venue(venue)));
            self.list.insert(at + 1, nickname);
        }
    }
}

/// Whether a word is written as the name of a method, with capitals or digits inside: `LampNet`, `Lamp4All`.
fn is_nickname(word: &str) -> bool {
    let is_inside = |letter: char| letter.is_uppercase() || letter.is_ascii_digit();
    word.chars().skip(1).any(is_inside) && word.starts_with(char::is_alphabetic)
}

/// Where all but the last of several names end that nothing parts: each has a given name, perhaps initials, and a family
/// name.
fn ends_of_names(text: &str) -> Option<Vec<usize>> {
    const FEWEST: usize = 3;
    const MOST: usize = 20;
    let text = text.trim_end_matches('.');
    let is_initial = |word: &str| one_name::is_initials(word) && word.len() <= 2;
    let (mut names, mut start, mut at) = (Vec::new(), 0, 0);
    let mut words = text.split(' ').peekable();
    while let Some(given) = words.next() {
        at += given.len();
        while let Some(initial) = words.next_if(|word| is_initial(word)) {
            at += initial.len() + 1;
        }
        at += words.next()?.len() + 1;
        let name = text.get(start..at)?;
        let is_name = given.len() > 1 && one_name::score(name) > 1.4 && !sign::of(name).0 && !sign::of(name).1;
        if !is_name || names.len() == MOST {
            return None;
        }
        names.push(at);
        at += 1;
        start = at;
    }
    names.pop();
    (names.len() + 1 >= FEWEST).then_some(names)
}
