//! Searches for anything in any list:
//!
//! ```sh
//! cargo +nightly fuzz run search corpus/search seeds/search -- -timeout=2 -max_len=20000
//! ```
#![no_main]

#[path = "../check.rs"]
mod check;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| check::check(bytes));
