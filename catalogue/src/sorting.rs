//! Sorting, compiled once.
//!
//! The standard library's sort is compiled anew for every type and every comparison, at
//! the cost of every reader, who downloads each. So what is sorted here is positions, by
//! one comparison that is handed over at run time, or numbers, digit by digit.
use std::cmp::Ordering;

/// The positions below `length`, sorted by `compare`. The sort is stable.
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

/// The positions of some texts in their order, and for each text the position of the first one
/// that is equal to it.
pub(crate) fn first_equals<'a>(length: usize, text: &dyn Fn(usize) -> &'a str) -> (Vec<u32>, Vec<usize>) {
    let order = sorted_positions(length, &|left, right| text(left).cmp(text(right)));
    // Equal texts are neighbours, the earliest first.
    let mut first = order.first().map_or(0, |position| *position as usize);
    let mut firsts = vec![0; length];
    for position in order.iter().map(|position| *position as usize) {
        if text(position) != text(first) {
            first = position;
        }
        firsts[position] = first;
    }
    (order, firsts)
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::{first_equals, sorted_positions};

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

    #[test]
    fn equal_texts_are_found_without_comparing_all_pairs() {
        for distinct in [1, 7, 4000] {
            let texts: Vec<String> = (0..4000).map(|number| (number * 7919 % distinct).to_string()).collect();
            let looks = Cell::new(0);
            let (_, firsts) = first_equals(texts.len(), &|position| {
                looks.set(looks.get() + 1);
                &texts[position]
            });
            let expected: Vec<usize> =
                texts.iter().map(|text| texts.iter().position(|other| other == text).unwrap()).collect();
            assert_eq!(firsts, expected);
            // Two looks a comparison, and a comparison for each binary digit of the number.
            assert!(looks.get() <= 2 * 4000 * 13, "{}", looks.get());
        }
    }
}
