//! Imports anything:
//!
//! ```sh
//! cargo +nightly fuzz run import corpus/import seeds/import -- -timeout=10 -max_len=4096
//! ```
#![no_main]

#[path = "../check.rs"]
mod check;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| check::check(bytes));
