//! The table of papers: what a card says, in columns.
use catalogue::query::{Facet, Query, Sort, View};
use catalogue::route::Route;
use catalogue::search::PREPRINTS;
use catalogue::{Category, Paper};
use maud::{Markup, html};

use crate::data::library::Library;
use crate::html::badge::{at_venue, new_badge};
use crate::html::card::{author_line, title};
use crate::html::citations;
use crate::html::count::short;
use crate::html::joined::joined;
use crate::html::stars::with_day;

/// The heads of the columns; those with an order are links that sort by it.
#[must_use]
pub fn table_head(library: &Library, query: &Query) -> Markup {
    let sort = library.effective_sort(query);
    let head = |class: &str, name: &str, by: Option<Sort>| {
        let direction = by.filter(|by| *by == sort).map(direction);
        // By year, another click turns the order round.
        let next = by.map(|by| match by {
            Sort::Newest if sort == by => Sort::Oldest,
            Sort::Oldest => Sort::Newest,
            by => by,
        });
        html! {
            div class=(class) role="columnheader" aria-sort=[direction] {
                @if let Some(next) = next {
                    a id={ "sort-by-" (class) } href=(library.href(&Route::Browse(query.with_sort(next)))) rel="nofollow" { (name) }
                } @else { (name) }
            }
        }
    };
    let by_year = if sort == Sort::Oldest { Sort::Oldest } else { Sort::Newest };
    html! {
        div role="rowgroup" {
            div class="table-head" role="row" aria-rowindex="1" {
                (head("row-title", "Title", Some(Sort::Title)))
                (head("row-authors", "Authors", None))
                (head("row-venue", "Venue", Some(Sort::Venue)))
                (head("row-year", "Year", Some(by_year)))
                (head("row-category", "Category", None))
                @if library.has_citations() { (head("row-citations", "Citations", Some(Sort::Cited))) }
                (head("row-code", "Code", None))
                @if library.has_stars { (head("row-stars", "Stars", Some(Sort::Stars))) }
            }
        }
    }
}

/// How the column of an order is sorted then.
fn direction(sort: Sort) -> &'static str {
    match sort {
        Sort::Newest | Sort::Stars | Sort::Cited => "descending",
        _ => "ascending",
    }
}

/// The row of the paper at a position of the list, which is the one of this `index` in the table; its link
/// carries the query along.
#[must_use]
pub fn row(library: &Library, position: usize, query: &Query, words: &str, index: usize) -> Markup {
    let paper = library.paper(position);
    html! {
        div class="row" role="row" aria-rowindex=(index) aria-busy=[paper.is_none().then_some("true")] {
            @match paper {
                Some(paper) => (cells(library, position, paper, query, words)),
                // Its record is loading.
                None => div class="card awaited" role="cell" {},
            }
        }
    }
}

fn cells(library: &Library, position: usize, paper: &Paper, query: &Query, words: &str) -> Markup {
    let href = library.href(&Route::Paper { id: paper.id.clone(), within: query.clone() });
    let link = |route: &Route, label: &str| html! { a href=(library.href(route)) { (label) } };
    html! {
        div class="row-title" role="cell" {
            (title(paper, &href, words))
            @if library.is_new(position) { (new_badge()) }
        }
        div class="row-authors" role="cell" { (author_line(library, paper, query, words, View::Table)) }
        div class="row-venue" role="cell" {
            @if let Some(venue) = &paper.venue {
                (link(&at_venue(venue), venue.series().name()))
                @if let Some(track) = venue.track_label() { " " (track) }
            } @else if paper.id.arxiv().is_some() { (link(&Route::venue(PREPRINTS), "arXiv")) }
        }
        div class="row-year" role="cell" {
            @if let Some(year) = paper.year().map(|year| year.to_string()) {
                (link(&Route::one(Facet::Year, &year), &year))
            }
        }
        div class="row-category" role="cell" {
            @let category = |category: &Category| link(&Route::category(&category.id), category.name.as_str());
            (joined(&mut library.catalogue.categories_of(paper).map(category), ", "))
        }
        @if library.has_citations() {
            div class="row-citations" role="cell" {
                @if let Some(citations) = paper.citations {
                    span title=[citations::with_day(library, paper)] { (short(citations)) }
                }
            }
        }
        div class="row-code" role="cell" {
            @if let Some(code) = paper.code() {
                a href=(code.url.as_str()) rel="external" aria-label=(format!("Code: {}", paper.shown_title())) { "Code" }
            }
        }
        @if library.has_stars {
            div class="row-stars" role="cell" {
                @if let Some(code) = paper.code() && let Some(stars) = code.stars {
                    span title=[with_day(library, code)] { (short(stars)) }
                }
            }
        }
    }
}
