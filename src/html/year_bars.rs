//! Bars that say how many papers are of each year.
use std::ops::RangeInclusive;

use maud::{Markup, html};

use crate::html::count::papers;

/// A year, and how many papers are of it.
pub type YearCount = (u16, usize);

/// The units of the drawing: a year across, and the highest bar. Whole numbers, since nothing else in the program
/// writes others, and the code for that is large.
const YEAR: usize = 120;
const HEIGHT: usize = 320;

/// A bar for each of some years, in a drawing that is as wide as its years. Those of the years that are
/// asked for are marked. The values of the facet say the same in words.
#[must_use]
pub fn year_bars(years: &RangeInclusive<u16>, counts: &[YearCount], asked: RangeInclusive<u16>) -> Markup {
    let (first, last) = (*years.start(), *years.end());
    let most = counts.iter().map(|(_, count)| *count).max().unwrap_or(0).max(1);
    let height = |count: usize| if count == 0 { 0 } else { (HEIGHT * count / most).max(HEIGHT / 32) };
    let across = usize::from(last - first);
    let width = ((across + 1) * YEAR / 12).min(YEAR / 2);
    html! {
        svg class="year-bars" viewBox={ (width / 2) " 0 " (across * YEAR) " " (HEIGHT) } preserveAspectRatio="none" aria-hidden="true" {
            @for (year, count) in counts {
                @let height = height(*count);
                rect class=[asked.contains(year).then_some("asked")]
                    x=(usize::from(year - first) * YEAR) width=(width)
                    y=(HEIGHT - height) height=(height) {
                    title { (year) ": " (papers(*count)) }
                }
            }
        }
    }
}
