//! A reference, whatever the format: fields with values.
use std::ops::Range;

use catalogue::Paper;

use super::venue_text;
use crate::import::words::field;
use crate::import::{html_text, one_line};

/// A reference as it stands in a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Reference {
    /// Its fields.
    pub fields: Vec<Field>,
    /// What it is in the words of its format, such as `phdthesis`; empty when it does not say.
    pub kind: String,
    /// Authors that are groups: the whole name is in braces.
    pub groups: Vec<String>,
    /// The record, when it is written as in a catalogue.
    pub record: Option<Paper>,
    /// Where it stands.
    pub range: Range<usize>,
}

/// A field of a reference.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Field {
    /// Its name as it is written.
    pub name: String,
    /// What it says.
    pub values: Vec<String>,
    /// Whether each value stands alone, so that a comma in it parts nothing.
    pub is_list: bool,
}

impl Field {
    /// A field of one text.
    pub fn one(name: &str, value: String) -> Self {
        Self { name: name.to_owned(), values: vec![value], is_list: false }
    }

    /// A field of values that stand alone.
    pub fn list(name: &str, values: Vec<String>) -> Self {
        Self { name: name.to_owned(), values, is_list: true }
    }
}

impl Reference {
    /// The text of a column of the table that `export` writes, which means something else in the tables of others.
    pub fn exported(&self, name: &str) -> Option<&str> {
        let text = |name: &str| self.fields.iter().find(|field| field.name == name)?.values.first().map(String::as_str);
        ["id", "title", "categories", "collection"].iter().all(|name| text(name).is_some()).then(|| text(name))?
    }

    /// The name and the text of the field that is called so, unless it is empty.
    pub fn named(&self, name: &str) -> Option<(&str, String)> {
        let field = self.fields.iter().find(|field| field::key(&field.name) == name)?;
        let text = venue_text(&one_line(&html_text(field.values.first()?)));
        Some((field.name.as_str(), text)).filter(|(_, text)| !text.is_empty())
    }
}
