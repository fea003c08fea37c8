//! What is said about the results, above and below them.
use std::borrow::Cow;

use catalogue::query::{Facet, Has, Query, Sort, Term};
use catalogue::route::Route;
use catalogue::search::{FacetValue, Ignored, Results};
use catalogue::web_address::percent_encode;
use catalogue::{Category, authors};
use maud::{Markup, html};

use crate::data::library::Library;
use crate::data::narrowing::Landing;
use crate::data::results::PageResults;
use crate::html::chips::chips;
use crate::html::feed_link::feed_link;
use crate::html::joined::joined;
use crate::html::metadata::heading;
use crate::html::paper::SEARCHES;
use crate::html::suggestions::{ignored_conditions, suggestions, unknown_fields, ways_out};

/// How many bytes of a description a phone shows at least.
const BEGINNING: usize = 150;

/// The heading of the page; for a category also what it is, and its feed.
#[must_use]
pub fn introduction(library: &Library, query: &Query) -> Markup {
    // The words are in the search box; repeating them in a heading that is seen would make the page
    // jump while they are typed.
    let wordless = query.with_text("");
    let landing = library.landing(&wordless);
    let headed = if landing.is_some() { &wordless } else { query };
    let lang = library.catalogue.list().lang();
    // The name of the list or of a category; any other heading has words of the page in it.
    let of_list = lang.filter(|_| matches!(landing, Some(Landing::Category(_))) || library.narrowed(headed).is_none());
    html! {
        h1.spoken[landing.is_none()] tabindex="-1" lang=[of_list] { (heading(library, &Route::Browse(headed.clone()))) }
        (feed_link(library, &Route::Browse(wordless.clone())))
        @if landing.is_none() { (more_pages(library)) }
        @if let Some((Facet::Author, id)) = query.only_term() { (of_author(library, id)) }
        @if let Some(Landing::Category(Category { description: Some(description), .. })) = landing {
            p lang=[lang] { (description) }
            // A phone shows the beginning of it (style/results.css).
            @if description.as_str().len() > BEGINNING {
                details class="description-rest" { summary { span { "More" } span { "Less" } } }
            }
        }
    }
}

/// The pages for which the head has no room in a window that is not wide (`header.css`).
fn more_pages(library: &Library) -> Markup {
    html! {
        nav class="more-pages not-printed" aria-label="More pages" {
            @for (page, name) in library.pages_through() { a href=(library.href(&page)) { (name) } }
        }
    }
}

/// Where more is about the author to whom the list is narrowed, if there is a page.
fn of_author(library: &Library, id: &str) -> Markup {
    let name = library.author(&authors::id(id));
    let page = library.author_page(&name);
    html! {
        @if let Route::StaticOnly(_) = page {
            p { a href=(library.href(&page)) { "Co-authors, venues and years of " (name) } }
        }
    }
}

/// What narrows the list, what else could be asked, and what was not understood.
#[must_use]
pub fn above(library: &Library, query: &Query, results: &Results) -> Markup {
    html! {
        div class="asked" {
            (chips(library, &Route::Browse(query.clone()), results.asks_nothing))
            @if let Some(both) = library.with_abstracts(query) {
                a class="abstracts-too" href=(library.href(&Route::Browse(both))) { "Search abstracts too" }
            }
            (suggestions(library, query, results))
        }
        (not_understood(library, &Route::Browse(query.clone()), results))
        @if query.debug { (problems(library)) }
    }
}

/// Names what of the query of a page was left out of account, or not read as a reader may have meant it.
#[must_use]
pub fn not_understood(library: &Library, page: &Route, results: &Results) -> Markup {
    html! {
        (ignored(library, page, results)) (ignored_conditions(library, results)) (unknown_fields(library, results))
        (without_words(page, results))
    }
}

/// Says that a text has nothing to search for in it: no letters, or a field without its words.
fn without_words(page: &Route, results: &Results) -> Markup {
    let text = page.query().map_or("", |query| query.text.trim());
    // What is ignored of a text is named already.
    let is_told = results.ignored.iter().any(|ignored| ignored.is_in_text) || !results.unknown_fields.is_empty();
    html! {
        @if results.asks_nothing && !text.is_empty() && !is_told {
            p class="notice" role="note" { "There is nothing to search for in " bdi { "“" (beginning(text)) "”" } "." }
        }
    }
}

/// The beginning of a text that may be very long.
fn beginning(text: &str) -> Cow<'_, str> {
    const MOST_LETTERS: usize = 80;
    match text.char_indices().nth(MOST_LETTERS) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()).into(),
        None => text.into(),
    }
}

