//! The site's search as a module for node.
//!
//! The benchmark times this module, compiled, optimised and given its allocator as the site's
//! program is. Loading is in two steps, so that each can be timed and weighed by itself: a
//! [`List`] is read from the bytes of `papers.json`, and an [`Engine`] is made of it.

use catalogue::decode::decode;
use catalogue::search::{Index, Part, Results, search};
use catalogue::{Catalogue, Query};
use wasm_bindgen::prelude::{JsError, wasm_bindgen};

/// How many bytes of memory the module holds. They are never given back, so this is also the most
/// that it ever held.
#[wasm_bindgen]
#[must_use]
pub fn held() -> f64 {
    #[cfg(target_arch = "wasm32")]
    let pages = core::arch::wasm32::memory_size::<0>();
    #[cfg(not(target_arch = "wasm32"))]
    let pages = 0;
    pages as f64 * 65_536.0
}

/// A list that was read and not yet prepared.
#[wasm_bindgen]
pub struct List(Catalogue);

#[wasm_bindgen]
impl List {
    /// Reads the bytes of a `papers.json`.
    ///
    /// # Errors
    /// When they are no catalogue; the message says why.
    #[wasm_bindgen(constructor)]
    pub fn new(bytes: &[u8]) -> Result<Self, JsError> {
        decode(bytes).map(Self).map_err(|error| JsError::new(&error.to_string()))
    }
}

/// The answer to a search: first the number of matches, then the sum of the counts of every
/// facet, then the positions of the first `limit` papers.
fn numbers(results: &Results, limit: usize) -> Vec<u32> {
    let counts = results.facets.iter().flatten().chain(&results.has).sum::<usize>();
    let papers = results.papers.iter().take(limit).copied();
    [results.papers.len(), counts].into_iter().chain(papers).map(|number| number as u32).collect()
}

/// A list whose index was prepared beforehand and is read in parts.
#[wasm_bindgen]
pub struct PreparedEngine {
    index: Index,
    missing: Vec<Part>,
}

#[wasm_bindgen]
impl PreparedEngine {
    /// Begins with the head of the index.
    ///
    /// # Errors
    /// When the bytes are something else.
    #[wasm_bindgen(constructor)]
    pub fn new(head: &[u8]) -> Result<Self, JsError> {
        let index = Index::begin(head).map_err(|error| JsError::new(&error.to_string()))?;
        Ok(Self { index, missing: vec![Part::Sets] })
    }

    /// Searches as [`Engine::search`] does; what was found means nothing while there is
    /// something missing.
    #[must_use]
    pub fn search(&mut self, text: &str, filters: &str, limit: usize) -> Vec<u32> {
        let answer = search(&self.index, &Query::parse(filters).with_text(text));
        self.missing = answer.missing().to_vec();
        numbers(&answer.unwrap_or_default(), limit)
    }

    /// The files that the last search lacked.
    #[must_use]
    pub fn missing(&self) -> Vec<String> {
        self.missing.iter().map(Part::file).collect()
    }

    /// Takes one of these files.
    ///
    /// # Errors
    /// When it is none of them, or has another content.
    pub fn put(&mut self, name: &str, bytes: &[u8]) -> Result<(), JsError> {
        let place = self.missing.iter().position(|part| part.file() == name);
        let place = place.ok_or_else(|| JsError::new(&format!("{name} was not missing")))?;
        let part = self.missing.remove(place);
        self.index.put(part, bytes).map_err(|error| JsError::new(&format!("{name}: {error}")))
    }
}

/// A list that is ready to be searched.
#[wasm_bindgen]
pub struct Engine {
    catalogue: Catalogue,
    index: Index,
}

#[wasm_bindgen]
impl Engine {
    /// Prepares a list.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(list: List) -> Self {
        let index = Index::new(&list.0);
        Self { catalogue: list.0, index }
    }

    /// Searches for a text, with the filters of a query string. The answer holds first the number
    /// of matches, then the sum of the counts of every facet, then the positions of the first
    /// `limit` papers.
    ///
    /// The sum is there so that no compiler can leave the counting out.
    #[must_use]
    pub fn search(&self, text: &str, filters: &str, limit: usize) -> Vec<u32> {
        numbers(&search(&self.index, &Query::parse(filters).with_text(text)).unwrap_or_default(), limit)
    }

    /// Everything that a search answers, in words: what a native search answers is the same.
    #[must_use]
    pub fn answer(&self, text: &str, filters: &str) -> String {
        format!("{:?}", search(&self.index, &Query::parse(filters).with_text(text)).unwrap_or_default())
    }

    /// The id of the paper at a position, empty where there is none.
    #[must_use]
    pub fn id(&self, position: usize) -> String {
        self.catalogue.papers().get(position).map(|paper| paper.id.as_str().to_owned()).unwrap_or_default()
    }
}
