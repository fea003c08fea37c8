//! What the fuzz target asks, of its seeds and of some inputs made of their pieces.
use std::fs;

use proptest::prelude::*;

#[path = "../../fuzz/check.rs"]
mod check;

/// The seeds of the fuzz target.
fn seeds() -> Vec<Vec<u8>> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/fuzz/seeds/search");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files.iter().map(|file| fs::read(file).unwrap()).collect()
}

#[test]
fn every_seed_passes() {
    let seeds = seeds();
    assert!(seeds.len() > 4);
    seeds.iter().for_each(|seed| check::check(seed));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn pieces_of_seeds_pass(pieces in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0..200_usize), 1..8)) {
        let seeds = seeds();
        let piece = |(seed, start, length): (prop::sample::Index, prop::sample::Index, usize)| {
            let seed = seed.get(&seeds);
            let start = start.index(seed.len().max(1));
            seed.iter().skip(start).take(length).copied().collect::<Vec<u8>>()
        };
        check::check(&pieces.into_iter().flat_map(piece).collect::<Vec<u8>>());
    }
}
