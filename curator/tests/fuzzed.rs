//! What the fuzz target asks, of its seeds and of some inputs made of their pieces.
#![allow(clippy::unwrap_used)]

use proptest::prelude::*;

#[path = "../fuzz/check.rs"]
mod check;
#[path = "../../catalogue/fuzz/inputs.rs"]
mod inputs;

const SEEDS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/fuzz/seeds/import");

#[test]
fn every_seed_passes() {
    let seeds = inputs::seeds(SEEDS);
    assert!(seeds.len() > 4);
    seeds.iter().for_each(|seed| check::check(seed));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn pieces_of_seeds_pass(input in inputs::pieces(SEEDS)) {
        check::check(&input);
    }
}
