//! Titles that are nearly the same, without comparing every two.
//!
//! Two sets of words that have most words in common share one of their rarest words. So each
//! title is looked up only by its rarest few: the prefix filter of set similarity joins
//! (Chaudhuri, Ganti and Kaushik, 2006).
use std::collections::{HashMap, HashSet};

use catalogue::fold::fold;

/// The number of words from which on two titles can be nearly the same; shorter ones are the
/// same by chance. The form for contributions uses the same.
const FEWEST_WORDS: usize = 5;

/// Of all words of two nearly equal titles, how many are in both, as a part of ten.
const TENTHS_SHARED: usize = 8;

/// Pairs of positions of titles that are nearly the same, the earlier one first.
#[must_use]
pub fn pairs<'a>(titles: impl Iterator<Item = &'a str>) -> Vec<(usize, usize)> {
    let titles: Vec<Vec<String>> = titles.map(words).collect();
    let mut frequency: HashMap<&str, usize> = HashMap::new();
    for word in titles.iter().flatten() {
        *frequency.entry(word).or_default() += 1;
    }
    let mut by_word: HashMap<&str, Vec<usize>> = HashMap::new();
    let mut found = Vec::new();
    for (position, title) in titles.iter().enumerate() {
        if title.len() < FEWEST_WORDS {
            continue;
        }
        let mut rarest: Vec<&str> = title.iter().map(String::as_str).collect();
        rarest.sort_by_key(|word| (frequency.get(word).copied().unwrap_or_default(), *word));
        // A title of n words shares at least two thirds of them with one it is near to, so one
        // of its rarest third and one more is among the rarest of the other.
        rarest.truncate(title.len() - (2 * title.len()).div_ceil(3) + 1);
        let mut seen = HashSet::new();
        for word in &rarest {
            let others = by_word.entry(word).or_default();
            for other in others.iter().copied() {
                if seen.insert(other) && is_near(title, &titles[other]) {
                    found.push((other, position));
                }
            }
            others.push(position);
        }
    }
    found.sort_unstable();
    found
}

/// The different words of a title, folded and sorted.
fn words(title: &str) -> Vec<String> {
    let folded = fold(title);
    let mut words: Vec<String> = folded
        .split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    words.sort_unstable();
    words.dedup();
    words
}

fn is_near(one: &[String], other: &[String]) -> bool {
    let shared = one.iter().filter(|word| other.binary_search(word).is_ok()).count();
    20 * shared >= TENTHS_SHARED * (one.len() + other.len())
}

#[cfg(test)]
mod tests {
    use super::pairs;

    #[test]
    fn nearly_equal_titles_are_found() {
        let titles = [
            "A Survey on Model Compression for Large Language Models",
            "Survey on the Model Compression for Large Language Models",
            "Rounding Weights Without Regret in Practice",
            "Short Title",
            "Short Titles",
            "Rounding weights without regret, in practice!",
        ];
        assert_eq!(pairs(titles.into_iter()), [(0, 1), (2, 5)]);
    }
}
