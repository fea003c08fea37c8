//! The page of a paper: everything known about it, and what is near it.
use catalogue::Paper;
use catalogue::neighbours::Neighbours;
use catalogue::paper::Line;
use catalogue::query::{Facet, Has, Query};
use catalogue::route::{Contribution, Route};
use catalogue::web_address::percent_encode;
use maud::{Markup, html};

use crate::data::library::Library;
use crate::data::results::PageResults;
use crate::html::badge::{at_venue, badges};
use crate::html::citations;
use crate::html::code_link::code_link;
use crate::html::figure::{FigureSize, drawing, figure, largest, prepared};
use crate::html::joined::joined;
use crate::html::paper_links::paper_links;
use crate::html::stars::{stars, with_day};

/// The paper's badges, title and authors.
#[must_use]
pub fn head(library: &Library, paper: &Paper) -> Markup {
    html! {
        (badges(library, paper, None))
        h1 tabindex="-1" { (paper.shown_title()) }
        (authors(library, paper))
    }
}

/// What the list says of the paper in its own words.
#[must_use]
pub fn remark(library: &Library, paper: &Paper) -> Markup {
    html! {
        @if let Some(remark) = &paper.remark {
            p class="paper-remark" lang=[library.catalogue.list().lang()] dir="auto" { (remark) }
        }
    }
}

/// The authors' figure or, without one, the schematic of the paper's category.
#[must_use]
pub fn figure_of(library: &Library, paper: &Paper) -> Markup {
    html! {
        @if let Some(prepared) = prepared(paper) {
            (figure(library, paper, prepared, FigureSize::Page, &largest(library, prepared.1)))
            figcaption { "The authors’ figure." }
        } @else if let Some((category, drawing)) = drawing(library, paper) {
            div { (drawing) }
            figcaption { "Illustration for the category " (category.name.as_str()) "; not from the paper." }
        }
    }
}

/// The papers of the list that the one at a position cites, and those that cite it, the newest first.
#[must_use]
pub fn references(library: &Library, position: usize) -> Markup {
    let references = library.references();
    let newest_first = |positions: &[usize]| -> Vec<usize> {
        let newest = library.index.newest().iter().map(|position| *position as usize);
        newest.filter(|position| positions.contains(position)).collect()
    };
    html! {
        (paper_links(library, "Cites in this list", None, &newest_first(references.cites(position))))
        (paper_links(library, "Cited in this list by", None, &newest_first(references.cited_by(position))))
    }
}

/// Lists of papers that are near this one.
#[must_use]
pub fn neighbours(library: &Library, paper: &Paper, near: &Neighbours) -> Markup {
    html! {
        (paper_links(library, "Most similar", None, &near.similar))
        (paper_links(library, "By the same authors", None, &near.authors))
        @if let Some(category) = library.catalogue.categories_of(paper).next() {
            (paper_links(library, &format!("More in {}", category.name), Some(Route::category(&category.id)), &near.category))
        }
        @if let Some(venue) = &paper.venue {
            @let series = venue.series();
            (paper_links(library, &format!("Also at {}", series.name()), Some(Route::venue(series.id())), &near.venue))
        }
    }
}

/// The ways to the papers before and after this one in the results.
#[must_use]
pub fn steps(library: &Library, position: usize, query: &Query, results: &PageResults) -> Markup {
    let step = |step: isize, label: &str, rel: &str| {
        let paper = results.beside(position, step).and_then(|beside| library.paper(beside));
        html! {
            @if let Some(paper) = paper {
                a class="step" href=(library.href(&Route::Paper { id: paper.id.clone(), within: query.clone() })) rel=(rel)
                    aria-label=(format!("{label} paper: {}", paper.shown_title())) title=(paper.shown_title()) { (label) }
            }
        }
    };
    html! {
        @if let Some(rank) = results.rank(position) {
            span class="steps-place" { (rank + 1) " of " (results.found.papers.len()) }
            (step(-1, "Previous", "prev"))
            (step(1, "Next", "next"))
        }
    }
}

/// Links to the nearest papers with figures before and after this one, which the enlarged
/// figure follows (`lightbox.js`). A static page, which would lose it on the way, has none.
#[must_use]
pub fn further_figures(library: &Library, position: usize, query: &Query, results: &PageResults) -> Markup {
    let has_figure = |position: &&usize| library.index.has(Has::Figure, **position);
    let link = |position: Option<&usize>, rel: &str| {
        let paper = position.and_then(|position| library.paper(*position));
        let href = paper.map(|paper| library.href(&Route::Paper { id: paper.id.clone(), within: query.clone() }));
        html! { @if let Some(href) = href { a hidden data-further=(rel) href=(href) {} } }
    };
    html! {
        @if let Some(rank) = results.rank(position) {
            (link(results.found.papers[..rank].iter().rev().find(has_figure), "prev"))
            (link(results.found.papers[rank + 1..].iter().find(has_figure), "next"))
        }
    }
}

/// Each author, with a link to everything by them.
fn authors(library: &Library, paper: &Paper) -> Markup {
    html! {
        @if paper.authors.is_empty() {
            p class="paper-authors unknown" { "The list does not name the authors." }
        } @else {
            ul class="paper-authors" role="list" aria-label="Authors" {
                @for author in &paper.authors {
                    li { a href=(library.href(&library.author_page(author.as_str()))) { (author.as_str()) } }
                }
                @if paper.more_authors { li { "others" } }
            }
        }
    }
}

