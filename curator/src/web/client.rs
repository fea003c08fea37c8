//! One client for all servers: limits, retries, and who we are.
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use ureq::http;
use ureq::{Agent, ResponseExt as _};

use super::{Fault, limit};

/// How a client waits; tests note the time instead.
pub type Pause = Arc<dyn Fn(Duration) + Send + Sync>;

/// As whom we ask, so that those who run a server can find us.
const USER_AGENT: &str =
    concat!("curate/", env!("CARGO_PKG_VERSION"), " (awesome-papers; tool of a curated list of papers)");

/// How many redirects are followed.
const MOST_REDIRECTS: u32 = 8;

/// How patient a client is, and how much it takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The time for one request with its whole answer.
    pub time_limit: Duration,
    /// The largest answer in bytes.
    pub body_limit: u64,
    /// How often a request is made at most.
    pub tries: u32,
    /// The time before the second try; it doubles with every further one.
    pub back_off: Duration,
    /// The longest time to wait before another try, also when a server asks for more.
    pub longest_wait: Duration,
}

/// A request.
#[derive(Clone, Debug)]
pub struct Request<'a> {
    address: &'a str,
    headers: Vec<(&'static str, String)>,
    body: Option<String>,
    token: Option<&'a str>,
    is_head: bool,
    follows: bool,
}

impl<'a> Request<'a> {
    /// Asks for what is at an address.
    #[must_use]
    pub fn get(address: &'a str) -> Self {
        Self { address, headers: Vec::new(), body: None, token: None, is_head: false, follows: true }
    }

    /// Asks whether there is something at an address, and not for it.
    #[must_use]
    pub fn head(address: &'a str) -> Self {
        Self { is_head: true, ..Self::get(address) }
    }

    /// Sends a question in JSON. It must be one that can be asked again.
    #[must_use]
    pub fn ask(address: &'a str, question: String) -> Self {
        Self { body: Some(question), ..Self::get(address) }.header("content-type", "application/json")
    }

    /// Adds a header.
    #[must_use]
    pub fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    /// Says who asks. The token is sent to this server alone, and never in the clear.
    #[must_use]
    pub fn token(mut self, token: Option<&'a str>) -> Self {
        self.token = token;
        self
    }

    /// Takes a redirect as the answer.
    #[must_use]
    pub fn without_redirects(mut self) -> Self {
        self.follows = false;
        self
    }
}

/// An answer of any status.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The status of HTTP.
    pub status: u16,
    /// The address that answered, after redirects.
    pub address: String,
    headers: http::HeaderMap,
    body: Vec<u8>,
}

impl Answer {
    /// A header, when it is there and is text.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// Whether it is what was asked for.
    #[must_use]
    pub fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// The answer, unless it is a refusal.
    ///
    /// # Errors
    /// When the status is not one of success.
    pub fn accepted(self) -> Result<Self, Fault> {
        if self.is_success() { Ok(self) } else { Err(Fault::Refused { status: self.status, address: self.address }) }
    }

    /// The body as it came.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.body
    }

    /// The body as text.
    ///
    /// # Errors
    /// When it is not UTF-8.
    pub fn text(&self) -> Result<&str, Fault> {
        std::str::from_utf8(&self.body).map_err(|error| self.broken(&error))
    }

    /// The body, read as JSON.
    ///
    /// # Errors
    /// When it is not JSON of that form.
    pub fn json<T: serde::de::DeserializeOwned>(&self) -> Result<T, Fault> {
        serde_json::from_slice(&self.body).map_err(|error| self.broken(&error))
    }

    /// Says that the body is not what it should be.
    #[must_use]
    pub fn broken(&self, detail: &dyn fmt::Display) -> Fault {
        Fault::Broken { address: self.address.clone(), detail: detail.to_string() }
    }
}

/// Makes requests, patiently. It can be shared between threads.
#[derive(Clone)]
pub struct Client {
    agent: Agent,
    settings: Settings,
    pause: Pause,
}

impl Client {
    /// A client that waits by sleeping.
    #[must_use]
    pub fn new(settings: Settings) -> Self {
        Self::with_pause(settings, Arc::new(std::thread::sleep))
    }

