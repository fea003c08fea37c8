//! A catalogue prepared for a search.
use std::sync::OnceLock;

use postings::{Bitmap, Field, sort_by_key};

use super::builder::Builder;
use super::dictionary::Dictionary;
use super::facets::{self, FacetIndex, Sets};
use super::{FacetValue, order, title_lengths};
use crate::list::Catalogue;
use crate::paper::Paper;
use crate::query::{Facet, Has, Sort};

/// A catalogue prepared for [`search`](super::search).
///
/// Inside, papers are named by *numbers* from the newest to the oldest; outside, by their
/// positions in [`Catalogue::papers`].
///
/// One made of a catalogue is whole. One that was [prepared](super::prepare) begins with what
/// a list shows before anything is asked, and takes its other [`Part`](super::Part)s when they
/// are there.
#[derive(Debug)]
pub struct Index {
    pub(super) dictionary: Dictionary,
    pub(super) facets: [FacetIndex; Facet::ALL.len()],
    /// For how many papers each of [`Has::ALL`] holds.
    pub(super) has_totals: [usize; Has::ALL.len()],
    pub(super) sets: OnceLock<Sets>,
    pub(super) recommended: Bitmap,
    /// The number of papers that have a date.
    pub(super) dated: usize,
    /// All numbers by title and by venue.
    pub(super) by_title: OnceLock<Vec<u32>>,
    pub(super) by_venue: OnceLock<Vec<u32>>,
    /// The square of the length of each title (`title_lengths.rs`).
    pub(super) title_lengths: OnceLock<Vec<u32>>,
    /// The position of each number.
    pub(super) positions: Vec<u32>,
}

/// The words of a catalogue as they stand in it. Gathering them some papers at a time, finding their
/// [order](Self::sorted) and [putting them in it](SortedWords::vocabulary) is the greater part of
/// preparing a catalogue, so that a page which must answer meanwhile does one step after the other.
pub struct GatheredWords {
    builder: Builder,
    /// The position of each number.
    positions: Vec<u32>,
    /// How many papers were read.
    read: usize,
}

/// The words of a catalogue, and their order.
pub struct SortedWords {
    gathered: GatheredWords,
    order: Vec<u32>,
}

/// The words of a catalogue in the order in which they are looked up.
pub struct Vocabulary {
    dictionary: Dictionary,
    positions: Vec<u32>,
}

impl GatheredWords {
    /// Begins with a catalogue.
    #[must_use]
    pub fn new(catalogue: &Catalogue) -> Self {
        Self { builder: Builder::default(), positions: order::newest(catalogue), read: 0 }
    }

    /// Gathers the words of so many more papers of the catalogue; whether there still are others.
    pub fn gather(&mut self, catalogue: &Catalogue, count: usize) -> bool {
        let start = self.read;
        self.read = start.saturating_add(count).min(self.positions.len());
        for (number, position) in self.positions.iter().enumerate().take(self.read).skip(start) {
            self.builder.begin(number);
            add_words(&mut self.builder, catalogue, &catalogue.papers()[*position as usize]);
        }
        self.read < self.positions.len()
    }

    /// Finds their order.
    #[must_use]
    pub fn sorted(self) -> SortedWords {
        SortedWords { order: self.builder.order(), gathered: self }
    }
}

impl SortedWords {
    /// Puts them in their order.
    #[must_use]
    pub fn vocabulary(self) -> Vocabulary {
        let Self { gathered, order } = self;
        Vocabulary { dictionary: gathered.builder.build(&order), positions: gathered.positions }
    }
}

impl Index {
    /// Prepares a catalogue.
    #[must_use]
    pub fn new(catalogue: &Catalogue) -> Self {
        let mut words = GatheredWords::new(catalogue);
        words.gather(catalogue, usize::MAX);
        Self::with_vocabulary(catalogue, words.sorted().vocabulary())
    }

