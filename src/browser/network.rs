//! The network.
use leptos::prelude::window;

/// Whether the browser says that it has no network at all.
#[must_use]
pub fn is_offline() -> bool {
    !window().navigator().on_line()
}
