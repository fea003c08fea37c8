//! Text with the words that were searched for marked in it.
use catalogue::search::highlights;
use leptos::prelude::*;

/// `text`, with every word that a word of `query` begins marked.
#[component]
pub fn Highlighted(
    /// The text to show.
    text: String,
    /// What the reader searched for.
    query: String,
) -> impl IntoView {
    let mut parts = Vec::new();
    let mut end = 0;
    for range in highlights(&text, &query) {
        parts.push(text.get(end..range.start).unwrap_or_default().to_owned().into_any());
        let marked = text.get(range.clone()).unwrap_or_default().to_owned();
        parts.push(view! { <mark>{marked}</mark> }.into_any());
        end = range.end;
    }
    parts.push(text.get(end..).unwrap_or_default().to_owned().into_any());
    parts
}
