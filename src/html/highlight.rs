//! Text with the words that were searched for marked in it.
use std::ops::Range;

use catalogue::search::highlights;
use maud::{Markup, html};

/// `text`, with every word that a word of `query` begins marked.
#[must_use]
pub fn highlighted(text: &str, query: &str) -> Markup {
    marked(text, 0..text.len(), &highlights(text, query))
}

/// A part of `text`, with `marks` within it.
#[must_use]
pub fn marked(text: &str, part: Range<usize>, marks: &[Range<usize>]) -> Markup {
    let mut end = part.start;
    html! {
        @for range in marks {
            (text.get(end..range.start).unwrap_or_default())
            mark { (text.get(range.clone()).unwrap_or_default()) }
            ({ end = range.end; "" })
        }
        (text.get(end..part.end).unwrap_or_default())
    }
}