    /// A client that waits as `pause` does.
    #[must_use]
    pub fn with_pause(settings: Settings, pause: Pause) -> Self {
        let agent = Agent::config_builder()
            .http_status_as_error(false)
            .user_agent(USER_AGENT)
            .timeout_global(Some(settings.time_limit))
            .max_redirects(MOST_REDIRECTS)
            .build()
            .new_agent();
        Self { agent, settings, pause }
    }

    /// How this client waits.
    #[must_use]
    pub fn pause(&self) -> Pause {
        Arc::clone(&self.pause)
    }

    /// How patient this client is.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Makes a request, and again when it fails in a way that may pass.
    ///
    /// # Errors
    /// When no answer comes, or the server asks for more patience than there is. An answer of
    /// any other status is an answer.
    pub fn send(&self, request: &Request<'_>) -> Result<Answer, Fault> {
        if request.token.is_some() && !is_private(request.address) {
            return Err(Fault::Exposed { address: request.address.to_owned() });
        }
        let mut back_off = self.settings.back_off;
        for attempt in 1.. {
            let is_last = attempt >= self.settings.tries;
            let outcome = self.once(request);
            let wait = match &outcome {
                Ok(answer) => match limit::asked_to_wait(answer) {
                    Some(wait) if is_last || wait.is_some_and(|wait| wait > self.settings.longest_wait) => {
                        return Err(Fault::Limited { address: request.address.to_owned(), wait });
                    }
                    Some(wait) => wait.unwrap_or(back_off),
                    None if answer.status == 408 || answer.status >= 500 => back_off,
                    None => return outcome,
                },
                Err(Fault::Slow { .. } | Fault::Unreachable { .. } | Fault::NoHost { .. }) => back_off,
                Err(_) => return outcome,
            };
            if is_last {
                return outcome;
            }
            (self.pause)(wait.min(self.settings.longest_wait));
            back_off = back_off.saturating_mul(2);
        }
        // The loop above ends by returning, since the number of tries is finite.
        self.once(request)
    }

    /// Makes a request once.
    fn once(&self, request: &Request<'_>) -> Result<Answer, Fault> {
        let failed = |error| self.fault(request.address, error);
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
        let answer = match &request.body {
            Some(body) => self.run(request, built.body(body.clone()).map_err(|error| failed(error.into()))?),
            None => self.run(request, built.body(()).map_err(|error| failed(error.into()))?),
        };
        let mut answer = answer.map_err(failed)?;
        let address = answer.get_uri().to_string();
        let body = if request.is_head {
            Vec::new()
        } else {
            answer.body_mut().with_config().limit(self.settings.body_limit).read_to_vec().map_err(failed)?
        };
        Ok(Answer { status: answer.status().as_u16(), address, headers: answer.headers().clone(), body })
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
        if !request.follows {
            configured = configured.max_redirects(0).max_redirects_will_error(false);
        }
        self.agent.run(configured.build())
    }

    fn fault(&self, address: &str, error: ureq::Error) -> Fault {
        let address = address.to_owned();
        match error {
            ureq::Error::Timeout(_) => Fault::Slow { address, limit: self.settings.time_limit },
            ureq::Error::HostNotFound => Fault::NoHost { address },
            ureq::Error::TooManyRedirects | ureq::Error::RedirectFailed => Fault::Circles { address },
            ureq::Error::BodyExceedsLimit(limit) => Fault::TooLarge { address, limit },
            ureq::Error::Tls(detail) => Fault::Insecure { address, detail: detail.to_owned() },
            ureq::Error::Rustls(error) => Fault::Insecure { address, detail: error.to_string() },
            ureq::Error::Io(error) if is_about_certificates(&error) => {
                Fault::Insecure { address, detail: error.to_string() }
            }
            error @ (ureq::Error::Io(_) | ureq::Error::ConnectionFailed) => {
                Fault::Unreachable { address, detail: error.to_string() }
            }
            error => Fault::Broken { address, detail: error.to_string() },
        }
    }
}

/// Whether a failure to read or write is one of the proof of who the server is.
fn is_about_certificates(error: &std::io::Error) -> bool {
    error.kind() == std::io::ErrorKind::InvalidData
}

/// Whether nobody on the way can read what is sent.
fn is_private(address: &str) -> bool {
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
    use super::{is_loopback, is_private};

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
