//! One client for all servers: limits, retries, and a user agent.
use std::sync::Arc;
use std::time::Duration;

use ureq::http;
use ureq::{Agent, ResponseExt as _};

use super::error::RequestError;
use super::message::{Request, Response};
use super::rate_limit;

/// How a client sleeps; tests record the time instead.
pub type Pause = Arc<dyn Fn(Duration) + Send + Sync>;

/// Names the program, so that those who run a server can find us.
const USER_AGENT: &str =
    concat!("papers/", env!("CARGO_PKG_VERSION"), " (awesome-papers; tool of a curated list of papers)");

/// How many redirects are followed.
const MOST_REDIRECTS: u32 = 8;

/// The limits of a client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The time for one request with its whole response.
    pub time_limit: Duration,
    /// The largest response body in bytes.
    pub body_limit: u64,
    /// How often a request is made at most.
    pub tries: u32,
    /// The time before the first retry; it doubles with every further one.
    pub back_off: Duration,
    /// The longest time to wait before a retry, also when a server asks for more.
    pub longest_wait: Duration,
    /// Whether nobody is asked at all.
    pub is_offline: bool,
}

/// Sends requests, with retries. It can be shared between threads.
#[derive(Clone)]
pub struct Client {
    agent: Agent,
    limits: Limits,
    pause: Pause,
}

impl Client {
    /// A client that waits by sleeping.
    #[must_use]
    pub fn new(limits: Limits) -> Self {
        Self::with_pause(limits, Arc::new(std::thread::sleep))
    }

    /// A client that waits as `pause` does.
    #[must_use]
    pub fn with_pause(limits: Limits, pause: Pause) -> Self {
        let agent = Agent::config_builder()
            .http_status_as_error(false)
            .user_agent(USER_AGENT)
            .timeout_global(Some(limits.time_limit))
            .max_redirects(MOST_REDIRECTS)
            .build()
            .new_agent();
        Self { agent, limits, pause }
    }

    /// How this client sleeps.
    #[must_use]
    pub fn pause(&self) -> Pause {
        Arc::clone(&self.pause)
    }

    /// The limits of this client.
    #[must_use]
    pub fn limits(&self) -> &Limits {
        &self.limits
    }

    /// Sends a request, and retries it when the failure may be temporary.
    ///
    /// # Errors
    /// When no response comes, the rate limit lasts longer than `longest_wait`, or the client is offline. A
    /// response of any other status is returned.
    pub fn send(&self, request: &Request<'_>) -> Result<Response, RequestError> {
        if self.limits.is_offline {
            return Err(RequestError::Offline { address: request.address.to_owned() });
        }
        if request.token.is_some() && !is_private(request.address) {
            return Err(RequestError::TokenExposed { address: request.address.to_owned() });
        }
        let mut back_off = self.limits.back_off;
        let mut attempt = 1;
        loop {
            let is_last = attempt >= self.limits.tries;
            let outcome = self.once(request);
            let wait = match &outcome {
                Ok(response) => match rate_limit::retry_after(response) {
                    Some(wait) if is_last || wait.is_some_and(|wait| wait > self.limits.longest_wait) => {
                        return Err(RequestError::RateLimited { address: response.address.clone(), wait });
                    }
                    Some(wait) => wait.unwrap_or(back_off),
                    None if response.status == 408 || response.status >= 500 => back_off,
                    None => return outcome,
                },
                Err(
                    RequestError::Timeout { .. }
                    | RequestError::ConnectionFailed { .. }
                    | RequestError::HostNotFound { .. },
                ) => back_off,
                Err(_) => return outcome,
            };
            if is_last {
                return outcome;
            }
            (self.pause)(wait.min(self.limits.longest_wait));
            back_off = back_off.saturating_mul(2);
            attempt += 1;
        }
    }

    /// Sends a request once.
    fn once(&self, request: &Request<'_>) -> Result<Response, RequestError> {
        let failed = |error| self.request_error(request.address, error);
        let method = match (&request.body, request.is_head) {
            (Some(_), _) => http::Method::POST,
            (None, true) => http::Method::HEAD,
            (None, false) => http::Method::GET,
        };
        let mut built = http::Request::builder().method(method).uri(request.address);
        for (name, value) in &request.headers {
            built = built.header(*name, value);
        }
        if let Some(token) = request.token {
            built = built.header("authorization", format!("Bearer {token}"));
        }
        let response = match &request.body {
            Some(body) => self.run(request, built.body(body.clone()).map_err(|error| failed(error.into()))?),
            None => self.run(request, built.body(()).map_err(|error| failed(error.into()))?),
        };
        let mut response = response.map_err(failed)?;
        let address = response.get_uri().to_string();
        let body = if request.is_head {
            Vec::new()
        } else {
            match response.body_mut().with_config().limit(self.limits.body_limit).read_to_vec() {
                // The status says it; the page about it need not be read.
                Err(ureq::Error::BodyExceedsLimit(_)) if !response.status().is_success() => Vec::new(),
                body => body.map_err(failed)?,
            }
        };
        Ok(Response { status: response.status().as_u16(), address, headers: response.headers().clone(), body })
    }

