//! Addresses of pages. This is the one place that reads or writes an address of ours.
use std::fmt;

mod contribution;
mod named;

pub use contribution::Contribution;

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

use crate::paper::PaperId;
use crate::query::{Facet, Query, Term};
use crate::shelf::Selection;
use crate::slug::Slug;

/// The path under which the site lives: `/` or, say, `/repository/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Base(String);

/// Why a text is not a [`Base`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseError {
    text: String,
}

impl fmt::Display for BaseError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "“{}” is not a base path; write it from slash to slash, such as “/” or “/repository/”",
            self.text
        )
    }
}

impl std::error::Error for BaseError {}

impl Base {
    /// Checks that `path` is an absolute path from slash to slash.
    ///
    /// # Errors
    /// When it is not, or holds a character that a path cannot hold as it is.
    pub fn new(path: &str) -> Result<Self, BaseError> {
        let is_clean = path.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/-._~%".contains(&byte));
        if path.starts_with('/') && path.ends_with('/') && !path.contains("//") && is_clean {
            Ok(Self(path.to_owned()))
        } else {
            Err(BaseError { text: path.to_owned() })
        }
    }

    /// The path, from slash to slash.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address of a file of the site, such as `papers.json`.
    #[must_use]
    pub fn file(&self, name: &str) -> String {
        format!("{}{name}", self.0)
    }
}

impl Default for Base {
    fn default() -> Self {
        Self("/".to_owned())
    }
}

/// A page of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// The list, narrowed by a query.
    Browse(Query),
    /// One paper.
    Paper {
        /// Which paper; it need not be in the catalogue.
        id: PaperId,
        /// The results that the reader came from, which “previous” and “next” walk.
        within: Query,
    },
    /// The reader's own papers.
    Shelf {
        /// Which of them.
        selection: Selection,
        /// In their place the papers of a link that someone shared, as its fragment names them.
        shared: Option<String>,
    },
    /// How the field moves, as far as the papers of a query show it.
    Trends(Query),
    /// Some papers side by side; none of them need be in the catalogue.
    Compare(Vec<PaperId>),
    /// What the list is.
    About,
    /// How to add to it.
    Contribute(Contribution),
    /// For whom the site works, and for whom not yet.
    Accessibility,
    /// A page that only the generator writes.
    StaticOnly(StaticOnly),
    /// No page has this address.
    NotFound {
        /// The path below the base, without leading slash, percent-decoded.
        path: String,
    },
}

/// What the fragment of a link to some papers begins with.
const SHARED: &str = "papers=";

/// A page that only the generator writes: the program leaves it as it finds it, so that its readers do not
/// download what it is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StaticOnly {
    /// The recommended papers by category.
    Start,
    /// Everyone who wrote several papers of the list.
    Authors,
    /// One of them, by the id of the author ([`crate::authors::id`]).
    Author(Slug),
}

impl StaticOnly {
    /// What the program shows at the address where it does not find the page written: for an author, the list
    /// narrowed to their papers.
    #[must_use]
    pub fn unwritten(self) -> Route {
        match self {
            Self::Author(id) => Route::one(Facet::Author, id.as_str()),
            other => Route::NotFound { path: other.path().trim_end_matches('/').to_owned() },
        }
    }

    /// The path below the base.
    fn path(&self) -> String {
        match self {
            Self::Start => "start/".to_owned(),
            Self::Authors => "authors/".to_owned(),
            Self::Author(id) => format!("authors/{id}/"),
        }
    }
}

/// What must be escaped in a path besides what a URL parser escapes itself.
const PATH: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'`')
    .add(b'{')
    .add(b'}')
    .add(b'%')
    .add(b'\\')
    .add(b'^')
    .add(b'|');

impl Route {
    /// Reads the path and the query string of an address. It cannot fail: what is no
    /// page of ours is [`Route::NotFound`].
    #[must_use]
    pub fn parse(base: &Base, path: &str, search: &str) -> Self {
        Self::parse_known(base, path, search, &|_, _| true)
    }

    /// Reads an address of a list that has the categories and venues of which `is_known` is true: at
    /// the path of any other there is no page.
    #[must_use]
    pub fn parse_known(base: &Base, path: &str, search: &str, is_known: &dyn Fn(Facet, &str) -> bool) -> Self {
        let decoded = percent_decode_str(path).decode_utf8_lossy();
        let base_path = percent_decode_str(base.as_str()).decode_utf8_lossy();
        let Some(below) = format!("{decoded}/").strip_prefix(&*base_path).map(str::to_owned) else {
            return Self::NotFound { path: decoded.trim_start_matches('/').to_owned() };
        };
        let below = below.strip_suffix('/').unwrap_or(&below);
        // A page is a folder with an `index.html`, which a mirror or a saved copy names.
        let page = below.trim_end_matches('/');
        let page = page
            .strip_suffix("index.html")
            .filter(|folder| matches!(folder.bytes().last(), None | Some(b'/')))
            .unwrap_or(page);
        let segments: Vec<&str> = page.trim_end_matches('/').split('/').collect();
        let not_found = || Self::NotFound { path: below.to_owned() };
        match segments[..] {
            [""] => Self::Browse(Query::parse(search)),
            ["shelf"] => Self::Shelf { selection: Selection::parse(search), shared: None },
            ["compare"] => Self::Compare(named::parse(search)),
            ["about"] => Self::About,
            ["contribute"] => Self::Contribute(Contribution::parse(search)),
            ["accessibility"] => Self::Accessibility,
            ["start"] => Self::StaticOnly(StaticOnly::Start),
            ["authors"] => Self::StaticOnly(StaticOnly::Authors),
            ["authors", id] => Slug::of(id).map_or_else(not_found, Self::author),
            ["trends"] => Self::Trends(Query::parse(search)),
            ["papers", id] => match PaperId::from_address(id) {
                Some(id) => Self::Paper { id, within: Query::parse(search) },
                None => not_found(),
            },
            ["category", id] => Self::browse_one(Facet::Category, id, search, is_known).unwrap_or_else(not_found),
            ["venue", id] => Self::browse_one(Facet::Venue, id, search, is_known).unwrap_or_else(not_found),
            _ => not_found(),
        }
    }

