//! The papers near a paper, for its page.
//!
//! The likeness of two papers is
//!
//! > 4 × title + techniques + categories + authors + citations
//!
//! where `title` is the cosine of the words of both titles, each weighted by its inverse
//! document frequency: forms of a word are one word, function words do not count, and those of
//! the name with which the paper's own title begins, before a colon, count twice; `techniques` and `categories` are the shared ones as a part of
//! those that either has; `authors` is the number of shared ones, of which three
//! count as all; and `citations` is [their nearness](References::likeness) by who of the list cites whom, 0 where that
//! is not known. All five lie between 0 and 1.
//!
//! All of it comes from the index: the record of another paper is only looked at where it
//! happens to be there.
use postings::{Bitmap, Fields};

use crate::citations::References;
use crate::paper::Paper;
use crate::query::Facet;
use crate::search::dictionary::Lookup;
use crate::search::{Answer, Index, Part, Records, author_papers, weight};
use crate::text::stop_words::is_function_word;
use crate::text::words::Words;
use crate::venue::Kind;

/// What the cosine of the titles counts for, where the other parts of the likeness
/// count 1.
const TITLE_WEIGHT: f32 = 4.0;

/// The most words of the name of a paper, function words not counted.
const LONGEST_NAME: usize = 3;

/// The number of shared authors from which on there might as well be more.
const MANY_AUTHORS: u32 = 3;

/// The papers near one, by their positions in the catalogue, each list best first. A
/// paper may be in several lists, but one in `similar` is not repeated in `category`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Neighbours {
    /// More in its main category: recommended papers first, then those nearest in date.
    pub category: Vec<usize>,
    /// By the same authors: those that share most of them first.
    pub authors: Vec<usize>,
    /// In the same series of conferences, or the same journal: those nearest in year
    /// first. A preprint has none.
    pub venue: Vec<usize>,
    /// The most alike.
    pub similar: Vec<usize>,
}

/// Finds at most `most` papers of each kind near the paper at `position`.
#[must_use]
pub fn neighbours(
    records: &Records<'_>,
    index: &Index,
    references: &References,
    position: usize,
    most: usize,
) -> Answer<Neighbours> {
    let Some((number, paper)) = index.number(position).zip(records(position)) else {
        return Answer::Complete(Neighbours::default());
    };
    let list = List { index, lookup: index.lookup() };
    let shared_authors = list.shared_authors(paper);
    let mut likeness = list.likeness(number, paper, &shared_authors);
    for (other, nearness) in references.likeness(position) {
        if let Some(other) = index.number(other) {
            likeness[other] += nearness;
        }
    }
    let mut missing = list.lookup.missing();
    if index.papers_by_value(Facet::Category).is_none() {
        missing.push(Part::Sets);
    }
    if index.title_lengths().is_none() {
        missing.push(Part::TitleLengths);
    }
    if !missing.is_empty() {
        return Answer::Missing(missing);
    }

    let first = |ranks: &mut dyn Iterator<Item = (u32, usize)>| {
        let mut ranked = index.ranked(&mut ranks.filter(|(_, other)| *other != number));
        ranked.truncate(most);
        ranked
    };
    let all = || 0..index.len();
    let alike = all().filter(|other| likeness[*other] > 0.0);
    // Likeness is never negative, so its bits are in the order of its value.
    let similar = first(&mut alike.map(|other| (LAST_RANK - likeness[other].to_bits(), other)));

    let main = paper.categories.first().and_then(|main| with_value(index, Facet::Category, main.as_str()));
    let in_category = main.into_iter().flat_map(Bitmap::iter);
    let in_category = in_category.filter(|other| !similar.contains(&index.position(*other)));
    let category = first(&mut in_category.map(|other| {
        // The highest bit puts the recommended before all others; the numbers are by date.
        let others = u32::from(!index.is_recommended(other)) << LAST_RANK.ilog2();
        (others | number.abs_diff(other) as u32, other)
    }));

    let with_authors = all().filter(|other| shared_authors[*other] > 0);
    let authors = first(&mut with_authors.map(|other| (LAST_RANK - shared_authors[other], other)));

    let published = paper.venue.as_ref().filter(|venue| venue.kind() != Kind::Preprint);
    let series = published.and_then(|venue| with_value(index, Facet::Venue, venue.series().id()));
    let at_venue = series.into_iter().flat_map(Bitmap::iter);
    let venue = first(&mut at_venue.map(|other| {
        let years = paper.year().zip(year(index, other));
        (years.map_or(LAST_RANK, |(own, other)| own.abs_diff(other).into()), other)
    }));
    Answer::Complete(Neighbours { category, authors, venue, similar })
}

