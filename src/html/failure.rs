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

/// Why the abstracts could not be searched.
#[must_use]
pub fn abstracts_failure(error: &LoadError) -> Markup {
    html! {
        p {
            @match error {
                LoadError::Offline => "You seem to be offline, so the abstracts could not be searched.",
                LoadError::Status(404) => "The abstracts of this page are missing from this site, which may have newer ones: reload the page.",
                _ => "The abstracts could not be loaded, so they were not searched.",
            }
            " Below are the results without them."
        }
    }
}

/// Why a part of a long list did not arrive.
#[must_use]
pub fn part_failure(error: &LoadError) -> Markup {
    html! { (error) @if error.is_temporary() { " Retrying…" } }
}
