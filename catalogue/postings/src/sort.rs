//! Sorting numbers, digit by digit.
use crate::bitmap::Bitmap;

/// The most bits of a digit in [`sort_by_key`]: three digits hold any key, two most of them.
const DIGIT_BITS: u32 = 11;

/// Sorts pairs by their first number; those of equal first numbers stay in their order.
///
/// Radix sort from the lowest digit on: its time grows with the number of pairs and not
/// faster. Keys of fewer bits take fewer digits.
pub fn sort_by_key(pairs: &mut Vec<(u32, u32)>) {
    let bits = u32::BITS - pairs.iter().fold(0, |bits, (key, _)| bits | key).leading_zeros();
    let mut sorted = vec![(0, 0); pairs.len()];
    for shift in (0..bits).step_by(DIGIT_BITS as usize) {
        let digit = |key: u32| (key >> shift) as usize & ((1 << DIGIT_BITS) - 1);
        let mut places = [0_u32; 1 << DIGIT_BITS];
        for (key, _) in &*pairs {
            places[digit(*key)] += 1;
        }
        let mut place = 0;
        for count in &mut places {
            (place, *count) = (place + *count, place);
        }
        for pair in &*pairs {
            let place = &mut places[digit(pair.0)];
            sorted[*place as usize] = *pair;
            *place += 1;
        }
        std::mem::swap(pairs, &mut sorted);
    }
}

/// The papers of a set by their scores, which are below 2³¹, highest first. Of equal scores, those
/// in `preferred` come first, then lower numbers. Without scores, all are equal.
#[must_use]
pub fn sorted_by_score(papers: &Bitmap, scores: &[u32], preferred: &Bitmap) -> Vec<u32> {
    let score = |paper: usize| scores.get(paper).copied().unwrap_or_default();
    let mut best = 0;
    papers.for_each(|paper| best = score(paper).max(best));
    let mut pairs = Vec::with_capacity(papers.count());
    papers.for_each(|paper| {
        let key = (best - score(paper)) << 1 | u32::from(!preferred.contains(paper));
        pairs.push((key, paper as u32));
    });
    sort_by_key(&mut pairs);
    pairs.into_iter().map(|(_, paper)| paper).collect()
}

#[cfg(test)]
mod tests {
    use super::{sort_by_key, sorted_by_score};
    use crate::bitmap::Bitmap;

    #[test]
    fn the_best_come_first_then_the_preferred_then_the_lower() {
        let set = |papers: &[usize]| Bitmap::of(6, &mut |paper| papers.contains(&paper));
        let sorted = sorted_by_score(&set(&[0, 1, 2, 4, 5]), &[7, 7, 9, 99, 7, u32::MAX >> 1], &set(&[3, 4]));
        assert_eq!(sorted, [5, 2, 4, 0, 1]);
    }

    #[test]
    fn numbers_are_sorted_by_all_their_digits() {
        let keys = [7, u32::MAX, 0, 1 << 11, 7, 1 << 22, (1 << 22) + 7, 0];
        let mut pairs: Vec<(u32, u32)> = keys.into_iter().zip(0..).collect();
        let mut expected = pairs.clone();
        expected.sort();
        sort_by_key(&mut pairs);
        assert_eq!(pairs, expected);
        sort_by_key(&mut Vec::new());
    }
}
