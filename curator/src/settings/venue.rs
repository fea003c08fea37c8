//! The conferences, journals and workshops that `papers.toml` declares.
use std::collections::BTreeSet;

use catalogue::Catalogue;
use catalogue::paper::Line;
use catalogue::venue::{Discipline, Kind, Series, VenueError};
use toml::Spanned;

use super::Settings;
use super::read::Table;
use crate::diagnostic::{Diagnostic, Severity, did_you_mean};
use crate::source::Source;

/// What is said of a conference, a journal or a workshop.
#[derive(Debug, Default)]
pub struct OfVenue {
    full_name: Option<Line>,
    other_names: Vec<Spanned<Line>>,
    kind: Option<Kind>,
    field: Option<Discipline>,
}

impl OfVenue {
    pub(super) fn read(mut table: Table<'_>) -> Self {
        let said = Self {
            full_name: table.value("full-name"),
            other_names: table.list("other-names").unwrap_or_default(),
            kind: table.value("kind"),
            field: table.value("field"),
        };
        table.finish();
        said
    }

    fn declare(&self, name: &str) -> Result<Series, VenueError> {
        let full_name = self.full_name.as_ref().map(Line::to_string);
        let other_names = self.other_names.iter().map(|name| name.as_ref().to_string()).collect();
        let (kind, field) = (self.kind.unwrap_or(Kind::Conference), self.field.unwrap_or(Discipline::Other));
        Series::declared(name, other_names, full_name, kind, field)
    }
}

impl Settings {
    /// The series that the file declares, as far as they can be.
    #[must_use]
    pub fn venues(&self) -> Vec<Series> {
        self.venue.iter().filter_map(|(name, said)| said.declare(name.as_ref()).ok()).collect()
    }

    /// The series that the file declares.
    pub(super) fn declared_venues(&self, source: &Source) -> Result<Vec<Series>, Vec<Diagnostic>> {
        let (mut declared, mut wrong) = (Vec::new(), Vec::new());
        for (name, said) in &self.venue {
            let (problem, help) = match said.declare(name.as_ref()) {
                Ok(series) if !declared.contains(&series) => {
                    declared.push(series);
                    continue;
                }
                Ok(_) => ("is declared twice".to_owned(), "write one table for it, with the others as other-names"),
                Err(error) => (error.to_string(), "write it as on a badge, as in [venue.ICLamp]"),
            };
            let message = format!("[venue.\"{}\"] {problem}", name.as_ref());
            wrong.push(
                Diagnostic::new(Severity::Error, "schema", message)
                    .at(source.place(&name.span()))
                    .help(help.to_owned()),
            );
        }
        if wrong.is_empty() { Ok(declared) } else { Err(wrong) }
    }

    /// Warnings about series that no paper appeared in.
    pub(super) fn unused_venues(&self, catalogue: &Catalogue, source: &Source) -> Vec<Diagnostic> {
        let told = catalogue.unused_venues().filter_map(|series| {
            let (name, _) = self.venue.iter().find(|(name, _)| name.as_ref() == series.name())?;
            let (message, help) = unused_venue(catalogue, series.name());
            let place = source.place(&name.span());
            Some(Diagnostic::new(Severity::Warning, "unmatched-setting", message).at(place).help(help))
        });
        told.collect()
    }
}

/// What is said of a declared series that no paper appeared in, and what to do.
#[must_use]
pub fn unused_venue(catalogue: &Catalogue, name: &str) -> (String, String) {
    let venues = catalogue.papers().iter().filter_map(|paper| paper.venue.as_ref());
    let names: BTreeSet<&str> = venues.map(|venue| venue.series().name()).collect();
    let all = || "its name or one of its other names stands in the label of a paper’s venue".to_owned();
    let help = did_you_mean(name, names.into_iter(), all);
    (format!("no paper of the list appeared in “{name}”"), help)
}
