//! Building the index of a catalogue.
use std::sync::OnceLock;

use postings::{Bitmap, Field, MOST_PAPERS};

use super::address;
use super::builder::Builder;
use super::facets::{self, Sets};
use super::index::Index;
use super::order;
use super::steps::Steps;
use super::synonyms::Synonyms;
use super::topics::topics;
use crate::list::Catalogue;
use crate::paper::{LinkKind, Paper};
use crate::query::{Facet, Has};
use crate::text::words::Words;
use crate::web_address::WebAddress;

/// Builds the [`Index`] of a catalogue in several steps, for a page that must answer in between.
pub struct IndexBuilder<'a> {
    catalogue: &'a Catalogue,
    /// The position of each number.
    positions: Vec<u32>,
    steps: Steps,
}

impl<'a> IndexBuilder<'a> {
    /// Begins with a catalogue.
    ///
    /// # Panics
    /// When the catalogue has more than [`MOST_PAPERS`] papers, which an index cannot tell apart.
    #[must_use]
    pub fn new(catalogue: &'a Catalogue) -> Self {
        assert!(catalogue.papers().len() <= MOST_PAPERS, "too many papers for an index");
        let positions = order::newest(catalogue);
        let steps = Steps::new(Builder::new(Synonyms::new(&catalogue.parts().synonyms)));
        Self { catalogue, positions, steps }
    }

    /// Does one step: gathers the words of at most so many papers or, after all of them, sorts the
    /// words, which takes longer. Returns whether another step is left before
    /// [`finish`](Self::finish).
    pub fn step(&mut self, papers: usize) -> bool {
        self.steps.step(papers, self.positions.len(), &mut |builder, number| {
            add_words(builder, self.catalogue, &self.catalogue.papers()[self.positions[number] as usize]);
        })
    }

    /// Does all steps that are left, and the last one.
    #[must_use]
    pub fn finish(mut self) -> Index {
        while self.step(usize::MAX) {}
        let (dictionary, authors) = self.steps.finish();
        let positions = self.positions;
        let papers = self.catalogue.papers();
        let set = |holds: &dyn Fn(&Paper) -> bool| {
            Bitmap::of(papers.len(), &mut |number| holds(&papers[positions[number] as usize]))
        };
        let mut sets =
            Sets { facets: Default::default(), has: Has::ALL.map(|has| set(&|paper| does_have(paper, has))) };
        let facets = Facet::ALL.map(|facet| {
            let (values, papers) = facets::values(self.catalogue, facet, &positions);
            sets.facets[facet as usize] = papers;
            values
        });
        Index {
            abstracts: OnceLock::new(),
            topics: OnceLock::from(topics(self.catalogue, &facets[Facet::Category as usize])),
            title_lengths: OnceLock::new(),
            dictionary,
            authors: Some(authors),
            facets,
            has_totals: Has::ALL.map(|has| sets.has[has as usize].count()),
            sets: OnceLock::from(sets),
            recommended: set(&|paper| paper.recommended),
            dated: set(&|paper| paper.recency().is_some()).count(),
            orders: order::STORED.map(|sort| OnceLock::from(order::stored(self.catalogue, sort, &positions))),
            positions,
            numbers: OnceLock::new(),
        }
    }
}

impl Index {
    /// Builds the index of a catalogue at once.
    ///
    /// # Panics
    /// As [`IndexBuilder::new`].
    #[must_use]
    pub fn new(catalogue: &Catalogue) -> Self {
        IndexBuilder::new(catalogue).finish()
    }
}

/// Adds the words by which a paper is found.
fn add_words(builder: &mut Builder, catalogue: &Catalogue, paper: &Paper) {
    builder.add_title(paper.title.as_str());
    for author in &paper.authors {
        builder.add_author(author.as_str());
        // Who is known by several names is found by each of them.
        catalogue.other_names(author.as_str()).for_each(|name| builder.add_author(name));
    }
    for technique in &paper.techniques {
        builder.add(Field::Technique, technique.as_str());
    }
    let year = paper.year().map(|year| year.to_string());
    let year = year.as_deref();
    match &paper.venue {
        Some(venue) => {
            builder.add(Field::Venue, venue.label());
            // The year follows each name, so that `ICLR 2024` and `iclr2024` are found.
            builder.add_both(Field::Venue, venue.series().name(), year);
            for name in venue.series().other_names() {
                // The words of longer names are too common.
                if !name.contains(' ') {
                    builder.add_both(Field::Venue, name, year);
                }
            }
            if let Some(track) = venue.track_label() {
                builder.add(Field::Venue, &track);
            }
        }
        None if paper.id.arxiv().is_some() => builder.add_both(Field::Venue, facets::NAME_OF_PREPRINTS, year),
        None => builder.add(Field::Venue, year.unwrap_or_default()),
    }
    for category in catalogue.categories_of(paper) {
        builder.add(Field::Category, category.name.as_str());
    }
    add_aliases(builder, paper);
}

/// Adds what a paper is called besides: its id, its addresses and the names of its repositories.
fn add_aliases(builder: &mut Builder, paper: &Paper) {
    if let Some(id) = paper.id.arxiv() {
        builder.add_alias(id);
    }
    let mut add = |url: &WebAddress, is_code: bool| {
        let Some(key) = address::key(url.as_str()) else { return };
        builder.add_alias(&key);
        if let Some(name) = address::repository(&key).filter(|_| is_code) {
            for name in [Some(name), address::folder(url.as_str())].into_iter().flatten() {
                builder.add_alias(&Words::of(name).iter().collect::<String>());
            }
        }
    };
    paper.url.iter().for_each(|url| add(url, false));
    paper.links.iter().for_each(|link| add(&link.url, link.kind == LinkKind::Code));
}

/// Whether a condition holds for a paper.
fn does_have(paper: &Paper, has: Has) -> bool {
    match has {
        Has::Code => paper.code().is_some(),
        Has::Figure => paper.figure.as_ref().is_some_and(|figure| figure.prepared.is_some()),
        Has::Venue => facets::is_published(paper),
        Has::Award => paper.venue.as_ref().is_some_and(|venue| venue.track().is_award()),
        Has::Recommended => paper.recommended,
        // Whoever knows when the reader was here tells the index ([`Index::set_new`]).
        Has::New => false,
    }
}