/// Names what the address asks for and the list does not know.
fn ignored(library: &Library, page: &Route, results: &Results) -> Markup {
    let is_of_abstracts = |ignored: &Ignored| ignored.parameter == "in" && ignored.value == "abstracts";
    let ignored = results.ignored.iter().filter(|ignored| !ignored.is_in_text);
    // Where the list has abstracts, they are loaded or that is told elsewhere.
    let ignored = ignored.filter(|ignored| !(library.has_abstracts() && is_of_abstracts(ignored)));
    let named = ignored.map(|ignored| {
        html! { (ignored.parameter) " “" (ignored.value) "”" (meant(library, page, &ignored.parameter, &ignored.value)) }
    });
    // Without words there is nothing to be relevant to, which need not be told.
    let has_no_order =
        |query: &&Query| query.sort.is_some_and(|sort| sort != Sort::Relevance && !library.has_order(query, sort));
    let sort = page.query().filter(has_no_order).map(|query| html! { "sort “" (query.effective_sort().id()) "”" });
    let named: Vec<Markup> = named.chain(sort).collect();
    html! {
        @if !named.is_empty() {
            p class="notice" role="note" { "This link asks for something this list doesn’t have: " (joined(&mut named.into_iter(), ", ")) "." }
        }
    }
}

/// The most filters that are offered in place of one that the list does not know.
const MEANT: usize = 3;

/// The filters that may be meant by one that the list does not know, as links.
fn meant(library: &Library, page: &Route, parameter: &str, value: &str) -> Markup {
    let facet = Facet::of(parameter);
    let near = facet.map(|facet| (facet, library.index.nearest_values(facet, value)));
    html! {
        @if let (Some(query), Some((facet, near))) = (page.query(), near.filter(|(_, near)| !near.is_empty())) {
            " (did you mean "
            @let link = |near: &FacetValue| {
                let meant = query.without(facet, value).toggled(facet, &Term::included(&near.id));
                html! { a href=(library.href(&page.asking(meant))) { (near.label) } }
            };
            (joined(&mut near.into_iter().take(MEANT).map(link), " or "))
            "?)"
        } @else if let (Some(Facet::Author), Some(query)) = (facet, page.query()) {
            @let search = query.without(Facet::Author, value).with_text(&format!("author:{value}"));
            " (" a href=(library.href(&page.asking(search))) { "search the names of authors" } ")"
        }
    }
}

/// For a curator: what of the catalogue could not be decoded and is missing here.
pub(crate) fn problems(library: &Library) -> Markup {
    html! {
        div class="notice" role="note" {
            @if library.problems.is_empty() { "Every record of the catalogue was read." } @else {
                "The first records of the catalogue that could not be read:"
                ul { @for problem in &library.problems { li { (problem) } } }
            }
        }
    }
}

/// What to do when nothing matches.
#[must_use]
pub fn no_results(library: &Library, query: &Query, results: &PageResults) -> Markup {
    let cleared = query.cleared();
    let has_words = !query.text.trim().is_empty() && query.condition_count() > 0;
    let is_of_new = query.has() == [Has::New] && query.condition_count() == 1 && !has_words;
    html! {
        @if results.found.papers.is_empty() && !results.is_pending {
            div class="no-results" {
                p class="no-results-title" {
                    @if is_of_new { "Nothing is new since your last visit." }
                    @else if query.condition_count() == 0 { "No papers match " bdi { "“" (beginning(query.text.trim())) "”" } "." }
                    @else { "No papers match." }
                }
                @if query.condition_count() == 0 { p { "Try other words, or clear the search." } }
                @else if query.condition_count() > 1 || has_words { p { "Every word and every filter must match. Remove one, or start over." } }
                (ways_out(library, query))
                p class="no-results-ways" {
                    @if let Some(both) = library.with_abstracts(query) {
                        a class="button" href=(library.href(&Route::Browse(both))) { "Search the abstracts too" }
                        " "
                    }
                    @if has_words {
                        a class="button" href=(library.href(&Route::Browse(cleared.with_text(&query.text)))) { "Search all papers for these words" }
                        " "
                    }
                    a class="button" href=(library.href(&Route::Browse(cleared))) { "Show all papers" }
                }
                @if query.condition_count() == 0 {
                    p class="no-results-elsewhere" {
                        "Not in this list? "
                        @let [(name, address), ..] = SEARCHES;
                        a href={ (address) (percent_encode(query.text.trim())) } rel="external" { "Look on " (name) } ", or "
                        a href=(library.href(&Route::contribute())) { "suggest a paper" } "."
                    }
                }
            }
        }
    }
}
