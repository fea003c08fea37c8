//! Checks the catalogue by the rules of [`rule::RULES`].
use std::collections::{BTreeSet, HashMap};

use catalogue::decode::{DecodeError, decode};
use catalogue::encode::encode;
use catalogue::{Catalogue, PaperId};

mod duplicates;
pub mod entries;
pub mod file;
mod findings;
pub mod fix;
mod names;
pub mod near;
pub mod papers;
mod records;
pub mod rule;
pub mod suppressions;
pub(crate) mod unreadable;

use crate::diagnostic::{Diagnostic, Place};
use crate::source::Source;
use file::File;
pub use findings::{CheckContext, Findings};
use suppressions::Suppressions;

/// What a check found.
#[derive(Debug, Default)]
pub struct Checked {
    /// The findings, in the order of the file as far as they have a place in it.
    pub diagnostics: Vec<Diagnostic>,
    /// How many findings were suppressed.
    pub suppressed: usize,
    /// The papers that were checked, each by its id and its title.
    pub titles: Vec<(PaperId, String)>,
}

/// Checks a file. Records that cannot be read are reported one by one, and the others are
/// checked all the same.
#[must_use]
pub fn check(source: &Source, suppressions: &mut Suppressions, context: &CheckContext<'_>) -> Checked {
    let file = File::new(&source.text);
    let mut findings = Findings::new(source, &file, suppressions);
    let titles = match decode(source.text.as_bytes()) {
        Ok(catalogue) => {
            let (applied, told) = match context.said.map(|(said, file)| said.apply(&catalogue, file)) {
                Some(Ok((applied, told))) => (Some(applied), told),
                Some(Err(wrong)) => (None, wrong),
                None => (None, Vec::new()),
            };
            whole(applied.as_ref().unwrap_or(&catalogue), &mut findings, context);
            findings.diagnostics.extend(told);
            if encode(&catalogue) != source.text {
                canonical_form(source, &catalogue, &mut findings);
            }
            titles(&catalogue)
        }
        Err(DecodeError::Record(_)) => match records::salvage(&mut findings) {
            Some(catalogue) => {
                whole(&catalogue, &mut findings, context);
                titles(&catalogue)
            }
            None => Vec::new(),
        },
        Err(error) => {
            let (message, range) = unreadable::describe(source, &error);
            findings.of_file("schema", range, (message, unreadable::HELP.to_owned()));
            Vec::new()
        }
    };
    let suppressed = findings.suppressed;
    let mut diagnostics = findings.diagnostics;
    diagnostics.sort_by_key(|found| found.place.as_ref().map_or(0, |place| place.line));
    Checked { diagnostics, suppressed, titles }
}

/// Checks the catalogue that came of lists, in which its papers have these places, and these authors are groups.
#[must_use]
pub fn check_lists(
    catalogue: &Catalogue,
    (places, groups): (&HashMap<PaperId, Place>, &BTreeSet<String>),
    suppressions: &mut Suppressions,
    context: &CheckContext<'_>,
) -> Checked {
    let (source, file) = (Source::new("", String::new()), File::default());
    let mut findings = Findings::new(&source, &file, suppressions);
    (findings.places, findings.groups) = (Some(places), Some(groups));
    whole(catalogue, &mut findings, context);
    let Findings { diagnostics, suppressed, .. } = findings;
    Checked { diagnostics, suppressed, titles: titles(catalogue) }
}

fn titles(catalogue: &Catalogue) -> Vec<(PaperId, String)> {
    catalogue.papers().iter().map(|paper| (paper.id.clone(), paper.title.to_string())).collect()
}

/// Checks a catalogue that holds together.
fn whole(catalogue: &Catalogue, findings: &mut Findings<'_>, context: &CheckContext<'_>) {
    for (position, paper) in catalogue.papers().iter().enumerate() {
        papers::check(position, paper, catalogue, findings, context);
        names::check(position, paper, findings);
    }
    duplicates::check(catalogue, findings);
    names::check_joined(catalogue, findings);
    papers::check_declared(catalogue, findings);
    for (position, update) in catalogue.parts().updates.iter().enumerate() {
        if update.date > context.today {
            let message = format!("the update is dated {}, which is after today", update.date);
            let range = findings.file.update_range(position);
            findings.of_file("future-date", range, (message, "write the day of the change".to_owned()));
        }
    }
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for category in catalogue.papers().iter().flat_map(|paper| &paper.categories) {
        *counts.entry(category.as_str()).or_default() += 1;
    }
    for (position, category) in catalogue.categories().iter().enumerate() {
        let holds_boards = category.is_of_leaderboards() && !catalogue.parts().leaderboards.is_empty();
        if !counts.contains_key(category.id.as_str()) && !holds_boards {
            let text = (
                format!("no paper is in the category “{}”", category.name),
                "add papers to it or remove it".to_owned(),
            );
            let range = findings.file.category_range(position);
            findings.of_file("empty-category", range, text);
        }
    }
}

fn canonical_form(source: &Source, catalogue: &Catalogue, findings: &mut Findings<'_>) {
    let canonical = encode(catalogue);
    let mut start = 0;
    for (line, wanted) in
        source.text.split_inclusive('\n').zip(canonical.split_inclusive('\n').chain(std::iter::repeat("")))
    {
        if line != wanted {
            break;
        }
        start += line.len();
    }
    let end = source.text[start..].find('\n').map_or(source.text.len(), |length| start + length);
    let text = ("this line is not as the program writes it".to_owned(), "run `papers check --fix`".to_owned());
    findings.of_file("canonical-form", Some(start..end), text);
}