    /// Prepares a catalogue whose words are already sorted.
    #[must_use]
    pub fn with_vocabulary(catalogue: &Catalogue, vocabulary: Vocabulary) -> Self {
        let Vocabulary { dictionary, positions } = vocabulary;
        let papers = catalogue.papers();
        let set = |holds: &dyn Fn(&Paper) -> bool| {
            Bitmap::of(papers.len(), &mut |number| holds(&papers[positions[number] as usize]))
        };
        let mut sets =
            Sets { facets: Default::default(), has: Has::ALL.map(|has| set(&|paper| does_have(paper, has))) };
        let facets = Facet::ALL.map(|facet| {
            let (index, papers) = FacetIndex::new(catalogue, facet, &positions);
            sets.facets[facet as usize] = papers;
            index
        });
        Self {
            title_lengths: OnceLock::new(),
            dictionary,
            facets,
            has_totals: Has::ALL.map(|has| sets.has[has as usize].count()),
            sets: OnceLock::from(sets),
            recommended: set(&|paper| paper.recommended),
            dated: set(&|paper| paper.date().is_some()).count(),
            by_title: OnceLock::from(order::by_text(catalogue, Sort::Title, &positions)),
            by_venue: OnceLock::from(order::by_text(catalogue, Sort::Venue, &positions)),
            positions,
        }
    }

    /// Every value of a facet that some paper has: categories and collections in the
    /// list's order, venues and techniques by number of papers, years from the newest.
    #[must_use]
    pub fn facet_values(&self, facet: Facet) -> &[FacetValue] {
        &self.facets[facet as usize].values
    }

    /// The value that `id` names as [`Term::names`](crate::query::Term::names) does,
    /// whatever its case and punctuation; `None` when no paper has it.
    #[must_use]
    pub fn facet_value(&self, facet: Facet, id: &str) -> Option<&FacetValue> {
        let facet = &self.facets[facet as usize];
        facet.position(id).map(|position| &facet.values[position])
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

    /// The positions of all papers from the newest to the oldest.
    #[must_use]
    pub fn newest(&self) -> &[u32] {
        &self.positions
    }

    /// The words of the papers.
    pub(crate) fn dictionary(&self) -> &Dictionary {
        &self.dictionary
    }

    /// The position of the paper with a number.
    pub(crate) fn position(&self, number: usize) -> usize {
        self.positions[number] as usize
    }

    /// The number of the paper at a position.
    pub(crate) fn number(&self, position: usize) -> Option<usize> {
        // In a prepared list papers are in the order of their numbers.
        let is_at = |number: &usize| self.positions.get(*number).is_some_and(|other| *other as usize == position);
        Some(position).filter(is_at).or_else(|| (0..self.len()).find(is_at))
    }

    /// The numbers of the papers that have each value of a facet; `None` when they are not
    /// loaded.
    pub(crate) fn papers_by_value(&self, facet: Facet) -> Option<&[Bitmap]> {
        self.sets.get().map(|sets| &sets.facets[facet as usize][..])
    }

    /// The square of the length of each title; `None` when they are not loaded. They are worked
    /// out when they are first asked for, where all words are there.
    pub(crate) fn title_lengths(&self) -> Option<&[u32]> {
        if self.title_lengths.get().is_none() && self.dictionary.is_whole() {
            let _ = self.title_lengths.set(title_lengths::title_lengths(&self.dictionary, self.len()));
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

/// Adds the words by which a paper is found.
fn add_words(builder: &mut Builder, catalogue: &Catalogue, paper: &Paper) {
    builder.add_title(paper.title.as_str());
    for author in &paper.authors {
        builder.add(Field::Author, author.as_str());
    }
    for technique in &paper.techniques {
        builder.add(Field::Technique, technique.as_str());
    }
    match &paper.venue {
        Some(venue) => {
            builder.add(Field::Venue, venue.label());
            builder.add(Field::Venue, venue.series().name());
            if let Some(track) = venue.track_label() {
                builder.add(Field::Venue, &track);
            }
        }
        None if paper.id.arxiv().is_some() => builder.add(Field::Venue, facets::PREPRINTS.1),
        None => {}
    }
    if let Some(year) = paper.year() {
        builder.add(Field::Venue, &year.to_string());
    }
    for category in paper.categories.iter().filter_map(|id| catalogue.category(id.as_str())) {
        builder.add(Field::Category, category.name.as_str());
    }
    if let Some(id) = paper.id.arxiv() {
        builder.add_id(id);
    }
}

/// Whether a condition holds for a paper.
fn does_have(paper: &Paper, has: Has) -> bool {
    match has {
        Has::Code => paper.code().is_some(),
        Has::Figure => paper.figure.is_some(),
        Has::Venue => facets::is_published(paper),
        Has::Award => paper.venue.as_ref().is_some_and(|venue| venue.track().is_award()),
    }
}
