//! Spellings of a venue with its year that few lists have, in the one that most have.
use super::{Fact, Trust, read};
use crate::import::words::date;
use crate::import::words::label::is_society;
use crate::import::words::venue_year::{
    with_short_year, with_short_year_last, with_year_apart, without_session, workshop_of_year,
};

/// The text in the spelling that is read further; `None` for one that is spelled so already.
pub(super) fn respelled(text: &str, trust: Trust) -> Option<String> {
    // Most texts have no year, and to see that is faster than to try.
    let has_digit = text.contains(|letter: char| letter.is_ascii_digit());
    with_space(text)
        .or_else(|| if has_digit { with_year(text, trust) } else { None })
        .or_else(|| with_plain_quote(text))
        .or_else(|| version(text, trust).map(str::to_owned))
}

/// The same for a text with a year.
fn with_year(text: &str, trust: Trust) -> Option<String> {
    // `Oct, 2024` is a date.
    let is_set_off = || trust > Trust::Text && date::read(text).is_none();
    with_society(text)
        .or_else(|| with_short_year_last(text))
        .or_else(|| with_short_year(text))
        .or_else(|| with_year_apart(text, trust == Trust::Sure).filter(|_| is_set_off()))
        .or_else(|| without_session(text).filter(|_| is_set_off()))
        .or_else(|| workshop_of_year(text))
        .or_else(|| without_rest(text).map(str::to_owned))
}

/// `USENIX Security'24` of `Security'24`.
fn with_society(text: &str) -> Option<String> {
    let year = text.strip_prefix("Security")?.strip_prefix(['\'', '’'])?;
    let is_year = date::is_short_year(year);
    is_year.then(|| format!("USENIX Security'{year}"))
}

/// `InProceedings of …` with its space, and `IEEE-JSSC` and `IEEE/ACM-ISCA` with one in place of the hyphen.
fn with_space(text: &str) -> Option<String> {
    if let Some(rest) = text.strip_prefix("InProceedings ") {
        return Some(format!("In Proceedings {rest}"));
    }
    let (society, name) = text.split_once('-').filter(|(society, _)| is_society(society))?;
    Some(format!("{society} {name}"))
}

/// The venue of `VLDB 2021 from Ann Oak` and of `GLOBECOM 2025-2025 IEEE Global Conference`.
fn without_rest(text: &str) -> Option<&str> {
    let is_dated = |text: &str| text.ends_with(|last: char| last.is_ascii_digit());
    if let Some((venue, _)) = text.split_once(" from ").filter(|(venue, _)| is_dated(venue)) {
        return Some(venue);
    }
    let (venue, rest) = text.split_once('-')?;
    let name = venue.trim_end_matches(|last: char| last.is_ascii_digit());
    let year = &venue[name.len()..];
    let is_twice = !name.is_empty() && date::ends_in_year(venue) && year.len() == 4 && rest.starts_with(year);
    is_twice.then_some(venue)
}

/// `ICLR’24` with a plain quotation mark.
fn with_plain_quote(text: &str) -> Option<String> {
    const QUOTES: [char; 3] = ['‘', '’', '`'];
    text.contains(QUOTES).then(|| text.replace(QUOTES, "'"))
}

/// The venue of `IEEE LJ version`.
fn version(text: &str, trust: Trust) -> Option<&str> {
    let name = text.strip_suffix(" version").or_else(|| text.strip_suffix(" Version"))?;
    matches!(read(name, trust.max(Trust::SetOff)), Some(Fact::Venue(_))).then_some(name)
}
