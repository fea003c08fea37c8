//! The time between two requests to one server.
use std::time::{Duration, Instant};

use super::Pause;

/// Keeps requests to one server apart.
pub struct Spacing {
    interval: Duration,
    last: Option<Instant>,
    pause: Pause,
}

impl Spacing {
    /// Requests will be at least `interval` apart.
    #[must_use]
    pub fn new(interval: Duration, pause: Pause) -> Self {
        Self { interval, last: None, pause }
    }

    /// Waits until the next request may be made.
    pub fn wait(&mut self) {
        if let Some(last) = self.last {
            let rest = self.interval.saturating_sub(last.elapsed());
            if !rest.is_zero() {
                (self.pause)(rest);
            }
        }
        self.last = Some(Instant::now());
    }
}
