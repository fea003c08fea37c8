//! What a reader sees at an address that leads nowhere.
use catalogue::query::{Facet, Query};
use catalogue::route::Route;
use catalogue::search::FacetValue;
use catalogue::{Paper, PaperId};
use maud::{Markup, html};

use crate::data::library::Library;
use crate::html::joined::joined;

/// The heading where there is no page.
pub const NO_PAGE: &str = "Page not found";

/// The heading where there is no paper.
pub const NO_PAPER: &str = "Paper not found";

/// The most papers that are offered in place of one.
const MOST_PAPERS: usize = 3;

/// Says that a path leads to no page, and offers ways on: first to those whose names are nearest to what it names.
#[must_use]
pub fn page_not_found(library: &Library, path: &str) -> Markup {
    let links = nearest(library, path).into_iter().map(|(facet, value)| link(library, facet, value));
    not_found(library, NO_PAGE, path, links.collect())
}

/// Says that the list has no paper with an id, and offers ways on: first to those whose titles have its words.
#[must_use]
pub fn paper_not_found(library: &Library, id: &PaperId) -> Markup {
    let link = |paper: &Paper| html! { a href=(library.href(&Route::paper(&paper.id))) { (paper.shown_title()) } };
    let near = match id.arxiv() {
        Some(_) => Vec::new(),
        None => library.search(&Query::default().with_text(&id.as_str().replace('-', " ")), None).found.papers.clone(),
    };
    let papers = near.into_iter().take(MOST_PAPERS).filter_map(|position| library.paper(position));
    not_found(library, NO_PAPER, &library.href(&Route::paper(id)), papers.map(link).collect())
}

fn not_found(library: &Library, heading: &str, address: &str, near: Vec<Markup>) -> Markup {
    html! {
        h1 tabindex="-1" { (heading) }
        p {
            "There is nothing at " code { (address) } ". "
            @if near.is_empty() { "It may have been renamed, or the URL may have been cut short." } @else {
                "Did you mean " (joined(&mut near.into_iter(), " or ")) "?"
            }
        }
        p {
            "Search for it above, look through " a href=(library.href(&Route::Browse(Query::default()))) { "all papers" }
            ", or start with a category:"
        }
        ul class="category-links" role="list" {
            @for category in library.catalogue.categories() {
                li { a href=(library.href(&Route::category(&category.id))) { (category.name.as_str()) } }
            }
        }
        p { "Or with a venue:" }
        ul class="category-links" role="list" {
            @for venue in library.index.facet_values(Facet::Venue) { li { (link(library, Facet::Venue, venue)) } }
        }
    }
}

/// The categories or venues that may be meant by an address that names none.
fn nearest<'a>(library: &'a Library, path: &str) -> Vec<(Facet, &'a FacetValue)> {
    let mut segments = path.split('/');
    let (folder, name) = (segments.next().unwrap_or_default(), segments.next().unwrap_or_default());
    let facet = [Facet::Category, Facet::Venue].into_iter().find(|facet| facet.parameter() == folder);
    let near = |facet: Facet| library.index.nearest_values(facet, name).into_iter().map(move |value| (facet, value));
    facet.into_iter().flat_map(near).collect()
}

fn link(library: &Library, facet: Facet, value: &FacetValue) -> Markup {
    html! { a href=(library.href(&Route::one(facet, &value.id))) { (value.label) } }
}
