//! What the fuzz target asks, of its seeds and of some inputs made of their pieces, and of lists with slips in them.
//!
//! `PROPTEST_CASES=100000 cargo test -p curator --test fuzzed` looks for longer.
#![allow(clippy::unwrap_used)]

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

#[path = "../fuzz/check.rs"]
mod check;
#[path = "../../catalogue/fuzz/inputs.rs"]
mod inputs;

const SEEDS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/fuzz/seeds/import");
const KINDS: &str = include_str!("fixtures/kinds.txt");

/// Marks that separate something, and letters that have another length in capitals or in small.
const MARKS: &str = " '’‘\"“”`-–—:：,，、.。;/|()（）[]【】<>*_#+&@2024'24\n\\\u{a0}\u{200b}éßİK年月第😀";

/// The smallest lists that show a kind of fault.
fn lists() -> Vec<Vec<char>> {
    let lists = KINDS.split("=== ").skip(1).map(|kind| {
        let (_, list) = kind.split_once('\n').unwrap();
        list.split("\n--- expected").next().unwrap().chars().collect()
    });
    lists.collect()
}

/// A slip of who writes a list.
#[derive(Clone, Debug)]
enum Slip {
    Insert(Index, char),
    Replace(Index, char),
    Delete(Index),
    /// A piece of so many letters stands in another place as well.
    Copy(Index, usize, Index),
}

fn slip() -> impl Strategy<Value = Slip> {
    let mark = || select(MARKS.chars().collect::<Vec<_>>());
    prop_oneof![
        (any::<Index>(), mark()).prop_map(|(at, mark)| Slip::Insert(at, mark)),
        (any::<Index>(), mark()).prop_map(|(at, mark)| Slip::Replace(at, mark)),
        any::<Index>().prop_map(Slip::Delete),
        (any::<Index>(), 1..24_usize, any::<Index>()).prop_map(|(from, length, to)| Slip::Copy(from, length, to)),
    ]
}

fn with_slips(mut list: Vec<char>, slips: Vec<Slip>) -> String {
    for slip in slips {
        // No list has as few letters as there are slips.
        let length = list.len();
        let index = |at: Index| at.index(length);
        match slip {
            Slip::Insert(at, mark) => list.insert(index(at), mark),
            Slip::Replace(at, mark) => list[index(at)] = mark,
            Slip::Delete(at) => drop(list.remove(index(at))),
            Slip::Copy(from, letters, to) => {
                let piece: Vec<char> = list.iter().copied().skip(index(from)).take(letters).collect();
                let to = index(to);
                list.splice(to..to, piece);
            }
        }
    }
    list.into_iter().collect()
}

#[test]
fn every_seed_passes() {
    let seeds = inputs::seeds(SEEDS);
    assert!(seeds.len() > 4);
    seeds.iter().for_each(|seed| check::check(seed));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn pieces_of_seeds_pass(input in inputs::pieces(SEEDS)) {
        check::check(&input);
    }

    #[test]
    fn lists_with_slips_pass(list in select(lists()), slips in vec(slip(), 1..6)) {
        let list = with_slips(list, slips);
        check::check(list.as_bytes());
    }
}
