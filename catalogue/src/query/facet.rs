//! Facets, and what can be said about their values.
use std::fmt;

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
    /// What kind of method it is.
    Technique,
    /// The part of the list: the main one or one of the side lists.
    Collection,
    /// Who wrote it. There are too many to list and count them: a term names one by the words of the name.
    Author,
}

impl Facet {
    /// Every facet, in the order in which they are shown.
    pub const ALL: [Self; 6] =
        [Self::Category, Self::Venue, Self::Year, Self::Technique, Self::Collection, Self::Author];

    /// The facets whose values are listed, each with its count.
    pub const LISTED: [Self; 5] = [Self::Category, Self::Venue, Self::Year, Self::Technique, Self::Collection];

    /// The name of its parameter in an address.
    #[must_use]
    pub fn parameter(self) -> &'static str {
        match self {
            Self::Category => "category",
            Self::Venue => "venue",
            Self::Year => "year",
            Self::Technique => "technique",
            Self::Collection => "collection",
            Self::Author => "author",
        }
    }

    /// Its name as a reader sees it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Category => "Category",
            Self::Venue => "Venue",
            Self::Year => "Year",
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

    /// Whether this names the facet value `id`. Case and punctuation do not count, so
    /// that `venue=NeurIPS` finds what `venue=neurips` finds.
    #[must_use]
    pub fn names(&self, id: &str) -> bool {
        self.value == id || Slug::of(&self.value).is_some_and(|slug| slug.as_str() == id)
    }

    /// Whether both are about the same value, whatever its case and punctuation.
    pub(super) fn is_about(&self, other: &Self) -> bool {
        let slug = |term: &Self| Slug::of(&term.value);
        self.value == other.value || slug(self).is_some_and(|value| slug(other) == Some(value))
    }

    /// Reads a value of a parameter; `None` when it names nothing.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (value, excluded) = text.strip_prefix('-').map_or((text, false), |value| (value, true));
        (!value.trim().is_empty()).then(|| Self { value: value.to_owned(), excluded })
    }
}

/// The term as its parameter holds it.
impl fmt::Display for Term {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}{}", if self.excluded { "-" } else { "" }, self.value)
    }
}
