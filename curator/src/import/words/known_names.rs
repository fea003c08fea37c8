//! Words that a list has as given names and as family names, where it writes whole names. They tell which are which where
//! a comma stands between them, too: `Oak, Ann, Bo, Ash`.
use std::collections::HashMap;

use catalogue::authors::{self, Names};

use super::name_order::{add_stops, stop_behind};
use super::one_name::is_initials;

/// How the parts of names follow each other: in every name the family name is first, or in the first name alone.
const READINGS: [fn(usize) -> bool; 2] = [|_| true, |at| at == 0];

/// The strongest evidence that a word gives, as a score.
const STRONGEST: f32 = 2.0;

/// How often each word is the first one of a whole name, and how often the last.
#[derive(Clone, Debug, Default)]
pub(crate) struct KnownNames {
    words: HashMap<String, (u16, u16)>,
    /// How many texts are read in each way.
    habits: [u16; READINGS.len()],
    /// The words of texts of just two, `Bell, Dorn`, and whether each stands before the comma, and behind it.
    of_two: HashMap<String, [bool; 2]>,
}

impl KnownNames {
    /// Adds the whole names of a text, and both words of one that has no more.
    pub fn add(&mut self, text: &str) {
        let names = authors::parse(text).names;
        self.add_names(&names);
        if names.len() == 2 && names.iter().all(|name| !name.contains(' ') && is_word(name)) {
            for (at, name) in names.into_iter().enumerate() {
                self.of_two.entry(name).or_default()[at] = true;
            }
        }
    }

    /// Whether words stand before the comma in some texts of two and behind it in others, as family names alone do:
    /// `Bell, Dorn` and `Dorn, Ash`.
    pub fn are_families(&self) -> bool {
        /// A given name may be the family name of someone else.
        const FEWEST: usize = 2;
        self.of_two.values().filter(|places| **places == [true, true]).count() >= FEWEST
    }

    /// Adds the names of texts in which what is known tells how they are read.
    pub fn learn<'a>(&mut self, texts: impl Iterator<Item = &'a str>) {
        let read: Vec<(usize, Names)> = texts.filter_map(|text| self.read(text)).collect();
        for (reading, names) in read {
            self.habits[reading] = self.habits[reading].saturating_add(1);
            self.add_names(&names.names);
        }
    }

    fn add_names(&mut self, names: &[String]) {
        for name in names {
            let Some((given, family)) = ends(name).filter(|(given, family)| is_word(given) && is_word(family)) else {
                continue;
            };
            let count = &mut self.words.entry(given.to_owned()).or_default().0;
            *count = count.saturating_add(1);
            let count = &mut self.words.entry(family.to_owned()).or_default().1;
            *count = count.saturating_add(1);
        }
    }

    /// The names of a text that has a comma between the two parts of each. `None` where what is known does not say so.
    pub fn pairs(&self, text: &str) -> Option<Names> {
        self.read(text).map(|(_, names)| names)
    }

    /// The same, and in which way they are read.
    fn read(&self, text: &str) -> Option<(usize, Names)> {
        const FEWEST: usize = 4;
        const MOST_WORDS: usize = 3;
        /// How much better a reading fits than another one, at least, as a score.
        const MARGIN: f32 = 2.0;
        let Names { names: parts, and_others } = authors::parse(text);
        let words = |part: &String| part.split(' ').count();
        let is_part = |part: &&String| words(part) == 1 || has_initial(part);
        let are_parts = parts.iter().all(|part| words(part) <= MOST_WORDS && !is_initials(part))
            && 4 * parts.iter().filter(is_part).count() >= 3 * parts.len();
        // `Oak A, Ash B` are whole names.
        let are_names = parts.chunks(2).any(|pair| pair.iter().all(|part| has_initial(part)));
        if parts.len() < FEWEST || parts.len() % 2 == 1 || !are_parts || are_names {
            return None;
        }
        let fit = |reading: usize| -> f32 {
            let pair = |(at, pair): (usize, &[String])| {
                let [first, second] = [&pair[0], &pair[1]].map(|part| self.is_given(part));
                if READINGS[reading](at) { second - first } else { first - second }
            };
            let habit = (f32::from(self.habits[reading]) + 1.0).ln();
            parts.chunks(2).enumerate().map(pair).sum::<f32>() + habit
        };
        let families: f32 = parts.iter().map(|part| -self.is_given(part)).sum();
        let fits = [fit(0), fit(1)];
        let reading = usize::from(fits[1] > fits[0]);
        let is_clear = fits[reading] > families.max(0.0) + MARGIN && (fits[0] - fits[1]).abs() > MARGIN / 2.0;
        let name = |(at, pair): (usize, &[String])| {
            let [first, second] = [&pair[0], &pair[1]];
            let (given, family) = if READINGS[reading](at) { (second, first) } else { (first, second) };
            format!("{given}{} {family}", stop_behind(given, text))
        };
        let mut names: Vec<String> = parts.chunks(2).enumerate().map(name).collect();
        add_stops(&mut names, text);
        is_clear.then_some((reading, Names { names, and_others }))
    }

    /// How much what is known says that a part of a name is a given name; below zero it says that it is a family name.
    fn is_given(&self, part: &str) -> f32 {
        if has_initial(part) {
            return STRONGEST;
        }
        let (first, last) = ends(part).unwrap_or((part, part));
        let count = |word: &str| self.words.get(word).copied().unwrap_or_default();
        let ratio = (f32::from(count(first).0) + 1.0) / (f32::from(count(last).1) + 1.0);
        ratio.ln().clamp(-STRONGEST, STRONGEST)
    }
}

/// The first and the last word of a text of several.
fn ends(text: &str) -> Option<(&str, &str)> {
    Some((text.split(' ').next()?, text.rsplit_once(' ')?.1))
}

/// Whether a part of a name is a given name with an initial behind it: `Ann B`.
fn has_initial(part: &str) -> bool {
    part.rsplit_once(' ').is_some_and(|(_, last)| is_initials(last))
}

/// Whether a word of a name is no initial.
fn is_word(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && word.contains(char::is_lowercase)
}
