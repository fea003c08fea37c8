//! Loading the catalogue: bytes from the network to a library that can be asked.
#[cfg(all(feature = "long", target_arch = "wasm32"))]
pub mod fetched;
#[cfg(feature = "long")]
pub mod long;

use std::fmt;

use catalogue::decode::{DecodeError, RecordError, Salvaged, salvage};
use catalogue::route::{Base, Route};
use catalogue::search::{Index, Part, Results};
use catalogue::{Catalogue, Category, Paper, PaperId};

/// Whether this is the program in a browser; a static page does not offer what only the
/// program can do.
pub const IS_PROGRAM: bool = cfg!(target_arch = "wasm32");

/// Whether this program has the form of the contribute page, which then is a page like any
/// other; without it that page is another document, with a program of its own.
pub const HAS_FORM: bool = cfg!(feature = "contribute");

/// The file of the site that holds the catalogue.
pub const FILE: &str = "papers.json";

/// The most papers of a list that is loaded as a whole.
const LONGEST_WHOLE: usize = 5_000;

/// How many papers are read in one task: not so many that a slow phone is busy for longer than a
/// reader notices.
#[cfg(target_arch = "wasm32")]
const PAPERS_OF_A_TASK: usize = 150;

/// All that a page is drawn from besides its address.
#[derive(Debug)]
pub struct Library {
    /// The list.
    pub catalogue: Catalogue,
    /// What makes it searchable.
    pub index: Index,
    /// Where the site lives.
    pub base: Base,
    /// What of the catalogue's file could not be read.
    pub problems: Vec<RecordError>,
    /// Whether each paper is new since the reader's last visit; empty when none is.
    pub is_new: Vec<bool>,
    /// What is loaded of a list that is too long to be loaded as a whole; then the catalogue
    /// has its newest papers only.
    #[cfg(feature = "long")]
    pub long: Option<long::Long>,
}

impl Library {
    /// Indexes a catalogue whose site lives under `base`.
    #[must_use]
    pub fn new(catalogue: Catalogue, base: Base) -> Self {
        let index = Index::new(&catalogue);
        Self::indexed(catalogue, index, base)
    }

    fn indexed(catalogue: Catalogue, index: Index, base: Base) -> Self {
        Self {
            catalogue,
            index,
            base,
            problems: Vec::new(),
            is_new: Vec::new(),
            #[cfg(feature = "long")]
            long: None,
        }
    }

    /// Whether the list is too long to be loaded as a whole.
    #[must_use]
    pub fn is_long(&self) -> bool {
        self.index.len() > LONGEST_WHOLE
    }

    /// The address of a page.
    #[must_use]
    pub fn href(&self, route: &Route) -> String {
        route.href(&self.base)
    }

    /// The address of a file of the site.
    #[must_use]
    pub fn file(&self, name: &str) -> String {
        self.base.file(name)
    }

    /// The categories of a paper.
    pub fn categories_of(&self, paper: &Paper) -> impl Iterator<Item = &Category> {
        paper.categories.iter().filter_map(|id| self.catalogue.category(id.as_str()))
    }

    /// The paper at a position. Of a long list, its record may still have to be loaded: then
    /// there is none now, and what asked is drawn again once it has arrived.
    #[must_use]
    pub fn paper(&self, position: usize) -> Option<&Paper> {
        let paper = self.loaded_paper(position);
        #[cfg(feature = "long")]
        if let (None, Some(long)) = (paper, self.long.as_ref().filter(|_| position < self.index.len())) {
            long.want_paper(position);
        }
        paper
    }

    /// The paper at a position, if its record is loaded.
    #[must_use]
    pub fn loaded_paper(&self, position: usize) -> Option<&Paper> {
        let paper = self.catalogue.papers().get(position);
        #[cfg(feature = "long")]
        let paper = paper.or_else(|| self.long.as_ref()?.paper(position));
        paper
    }

    /// The position and the paper with an id; of a long list as [`Library::paper`].
    #[must_use]
    pub fn find(&self, id: &PaperId) -> Option<(usize, &Paper)> {
        let found = self.catalogue.find(id);
        #[cfg(feature = "long")]
        let found = found.or_else(|| {
            let long = self.long.as_ref()?;
            let position = long.position(id).unwrap_or_else(|part| {
                long.want(part);
                None
            })?;
            Some((position, self.paper(position)?))
        });
        found
    }

    /// The answer to show: the one found or, while it lacks a part of the index, the one
    /// before it.
    #[must_use]
    pub fn settled(&self, found: Results, before: Option<&Results>) -> Results {
        #[cfg(feature = "long")]
        if let Some(long) = &self.long {
            // What an earlier query lacked is no longer wanted.
            long.forget(|part| matches!(part, long::Part::Index(_)));
            self.want_index(&found.missing);
            if let Some(before) = before.filter(|_| !found.missing.is_empty()) {
                return before.clone();
            }
        }
        let _ = before;
        found
    }

