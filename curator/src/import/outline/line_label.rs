//! What the lines of entries are called, in words that nobody knows: `**Record:** arXiv`, `🔑 Key: lamps`. Such a word
//! is no title and no name, wherever entries of a list have it again and again.
use std::collections::HashMap;

use catalogue::fold::fold;

use super::structure::{Form, Outline};
use crate::import::document::block::{Content, Piece};
use crate::import::table::column::{Column, named};
use crate::import::words::link::{self, Target};
use crate::import::words::wording::is_pictograph;

/// With fewer lines it may be a nickname before a title.
const FEWEST: usize = 3;

/// Such a word in running text begins the lines of more entries.
const FEWEST_PLAIN: usize = 8;

/// Gives such labels a name that says what stands behind them, as far as their words do.
pub(crate) fn name_labels(outline: &mut Outline) {
    let mut counts: HashMap<(String, bool), usize> = HashMap::new();
    for entry in &outline.entries {
        let Form::Text(pieces) = &entry.form else { continue };
        labels(pieces).for_each(|Label { name, is_bold, .. }| *counts.entry((name, is_bold)).or_default() += 1);
    }
    counts.retain(|(_, is_bold), count| *count >= if *is_bold { FEWEST } else { FEWEST_PLAIN });
    for entry in outline.entries.iter_mut().filter(|_| !counts.is_empty()) {
        let Form::Text(pieces) = &mut entry.form else { continue };
        let is_known = |Label { name, is_bold, .. }: &Label| counts.contains_key(&(name.clone(), *is_bold));
        for Label { name, at, end, .. } in labels(pieces).filter(is_known).collect::<Vec<_>>() {
            if let Content::Text(text) = &mut pieces[at].content {
                text.replace_range(..end, name_of(&name));
            }
        }
    }
}

/// A text with a colon at its end with which a line begins, and that no column is called.
struct Label {
    name: String,
    is_bold: bool,
    /// The place of its piece.
    at: usize,
    /// Where it ends there, in bytes.
    end: usize,
}

/// The labels of an entry; in running text, below its first line.
fn labels(pieces: &[Piece]) -> impl Iterator<Item = Label> {
    pieces.iter().enumerate().filter_map(|(at, piece)| {
        const MOST_WORDS: usize = 4;
        let Content::Text(text) = &piece.content else { return None };
        let begins = at == 0 || pieces[at - 1].is_break();
        let is_bold = piece.style.strong;
        let end = match is_bold {
            true => Some(text.len()).filter(|_| text.trim_end().ends_with([':', '：'])),
            false => text
                .find([':', '：'])
                .filter(|_| at > 0)
                .map(|at| at + text[at..].chars().next().map_or(0, char::len_utf8)),
        };
        let end = end.filter(|_| begins)?;
        let label =
            text[..end].trim_matches(|edge: char| edge.is_whitespace() || is_pictograph(edge) || ":：".contains(edge));
        let is_known = named(label).is_some() || !matches!(link::of_label(label), None | Some(Some(Target::Paper)));
        let is_short = (1..=MOST_WORDS).contains(&label.split_whitespace().count());
        // `[CVPR 2024] https://…`
        let is_address = text[end..].starts_with("//") || label.starts_with('[');
        (is_short && !is_known && !is_address).then(|| Label { name: fold(label), is_bold, at, end })
    })
}

/// The name of a column that says what stands behind a label; blank before the link of a title.
fn name_of(label: &str) -> &'static str {
    let has = |words: &[&str]| words.iter().any(|word| label.contains(word));
    if link::of_label(label) == Some(Some(Target::Paper)) {
        ""
    } else if has(&["time", "date", "year"]) {
        "Date:"
    } else if label.ends_with("author") || label.ends_with("authors") {
        "Authors:"
    } else if named(label) == Some(Column::Remark) {
        "Notes:"
    } else {
        "Abstract:"
    }
}
