//! Sorting, compiled once.
//!
//! The standard library's sort is compiled anew for every type and every comparison, at
//! the cost of every reader, who downloads each. So what is sorted here is positions, by
//! one comparison that is handed over at run time, or numbers, digit by digit.
use std::cmp::Ordering;

/// The positions below `length` in the order that `compare` tells of the things at them;
/// what compares equal stays in its order.
///
/// Merge sort, from runs of one up.
pub(crate) fn sorted_positions(length: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<u32> {
    let mut sorted: Vec<u32> = (0..length as u32).collect();
    let mut merged = sorted.clone();
    let mut run = 1;
    while run < length {
        for start in (0..length).step_by(2 * run) {
            let (middle, end) = ((start + run).min(length), (start + 2 * run).min(length));
            let (mut left, mut right) = (start, middle);
            for place in &mut merged[start..end] {
                let is_left = right == end
                    || left < middle && compare(sorted[left] as usize, sorted[right] as usize) != Ordering::Greater;
                let next = if is_left { &mut left } else { &mut right };
                *place = sorted[*next];
                *next += 1;
            }
        }
        std::mem::swap(&mut sorted, &mut merged);
        run *= 2;
    }
    sorted
}

#[cfg(test)]
mod tests {
    use super::sorted_positions;

    #[test]
    fn equal_things_stay_in_their_order() {
        let words = ["b", "a", "b", "a", "c"];
        assert_eq!(sorted_positions(words.len(), &|left, right| words[left].cmp(words[right])), [1, 3, 0, 2, 4]);
        let numbers: Vec<usize> = (0..1000).map(|number| number * 7919 % 271).collect();
        let mut expected: Vec<u32> = (0..1000).collect();
        expected.sort_by_key(|position| numbers[*position as usize]);
        assert_eq!(sorted_positions(1000, &|left, right| numbers[left].cmp(&numbers[right])), expected);
        assert!(sorted_positions(0, &|left, right| left.cmp(&right)).is_empty());
    }
}
