//! The entries of lists, by their places: of which paper a finding is.
use std::collections::HashMap;
use std::ops::Range;

use catalogue::PaperId;

use crate::diagnostic::Place;

/// The entries of lists, in the order of each file.
pub struct Entries<'a>(HashMap<&'a str, Vec<(&'a Range<usize>, &'a PaperId)>>);

impl<'a> Entries<'a> {
    /// Takes the places of papers.
    #[must_use]
    pub fn of(places: &'a HashMap<PaperId, Place>) -> Self {
        let mut entries: HashMap<&str, Vec<_>> = HashMap::new();
        for (id, place) in places {
            entries.entry(&place.path).or_default().push((&place.range, id));
        }
        for of_file in entries.values_mut() {
            of_file.sort_by_key(|(range, id)| (range.start, std::cmp::Reverse(range.end), *id));
        }
        Self(entries)
    }

    /// The papers of the innermost entry in which a place is: one, or those that share an entry.
    #[must_use]
    pub fn papers(&self, at: &Place) -> Vec<&'a PaperId> {
        let Some(entries) = self.0.get(at.path.as_str()) else { return Vec::new() };
        let start = at.range.start;
        let before = &entries[..entries.partition_point(|(range, _)| range.start <= start)];
        let is_in = |range: &Range<usize>| range.contains(&start) || range.start == start;
        let Some((entry, _)) = before.iter().rev().find(|(range, _)| is_in(range)) else { return Vec::new() };
        before.iter().filter(|(range, _)| range == entry).map(|(_, id)| *id).collect()
    }
}
