//! Looking through a sorted list of words.

/// Words that ascend, as bytes one after another.
#[derive(Clone, Copy, Debug)]
pub struct SortedWords<'a> {
    /// All their letters.
    pub letters: &'a [u8],
    /// Where each word ends among them.
    pub ends: &'a [u32],
    /// The [`head`] of each word.
    pub heads: &'a [u32],
}

/// The first bytes of a word as a number, which is in the order of the words.
pub fn head(word: &[u8]) -> u32 {
    let mut head = [0; size_of::<u32>()];
    head.iter_mut().zip(word).for_each(|(to, byte)| *to = *byte);
    u32::from_be_bytes(head)
}

impl<'a> SortedWords<'a> {
    /// How many words come before `bound`.
    pub fn before(self, bound: &[u8]) -> usize {
        self.partition(bound, head(bound), false)
    }

    /// How many words come before `prefix` or begin with it.
    pub fn through(self, prefix: &[u8]) -> usize {
        // The head of the last word that may begin with it.
        let missing = u8::BITS * size_of::<u32>().saturating_sub(prefix.len()) as u32;
        self.partition(prefix, head(prefix) | 1_u32.unbounded_shl(missing).wrapping_sub(1), true)
    }

    fn word(self, number: usize) -> &'a [u8] {
        let start = if number == 0 { 0 } else { self.ends[number - 1] as usize };
        &self.letters[start..self.ends[number] as usize]
    }

    /// The number of words that come before `bound` or, if `is_prefix`, begin with it; those are the
    /// first. Where heads are the same, the words decide.
    #[inline(never)]
    fn partition(self, bound: &[u8], head: u32, is_prefix: bool) -> usize {
        let is_before = |number: usize| {
            let word = || self.word(number);
            self.heads[number] < head
                || self.heads[number] == head && (word() < bound || is_prefix && word().starts_with(bound))
        };
        let (mut low, mut high) = (0, self.ends.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            if is_before(middle) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }
}

/// Adds to `found` the indices of the words that may be within `max_missing` typing errors of a
/// typed one: those whose letters, one bit each, lack at most so many of its letters.
#[inline(never)]
pub fn candidates_by_letters(letters: &[u32], typed: u32, max_missing: u32, found: &mut Vec<usize>) {
    let candidates = letters.iter().enumerate().filter(|(_, word)| (typed & !**word).count_ones() <= max_missing);
    found.extend(candidates.map(|(index, _)| index));
}

#[cfg(test)]
mod tests {
    use super::{SortedWords, candidates_by_letters, head};

    #[test]
    fn a_prefix_is_a_range_of_sorted_words() {
        let all = ["", "lo", "low", "lowe", "lowerr", "lowest", "lows", "quant", "ré"];
        let letters = all.concat();
        let mut end = 0;
        let ends = all.map(|word| {
            end += word.len() as u32;
            end
        });
        let heads = all.map(|word| head(word.as_bytes()));
        let words = SortedWords { letters: letters.as_bytes(), ends: &ends, heads: &heads };
        for bound in all.into_iter().chain(["l", "lower", "lowes", "lowz", "q", "quanta", "r", "z", "é"]) {
            let (before, through) = (words.before(bound.as_bytes()), words.through(bound.as_bytes()));
            assert_eq!(before, all.iter().filter(|word| **word < bound).count(), "{bound}");
            let is_through = |word: &&&str| **word < bound || word.starts_with(bound);
            assert_eq!(through, all.iter().filter(is_through).count(), "{bound}");
        }
        assert_eq!(SortedWords { letters: b"", ends: &[], heads: &[] }.through(b"a"), 0);
    }

    #[test]
    fn candidates_lack_few_letters() {
        let mut found = Vec::new();
        candidates_by_letters(&[0b111, 0b011, 0b001, 0b1111], 0b111, 1, &mut found);
        assert_eq!(found, [0, 1, 3]);
    }
}
