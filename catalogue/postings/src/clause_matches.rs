//! The papers that match one clause of a query, what each match scores, and at which positions
//! the words of two clauses stand.
use crate::bitmap::Bitmap;
use crate::posting::{Fields, Posting};

/// What a match in each field weighs: name, part of a name, rest of the title, author, alias,
/// technique, venue, category.
const WEIGHTS: [u32; 8] = [13, 12, 10, 7, 6, 5, 4, 3];

/// What is added for two words that stand side by side as they do in the query.
const SIDE_BY_SIDE: u32 = 960;

/// What is added for two words that are nearly so: swapped, or with one word between.
const NEAR: u32 = 320;

/// What is added where the first of several words begins the title.
const AT_START: u32 = 160;

/// The best match of each paper in one clause.
#[derive(Debug)]
pub struct ClauseMatches {
    /// The highest weight times closeness of each paper; 0 for one that does not match.
    best: Vec<u8>,
}

impl ClauseMatches {
    /// No match among so many papers.
    pub fn new(papers: usize) -> Self {
        Self { best: vec![0; papers] }
    }

    /// Begins another clause.
    pub fn clear(&mut self) {
        self.best.fill(0);
    }

    /// Adds postings, as far as they are in some fields. A closeness is at most 16.
    #[inline(never)]
    pub fn add(&mut self, postings: &[Posting], closeness: u32, fields: Fields) {
        let weights: [u8; 8] = std::array::from_fn(|field| {
            let is_in = Posting::from_number(field as u32).is_in(fields);
            if is_in { (WEIGHTS[field] * closeness) as u8 } else { 0 }
        });
        for posting in postings {
            let best = &mut self.best[posting.paper()];
            *best = weights[posting.field()].max(*best);
        }
    }

    /// The papers that match.
    #[inline(never)]
    pub fn papers(&self) -> Bitmap {
        Bitmap::of_bytes(&self.best)
    }

    /// Adds to the scores of `papers` their best matches, each times `weight`.
    #[inline(never)]
    pub fn score(&self, papers: &Bitmap, weight: u32, scores: &mut [u32]) {
        papers.for_each(|paper| scores[paper] += u32::from(self.best[paper]) * weight);
    }

    /// Adds a weight to those of the papers that match.
    #[inline(never)]
    pub fn weigh(&self, weight: u32, weights: &mut [u32]) {
        for (sum, best) in weights.iter_mut().zip(&self.best) {
            *sum += if *best > 0 { weight } else { 0 };
        }
    }
}

/// Leaves among `papers` those that weigh at least half as much as the one that weighs most, and
/// anything at all.
#[inline(never)]
pub fn keep_heaviest(papers: &mut Bitmap, weights: &[u32]) {
    let mut most = 0;
    papers.for_each(|paper| most = weights[paper].max(most));
    let least = most.div_ceil(2).max(1);
    papers.intersect(&Bitmap::of(weights.len(), &mut |paper| weights[paper] >= least));
}

/// How many of some postings are in some fields of papers of a set.
#[inline(never)]
pub fn count_postings(postings: &[Posting], fields: Fields, papers: &Bitmap) -> usize {
    let is_counted = |posting: &&Posting| posting.is_in(fields) && papers.contains(posting.paper());
    postings.iter().filter(is_counted).count()
}

/// The positions at which some papers have the words of one clause after another, by which words
/// that stand side by side are told from others.
#[derive(Debug)]
pub struct Positions<'a> {
    papers: &'a Bitmap,
    /// How many of the papers come before each word of the bitmap. Where they are many there is a
    /// place for every paper instead, which is quicker than to ask of each posting whether its
    /// paper is among them.
    ranks: Option<Vec<u32>>,
    /// For each of the papers the positions of the clause, one bit each.
    here: Vec<u64>,
    /// The same of the clause before.
    before: Vec<u64>,
    is_first: bool,
}

/// The papers are many if they are more than one in so many.
const MANY: usize = 16;

impl<'a> Positions<'a> {
    /// Of some papers among so many.
    pub fn new(papers: &'a Bitmap, all: usize) -> Self {
        let (ranks, count) = papers.ranks();
        let (ranks, places) = if count > all / MANY { (None, all) } else { (Some(ranks), count) };
        Self { papers, ranks, here: vec![0; places], before: vec![0; places], is_first: true }
    }

    /// Adds postings, as far as they are in some fields.
    #[inline(never)]
    pub fn add(&mut self, postings: &[Posting], fields: Fields) {
        match &self.ranks {
            Some(ranks) => {
                for posting in postings {
                    if let Some(rank) = self.papers.rank(ranks, posting.paper())
                        && posting.is_in(fields)
                    {
                        self.here[rank] |= posting.position_bit();
                    }
                }
            }
            None => {
                for posting in postings {
                    let bit = if posting.is_in(fields) { posting.position_bit() } else { 0 };
                    self.here[posting.paper()] |= bit;
                }
            }
        }
    }

    /// Adds where several words begin and end that stand side by side.
    pub fn add_phrase(&mut self, last: Posting, length: u32) {
        let paper = last.paper();
        let place = self.ranks.as_ref().map_or(Some(paper), |ranks| self.papers.rank(ranks, paper));
        if let Some(place) = place {
            let end = last.position_bit();
            self.here[place] |= end | end >> (length - 1).min(u64::BITS - 1);
        }
    }

