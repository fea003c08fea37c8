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

#[cfg(test)]
mod tests {
    use super::sorted_positions;

    #[test]
    fn equal_things_stay_in_their_order() {
        let words = ["b", "a", "b", "a", "c"];
        assert_eq!(sorted_positions(words.len(), &|left, right| words[left].cmp(words[right])), [1, 3, 0, 2, 4]);
        assert!(sorted_positions(0, &|left, right| left.cmp(&right)).is_empty());
    }
}
