//! Years before titles: `2020 A Title of Words`. A title may begin with a year itself, so they count where most
//! entries of a list begin so.
use crate::import::document::block::{Content, Piece};
use crate::import::outline::structure::{Entry, Form};
use crate::import::words::date::{self, Written};

/// Whether most entries of a list begin with a year and the words of a title behind it.
pub(super) fn is_habit(entries: &[Entry]) -> bool {
    /// Fewer are titles that begin so.
    const FEWEST: usize = 5;
    let texts =
        || entries.iter().filter_map(|entry| if let Form::Text(pieces) = &entry.form { Some(pieces) } else { None });
    let dated = texts().filter(|pieces| split(pieces).is_some()).count();
    dated >= FEWEST && 3 * dated >= 2 * texts().count()
}

/// An entry without the year that it begins with, and that year.
pub(super) fn take(pieces: &[Piece]) -> Option<(Vec<Piece>, Written)> {
    let (date, length) = split(pieces)?;
    let mut rest = pieces.to_vec();
    let first = rest.first_mut()?;
    if let Content::Text(text) = &mut first.content {
        text.replace_range(..length, "");
    }
    first.range.start += length;
    Some((rest, date))
}

/// The year that an entry begins with, and its length in bytes.
fn split(pieces: &[Piece]) -> Option<(Written, usize)> {
    const FEWEST_WORDS: usize = 3;
    let (year, rest) = pieces.first()?.text()?.split_once(' ')?;
    let is_title = rest.starts_with(char::is_uppercase) && rest.split_whitespace().count() >= FEWEST_WORDS;
    let date = date::read(year).filter(|_| is_title && year.len() == 4)?;
    Some((date, year.len() + 1))
}
