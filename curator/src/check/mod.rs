//! Checks the catalogue by the rules of [`rule::RULES`].
use std::collections::HashMap;

use catalogue::decode::{DecodeError, decode};
use catalogue::encode::encode;
use catalogue::{Catalogue, Date, PaperId};

pub mod file;
pub mod fix;
mod names;
pub mod near;
pub mod papers;
mod records;
pub mod rule;
pub mod silence;
mod together;

use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Source;
use file::File;
use silence::Silences;

/// What a check needs to know besides the file.
#[derive(Clone, Copy)]
pub struct Settings<'a> {
    /// The day after which a date is in the future.
    pub today: Date,
    /// The size in bytes of a file of the repository, by its path; `None` when it is not there.
    pub size_of: &'a dyn Fn(&str) -> Option<u64>,
}

/// Collects what the rules find.
pub struct Findings<'a> {
    source: &'a Source,
    file: &'a File<'a>,
    silences: &'a mut Silences,
    /// Where the papers that are checked stand in the file, when some of it were left out.
    positions: Vec<usize>,
    diagnostics: Vec<Diagnostic>,
    /// How many findings were silenced.
    silenced: usize,
}

impl Findings<'_> {
    /// Says that a paper breaks a rule. The rule has to be one of the table.
    pub fn of_paper(&mut self, name: &'static str, position: usize, id: &PaperId, field: &str, told: (String, String)) {
        if self.silences.covers(name, Some(id.as_str())) {
            self.silenced += 1;
            return;
        }
        let position = self.positions.get(position).copied().unwrap_or(position);
        let place = self.file.paper_range(position, Some(field)).map(|range| self.source.place(&range));
        self.push(name, place, told);
    }

    /// Says that something else breaks a rule.
    pub fn of_file(&mut self, name: &'static str, range: Option<std::ops::Range<usize>>, told: (String, String)) {
        if self.silences.covers(name, None) {
            self.silenced += 1;
            return;
        }
        self.push(name, range.map(|range| self.source.place(&range)), told);
    }

    fn push(&mut self, name: &'static str, place: Option<crate::diagnostic::Place>, told: (String, String)) {
        let severity = rule::find(name).map_or(Severity::Error, |rule| rule.severity);
        let (message, help) = told;
        let told = Diagnostic::new(severity, name, message).help(help);
        self.diagnostics.push(match place {
            Some(place) => told.at(place),
            None => told,
        });
    }
}

/// What a check found.
#[derive(Debug, Default)]
pub struct Checked {
    /// The findings, in the order of the file as far as they have a place in it.
    pub diagnostics: Vec<Diagnostic>,
    /// How many findings were silenced.
    pub silenced: usize,
    /// How many papers were checked.
    pub papers: usize,
}

/// Checks a file. Records that cannot be read are reported one by one, and the others are
/// checked all the same.
#[must_use]
pub fn check(source: &Source, silences: &mut Silences, settings: &Settings<'_>) -> Checked {
    let file = File::new(&source.text);
    let mut findings =
        Findings { source, file: &file, silences, positions: Vec::new(), diagnostics: Vec::new(), silenced: 0 };
    let papers = match decode(source.text.as_bytes()) {
        Ok(catalogue) => {
            whole(&catalogue, &mut findings, settings);
            if encode(&catalogue) != source.text {
                canonical_form(source, &catalogue, &mut findings);
            }
            catalogue.papers().len()
        }
        Err(DecodeError::Record(_)) => match records::salvage(&mut findings) {
            Some(catalogue) => {
                whole(&catalogue, &mut findings, settings);
                catalogue.papers().len()
            }
            None => 0,
        },
        Err(error) => {
            findings.of_file(
                "schema",
                None,
                (error.to_string(), "correct the file; its schema explains every field".to_owned()),
            );
            0
        }
    };
    let silenced = findings.silenced;
    let mut diagnostics = findings.diagnostics;
    diagnostics.sort_by_key(|told| told.place.as_ref().map_or(0, |place| place.line));
    Checked { diagnostics, silenced, papers }
}

/// Checks a catalogue that holds together.
fn whole(catalogue: &Catalogue, findings: &mut Findings<'_>, settings: &Settings<'_>) {
    for (position, paper) in catalogue.papers().iter().enumerate() {
        papers::check(position, paper, catalogue, findings, settings);
        names::check(position, paper, findings);
    }
    together::check(catalogue, findings);
    for (position, update) in catalogue.parts().updates.iter().enumerate() {
        if update.date > settings.today {
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
        let holds_boards = category.id.as_str() == "leaderboard" && !catalogue.parts().leaderboards.is_empty();
        if !counts.contains_key(category.id.as_str()) && !holds_boards {
            let told = (
                format!("no paper is in the category “{}”", category.name),
                "add papers to it or remove it".to_owned(),
            );
            let range = findings.file.category_range(position);
            findings.of_file("empty-category", range, told);
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
    let told = ("this line is not as the program writes it".to_owned(), "run `cargo curate check --fix`".to_owned());
    findings.of_file("canonical-form", Some(start..end), told);
}
