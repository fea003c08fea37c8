//! Text with the words that were searched for marked in it.
use catalogue::search::highlights;
use maud::{Markup, html};

/// `text`, with every word that a word of `query` begins marked.
#[must_use]
pub fn highlighted(text: &str, query: &str) -> Markup {
    let mut end = 0;
    html! {
        @for range in highlights(text, query) {
            (text.get(end..range.start).unwrap_or_default())
            mark { (text.get(range.clone()).unwrap_or_default()) }
            ({ end = range.end; "" })
        }
        (text.get(end..).unwrap_or_default())
    }
}
