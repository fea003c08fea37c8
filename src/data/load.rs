//! Loading the catalogue: fetch, decode, index.
use catalogue::decode::{Salvaged, salvage};
use catalogue::route::Base;

use super::error::LoadError;
use super::library::Library;

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
    use catalogue::decode::Decoder;
    use catalogue::search::IndexBuilder;

    use super::abstracts::ListAbstracts;
    use super::library::FILE;
    use crate::browser::{self, next_task};

    if let Some(folder) = browser::asset("parts") {
        return load_long(&folder, base).await;
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
    let abstracts = browser::asset("abstracts").map(|_| ListAbstracts::default());
    Ok(Library { problems, abstracts, ..Library::with_index(catalogue, index, base) })
}

/// Begins the list whose parts are in a folder of the site.
async fn load_long(folder: &str, base: Base) -> Result<Library, LoadError> {
    let address = |name: &str| base.file(&[folder, name].concat());
    let (list, head) = (address(super::long::LIST), address(catalogue::search::Index::HEAD));
    let (list, head) = futures_util::future::join(fetch(&list), fetch(&head)).await;
    Library::begin_long(&list?, &head?, base)
}

/// Fetches a file.
///
/// # Errors
/// When it does not arrive whole.
pub async fn fetch(address: &str) -> Result<Vec<u8>, LoadError> {
    use crate::browser::RequestCache::{Default, Reload};

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
    fetch_by(address, crate::browser::RequestCache::Reload).await
}

async fn fetch_by(address: &str, cache: crate::browser::RequestCache) -> Result<Vec<u8>, LoadError> {
    let unreachable = |_| if crate::browser::is_offline() { LoadError::Offline } else { LoadError::Unreachable };
    let response = gloo_net::http::Request::get(address).cache(cache).send().await.map_err(unreachable)?;
    if !response.ok() {
        return Err(LoadError::Status(response.status()));
    }
    response.binary().await.map_err(unreachable)
}

/// Fetches the abstract of a paper, from a file beside its page or, without a network, from the file of all of
/// them, which the service worker keeps; `None` when it has none.
///
/// # Errors
/// When neither file can be had.
pub async fn load_abstract(library: &Library, paper: &catalogue::Paper) -> Result<Option<String>, LoadError> {
    use catalogue::abstracts::Texts;

    let page = library.href(&catalogue::route::Route::paper(&paper.id));
    if let Ok(file) = fetch(&[&page, ABSTRACT].concat()).await {
        return Ok(String::from_utf8(file).ok().filter(|text| !text.is_empty()));
    }
    let Some(address) = crate::browser::asset("abstracts") else { return Ok(None) };
    let texts = Texts::decode(fetch(&address).await?, library.index.len());
    let text = || texts.as_ref()?.get(library.catalogue.find(&paper.id)?.0);
    Ok(text().map(str::to_owned))
}

/// Fetches the rendered prose of the site; `None` when it cannot be had.
pub async fn load_prose(library: &Library) -> Option<super::prose::Prose> {
    use super::prose::{FILE, Prose};

    let file = fetch(&crate::browser::asset("prose").unwrap_or_else(|| library.file(FILE))).await.ok()?;
    Prose::decode(&String::from_utf8(file).ok()?)
}

/// Decodes what can be decoded of a catalogue and indexes it.
///
/// # Errors
/// When the bytes are no catalogue.
pub fn decode_library(bytes: &[u8], base: Base) -> Result<Library, LoadError> {
    let Salvaged { catalogue, problems } = salvage(bytes).map_err(LoadError::Corrupt)?;
    Ok(Library { problems, ..Library::new(catalogue, base) })
}
