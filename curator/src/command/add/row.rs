//! A row of a table in the habit of another one.
use catalogue::Paper;
use catalogue::readme::{all_links, authors, escape_text, plain_title, title};

use crate::import::document::block::{Content, Piece, Row, Table, plain_text};
use crate::import::table::column::{self, Column};
use crate::import::words::link::Target;

/// What separates the lines inside a cell.
const BREAK: &str = " <br> ";

/// A row of a table in the habit of another one: each cell what its column means, and nothing where the record does not
/// say it.
pub(super) fn row_like(table: &Table, row: &Row, paper: &Paper) -> String {
    let columns = column::of_table(table);
    let has_authors = columns.contains(&Column::Authors);
    let has_year = columns.contains(&Column::Date);
    let cells = columns.iter().zip(row.cells.iter().map(Some).chain(std::iter::repeat(None))).map(|(column, like)| {
        let like = like.map_or(&[][..], Vec::as_slice);
        let between = if like.iter().any(|piece| piece.content == Content::Break) { BREAK } else { " " };
        match column {
            Column::Title => {
                let is_link = like.iter().any(|piece| matches!(piece.content, Content::Link { .. }));
                let title = if is_link { title(paper) } else { plain_title(paper) };
                let names = authors(paper);
                if has_authors || between != BREAK || names.is_empty() { title } else { title + BREAK + &names }
            }
            Column::Authors | Column::SomeAuthors => authors(paper),
            Column::Venue => venue(paper, has_year),
            Column::Date => date(paper, &plain_text(like)),
            Column::Links => {
                let links = all_links(paper);
                links.iter().map(|(_, name, address)| link(name, address)).collect::<Vec<_>>().join(between)
            }
            Column::LinksTo(target) => {
                let wanted = match target {
                    Target::Paper => None,
                    Target::Link(kind) => Some(*kind),
                    Target::Other => return String::new(),
                };
                let found = all_links(paper).into_iter().find(|(kind, ..)| *kind == wanted);
                found.map_or_else(String::new, |(_, name, address)| link(label_like(like).unwrap_or(name), &address))
            }
            Column::Figure => {
                paper.figure.as_ref().map_or_else(String::new, |figure| format!("![]({})", figure.source.as_str()))
            }
            Column::Techniques => {
                paper.techniques.iter().map(|technique| technique.as_str()).collect::<Vec<_>>().join(", ")
            }
            Column::Remark => paper.remark.as_ref().map(|remark| escape_text(remark.as_str())).unwrap_or_default(),
            Column::Nickname | Column::Recommended | Column::Rating(_) | Column::Nothing => String::new(),
        }
    });
    let cells: Vec<String> = cells.collect();
    format!("| {} |", cells.join(" | "))
}

/// Where it was published; the year is beside it unless the table has a column for that.
fn venue(paper: &Paper, has_year: bool) -> String {
    let year = paper.year().filter(|_| !has_year).map(|year| format!(" {year}")).unwrap_or_default();
    match &paper.venue {
        Some(venue) => venue.label().to_owned(),
        None if paper.id.arxiv().is_some() => ["arXiv", &year].concat(),
        None => year.trim_start().to_owned(),
    }
}

/// When it was published: with the month, where the other row has one behind a sign.
fn date(paper: &Paper, like: &str) -> String {
    let sign = like.find(['-', '/', '.']).and_then(|at| like[at..].chars().next());
    let month = paper.date().and_then(|date| Some((date.year, date.month?)));
    match (month, sign, paper.year()) {
        (Some((year, month)), Some(sign), _) => format!("{year}{sign}{month:02}"),
        (_, _, Some(year)) => year.to_string(),
        _ => String::new(),
    }
}

/// What the only link of another cell is called.
fn label_like(like: &[Piece]) -> Option<&str> {
    let mut labels = like.iter().filter_map(|piece| match &piece.content {
        Content::Link { label, .. } => Some(label.trim()),
        _ => None,
    });
    let only = labels.next().filter(|label| !label.is_empty() && label.chars().all(char::is_alphabetic))?;
    labels.next().is_none().then_some(only)
}

fn link(label: &str, address: &str) -> String {
    format!("[{label}]({address})")
}
