//! Loading the catalogue: fetch, decode, index.
use std::fmt;

use catalogue::decode::{DecodeError, Salvaged, salvage};
use catalogue::route::Base;

use super::library::Library;

/// How many papers are decoded or indexed in one task: few enough that a slow phone still answers its
/// reader in time.
#[cfg(target_arch = "wasm32")]
const PAPERS_PER_TASK: usize = 150;

/// Why a file could not be loaded, in words for a reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoadError {
    /// The browser has no network.
    Offline,
    /// The server could not be reached, or the transfer broke off.
    Unreachable,
    /// The server answered with this status instead of the file.
    Status(u16),
    /// The file is not what it should be.
    Corrupt(DecodeError),
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
            Self::Corrupt(DecodeError::OtherSchema { .. }) => formatter.write_str(
                "The catalogue was written for another version of this page. Reload the page to get the newest version.",
            ),
            Self::Corrupt(_) => {
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
            Self::Corrupt(error) => Some(error.to_string()),
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

/// Fetches and decodes the catalogue of the site under `base`.
///
/// # Errors
/// [`LoadError`] says what went wrong.
#[cfg(target_arch = "wasm32")]
pub async fn load(base: Base) -> Result<Library, LoadError> {
    use catalogue::decode::Decoder;
    use catalogue::search::IndexBuilder;

    use super::library::FILE;
    use crate::browser::{self, next_task};

    if let Some(folder) = browser::parts_folder() {
        return super::long::fetch::begin(folder, base).await;
    }
    let bytes = fetch(&browser::asset("papers").unwrap_or_else(|| base.file(FILE))).await?;
    let mut decoder = Decoder::new(&bytes).map_err(LoadError::Corrupt)?;
    next_task().await;
    while decoder.decode_papers(PAPERS_PER_TASK) {
        next_task().await;
    }
    next_task().await;
    let Salvaged { catalogue, problems } = decoder.finish().map_err(LoadError::Corrupt)?;
    next_task().await;
    let mut builder = IndexBuilder::new(&catalogue);
    while builder.step(PAPERS_PER_TASK) {
        next_task().await;
    }
    next_task().await;
    let index = builder.finish();
    next_task().await;
    Ok(Library { problems, ..Library::with_index(catalogue, index, base) })
}

/// Fetches a file.
///
/// # Errors
/// When it does not arrive whole.
#[cfg(target_arch = "wasm32")]
pub async fn fetch(address: &str) -> Result<Vec<u8>, LoadError> {
    use crate::browser::RequestCache;

    let unreachable = |_| if crate::browser::is_offline() { LoadError::Offline } else { LoadError::Unreachable };
    let request = |cache| gloo_net::http::Request::get(address).cache(cache).send();
    let mut response = request(RequestCache::Default).await.map_err(unreachable)?;
    if !response.ok() {
        // An answer of this kind may come from the browser's own cache.
        response = request(RequestCache::Reload).await.map_err(unreachable)?;
    }
    if !response.ok() {
        return Err(LoadError::Status(response.status()));
    }
    response.binary().await.map_err(unreachable)
}

/// Fetches the rendered prose of the site; as plain text from the catalogue when it cannot be had.
#[cfg(target_arch = "wasm32")]
pub async fn load_prose(library: &Library) -> super::prose::Prose {
    use super::prose::{FILE, Prose};

    let address = crate::browser::asset("prose").unwrap_or_else(|| library.file(FILE));
    let file = fetch(&address).await.ok();
    file.and_then(|file| Prose::decode(&String::from_utf8(file).ok()?)).unwrap_or_else(|| Prose::plain(&library.catalogue))
}

/// Decodes what can be decoded of a catalogue and indexes it.
///
/// # Errors
/// When the bytes are no catalogue.
pub fn decode_library(bytes: &[u8], base: Base) -> Result<Library, LoadError> {
    let Salvaged { catalogue, problems } = salvage(bytes).map_err(LoadError::Corrupt)?;
    Ok(Library { problems, ..Library::new(catalogue, base) })
}