    fn run<B: ureq::AsSendBody>(
        &self,
        request: &Request<'_>,
        built: http::Request<B>,
    ) -> Result<http::Response<ureq::Body>, ureq::Error> {
        let mut configured = self.agent.configure_request(built);
        if is_loopback(request.address) {
            // A proxy cannot know what is on this machine.
            configured = configured.proxy(None);
        }
        if !request.follows_redirects {
            configured = configured.max_redirects(0).max_redirects_will_error(false);
        }
        self.agent.run(configured.build())
    }

    fn request_error(&self, address: &str, error: ureq::Error) -> RequestError {
        let address = address.to_owned();
        match error {
            ureq::Error::Timeout(_) => RequestError::Timeout { address, limit: self.limits.time_limit },
            ureq::Error::HostNotFound => RequestError::HostNotFound { address },
            ureq::Error::Io(error) if is_unknown_host(&error) => RequestError::HostNotFound { address },
            ureq::Error::TooManyRedirects | ureq::Error::RedirectFailed => RequestError::TooManyRedirects { address },
            ureq::Error::BodyExceedsLimit(limit) => RequestError::TooLarge { address, limit },
            ureq::Error::Tls(detail) => RequestError::Tls { address, detail: detail.to_owned() },
            ureq::Error::Rustls(error) => RequestError::Tls { address, detail: error.to_string() },
            ureq::Error::Io(error) if is_about_certificates(&error) => {
                RequestError::Tls { address, detail: error.to_string() }
            }
            error @ (ureq::Error::Io(_) | ureq::Error::ConnectionFailed) => {
                RequestError::ConnectionFailed { address, detail: error.to_string() }
            }
            error => RequestError::InvalidResponse { address, detail: error.to_string() },
        }
    }
}

/// Whether a failure to read or write is one of the proof of who the server is.
fn is_about_certificates(error: &std::io::Error) -> bool {
    error.kind() == std::io::ErrorKind::InvalidData
}

/// Whether a failure is that a name belongs to no host. The standard library says so in words alone, and on Windows by
/// `WSAHOST_NOT_FOUND`. That names cannot be looked up for now says nothing of a host.
fn is_unknown_host(error: &std::io::Error) -> bool {
    const WSAHOST_NOT_FOUND: i32 = 11001;
    match error.raw_os_error() {
        Some(code) => cfg!(windows) && code == WSAHOST_NOT_FOUND,
        None => {
            let text = error.to_string().to_ascii_lowercase();
            let is_for_now = ["temporary failure", "try again"].iter().any(|words| text.contains(words));
            text.starts_with("failed to lookup address information") && !is_for_now
        }
    }
}

/// Whether nobody on the way can read what is sent.
pub(crate) fn is_private(address: &str) -> bool {
    address.starts_with("https://") || is_loopback(address)
}

/// Whether an address is of this machine.
fn is_loopback(address: &str) -> bool {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    // What stands before an @ is a name and not the host.
    let host = host.rsplit('@').next().unwrap_or_default();
    let name = if host.starts_with('[') { host.split_inclusive(']').next() } else { host.split(':').next() };
    matches!(name, Some("localhost" | "127.0.0.1" | "[::1]"))
}

#[cfg(test)]
mod tests {
    use super::{is_loopback, is_private, is_unknown_host};

    #[test]
    fn a_name_that_no_host_has_is_no_trouble_of_the_network() {
        let lookup = |why: &str| std::io::Error::other(format!("failed to lookup address information: {why}"));
        for why in ["Name or service not known", "nodename nor servname provided, or not known"] {
            assert!(is_unknown_host(&lookup(why)), "{why}");
        }
        for why in ["Temporary failure in name resolution", "Try again"] {
            assert!(!is_unknown_host(&lookup(why)), "{why}");
        }
        assert!(!is_unknown_host(&std::io::Error::from(std::io::ErrorKind::ConnectionRefused)));
    }

    #[test]
    fn tokens_go_over_https_or_stay_here() {
        assert!(is_private("https://api.github.com/graphql"));
        assert!(is_private("http://127.0.0.1:80/x") && is_loopback("http://[::1]:8080/"));
        for open in ["http://api.github.com/", "http://localhost@a.b/", "http://127.0.0.1.a.b/", "http://localhost.a/"]
        {
            assert!(!is_private(open), "{open}");
        }
    }
}
