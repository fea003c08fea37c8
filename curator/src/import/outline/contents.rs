//! A table of contents without links: items most of which are headings further down.
use std::collections::{HashMap, HashSet};

use catalogue::fold::fold;

use super::section::name_of;
use super::structure::{Entry, Form, Outline};
use crate::import::document::block::plain_text;

/// The name of an entry that is nothing but text.
fn name_of_entry(entry: &Entry) -> Option<String> {
    let Form::Text(pieces) = &entry.form else { return None };
    (!super::form::has_link(pieces)).then(|| fold(&name_of(&plain_text(pieces))))
}

/// Where the lines begin that are a table of contents, though its heading does not say so.
pub(crate) fn of_headings(outline: &Outline) -> HashSet<usize> {
    /// Fewer names that are headings, too, are chance.
    const FEWEST: usize = 5;
    let mut last: HashMap<String, usize> = HashMap::new();
    for (at, section) in outline.sections.iter().enumerate() {
        if let Some(name) = section.path.last() {
            last.insert(fold(name), at);
        }
    }
    let is_below = |entry: &Entry| {
        let name = name_of_entry(entry)?;
        last.get(&name).copied().filter(|at| *at > entry.section)
    };
    // How many entries a section has, and how many of them are headings.
    let mut counts: HashMap<usize, (usize, usize)> = HashMap::new();
    for entry in &outline.entries {
        let count = counts.entry(entry.section).or_default();
        *count = (count.0 + 1, count.1 + usize::from(is_below(entry).is_some()));
    }
    let is_index =
        |section: usize| counts.get(&section).is_some_and(|(all, found)| *found >= FEWEST && 3 * found >= 2 * all);
    let lines = outline.entries.iter().filter(|entry| is_index(entry.section) && name_of_entry(entry).is_some());
    lines.map(|entry| entry.range.start).collect()
}
