//! How many stars the repository behind a link has.
use catalogue::paper::Link;
use maud::{Markup, html};

use crate::data::library::Library;
use crate::html::count::{short, thousands};

/// The count with its day, in words: “1,234 stars on 24 November 2026”.
#[must_use]
pub fn with_day(library: &Library, link: &Link) -> Option<String> {
    let (stars, day) = (link.stars?, library.catalogue.list().starred?);
    let plural = if stars == 1 { "" } else { "s" };
    Some(format!("{} star{plural} on {}", thousands(stars as usize), day.long()))
}

/// The count as it stands beside the name of its link; nothing when it is not known. The title
/// of the link says it in full, so it is not heard twice.
#[must_use]
pub fn stars(link: &Link) -> Markup {
    html! { @if let Some(stars) = link.stars { " " span class="stars" aria-hidden="true" { (short(stars)) } } }
}
