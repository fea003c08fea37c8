//! Collects what the rules find.
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;
use std::path::Path;

use catalogue::{Date, PaperId};

use super::file::File;
use super::rule;
use super::suppressions::Suppressions;
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::import::bibliography;
use crate::source::Source;

/// What a check needs to know besides the file.
#[derive(Clone, Copy)]
pub struct CheckContext<'a> {
    /// The day after which a date is in the future.
    pub today: Date,
    /// The size in bytes of a file of the repository, by its path; `None` when it is not there.
    pub size_of: &'a dyn Fn(&str) -> Option<u64>,
    /// What stands in the settings about the list, and their file.
    pub said: Option<(&'a crate::settings::Settings, &'a Source)>,
}

/// Collects what the rules find.
pub struct Findings<'a> {
    pub(super) source: &'a Source,
    pub(super) file: &'a File<'a>,
    pub(super) suppressions: &'a mut Suppressions,
    /// Where papers stand that were read of lists.
    pub(super) places: Option<&'a HashMap<PaperId, Place>>,
    /// Authors that are groups by what these lists say.
    pub(super) groups: Option<&'a BTreeSet<String>>,
    /// Where the papers that are checked stand in the file, when some of it were left out.
    pub(super) positions: Vec<usize>,
    pub(super) diagnostics: Vec<Diagnostic>,
    /// How many findings were suppressed.
    pub(super) suppressed: usize,
}

impl<'a> Findings<'a> {
    /// No findings yet.
    pub(super) fn new(source: &'a Source, file: &'a File<'a>, suppressions: &'a mut Suppressions) -> Self {
        Self {
            source,
            file,
            suppressions,
            places: None,
            groups: None,
            positions: Vec::new(),
            diagnostics: Vec::new(),
            suppressed: 0,
        }
    }

    /// Whether a paper was read of a file in which papers have fields: a bibliography or a table of values.
    pub fn is_of_fields(&self, id: &PaperId) -> bool {
        let path = self.places.and_then(|places| places.get(id)).map(|place| Path::new(&place.path));
        path.is_some_and(|path| bibliography::Format::of(path, b"[]").is_some())
    }

    /// Whether an author is a group by what the lists say.
    pub fn is_group(&self, name: &str) -> bool {
        self.groups.is_some_and(|groups| groups.contains(name))
    }

    /// Says that a paper breaks a rule. The rule has to be one of the table.
    pub fn of_paper(
        &mut self,
        name: &'static str,
        position: usize,
        id: &PaperId,
        field: &str,
        (message, help): (String, String),
    ) {
        if self.suppressions.covers(name, Some(id.as_str())) {
            self.suppressed += 1;
            return;
        }
        let position = self.positions.get(position).copied().unwrap_or(position);
        let in_lists = || self.places?.get(id).cloned();
        let in_file = self.file.paper_range(position, Some(field)).map(|range| self.source.place(&range));
        let place = in_file.or_else(in_lists);
        let message = if place.is_some() { message } else { format!("{id}: {message}") };
        self.push(name, place, (message, help));
    }

    /// Says that something else breaks a rule.
    pub fn of_file(&mut self, name: &'static str, range: Option<Range<usize>>, (message, help): (String, String)) {
        if self.suppressions.covers(name, None) {
            self.suppressed += 1;
            return;
        }
        self.push(name, range.map(|range| self.source.place(&range)), (message, help));
    }

    fn push(&mut self, name: &'static str, place: Option<Place>, (message, help): (String, String)) {
        let severity = rule::find(name).map_or(Severity::Error, |rule| rule.severity);
        let diagnostic = Diagnostic::new(severity, name, message).help(help);
        self.diagnostics.push(match place {
            Some(place) => diagnostic.at(place),
            None => diagnostic,
        });
    }
}
