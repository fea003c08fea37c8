//! What the categories are about: the words of their descriptions, a dictionary of their own. A question in other
//! words than the titles have may have those of a description, and then speaks of the papers of its category.
use postings::{Bitmap, ClauseMatches, Field, Fields};

use super::builder::Builder;
use super::dictionary::{Dictionary, Lookup};
use super::expression::{Clause, Condition, Source};
use super::facets::FacetValue;
use super::idf::idf;
use super::index::Index;
use super::part::Part;
use super::word_matches::WordMatches;
use crate::list::Catalogue;
use crate::query::Facet;

/// The field of every word of a description: it is worth what a word of a title is.
const FIELD: Field = Field::Title;

/// What a word scores in that field for each unit of its weight, where it stands there as it was typed.
const WHOLE_WORD: u32 = 160;

/// The words of the descriptions. Each category has the number of its value among those of its facet.
pub(super) fn topics(catalogue: &Catalogue, categories: &[FacetValue]) -> Dictionary {
    let mut builder = Builder::default();
    for (number, value) in categories.iter().enumerate() {
        builder.begin(number);
        if let Some(description) = catalogue.category(&value.id).and_then(|category| category.description.as_ref()) {
            builder.add(FIELD, description.as_str());
        }
    }
    let order = builder.order();
    builder.build(&order).0
}

/// Adds to the scores of papers, and to what the words that they match weigh, what the descriptions of their categories
/// have of the plain words of a text.
pub(super) fn add_topics(
    index: &Index,
    records: &Lookup,
    (text, clauses): (&str, &[Clause]),
    (scores, weights): (&mut [u32], &mut [u32]),
) {
    for (paper, topic) in topic_scores(index, records, text, clauses).into_iter().enumerate() {
        scores[paper] += topic;
        weights[paper] += topic / WHOLE_WORD;
    }
}

/// For each paper, what the description of its category scores for the plain words of a text, of several categories
/// the best. A word weighs its inverse document frequency, as if all papers of a category had the words of its
/// description, so that what every description says counts for nothing.
fn topic_scores(index: &Index, records: &Lookup, text: &str, clauses: &[Clause]) -> Vec<u32> {
    let mut of_papers = vec![0; index.len()];
    let Some(topics) = index.topics.get() else {
        records.miss(Part::Topics);
        return of_papers;
    };
    let Some(papers) = index.papers_by_value(Facet::Category) else {
        records.miss(Part::Sets);
        return of_papers;
    };
    let categories = index.facet_values(Facet::Category);
    let lookup = Lookup::new(topics, categories.len());
    let (mut matches, mut scores) = (ClauseMatches::new(categories.len()), vec![0; categories.len()]);
    let all = Bitmap::full(categories.len());
    for (number, clause) in clauses.iter().enumerate().filter(|(_, clause)| clause.is_plain() && !clause.is_stop_word) {
        let Condition::Words(query) = &clause.condition else { continue };
        let term = WordMatches::look_up(&lookup, Source::Record, text, clauses, number, query);
        matches.clear();
        term.each(&lookup, None, &mut |postings, form| matches.add(postings, form.closeness, form.fields));
        term.hits.iter().for_each(|hit| matches.add(&[hit.last], hit.closeness, Fields::ALL));
        let with_word = matches.papers().iter().map(|category| categories[category].total).sum();
        matches.score(&all, idf(index.len(), with_word), &mut scores);
    }
    for (papers, score) in papers.iter().zip(scores) {
        papers.for_each(|paper| of_papers[paper] = score.max(of_papers[paper]));
    }
    of_papers
}