/// Where the paper and what belongs to it are.
#[must_use]
pub fn links(library: &Library, paper: &Paper) -> Markup {
    let arxiv = paper.id.arxiv();
    html! {
        @if let Some(address) = paper.address() {
            a class="button primary" href=(address) rel="external" {
                @if paper.url.is_none() && arxiv.is_some() { "Read on arXiv" } @else { "Read the paper" }
            }
        }
        @if let Some(id) = arxiv { a class="button" href=(format!("https://arxiv.org/pdf/{id}")) rel="external" { "PDF" } }
        @for link in &paper.links {
            a class="button" href=(link.url.as_str()) rel="external" title=(with_day(library, link).as_deref().unwrap_or(link.url.as_str())) {
                (link.kind.label()) (stars(link))
            }
        }
    }
}

/// The facts of the paper, each with the filter it names.
#[must_use]
pub fn facts(library: &Library, paper: &Paper) -> Markup {
    let link = |route: &Route, label: &str| html! { a href=(library.href(route)) { (label) } };
    let fact = |name: &str, value: Markup| html! { div { dt { (name) } dd { (value) } } };
    let on_screen = |name: &str, value: Markup| html! { div class="not-printed" { dt { (name) } dd { (value) } } };
    let categories: Vec<_> = library
        .catalogue
        .categories_of(paper)
        .map(|category| link(&Route::category(&category.id), category.name.as_str()))
        .collect();
    let technique = |name: &Line| link(&Route::technique(name.as_str()), name.as_str());
    html! {
        @if let Some(venue) = &paper.venue {
            @let name = venue.full_name().unwrap_or_else(|| venue.series().name());
            @let year = venue.year().map(|year| format!(" {year}")).unwrap_or_default();
            @let track = venue.track_label().map(|track| format!(" · {track}")).unwrap_or_default();
            (fact("Venue", link(&at_venue(venue), &format!("{name}{year}{track}"))))
        }
        @if let Some(year) = paper.year().map(|year| year.to_string()) {
            (fact("Year", link(&Route::one(Facet::Year, &year), &year)))
        }
        @if let Some(id) = paper.id.arxiv() {
            (fact("arXiv", html! {
                a href=(format!("https://arxiv.org/abs/{id}")) rel="external" { (id) }
                @if let Some(month) = paper.id.arxiv_month() {
                    " (" (link(&Route::one(Facet::Month, &month.to_string()), &month.long())) ")"
                }
            }))
        }
        (fact(if categories.len() == 1 { "Category" } else { "Categories" }, joined(&mut categories.into_iter(), ", ")))
        @if !paper.techniques.is_empty() { (fact("Technique", joined(&mut paper.techniques.iter().map(technique), ", "))) }
        @if let Some(collection) = library.catalogue.collection(&paper.collection) {
            (fact("Collection", link(&Route::one(Facet::Collection, collection.id.as_str()), collection.name.as_str())))
        }
        @if let Some(counted) = citations::with_day(library, paper) { (fact("Citations", html! { (counted) })) }
        @if let Some(code) = paper.code() {
            (on_screen("Code", code_link(library, code)))
            div class="printed-only" { dt { "Code" } dd { (code.url.as_str()) } }
        }
        @if let Some(figure) = &paper.figure {
            (on_screen("Figure", html! { a href=(figure.source.as_str()) rel="external" { "Authors’ figure (" (host_name(figure.source.host())) ") ↗" } }))
        }
        (on_screen("Read further", joined(&mut discussions(paper).into_iter(), ", ")))
        (on_screen("Record", link(&Route::Contribute(Contribution::Correction(paper.id.clone())), "Suggest a correction")))
    }
}

/// Where papers are searched for by words, which follow the address.
pub(super) const SEARCHES: [(&str, &str); 2] = [
    ("Semantic Scholar", "https://www.semanticscholar.org/search?q="),
    ("Google Scholar", "https://scholar.google.com/scholar?q="),
];

/// Links to where the paper is cited and discussed, made from its arXiv id; without one, to searches for its
/// title.
fn discussions(paper: &Paper) -> Vec<Markup> {
    let (services, key): (&[(&str, &str)], _) = match paper.arxiv() {
        // The addresses of the first two are those of arXiv's own pages.
        Some(id) => (
            &[
                ("Semantic Scholar", "https://api.semanticscholar.org/arXiv:"),
                ("Google Scholar", "https://scholar.google.com/scholar_lookup?arxiv_id="),
                ("alphaXiv", "https://www.alphaxiv.org/abs/"),
                ("Hugging Face", "https://huggingface.co/papers/"),
                ("Connected Papers", "https://www.connectedpapers.com/api/redirect/arxiv/"),
            ],
            id.to_owned(),
        ),
        None => (&SEARCHES, percent_encode(&paper.shown_title())),
    };
    services.iter().map(|(name, address)| html! { a href={ (address) (key) } rel="external" { (name) } }).collect()
}

/// What a reader knows a host as.
fn host_name(host: &str) -> &str {
    if host == "github.com" || host.ends_with(".githubusercontent.com") { "GitHub" } else { host }
}
