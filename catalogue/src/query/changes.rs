//! The queries that a reader can go on to from one.
use std::ops::RangeInclusive;

use super::facet::TermValues;
use super::years::Years;
use super::{Facet, Has, Query, Sort, Term, View};

impl Query {
    /// Puts a term in place of any other that names the same.
    pub fn set(&mut self, facet: Facet, term: Term) {
        let named = term.named(facet);
        let terms = &mut self.terms[facet as usize];
        match terms.iter_mut().find(|other| other.named(facet) == named) {
            Some(other) => *other = term,
            None => terms.push(term),
        }
    }

    /// The same query with what `term` names included or excluded as it says, or no longer where it was. A
    /// range of years that names more keeps its other years.
    #[must_use]
    pub fn toggled(&self, facet: Facet, term: &Term) -> Self {
        let named = term.named(facet);
        let is_alike = |other: &&Term| other.is_excluded() == term.is_excluded();
        let mut alike = self.terms(facet).iter().filter(is_alike);
        let missing = alike.try_fold(named.clone(), |missing, other| missing.without(&other.named(facet)));
        let is_there = missing.is_none();
        let mut query = self.without_facet(facet);
        for other in self.terms(facet) {
            let is_kept = is_there && !is_alike(&other);
            let left = if is_kept { vec![other.clone()] } else { other.without(facet, &named) };
            for left in left {
                let named = left.named(facet);
                let is_new = !query.terms(facet).iter().any(|other| other.named(facet) == named);
                // What is left of two ranges may be the same, and is ruled out if it was by one.
                if is_new || left.is_excluded() {
                    query.set(facet, left);
                }
            }
        }
        if !is_there {
            query.set(facet, term.clone());
        }
        query
    }

    /// The same query without any term that names what `value` does.
    #[must_use]
    pub fn without(&self, facet: Facet, value: &str) -> Self {
        let named = TermValues::by(facet, value);
        self.clone().retaining(facet, |term| term.named(facet) != named)
    }

    /// The same query with some terms of a facet only.
    pub(crate) fn retaining(mut self, facet: Facet, is_retained: impl Fn(&Term) -> bool) -> Self {
        self.terms[facet as usize].retain(is_retained);
        self
    }

    /// The same query without any term of a facet.
    #[must_use]
    pub fn without_facet(&self, facet: Facet) -> Self {
        let mut query = self.clone();
        query.terms[facet as usize].clear();
        query
    }

    /// The same query with a term in place of all that a facet includes. What is ruled out stays so.
    #[must_use]
    pub fn narrowed_to(&self, facet: Facet, term: Term) -> Self {
        let mut query = self.clone().retaining(facet, Term::is_excluded);
        query.set(facet, term);
        query
    }

    /// The same query with papers of these years only; of all years when there are none.
    #[must_use]
    pub fn with_years(&self, years: Option<RangeInclusive<u16>>) -> Self {
        let mut query = self.clone();
        let terms = &mut query.terms[Facet::Year as usize];
        terms.retain(Term::is_excluded);
        if let Some(years) = years.filter(|years| !years.is_empty()) {
            terms.splice(..0, Years::of(years).written().map(|value| Term::included(&value)));
        }
        query
    }

    /// Adds a condition in the place that [`Has::ALL`] gives it, in place of its opposite.
    pub(super) fn set_has(&mut self, has: Has, is_included: bool) {
        *self = self.without_has(has);
        let conditions = if is_included { &mut self.has } else { &mut self.lacks };
        if let Err(place) = conditions.binary_search(&has) {
            conditions.insert(place, has);
        }
    }

    /// The same query without a condition and without its opposite.
    #[must_use]
    pub fn without_has(&self, has: Has) -> Self {
        let mut query = self.clone();
        query.has.retain(|other| *other != has);
        query.lacks.retain(|other| *other != has);
        query
    }

    /// The same query with a condition added, or taken away where it was.
    #[must_use]
    pub fn toggled_has(&self, has: Has) -> Self {
        let mut query = self.without_has(has);
        if !self.has.contains(&has) {
            query.set_has(has, true);
        }
        query
    }

    /// The same query with what papers must not have added, or taken away where it was.
    #[must_use]
    pub fn toggled_lacks(&self, lacks: Has) -> Self {
        let mut query = self.without_has(lacks);
        if !self.lacks.contains(&lacks) {
            query.set_has(lacks, false);
        }
        query
    }

    /// The same query with other words.
    #[must_use]
    pub fn with_text(&self, text: &str) -> Self {
        let mut query = Self { text: text.to_owned(), ..self.clone() };
        // A second text was not understood; it must not take the place of the first.
        query.unknown.retain(|(name, _)| name != "q");
        query
    }

    /// The same query with words looked for in abstracts too, or no longer.
    #[must_use]
    pub fn with_abstracts(&self, in_abstracts: bool) -> Self {
        Self { in_abstracts, ..self.clone() }
    }

    /// The same query in another order; the natural order is not written down.
    #[must_use]
    pub fn with_sort(&self, sort: Sort) -> Self {
        let natural = Self { sort: None, ..self.clone() };
        Self { sort: (natural.effective_sort() != sort).then_some(sort), ..natural }
    }

    /// The same query in another view; the one that suits the screen, `natural`, is not written down.
    #[must_use]
    pub fn with_view(&self, view: View, natural: View) -> Self {
        Self { view: (view != natural).then_some(view), ..self.clone() }
    }

    /// The query that shows everything in the same order and view.
    #[must_use]
    pub fn cleared(&self) -> Self {
        Self { sort: self.sort, view: self.view, debug: self.debug, ..Self::default() }
    }
}
