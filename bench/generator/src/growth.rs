//! How many different words a text has: Heaps' law.

/// The number of different words grows as a power of the number of words. The curve passes through
/// the real list and goes on from it.
#[derive(Clone, Copy, Debug)]
pub struct Growth {
    words: f64,
    different: f64,
    power: f64,
}

impl Growth {
    /// The curve through a text of `words` words, `different` of them different.
    #[must_use]
    pub fn through(words: usize, different: usize, power: f64) -> Self {
        Self { words: words as f64, different: different as f64, power }
    }

    /// The number of different words in a text of `words` words.
    #[must_use]
    pub fn at(&self, words: usize) -> usize {
        (self.different * (words as f64 / self.words).powf(self.power)) as usize
    }
}

/// A new word: the first half of one and the second half of another.
#[must_use]
pub fn blend(first: &str, second: &str) -> String {
    let half = |word: &str| word.chars().count().div_ceil(2);
    let end = second.chars().skip(half(second));
    first.chars().take(half(first)).chain(end.flat_map(char::to_lowercase)).collect()
}
