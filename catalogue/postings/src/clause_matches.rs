//! The papers that match one clause of a query, and what each match scores.
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

/// The papers that match one clause, with the best match of each.
///
/// Only the set of papers is cleared for the next clause: what else is noted of a paper
/// is overwritten when it is met first.
#[derive(Debug, Default)]
pub struct ClauseMatches {
    /// The papers that match.
    pub papers: Bitmap,
    /// Those of which more needs to be known, since they match the clauses before.
    among: Bitmap,
    /// The highest weight times closeness of each of them.
    best: Vec<u16>,
    /// The positions at which each of them has the words; empty when there is only one
    /// clause, so that no word has a neighbour.
    positions: Vec<u64>,
}

impl ClauseMatches {
    /// Of `length` papers; with their positions, where there are several clauses.
    pub fn new(length: usize, has_positions: bool) -> Self {
        let papers = Bitmap::empty(length);
        Self {
            among: papers.clone(),
            papers,
            best: vec![0; length],
            positions: vec![0; if has_positions { length } else { 0 }],
        }
    }

    /// Begins a clause, for papers that are in `among`.
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
        let has_positions = !self.positions.is_empty();
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
            if has_positions {
                let positions = &mut self.positions[paper];
                *positions = posting.position_bit() | if is_first { 0 } else { *positions };
            }
        }
    }

    /// Adds a position to those of a paper that was added before.
    pub fn add_position(&mut self, posting: Posting, position: u64) {
        if let Some(positions) = self.positions.get_mut(posting.paper()) {
            *positions |= position;
        }
    }

    /// Adds to the scores of `matches`, which are papers of this clause, the best match of
    /// each times `weight`.
    pub fn score(&self, matches: &Bitmap, weight: u32, scores: &mut [u32]) {
        matches.for_each(|paper| scores[paper] += u32::from(self.best[paper]) * weight);
    }

    /// Adds to the scores of `matches` what it is worth that the words stand near those of the
    /// clause before or, as those of the first one, at the beginning of a title.
    pub fn score_positions(&self, matches: &Bitmap, before: &[u64], is_first: bool, scores: &mut [u32]) {
        matches.for_each(|paper| {
            let positions = self.positions[paper];
            scores[paper] +=
                if is_first { AT_START * (positions & 1) as u32 } else { neighbourhood(before[paper], positions) };
        });
    }

    /// Puts the positions aside for the next clause, in exchange for those no longer needed.
    pub fn swap_positions(&mut self, positions: &mut Vec<u64>) {
        std::mem::swap(&mut self.positions, positions);
    }
}

/// What the positions of two words that follow each other in the query are worth.
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
