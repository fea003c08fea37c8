//! Options that every command which asks other servers has.
use std::convert::Infallible;
use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use catalogue::Date;

use super::{CLEAN, Outcome, PROBLEMS};
use crate::web::{Client, Limits};

/// Timeouts and retries.
#[derive(clap::Args, Debug, Clone)]
#[command(next_help_heading = "Network")]
pub struct Network {
    /// Seconds for one request with its whole answer
    #[arg(long, value_name = "SECONDS", default_value = "30", value_parser = seconds)]
    pub time_limit: Duration,
    /// How often a request is made that fails in a way that may pass
    #[arg(long, value_name = "NUMBER", default_value = "4", value_parser = clap::value_parser!(u32).range(1..=20))]
    pub tries: u32,
    /// Seconds before the second try; they double with every further one
    #[arg(long, value_name = "SECONDS", default_value = "1", value_parser = seconds)]
    pub back_off: Duration,
    /// The most seconds to wait when a server asks to be left alone
    #[arg(long, value_name = "SECONDS", default_value = "120", value_parser = seconds)]
    pub longest_wait: Duration,
    /// Ask nobody: use what earlier runs have brought, and say what is not known
    #[arg(long)]
    pub offline: bool,
}

impl Network {
    /// A client with this patience that takes answers of up to `body_limit` bytes.
    #[must_use]
    pub fn client(&self, body_limit: u64) -> Client {
        Client::new(Limits {
            time_limit: self.time_limit,
            body_limit,
            tries: self.tries,
            back_off: self.back_off,
            longest_wait: self.longest_wait,
            is_offline: self.offline,
        })
    }
}

/// Reads a number of seconds, which may have a fraction.
pub(super) fn seconds(text: &str) -> Result<Duration, String> {
    let number: f64 = text.parse().map_err(|_| "write a number of seconds, such as 30 or 0.5".to_owned())?;
    Duration::try_from_secs_f64(number).map_err(|_| "write a number of seconds that is not below zero".to_owned())
}

/// The base address of a server, to which a path is added.
pub(super) fn base_address(text: &str) -> Result<String, Infallible> {
    Ok(text.trim_end_matches('/').to_owned())
}

/// The token for GitHub from the environment, as GitHub's own programs look for it.
pub(super) fn github_token() -> Option<String> {
    ["GITHUB_TOKEN", "GH_TOKEN"].iter().find_map(|name| {
        std::env::var(name).ok().map(|token| token.trim().to_owned()).filter(|token| !token.is_empty())
    })
}

/// The key for OpenAlex from the environment.
pub(super) fn openalex_key() -> Option<String> {
    std::env::var("OPENALEX_API_KEY").ok().map(|key| key.trim().to_owned()).filter(|key| !key.is_empty())
}

/// Says of facts of one day that they stay as they are, since nobody is asked, and of what they say nothing.
pub(super) fn stays(path: &Path, date: Option<Date>, unknown: &[&str]) -> Outcome {
    let mut out = std::io::stdout().lock();
    match date {
        Some(date) => writeln!(out, "{}: offline, so the counts of {date} stay as they are", path.display())?,
        None => writeln!(out, "{}: offline, and there are no counts yet", path.display())?,
    }
    if !unknown.is_empty() {
        writeln!(out, "not counted: {}", unknown.join(", "))?;
    }
    Ok(ExitCode::from(if unknown.is_empty() { CLEAN } else { PROBLEMS }))
}
