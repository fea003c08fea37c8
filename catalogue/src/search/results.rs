//! Searching: matching, filtering, counting and putting in order.
use std::fmt;

use postings::{Bitmap, sorted_by_score};

use super::answer::Answer;
use super::authors;
use super::dictionary::Lookup;
use super::facets;
use super::index::Index;
use super::matching::{self, Matches};
use super::part::Part;
use crate::query::{ABSTRACTS, Facet, Has, IN, Query, Sort, Term};

/// What a query finds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Results {
    /// The positions of the matching papers, in the order asked for.
    pub papers: Vec<usize>,
    /// For each facet of [`Facet::ALL`], the number of matches of each of its values in
    /// the order of [`Index::facet_values`]. A facet's own terms are left out of
    /// account, so that each number is what choosing that value alone would show.
    pub facets: [Vec<usize>; Facet::ALL.len()],
    /// For each of [`Has::ALL`], how many papers would match with it asked for as well.
    pub has: [usize; Has::ALL.len()],
    /// Whether no paper matches all words, and these match most of them.
    pub is_partial: bool,
    /// What of the query means nothing in this catalogue and was left out of account.
    pub ignored: Vec<Ignored>,
    /// The text without the typing errors that were read over, if there are any.
    pub reading: Option<String>,
    /// Whether the text asks for nothing that is known, so that it leaves out no paper: it is blank or signs, or
    /// all of it was ignored, or it is function words that no paper has.
    pub asks_nothing: bool,
    /// What stands in the text before a colon like a field and is none; it was searched
    /// for as a word.
    pub unknown_fields: Vec<String>,
}

impl Results {
    /// The text whose words the papers have: that of the query, without the typing errors that were
    /// read over.
    #[must_use]
    pub fn text<'a>(&'a self, query: &'a Query) -> &'a str {
        self.reading.as_deref().unwrap_or(&query.text)
    }
}

/// A part of a query that the search left out of account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ignored {
    /// The name of the parameter of the address, or of the field in the text.
    pub parameter: String,
    /// Its value, without the `-` of an excluded one.
    pub value: String,
    /// Whether it stands in the text.
    pub is_in_text: bool,
}

impl Ignored {
    fn in_address(parameter: &str, value: &str) -> Self {
        Self { parameter: parameter.to_owned(), value: value.to_owned(), is_in_text: false }
    }
}

impl fmt::Display for Ignored {
    /// As it is written: `has=cake` in an address, `has:cake` in a text.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.is_in_text { ':' } else { '=' };
        write!(formatter, "{}{sign}{}", self.parameter, self.value)
    }
}

/// Searches. It cannot fail: what means nothing in this catalogue is left out of account and
/// named in [`Results::ignored`].
#[must_use]
pub fn search(index: &Index, query: &Query) -> Answer<Results> {
    search_among(index, query, None)
}

