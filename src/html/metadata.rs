//! What a page says of itself: its heading, its title and its description, as plain text.
use catalogue::Category;
use catalogue::paper::Paper;
use catalogue::query::{Facet, Query};
use catalogue::route::Route;

use crate::data::library::{Library, Lookup};
use crate::html::chips::conditions;

/// The page's own name, which its first heading shows.
#[must_use]
pub fn heading(library: &Library, route: &Route) -> String {
    match route {
        Route::Browse(query) => match landing(library, query) {
            Some(Landing::Category(category)) => category.name.to_string(),
            Some(Landing::Value(label, _)) => label.to_owned(),
            None if query.is_filtered() => filtered(library, query),
            None => library.catalogue.list().title.to_string(),
        },
        Route::Paper { id, .. } => match library.find(id) {
            Lookup::Found(_, paper) => paper.title.to_string(),
            Lookup::Pending => library.catalogue.list().title.to_string(),
            Lookup::Absent => "No such paper".to_owned(),
        },
        Route::About => "About".to_owned(),
        Route::Contribute => "Contribute".to_owned(),
        Route::Accessibility => "Accessibility".to_owned(),
        Route::NotFound { .. } => "Page not found".to_owned(),
    }
}

/// The whole title, with the list's name.
#[must_use]
pub fn title(library: &Library, route: &Route) -> String {
    let heading = heading(library, route);
    let list = library.catalogue.list().title.as_str();
    if heading == list { heading } else { format!("{heading} · {list}") }
}

/// What is on the page, in a sentence or two.
#[must_use]
pub fn description(library: &Library, route: &Route) -> String {
    let list = library.catalogue.list();
    let name = list.title.as_str();
    let tagline = || list.tagline.to_string();
    match route {
        Route::Browse(query) => match landing(library, query) {
            Some(Landing::Category(category)) => category.description.to_string(),
            Some(Landing::Value(label, count)) => {
                let papers = if count == 1 { "paper" } else { "papers" };
                format!("{count} {papers} · {label} · {name}")
            }
            None => tagline(),
        },
        Route::Paper { id, .. } => match library.find(id) {
            Lookup::Found(_, paper) => summary(library, paper),
            Lookup::Pending | Lookup::Absent => tagline(),
        },
        Route::About => {
            format!("What {name} holds, how it is kept, its updates, and the tools and leaderboards that it names.")
        }
        Route::Contribute => {
            format!("How to add a paper to {name} or to mend a record: a form that checks as you type.")
        }
        Route::Accessibility => {
            format!("For whom {name} works, how that was tested, and what is known to be lacking.")
        }
        Route::NotFound { .. } => tagline(),
    }
}

/// What the list is narrowed to when that is one value of a facet.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Landing<'a> {
    /// A category, which the list knows even when no paper is in it.
    Category(&'a Category),
    /// The label of any other value, and how many papers it has.
    Value(&'a str, usize),
}

/// What the list is narrowed to by a query that asks for one thing only.
#[must_use]
pub fn landing<'a>(library: &'a Library, query: &Query) -> Option<Landing<'a>> {
    let (facet, id) = query.only_term()?;
    let values = library.index.facet_values(facet);
    let value = values.iter().find(|value| catalogue::query::Term::included(id).names(&value.id));
    match facet {
        Facet::Category => library.catalogue.category(value.map_or(id, |value| &value.id)).map(Landing::Category),
        _ => value.map(|value| Landing::Value(&value.label, value.total)),
    }
}

/// A heading for any other query: its conditions by name.
fn filtered(library: &Library, query: &Query) -> String {
    let names: Vec<String> = conditions(library, query).into_iter().map(|(name, _)| name).collect();
    if names.is_empty() { "Filtered papers".to_owned() } else { names.join(" · ") }
}

/// A paper in a sentence: who, where, in which part of the list.
fn summary(library: &Library, paper: &Paper) -> String {
    let authors =
        paper.short_authors().map(|authors| format!("{}. ", authors.trim_end_matches('.'))).unwrap_or_default();
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
