//! Looking through a sorted list of words.

/// Words that ascend, as bytes one after another.
#[derive(Clone, Copy, Debug)]
pub struct SortedWords<'a> {
    /// All their letters.
    pub letters: &'a [u8],
    /// Where each word ends among them.
    pub ends: &'a [u32],
}

impl<'a> SortedWords<'a> {
    /// How many words come before `bound`.
    pub fn before(self, bound: &[u8]) -> usize {
        self.partition(|word| word < bound)
    }

    /// How many words come before `prefix` or begin with it.
    pub fn through(self, prefix: &[u8]) -> usize {
        self.partition(|word| word < prefix || word.starts_with(prefix))
    }

    fn word(self, number: usize) -> &'a [u8] {
        let start = if number == 0 { 0 } else { self.ends[number - 1] as usize };
        &self.letters[start..self.ends[number] as usize]
    }

    /// The number of words of which `is_before` holds; those are the first.
    fn partition(self, is_before: impl Fn(&[u8]) -> bool) -> usize {
        let (mut low, mut high) = (0, self.ends.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            if is_before(self.word(middle)) {
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
pub fn candidates_by_letters(letters: &[u32], typed: u32, max_missing: u32, found: &mut Vec<usize>) {
    let candidates = letters.iter().enumerate().filter(|(_, word)| (typed & !**word).count_ones() <= max_missing);
    found.extend(candidates.map(|(index, _)| index));
}

#[cfg(test)]
mod tests {
    use super::{SortedWords, candidates_by_letters};

    #[test]
    fn a_prefix_is_a_range_of_sorted_words() {
        let words = SortedWords { letters: b"lolowlowsquant", ends: &[2, 5, 9, 14] };
        assert_eq!((words.before(b"low"), words.through(b"low")), (1, 3));
        assert_eq!((words.before(b""), words.through(b"")), (0, 4));
        assert_eq!((words.before(b"z"), words.through(b"z")), (4, 4));
        assert_eq!(SortedWords { letters: b"", ends: &[] }.through(b"a"), 0);
    }

    #[test]
    fn candidates_lack_few_letters() {
        let mut found = Vec::new();
        candidates_by_letters(&[0b111, 0b011, 0b001, 0b1111], 0b111, 1, &mut found);
        assert_eq!(found, [0, 1, 3]);
    }
}
