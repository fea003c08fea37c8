//! Tables that say how well methods do.
use super::column::Column;
use super::heading::{named, of_heading};
use super::sample::{Sample, SampleCell};
use crate::import::document::block::{Table, plain_text};
use crate::import::words::letters;

/// Whether a table has names of methods beside scores, and no titles of papers.
pub(crate) fn is_of_scores(table: &Table, columns: &[Column]) -> bool {
    let cells = |position: usize| table.rows.iter().filter_map(move |row| row.cells.get(position));
    let heading = |position: usize| table.header.get(position).map(|cell| plain_text(cell)).unwrap_or_default();
    // Stars, citations and parameters have columns that are called so.
    let is_score = |position: usize| {
        columns[position] == Column::Nothing && named(&heading(position)).is_none() && {
            let told: Vec<String> =
                cells(position).map(|cell| plain_text(cell)).filter(|text| says_more(text)).collect();
            let scores = told.iter().filter(|text| reads_as_score(text)).count();
            scores > 0 && 10 * scores >= 6 * told.len()
        }
    };
    let is_titled = |position: usize| {
        let sample = Sample::of(cells(position));
        sample.mostly(SampleCell::is_title)
    };
    let width = columns.len();
    let names_methods = |position: usize| of_heading(&heading(position)) == Some(Column::Nickname);
    (0..width).any(names_methods) && (0..width).any(is_score) && !(0..width).any(is_titled)
}

fn says_more(text: &str) -> bool {
    text.contains(char::is_alphanumeric)
}

/// Whether a text is a number with a decimal fraction, perhaps with a mark or an error: `97.6`, `0.83%`, `0.4±0.1`.
fn reads_as_score(text: &str) -> bool {
    let text = text.split(['^', '±']).next().unwrap_or_default();
    let bare = text.trim_matches(|mark: char| !mark.is_ascii_digit());
    let is_number = |part: &str| !part.is_empty() && letters::is_digits(part);
    !text.contains(char::is_alphabetic)
        && bare.split_once('.').is_some_and(|(whole, rest)| is_number(whole) && whole.len() <= 3 && is_number(rest))
}
