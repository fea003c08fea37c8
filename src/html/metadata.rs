//! What a page says of itself: its heading, its title and its description, as plain text.
use catalogue::Category;
use catalogue::paper::Paper;
use catalogue::query::{Facet, Query, Term};
use catalogue::route::{Route, StaticOnly};

use crate::data::library::{Library, Lookup};
use crate::html::comparison;

/// The page's own name, which its first heading shows.
#[must_use]
pub fn heading(library: &Library, route: &Route) -> String {
    match route {
        Route::Browse(query) => match landing(library, query) {
            Some(Landing::Category(category)) => category.name.to_string(),
            Some(Landing::Value(label, _)) => label.to_owned(),
            None => filtered(library, query).unwrap_or_else(|| library.catalogue.list().title.to_string()),
        },
        Route::Paper { id, .. } => match library.find(id) {
            Lookup::Found(_, paper) => paper.title.to_string(),
            Lookup::Pending => library.catalogue.list().title.to_string(),
            Lookup::Absent => "No such paper".to_owned(),
        },
        Route::Shelf { .. } => "Shelf".to_owned(),
        Route::Compare(ids) => comparison::heading(library, ids),
        Route::About => "About".to_owned(),
        Route::Contribute { corrects: None } => "Contribute".to_owned(),
        Route::Contribute { corrects: Some(_) } => "Suggest a correction".to_owned(),
        Route::Accessibility => "Accessibility".to_owned(),
        Route::StaticOnly(StaticOnly::Start) => "Start here".to_owned(),
        Route::StaticOnly(StaticOnly::Authors) => "Authors".to_owned(),
        Route::StaticOnly(StaticOnly::Author(id)) => library.author(id.as_str()),
        Route::StaticOnly(StaticOnly::Trends) => "Trends".to_owned(),
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
            Lookup::Found(_, paper) => {
                format!("{} Paper, code, citation and related work in {name}.", summary(library, paper))
            }
            Lookup::Pending | Lookup::Absent => tagline(),
        },
        Route::Shelf { .. } => {
            format!("Keep papers of {name} for later, with notes, in your own browser.")
        }
        Route::Compare(_) => format!("Two to four papers of {name} side by side."),
        Route::About => {
            format!("What {name} holds, how it is kept, its updates, and the tools and leaderboards that it names.")
        }
        Route::Contribute { .. } => {
            format!("How to add a paper to {name} or to correct a record: a form that checks as you type.")
        }
        Route::Accessibility => {
            format!("For whom {name} works, how that was tested, and what is known to be lacking.")
        }
        Route::StaticOnly(StaticOnly::Start) => {
            format!("The papers that the curators of {name} recommend to read first, by category.")
        }
        Route::StaticOnly(StaticOnly::Authors) => format!("Who wrote several papers of {name}, and how many."),
        Route::StaticOnly(StaticOnly::Author(id)) => {
            format!("Papers, co-authors and venues of {} in {name}.", library.author(id.as_str()))
        }
        Route::StaticOnly(StaticOnly::Trends) => {
            format!("How the field of {name} moves: papers by month, category, venue, technique and word.")
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

/// A heading for any other query: its conditions by name, as in “Quantization · ICLR 2024 · with code”.
/// `None` when no condition is applied.
fn filtered(library: &Library, query: &Query) -> Option<String> {
    let mut names: Vec<String> = Vec::new();
    if !query.text.trim().is_empty() {
        names.push(format!("“{}”", query.text.trim()));
    }
    let asked = Facet::ALL.map(|facet| (facet, labels(library, query, facet)));
    let edition = match (&asked[Facet::Venue as usize].1[..], &asked[Facet::Year as usize].1[..]) {
        ([venue], [year])
            if !query.terms(Facet::Venue).iter().chain(query.terms(Facet::Year)).any(Term::is_excluded) =>
        {
            Some(format!("{venue} {year}"))
        }
        _ => None,
    };
    for (facet, labels) in asked {
        match (facet, &edition) {
            (Facet::Venue, Some(edition)) => names.push(edition.clone()),
            (Facet::Year, Some(_)) => {}
            _ if labels.is_empty() => {}
            _ => names.push(labels.join(" or ")),
        }
    }
    names.extend(query.has().iter().map(|has| has.label().to_ascii_lowercase()));
    names.extend(query.lacks().iter().map(|lacks| format!("not {}", lacks.label().to_ascii_lowercase())));
    (!names.is_empty()).then(|| names.join(" · "))
}

/// The values of a facet that a query asks for, by name.
fn labels(library: &Library, query: &Query, facet: Facet) -> Vec<String> {
    let label = |term: &Term| {
        let label = library.label(facet, term)?;
        Some([if term.is_excluded() { "not " } else { "" }, &label].concat())
    };
    query.terms(facet).iter().filter_map(label).collect()
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
    let categories: Vec<_> = paper
        .categories
        .iter()
        .filter_map(|id| library.catalogue.category(id.as_str()))
        .map(|category| category.name.to_string())
        .collect();
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
            ("year=2022-", "since 2022"),
            ("venue=acl&year=2023..2023", "ACL 2023"),
            ("year=2024&year=2023&has=-code", "2024 or 2023 · not with code"),
            ("category=pruning", "Pruning"),
            ("category=astrology&has=cake", "A Small List"),
            ("category=astrology&has=award", "with an award"),
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
