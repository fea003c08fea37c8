//! Why a request failed, in words for a curator.
use std::borrow::Cow;
use std::time::Duration;

/// Why a request failed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RequestError {
    /// The request timed out.
    #[error(
        "{}: no whole answer within {} s; try again later, or allow more with --time-limit",
        brief(address), limit.as_secs_f64()
    )]
    Timeout {
        /// The address.
        address: String,
        /// The limit.
        limit: Duration,
    },
    /// The rate limit lasts longer than this run waits.
    #[error("{}: the server takes no more requests for now{}; run the command again then", brief(address), retry_hint(*wait))]
    RateLimited {
        /// The address.
        address: String,
        /// How long it lasts, when the server says so.
        wait: Option<Duration>,
    },
    /// There is no host of that name.
    #[error("{}: no host of this name is known; check the spelling and the connection", brief(address))]
    HostNotFound {
        /// The address.
        address: String,
    },
    /// The connection could not be made, or broke.
    #[error("{}: the connection failed ({detail}); look at the connection and try again", brief(address))]
    ConnectionFailed {
        /// The address.
        address: String,
        /// What the system says.
        detail: String,
    },
    /// The secure connection failed, for example because of the certificate.
    #[error("{}: no secure connection ({detail})", brief(address))]
    Tls {
        /// The address.
        address: String,
        /// What is wrong with it.
        detail: String,
    },
    /// The response is larger than the limit.
    #[error("{}: the answer is larger than {limit} bytes and was not read", brief(address))]
    TooLarge {
        /// The address.
        address: String,
        /// The limit in bytes.
        limit: u64,
    },
    /// There are too many redirects.
    #[error("{}: redirected without end", brief(address))]
    TooManyRedirects {
        /// The address.
        address: String,
    },
    /// The status is not 2xx.
    #[error("{}: the server answers {status}{}", brief(address), meaning(*status))]
    Status {
        /// The address.
        address: String,
        /// The HTTP status.
        status: u16,
    },
    /// The response is not of the expected form.
    #[error("{}: the answer cannot be understood: {detail}", brief(address))]
    InvalidResponse {
        /// The address.
        address: String,
        /// What is wrong with it.
        detail: String,
    },
    /// Nobody is asked in this run.
    #[error("{}: not asked, since this run is --offline", brief(address))]
    Offline {
        /// The address.
        address: String,
    },
    /// A token would be sent without encryption.
    #[error("{}: the token is only sent over https; use an https address or unset the token", brief(address))]
    TokenExposed {
        /// The address.
        address: String,
    },
}

/// The longest address that is told whole, in bytes: one that asks for a hundred papers is no help.
const LONGEST: usize = 120;

/// An address, without its query where that makes it too long or has a key that nobody else should read.
fn brief(address: &str) -> Cow<'_, str> {
    match address.split_once('?') {
        Some((path, query)) if address.len() > LONGEST || query.contains("api_key=") => Cow::Owned(format!("{path}?…")),
        _ => Cow::Borrowed(address),
    }
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
        404 | 410 => " (nothing is there; check the spelling)",
        500..=599 => " (it is in trouble; try again later)",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::RequestError;

    #[test]
    fn an_address_that_asks_for_much_is_told_without_what_it_asks() {
        let status = |address: &str| RequestError::Status { address: address.to_owned(), status: 400 }.to_string();
        let ids = vec!["2301.00001"; 100].join(",");
        assert_eq!(status(&format!("https://a.org/api?ids={ids}")), "https://a.org/api?…: the server answers 400");
        assert_eq!(status("https://a.org/api?id=1&api_key=secret"), "https://a.org/api?…: the server answers 400");
        assert_eq!(status("https://a.org/api?id=1"), "https://a.org/api?id=1: the server answers 400");
    }
}
