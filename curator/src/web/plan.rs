//! What a run would ask, before it asks.
use std::io::{self, Write};
use std::time::Duration;

/// What would be asked of one service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// The service.
    pub service: &'static str,
    /// How many papers it would be asked for.
    pub papers: usize,
    /// How many requests that would be at most.
    pub requests: usize,
    /// The time between two of them.
    pub interval: Duration,
}

impl Step {
    /// The papers of one service, so many in a request.
    #[must_use]
    pub fn new(service: &'static str, papers: usize, batch: usize, interval: Duration) -> Self {
        Self { service, papers, requests: papers.div_ceil(batch.max(1)), interval }
    }

    /// The time that the intervals alone take.
    fn time(&self) -> Duration {
        let gaps = u32::try_from(self.requests.saturating_sub(1)).unwrap_or(u32::MAX);
        self.interval.saturating_mul(gaps)
    }
}

/// Prints a plan as a table in Markdown. The seconds are those that the limits of the services ask for.
///
/// # Errors
/// When the output cannot be written.
pub fn print(out: &mut impl Write, steps: &[Step]) -> io::Result<()> {
    writeln!(out, "| service | papers | requests at most | seconds apart | seconds at least |")?;
    writeln!(out, "| --- | ---: | ---: | ---: | ---: |")?;
    for step in steps {
        let Step { service, papers, requests, interval } = step;
        let (apart, all) = (interval.as_secs_f64(), step.time().as_secs_f64().ceil());
        writeln!(out, "| {service} | {papers} | {requests} | {apart} | {all} |")?;
    }
    Ok(())
}
