//! Conditions and orders that readers ask for by words.
use super::answer::Answer;
use super::expression::{Clause, Condition, Expression};
use super::index::Index;
use super::results::{Results, search};
use crate::query::{Has, Query, Sort};

/// What is asked for by a word and stands in no title.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Papers that have something.
    Has(Has),
    /// An order.
    Sort(Sort),
}

/// A query with a condition or an order in place of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// What it asks for.
    pub asked: Asked,
    /// The query.
    pub query: Query,
    /// How many papers it finds.
    pub papers: usize,
}

/// The words by which readers ask for each.
const WORDS: [(Asked, &str); 5] = [
    (Asked::Has(Has::Award), "award awards awarded awardwinning best outstanding"),
    (Asked::Has(Has::Recommended), "recommended recommend best good top"),
    (Asked::Has(Has::Code), "code github repository"),
    (Asked::Has(Has::Venue), "published peerreviewed"),
    (Asked::Sort(Sort::Newest), "latest newest new recent"),
];

/// The queries that ask as a condition or an order for what words of `query` ask for. Where these may be words of
/// papers, a query is only offered if it finds more than have them all.
#[must_use]
pub fn offers(index: &Index, query: &Query, results: &Results) -> Answer<Vec<Offer>> {
    let clauses = Expression::parse(&query.text).clauses;
    let (mut offers, mut missing) = (Vec::new(), Vec::new());
    for (asked, words) in WORDS {
        let Some((text, are_stop_words)) = without(&query.text, &clauses, words) else { continue };
        let rest = query.with_text(&text);
        let query = match asked {
            Asked::Has(has) if query.has().contains(&has) || query.lacks().contains(&has) => continue,
            Asked::Sort(sort) if query.effective_sort() == sort => continue,
            Asked::Has(has) => rest.toggled_has(has),
            Asked::Sort(sort) => rest.with_sort(sort),
        };
        match search(index, &query) {
            Answer::Missing(parts) => missing.extend(parts),
            Answer::Complete(found) => {
                let papers = found.papers.len();
                let found_by_words = if are_stop_words || results.is_partial { 0 } else { results.papers.len() };
                if papers > found_by_words && !found.is_partial {
                    offers.push(Offer { asked, query, papers });
                }
            }
        }
    }
    if missing.is_empty() { Answer::Complete(offers) } else { Answer::Missing(missing) }
}

/// A text without some words and the stop words beside them, and whether they are all stop words; `None` where it
/// has none of them.
fn without(text: &str, clauses: &[Clause], words: &str) -> Option<(String, bool)> {
    let is_named = |clause: &Clause| match &clause.condition {
        Condition::Words(term) if clause.is_plain() => {
            let joined: String = term.words.iter().collect();
            words.split(' ').any(|word| word == joined)
        }
        _ => false,
    };
    let (mut rest, mut are_stop_words, mut is_any) = (text.to_owned(), true, false);
    let beside =
        |left: &Clause, right: &Clause| [left, right].into_iter().all(|clause| is_named(clause) || clause.is_stop_word);
    for run in clauses.chunk_by(beside).rev().filter(|run| run.iter().any(is_named)) {
        let (first, last) = (run.first()?, run.last()?);
        rest.replace_range(first.range.start..last.range.end, "");
        is_any = true;
        are_stop_words &= run.iter().all(|clause| clause.is_stop_word);
    }
    let is_blank = Expression::parse(&rest).clauses.is_empty();
    is_any.then(|| (if is_blank { String::new() } else { rest.trim().to_owned() }, are_stop_words))
}
