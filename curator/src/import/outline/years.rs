//! What headings say of years: “2024”, “Papers in 2023”, “2022 and earlier”, “June 24 – June 30, 2024”.
use crate::import::words::date;

/// The years that a heading names, and nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Years {
    /// One.
    One(u16),
    /// Several, or none in particular.
    Several,
}

/// Words that open a span of years, which no paper under it need be of.
const OPEN: &[&str] =
    &["pre", "before", "until", "prior", "earlier", "older", "previous", "past", "since", "after", "later"];

/// Words beside a year, or alone, that name no subject.
#[rustfmt::skip]
const FILLERS: &[&str] = &[
    "in", "and", "week", "of", "the", "year", "papers", "paper", "venue", "venues", "年", "论文", "work", "works", "more", "archive", "archived",
    "click", "to", "here", "expand", "show", "see", "view", "open", "toggle", "full", "list", "all", "details", "unfold", "me",
];

/// What stands under a span of dates: `2024-06-24 – 2024-06-30`.
pub(super) fn of_span(name: &str) -> Option<Years> {
    let (first, last) = ["–", "—", " - ", "~", " to ", "-"].iter().find_map(|mark| name.split_once(mark))?;
    let (first, last) = (date::read(first)?, date::read(last)?);
    Some(match (first.year.or(last.year), last.year.or(first.year)) {
        (Some(first), Some(last)) if first == last => Years::One(last),
        _ => Years::Several,
    })
}

/// What stands under a heading that may say no more than a year: “News (2024)”, “Papers in 2024”, “2023 and earlier”.
pub(super) fn of_years(words: &[&str]) -> Option<Years> {
    let years: Vec<u16> =
        words.iter().filter_map(|word| word.parse().ok()).filter(|year| (1990..2100).contains(year)).collect();
    let is_other = |word: &&&str| word.parse::<u16>().is_err() && !FILLERS.contains(word);
    let others: Vec<&&str> = words.iter().filter(is_other).collect();
    if !others.is_empty() && others.iter().all(|word| OPEN.contains(word) || is_decade(word)) {
        return Some(Years::Several);
    }
    match (&years[..], &others[..]) {
        ([year], []) => Some(Years::One(*year)),
        // “Archive” alone is a name.
        ([], []) if !words.is_empty() && words != ["archive"] => Some(Years::Several),
        _ => None,
    }
}

/// Whether a word is a decade: `1990s`.
fn is_decade(word: &str) -> bool {
    word.strip_suffix('s').is_some_and(|year| year.len() == 4 && year.parse::<u16>().is_ok())
}
