//! What speaks for each paper in one condition of a query, and the weights of it.
use crate::bitmap::Bitmap;
use crate::posting::{Fields, Posting};

/// What each field weighs: name, part of a name, rest of the title, author, technique,
/// venue, category, id.
const WEIGHTS: [u32; 8] = [13, 12, 10, 7, 5, 4, 3, 3];

/// What is added for two words that stand side by side as they do in the query.
const SIDE_BY_SIDE: u32 = 960;

/// What is added for two words that are nearly so: swapped, or with one word between.
const NEAR: u32 = 320;

/// What is added where the first of several words begins the title.
const AT_START: u32 = 160;

/// What speaks for each paper in one condition.
///
/// Only the set of papers is cleared for the next condition: what else is noted of a paper
/// is overwritten when it is met first.
#[derive(Debug, Default)]
pub struct Evidence {
    /// The papers for which anything speaks.
    pub papers: Bitmap,
    /// Those of which more needs to be known, since they meet the conditions before.
    among: Bitmap,
    /// The highest weight times closeness of each of them.
    best: Vec<u16>,
    /// The places at which each of them has the words; empty when there is only one
    /// condition, so that no word has a neighbour.
    places: Vec<u64>,
}

impl Evidence {
    /// Of `length` papers; with their places, where there are several conditions.
    pub fn new(length: usize, has_places: bool) -> Self {
        let papers = Bitmap::empty(length);
        Self {
            among: papers.clone(),
            papers,
            best: vec![0; length],
            places: vec![0; if has_places { length } else { 0 }],
        }
    }

    /// Begins a condition, for papers that are in `among`.
    pub fn begin(&mut self, among: &Bitmap) {
        self.papers.clear();
        self.among.copy_from(among);
    }

    /// Adds the postings that are in some fields.
    pub fn add_all(&mut self, postings: &[Posting], closeness: u32, fields: Fields) {
        let weights: [u16; 8] = std::array::from_fn(|field| {
            let is_in = Posting::from_number(field as u32).is_in(fields);
            if is_in { (WEIGHTS[field] * closeness) as u16 } else { 0 }
        });
        let has_places = !self.places.is_empty();
        for posting in postings {
            let (paper, weight) = (posting.paper(), weights[posting.field()]);
            if weight == 0 {
                continue;
            }
            let is_first = self.papers.add(paper);
            if !self.among.contains(paper) {
                continue;
            }
            let best = &mut self.best[paper];
            *best = if is_first { weight } else { weight.max(*best) };
            if has_places {
                let places = &mut self.places[paper];
                *places = posting.place_bit() | if is_first { 0 } else { *places };
            }
        }
    }

    /// Adds a place to those of a paper that was added before.
    pub fn add_place(&mut self, posting: Posting, place: u64) {
        if let Some(places) = self.places.get_mut(posting.paper()) {
            *places |= place;
        }
    }

    /// Adds to the scores of `matches`, which are papers of this condition, what speaks for
    /// each times `rarity`.
    pub fn score(&self, matches: &Bitmap, rarity: u32, scores: &mut [u32]) {
        matches.for_each(|paper| scores[paper] += u32::from(self.best[paper]) * rarity);
    }

    /// Adds to the scores of `matches` what it is worth that the words stand near those of the
    /// condition before or, as those of the first one, at the beginning of a title.
    pub fn score_places(&self, matches: &Bitmap, before: &[u64], is_first: bool, scores: &mut [u32]) {
        matches.for_each(|paper| {
            let places = self.places[paper];
            scores[paper] +=
                if is_first { AT_START * (places & 1) as u32 } else { neighbourhood(before[paper], places) };
        });
    }

    /// Puts the places aside for the next condition, in exchange for those no longer needed.
    pub fn swap_places(&mut self, places: &mut Vec<u64>) {
        std::mem::swap(&mut self.places, places);
    }
}

/// What the places of two words that follow each other in the query are worth.
pub fn neighbourhood(before: u64, after: u64) -> u32 {
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
