//! What a reader searches the catalogue for: words, filters, an order and a view.
//!
//! A [`Query`] is the only state of the list that is shown; its one written form is
//! the query string of an address.
use std::borrow::Cow;
use std::fmt;

use form_urlencoded::{Serializer, parse};

mod changes;
mod choices;
mod facet;
mod trackers;
mod years;

use crate::web_address::WebAddress;

pub use choices::{Has, Sort, View};
pub(crate) use facet::TermValues;
pub use facet::{Facet, Term};
pub(crate) use years::{Years, may_become_years};

/// The parameter that shows a curator what of the catalogue could not be decoded.
const DEBUG: &str = "debug";

/// The parameter that says where words may stand besides a record, and its only value.
pub(crate) const IN: &str = "in";
pub(crate) const ABSTRACTS: &str = "abstracts";

/// What a reader searches for. Values within a facet are alternatives, facets are
/// conditions that must all hold, and an excluded value is ruled out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// The words searched for, as typed.
    pub text: String,
    /// Whether each word may also stand in the abstract: `?in=abstracts`.
    pub in_abstracts: bool,
    terms: [Vec<Term>; Facet::ALL.len()],
    has: Vec<Has>,
    lacks: Vec<Has>,
    /// The chosen order; `None` for the default one, [`Query::effective_sort`].
    pub sort: Option<Sort>,
    /// How the results are set; `None` for what suits the screen.
    pub view: Option<View>,
    /// Whether to show what of the catalogue could not be decoded: `?debug`.
    pub debug: bool,
    unknown: Vec<(String, String)>,
}

impl Query {
    /// Reads a query string, with or without its leading `?`. It cannot fail: what is
    /// not understood is kept in [`Query::unknown`], except what trackers add, which is dropped.
    #[must_use]
    pub fn parse(search: &str) -> Self {
        let mut query = Self::default();
        for (name, value) in parse(search.strip_prefix('?').unwrap_or(search).as_bytes()) {
            query.read(&name, &value);
        }
        query
    }

    fn read(&mut self, name: &str, value: &str) {
        if trackers::adds(name) {
            return;
        }
        let understood = match name {
            "q" if self.text.is_empty() => {
                value.clone_into(&mut self.text);
                true
            }
            // What another program shares with the installed site beside its text.
            "url" if WebAddress::new(value).is_ok() || value.is_empty() => {
                if !value.is_empty() {
                    value.clone_into(&mut self.text);
                }
                true
            }
            IN if value.eq_ignore_ascii_case(ABSTRACTS) => {
                self.in_abstracts = true;
                true
            }
            DEBUG if value.is_empty() => {
                self.debug = true;
                true
            }
            "has" => {
                let (value, is_excluded) = value.strip_prefix('-').map_or((value, false), |value| (value, true));
                let has = Has::of(value);
                has.into_iter().for_each(|has| self.set_has(has, !is_excluded));
                has.is_some()
            }
            // What is newest follows the day on which a paper was added.
            "sort" if value.eq_ignore_ascii_case("added") => {
                self.sort = Some(Sort::Newest);
                true
            }
            "sort" => {
                let sort = Sort::of(value);
                self.sort = sort.or(self.sort);
                sort.is_some()
            }
            "view" => {
                let view = View::of(value);
                self.view = view.or(self.view);
                view.is_some()
            }
            _ => match (Facet::of(name), Term::parse(value)) {
                (Some(facet), Some(term)) => {
                    self.set(facet, term);
                    true
                }
                _ => false,
            },
        };
        if !understood && (name, value) != ("", "") {
            self.unknown.push((name.to_owned(), value.to_owned()));
        }
    }

    /// The parameters of the query string, by name and value: what a form of the page sends along.
    pub fn parameters(&self) -> impl Iterator<Item = (&str, Cow<'_, str>)> {
        let parameter = |name, value: &'static str| (name, Cow::Borrowed(value));
        let text = Some(("q", Cow::Borrowed(self.text.as_str()))).filter(|_| !self.text.is_empty());
        let terms = Facet::ALL.into_iter().flat_map(|facet| {
            self.terms(facet).iter().map(move |term| (facet.parameter(), Cow::Owned(term.to_string())))
        });
        text.into_iter()
            .chain(self.in_abstracts.then(|| parameter(IN, ABSTRACTS)))
            .chain(terms)
            .chain(self.has.iter().map(move |has| parameter("has", has.id())))
            .chain(self.lacks.iter().map(|has| ("has", Cow::Owned(format!("-{}", has.id())))))
            .chain(self.sort.map(|sort| parameter("sort", sort.id())))
            .chain(self.view.map(|view| parameter("view", view.id())))
            .chain(self.debug.then(|| parameter(DEBUG, "")))
            .chain(self.unknown.iter().map(|(name, value)| (name.as_str(), Cow::Borrowed(value.as_str()))))
    }

    /// The values included or excluded in a facet.
    #[must_use]
    pub fn terms(&self, facet: Facet) -> &[Term] {
        &self.terms[facet as usize]
    }

    /// Everything that the papers must have, each once.
    #[must_use]
    pub fn has(&self) -> &[Has] {
        &self.has
    }

    /// Everything that the papers must not have, each once.
    #[must_use]
    pub fn lacks(&self) -> &[Has] {
        &self.lacks
    }

    /// The parameters that mean nothing here, kept so that the address stays what it
    /// was: name and value.
    #[must_use]
    pub fn unknown(&self) -> &[(String, String)] {
        &self.unknown
    }

    /// The order of the results: the chosen one, else best match first
    /// where there are words, else newest first.
    #[must_use]
    pub fn effective_sort(&self) -> Sort {
        self.sort.unwrap_or(if self.text.trim().is_empty() { Sort::Newest } else { Sort::Relevance })
    }

    /// Whether anything narrows the list: words, terms or conditions.
    #[must_use]
    pub fn is_filtered(&self) -> bool {
        !self.text.trim().is_empty() || self.condition_count() > 0
    }

    /// How many conditions narrow the list, the words not counted.
    #[must_use]
    pub fn condition_count(&self) -> usize {
        self.has.len() + self.lacks.len() + self.terms.iter().map(Vec::len).sum::<usize>()
    }

    /// The same terms with everything else taken from `rest`.
    pub(crate) fn with_rest_of(self, rest: Self) -> Self {
        Self { terms: self.terms, ..rest }
    }

    /// The facet and value, when this query is nothing but one included term (besides
    /// its order and view).
    #[must_use]
    pub fn only_term(&self) -> Option<(Facet, &str)> {
        let mut terms =
            Facet::ALL.into_iter().flat_map(|facet| self.terms(facet).iter().map(move |term| (facet, term)));
        let (facet, term) = terms.next()?;
        let alone = terms.next().is_none()
            && !term.is_excluded()
            && self.text.is_empty()
            && self.has.is_empty()
            && self.lacks.is_empty()
            && self.unknown.is_empty();
        alone.then_some((facet, term.value()))
    }
}

/// The query string without `?`, empty for the query that everything matches. [`Query::parse`]
/// reads it back to the same query.
impl fmt::Display for Query {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut pairs = Serializer::new(String::new());
        for (name, value) in self.parameters() {
            if name == DEBUG && value.is_empty() {
                pairs.append_key_only(name);
            } else {
                pairs.append_pair(name, &value);
            }
        }
        formatter.write_str(&pairs.finish())
    }
}

#[cfg(test)]
mod tests;
