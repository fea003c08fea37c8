//! What a page says of itself: its heading, its title and its description, as plain text.
use catalogue::Category;
use catalogue::paper::Paper;
use catalogue::query::{Facet, Query, Term};
use catalogue::route::{Contribution, Route, StaticOnly};

use crate::data::library::Library;
use crate::data::presence::Presence;
use crate::html::comparison;
use crate::html::count::papers;
use crate::html::not_found::{NO_PAGE, NO_PAPER};

/// The page's own name, which its first heading shows.
#[must_use]
pub fn heading(library: &Library, route: &Route) -> String {
    match route {
        Route::Browse(query) => narrowed(library, query).unwrap_or_else(|| library.catalogue.list().title.to_string()),
        Route::Trends(query) => match narrowed(library, query) {
            Some(names) => format!("Trends: {names}"),
            None => "Trends".to_owned(),
        },
        Route::Paper { id, .. } => match library.find(id) {
            Presence::Found(_, paper) => paper.shown_title().into_owned(),
            Presence::Pending => library.catalogue.list().title.to_string(),
            Presence::Absent => NO_PAPER.to_owned(),
        },
        Route::Shelf { shared: None, .. } => "Shelf".to_owned(),
        Route::Shelf { shared: Some(_), .. } => "Shared papers".to_owned(),
        Route::Compare(ids) => comparison::heading(library, ids),
        Route::About => "About".to_owned(),
        Route::Contribute(Contribution::New { .. }) => "Contribute".to_owned(),
        Route::Contribute(Contribution::Correction(_)) => "Suggest a correction".to_owned(),
        Route::Accessibility => "Accessibility".to_owned(),
        Route::StaticOnly(StaticOnly::Start) => "Start here".to_owned(),
        Route::StaticOnly(StaticOnly::Authors) => "Authors".to_owned(),
        Route::StaticOnly(StaticOnly::Author(id)) => library.author(id.as_str()),
        Route::NotFound { .. } => NO_PAGE.to_owned(),
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
                format!("{} · {label} · {name}", papers(count))
            }
            None => tagline(),
        },
        Route::Paper { id, .. } => match library.find(id) {
            Presence::Found(_, paper) => {
                format!("{} Paper, code, citation and related work in {name}.", summary(library, paper))
            }
            Presence::Pending | Presence::Absent => tagline(),
        },
        Route::Shelf { .. } => {
            format!("Keep papers from {name} for later, with notes, in your own browser.")
        }
        Route::Trends(_) => {
            format!("How the field of {name} is moving: papers by year, category, venue, technique, author and word.")
        }
        Route::Compare(_) => format!("Two to four papers from {name} side by side."),
        Route::About => {
            format!("What {name} contains, how it is maintained, and where to find its data and feeds.")
        }
        Route::Contribute(_) => {
            format!("How to add a paper to {name} or to correct a record: a form that checks as you type.")
        }
        Route::Accessibility => {
            format!("Who can use {name}, how that was tested, and what is known to be missing.")
        }
        Route::StaticOnly(StaticOnly::Start) => {
            format!("The papers that the curators of {name} recommend reading first, by category.")
        }
        Route::StaticOnly(StaticOnly::Authors) => {
            format!("Authors of several papers in {name}, and how many each wrote.")
        }
        Route::StaticOnly(StaticOnly::Author(id)) => {
            format!("Papers, co-authors and venues of {} in {name}.", library.author(id.as_str()))
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
    let value = library.index.facet_value(facet, id);
    match facet {
        Facet::Category => library.catalogue.category(value.map_or(id, |value| &value.id)).map(Landing::Category),
        _ => value.map(|value| Landing::Value(&value.label, value.total)),
    }
}

/// What the list is narrowed to by a query; `None` when no condition is applied.
#[must_use]
pub fn narrowed(library: &Library, query: &Query) -> Option<String> {
    match landing(library, query) {
        Some(Landing::Category(category)) => Some(category.name.to_string()),
        Some(Landing::Value(label, _)) => Some(label.to_owned()),
        None => filtered(library, query),
    }
}