    /// Wants parts of the index; what asked is drawn again once they have arrived.
    pub fn want_index(&self, parts: &[Part]) {
        #[cfg(feature = "long")]
        if let Some(long) = &self.long {
            parts.iter().for_each(|part| long.want(long::Part::Index(*part)));
        }
        let _ = parts;
    }

    /// No longer wants records: what is about to be drawn says which it needs.
    pub fn forget_wanted_records(&self) {
        #[cfg(feature = "long")]
        if let Some(long) = &self.long {
            long.forget(|part| matches!(part, long::Part::Records(_)));
        }
    }

    /// Whether it cannot be told yet if there is a paper with this id, or what is in its record.
    #[must_use]
    pub fn is_awaited(&self, id: &PaperId) -> bool {
        #[cfg(feature = "long")]
        if let Some(long) = &self.long {
            return self.catalogue.find(id).is_none()
                && long.position(id).map_or(true, |position| position.is_some_and(|at| long.paper(at).is_none()));
        }
        let _ = id;
        false
    }
}

#[cfg(feature = "contribute")]
impl catalogue::draft::KnownPapers for Library {
    fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    fn index(&self) -> &Index {
        &self.index
    }

    fn paper(&self, position: usize) -> Option<&Paper> {
        self.paper(position)
    }

    fn find(&self, id: &PaperId) -> Option<&Paper> {
        self.find(id).map(|(_, paper)| paper)
    }

    fn request(&self, parts: &[Part]) {
        self.want_index(parts);
    }
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

/// Fetches and reads the catalogue of the site under `base`.
///
/// # Errors
/// [`LoadError`] says what went wrong, in words for a reader.
#[cfg(target_arch = "wasm32")]
pub async fn load(base: Base) -> Result<Library, LoadError> {
    use catalogue::decode::Decoder;
    use catalogue::search::GatheredWords;

    use crate::browser::next_task;

    #[cfg(feature = "long")]
    if let Some(folder) = crate::browser::parts_folder() {
        return fetched::begin(folder, base).await;
    }
    let bytes = fetch(&data(&base, FILE)).await?;
    // Many tasks and not one, so that the page answers in between.
    let mut decoder = Decoder::new(&bytes).map_err(LoadError::Unreadable)?;
    next_task().await;
    while decoder.decode_papers(PAPERS_OF_A_TASK) {
        next_task().await;
    }
    next_task().await;
    let Salvaged { catalogue, problems } = decoder.finish().map_err(LoadError::Unreadable)?;
    next_task().await;
    let mut words = GatheredWords::new(&catalogue);
    while words.gather(&catalogue, PAPERS_OF_A_TASK) {
        next_task().await;
    }
    next_task().await;
    let words = words.sorted();
    next_task().await;
    let vocabulary = words.vocabulary();
    next_task().await;
    let index = Index::with_vocabulary(&catalogue, vocabulary);
    next_task().await;
    Ok(Library { problems, ..Library::indexed(catalogue, index, base) })
}

/// Fetches a file.
#[cfg(target_arch = "wasm32")]
async fn fetch(address: &str) -> Result<Vec<u8>, LoadError> {
    let unreachable = |_| if crate::browser::is_offline() { LoadError::Offline } else { LoadError::Unreachable };
    let response = gloo_net::http::Request::get(address).send().await.map_err(unreachable)?;
    if !response.ok() {
        return Err(LoadError::Status(response.status()));
    }
    response.binary().await.map_err(unreachable)
}

/// The address of a file of data. It names the version of the page, so that no cache
/// answers with the data of another one.
#[cfg(target_arch = "wasm32")]
fn data(base: &Base, name: &str) -> String {
    [&base.file(name), "?", &crate::browser::version()].concat()
}

/// Fetches the rendered prose of the site; as plain text from the catalogue when it cannot
/// be had.
#[cfg(target_arch = "wasm32")]
pub async fn load_prose(library: &Library) -> crate::prose::Prose {
    use crate::prose::{FILE, Prose};

    let fetch = async {
        let response = gloo_net::http::Request::get(&data(&library.base, FILE)).send().await.ok()?;
        Prose::decode(&response.text().await.ok()?)
    };
    fetch.await.unwrap_or_else(|| Prose::plain(&library.catalogue))
}

/// Reads what can be read of a catalogue and indexes it.
///
/// # Errors
/// When the bytes are no catalogue.
pub fn decode_library(bytes: &[u8], base: Base) -> Result<Library, LoadError> {
    let Salvaged { catalogue, problems } = salvage(bytes).map_err(LoadError::Unreadable)?;
    Ok(Library { problems, ..Library::new(catalogue, base) })
}
