//! Bars that say how many papers are of each year.
use std::ops::RangeInclusive;

use maud::{Markup, html};

/// A year, and how many papers are of it.
pub type YearCount = (u16, usize);

/// The highest bar, in units of the drawing.
const HEIGHT: f64 = 32.0;

/// A bar for each of some years, in a drawing whose unit across is a year. Those of the years that are
/// asked for are marked. The values of the facet say the same in words.
#[must_use]
pub fn year_bars(years: &RangeInclusive<u16>, counts: &[YearCount], asked: RangeInclusive<u16>) -> Markup {
    let (first, last) = (*years.start(), *years.end());
    let most = counts.iter().map(|(_, count)| *count).max().unwrap_or(0).max(1);
    // Counts of papers are far below where `f64` is not exact.
    #[allow(clippy::cast_precision_loss)]
    let height = |count: usize| if count == 0 { 0.0 } else { (HEIGHT * count as f64 / most as f64).max(1.0) };
    let width = (f64::from(last - first + 1) / 12.0).min(0.5);
    html! {
        svg class="year-bars" viewBox=(format!("0 0 {} {HEIGHT}", last - first)) preserveAspectRatio="none" aria-hidden="true" {
            @for (year, count) in counts {
                @let height = height(*count);
                rect class=[asked.contains(year).then_some("asked")]
                    x=(format!("{:.2}", f64::from(year - first) - width / 2.0)) width=(format!("{width:.2}"))
                    y=(format!("{:.1}", HEIGHT - height)) height=(format!("{height:.1}")) {
                    title { (year) ": " (count) @if *count == 1 { " paper" } @else { " papers" } }
                }
            }
        }
    }
}
