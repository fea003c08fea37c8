//! Words that were probably meant by a word that nobody wrote.
//!
//! The distance of two words is the number of letters to add, leave out, replace or swap
//! with a neighbour (optimal string alignment). Most words are ruled out by a look at
//! which letters they have at all, one bit each; only the rest is compared.

/// Which letters a word has: one bit for each of a to z, one for digits, and a few that
/// all others share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Signature(u32);

impl Signature {
    /// The signature of a folded word.
    pub fn of(word: &str) -> Self {
        let bit = |character: char| match character {
            'a'..='z' => character as u32 - 'a' as u32,
            '0'..='9' => 26,
            other => 27 + other as u32 % 5,
        };
        Self(word.chars().fold(0, |signature, character| signature | 1 << bit(character)))
    }

    /// Whether a word with the signature `other` can begin with something that is at most
    /// `errors` away from a word with this one: each error explains one letter at most.
    pub fn may_begin(self, other: Self, errors: usize) -> bool {
        (self.0 & !other.0).count_ones() as usize <= errors
    }
}

/// How many errors a word is forgiven: none under 4 letters, 1 from 4, 2 from 8. A word
/// with a digit in it is a name or a number, of which the next one is another.
pub(crate) fn forgiven(word: &str) -> usize {
    if word.chars().any(|character| character.is_numeric()) {
        return 0;
    }
    match word.chars().count() {
        ..4 => 0,
        4..8 => 1,
        _ => 2,
    }
}

/// Compares one typed word with many.
pub(crate) struct Comparison {
    typed: Vec<char>,
    other: Vec<char>,
    /// The last three rows of the table, one for each typed letter.
    rows: [Vec<usize>; 3],
}

/// How far a word is from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Distance {
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
    /// more than that, and no beginning is looked at that is so long that it must be.
    pub fn distance(&mut self, word: &str, most: usize) -> Distance {
        let Self { typed, other, rows } = self;
        let reach = typed.len() + most;
        other.clear();
        other.extend(word.chars().take(reach + 1));
        let is_longer = other.len() > reach;
        other.truncate(reach);

        let [before, last, current] = rows;
        last.clear();
        last.extend(0..=other.len());
        for (row, letter) in typed.iter().enumerate() {
            current.clear();
            current.push(row + 1);
            for (column, against) in other.iter().enumerate() {
                let mut cost = last[column] + usize::from(letter != against);
                cost = cost.min(last[column + 1] + 1).min(current[column] + 1);
                let is_swap = row > 0 && column > 0 && typed[row - 1] == *against && *letter == other[column - 1];
                if is_swap {
                    cost = cost.min(before[column - 1] + 1);
                }
                current.push(cost);
            }
            // No later row is nearer than the nearest of two that follow each other.
            if row > 0 && current.iter().chain(&*last).all(|cost| *cost > most) {
                return Distance { whole: most + 1, beginning: most + 1 };
            }
            std::mem::swap(before, last);
            std::mem::swap(last, current);
        }
        let whole = if is_longer { most + 1 } else { last[other.len()] };
        Distance { whole, beginning: last.iter().copied().min().unwrap_or(whole) }
    }
}

#[cfg(test)]
mod tests {
    use super::{Comparison, Distance, Signature, forgiven};

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

    #[test]
    fn short_words_and_numbers_are_taken_at_their_word() {
        assert_eq!(
            ["kv", "moe", "cash", "pruning", "sparsity", "w4a16", "llama2"].map(forgiven),
            [0, 0, 1, 1, 2, 0, 0]
        );
    }

    #[test]
    fn a_signature_rules_out_only_what_is_too_far() {
        let may = |typed: &str, word: &str, errors| Signature::of(typed).may_begin(Signature::of(word), errors);
        assert!(may("prunning", "pruning", 0));
        assert!(may("quantisation", "quantization", 1));
        assert!(!may("apple", "pruning", 2));
    }
}
