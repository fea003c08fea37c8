//! Every page of the site, rendered.
use std::borrow::Cow;
use std::sync::Arc;

use awesome_papers::app::App;
use awesome_papers::components::virtual_list::FIRST_ITEMS;
use awesome_papers::context::{self, KnownAbstract, StaticOnlyContent};
use awesome_papers::data::library::{LONGEST_WHOLE, Library};
use awesome_papers::data::load::ABSTRACT;
use awesome_papers::lazy::lazy;
use awesome_papers::location::Location;
use catalogue::Paper;
use catalogue::query::{Facet, Query};
use catalogue::route::Route;
use leptos::prelude::*;
use maud::{Markup, html};
use rayon::prelude::*;

use crate::dist::Dist;
use crate::error::Error;
use crate::site::Site;
use crate::static_pages::StaticPages;

/// The file with the document around every page, which the service worker answers with where
/// it cannot have the page itself.
pub const SHELL: &str = "shell.html";

/// The most links to further papers on a page.
const MAX_LINKS: usize = 1_000;

/// A page, rendered.
pub struct Page {
    /// What it shows.
    pub route: Route,
    /// The file it is written to, below the site's folder.
    pub file: String,
    /// Its document, which does not name its release yet.
    pub document: Box<str>,
}

/// Renders every page of the site; `around` makes a document of the HTML of what a route shows.
pub fn all(site: &Site, around: impl Fn(&Route, &str) -> String + Sync) -> Vec<Page> {
    let index = &site.library.index;
    let mut routes = site.library.pages();
    let static_pages = StaticPages::new(site.library);
    routes.extend(static_pages.authors());
    routes.extend(site.library.catalogue.categories().iter().map(|category| Route::category(&category.id)));
    routes.extend(index.facet_values(Facet::Venue).iter().map(|venue| Route::venue(&venue.id)));
    routes.extend(with_pages(site.library).map(|paper| Route::paper(&paper.id)));
    let mut pages: Vec<_> = routes.into_iter().map(|route| (file(site, &route), route)).collect();
    pages.push(("404.html".to_owned(), Route::NotFound { path: "this URL".to_owned() }));
    let render = |(file, route): (String, Route)| {
        let content = match &route {
            Route::StaticOnly(page) => Some(StaticOnlyContent(static_pages.content(page).into_string().into())),
            _ => None,
        };
        let document = around(&route, &render(site, &route, content));
        // A copy has no room left to grow in: all of them are in memory until the last is there.
        Page { document: document.as_str().into(), route, file }
    };
    pages.into_par_iter().map(render).collect()
}

/// The file of the page of a route, below the site's folder.
fn file(site: &Site, route: &Route) -> String {
    let path = route.href(&site.base);
    format!("{}index.html", path.strip_prefix(site.base.as_str()).unwrap_or(&path))
}

/// The papers that have a page of their own, from the newest. Those of a longer list that are older
/// are shown by the program alone, from `404.html`: a hundred thousand pages are more than a host of
/// static files takes.
pub fn with_pages(library: &Library) -> impl Iterator<Item = &Paper> {
    let papers = library.catalogue.papers();
    library.index.newest().iter().take(LONGEST_WHOLE).filter_map(|position| papers.get(*position as usize))
}

/// What every page has around its main part, which the program is about to fill.
pub fn shell(site: &Site) -> String {
    let page = render(site, &Route::NotFound { path: String::new() }, None);
    let opening = html! {
        h1 class="spoken" lang=[site.library.catalogue.list().lang()] { (site.library.catalogue.list().title.as_str()) }
        p class="loading" role="status" { "Opening the catalogue…" }
    };
    let main = page.find("<main").and_then(|start| {
        let opened = start + page[start..].find('>')? + 1;
        Some((opened, page.rfind("</main>")?))
    });
    match main {
        Some((start, end)) => [&page[..start], &opening.into_string(), &page[end..]].concat(),
        None => opening.into_string(),
    }
}

/// The HTML of what a route shows.
fn render(site: &Site, route: &Route, content: Option<StaticOnlyContent>) -> String {
    let owner = Owner::new();
    let mut content = owner.with(|| {
        let location = Location::fixed(site.base.clone(), route.clone());
        context::provide(site.library, location, Some(Arc::clone(&site.prose)), RwSignal::new(Some(lazy())));
        provide_context(KnownAbstract(abstract_of(site, route).map(str::to_owned)));
        if let Some(content) = content {
            provide_context(content);
        }
        view! { <App/> }.to_html()
    });
    // Leptos marks places for a program that hydrates the page, which ours does not. Everywhere else
    // this character is escaped.
    content = content.replace("<!>", "");
    owner.cleanup();
    if let Route::Browse(query) = route
        && !site.library.is_of_leaderboards(query)
    {
        // Right after the list of cards, inside the main part of the page.
        if let Some(end) = content.rfind("</main>") {
            content.insert_str(end, &remaining(site, query).into_string());
        }
    }
    content
}

/// The abstract of the paper that a route shows.
fn abstract_of<'a>(site: &'a Site, route: &Route) -> Option<&'a str> {
    let Route::Paper { id, .. } = route else { return None };
    site.abstract_of(id)
}

/// Writes the abstract beside the page of a paper, for the program; an empty one where none is known, so
/// that nobody asks for a file that is not there. A list without abstracts has no such files.
///
/// # Errors
/// When it cannot be written.
pub fn write_abstract(site: &Site, dist: &Dist, page: &Page) -> Result<(), Error> {
    match page.file.strip_suffix("index.html") {
        Some(folder) if site.library.has_abstracts() && matches!(page.route, Route::Paper { .. }) => {
            dist.write(&format!("{folder}{ABSTRACT}"), abstract_of(site, &page.route).unwrap_or_default())
        }
        _ => Ok(()),
    }
}

/// The papers beyond the first cards as plain links, for readers without our program:
/// the papers of a category or venue are on its page, up to a limit. The page of all papers names the
/// categories instead.
fn remaining(site: &Site, query: &Query) -> Markup {
    let catalogue = &site.library.catalogue;
    let links: Vec<(Route, Cow<'_, str>)> = if query.is_filtered() {
        let results = catalogue::search::search(&site.library.index, query).unwrap_or_default();
        let papers = results.papers.iter().skip(FIRST_ITEMS).take(MAX_LINKS);
        let papers = papers.filter_map(|position| catalogue.papers().get(*position));
        papers.map(|paper| (Route::paper(&paper.id), paper.shown_title())).collect()
    } else {
        let categories = catalogue.categories().iter();
        categories.map(|category| (Route::category(&category.id), category.name.as_str().into())).collect()
    };
    html! {
        @if !links.is_empty() {
            section class="remaining" {
                h2 { @if query.is_filtered() { "More papers" } @else { "Every paper, by category" } }
                ul { @for (route, text) in links { li { a href=(route.href(&site.base)) { (text) } } } }
            }
        }
    }
}
