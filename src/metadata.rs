//! What a page says of itself: its title and its description.
use catalogue::paper::Paper;
use catalogue::query::Facet;
use catalogue::route::Route;

use crate::load::Library;

/// The title and the description of a page, as plain text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Metadata {
    /// The page's own name, which its first heading shows.
    pub heading: String,
    /// The whole title, with the list's name.
    pub title: String,
    /// What is on the page, in a sentence or two.
    pub description: String,
}

/// What the page at `route` says of itself.
#[must_use]
pub fn metadata(library: &Library, route: &Route) -> Metadata {
    let list = library.catalogue.list();
    let name = list.title.as_str();
    let (heading, description) = match route {
        Route::Browse(query) => match query.only_term().and_then(|(facet, id)| landing(library, facet, id)) {
            Some(landing) => landing,
            None if query.is_filtered() => (filtered(query), list.tagline.to_string()),
            None => {
                return Metadata {
                    heading: name.to_owned(),
                    title: name.to_owned(),
                    description: list.tagline.to_string(),
                };
            }
        },
        Route::Paper { id, .. } => match library.catalogue.find(id) {
            Some((_, paper)) => (paper.title.to_string(), summary(library, paper)),
            None => ("No such paper".to_owned(), list.tagline.to_string()),
        },
        Route::About => (
            "About".to_owned(),
            format!("What {name} holds, how it is kept, its updates, and the tools and leaderboards that it names."),
        ),
        Route::Contribute => (
            "Contribute".to_owned(),
            format!("How to add a paper to {name} or to mend a record: a form that checks as you type."),
        ),
        Route::NotFound { .. } => ("Page not found".to_owned(), list.tagline.to_string()),
    };
    Metadata { title: format!("{heading} · {name}"), heading, description }
}

/// The heading and the description of the list narrowed to one value of a facet.
fn landing(library: &Library, facet: Facet, id: &str) -> Option<(String, String)> {
    let values = library.index.facet_values(facet);
    let value = values.iter().find(|value| catalogue::query::Term::included(id).names(&value.id));
    let description = |label: &str, count: usize| {
        let papers = if count == 1 { "paper" } else { "papers" };
        format!("{count} {papers} · {label} · {}", library.catalogue.list().title)
    };
    match facet {
        // A category is known by the list even when no paper is in it.
        Facet::Category => {
            let category = library.catalogue.category(value.map_or(id, |value| &value.id))?;
            Some((category.name.to_string(), category.description.to_string()))
        }
        _ => value.map(|value| (value.label.clone(), description(&value.label, value.total))),
    }
}

/// A heading for any other question.
fn filtered(query: &catalogue::Query) -> String {
    let text = query.text.trim();
    if text.is_empty() { "Filtered papers".to_owned() } else { format!("“{text}”") }
}

/// A paper in a sentence: who, where, in which part of the list.
fn summary(library: &Library, paper: &Paper) -> String {
    let authors = match &paper.authors[..] {
        [] => String::new(),
        [one] => format!("{one}. "),
        [one, two] => format!("{one} and {two}. "),
        [one, ..] => format!("{one} et al. "),
    };
    let venue = paper.venue.as_ref().map(|venue| format!("{}. ", venue.short())).unwrap_or_default();
    let categories: Vec<_> = paper
        .categories
        .iter()
        .filter_map(|id| library.catalogue.category(id.as_str()))
        .map(|category| category.name.to_string())
        .collect();
    format!(
        "{authors}{venue}{}: paper, code, citation and related work in {}.",
        categories.join(", "),
        library.catalogue.list().title
    )
}
