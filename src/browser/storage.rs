//! What the browser keeps for the reader, and whether there is a network.
use leptos::prelude::window;

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
    window().session_storage().ok()??.get_item(key).ok()?
}

/// Keeps `value` for this session, or nothing; where storage is blocked or full, that is lost with the page.
pub fn keep_for_session(key: &str, value: Option<&str>) {
    if let Ok(Some(session)) = window().session_storage() {
        let _ = match value {
            Some(value) => session.set_item(key, value),
            None => session.remove_item(key),
        };
    }
}

/// Whether the browser says that it has no network at all.
#[must_use]
pub fn is_offline() -> bool {
    !window().navigator().on_line()
}
