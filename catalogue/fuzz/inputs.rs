//! Inputs for what fuzz targets ask, where no fuzzer runs: their seeds, and pieces of these put together.
use std::fs;
use std::path::Path;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

/// The seeds in a folder, by the names of their files.
pub fn seeds(folder: &str) -> Vec<Vec<u8>> {
    let mut files: Vec<_> = fs::read_dir(Path::new(folder)).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files.iter().map(|file| fs::read(file).unwrap()).collect()
}

/// Up to eight pieces of the seeds in a folder, one behind the other.
pub fn pieces(folder: &str) -> impl Strategy<Value = Vec<u8>> {
    let seeds = seeds(folder);
    let piece = (any::<Index>(), any::<Index>(), 0..200_usize).prop_map(move |(seed, start, length)| {
        let seed = seed.get(&seeds);
        seed.iter().skip(start.index(seed.len().max(1))).take(length).copied().collect::<Vec<u8>>()
    });
    vec(piece, 1..8).prop_map(|pieces| pieces.concat())
}
