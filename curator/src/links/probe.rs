//! Asks whether there is something at one address.
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde::{Deserialize, Serialize};

use crate::web::{Answer, Client, Fault, Request, Settings};

/// How it stands with an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// There is nothing: the server or the host is gone, or knows of no such page.
    Dead,
    /// The server is in trouble, or cannot be reached: it may come back.
    Failing,
    /// No whole answer came in time.
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
    /// The status of HTTP, when there was an answer and it was not one of success.
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

    /// What a fault says of an address.
    #[must_use]
    pub fn of_fault(fault: &Fault) -> Self {
        match fault {
            Fault::Slow { limit, .. } => {
                Self::new(State::Slow, format!("no whole answer within {} s", limit.as_secs_f64()))
            }
            Fault::Limited { .. } => Self::new(State::Waiting, "the host takes no more requests for now"),
            Fault::NoHost { .. } => Self::new(State::Dead, "no host of this name is known"),
            Fault::Unreachable { detail, .. } => Self::new(State::Failing, format!("the connection failed: {detail}")),
            Fault::Insecure { detail, .. } => Self::new(State::Failing, format!("no secure connection: {detail}")),
            Fault::Circles { .. } => Self::new(State::Dead, "it redirects without end"),
            Fault::Broken { detail, .. } => Self::new(State::Failing, format!("the answer is broken: {detail}")),
            // An answer that is too large to be read whole is there.
            Fault::TooLarge { .. } => Self::new(State::Alive, ""),
            Fault::Refused { status, .. } => Self::of_status(*status, false),
            Fault::Exposed { .. } => Self::new(State::Failing, "it was not asked for"),
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

    fn of_answer(answer: &Answer) -> Self {
        // Cloudflare names what it did in this header.
        let is_challenge = answer.header("cf-mitigated").is_some();
        Self::of_status(answer.status, is_challenge)
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
        let once = Settings { tries: 1, ..patient.settings().clone() };
        Self { quick: Client::with_pause(once, patient.pause()), patient }
    }

    /// Asks for an address. `Err` is a fault of the whole host, which will say the same of its
    /// other addresses.
    ///
    /// # Errors
    /// When the host does not exist, or takes no more requests.
    pub fn ask(&self, address: &str) -> Result<Verdict, Fault> {
        let address = &*utf8_percent_encode(address, UNSENT).to_string();
        let head = self.quick.send(&Request::head(address).without_redirects());
        let is_permanent = match &head {
            Ok(answer) if answer.is_success() => return Ok(Verdict::of_answer(answer)),
            Ok(answer) => matches!(answer.status, 301 | 308),
            Err(_) => false,
        };
        if matches!(&head, Ok(answer) if (300..400).contains(&answer.status))
            && let Ok(answer) = self.quick.send(&Request::head(address))
            && answer.is_success()
        {
            return Ok(found_at(address, &answer, is_permanent));
        }
        // Few bytes are enough; a server that knows no ranges sends all, and is cut off.
        match self.patient.send(&Request::get(address).header("range", "bytes=0-1023")) {
            // The range of an empty body cannot be given.
            Ok(answer) if answer.is_success() || answer.status == 416 => Ok(found_at(address, &answer, is_permanent)),
            Ok(answer) => Ok(Verdict::of_answer(&answer)),
            Err(fault @ (Fault::Limited { .. } | Fault::NoHost { .. })) if is_of_host(&fault, address) => Err(fault),
            Err(fault) => Ok(Verdict::of_fault(&fault)),
        }
    }
}

/// Whether a fault is one of the host that was asked, and not of one that it sent us to.
fn is_of_host(fault: &Fault, asked: &str) -> bool {
    match fault {
        Fault::Limited { address, .. } | Fault::NoHost { address } => address == asked,
        _ => false,
    }
}

/// What is there is there, perhaps at another address.
fn found_at(asked: &str, answer: &Answer, is_permanent: bool) -> Verdict {
    let bare = |address: &str| address.trim_end_matches('/').to_ascii_lowercase();
    let differs = bare(asked) != bare(&answer.address);
    if is_permanent && differs {
        Verdict { now_at: Some(answer.address.clone()), ..Verdict::new(State::Moved, "") }
    } else {
        Verdict::new(State::Alive, "")
    }
}
