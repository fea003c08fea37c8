//! Text with the words that were searched for marked in it.
use std::iter;
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
    let within = |range: Range<usize>| text.get(range).unwrap_or_default();
    let ends = iter::once(part.start).chain(marks.iter().map(|mark| mark.end));
    html! {
        @for (end, mark) in ends.zip(marks) {
            (within(end..mark.start))
            mark { (within(mark.clone())) }
        }
        (within(marks.last().map_or(part.start, |mark| mark.end)..part.end))
    }
}
