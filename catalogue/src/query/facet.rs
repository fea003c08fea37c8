//! Facets, and what can be said about their values.
use std::fmt;

use super::years::Years;
use crate::authors;
use crate::slug::Slug;

/// A property of papers by whose values they can be filtered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Facet {
    /// The section of the list.
    Category,
    /// The series of conferences, or the journal.
    Venue,
    /// The year of the venue, else of the preprint.
    Year,
    /// The month in which it was submitted to arXiv, as its id says.
    Month,
    /// What kind of method it is.
    Technique,
    /// The part of the list: the main one or one of the side lists.
    Collection,
    /// Who wrote it. There are too many to list and count them: a term names one by the words of the name.
    Author,
}

impl Facet {
    /// Every facet, in the order in which they are shown.
    pub const ALL: [Self; 7] =
        [Self::Category, Self::Venue, Self::Year, Self::Month, Self::Technique, Self::Collection, Self::Author];

    /// The facets whose values are listed, each with its count.
    pub const LISTED: [Self; 6] =
        [Self::Category, Self::Venue, Self::Year, Self::Month, Self::Technique, Self::Collection];

    /// The facets that a reader is offered to filter by. Months are too many, and only linked to.
    pub const OFFERED: [Self; 5] = [Self::Category, Self::Venue, Self::Year, Self::Technique, Self::Collection];

    /// The name of its parameter in an address.
    #[must_use]
    pub fn parameter(self) -> &'static str {
        match self {
            Self::Category => "category",
            Self::Venue => "venue",
            Self::Year => "year",
            Self::Month => "month",
            Self::Technique => "technique",
            Self::Collection => "collection",
            Self::Author => "author",
        }
    }

    /// The facet with this parameter.
    #[must_use]
    pub fn of(parameter: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|facet| facet.parameter() == parameter)
    }

    /// Its name as a reader sees it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Category => "Category",
            Self::Venue => "Venue",
            Self::Year => "Year",
            Self::Month => "Month",
            Self::Technique => "Technique",
            Self::Collection => "Collection",
            Self::Author => "Author",
        }
    }
}

/// One value included or excluded in a facet.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Term {
    value: String,
    excluded: bool,
}

impl Term {
    /// Includes papers with `value`.
    #[must_use]
    pub fn included(value: &str) -> Self {
        Self { value: value.to_owned(), excluded: false }
    }

    /// Excludes papers with `value`.
    #[must_use]
    pub fn excluded(value: &str) -> Self {
        Self { value: value.to_owned(), excluded: true }
    }

    /// The id of the value, as it stands in the address.
    #[must_use]
    pub fn value(&self) -> &str {
        &self.value
    }

    /// Whether papers with the value are excluded.
    #[must_use]
    pub fn is_excluded(&self) -> bool {
        self.excluded
    }

    /// Whether this names the value of a facet with an id. Case and punctuation do not count, so
    /// that `venue=NeurIPS` finds what `venue=neurips` finds; a term of years may name a range of them.
    #[must_use]
    pub fn names(&self, facet: Facet, id: &str) -> bool {
        self.named(facet).include(id)
    }

    /// The values of a facet that this names.
    pub(crate) fn named(&self, facet: Facet) -> TermValues {
        TermValues::by(facet, &self.value)
    }

    /// What is left of this without the values that are named: itself where none of them is its own, and
    /// a term for each range of years that is left of one.
    pub(super) fn without(&self, facet: Facet, named: &TermValues) -> Vec<Self> {
        let own = self.named(facet);
        match own.without(named) {
            None => Vec::new(),
            Some(TermValues::Years(left)) if own != TermValues::Years(left.clone()) => {
                left.written().map(|value| Self { value, excluded: self.excluded }).collect()
            }
            Some(_) => vec![self.clone()],
        }
    }

    /// Reads a value of a parameter; `None` when it names nothing.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (value, excluded) = text.strip_prefix('-').map_or((text, false), |value| (value, true));
        (!value.trim().is_empty()).then(|| Self { value: value.to_owned(), excluded })
    }
}

/// The values of a facet that a text names. Terms are compared by these, not by how they are written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum TermValues {
    /// Those with this id; there is at most one.
    Id(String),
    /// These years.
    Years(Years),
}

impl TermValues {
    /// What a text names: years, an author by the words of the name, or what has its slug as an id.
    pub fn by(facet: Facet, text: &str) -> Self {
        let slug = || Slug::of(text).map_or_else(|| text.to_owned(), |slug| slug.to_string());
        match facet {
            Facet::Author => Self::Id(Some(authors::id(text)).filter(|id| !id.is_empty()).unwrap_or_else(slug)),
            // Not by its slug first: that of `>2023` is a year which it does not name.
            Facet::Year => match Years::parse(text).or_else(|| Years::parse(&slug())) {
                Some(years) => Self::Years(years),
                None => Self::Id(slug()),
            },
            _ => Self::Id(slug()),
        }
    }

    /// These without others; `None` when nothing is left.
    pub fn without(&self, others: &Self) -> Option<Self> {
        match (self, others) {
            (Self::Years(own), Self::Years(others)) => own.without(others).map(Self::Years),
            (own, others) => (own != others).then(|| own.clone()),
        }
    }

    /// Whether it is a single value.
    pub fn is_one(&self) -> bool {
        match self {
            Self::Id(_) => true,
            Self::Years(years) => years.is_one(),
        }
    }

    /// Whether the value with an id is one of them.
    pub fn include(&self, id: &str) -> bool {
        match self {
            Self::Id(own) => own == id,
            Self::Years(years) => years.include(id),
        }
    }
}

/// The term as its parameter holds it.
impl fmt::Display for Term {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}{}", if self.excluded { "-" } else { "" }, self.value)
    }
}
