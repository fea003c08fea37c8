//! What the browser keeps for the reader.
use std::{cell::RefCell, collections::BTreeMap};

use leptos::prelude::window;
use web_sys::Storage;

thread_local! {
    /// What is kept where storage is blocked or full, by key; lost with the document.
    static UNSTORED: RefCell<BTreeMap<String, String>> = RefCell::default();
}

/// Puts `value` into the browser's storage, and returns what was there when this session began.
/// `None` when storage is blocked or full.
#[must_use]
pub fn swap_once_per_session(key: &str, value: &str) -> Option<String> {
    let (local, session) = (window().local_storage().ok()??, window().session_storage().ok()??);
    let before = match session.get_item(key).ok()? {
        Some(before) => before,
        None => {
            let before = local.get_item(key).ok()?.unwrap_or_default();
            session.set_item(key, &before).ok()?;
            before
        }
    };
    local.set_item(key, value).ok()?;
    Some(before)
}

/// What was kept for this session under `key`.
#[must_use]
pub fn kept_for_session(key: &str) -> Option<String> {
    kept(window().session_storage().ok().flatten().as_ref(), key)
}

/// Keeps `value` for this session, or nothing; where storage is blocked or full, only until the document is left.
pub fn keep_for_session(key: &str, value: Option<&str>) {
    keep(window().session_storage().ok().flatten().as_ref(), key, value);
}

/// What is stored under `key`.
#[must_use]
pub fn stored(key: &str) -> Option<String> {
    kept(window().local_storage().ok().flatten().as_ref(), key)
}

/// Stores `value`, or nothing; where storage is blocked or full, only until the document is left.
pub fn store(key: &str, value: Option<&str>) {
    keep(window().local_storage().ok().flatten().as_ref(), key, value);
}

fn kept(storage: Option<&Storage>, key: &str) -> Option<String> {
    let unstored = UNSTORED.with_borrow(|unstored| unstored.get(key).cloned());
    unstored.or_else(|| storage?.get_item(key).ok()?)
}

fn keep(storage: Option<&Storage>, key: &str, value: Option<&str>) {
    let is_stored = storage.is_some_and(|storage| {
        match value {
            Some(value) => storage.set_item(key, value),
            None => storage.remove_item(key),
        }
        .is_ok()
    });
    UNSTORED.with_borrow_mut(|unstored| match value {
        Some(value) if !is_stored => unstored.insert(key.to_owned(), value.to_owned()),
        _ => unstored.remove(key),
    });
}
