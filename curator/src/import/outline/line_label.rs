//! What the lines of entries are called, in words that nobody knows: `**Record:** arXiv`. Such a word is no title and
//! no name, wherever entries of a list have it again and again.
use std::collections::HashMap;

use catalogue::fold::fold;

use super::structure::{Form, Outline};
use crate::import::document::block::{Content, Piece};
use crate::import::table::column;
use crate::import::words::link::{self, Target};

/// With fewer lines it may be a nickname before a title.
const FEWEST: usize = 3;

/// Gives such labels a name that says what stands behind them, as far as their words do.
pub(crate) fn name_labels(outline: &mut Outline) {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for entry in &outline.entries {
        let Form::Text(pieces) = &entry.form else { continue };
        labels(pieces).for_each(|(_, label)| *counts.entry(label).or_default() += 1);
    }
    counts.retain(|_, count| *count >= FEWEST);
    for entry in outline.entries.iter_mut().filter(|_| !counts.is_empty()) {
        let Form::Text(pieces) = &mut entry.form else { continue };
        let known: Vec<(usize, String)> = labels(pieces).filter(|(_, label)| counts.contains_key(label)).collect();
        for (at, label) in known {
            pieces[at].content = Content::Text(name_of(&label).to_owned());
        }
    }
}

/// The texts in bold with a colon at their end with which lines begin, and that no column is called, with the place of
/// each among the pieces.
fn labels(pieces: &[Piece]) -> impl Iterator<Item = (usize, String)> {
    pieces.iter().enumerate().filter_map(|(at, piece)| {
        const MOST_WORDS: usize = 4;
        let Content::Text(text) = &piece.content else { return None };
        let label = text.trim().strip_suffix([':', '：']).filter(|_| piece.style.strong)?;
        let begins = at == 0 || pieces[at - 1].content == Content::Break;
        let is_known =
            column::named(label).is_some() || !matches!(link::of_label(label), None | Some(Some(Target::Paper)));
        let is_short = label.split_whitespace().count() <= MOST_WORDS;
        (begins && is_short && !is_known).then(|| (at, fold(label)))
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
    } else {
        "Notes:"
    }
}
