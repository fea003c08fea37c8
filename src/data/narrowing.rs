//! What the list is narrowed to by a query.
use catalogue::Category;
use catalogue::query::{Facet, Query, Term};
use catalogue::search::asks_for_abstracts;

use super::library::Library;

/// What the list is narrowed to when that is one value of a facet.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Landing<'a> {
    /// A category, which the list knows even when no paper is in it.
    Category(&'a Category),
    /// The label of any other value, and how many papers it has.
    Value(&'a str, usize),
}

impl Library {
    /// What the list is narrowed to by a query that asks for one thing only.
    #[must_use]
    pub fn landing(&self, query: &Query) -> Option<Landing<'_>> {
        let (facet, id) = query.only_term()?;
        let value = self.index.facet_value(facet, id);
        match facet {
            Facet::Category => self.catalogue.category(value.map_or(id, |value| &value.id)).map(Landing::Category),
            _ => value.map(|value| Landing::Value(&value.label, value.total)),
        }
    }

    /// What the list is narrowed to by a query; `None` when no condition is applied.
    #[must_use]
    pub fn narrowed(&self, query: &Query) -> Option<String> {
        match self.landing(query) {
            Some(Landing::Category(category)) => Some(category.name.to_string()),
            Some(Landing::Value(label, _)) => Some(label.to_owned()),
            None => self.filtered(query),
        }
    }

    /// The conditions of any other query by name, as in “Quantization · ICLR 2024 · with code”.
    fn filtered(&self, query: &Query) -> Option<String> {
        let mut names: Vec<String> = Vec::new();
        if !query.text.trim().is_empty() {
            names.push(format!("“{}”", query.text.trim()));
        }
        let included = |facet| self.labels(query, facet, |term| !term.is_excluded()).collect::<Vec<_>>();
        let asked = Facet::ALL.map(|facet| (facet, included(facet)));
        let edition = match (&asked[Facet::Venue as usize].1[..], &asked[Facet::Year as usize].1[..]) {
            ([venue], [year]) => Some(format!("{venue} {year}")),
            _ => None,
        };
        for (facet, included) in asked {
            match (facet, &edition) {
                (Facet::Venue, Some(edition)) => names.push(edition.clone()),
                (Facet::Year, Some(_)) => {}
                _ if included.is_empty() => {}
                _ => names.push(included.join(" or ")),
            }
            names.extend(self.labels(query, facet, Term::is_excluded).map(|label| format!("not {label}")));
        }
        names.extend(query.has().iter().map(|has| has.label().to_ascii_lowercase()));
        names.extend(query.lacks().iter().map(|lacks| lacks.opposite().to_ascii_lowercase()));
        let heading = names.join(" · ");
        let mut letters = heading.chars();
        letters.next().map(|first| [first.to_ascii_uppercase()].into_iter().chain(letters).collect())
    }

    /// The names of the values of a facet in those terms of a query that are meant.
    fn labels<'a>(
        &'a self,
        query: &'a Query,
        facet: Facet,
        is_meant: impl Fn(&Term) -> bool + 'a,
    ) -> impl Iterator<Item = String> + 'a {
        query.terms(facet).iter().filter(move |term| is_meant(term)).filter_map(move |term| self.label(facet, term))
    }

    /// The active filters, each with the query without it. What the list does not know is not applied, and so
    /// not active.
    #[must_use]
    pub fn filters(&self, query: &Query) -> Vec<(String, Query)> {
        let mut conditions = Vec::new();
        for facet in Facet::ALL {
            for term in query.terms(facet) {
                if let Some(label) = self.label(facet, term) {
                    let not = if term.is_excluded() { "not " } else { "" };
                    conditions.push((format!("{not}{label}"), query.without(facet, term.value())));
                }
            }
        }
        for has in query.has() {
            conditions.push((has.label().to_owned(), query.without_has(*has)));
        }
        for lacks in query.lacks() {
            conditions.push((lacks.opposite().to_owned(), query.without_has(*lacks)));
        }
        conditions
    }

    /// Whether a query is for a category that holds leaderboards in place of papers.
    #[must_use]
    pub fn is_of_leaderboards(&self, query: &Query) -> bool {
        matches!(self.landing(query), Some(Landing::Category(category)) if self.holds_leaderboards(category))
    }

    /// Whether a category has leaderboards and no papers.
    #[must_use]
    pub fn holds_leaderboards(&self, category: &Category) -> bool {
        let holds_papers = self.index.facet_value(Facet::Category, category.id.as_str()).is_some();
        !holds_papers && category.is_of_leaderboards()
    }

    /// The query that also looks in abstracts, where that may find more.
    #[must_use]
    pub fn with_abstracts(&self, query: &Query) -> Option<Query> {
        let both = query.with_abstracts(true);
        let may_find_more = self.has_abstracts() && !asks_for_abstracts(query) && asks_for_abstracts(&both);
        may_find_more.then_some(both)
    }
}
