//! What the program said and how it ended.
#![allow(clippy::unwrap_used, dead_code, reason = "each test uses a part of this")]

use std::process::Output;

/// What it wrote, the results before the messages.
pub fn told(output: &Output) -> String {
    [&output.stdout[..], &output.stderr].map(String::from_utf8_lossy).concat()
}

/// Checks the code with which it ended.
#[track_caller]
pub fn expect(output: &Output, code: i32) {
    assert_eq!(output.status.code().unwrap(), code, "{}", told(output));
}
