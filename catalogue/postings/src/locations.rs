//! Locations at which words are looked for.
use crate::bitmap::Bitmap;
use crate::posting::{Fields, Posting};
use crate::sort::sort_by_key;

/// A set of locations.
#[derive(Debug)]
pub struct Locations {
    /// The papers in which there is one, which rules most postings out.
    papers: Bitmap,
    /// Ascending.
    locations: Vec<(u32, u32)>,
}

impl Locations {
    /// No location among so many papers.
    pub fn new(papers: usize) -> Self {
        Self { papers: Bitmap::empty(papers), locations: Vec::new() }
    }

    /// Adds the location so many positions before or after a posting, where there is one.
    pub fn add(&mut self, posting: Posting, steps: usize, is_before: bool) {
        if let Some(location) = posting.location_near(steps, is_before) {
            self.papers.insert(posting.paper());
            self.locations.push((location, 0));
        }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.locations.is_empty()
    }

    /// To be done before something is looked for.
    pub fn sort(&mut self) {
        sort_by_key(&mut self.locations);
    }

    /// Adds to `found` the postings that are in some fields at one of the locations.
    #[inline(never)]
    pub fn find(&self, postings: &[Posting], fields: Fields, found: &mut Vec<Posting>) {
        for posting in postings {
            if self.papers.contains(posting.paper()) && posting.is_in(fields) {
                let location = posting.location();
                let place = self.locations.partition_point(|(other, _)| *other < location);
                if self.locations.get(place).is_some_and(|(other, _)| *other == location) {
                    found.push(*posting);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Locations;
    use crate::posting::{Field, Fields, Posting};

    #[test]
    fn postings_are_found_where_they_are_looked_for() {
        let at = |paper, position, field| Posting::new(paper, position, field);
        let mut locations = Locations::new(9);
        locations.add(at(8, 3, Field::Title), 1, false);
        locations.add(at(2, 1, Field::Title), 1, true);
        locations.add(at(2, 0, Field::Title), 1, true);
        locations.sort();
        let mut found = Vec::new();
        let postings = [
            at(2, 0, Field::Author),
            at(2, 0, Field::Title),
            at(2, 1, Field::Title),
            at(7, 4, Field::Title),
            at(8, 4, Field::Name),
        ];
        locations.find(&postings, Fields::TITLE, &mut found);
        assert_eq!(found, [postings[1], postings[4]]);
        assert!(Locations::new(9).is_empty() && !locations.is_empty());
    }
}
