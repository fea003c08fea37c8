//! What a reader sees when the catalogue could not be loaded.
use leptos::prelude::*;

use crate::load::LoadError;

/// Says what went wrong and offers to try again. Stands above the static page, which
/// stays readable.
#[component]
pub fn LoadFailure(
    /// What went wrong.
    error: LoadError,
    /// Loads again.
    retry: Callback<()>,
) -> impl IntoView {
    let detail = error.detail().map(|detail| {
        view! {
            <details>
                <summary>"Details for the curator"</summary>
                <p>{detail}</p>
            </details>
        }
    });
    view! {
        <div class="notice failure" role="alert">
            <p>{error.to_string()}</p>
            <p class="notice-hint">"What this page shows was written when the site was built. Search and filters need the catalogue."</p>
            {detail}
            <button type="button" class="button" on:click=move |_| retry.run(())>"Try again"</button>
        </div>
    }
}
