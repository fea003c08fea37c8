//! Sorting numbers, digit by digit.
use crate::bitmap::Bitmap;

/// The bits of a digit: three digits hold any key, and two a score.
const DIGIT_BITS: u32 = 11;

/// From how many on it pays to look at so many digits.
const MANY: usize = 1 << 10;

/// Sorts pairs by their first number; those of equal first numbers stay in their order.
///
/// Radix sort from the lowest digit on: its time grows with the number of pairs and not
/// faster. Smaller keys have fewer digits, and few pairs smaller ones.
#[inline(never)]
pub fn sort_by_key(pairs: &mut Vec<(u32, u32)>) {
    let bits = u32::BITS - pairs.iter().fold(0, |bits, (key, _)| bits | key).leading_zeros();
    let digit_bits = if pairs.len() < MANY { 6 } else { DIGIT_BITS };
    let mut sorted = vec![(0, 0); pairs.len()];
    for shift in (0..bits).step_by(digit_bits as usize) {
        let digit = |key: u32| (key >> shift) as usize & ((1 << digit_bits) - 1);
        let mut places = vec![0_u32; 1 << digit_bits];
        for (key, _) in &*pairs {
            places[digit(*key)] += 1;
        }
        add_up(&mut places);
        for pair in &*pairs {
            let place = &mut places[digit(pair.0)];
            sorted[*place as usize] = *pair;
            *place += 1;
        }
        std::mem::swap(pairs, &mut sorted);
    }
}

/// The papers of a set by their scores, highest first, each as its position. Scores are below 2²¹.
/// Of equal scores, those in `preferred` come first, then lower numbers. Without scores, all are
/// equal.
#[must_use]
#[inline(never)]
pub fn sorted_by_score(papers: &Bitmap, scores: &[u32], preferred: &Bitmap, positions: &[u32]) -> Vec<usize> {
    let mut best = 0;
    if !scores.is_empty() {
        papers.for_each(|paper| best = scores[paper].max(best));
    }
    let key = |paper: usize| {
        let score = scores.get(paper).copied().unwrap_or_default();
        (best - score) << 1 | u32::from(!preferred.contains(paper))
    };
    let count = papers.count();
    let mut sorted = vec![0; count];
    if count < MANY {
        let mut pairs = Vec::with_capacity(count);
        papers.for_each(|paper| pairs.push((key(paper), paper as u32)));
        sort_by_key(&mut pairs);
        sorted.iter_mut().zip(pairs).for_each(|(position, (_, paper))| *position = positions[paper as usize] as usize);
        return sorted;
    }
    // As above with two digits of which the higher one is often the same, and without copies.
    const DIGITS: usize = 1 << DIGIT_BITS;
    let mut low = vec![0_u32; DIGITS];
    let mut high = vec![0_u32; DIGITS];
    papers.for_each(|paper| {
        let key = key(paper) as usize;
        low[key % DIGITS] += 1;
        high[key / DIGITS % DIGITS] += 1;
    });
    let mut put = |places: &mut [u32], digit: usize, paper: usize| {
        let place = &mut places[digit % DIGITS];
        sorted[*place as usize] = positions[paper] as usize;
        *place += 1;
    };
    add_up(&mut low);
    if best < 1 << (DIGIT_BITS - 1) {
        papers.for_each(|paper| put(&mut low, key(paper) as usize, paper));
        return sorted;
    }
    let mut pairs = vec![(0, 0); count];
    papers.for_each(|paper| {
        let key = key(paper);
        let place = &mut low[key as usize % DIGITS];
        pairs[*place as usize] = (key >> DIGIT_BITS, paper as u32);
        *place += 1;
    });
    add_up(&mut high);
    pairs.into_iter().for_each(|(key, paper)| put(&mut high, key as usize, paper as usize));
    sorted
}

/// Turns the counts of each digit to the places at which those of each begin.
fn add_up(counts: &mut [u32]) {
    let mut place = 0;
    for count in counts {
        (place, *count) = (place + *count, place);
    }
}

#[cfg(test)]
mod tests {
    use super::{sort_by_key, sorted_by_score};
    use crate::bitmap::Bitmap;

    #[test]
    fn the_best_come_first_then_the_preferred_then_the_lower() {
        let set = |papers: &[usize]| Bitmap::of(6, &mut |paper| papers.contains(&paper));
        let positions = [10, 11, 12, 13, 14, 15];
        let sorted = |scores: &[u32]| sorted_by_score(&set(&[0, 1, 2, 4, 5]), scores, &set(&[3, 4]), &positions);
        assert_eq!(sorted(&[7, 7, 9, 99, 7, (1 << 21) - 1]), [15, 12, 14, 10, 11]);
        assert_eq!(sorted(&[]), [14, 10, 11, 12, 15]);
    }

    #[test]
    fn many_are_sorted_as_few_are() {
        for range in [1, 100, 1 << 21] {
            let scores: Vec<u32> = (0..5000_u32).map(|number| number.wrapping_mul(2_654_435_761) % range).collect();
            let (papers, preferred) =
                (Bitmap::of(5000, &mut |paper| paper % 7 > 0), Bitmap::of(5000, &mut |paper| paper % 3 == 0));
            let positions: Vec<u32> = (0..5000).rev().collect();
            let mut expected = papers.to_vec();
            expected.sort_by_key(|paper| (std::cmp::Reverse(scores[*paper]), !preferred.contains(*paper)));
            expected.iter_mut().for_each(|paper| *paper = 4999 - *paper);
            assert_eq!(sorted_by_score(&papers, &scores, &preferred, &positions), expected);
        }
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
