//! Tables of separated values, by the crate `csv`. The first row names the columns.
use super::{Broken, Field, Reference};

/// Reads a file.
pub(super) fn read(text: &str, separator: char) -> Result<Vec<Reference>, Broken> {
    let delimiter =
        if separator == ',' && has_semicolons(text) { b';' } else { u8::try_from(separator).unwrap_or(b',') };
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(text.as_bytes());
    let broken = |error: csv::Error| {
        let at = error.position().map_or(0, |position| usize::try_from(position.byte()).unwrap_or(0));
        Broken { message: error.to_string(), range: at..at }
    };
    let names: Vec<String> = reader.headers().map_err(broken)?.iter().map(str::to_owned).collect();
    let mut references = Vec::new();
    for row in reader.records() {
        let row = row.map_err(broken)?;
        let at = row.position().map_or(0, |position| usize::try_from(position.byte()).unwrap_or(0));
        let end = text[at..].find('\n').map_or(text.len(), |length| at + length);
        let cells = names.iter().zip(row.iter()).filter(|(_, cell)| !cell.trim().is_empty());
        let fields: Vec<_> = cells.map(|(name, cell)| Field::one(name, cell.to_owned())).collect();
        if !fields.is_empty() {
            references.push(Reference { fields, range: at..end, ..Reference::default() });
        }
    }
    Ok(references)
}

/// Whether semicolons separate the cells: spreadsheets write them in countries where numbers have a comma.
fn has_semicolons(text: &str) -> bool {
    // What is between two quotes stands at an odd place.
    let head = text.lines().next().unwrap_or_default();
    let outside = || head.split('"').step_by(2);
    outside().any(|part| part.contains(';')) && !outside().any(|part| part.contains(','))
}
