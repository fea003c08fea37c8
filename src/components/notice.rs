//! Notices above the page.
use leptos::prelude::*;

use crate::context::use_library;
use crate::data::error::LoadError;
use crate::html::failure::{load_failure, part_failure};
use crate::reactive::memo;

/// Says why the catalogue could not be loaded, if it could not, and offers to try again.
#[component]
pub fn LoadFailure(
    /// Why.
    failure: ReadSignal<Option<LoadError>>,
    /// Tries again.
    retry: impl Fn() + 'static,
) -> impl IntoView {
    let content = move || failure.with(|error| error.as_ref().map(|error| load_failure(error).into_string()));
    let retry = StoredValue::new_local(retry);
    view! {
        <Show when=move || failure.with(Option::is_some)>
            <div class="notice failure" role="alert">
                <div class="part" inner_html=content></div>
                <button type="button" class="button" on:click=move |_| retry.with_value(|retry| retry())>
                    "Try again"
                </button>
            </div>
        </Show>
    }
}

/// Says why a part of a long list did not arrive, as long as it has not.
#[component]
pub fn PartFailure() -> impl IntoView {
    let long = use_library().long.as_ref()?;
    let failure = memo(move || long.failure());
    let notice = |error| view! { <p class="notice" inner_html=part_failure(&error).into_string()></p> };
    // What is read out is what changes in a status that is there.
    Some(view! { <div role="status">{move || failure.get().map(notice)}</div> })
}
