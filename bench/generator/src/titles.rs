//! Titles: walks from word to word along the real ones, with new words at a realistic rate.

use std::collections::{BTreeMap, HashSet};

use catalogue::fold::fold;

use crate::growth::{Growth, blend};
use crate::random::Random;

/// How fast new words come up. In the real list the power falls as the list grows and is 0.76
/// over the whole of it; long texts have 0.6 to 0.7.
const POWER: f64 = 0.7;

/// How much of a title are words that the real list does not have.
const UNKNOWN_SHARE: f64 = 0.2;

/// How many names of methods are initials; the others are put together from parts of real ones.
const INITIALS_SHARE: f64 = 0.4;

/// Makes titles.
#[derive(Debug)]
pub struct Titles {
    /// The words that follow each word of the real titles, as often as they do.
    followers: BTreeMap<String, Vec<String>>,
    /// Every word of the real titles, as often as it comes up, without the names of methods.
    words: Vec<String>,
    /// The parts of the names of methods: `Sparse` and `GPT` of `SparseGPT`.
    parts: Vec<String>,
    /// The made-up words in use, as often as they were used.
    made_up: Vec<String>,
    different: HashSet<String>,
    count: usize,
    growth: Growth,
}

impl Titles {
    /// Learns from titles, of which there must be some.
    #[must_use]
    pub fn new<'a>(titles: impl Iterator<Item = &'a str>) -> Self {
        let mut followers: BTreeMap<String, Vec<String>> = BTreeMap::new();
        let (mut words, mut parts) = (Vec::new(), Vec::new());
        let mut different = HashSet::new();
        let mut count = 0;
        for title in titles {
            for word in title.split_whitespace() {
                count += 1;
                different.insert(key(word));
            }
            let (name, rest) = method(title);
            parts.extend(name.into_iter().flat_map(capitalised_parts));
            let rest: Vec<&str> = rest.split_whitespace().collect();
            for pair in rest.windows(2) {
                followers.entry(pair[0].to_owned()).or_default().push(pair[1].to_owned());
            }
            words.extend(rest.into_iter().map(str::to_owned));
        }
        let growth = Growth::through(count, different.len(), POWER);
        Self { followers, words, parts, made_up: Vec::new(), different, count, growth }
    }

    /// A title of the form of a real one: as long, and with the name of a method if that has one.
    pub fn title(&mut self, like: &str, random: &mut Random) -> String {
        let (name, rest) = method(like);
        let mut words: Vec<String> = Vec::new();
        for _ in rest.split_whitespace() {
            let followers = words.last().and_then(|last| self.followers.get(last));
            words.push(random.choose(followers.unwrap_or(&self.words)).clone());
        }
        for word in &mut words {
            if random.happens(UNKNOWN_SHARE) {
                *word = self.unknown(word, random);
            }
        }
        if name.is_some() {
            let name = self.name(&words, random);
            words.insert(0, format!("{name}:"));
        }
        for word in &words {
            self.count += 1;
            self.different.insert(key(word));
        }
        words.join(" ")
    }

    /// A word that the real list does not have, in place of `word`: a new one when it is time for
    /// one, else one in use, the more likely the more it is used.
    fn unknown(&mut self, word: &str, random: &mut Random) -> String {
        let is_time = self.different.len() < self.growth.at(self.count);
        let made_up = if is_time || self.made_up.is_empty() {
            blend(word, random.choose::<String>(&self.words))
        } else {
            random.choose(&self.made_up).clone()
        };
        self.made_up.push(made_up.clone());
        made_up
    }

    /// The name of a method, from the words of its title or from parts of other names.
    fn name(&self, words: &[String], random: &mut Random) -> String {
        if random.happens(INITIALS_SHARE) && words.len() >= 3 {
            let count = 3 + random.below(words.len().min(5) - 2);
            let letters = words.iter().filter_map(|word| word.chars().find(|letter| letter.is_alphanumeric()));
            return letters.take(count).flat_map(char::to_uppercase).collect();
        }
        let (first, second) = (random.choose(&self.parts), random.choose(&self.parts));
        let hyphen = if random.happens(0.3) { "-" } else { "" };
        format!("{first}{hyphen}{second}")
    }

    /// How many different words there are.
    #[must_use]
    pub fn different(&self) -> usize {
        self.different.len()
    }
}

/// A title's method, if it begins with the name of one, and the rest: `SparseGPT` and all that
/// stands after `SparseGPT:`.
fn method(title: &str) -> (Option<&str>, &str) {
    match title.split_once(": ") {
        Some((name, rest)) if !name.contains(' ') => (Some(name), rest),
        _ => (None, title),
    }
}

/// A word without its punctuation and case.
fn key(word: &str) -> String {
    fold(word.trim_matches(|character: char| !character.is_alphanumeric()))
}

/// The parts of a name that each begin with a capital letter.
fn capitalised_parts(name: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    let mut after_capital = false;
    for letter in name.chars().filter(|letter| letter.is_alphanumeric()) {
        match parts.last_mut() {
            Some(part) if after_capital || !letter.is_uppercase() => part.push(letter),
            _ => parts.push(letter.to_string()),
        }
        after_capital = letter.is_uppercase();
    }
    parts.retain(|part| part.chars().count() > 1);
    parts
}
