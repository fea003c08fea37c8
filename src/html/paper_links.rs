//! A short list of papers beside another one.
use catalogue::Paper;
use catalogue::route::Route;
use maud::{Markup, html};

use crate::data::library::Library;
use crate::html::badge::hue_of;

/// How many papers are shown until the list is unfolded.
const SHOWN: usize = 6;

/// A titled list of links to the papers at these positions of the catalogue; nothing when
/// there are none. The title leads to `more`, if there is more. What goes beyond a short list is folded.
#[must_use]
pub fn paper_links(library: &Library, title: &str, more: Option<Route>, positions: &[usize]) -> Markup {
    if positions.is_empty() {
        return Markup::default();
    }
    let papers: Vec<&Paper> = positions.iter().filter_map(|position| library.paper(*position)).collect();
    let (shown, folded) = papers.split_at(SHOWN.min(papers.len()));
    html! {
        section class="paper-links" {
            h2 { @if let Some(route) = more { a href=(library.href(&route)) { (title) } } @else { (title) } }
            (paper_list(library, shown))
            @if !folded.is_empty() {
                details class="more-papers" {
                    summary { (folded.len()) " more" }
                    (paper_list(library, folded))
                }
            }
        }
    }
}

/// Papers as links, each with who wrote it and where it was published.
#[must_use]
pub fn paper_list(library: &Library, papers: &[&Paper]) -> Markup {
    paper_list_to(library, papers, &|paper| Route::paper(&paper.id))
}

/// The same with links to another page of each paper than its own.
#[must_use]
pub fn paper_list_to(library: &Library, papers: &[&Paper], page_of: &dyn Fn(&Paper) -> Route) -> Markup {
    html! {
        ul class="paper-list" role="list" {
            @for paper in papers {
                li data-hue=[hue_of(library, paper)] {
                    a href=(library.href(&page_of(paper))) { (paper.shown_title()) }
                    " "
                    span class="byline" { (byline(paper)) }
                }
            }
        }
    }
}

/// Who wrote the paper and where it was published, as far as is known.
#[must_use]
pub fn byline(paper: &Paper) -> String {
    let place = match (&paper.venue, paper.year()) {
        (Some(venue), _) => venue.short(),
        (None, Some(year)) if paper.id.arxiv().is_some() => format!("arXiv {year}"),
        (None, Some(year)) => year.to_string(),
        (None, None) => String::new(),
    };
    let authors = paper.short_authors().unwrap_or_default();
    let is_between = if authors.is_empty() || place.is_empty() { "" } else { " · " };
    format!("{authors}{is_between}{place}")
}