/// The conditions of any other query by name, as in “Quantization · ICLR 2024 · with code”.
fn filtered(library: &Library, query: &Query) -> Option<String> {
    let mut names: Vec<String> = Vec::new();
    if !query.text.trim().is_empty() {
        names.push(format!("“{}”", query.text.trim()));
    }
    let included = |facet| labels(library, query, facet, |term| !term.is_excluded()).collect::<Vec<_>>();
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
        names.extend(labels(library, query, facet, Term::is_excluded).map(|label| format!("not {label}")));
    }
    names.extend(query.has().iter().map(|has| has.label().to_ascii_lowercase()));
    names.extend(query.lacks().iter().map(|lacks| lacks.opposite().to_ascii_lowercase()));
    let heading = names.join(" · ");
    let mut letters = heading.chars();
    letters.next().map(|first| [first.to_ascii_uppercase()].into_iter().chain(letters).collect())
}

/// The names of the values of a facet in those terms of a query that are meant.
fn labels<'a>(
    library: &'a Library,
    query: &'a Query,
    facet: Facet,
    is_meant: impl Fn(&Term) -> bool + 'a,
) -> impl Iterator<Item = String> + 'a {
    query.terms(facet).iter().filter(move |term| is_meant(term)).filter_map(move |term| library.label(facet, term))
}

/// The address of the feed of a category or venue that has papers, or of an author with a page.
#[must_use]
pub fn feed(library: &Library, route: &Route) -> Option<String> {
    let page = match route {
        Route::Browse(query) => {
            let (facet @ (Facet::Category | Facet::Venue), id) = query.only_term()? else { return None };
            let value = library.index.facet_value(facet, id).filter(|value| value.total > 0)?;
            Route::one(facet, &value.id)
        }
        Route::StaticOnly(StaticOnly::Author(_)) => route.clone(),
        _ => return None,
    };
    Some(library.href(&page) + "feed.xml")
}

/// A paper in a sentence: who, where, in which part of the list.
#[must_use]
pub fn summary(library: &Library, paper: &Paper) -> String {
    let authors =
        paper.short_authors().map(|authors| format!("{}. ", authors.trim_end_matches('.'))).unwrap_or_default();
    let venue = paper.venue.as_ref().map(|venue| format!("{}. ", venue.short())).unwrap_or_default();
    let categories: Vec<_> = library.catalogue.categories_of(paper).map(|category| category.name.to_string()).collect();
    format!("{authors}{venue}{}.", categories.join(", "))
}

#[cfg(test)]
mod tests {
    use super::{feed, heading, title};
    use crate::tests::library;
    use catalogue::query::Query;
    use catalogue::route::Route;

    #[test]
    fn a_heading_names_what_is_applied() {
        let library = library();
        for (query, expected) in [
            ("category=quantization&venue=acl&year=2023&has=code", "Quantization · ACL 2023 · with code"),
            ("q=kv+cache&venue=-acl&year=2023", "“kv cache” · not ACL · 2023"),
            ("venue=acl&venue=icml&year=2023", "ACL or ICML · 2023"),
            ("year=2022-", "Since 2022"),
            ("venue=acl&year=2023..2023", "ACL 2023"),
            ("year=2024&year=2023&has=-code", "2024 or 2023 · without code"),
            ("category=pruning", "Pruning"),
            ("category=astrology&has=cake", "A Small List"),
            ("category=astrology&has=award", "With an award"),
            ("category=-pruning&category=-quantization", "Not Pruning · not Quantization"),
        ] {
            let heading = heading(&library, &Route::Browse(Query::parse(query)));
            assert_eq!(heading, expected, "{query}");
        }
        let list = Route::Browse(Query::parse("colour=blue"));
        assert_eq!(title(&library, &list), heading(&library, &list));
    }

    #[test]
    fn a_category_and_a_venue_have_a_feed() {
        let library = library();
        let of = |query| feed(&library, &Route::Browse(Query::parse(query)));
        assert_eq!(of("category=pruning").as_deref(), Some("/repository/category/pruning/feed.xml"));
        assert_eq!(of("venue=ACL&sort=title").as_deref(), Some("/repository/venue/acl/feed.xml"));
        for none in ["", "year=2023", "category=pruning&year=2023", "venue=nope"] {
            assert_eq!(of(none), None, "{none}");
        }
    }
}
