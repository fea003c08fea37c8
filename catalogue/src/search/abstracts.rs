//! The words of the abstracts: a dictionary of their own, made when a reader first asks for it, so that nobody
//! else pays for it.
use postings::Field;

use super::expression::{Condition, Expression, Source};
use super::index::Index;
use super::steps::Steps;
use crate::abstracts::Texts;
use crate::query::Query;

/// The field of every word of an abstract, since it weighs least. The dictionary has no other.
const FIELD: Field = Field::Category;

/// Prepares the abstracts of a list for the search, in several steps, for a page that must answer in between.
pub struct AbstractsBuilder<'a> {
    index: &'a Index,
    texts: &'a Texts,
    steps: Steps,
}

impl<'a> AbstractsBuilder<'a> {
    /// Begins with the abstracts of the papers of an index.
    #[must_use]
    pub fn new(index: &'a Index, texts: &'a Texts) -> Self {
        Self { index, texts, steps: Steps::default() }
    }

    /// Does one step: gathers the words of at most so many papers or, after all of them, sorts the words. Returns
    /// whether another step is left before [`finish`](Self::finish).
    pub fn step(&mut self, papers: usize) -> bool {
        self.steps.step(papers, self.index.len(), &mut |builder, number| {
            if let Some(text) = self.texts.get(self.index.position(number)) {
                builder.add(FIELD, text);
            }
        })
    }

    /// Does all steps that are left, and gives the index what it searches from now on. One that has abstracts
    /// keeps these.
    pub fn finish(mut self) {
        while self.step(usize::MAX) {}
        let _ = self.index.abstracts.set(self.steps.finish().0);
    }
}

/// Whether a query asks for words of abstracts, so that these must be there before it is answered.
#[must_use]
pub fn asks_for_abstracts(query: &Query) -> bool {
    Expression::parse(&query.text).clauses.iter().any(|clause| match &clause.condition {
        Condition::Words(term) => {
            term.source == Source::Abstract || query.in_abstracts && clause.may_stand_in_abstract(term)
        }
        Condition::Years(_) | Condition::Has(_) => false,
    })
}
