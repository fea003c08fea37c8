//! What speaks for each paper in one condition of a query, and the weights of it.
use super::bitmap::Bitmap;
use super::posting::{Fields, Posting};

/// What each field weighs: name, part of a name, rest of the title, author, technique,
/// venue, category, id.
const WEIGHTS: [u32; 8] = [13, 12, 10, 7, 5, 4, 3, 3];

/// What is added for two words that stand side by side as they do in the query.
const SIDE_BY_SIDE: u32 = 960;

/// What is added for two words that are nearly so: swapped, or with one word between.
const NEAR: u32 = 320;

/// What speaks for each paper in one condition.
pub(super) struct Evidence {
    /// The highest weight times closeness of each paper.
    pub best: Vec<u16>,
    /// The places at which each paper has the words; empty when there is only one
    /// condition, so that no word has a neighbour.
    pub places: Vec<u64>,
}

impl Evidence {
    pub fn new(length: usize, has_places: bool) -> Self {
        Self { best: vec![0; length], places: vec![0; if has_places { length } else { 0 }] }
    }

    pub fn clear(&mut self) {
        self.best.fill(0);
        self.places.fill(0);
    }

    /// Adds the postings that are in some fields.
    pub fn add_all(&mut self, postings: &[Posting], closeness: u32, fields: Fields) {
        let weights: [u16; 8] = std::array::from_fn(|field| {
            let is_in = Posting::from_number(field as u32).is_in(fields);
            if is_in { (WEIGHTS[field] * closeness) as u16 } else { 0 }
        });
        for posting in postings {
            let best = &mut self.best[posting.paper()];
            *best = (*best).max(weights[posting.field()]);
        }
        if !self.places.is_empty() {
            for posting in postings {
                if weights[posting.field()] > 0 {
                    self.places[posting.paper()] |= posting.place_bit();
                }
            }
        }
    }

    /// The papers for which anything speaks.
    pub fn papers(&self) -> Bitmap {
        Bitmap::of(self.best.len(), &mut |paper| self.best[paper] > 0)
    }

    pub fn is_empty(&self) -> bool {
        self.best.iter().all(|best| *best == 0)
    }
}

/// What the places of two words that follow each other in the query are worth.
pub(super) fn neighbourhood(before: u64, after: u64) -> u32 {
    if before << 1 & after != 0 {
        SIDE_BY_SIDE
    } else if (before << 2 | before >> 1) & after != 0 {
        NEAR
    } else {
        0
    }
}

#[cfg(test)]
mod tests {
    use super::{NEAR, SIDE_BY_SIDE, neighbourhood};

    #[test]
    fn words_count_for_more_the_nearer_they_stand() {
        assert_eq!(neighbourhood(0b0001, 0b0010), SIDE_BY_SIDE);
        assert_eq!(neighbourhood(0b0001, 0b0100), NEAR);
        assert_eq!(neighbourhood(0b0010, 0b0001), NEAR);
        assert_eq!(neighbourhood(0b0001, 0b1000), 0);
        assert_eq!(neighbourhood(0, 0b1000), 0);
    }
}
