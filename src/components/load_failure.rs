//! What a reader sees when the catalogue could not be loaded.
use maud::{Markup, html};

use crate::load::LoadError;

/// Says what went wrong and offers to try again. Stands above the static page, which
/// stays readable.
#[must_use]
pub fn load_failure(error: &LoadError) -> Markup {
    html! {
        div class="notice failure" role="alert" {
            p { (error) }
            p class="notice-hint" { "What this page shows was written when the site was built. Search and filters need the catalogue." }
            @if let Some(detail) = error.detail() {
                details { summary { "Details for the curator" } p { (detail) } }
            }
            button type="button" class="button" { "Try again" }
        }
    }
}
