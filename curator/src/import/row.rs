//! Reads a row of a table: each cell as what its column means.
use super::column::{self, Column};
use super::note::{self, Note, Trust};
use super::piece::{Content, Piece, Row, plain_text, range_of};
use super::reading::{Doubt, Reading};
use super::{date, entry, names, role, title};

/// Reads the cells of a row, each as what its column means.
pub(super) fn read(row: &Row, columns: &[Column], width: usize, reading: &mut Reading) {
    let mut nickname = None;
    for (position, cell) in row.cells.iter().enumerate() {
        let column = columns.get(position).copied().unwrap_or(Column::Links);
        let text = plain_text(cell);
        let at = range_of(cell).unwrap_or_else(|| row.range.clone());
        if position >= width && width > 0 {
            extra_cell(cell, &text, reading);
            continue;
        }
        let has_image = cell.iter().any(|piece| matches!(piece.content, Content::Image { .. }));
        match column {
            Column::Title => entry::read(cell, reading),
            Column::Nickname => {
                entry::read_links(cell, None, reading);
                nickname = Some((text, at));
            }
            Column::Authors => {
                let found = names::read_all(&text);
                if reading.authors.is_empty() || names::read(&text).is_some() {
                    reading.authors = found.names;
                }
            }
            Column::Venue => venue_cell(cell, &text, &at, reading),
            Column::Date => match date::read(&text) {
                Some(date) => reading.note(Note::Date(date)),
                None => venue_cell(cell, &text, &at, reading),
            },
            Column::Figure if !has_image => entry::read_links(cell, None, reading),
            Column::Figure => reading.images(cell),
            Column::Links => entry::read_links(cell, None, reading),
            Column::LinksTo(role) => entry::read_links(cell, Some(role), reading),
            Column::Techniques => {
                reading.images(cell);
                let parts = text.split([',', ';', '，', '、']).map(str::trim);
                let parts =
                    parts.filter(|part| part.contains(char::is_alphanumeric) && part.split_whitespace().count() <= 5);
                reading.techniques.extend(parts.map(str::to_owned));
            }
            Column::Recommended => {
                let lower = text.trim().to_lowercase();
                reading.recommended |=
                    column::is_star(&text) || matches!(lower.as_str(), "yes" | "y" | "✓" | "✔" | "✅" | "x" | "true");
            }
            Column::Nothing => {}
        }
    }
    if reading.title.is_none()
        && let Some((text, at)) = nickname.filter(|(text, _)| !text.is_empty())
    {
        reading.title = Some((title::clean(&text), at));
    }
    if row.cells.len() < width && reading.title.is_some() {
        reading.doubts.push(Doubt {
            rule: "missing-cell",
            message: format!("the row has {} cells and its table {width} columns", row.cells.len()),
            help: "add the missing cell, empty if need be".to_owned(),
            range: row.range.clone(),
            is_note: true,
        });
    }
}

/// A venue stands in a cell as text, as a badge, or as a link to the paper.
fn venue_cell(cell: &[Piece], text: &str, at: &std::ops::Range<usize>, reading: &mut Reading) {
    reading.images(cell);
    for piece in cell {
        if let Content::Link { url, .. } = &piece.content {
            reading.link_by_address(None, url, &piece.range);
        }
    }
    match note::read(text, Trust::Sure) {
        Some(note) => reading.note(note),
        None if text.contains(char::is_alphanumeric) => reading.leftover.push((text.to_owned(), at.clone())),
        None => {}
    }
}

/// What stands behind the last column: notes of the list to itself, and links.
fn extra_cell(cell: &[Piece], text: &str, reading: &mut Reading) {
    if text.trim_start().starts_with("[//]:") || text.is_empty() {
        return;
    }
    let before = reading.links.len() + reading.addresses.len();
    let is_links = cell.iter().all(|piece| match &piece.content {
        Content::Link { label, .. } => role::of_label(label).is_some(),
        Content::Text(text) => !text.contains(char::is_alphanumeric),
        _ => true,
    });
    if is_links {
        entry::read_links(cell, None, reading);
    } else {
        entry::read(cell, reading);
    }
    let range = range_of(cell).unwrap_or_default();
    let what = if reading.links.len() + reading.addresses.len() > before {
        "it was read as links"
    } else {
        "it was read as part of the entry"
    };
    reading.doubts.push(Doubt {
        rule: "extra-cell",
        message: format!("the row has more cells than its table has columns; {what}"),
        help: "write a pipe inside a text as \\|, and further links into the cell of the links".to_owned(),
        range,
        is_note: true,
    });
}
