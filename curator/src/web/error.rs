//! Why a request failed, in words for a curator.
use std::time::Duration;

/// Why a request failed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RequestError {
    /// The request timed out.
    #[error(
        "{address}: no whole answer within {} s; try again later, or allow more with --time-limit",
        seconds(*limit)
    )]
    Timeout {
        /// The address.
        address: String,
        /// The limit.
        limit: Duration,
    },
    /// The rate limit lasts longer than this run waits.
    #[error("{address}: the server takes no more requests for now{}; run the command again then", retry_hint(*wait))]
    RateLimited {
        /// The address.
        address: String,
        /// How long it lasts, when the server says so.
        wait: Option<Duration>,
    },
    /// There is no host of that name.
    #[error("{address}: no host of this name is known; look at the spelling and at the connection")]
    HostNotFound {
        /// The address.
        address: String,
    },
    /// The connection could not be made, or broke.
    #[error("{address}: the connection failed ({detail}); look at the connection and try again")]
    ConnectionFailed {
        /// The address.
        address: String,
        /// What the system says.
        detail: String,
    },
    /// The secure connection failed, for example because of the certificate.
    #[error("{address}: no secure connection ({detail})")]
    Tls {
        /// The address.
        address: String,
        /// What is wrong with it.
        detail: String,
    },
    /// The response is larger than the limit.
    #[error("{address}: the answer is larger than {limit} bytes and was not read")]
    TooLarge {
        /// The address.
        address: String,
        /// The limit in bytes.
        limit: u64,
    },
    /// There are too many redirects.
    #[error("{address}: redirected without end")]
    TooManyRedirects {
        /// The address.
        address: String,
    },
    /// The status is not 2xx.
    #[error("{address}: the server answers {status}{}", meaning(*status))]
    Status {
        /// The address.
        address: String,
        /// The HTTP status.
        status: u16,
    },
    /// The response is not of the expected form.
    #[error("{address}: the answer cannot be understood: {detail}")]
    InvalidResponse {
        /// The address.
        address: String,
        /// What is wrong with it.
        detail: String,
    },
    /// A token would be sent without encryption.
    #[error("{address}: the token is only sent over https; use an https address or unset the token")]
    TokenExposed {
        /// The address.
        address: String,
    },
}

/// A time in seconds, with a fraction only where there is one.
fn seconds(time: Duration) -> f64 {
    time.as_secs_f64()
}

/// When to retry.
fn retry_hint(wait: Option<Duration>) -> String {
    match wait.map(|wait| wait.as_secs()) {
        None => String::new(),
        Some(seconds) if seconds < 120 => format!(" and asks to wait {seconds} s"),
        Some(seconds) => format!(" and asks to wait {} minutes", seconds.div_ceil(60)),
    }
}

/// What an HTTP status means for the curator.
fn meaning(status: u16) -> &'static str {
    match status {
        401 => " (the token is not accepted; make a new one or unset it)",
        403 => " (access is refused)",
        404 | 410 => " (there is no such thing there; look at the spelling)",
        500..=599 => " (it is in trouble; try again later)",
        _ => "",
    }
}
