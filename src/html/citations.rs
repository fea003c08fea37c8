//! How often a paper is cited.
use catalogue::Paper;
use catalogue::citations::SOURCE;
use maud::{Markup, html};

use crate::data::library::Library;
use crate::html::count::{short, thousands};

/// The count with who counted and on which day: “1,234, counted by Semantic Scholar on 24 November 2026”.
#[must_use]
pub fn with_day(library: &Library, paper: &Paper) -> Option<String> {
    let (citations, day) = (paper.citations?, library.catalogue.list().cited?);
    Some(format!("{}, counted by {SOURCE} on {}", thousands(citations as usize), day.long()))
}

/// The count as it stands beside the link to the paper; nothing when it is not known. The title of the link says
/// it in full, so it is not heard twice.
#[must_use]
pub fn citations(paper: &Paper) -> Markup {
    html! { @if let Some(citations) = paper.citations { " " span class="citations" aria-hidden="true" { (short(citations)) } } }
}
