//! A catalogue prepared for a search.
use std::sync::OnceLock;

use postings::{Bitmap, sort_by_key};

use super::authors::Authors;
use super::dictionary::{Dictionary, Lookup};
use super::facets::{FacetValue, Sets};
use super::order::STORED;
use super::title_lengths::title_lengths;
use crate::fold::fold;
use crate::nearest::Near;
use crate::query::{Facet, Has, Query, Sort, Term, TermValues};
use crate::text::words::Words;

/// A catalogue prepared for [`search`](super::search).
///
/// Inside, papers are named by *numbers* from the newest to the oldest; outside, by their
/// positions in [`Catalogue::papers`](crate::Catalogue::papers).
///
/// One made of a catalogue is whole. One that was [prepared](super::prepare) begins with what
/// a list shows before anything is asked, and takes its other [`Part`](super::Part)s when they
/// are there.
#[derive(Debug)]
pub struct Index {
    pub(super) dictionary: Dictionary,
    /// Who wrote which paper; `None` in a prepared index.
    pub(super) authors: Option<Authors>,
    /// The values of each of [`Facet::ALL`], in the order in which they are shown.
    pub(super) facets: [Vec<FacetValue>; Facet::ALL.len()],
    /// For how many papers each of [`Has::ALL`] holds.
    pub(super) has_totals: [usize; Has::ALL.len()],
    pub(super) sets: OnceLock<Sets>,
    pub(super) recommended: Bitmap,
    /// The number of papers that have a date.
    pub(super) dated: usize,
    /// All numbers in each of the orders that are [stored](STORED).
    pub(super) orders: [OnceLock<Vec<u32>>; STORED.len()],
    /// The words of the abstracts, once they were asked for.
    pub(super) abstracts: OnceLock<Dictionary>,
    /// The words of what each category is about (`topics.rs`).
    pub(super) topics: OnceLock<Dictionary>,
    /// The square of the length of each title (`title_lengths.rs`).
    pub(super) title_lengths: OnceLock<Vec<u32>>,
    /// The position of each number.
    pub(super) positions: Vec<u32>,
    /// The number of each position, once one was asked for that is another.
    pub(super) numbers: OnceLock<Vec<u32>>,
}

impl Index {
    /// Every value of a facet that some paper has: categories and collections in the
    /// list's order, venues and techniques by number of papers, years from the newest.
    #[must_use]
    pub fn facet_values(&self, facet: Facet) -> &[FacetValue] {
        &self.facets[facet as usize]
    }

    /// [`Query::toggled`], without what is then left of a range of years if no paper is of them.
    #[must_use]
    pub fn toggled(&self, query: &Query, facet: Facet, term: &Term) -> Query {
        let is_own = |left: &Term| left == term || query.terms(facet).contains(left);
        query.toggled(facet, term).retaining(facet, |left| is_own(left) || self.is_known(facet, left))
    }

    /// The value with an id, whatever its case and punctuation; `None` when no paper has it.
    #[must_use]
    pub fn facet_value(&self, facet: Facet, id: &str) -> Option<&FacetValue> {
        let named = Some(TermValues::by(facet, id)).filter(TermValues::is_one)?;
        self.first_named(facet, &named)
    }

    /// What a term of a facet names, as a reader sees it: “ICML”, “2022–2024”; `None` when no paper has it.
    #[must_use]
    pub fn term_label(&self, facet: Facet, term: &Term) -> Option<String> {
        let named = term.named(facet);
        let value = self.first_named(facet, &named)?;
        Some(match named {
            TermValues::Id(_) => value.label.clone(),
            TermValues::Years(years) => years.to_string(),
        })
    }

    /// Whether some paper has what a term of a listed facet names.
    #[must_use]
    pub fn is_known(&self, facet: Facet, term: &Term) -> bool {
        self.first_named(facet, &term.named(facet)).is_some()
    }

    fn first_named(&self, facet: Facet, named: &TermValues) -> Option<&FacetValue> {
        self.facet_values(facet).iter().find(|value| named.include(&value.id))
    }

    /// The values of a facet that a text may stand for: those whose names have all its words, or words that begin so,
    /// the digits at its end left out as the year of a venue; else those that differ by a few typing errors.
    #[must_use]
    pub fn nearest_values(&self, facet: Facet, text: &str) -> Vec<&FacetValue> {
        let typed = Words::of(text.trim_end_matches(|character: char| character.is_ascii_digit()));
        let has_words = |value: &&FacetValue| {
            let name = Words::of(&value.label);
            typed.iter().all(|word| name.iter().any(|other| other.starts_with(word)))
        };
        let named: Vec<_> = self.facet_values(facet).iter().filter(has_words).collect();
        if typed.iter().next().is_some() && !named.is_empty() {
            return named;
        }
        let mut near = Near::new(&fold(text));
        let is_near = |value: &&FacetValue| near.includes(&value.id) || near.includes(&fold(&value.label));
        self.facet_values(facet).iter().filter(is_near).collect()
    }

    /// The positions of the papers by the author with an id ([`crate::authors::id`]), from the newest; `None`
    /// where the index was prepared, which does not know all names.
    #[must_use]
    pub fn author_papers(&self, id: &str) -> Option<Vec<usize>> {
        let mut papers: Vec<usize> = self.authors.as_ref()?.papers(id).map(|number| self.position(number)).collect();
        // A record may name an author twice.
        papers.dedup();
        Some(papers)
    }

