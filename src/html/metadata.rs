//! What a page says of itself: its heading, its title and its description, as plain text.
use catalogue::Category;
use catalogue::paper::Paper;
use catalogue::query::Facet;
use catalogue::route::{Contribution, Route, StaticOnly};

use crate::data::library::Library;
use crate::data::narrowing::Landing;
use crate::data::presence::Presence;
use crate::html::comparison;
use crate::html::count::papers;
use crate::html::not_found::{NO_PAGE, NO_PAPER};

/// The page's own name, which its first heading shows.
#[must_use]
pub fn heading(library: &Library, route: &Route) -> String {
    match route {
        Route::Browse(query) => library.narrowed(query).unwrap_or_else(|| library.catalogue.list().title.to_string()),
        Route::Trends(query) => match library.narrowed(query) {
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
    let value = |label: &str, count| format!("{} · {label} · {name}", papers(count));
    match route {
        Route::Browse(query) => match library.landing(query) {
            Some(Landing::Category(Category { description: Some(description), .. })) => description.to_string(),
            Some(Landing::Category(category)) => {
                let papers_of = library.index.facet_value(Facet::Category, category.id.as_str());
                value(category.name.as_str(), papers_of.map_or(0, |value| value.total))
            }
            Some(Landing::Value(label, count)) => value(label, count),
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
    use super::{heading, title};
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
}
