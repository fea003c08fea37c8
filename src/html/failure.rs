//! What a reader sees when something could not be loaded.
use maud::{Markup, html};

use crate::data::error::LoadError;

/// What went wrong. Stands above the static page, which stays readable.
#[must_use]
pub fn load_failure(error: &LoadError) -> Markup {
    html! {
        p { (error) }
        p class="notice-hint" { "What this page shows was written when the site was built. Search and filters need the catalogue." }
        @if let Some(detail) = error.detail() {
            details { summary { "Details for the curator" } p { (detail) } }
        }
    }
}

/// Why a part of a long list did not arrive.
#[must_use]
pub fn part_failure(error: &LoadError) -> Markup {
    html! { (error) @if error.is_temporary() { " It is tried again." } }
}