    /// Ends a clause: adds to the scores what it is worth that its words stand near those of the
    /// clause before or, as those of the first one, at the beginning of a title.
    #[inline(never)]
    pub fn score(&mut self, scores: &mut [u32]) {
        let is_first = std::mem::take(&mut self.is_first);
        let mut rank = 0;
        self.papers.for_each(|paper| {
            let place = if self.ranks.is_some() { rank } else { paper };
            rank += 1;
            let (before, here) = (self.before[place], self.here[place]);
            scores[paper] += if is_first { AT_START * (here & 1) as u32 } else { proximity(before, here) };
        });
        std::mem::swap(&mut self.before, &mut self.here);
        self.here.fill(0);
    }
}

/// Of the postings of one word those that are of a few papers, which ascend.
#[inline(never)]
pub fn postings_of(mut postings: &[Posting], papers: &[usize]) -> Vec<Posting> {
    let mut found = Vec::new();
    for paper in papers {
        postings = &postings[postings.partition_point(|posting| posting.paper() < *paper)..];
        let count = postings.iter().take_while(|posting| posting.paper() == *paper).count();
        found.extend_from_slice(&postings[..count]);
    }
    found
}

/// What the positions of two words that follow each other in the query are worth.
fn proximity(before: u64, after: u64) -> u32 {
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
    use super::{ClauseMatches, NEAR, Positions, SIDE_BY_SIDE, keep_heaviest, postings_of, proximity};
    use crate::bitmap::Bitmap;
    use crate::posting::{Field, Fields, Posting};

    #[test]
    fn words_count_for_more_the_nearer_they_stand() {
        assert_eq!(proximity(0b0001, 0b0010), SIDE_BY_SIDE);
        assert_eq!(proximity(0b0001, 0b0100), NEAR);
        assert_eq!(proximity(0b0010, 0b0001), NEAR);
        assert_eq!(proximity(0b0001, 0b1000), 0);
        assert_eq!(proximity(0, 0b1000), 0);
    }

    #[test]
    fn the_best_match_of_a_paper_counts() {
        let mut matches = ClauseMatches::new(70);
        let posting = |paper, field| Posting::new(paper, 0, field);
        matches.add(&[posting(1, Field::Title), posting(69, Field::Author)], 8, Fields::ALL);
        matches.add(&[posting(1, Field::Author), posting(2, Field::Name)], 16, Fields::only(Field::Author));
        assert_eq!(matches.papers().to_vec(), [1, 69]);
        let (mut scores, mut weights) = ([0; 70], [0; 70]);
        matches.score(&matches.papers(), 2, &mut scores);
        matches.weigh(5, &mut weights);
        assert_eq!((scores[1], scores[2], scores[69]), (2 * 7 * 16, 0, 2 * 7 * 8));
        assert_eq!((weights[1], weights[2]), (5, 0));
        matches.clear();
        assert!(matches.papers().is_empty());
    }

    #[test]
    fn only_what_two_clauses_have_in_one_paper_is_near() {
        let at = |paper, position| Posting::new(paper, position, Field::Title);
        // Few papers, then many.
        for is_other in [false, true] {
            let papers =
                Bitmap::of(100, &mut |paper| matches!(paper, 3 | 99) || (is_other && paper % 2 == 0 && paper != 4));
            let mut positions = Positions::new(&papers, 100);
            let mut scores = [0; 100];
            positions.add(&[at(3, 1), at(4, 1), at(99, 2)], Fields::TITLE);
            positions.score(&mut scores);
            positions.add(&[at(3, 2), at(4, 2), at(99, 4)], Fields::ALL);
            positions.add(&[at(99, 3)], Fields::only(Field::Author));
            positions.score(&mut scores);
            assert_eq!((scores[3], scores[4], scores[99]), (SIDE_BY_SIDE, 0, NEAR));
            positions.add_phrase(at(3, 4), 2);
            positions.score(&mut scores);
            assert_eq!(scores[3], 2 * SIDE_BY_SIDE);
        }
    }

    #[test]
    fn the_postings_of_a_few_papers_are_found() {
        let at = |paper, position| Posting::new(paper, position, Field::Title);
        let postings = [at(1, 0), at(1, 5), at(3, 2), at(4, 0), at(9, 9)];
        assert_eq!(postings_of(&postings, &[0, 1, 2, 4, 8]), [postings[0], postings[1], postings[3]]);
        assert!(postings_of(&[], &[1]).is_empty() && postings_of(&postings, &[]).is_empty());
    }

    #[test]
    fn papers_that_weigh_half_as_much_as_the_heaviest_are_kept() {
        let kept = |weights: &[u32]| {
            let mut papers = Bitmap::full(weights.len());
            keep_heaviest(&mut papers, weights);
            papers.to_vec()
        };
        assert_eq!(kept(&[1, 0, 1, 1]), [0, 2, 3]);
        assert_eq!(kept(&[46, 22, 23, 40]), [0, 2, 3]);
        assert!(kept(&[0, 0]).is_empty());
    }
}
