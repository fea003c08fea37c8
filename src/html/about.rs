//! What the list is: its story, its categories, its tools, leaderboards and updates.
use catalogue::query::Facet;
use catalogue::route::Route;
use catalogue::{Collection, Tool, WebAddress};
use maud::{Markup, PreEscaped, html};

use crate::data::library::{FILE, Library};
use crate::data::prose::Prose;
use crate::html::badge::hue;
use crate::html::count::papers;
use crate::html::joined::joined;

/// The inside of the about page.
#[must_use]
pub fn about(library: &Library, prose: &Prose) -> Markup {
    let parts = library.catalogue.parts();
    html! {
        h1 tabindex="-1" { "About" }
        (contents(library, prose))
        div class="prose" { (PreEscaped(&prose.about)) }
        p class="prose ways" {
            "Other ways through the list: "
            @let link = |(page, name): (Route, &str)| html! { a href=(library.href(&page)) { (name) } };
            (joined(&library.pages_through().into_iter().map(link).collect::<Vec<_>>(), ", ")) "."
        }
        (PreEscaped(&prose.legend))
        h2 id="categories" { "Categories" }
        dl class="definitions" {
            @for category in &parts.categories {
                div class="definition" data-hue=(hue(library, &category.id)) {
                    dt {
                        a href=(library.href(&Route::category(&category.id))) { (category.name.as_str()) } " "
                        @let count = paper_count(library, Facet::Category, category.id.as_str());
                        span class="definition-count" { (papers(count)) }
                    }
                    dd { (category.description.as_str()) }
                }
            }
        }
        h2 id="collections" { "Collections and tools" }
        @for collection in &parts.collections { (described(library, collection)) }
        h2 id="leaderboards" { "Leaderboards" }
        (leaderboards(library))
        h2 id="updates" { "Updates" }
        ul class="updates" role="list" {
            @for (index, update) in parts.updates.iter().enumerate() {
                li {
                    time datetime=(update.date) { (update.date.long()) } " "
                    div class="prose" { @if let Some(text) = prose.updates.get(index) { (PreEscaped(text)) } }
                }
            }
        }
        h2 id="data" { "Data and feeds" }
        p {
            "The whole catalogue is one file, " a href=(library.file(FILE)) rel="external" { (FILE) }
            ", and new papers come by " a href=(library.file("feed.xml")) rel="external" { "feed" }
            "; each category and each venue has a feed of its own, linked on its page. "
            "A browser can search the list from its address bar. The list is kept at "
            a href=(parts.list.repository.as_str()) rel="external" { (parts.list.repository.host()) } "."
        }
    }
}

/// Links to the parts of the page.
fn contents(library: &Library, prose: &Prose) -> Markup {
    let page = library.href(&Route::About);
    let legend = [("badges", "Badges"), ("drawings", "Drawn figures")];
    let legend = legend.into_iter().filter(|_| !prose.legend.is_empty());
    let parts = [
        ("categories", "Categories"),
        ("collections", "Collections and tools"),
        ("leaderboards", "Leaderboards"),
        ("updates", "Updates"),
        ("data", "Data and feeds"),
    ];
    html! {
        nav class="contents" aria-label="Contents" {
            ul role="list" {
                @for (id, name) in legend.chain(parts) { li { a href={ (page) "#" (id) } { (name) } } }
            }
        }
    }
}

/// The leaderboards, and what each compares.
#[must_use]
pub fn leaderboards(library: &Library) -> Markup {
    html! {
        ul class="link-list leaderboards" role="list" {
            @for leaderboard in &library.catalogue.parts().leaderboards {
                li { (named_link(&leaderboard.url, leaderboard.name.as_str())) span { (leaderboard.description.as_str()) } }
            }
        }
    }
}

fn paper_count(library: &Library, facet: Facet, id: &str) -> usize {
    library.index.facet_value(facet, id).map_or(0, |value| value.total)
}

/// A collection with its papers and its tools.
fn described(library: &Library, collection: &Collection) -> Markup {
    let count = paper_count(library, Facet::Collection, collection.id.as_str());
    let tools: Vec<&Tool> =
        library.catalogue.parts().tools.iter().filter(|tool| tool.collection == collection.id).collect();
    html! {
        h3 { (collection.name.as_str()) }
        p {
            (collection.description.as_str())
            @if count > 0 {
                " " a href=(library.href(&Route::one(Facet::Collection, collection.id.as_str()))) { (papers(count)) } "."
            }
        }
        @if !tools.is_empty() {
            ul class="link-list" role="list" {
                @for tool in tools {
                    li {
                        (named_link(&tool.url, tool.name.as_str()))
                        span {
                            (tool.description.as_str())
                            @if let Some(paper) = &tool.paper { " " a href=(paper.as_str()) rel="external" { "Paper" } }
                        }
                    }
                }
            }
        }
    }
}

fn named_link(url: &WebAddress, name: &str) -> Markup {
    html! { a class="link-name" href=(url.as_str()) rel="external" { (name) } " " }
}
