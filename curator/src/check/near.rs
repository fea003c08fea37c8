//! Titles that are nearly the same, without comparing every two.
//!
//! Two sets of words that have most words in common share one of their rarest words. So each
//! title is looked up only by its rarest few: the prefix filter of set similarity joins
//! (Chaudhuri, Ganti and Kaushik, 2006).
use std::collections::HashMap;

use catalogue::fold::fold;
use catalogue::paper::{FEWEST_WORDS_OF_NEAR_TITLES, is_near_title, title_key};

/// Pairs of positions of titles that are nearly the same, the earlier one first.
#[must_use]
pub fn pairs<'a>(titles: impl Iterator<Item = &'a str>) -> Vec<(usize, usize)> {
    let titles: Vec<&str> = titles.collect();
    let numbers: Vec<Vec<String>> = titles.iter().map(|title| numbers(title)).collect();
    let titles = ranked(titles.into_iter().map(words).collect());
    let mut by_word: HashMap<u32, Vec<usize>> = HashMap::new();
    let mut found = Vec::new();
    // The title that each title was last compared with.
    let mut seen = vec![usize::MAX; titles.len()];
    for (position, title) in titles.iter().enumerate() {
        if title.len() < FEWEST_WORDS_OF_NEAR_TITLES {
            continue;
        }
        // A title of n words shares at least two thirds of them with one it is near to, so one
        // of its rarest third and one more is among the rarest of the other.
        let rarest = title.len() - (2 * title.len()).div_ceil(3) + 1;
        for word in &title[..rarest] {
            let others = by_word.entry(*word).or_default();
            for other in others.iter().copied() {
                if std::mem::replace(&mut seen[other], position) != position
                    && numbers[position] == numbers[other]
                    && is_near(title, &titles[other])
                {
                    found.push((other, position));
                }
            }
            others.push(position);
        }
    }
    found.sort_unstable();
    found
}

/// Whether two titles are the same, or only nearly; `None` when they are not.
#[must_use]
pub fn is_like(one: &str, other: &str) -> Option<bool> {
    if title_key(one) == title_key(other) {
        return Some(true);
    }
    (!pairs([one, other].into_iter()).is_empty()).then_some(false)
}

/// The words of each title as their ranks, the rarest word of all first.
fn ranked(titles: Vec<Vec<String>>) -> Vec<Vec<u32>> {
    let mut frequency: HashMap<&str, u32> = HashMap::new();
    for word in titles.iter().flatten() {
        *frequency.entry(word).or_default() += 1;
    }
    let mut words: Vec<(u32, &str)> = frequency.iter().map(|(word, count)| (*count, *word)).collect();
    words.sort_unstable();
    let rank: HashMap<&str, u32> = words.iter().zip(0..).map(|((_, word), rank)| (*word, rank)).collect();
    let rank_all = |title: &Vec<String>| {
        let mut ranks: Vec<u32> = title.iter().filter_map(|word| rank.get(word.as_str()).copied()).collect();
        ranks.sort_unstable();
        ranks
    };
    titles.iter().map(rank_all).collect()
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

/// The numbers in a title, by which two papers differ that are parts of one work: “2” and “II”.
fn numbers(title: &str) -> Vec<String> {
    const ROMAN: [&str; 12] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];
    let of_word = |word: String| {
        let digits = word.split(|character: char| !character.is_ascii_digit()).filter(|digits| !digits.is_empty());
        let mut found: Vec<String> = digits.map(str::to_owned).collect();
        found.extend(ROMAN.iter().position(|roman| *roman == word).map(|before| (before + 1).to_string()));
        found
    };
    let mut numbers: Vec<String> = words(title).into_iter().flat_map(of_word).collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

fn is_near(one: &[u32], other: &[u32]) -> bool {
    let needed = |shared: usize| is_near_title(shared, one.len(), other.len());
    if !needed(one.len().min(other.len())) {
        return false;
    }
    let (mut left, mut right, mut shared) = (0, 0, 0);
    while let (Some(a), Some(b)) = (one.get(left), other.get(right)) {
        shared += usize::from(a == b);
        left += usize::from(a <= b);
        right += usize::from(b <= a);
    }
    needed(shared)
}

#[cfg(test)]
mod tests {
    use super::pairs;

    #[test]
    fn titles_that_differ_in_a_number_are_two_papers() {
        for (one, other, is_near) in [
            (
                "Flow forecasting through conceptual models part I",
                "Flow forecasting through conceptual models part II",
                false,
            ),
            (
                "Flow forecasting through conceptual models, Part 1",
                "Flow forecasting through conceptual models, Part 2",
                false,
            ),
            ("The Fast Model 2 Technical Report of Us", "The Fast Model 2.5 Technical Report of Us", false),
            ("The FastModel2 Technical Report of All", "The FastModel3 Technical Report of All", false),
            (
                "Forecasting the flow of dry rivers through conceptual models, part 2",
                "Forecasting the flow of dry rivers through conceptual models, part II",
                true,
            ),
            ("Flow forecasting through conceptual models of 3D", "Flow forecasting by conceptual models of 3D", true),
        ] {
            assert_eq!(!pairs([one, other].into_iter()).is_empty(), is_near, "{one} / {other}");
        }
    }

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
