//! Loading the catalogue: bytes from the network to a library that can be asked.
use std::fmt;
use std::sync::Arc;

use catalogue::Catalogue;
use catalogue::decode::{DecodeError, decode};
use catalogue::search::Index;
use leptos::prelude::*;

/// A catalogue with its index; a context of every component.
#[derive(Debug)]
pub struct Library {
    /// The list.
    pub catalogue: Catalogue,
    /// What makes it searchable.
    pub index: Index,
}

impl Library {
    /// Indexes a catalogue.
    #[must_use]
    pub fn new(catalogue: Catalogue) -> Self {
        let index = Index::new(&catalogue);
        Self { catalogue, index }
    }
}

/// The library that the page shows.
///
/// # Panics
/// Outside the app, which provides it.
#[must_use]
pub fn use_library() -> Arc<Library> {
    expect_context()
}

/// Why the catalogue could not be loaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoadError {
    /// The browser has no network.
    Offline,
    /// The server could not be reached, or the transfer broke off.
    Unreachable,
    /// The server answered with this status instead of the file.
    Status(u16),
    /// The file is not a catalogue that this program can read.
    Unreadable(DecodeError),
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
                "The catalogue is missing from this site. Whoever keeps it needs to publish papers.json again.",
            ),
            Self::Status(status) => {
                write!(formatter, "The server answered with an error ({status}) instead of the catalogue. Try again in a moment.")
            }
            Self::Unreadable(DecodeError::OtherSchema { .. }) => formatter.write_str(
                "The catalogue was written for another version of this page. Reload the page to get the newest version.",
            ),
            Self::Unreadable(_) => {
                formatter.write_str("The catalogue is damaged and could not be read. Whoever keeps it needs to mend papers.json.")
            }
        }
    }
}

impl LoadError {
    /// What a curator needs to know to mend it, when there is more than the message.
    #[must_use]
    pub fn detail(&self) -> Option<String> {
        match self {
            Self::Unreadable(error) => Some(error.to_string()),
            _ => None,
        }
    }
}

/// Fetches and reads the catalogue at `address`.
///
/// # Errors
/// [`LoadError`] says what went wrong, in words for a reader.
#[cfg(target_arch = "wasm32")]
pub async fn load(address: &str) -> Result<Library, LoadError> {
    let unreachable = |_| if crate::browser::is_offline() { LoadError::Offline } else { LoadError::Unreachable };
    let response = gloo_net::http::Request::get(address).send().await.map_err(unreachable)?;
    if !response.ok() {
        return Err(LoadError::Status(response.status()));
    }
    let bytes = response.binary().await.map_err(unreachable)?;
    decode_library(&bytes)
}

/// Fetches the rendered prose at `address`; `None` when it cannot be had.
#[cfg(target_arch = "wasm32")]
pub async fn load_prose(address: &str) -> Option<crate::prose::Prose> {
    let response = gloo_net::http::Request::get(address).send().await.ok()?;
    crate::prose::Prose::decode(&response.binary().await.ok()?)
}

/// Reads a catalogue and indexes it.
///
/// # Errors
/// When the bytes are no catalogue.
pub fn decode_library(bytes: &[u8]) -> Result<Library, LoadError> {
    decode(bytes).map(Library::new).map_err(LoadError::Unreadable)
}