    /// Whether an author has more than one paper; `false` where the index was prepared.
    #[must_use]
    pub fn has_frequent_author(&self) -> bool {
        self.authors.as_ref().is_some_and(Authors::has_frequent)
    }

    /// The number of papers.
    #[must_use]
    pub fn len(&self) -> usize {
        self.positions.len()
    }

    /// Whether there is no paper.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.positions.is_empty()
    }

    /// Whether a condition is known to hold for the paper at a position.
    #[must_use]
    pub fn has(&self, has: Has, position: usize) -> bool {
        let set = self.sets.get().map(|sets| &sets.has[has as usize]);
        set.zip(self.number(position)).is_some_and(|(set, number)| set.contains(number))
    }

    /// For how many papers a condition holds.
    #[must_use]
    pub fn has_total(&self, has: Has) -> usize {
        self.has_totals[has as usize]
    }

    /// Says which papers are new to the reader, by their positions.
    pub fn set_new(&mut self, is_new: &[bool]) {
        let new = Bitmap::of(self.len(), &mut |number| is_new.get(self.position(number)) == Some(&true));
        self.has_totals[Has::New as usize] = new.count();
        if let Some(sets) = self.sets.get_mut() {
            sets.has[Has::New as usize] = new;
        }
    }

    /// The positions of all papers from the newest to the oldest.
    #[must_use]
    pub fn newest(&self) -> &[u32] {
        &self.positions
    }

    /// Begins to look up words of the papers.
    pub(crate) fn lookup(&self) -> Lookup<'_> {
        Lookup::new(&self.dictionary, self.len())
    }

    /// The position of the paper with a number.
    pub(crate) fn position(&self, number: usize) -> usize {
        self.positions[number] as usize
    }

    /// The number of the paper at a position.
    pub(crate) fn number(&self, position: usize) -> Option<usize> {
        // In a prepared list papers are in the order of their numbers.
        if *self.positions.get(position)? as usize == position {
            return Some(position);
        }
        let numbers = self.numbers.get_or_init(|| inverse(&self.positions));
        numbers.get(position).map(|number| *number as usize)
    }

    /// The numbers of the papers that have each value of a facet; `None` when they are not
    /// loaded.
    pub(crate) fn papers_by_value(&self, facet: Facet) -> Option<&[Bitmap]> {
        self.sets.get().map(|sets| &sets.facets[facet as usize][..])
    }

    /// Where the numbers in an order are kept; `None` for an order that is not [stored](STORED).
    pub(super) fn stored_order(&self, sort: Sort) -> Option<&OnceLock<Vec<u32>>> {
        STORED.iter().position(|stored| *stored == sort).map(|place| &self.orders[place])
    }

    /// All numbers in an order that is stored; `None` when it is not loaded. For the other orders it is empty.
    pub(super) fn order(&self, sort: Sort) -> Option<&[u32]> {
        self.stored_order(sort).map_or(Some(&[]), |order| order.get().map(Vec::as_slice))
    }

    /// The square of the length of each title; `None` when they are not loaded. They are worked
    /// out when they are first asked for, where all words are there.
    pub(crate) fn title_lengths(&self) -> Option<&[u32]> {
        if self.title_lengths.get().is_none() && self.dictionary.is_whole() {
            let _ = self.title_lengths.set(title_lengths(&self.dictionary, self.len()));
        }
        self.title_lengths.get().map(Vec::as_slice)
    }

    /// Whether a paper is recommended.
    pub(crate) fn is_recommended(&self, number: usize) -> bool {
        self.recommended.contains(number)
    }

    /// Some numbers, which ascend, each given with the rank of its paper, from the lowest
    /// rank to the highest. Of papers of one rank, recommended ones come first, then newer
    /// ones. Ranks are below 2³¹.
    pub(crate) fn ranked(&self, ranks: &mut dyn Iterator<Item = (u32, usize)>) -> Vec<usize> {
        let key = |rank: u32, number| rank << 1 | u32::from(!self.recommended.contains(number));
        let mut numbers: Vec<(u32, u32)> = ranks.map(|(rank, number)| (key(rank, number), number as u32)).collect();
        sort_by_key(&mut numbers);
        numbers.into_iter().map(|(_, number)| self.position(number as usize)).collect()
    }
}

/// For each number that is in a list once, where it is there.
fn inverse(positions: &[u32]) -> Vec<u32> {
    let mut numbers = vec![0; positions.len()];
    for (number, position) in (0..).zip(positions) {
        if let Some(place) = numbers.get_mut(*position as usize) {
            *place = number;
        }
    }
    numbers
}

#[cfg(test)]
mod tests {
    use super::Index;
    use crate::decode::decode;

    #[test]
    fn each_position_has_its_number() {
        let catalogue = decode(include_bytes!("../../../public/papers.json")).unwrap();
        let index = Index::new(&catalogue);
        assert!(index.newest().iter().enumerate().any(|(number, position)| number != *position as usize));
        for number in 0..index.len() {
            assert_eq!(index.number(index.position(number)), Some(number));
        }
        assert_eq!(index.number(index.len()), None);
    }
}