/// The rank of what comes last.
const LAST_RANK: u32 = u32::MAX >> 1;

/// The papers with a value of a facet.
fn with_value<'a>(index: &'a Index, facet: Facet, id: &str) -> Option<&'a Bitmap> {
    let place = index.facet_values(facet).iter().position(|value| value.id == id)?;
    index.papers_by_value(facet)?.get(place)
}

/// The year of a paper.
fn year(index: &Index, number: usize) -> Option<u16> {
    let place = index.papers_by_value(Facet::Year)?.iter().position(|papers| papers.contains(number))?;
    index.facet_values(Facet::Year)[place].id.parse().ok()
}

/// A list with its index; papers are named by their numbers in the index.
struct List<'a> {
    index: &'a Index,
    lookup: Lookup<'a>,
}

impl List<'_> {
    /// The likeness of every paper to the one with a number.
    fn likeness(&self, number: usize, paper: &Paper, shared_authors: &[u32]) -> Vec<f32> {
        let length = self.index.len();
        let mut likeness = vec![0.0; length];
        let title = paper.title.as_str();
        let name = Words::of(title.split_once(':').map_or("", |(name, _)| name));
        let name: Vec<&str> = name.iter().filter(|word| !is_function_word(word)).collect();
        let title = Words::of(title);
        let mut groups = Vec::new();
        for word in title.iter().filter(|word| !is_function_word(word)) {
            let forms = self.lookup.forms_of(word);
            if forms.is_empty() || groups.contains(&forms) {
                continue;
            }
            let is_in_name = name.len() <= LONGEST_NAME && name.contains(&word);
            let weight = weight(&self.lookup, &forms) as f32 * if is_in_name { 2.0 } else { 1.0 };
            // A title may have several forms of the word.
            let mut papers = Bitmap::empty(length);
            for form in &forms {
                self.lookup.each_in(form, Fields::TITLE, &mut |posting| papers.insert(posting.paper()));
            }
            papers.for_each(|paper| likeness[paper] += weight);
            groups.push(forms);
        }
        let lengths = self.index.title_lengths().unwrap_or_default();
        let length_of = |number: usize| lengths.get(number).map_or(0.0, |length| *length as f32);
        let own_length = length_of(number);
        for (other, likeness) in likeness.iter_mut().enumerate().filter(|(_, product)| **product > 0.0) {
            // A word of the name counts twice, whence the bound.
            *likeness = TITLE_WEIGHT * (*likeness / (own_length * length_of(other)).sqrt().max(1.0)).min(1.0);
        }

        self.add_shared(&mut likeness, Facet::Technique, number);
        self.add_shared(&mut likeness, Facet::Category, number);
        for (likeness, shared) in likeness.iter_mut().zip(shared_authors) {
            *likeness += (*shared).min(MANY_AUTHORS) as f32 / MANY_AUTHORS as f32;
        }
        likeness
    }

    /// Adds, for each paper, its shared values of a facet as a part of those that either
    /// paper has.
    fn add_shared(&self, likeness: &mut [f32], facet: Facet, number: usize) {
        let mut counts = vec![0_u32; likeness.len()];
        let mut shared = counts.clone();
        for papers in self.index.papers_by_value(facet).into_iter().flatten() {
            papers.for_each(|other| counts[other] += 1);
            if papers.contains(number) {
                papers.for_each(|other| shared[other] += 1);
            }
        }
        for (other, shared) in shared.into_iter().enumerate().filter(|(_, shared)| *shared > 0) {
            likeness[other] += shared as f32 / (counts[number] + counts[other] - shared) as f32;
        }
    }

    /// For every paper, how many authors it shares with one.
    fn shared_authors(&self, paper: &Paper) -> Vec<u32> {
        let mut shared = vec![0; self.index.len()];
        for author in &paper.authors {
            author_papers(self.index, &self.lookup, author.as_str()).for_each(|other| shared[other] += 1);
        }
        shared
    }
}
