//! Sharing by the system's share sheet.
use leptos::prelude::*;

use crate::browser;

/// A button that shares an address. The style sheet hides it where the browser cannot share.
#[component]
pub fn ShareButton(
    /// What is shared.
    title: String,
    /// Its whole address, when the button is pressed.
    url: impl Fn() -> String + Send + Sync + 'static,
) -> impl IntoView {
    let click = move |_| {
        let (title, url) = (title.clone(), url());
        browser::spawn(async move {
            // A reader who closes the sheet has changed their mind; nothing to say.
            let _ = browser::share(&title, &url).await;
        });
    };
    view! { <button type="button" class="action share" on:click=click>"Share"</button> }
}
