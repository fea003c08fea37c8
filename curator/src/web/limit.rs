//! What servers say of how often they may be asked.
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::Answer;

/// Whether an answer means “not so often”, and how long it asks to wait.
///
/// GitHub says so with 403 as well as with 429, and then either with `Retry-After` or with the
/// time at which the allowance is renewed.
#[must_use]
pub fn asked_to_wait(answer: &Answer) -> Option<Option<Duration>> {
    let after = answer.header("retry-after").and_then(|text| text.trim().parse().ok()).map(Duration::from_secs);
    let is_used_up = answer.header("x-ratelimit-remaining").is_some_and(|text| text.trim() == "0");
    let is_limit = match answer.status {
        429 => true,
        403 => after.is_some() || is_used_up,
        503 => after.is_some(),
        _ => false,
    };
    is_limit.then(|| after.or_else(|| is_used_up.then(|| until_reset(answer)).flatten()))
}

/// How long it is until an allowance of GitHub is renewed.
#[must_use]
pub fn until_reset(answer: &Answer) -> Option<Duration> {
    let reset: u64 = answer.header("x-ratelimit-reset")?.trim().parse().ok()?;
    let now = SystemTime::now().duration_since(UNIX_EPOCH).ok()?.as_secs();
    // A second more, since the clocks differ.
    Some(Duration::from_secs(reset.saturating_sub(now) + 1))
}
