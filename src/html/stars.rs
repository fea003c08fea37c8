//! How many stars the repository behind a link has.
use catalogue::paper::Link;
use maud::{Markup, html};

use crate::data::library::Library;
use crate::html::count::thousands;

/// The count with its day, in words: “1,234 stars on 24 November 2026”.
#[must_use]
pub fn counted(library: &Library, link: &Link) -> Option<String> {
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

/// A number in little room, rounded down: `987`, `1.2k`, `43k`, `1.5M`.
#[must_use]
pub fn short(number: u32) -> String {
    let (unit, name) = match number {
        0..1000 => return number.to_string(),
        1000..1_000_000 => (1000, "k"),
        _ => (1_000_000, "M"),
    };
    let (whole, tenth) = (number / unit, number / (unit / 10) % 10);
    if whole < 10 && tenth > 0 { format!("{whole}.{tenth}{name}") } else { format!("{whole}{name}") }
}

#[cfg(test)]
mod tests {
    use super::short;

    #[test]
    fn a_count_is_short_and_never_more_than_it_is() {
        let counts = [0, 999, 1000, 1049, 1999, 9999, 12_999, 999_999, 1_500_000, u32::MAX].map(short);
        assert_eq!(counts, ["0", "999", "1k", "1k", "1.9k", "9.9k", "12k", "999k", "1.5M", "4294M"]);
    }
}
