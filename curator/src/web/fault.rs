//! Why a request came to nothing, in words for a curator.
use std::time::Duration;

/// Why a request came to nothing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// No whole answer came in time.
    #[error(
        "{address}: no whole answer within {} s; try again later, or allow more with --time-limit",
        seconds(*limit)
    )]
    Slow {
        /// What was asked.
        address: String,
        /// How long it was waited for.
        limit: Duration,
    },
    /// The server asks to be left alone for longer than this run will wait.
    #[error("{address}: the server takes no more requests for now{}; run the command again then", told(*wait))]
    Limited {
        /// What was asked.
        address: String,
        /// How long the server asks to wait, when it says so.
        wait: Option<Duration>,
    },
    /// There is no host of that name.
    #[error("{address}: no host of this name is known; look at the spelling and at the connection")]
    NoHost {
        /// What was asked.
        address: String,
    },
    /// The connection could not be made, or broke.
    #[error("{address}: the connection failed ({detail}); look at the connection and try again")]
    Unreachable {
        /// What was asked.
        address: String,
        /// What the system says.
        detail: String,
    },
    /// The server cannot prove that it is the one that was asked for.
    #[error("{address}: no secure connection ({detail})")]
    Insecure {
        /// What was asked.
        address: String,
        /// What is wrong with it.
        detail: String,
    },
    /// The answer is larger than anything expected of the server.
    #[error("{address}: the answer is larger than {limit} bytes and was not read")]
    TooLarge {
        /// What was asked.
        address: String,
        /// The limit in bytes.
        limit: u64,
    },
    /// The server sends a client in circles.
    #[error("{address}: redirected without end")]
    Circles {
        /// What was asked.
        address: String,
    },
    /// The server answers that it will not or cannot.
    #[error("{address}: the server answers {status}{}", meaning(*status))]
    Refused {
        /// What was asked.
        address: String,
        /// The status of HTTP.
        status: u16,
    },
    /// The answer is not what the interface promises.
    #[error("{address}: the answer cannot be understood: {detail}")]
    Broken {
        /// What was asked.
        address: String,
        /// What is wrong with it.
        detail: String,
    },
    /// A secret would be sent where others can read it.
    #[error("{address}: the token is only sent over https; use an https address or unset the token")]
    Exposed {
        /// What was to be asked.
        address: String,
    },
}

/// A time in seconds, with a fraction only where there is one.
fn seconds(time: Duration) -> f64 {
    time.as_secs_f64()
}

/// When a server may be asked again.
fn told(wait: Option<Duration>) -> String {
    match wait.map(|wait| wait.as_secs()) {
        None => String::new(),
        Some(seconds) if seconds < 120 => format!(" and asks to wait {seconds} s"),
        Some(seconds) => format!(" and asks to wait {} minutes", seconds.div_ceil(60)),
    }
}

/// What a status of HTTP means for the curator.
fn meaning(status: u16) -> &'static str {
    match status {
        401 => " (the token is not accepted; make a new one or unset it)",
        403 => " (access is refused)",
        404 | 410 => " (there is no such thing there; look at the spelling)",
        500..=599 => " (it is in trouble; try again later)",
        _ => "",
    }
}
