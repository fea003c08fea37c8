//! How far two words are from each other.
//!
//! The distance is the number of letters to add, leave out, replace or swap with a neighbour
//! (optimal string alignment). Of the table of all beginnings of both words only the band is
//! worked out in which the distance can be small enough (Ukkonen, 1985).

/// Compares one typed word with many.
pub struct Comparison {
    typed: Vec<char>,
    other: Vec<char>,
    /// The last three rows of the table, one for each typed letter.
    rows: [Vec<usize>; 3],
}

/// How far a word is from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Distance {
    /// From the whole of it.
    pub whole: usize,
    /// From that beginning of it which is nearest.
    pub beginning: usize,
}

impl Comparison {
    /// Prepares the comparison of a word.
    pub fn new(typed: &str) -> Self {
        Self { typed: typed.chars().collect(), other: Vec::new(), rows: Default::default() }
    }

    /// The distance to `word`, as far as it is at most `most`; what is further counts as
    /// more than that.
    #[inline(never)]
    pub fn distance(&mut self, word: &str, most: usize) -> Distance {
        let Self { typed, other, rows } = self;
        let far = most + 1;
        let reach = typed.len() + most;
        other.clear();
        other.extend(word.chars().take(reach + 1));
        let is_longer = other.len() > reach;
        other.truncate(reach);

        let [before, last, current] = rows;
        for row in [&mut *before, last, current] {
            row.clear();
            row.resize(other.len() + 1, far);
        }
        last.iter_mut().take(far).enumerate().for_each(|(column, cost)| *cost = column);
        for (row, letter) in typed.iter().enumerate() {
            // The columns of the band. What lies beside it is further than `most`.
            let (first, end) = ((row + 1).saturating_sub(most), (row + 1 + most).min(other.len()));
            if first > end {
                return Distance { whole: far, beginning: far };
            }
            match first.checked_sub(1) {
                Some(beside) => current[beside] = far,
                None => current[0] = row + 1,
            }
            let mut least = if first == 0 { row + 1 } else { far };
            for column in first.max(1)..=end {
                let against = other[column - 1];
                let mut cost = last[column - 1] + usize::from(*letter != against);
                cost = cost.min(last[column] + 1).min(current[column - 1] + 1);
                if row > 0 && column > 1 && typed[row - 1] == against && *letter == other[column - 2] {
                    cost = cost.min(before[column - 2] + 1);
                }
                current[column] = cost;
                least = least.min(cost);
            }
            if let Some(beside) = current.get_mut(end + 1) {
                *beside = far;
            }
            // No later row is nearer than the nearest of two that follow each other.
            if least > most && row > 0 && last[first.saturating_sub(1)..=end].iter().all(|cost| *cost > most) {
                return Distance { whole: far, beginning: far };
            }
            std::mem::swap(before, last);
            std::mem::swap(last, current);
        }
        let band = typed.len().saturating_sub(most).min(other.len())..;
        let whole = if is_longer { far } else { last[other.len()] };
        Distance { whole, beginning: last[band].iter().copied().min().unwrap_or(far) }
    }
}

#[cfg(test)]
mod tests {
    use super::{Comparison, Distance};

    fn distance(typed: &str, word: &str) -> (usize, usize) {
        let Distance { whole, beginning } = Comparison::new(typed).distance(word, 2);
        (whole.min(3), beginning.min(3))
    }

    #[test]
    fn each_kind_of_error_counts_one() {
        assert_eq!(distance("prunning", "pruning"), (1, 1));
        assert_eq!(distance("prning", "pruning"), (1, 1));
        assert_eq!(distance("pruming", "pruning"), (1, 1));
        assert_eq!(distance("prunign", "pruning"), (1, 1));
        assert_eq!(distance("pruning", "pruning"), (0, 0));
        assert_eq!(distance("speculatve", "speculative"), (1, 1));
        assert_eq!(distance("cash", "cache"), (2, 1));
        assert_eq!(distance("compresi", "compression"), (3, 1));
        assert_eq!(distance("apple", "pruning"), (3, 3));
        assert_eq!(distance("aaaa", "a"), (3, 3));
    }

    /// Without a band, and without stopping early.
    fn plainly(typed: &str, word: &str) -> (usize, usize) {
        let (typed, word): (Vec<char>, Vec<char>) = (typed.chars().collect(), word.chars().collect());
        let mut table = vec![vec![0; word.len() + 1]; typed.len() + 1];
        for row in 0..=typed.len() {
            for column in 0..=word.len() {
                let mut cost = if row == 0 { column } else { row };
                if row > 0 && column > 0 {
                    cost = table[row - 1][column - 1] + usize::from(typed[row - 1] != word[column - 1]);
                    cost = cost.min(table[row - 1][column] + 1).min(table[row][column - 1] + 1);
                    if row > 1 && column > 1 && typed[row - 2] == word[column - 1] && typed[row - 1] == word[column - 2]
                    {
                        cost = cost.min(table[row - 2][column - 2] + 1);
                    }
                }
                table[row][column] = cost;
            }
        }
        let last = &table[typed.len()];
        (last[word.len()].min(3), last.iter().copied().min().unwrap_or(0).min(3))
    }

    #[test]
    fn the_band_leaves_nothing_out() {
        let letters = |number: usize, length: usize| -> String {
            (0..length).map(|place| ['a', 'b', 'c'][number / 3_usize.pow(place as u32) % 3]).collect()
        };
        let words: Vec<String> = (0..6)
            .flat_map(|length| (0..3_usize.pow(length as u32)).map(move |number| letters(number, length)))
            .collect();
        for typed in words.iter().filter(|typed| !typed.is_empty()) {
            let mut comparison = Comparison::new(typed);
            for word in &words {
                let Distance { whole, beginning } = comparison.distance(word, 2);
                assert_eq!((whole.min(3), beginning.min(3)), plainly(typed, word), "{typed} {word}");
            }
        }
    }
}