    /// The list narrowed by a term that stands in the path as it would in a parameter; `None`
    /// when that names nothing.
    fn browse_one(facet: Facet, term: &str, search: &str, is_known: &dyn Fn(Facet, &str) -> bool) -> Option<Self> {
        let is_name = |value: &str| Slug::of(value).is_some() && is_known(facet, value);
        let term = Term::parse(term).filter(|term| is_name(term.value()))?;
        let mut query = Query::default();
        query.set(facet, term);
        let rest = Query::parse(search);
        for other in Facet::ALL {
            for term in rest.terms(other) {
                query.set(other, term.clone());
            }
        }
        Some(Self::Browse(query.with_rest_of(rest)))
    }

    /// This page with the fragment of its address, without the number sign. Only the shelf has one that
    /// says what is shown; any other is a place within the page.
    #[must_use]
    pub fn with_fragment(self, fragment: &str) -> Self {
        match self {
            Self::Shelf { selection, .. } => {
                Self::Shelf { selection, shared: fragment.strip_prefix(SHARED).map(str::to_owned) }
            }
            page => page,
        }
    }

    /// The whole shelf.
    #[must_use]
    pub fn shelf() -> Self {
        Self::Shelf { selection: Selection::default(), shared: None }
    }

    /// The page of a paper, apart from any results.
    #[must_use]
    pub fn paper(id: &PaperId) -> Self {
        Self::Paper { id: id.clone(), within: Query::default() }
    }

    /// The form of a new paper.
    #[must_use]
    pub fn contribute() -> Self {
        Self::Contribute(Contribution::New { title: String::new() })
    }

    /// The page of a category.
    #[must_use]
    pub fn category(id: &Slug) -> Self {
        Self::one(Facet::Category, id.as_str())
    }

    /// The page of a series of conferences or a journal.
    #[must_use]
    pub fn venue(id: &str) -> Self {
        Self::one(Facet::Venue, id)
    }

    /// The page of an author.
    #[must_use]
    pub fn author(id: Slug) -> Self {
        Self::StaticOnly(StaticOnly::Author(id))
    }

    /// The list narrowed to one technique.
    #[must_use]
    pub fn technique(name: &str) -> Self {
        Self::one(Facet::Technique, Slug::of(name).as_ref().map_or(name, Slug::as_str))
    }

    /// The query: that of the browse page, of the trends or of the shelf, or that of the results from which the reader
    /// of a paper came.
    #[must_use]
    pub fn query(&self) -> Option<&Query> {
        match self {
            Self::Browse(query) | Self::Trends(query) | Self::Paper { within: query, .. } => Some(query),
            Self::Shelf { selection, shared: None } => Some(&selection.query),
            _ => None,
        }
    }

    /// Where another query is asked: on the shelf of the shelf, on the trends for those of its papers, elsewhere of the
    /// list.
    #[must_use]
    pub fn asking(&self, query: Query) -> Self {
        match self {
            Self::Shelf { selection, shared: None } => {
                Self::Shelf { selection: Selection { query, ..selection.clone() }, shared: None }
            }
            Self::Trends(_) => Self::Trends(query),
            _ => Self::Browse(query),
        }
    }

    /// The list narrowed to one value of a facet.
    #[must_use]
    pub fn one(facet: Facet, id: &str) -> Self {
        let mut query = Query::default();
        query.set(facet, Term::included(id));
        Self::Browse(query)
    }

    /// The address of the page on its own host, from its slash on. [`Route::parse`] and
    /// [`Route::with_fragment`] read it back to the same route.
    #[must_use]
    pub fn href(&self, base: &Base) -> String {
        let (path, search) = match self {
            Self::Browse(query) => match query.only_term() {
                // A single category or venue has a page of its own, which also works
                // without our program.
                Some((facet @ (Facet::Category | Facet::Venue), id)) if Slug::new(id).is_ok() => {
                    (format!("{}/{id}/", facet.parameter()), query.without_facet(facet).to_string())
                }
                _ => (String::new(), query.to_string()),
            },
            Self::Paper { id, within } => (format!("papers/{id}/"), within.to_string()),
            Self::Shelf { selection, .. } => ("shelf/".to_owned(), selection.to_string()),
            Self::Trends(query) => ("trends/".to_owned(), query.to_string()),
            Self::Compare(ids) => ("compare/".to_owned(), named::write(ids)),
            Self::About => ("about/".to_owned(), String::new()),
            Self::Contribute(contribution) => ("contribute/".to_owned(), contribution.write()),
            Self::Accessibility => ("accessibility/".to_owned(), String::new()),
            Self::StaticOnly(page) => (page.path(), String::new()),
            Self::NotFound { path } => {
                // Behind the base “/”, a slash would make what follows it a host.
                let below = path.trim_start_matches('/');
                let slashes = "%2F".repeat(path.len() - below.len());
                (format!("{slashes}{}", utf8_percent_encode(below, PATH)), String::new())
            }
        };
        let mark = if search.is_empty() { "" } else { "?" };
        let href = format!("{}{path}{mark}{search}", base.as_str());
        match self {
            Self::Shelf { shared: Some(shared), .. } => [&href, "#", SHARED, shared].concat(),
            _ => href,
        }
    }
}

#[cfg(test)]
mod tests;