/// Searches among some papers only, by their positions: no other is found or counted.
#[must_use]
pub fn search_among(index: &Index, query: &Query, among: Option<&[bool]>) -> Answer<Results> {
    let (matches, mut missing) =
        matching::find(index, &query.text, query.in_abstracts && index.abstracts.get().is_some());
    let lookup = index.lookup();
    let authors: Vec<(&Term, Bitmap)> =
        query.terms(Facet::Author).iter().map(|term| (term, author_papers(index, &lookup, term.value()))).collect();
    missing.extend(lookup.missing());
    let sets = index.sets.get();
    // Without them all papers are counted.
    if sets.is_none() && (query.is_filtered() || among.is_some()) {
        missing.push(Part::Sets);
    }
    let sort = query.effective_sort();
    if index.order(sort).is_none() {
        missing.push(Part::Order(sort));
    }
    if !missing.is_empty() {
        return Answer::Missing(missing);
    }

    let length = index.len();
    let filters = Facet::ALL.map(|facet| match facet {
        Facet::Author => {
            let named = |term: &Term| {
                let papers = authors.iter().filter(|(other, _)| *other == term).map(|(_, papers)| papers.clone());
                papers.filter(|papers| !papers.is_empty()).collect()
            };
            facets::filter(query.terms(facet), length, &named)
        }
        _ => {
            let papers = index.papers_by_value(facet).unwrap_or_default();
            let values = || index.facet_values(facet).iter().zip(papers);
            let named = |term: &Term| {
                let named = term.named(facet);
                values().filter(|(value, _)| named.include(&value.id)).map(|(_, papers)| papers.clone()).collect()
            };
            facets::filter(query.terms(facet), length, &named)
        }
    });
    // What every condition but those on facets leaves.
    let mut common = matches.papers.clone().unwrap_or_else(|| Bitmap::full(length));
    if let Some(among) = among {
        common.intersect(&Bitmap::of(length, &mut |number| among.get(index.position(number)) == Some(&true)));
    }
    for has in query.has() {
        sets.into_iter().for_each(|sets| common.intersect(&sets.has[*has as usize]));
    }
    for lacks in query.lacks() {
        sets.into_iter().for_each(|sets| common.subtract(&sets.has[*lacks as usize]));
    }
    let filtered = |without: Option<Facet>| {
        let mut papers = common.clone();
        let others = Facet::ALL.into_iter().zip(&filters).filter(|(facet, _)| Some(*facet) != without);
        others.filter_map(|(_, filter)| filter.as_ref()).for_each(|filter| papers.intersect(filter));
        papers
    };
    let found = filtered(None);
    let count_found = counter(&found);
    let facets = Facet::ALL.map(|facet| match index.papers_by_value(facet).map(<[_]>::iter) {
        Some(values) if filters[facet as usize].is_some() => values.map(counter(&filtered(Some(facet)))).collect(),
        Some(values) => values.map(&count_found).collect(),
        // Then nothing is asked for that could be counted.
        None => index.facet_values(facet).iter().map(|value| value.total).collect(),
    });
    let has = match sets {
        Some(sets) => Has::ALL.map(|has| count_found(&sets.has[has as usize])),
        None => index.has_totals,
    };
    let papers = in_order(index, sort, &found, &matches.scores);
    let mut ignored = ignored(index, query);
    let nobody = authors.iter().filter(|(_, papers)| papers.is_empty());
    ignored.extend(nobody.map(|(term, _)| Ignored::in_address(Facet::Author.parameter(), term.value())));
    let in_text = matches.ignored.into_iter().map(|(field, value)| Ignored {
        parameter: field.to_owned(),
        value,
        is_in_text: true,
    });
    ignored.extend(in_text);
    let Matches { is_partial, reading, asks_nothing, unknown_fields, .. } = matches;
    Answer::Complete(Results { papers, facets, has, is_partial, ignored, reading, asks_nothing, unknown_fields })
}

/// The papers of the author who has a name, by their numbers; of a prepared index also those of longer names.
pub(crate) fn author_papers(index: &Index, lookup: &Lookup, name: &str) -> Bitmap {
    authors::papers(index.authors.as_ref(), lookup, name)
}

/// What of an address means nothing in this catalogue, authors apart.
fn ignored(index: &Index, query: &Query) -> Vec<Ignored> {
    let unknown = query.unknown().iter();
    let mut all: Vec<Ignored> = unknown.map(|(parameter, value)| Ignored::in_address(parameter, value)).collect();
    if query.in_abstracts && index.abstracts.get().is_none() {
        all.push(Ignored::in_address(IN, ABSTRACTS));
    }
    for facet in Facet::LISTED {
        let unknown = query.terms(facet).iter().filter(|term| !index.is_known(facet, term));
        all.extend(unknown.map(|term| Ignored::in_address(facet.parameter(), term.value())));
    }
    all
}

/// Counts how many of some papers are in other sets.
fn counter(papers: &Bitmap) -> impl Fn(&Bitmap) -> usize {
    let sparse = papers.to_sparse();
    move |set| match &sparse {
        Some(sparse) => set.count_of(sparse),
        None => set.count_common(papers),
    }
}

/// The papers that were found in the order asked for.
fn in_order(index: &Index, sort: Sort, found: &Bitmap, scores: &[u32]) -> Vec<usize> {
    let position = |number| index.position(number);
    match sort {
        Sort::Relevance => sorted_by_score(found, scores, &index.recommended, index.newest()),
        Sort::Newest => found.iter().map(position).collect(),
        Sort::Oldest => {
            let numbers = found.to_vec();
            let (dated, undated) = numbers.split_at(numbers.partition_point(|number| *number < index.dated));
            dated.iter().rev().chain(undated.iter().rev()).map(|number| position(*number)).collect()
        }
        Sort::Title | Sort::Venue | Sort::Stars | Sort::Cited => {
            let numbers = index.order(sort).into_iter().flatten().map(|number| *number as usize);
            numbers.filter(|number| found.contains(*number)).map(position).collect()
        }
    }
}
