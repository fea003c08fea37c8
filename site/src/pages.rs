//! Every page that the site has, drawn.
use std::panic::resume_unwind;
use std::thread;

use awesome_papers::app::app;
use awesome_papers::components::list_window::FIRST;
use awesome_papers::load::Library;
use awesome_papers::location::Location;
use awesome_papers::state::StaticPage;
use catalogue::Paper;
use catalogue::query::{Facet, Query};
use catalogue::route::Route;
use leptos::prelude::*;
use maud::html;

use crate::Site;

/// The file with the document around every page, which the service worker answers with where
/// it cannot have the page itself.
pub const SHELL: &str = "shell.html";

/// The most papers that have a page of their own. Those of a longer list that are older are
/// shown by the program alone, from `404.html`: a hundred thousand pages are more than a host
/// of static files takes.
const MOST_PAPERS: usize = 5_000;

/// The most links to further papers on a page.
const MOST_LINKS: usize = 1_000;

/// A page, drawn.
pub struct Page {
    /// What it shows.
    pub route: Route,
    /// The file it is written to, below the site's folder.
    pub file: String,
    /// The HTML of its content.
    pub content: String,
}

/// Draws every page of the site.
pub fn all(site: &Site) -> Vec<Page> {
    let index = &site.library.index;
    let mut routes = vec![Route::Browse(Query::default()), Route::About, Route::Contribute, Route::Accessibility];
    routes.extend(site.library.catalogue.categories().iter().map(|category| Route::category(&category.id)));
    routes.extend(index.facet_values(Facet::Venue).iter().map(|venue| Route::venue(&venue.id)));
    routes.extend(with_pages(site.library).map(|paper| Route::paper(&paper.id)));
    let mut pages = draw_in_parallel(site, &routes);
    let missing = Route::NotFound { path: "this address".to_owned() };
    pages.push(Page { file: "404.html".to_owned(), ..draw(site, missing) });
    pages
}

/// The papers that have a page of their own, from the newest.
pub fn with_pages(library: &Library) -> impl Iterator<Item = &Paper> {
    let papers = library.catalogue.papers();
    library.index.newest().iter().take(MOST_PAPERS).filter_map(|position| papers.get(*position as usize))
}

/// What every page has around its main part, which the program is about to draw.
pub fn shell(site: &Site) -> String {
    let page = draw(site, Route::NotFound { path: String::new() });
    let opening = html! {
        h1 class="spoken" { (site.library.catalogue.list().title.as_str()) }
        p class="loading" role="status" { "Opening the catalogue…" }
    };
    let main = page.content.find("<main").and_then(|start| {
        let opened = start + page.content[start..].find('>')? + 1;
        Some((opened, page.content.rfind("</main>")?))
    });
    match main {
        Some((start, end)) => [&page.content[..start], &opening.into_string(), &page.content[end..]].concat(),
        None => opening.into_string(),
    }
}

/// Draws pages on every processor, in their order.
fn draw_in_parallel(site: &Site, routes: &[Route]) -> Vec<Page> {
    let processors = thread::available_parallelism().map_or(1, usize::from);
    let share = routes.len().div_ceil(processors).max(1);
    thread::scope(|scope| {
        let workers: Vec<_> = routes
            .chunks(share)
            .map(|routes| scope.spawn(|| routes.iter().map(|route| draw(site, route.clone())).collect::<Vec<_>>()))
            .collect();
        // A page that panicked would be missing, so the panic goes on.
        workers.into_iter().flat_map(|worker| worker.join().unwrap_or_else(|panic| resume_unwind(panic))).collect()
    })
}

fn draw(site: &Site, route: Route) -> Page {
    let path = route.href(&site.base);
    let below = path.strip_prefix(site.base.as_str()).unwrap_or(&path);
    let owner = Owner::new();
    let mut content = owner.with(|| {
        let location = Location::fixed(site.base.clone(), route.clone());
        let prose = Some(site.prose.clone());
        app(site.library, location, prose, StaticPage::default()).to_html()
    });
    owner.cleanup();
    if let Route::Browse(query) = &route {
        let list = remaining(site, query);
        // Right after the list of cards, inside the main part of the page.
        if let Some(end) = content.rfind("</main>") {
            content.insert_str(end, &list);
        }
    }
    Page { file: format!("{below}index.html"), content, route }
}

/// The papers beyond the first cards as plain links, for readers without our program:
/// every paper of a category or venue is on its page. The page of all papers names the
/// categories, whose pages together hold every paper.
fn remaining(site: &Site, query: &Query) -> String {
    let library = site.library;
    let results = catalogue::search::search(&library.index, query);
    let items: Vec<String> = if query.is_filtered() {
        results
            .papers
            .iter()
            .skip(FIRST)
            .take(MOST_LINKS)
            .filter_map(|position| library.catalogue.papers().get(*position))
            .map(|paper| link(&Route::paper(&paper.id).href(&site.base), paper.title.as_str()))
            .collect()
    } else {
        library
            .catalogue
            .categories()
            .iter()
            .map(|category| link(&Route::category(&category.id).href(&site.base), category.name.as_str()))
            .collect()
    };
    if items.is_empty() {
        return String::new();
    }
    let heading = if query.is_filtered() { "And further" } else { "Every paper, by category" };
    format!("<section class=\"remaining\"><h2>{heading}</h2><ul>{}</ul></section>", items.concat())
}

fn link(href: &str, text: &str) -> String {
    format!("<li><a href=\"{}\">{}</a></li>", crate::head::escape(href), crate::head::escape(text))
}
