//! A file that is no catalogue: what is wrong with it, and where.
use std::ops::Range;

use catalogue::decode::DecodeError;
use serde::de::IgnoredAny;

use super::records;
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Source;

/// What to do about it.
pub(super) const HELP: &str = "correct the file; its schema explains every field";

/// The finding that a file cannot be read as a catalogue.
pub(crate) fn diagnostic(source: &Source, error: &DecodeError) -> Diagnostic {
    let (message, range) = describe(source, error);
    let diagnostic = Diagnostic::new(Severity::Error, "schema", message).help(HELP);
    match range {
        Some(range) => diagnostic.at(source.place(&range)),
        None => diagnostic,
    }
}

/// What is wrong with a file, without the line, and its place.
pub(super) fn describe(source: &Source, error: &DecodeError) -> (String, Option<Range<usize>>) {
    let syntax = serde_json::from_str::<IgnoredAny>(&source.text).err();
    match error {
        DecodeError::NotCatalogue { line: Some(line), message } => match syntax {
            Some(syntax) => {
                let message = message.rsplit_once(" (column ").map_or(message.as_str(), |(message, _)| message);
                (format!("the file is not JSON: {message}"), at(source, syntax.line(), syntax.column()))
            }
            None => (format!("the file is not a catalogue: {message}"), line_range(source, *line)),
        },
        DecodeError::Record(record) => (records::message(error), line_range(source, record.line)),
        other => (other.to_string(), None),
    }
}

/// The character at a line and a column in bytes, both from 1.
fn at(source: &Source, line: usize, column: usize) -> Option<Range<usize>> {
    let start = source.start_of_line(line)? + column.saturating_sub(1);
    let character =
        source.text.get(start..).and_then(|rest| rest.chars().next()).filter(|character| *character != '\n');
    character.map(|character| start..start + character.len_utf8()).or_else(|| line_range(source, line))
}

/// What stands on a line, from 1.
fn line_range(source: &Source, line: usize) -> Option<Range<usize>> {
    let start = source.start_of_line(line)?;
    let written = source.text[start..].lines().next().unwrap_or_default();
    let start = start + written.len() - written.trim_start().len();
    Some(start..start + written.trim().len())
}
