//! What only the program can show.
use leptos::either::Either;
use leptos::prelude::*;

use crate::browser::IS_PROGRAM;

/// Shows its children in the program. The static page says in their place that they are being loaded and, where there is
/// no JavaScript, why it is needed.
#[component]
pub fn NeedsProgram(
    /// Why JavaScript is needed.
    reason: &'static str,
    /// What is said until the program is there.
    loading: &'static str,
    /// What the program shows.
    children: Children,
) -> impl IntoView {
    if IS_PROGRAM {
        return Either::Left(children());
    }
    Either::Right(view! {
        <noscript><p>{reason}</p></noscript>
        <p class="loading needs-program" role="status">{loading}</p>
    })
}
