//! Why something could not be loaded.
use std::fmt;

use catalogue::decode::DecodeError;

/// Why a file could not be loaded, in words for a reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoadError {
    /// The browser has no network.
    Offline,
    /// The server could not be reached, or the transfer broke off.
    Unreachable,
    /// The server answered with this status instead of the file.
    Status(u16),
    /// The catalogue is not what it should be.
    Corrupt(DecodeError),
    /// A file beside the catalogue is not what it should be: a part of a long list, or the abstracts. What is wrong with it.
    CorruptPart(String),
    /// A part of the program did not arrive.
    Program,
}

impl fmt::Display for LoadError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Offline => formatter.write_str(
                "You seem to be offline, so the catalogue could not be loaded. Try again once you are connected.",
            ),
            Self::Unreachable => {
                formatter.write_str("The catalogue could not be reached. Check the connection and try again.")
            }
            Self::Status(404) => formatter.write_str(
                "The catalogue of this page is missing from this site, which may have a newer one. Reload the page to see it.",
            ),
            Self::Status(status) => {
                write!(formatter, "The server answered with an error ({status}) instead of the catalogue. Try again in a moment.")
            }
            Self::Program => {
                formatter.write_str("A part of this page could not be loaded. Check the connection and try again.")
            }
            Self::Corrupt(DecodeError::OtherSchema { .. }) => formatter.write_str(
                "The catalogue was written for another version of this page. Reload the page to get the newest version.",
            ),
            Self::Corrupt(_) => {
                formatter.write_str("The catalogue is damaged and could not be read. Its maintainers need to fix papers.json.")
            }
            Self::CorruptPart(_) => formatter.write_str(
                "A part of the catalogue is damaged and could not be read. Reload the page; if that does not help, the site needs to be built anew.",
            ),
        }
    }
}

impl LoadError {
    /// What a curator needs to know to fix it, when there is more than the message.
    #[must_use]
    pub fn detail(&self) -> Option<String> {
        match self {
            Self::Corrupt(error) => Some(error.to_string()),
            Self::CorruptPart(error) => Some(error.clone()),
            _ => None,
        }
    }

    /// Whether the same request may succeed later. A server that refuses a request, as by 404, goes on
    /// to do so.
    #[must_use]
    pub fn is_temporary(&self) -> bool {
        !matches!(self, Self::Status(400..=407 | 409..=428))
    }
}
