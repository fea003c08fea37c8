//! Sorting, compiled once.
//!
//! The standard library's sort is compiled anew for every type and every comparison, at
//! the cost of every reader, who downloads each. So what is sorted here is positions, by
//! one comparison that is handed over at run time, or numbers, digit by digit.
use std::cmp::Ordering;

/// The positions below `length` in the order that `compare` tells of the things at them;
/// what compares equal stays in its order.
pub(crate) fn sorted_positions(length: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<u32> {
    let mut positions: Vec<u32> = (0..length as u32).collect();
    positions.sort_unstable_by(|left, right| compare(*left as usize, *right as usize).then(left.cmp(right)));
    positions
}

/// The bits of a digit in [`sort_by_key`]: three digits hold a key.
const DIGIT_BITS: u32 = 11;

/// Sorts pairs by their first number; those of equal first numbers stay in their order.
///
/// Radix sort from the lowest digit on: its time grows with the number of pairs and not
/// faster, and a digit that all keys share costs no more than counting it.
pub(crate) fn sort_by_key(pairs: &mut Vec<(u32, u32)>) {
    const DIGITS: usize = 1 << DIGIT_BITS;
    let mut sorted = vec![(0, 0); pairs.len()];
    for shift in (0..u32::BITS).step_by(DIGIT_BITS as usize) {
        let digit = |key: u32| (key >> shift) as usize & (DIGITS - 1);
        let mut places = vec![0; DIGITS];
        for (key, _) in &*pairs {
            places[digit(*key)] += 1;
        }
        if places.contains(&pairs.len()) {
            continue;
        }
        let mut place = 0;
        for count in &mut places {
            (place, *count) = (place + *count, place);
        }
        for pair in &*pairs {
            let place = &mut places[digit(pair.0)];
            sorted[*place] = *pair;
            *place += 1;
        }
        std::mem::swap(pairs, &mut sorted);
    }
}

#[cfg(test)]
mod tests {
    use super::{sort_by_key, sorted_positions};

    #[test]
    fn equal_things_stay_in_their_order() {
        let words = ["b", "a", "b", "a", "c"];
        assert_eq!(sorted_positions(words.len(), &|left, right| words[left].cmp(words[right])), [1, 3, 0, 2, 4]);
        assert!(sorted_positions(0, &|left, right| left.cmp(&right)).is_empty());
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
