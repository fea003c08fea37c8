//! The results as they are printed: all of them, as a bibliography.
use catalogue::Paper;
use catalogue::query::Query;
use catalogue::route::Route;
use maud::{Markup, html};

use crate::data::library::Library;
use crate::data::results::PageResults;
use crate::html::badge::year_apart;

/// Every paper of some results, in their order, with where it is. What is not loaded of a long list is not
/// printed, and that is said.
#[must_use]
pub fn bibliography(library: &Library, query: &Query, results: &PageResults, origin: &str) -> Markup {
    // The heading may name the filters alone.
    let words = query.text.trim();
    let papers = &results.found.papers;
    let loaded: Vec<&Paper> = papers.iter().filter_map(|position| library.loaded_paper(*position)).collect();
    html! {
        p {
            (loaded.len()) @if loaded.len() < papers.len() { " of " (papers.len()) }
            @if papers.len() == 1 { " paper" } @else { " papers" }
            @if !words.is_empty() { " for “" (words) "”" }
        }
        ol { @for paper in loaded { li { (entry(library, paper, origin)) } } }
    }
}

/// What names a paper on paper: its title, all its authors, where and when it was published, its address.
fn entry(library: &Library, paper: &Paper, origin: &str) -> Markup {
    let address = paper.address().unwrap_or_else(|| [origin, &library.href(&Route::paper(&paper.id))].concat());
    let shown = address.trim_start_matches("https://").trim_start_matches("http://");
    html! {
        cite { (paper.shown_title()) } " "
        (paper.names().collect::<Vec<_>>().join(", ").trim_end_matches('.'))
        @if !paper.authors.is_empty() { ". " }
        @if let Some(venue) = &paper.venue {
            (venue.short()) @if let Some(track) = venue.track_label() { ", " (track) } ". "
        }
        @if let Some(year) = year_apart(paper) { (year) ". " }
        a href=(address) { (shown) }
    }
}
