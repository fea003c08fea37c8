//! Loading the catalogue: fetch, decode, index.
use catalogue::Paper;
use catalogue::abstracts::Texts;
use catalogue::decode::{Decoder, Salvaged};
use catalogue::route::{Base, Route};
use catalogue::search::{Index, IndexBuilder};

use super::abstracts::ListAbstracts;
use super::assets::{ABSTRACTS, PAPERS, PARTS, PROSE};
use super::error::LoadError;
use super::library::{FILE, Library};
use super::prose::{self, Prose};
use crate::browser::RequestCache::{self, Default, Reload};
use crate::browser::{self, next_task};

/// The file with a paper's abstract, beside its page.
pub const ABSTRACT: &str = "abstract.txt";

/// How many papers are decoded or indexed in one task: few enough that a slow phone still answers its
/// reader in time.
const PAPERS_PER_TASK: usize = 150;

/// Fetches and decodes the catalogue of the site under `base`.
///
/// # Errors
/// [`LoadError`] says what went wrong.
pub async fn load(base: Base) -> Result<Library, LoadError> {
    if let Some(folder) = browser::asset(PARTS) {
        return load_long(&folder, base).await;
    }
    let bytes = fetch(&browser::asset(PAPERS).unwrap_or_else(|| base.file(FILE))).await?;
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
    let abstracts = browser::asset(ABSTRACTS).map(|_| ListAbstracts::default());
    Ok(Library { problems, abstracts, ..Library::with_index(catalogue, index, base) })
}

/// Begins the list whose parts are in a folder of the site.
async fn load_long(folder: &str, base: Base) -> Result<Library, LoadError> {
    let address = |name: &str| base.file(&[folder, name].concat());
    let (list, head) = (address(super::long::LIST), address(Index::HEAD));
    let (list, head) = futures_util::future::join(fetch(&list), fetch(&head)).await;
    Library::begin_long(&list?, &head?, base)
}

/// Fetches a file.
///
/// # Errors
/// When it does not arrive whole.
pub async fn fetch(address: &str) -> Result<Vec<u8>, LoadError> {
    // A wrong answer may be one that the browser has kept.
    match fetch_by(address, Default).await {
        Err(LoadError::Status(_)) => fetch_by(address, Reload).await,
        fetched => fetched,
    }
}

/// Fetches a file past what the browser has kept of it, so that the next request gets it as it is now.
///
/// # Errors
/// When it does not arrive whole.
pub async fn refresh(address: &str) -> Result<Vec<u8>, LoadError> {
    fetch_by(address, Reload).await
}

async fn fetch_by(address: &str, cache: RequestCache) -> Result<Vec<u8>, LoadError> {
    let unreachable = |_| if browser::is_offline() { LoadError::Offline } else { LoadError::Unreachable };
    let response = gloo_net::http::Request::get(address).cache(cache).send().await.map_err(unreachable)?;
    if !response.ok() {
        return Err(LoadError::Status(response.status()));
    }
    response.binary().await.map_err(unreachable)
}

/// The abstract of a paper: one that is loaded, else from a file beside its page or, without a network, from the file
/// of all of them, which the service worker keeps; `None` when it has none.
///
/// # Errors
/// When neither file can be had.
pub async fn load_abstract(library: &Library, paper: &Paper) -> Result<Option<String>, LoadError> {
    if let Some(text) = library.abstract_of(paper) {
        return Ok(Some(text.to_owned()));
    }
    let page = library.href(&Route::paper(&paper.id));
    match (fetch(&[&page, ABSTRACT].concat()).await, &library.abstracts) {
        (Ok(file), _) => Ok(String::from_utf8(file).ok().filter(|text| !text.is_empty())),
        (Err(LoadError::Offline | LoadError::Unreachable), Some(abstracts)) => {
            let texts = load_abstracts(library).await?;
            abstracts.texts.get_or_init(|| texts);
            Ok(library.abstract_of(paper).map(str::to_owned))
        }
        (Err(error), _) => Err(error),
    }
}

/// Fetches the abstracts of all papers.
///
/// # Errors
/// When the file does not arrive whole, or is not that of this list.
pub async fn load_abstracts(library: &Library) -> Result<Texts, LoadError> {
    let file = fetch(&browser::asset(ABSTRACTS).unwrap_or_default()).await?;
    let texts = Texts::decode(file, library.index.len());
    texts.ok_or_else(|| LoadError::CorruptPart("the file of the abstracts is not that of this list".to_owned()))
}

/// Fetches the rendered prose of the site; `None` when it cannot be had.
pub async fn load_prose(library: &Library) -> Option<Prose> {
    let file = fetch(&browser::asset(PROSE).unwrap_or_else(|| library.file(prose::FILE))).await.ok()?;
    Prose::decode(&String::from_utf8(file).ok()?)
}
