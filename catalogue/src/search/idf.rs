//! Inverse document frequency: a word counts for more the fewer papers have it (Spärck Jones, 1972).

/// Four times the binary logarithm of `papers / with_word`, rounded down. It is computed with whole
/// numbers, so that every machine computes the same.
pub(crate) fn idf(papers: usize, with_word: usize) -> u32 {
    let ratio = (papers / with_word.max(1)).max(1) as u64;
    ratio.saturating_pow(4).ilog2()
}

#[cfg(test)]
mod tests {
    use super::idf;

    #[test]
    fn it_grows_by_four_with_each_halving() {
        assert_eq!([800, 400, 200, 100].map(|papers| idf(800, papers)), [0, 4, 8, 12]);
        assert_eq!((idf(0, 0), idf(7, 0), idf(usize::MAX, 1)), (0, 11, 63));
    }
}
