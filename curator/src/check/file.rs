//! The catalogue's file as it is written: where its records and their fields stand.
use std::ops::Range;

use serde_json::value::RawValue;

/// The records of a file, each still as it is written.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(default)]
pub struct File<'a> {
    #[serde(skip)]
    text: &'a str,
    #[serde(borrow)]
    papers: Vec<&'a RawValue>,
    #[serde(borrow)]
    updates: Vec<&'a RawValue>,
    #[serde(borrow)]
    categories: Vec<&'a RawValue>,
    #[serde(borrow)]
    venues: Vec<&'a RawValue>,
    #[serde(borrow)]
    people: Vec<&'a RawValue>,
}

impl<'a> File<'a> {
    /// Takes a file apart; one that is not JSON has no records.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        Self { text, ..serde_json::from_str(text).unwrap_or_default() }
    }

    /// How many papers it has.
    #[must_use]
    pub fn paper_count(&self) -> usize {
        self.papers.len()
    }

    /// A paper as it is written.
    #[must_use]
    pub fn paper(&self, position: usize) -> Option<&'a str> {
        self.papers.get(position).map(|record| record.get())
    }

    /// Where a paper stands, or a field of it.
    #[must_use]
    pub fn paper_range(&self, position: usize, field: Option<&str>) -> Option<Range<usize>> {
        self.range(self.papers.get(position)?, field)
    }

    /// Where a dated note stands.
    #[must_use]
    pub fn update_range(&self, position: usize) -> Option<Range<usize>> {
        self.range(self.updates.get(position)?, Some("date"))
    }

    /// Where a category stands.
    #[must_use]
    pub fn category_range(&self, position: usize) -> Option<Range<usize>> {
        self.range(self.categories.get(position)?, Some("id"))
    }

    /// Where a declared venue stands, by its name.
    #[must_use]
    pub fn venue_range(&self, name: &str) -> Option<Range<usize>> {
        let is_it = |record: &&&RawValue| {
            value(record.get(), "name")
                .is_some_and(|text| serde_json::from_str::<String>(text).is_ok_and(|text| text == name))
        };
        self.range(self.venues.iter().find(is_it)?, Some("name"))
    }

    /// Where the joined names of an author stand.
    #[must_use]
    pub fn people_range(&self, position: usize) -> Option<Range<usize>> {
        self.range(self.people.get(position)?, None)
    }

    fn range(&self, record: &'a RawValue, field: Option<&str>) -> Option<Range<usize>> {
        let found = field.and_then(|field| value(record.get(), field)).unwrap_or_else(|| {
            // A record as a whole is shown by its first line that says something.
            value(record.get(), "id").unwrap_or(record.get())
        });
        // The part is a slice of the text, so the distance of their starts is its place.
        let start = (found.as_ptr() as usize).checked_sub(self.text.as_ptr() as usize)?;
        Some(start..start + found.len())
    }
}

/// A field of a record as it is written.
#[must_use]
pub fn value<'a>(record: &'a str, field: &str) -> Option<&'a str> {
    let fields: std::collections::HashMap<String, &'a RawValue> = serde_json::from_str(record).ok()?;
    fields.get(field).map(|value| value.get())
}
