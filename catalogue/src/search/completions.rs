//! What to type next, and what to give up when nothing is found.
use super::dictionary::Lookup;
use super::expression::{Clause, Condition, Expression};
use super::{Index, Part, search};
use crate::query::{Facet, Query};

/// A word that the one being typed may become.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// The query's text with the word in place of the one being typed.
    pub text: String,
    /// The word.
    pub word: String,
    /// How many of the papers that match now have it.
    pub papers: usize,
}

/// The words that the last one of the query begins, at most `most`: those first that most
/// of the matching papers have. `matching` are the positions of these papers.
#[must_use]
pub fn completions(index: &Index, text: &str, matching: &[usize], most: usize) -> Vec<Completion> {
    let expression = Expression::parse(text);
    let last = expression.clauses.last().filter(|clause| !clause.is_excluded && clause.range.end == text.len());
    let Some((Condition::Words(sought), range)) = last.map(|clause| (&clause.condition, &clause.range)) else {
        return Vec::new();
    };
    let mut words = sought.words.iter();
    let (Some(typed), None) = (words.next(), words.next()) else { return Vec::new() };
    // What stands twice is one word, still being typed; with the second one completed, the first
    // would ask for a word of its own.
    let is_same =
        |clause: &Clause| matches!(&clause.condition, Condition::Words(other) if other.words.iter().eq([typed]));
    if Expression::parse(&text[..range.start]).clauses.iter().any(is_same) {
        return Vec::new();
    }
    let lookup = Lookup::new(&index.dictionary);
    let mut is_match = vec![false; index.len()];
    matching.iter().for_each(|position| is_match[*position] = true);

    let mut best: Vec<(usize, String)> = Vec::new();
    for span in lookup.range(typed) {
        let Some(list) = lookup.words(span.section) else { continue };
        for number in span.words.clone() {
            let word = list.word(number);
            // Ids and the word itself complete nothing.
            if word == typed || word.contains('.') {
                continue;
            }
            let one = super::dictionary::Span { section: span.section, words: number..number + 1 };
            let mut last = None;
            let here = lookup.postings(&one).flatten().filter(|posting| posting.is_in(sought.fields));
            let papers = here.filter(|posting| {
                let paper = posting.paper();
                last.replace(paper) != Some(paper) && is_match[index.position(paper)]
            });
            let papers = papers.count();
            // Kept by most papers, then in the order of the words.
            let place = best.iter().position(|(other, _)| papers > *other).unwrap_or(best.len());
            if papers > 0 && place < most {
                best.insert(place, (papers, word.to_owned()));
                best.truncate(most);
            }
        }
    }
    let completion = |(papers, word): (usize, String)| {
        let mut completed = text.to_owned();
        completed.replace_range(range.clone(), &word);
        Completion { text: completed, word, papers }
    };
    best.into_iter().map(completion).collect()
}

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
    Has(crate::query::Has),
}

/// The queries that drop one condition of `query` and find something, those first that
/// find most; with the parts of the index that must be loaded before the others can be counted.
#[must_use]
pub fn relaxations(index: &Index, query: &Query) -> (Vec<Relaxation>, Vec<Part>) {
    let mut candidates: Vec<(Without, Query)> = Vec::new();
    for facet in Facet::ALL.into_iter().filter(|facet| !query.terms(*facet).is_empty()) {
        candidates.push((Without::Facet(facet), query.without_facet(facet)));
    }
    for has in query.has() {
        candidates.push((Without::Has(*has), query.toggled_has(*has)));
    }
    let text = query.text.trim();
    let items: Vec<&str> = text.split_whitespace().collect();
    for number in 0..items.len().min(MOST_DROPPED) {
        let rest: Vec<&str> =
            items.iter().enumerate().filter(|(other, _)| *other != number).map(|(_, item)| *item).collect();
        candidates.push((Without::Text(items[number].to_owned()), query.with_text(&rest.join(" "))));
    }
    let mut relaxations: Vec<Relaxation> = Vec::new();
    let mut missing = Vec::new();
    for (without, query) in candidates.into_iter().filter(|(_, query)| query.is_filtered()) {
        let found = search(index, &query);
        let papers = found.papers.len();
        let place = relaxations.iter().position(|other| papers > other.papers).unwrap_or(relaxations.len());
        if !found.missing.is_empty() {
            missing.extend(found.missing);
        } else if papers > 0 {
            relaxations.insert(place, Relaxation { without, query, papers });
        }
    }
    (relaxations, missing)
}
