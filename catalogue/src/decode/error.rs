//! What can be wrong with a catalogue's file.
use std::fmt;

use super::SCHEMA;

/// Why bytes are not a catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DecodeError {
    /// The bytes are not UTF-8.
    NotText {
        /// The line of the first wrong byte, from 1.
        line: usize,
        /// The number of bytes before it.
        offset: usize,
        /// Whether the whole file is UTF-16.
        is_utf16: bool,
    },
    /// The text is not JSON of the outline of a catalogue.
    NotCatalogue {
        /// The line of the error, from 1, where there is one.
        line: Option<usize>,
        /// What is wrong and what to do.
        message: String,
    },
    /// The file is written in another version of the format.
    OtherSchema {
        /// The version that the file names.
        found: u32,
    },
    /// One record is wrong.
    Record(RecordError),
}

/// What is wrong with one record, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordError {
    /// The list in which the record is: `papers`, `tools`, …; `catalogue` for the file as a whole.
    pub list: &'static str,
    /// Its position in the list, from 0; `None` for the object `list` and for the file.
    pub position: Option<usize>,
    /// The record's own id or name, when it can be decoded.
    pub name: Option<String>,
    /// The line of the file, from 1: that of the wrong value, else that where the record begins.
    pub line: usize,
    /// The field that is wrong, when that is known.
    pub field: Option<&'static str>,
    /// What is wrong and what to do.
    pub problem: String,
}

impl fmt::Display for DecodeError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotText { is_utf16: true, .. } => formatter.write_str("the file is UTF-16 text; save it as UTF-8"),
            Self::NotText { line, offset, .. } => {
                write!(
                    formatter,
                    "line {line}: the file is not UTF-8 text: byte {} is wrong; save it as UTF-8",
                    offset + 1
                )
            }
            Self::NotCatalogue { line, message } => {
                if let Some(line) = line {
                    write!(formatter, "line {line}: ")?;
                }
                write!(formatter, "the file is not a catalogue: {message}")
            }
            Self::OtherSchema { found } => write!(
                formatter,
                "the file is of schema {found} and this program reads schema {SCHEMA}; update the older of the two"
            ),
            Self::Record(error) => error.fmt(formatter),
        }
    }
}

impl fmt::Display for RecordError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "line {}: {}", self.line, self.list)?;
        if let Some(position) = self.position {
            write!(formatter, " record {}", position + 1)?;
        }
        if let Some(name) = &self.name {
            write!(formatter, " (“{name}”)")?;
        }
        if let Some(field) = self.field {
            write!(formatter, ", field “{field}”")?;
        }
        write!(formatter, ": {}", self.problem)
    }
}

impl std::error::Error for DecodeError {}
