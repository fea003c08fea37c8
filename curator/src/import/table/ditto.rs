//! What says “as above”: cells with a mark for it, the blank ones of columns by which the rows of a table are grouped,
//! and a dash in place of authors.
use super::column::Column;
use crate::import::document::block::{Cell, Row, plain_text};

/// Texts that say it.
const DITTO: [&str; 8] = ["〃", "″", "\"", "”", "''", "ditto", "同上", "상동"];

/// Fills such cells with what stands above them.
///
/// Blank cells say it in the first columns of a table, where the first is of dates and none has the
/// same value twice in a row; a blank cell behind one with a value of its own says nothing.
pub(crate) fn fill(rows: &mut [Row], columns: &[Column]) {
    let leading = columns.iter().take_while(|column| matches!(column, Column::Date | Column::Venue));
    let leading = if columns.first() == Some(&Column::Date) { leading.count() } else { 0 };
    let grouping = (0..leading).take_while(|position| is_grouping(rows, *position)).count();
    // For each column the last row with a value of its own.
    let mut above: Vec<usize> = Vec::new();
    for at in 0..rows.len() {
        above.resize(above.len().max(rows[at].cells.len()), at);
        let mut is_of_group = true;
        for (position, above) in above.iter_mut().enumerate().take(rows[at].cells.len()) {
            let cell = &rows[at].cells[position];
            is_of_group &= position < grouping && is_blank(cell);
            if is_of_group || is_ditto(cell) {
                rows[at].cells[position] = rows[*above].cells[position].clone();
            } else {
                *above = at;
            }
        }
    }
}

/// Whether a column never has the same value twice in a row.
fn is_grouping(rows: &[Row], position: usize) -> bool {
    let values = rows.iter().filter_map(|row| row.cells.get(position));
    let values: Vec<String> =
        values.filter(|cell| !is_blank(cell) && !is_ditto(cell)).map(|cell| plain_text(cell)).collect();
    values.windows(2).all(|pair| pair[0] != pair[1])
}

/// Whether an entry begins with a dash in place of its authors, who are those of the entry above: `———. 2012. A Title`.
pub(crate) fn repeats_authors(text: &str) -> bool {
    let text = text
        .trim_start_matches(|first: char| first.is_whitespace() || first.is_ascii_digit() || "-*+.\\".contains(first));
    let rest = text.trim_start_matches(['—', '–', '_', '⸺', '⸻']);
    let dashes = text.len() - rest.len();
    dashes >= 3
        && rest
            .trim_start_matches([' ', '.', ','])
            .starts_with(|next: char| next.is_alphanumeric() || "(“\"*_".contains(next))
}

fn is_blank(cell: &Cell) -> bool {
    cell.iter().all(|piece| piece.text().is_some_and(|text| text.trim().is_empty()))
}

fn is_ditto(cell: &Cell) -> bool {
    let [piece] = &cell[..] else { return false };
    piece.text().is_some_and(|text| DITTO.iter().any(|ditto| text.trim().eq_ignore_ascii_case(ditto)))
}
