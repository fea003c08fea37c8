//! What responses say of rate limits.
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::message::Response;

/// Whether a response refuses the request because of a rate limit, and for how long when it says.
///
/// GitHub uses 403 as well as 429, and either `Retry-After` or the time of the reset.
#[must_use]
pub fn retry_after(response: &Response) -> Option<Option<Duration>> {
    let after = response.header("retry-after").and_then(|text| text.trim().parse().ok()).map(Duration::from_secs);
    let is_exhausted = response.header("x-ratelimit-remaining").is_some_and(|text| text.trim() == "0");
    let is_limit = match response.status {
        429 => true,
        403 => after.is_some() || is_exhausted,
        503 => after.is_some(),
        _ => false,
    };
    is_limit.then(|| after.or_else(|| is_exhausted.then(|| until_reset(response)).flatten()))
}

/// The time until GitHub's rate limit is reset.
#[must_use]
pub fn until_reset(response: &Response) -> Option<Duration> {
    let reset: u64 = response.header("x-ratelimit-reset")?.trim().parse().ok()?;
    let now = SystemTime::now().duration_since(UNIX_EPOCH).ok()?.as_secs();
    // A second more, since the clocks differ.
    Some(Duration::from_secs(reset.saturating_sub(now) + 1))
}
