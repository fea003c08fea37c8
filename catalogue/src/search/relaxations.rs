//! Queries that ask for less, for when nothing is found.
use super::answer::Answer;
use super::expression::is_operator;
use super::index::Index;
use super::results::search;
use crate::query::{Facet, Has, Query};

/// How many of the words are tried to be dropped. It bounds the work for a long text that was
/// pasted, since each is a search of its own.
const MOST_DROPPED: usize = 16;

/// A query that asks for less.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relaxation {
    /// What is no longer asked for.
    pub without: Without,
    /// The query without it.
    pub query: Query,
    /// How many papers it finds.
    pub papers: usize,
}

/// A condition of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Without {
    /// A word, a phrase or a condition of the text, as typed.
    Text(String),
    /// All values of a facet.
    Facet(Facet),
    /// What papers must have.
    Has(Has),
    /// What papers must not have.
    Lacks(Has),
}

/// The queries that drop one condition of `query` and find something, those first that
/// find most.
#[must_use]
pub fn relaxations(index: &Index, query: &Query) -> Answer<Vec<Relaxation>> {
    let mut candidates: Vec<(Without, Query)> = Vec::new();
    for facet in Facet::ALL.into_iter().filter(|facet| !query.terms(*facet).is_empty()) {
        candidates.push((Without::Facet(facet), query.without_facet(facet)));
    }
    for has in query.has() {
        candidates.push((Without::Has(*has), query.without_has(*has)));
    }
    for lacks in query.lacks() {
        candidates.push((Without::Lacks(*lacks), query.without_has(*lacks)));
    }
    let text = query.text.trim();
    let items: Vec<&str> = text.split_whitespace().collect();
    for number in (0..items.len().min(MOST_DROPPED)).filter(|number| !is_operator(items[*number])) {
        let rest: Vec<&str> =
            items.iter().enumerate().filter(|(other, _)| *other != number).map(|(_, item)| *item).collect();
        candidates.push((Without::Text(items[number].to_owned()), query.with_text(&rest.join(" "))));
    }
    let mut relaxations: Vec<Relaxation> = Vec::new();
    let mut missing = Vec::new();
    for (without, query) in candidates.into_iter().filter(|(_, query)| query.is_filtered()) {
        match search(index, &query) {
            Answer::Missing(parts) => missing.extend(parts),
            Answer::Complete(found) => {
                // What matches only most of the words does not match what is left of them.
                let papers = if found.is_partial { 0 } else { found.papers.len() };
                let place = relaxations.iter().position(|other| papers > other.papers).unwrap_or(relaxations.len());
                if papers > 0 {
                    relaxations.insert(place, Relaxation { without, query, papers });
                }
            }
        }
    }
    if missing.is_empty() { Answer::Complete(relaxations) } else { Answer::Missing(missing) }
}
