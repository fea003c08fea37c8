//! Asks whether there is something at one address.
use catalogue::WebAddress;
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde::{Deserialize, Serialize};

use crate::web::{Client, Limits, Request, RequestError, Response};

/// The state of an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// There is nothing: the server or the host is gone, or knows of no such page.
    Dead,
    /// The server is in trouble, or cannot be reached: it may come back.
    Failing,
    /// No whole response came in time.
    Slow,
    /// The server turns programs away: a person has to look.
    Blocked,
    /// The host asks to be left alone for now: the address was not asked for.
    Waiting,
    /// What was there is at another address for good.
    Moved,
    /// It is there.
    Alive,
}

impl State {
    /// Every state, the gravest first.
    pub const ALL: [Self; 7] =
        [Self::Dead, Self::Failing, Self::Slow, Self::Blocked, Self::Waiting, Self::Moved, Self::Alive];

    /// Its name in output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Dead => "dead",
            Self::Failing => "failing",
            Self::Slow => "slow",
            Self::Blocked => "blocked",
            Self::Waiting => "waiting",
            Self::Moved => "moved",
            Self::Alive => "alive",
        }
    }
}

/// What came of asking.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    /// How it stands.
    pub state: State,
    /// Why, in a few words; empty where there is nothing to say.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub why: String,
    /// The status of HTTP, when there was a response and it was not one of success.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    /// Where it is now, when it has moved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub now_at: Option<String>,
}

impl Verdict {
    fn new(state: State, why: impl Into<String>) -> Self {
        Self { state, why: why.into(), status: None, now_at: None }
    }

    /// Whether some server answered, so that there is a connection to the web.
    #[must_use]
    pub fn is_answered(&self) -> bool {
        self.status.is_some() || matches!(self.state, State::Alive | State::Moved | State::Waiting)
    }

    /// What an error says of an address.
    #[must_use]
    pub fn of_error(error: &RequestError) -> Self {
        match error {
            RequestError::Timeout { limit, .. } => {
                Self::new(State::Slow, format!("no whole answer within {} s", limit.as_secs_f64()))
            }
            RequestError::RateLimited { .. } => Self::new(State::Waiting, "the host takes no more requests for now"),
            RequestError::HostNotFound { .. } => Self::new(State::Dead, "no host of this name is known"),
            RequestError::ConnectionFailed { detail, .. } => {
                Self::new(State::Failing, format!("the connection failed: {detail}"))
            }
            RequestError::Tls { detail, .. } => Self::new(State::Failing, format!("no secure connection: {detail}")),
            RequestError::TooManyRedirects { .. } => Self::new(State::Dead, "it redirects without end"),
            RequestError::InvalidResponse { detail, .. } => {
                Self::new(State::Failing, format!("the answer is broken: {detail}"))
            }
            // A response that is too large to be read whole is there.
            RequestError::TooLarge { .. } => Self::new(State::Alive, ""),
            RequestError::Status { status, .. } => Self::of_status(*status, false),
            RequestError::TokenExposed { .. } | RequestError::Offline { .. } => {
                Self::new(State::Failing, "it was not asked for")
            }
        }
    }

    /// What a status says of an address; `is_challenge` when the server asks for a proof that a
    /// person is asking.
    fn of_status(status: u16, is_challenge: bool) -> Self {
        if (200..300).contains(&status) {
            return Self::new(State::Alive, "");
        }
        let (state, more) = match status {
            _ if is_challenge => (State::Blocked, " and wants to see a person"),
            // 451 is “not here, for legal reasons”; 999 is what one large site answers to programs.
            401 | 402 | 403 | 405 | 406 | 407 | 418 | 429 | 451 | 999 => (State::Blocked, ""),
            408 | 425 | 500..=599 => (State::Failing, ""),
            _ => (State::Dead, ""),
        };
        Self { status: Some(status), ..Self::new(state, format!("the server answers {status}{more}")) }
    }

    fn of_response(response: &Response) -> Self {
        // Cloudflare names what it did in this header.
        let is_challenge = response.header("cf-mitigated").is_some();
        Self::of_status(response.status, is_challenge)
    }
}

/// What browsers send in another form than it is written; so is what is beyond ASCII.
const UNSENT: &AsciiSet =
    &CONTROLS.add(b' ').add(b'"').add(b'<').add(b'>').add(b'\\').add(b'^').add(b'`').add(b'{').add(b'|').add(b'}');

/// Asks for addresses: for their heads first, which costs a server least, and for their bodies
/// only where that says they are not there, since some servers know no other question.
#[derive(Clone)]
pub struct Probe {
    quick: Client,
    patient: Client,
}

impl Probe {
    /// The largest beginning of a body that is read, in bytes.
    pub const BODY_LIMIT: u64 = 65_536;

    /// Asks through this client, and through one like it that does not try again.
    #[must_use]
    pub fn new(patient: Client) -> Self {
        let once = Limits { tries: 1, ..patient.limits().clone() };
        Self { quick: Client::with_pause(once, patient.pause()), patient }
    }

    /// Asks for an address. `Err` is an error of the whole host, which will say the same of its
    /// other addresses.
    ///
    /// # Errors
    /// When the host does not exist, or takes no more requests.
    pub fn ask(&self, address: &str) -> Result<Verdict, RequestError> {
        let address = &*utf8_percent_encode(address, UNSENT).to_string();
        let head = self.quick.send(&Request::head(address).without_redirects());
        let is_permanent = match &head {
            Ok(response) if response.is_success() => return Ok(Verdict::of_response(response)),
            Ok(response) => matches!(response.status, 301 | 308),
            Err(_) => false,
        };
        if matches!(&head, Ok(response) if (300..400).contains(&response.status))
            && let Ok(response) = self.quick.send(&Request::head(address))
            && response.is_success()
        {
            return Ok(found_at(address, &response, is_permanent));
        }
        // Few bytes are enough; a server that knows no ranges sends all, and is cut off.
        match self.patient.send(&Request::get(address).header("range", "bytes=0-1023")) {
            // The range of an empty body cannot be given.
            Ok(response) if response.is_success() || response.status == 416 => {
                Ok(found_at(address, &response, is_permanent))
            }
            Ok(response) => Ok(Verdict::of_response(&response)),
            Err(error) if is_of_host(&error, address, &head) => Err(error),
            Err(error) => Ok(Verdict::of_error(&error)),
        }
    }
}

/// Whether an error is one of the whole host that was asked, and not of one that it sent us to: which that is, the
/// error of an unknown host does not say, but the host itself had no answer then.
fn is_of_host(error: &RequestError, asked: &str, head: &Result<Response, RequestError>) -> bool {
    let host = |address: &str| WebAddress::new(address).ok().map(|address| address.host().to_owned());
    match error {
        RequestError::RateLimited { address, .. } => host(address) == host(asked),
        RequestError::HostNotFound { .. } => matches!(head, Err(RequestError::HostNotFound { .. })),
        _ => false,
    }
}

/// What is there is there, perhaps at another address.
fn found_at(asked: &str, response: &Response, is_permanent: bool) -> Verdict {
    let bare = |address: &str| address.trim_end_matches('/').to_ascii_lowercase();
    let differs = bare(asked) != bare(&response.address);
    if is_permanent && differs {
        Verdict { now_at: Some(response.address.clone()), ..Verdict::new(State::Moved, "") }
    } else {
        Verdict::new(State::Alive, "")
    }
}
