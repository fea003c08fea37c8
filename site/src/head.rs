//! The head of a page: what search engines, reference managers and shared links read.
use awesome_papers::html::metadata::{description, heading, title};
use catalogue::cite::meta_tags;
use catalogue::route::Route;
use maud::{Markup, html};

use crate::feed;
use crate::opensearch;
use crate::share;
use crate::site::Site;
use crate::structured_data::scholarly_article;

fn name(name: &str, content: &str) -> Markup {
    html! { meta name=(name) content=(content); }
}

fn property(property: &str, content: &str) -> Markup {
    html! { meta property=(property) content=(content); }
}

/// The title, description and everything else that differs from page to page.
pub fn head(site: &Site, route: &Route) -> Markup {
    let library = site.library;
    html! {
        title { (title(library, route)) }
        (name("description", &description(library, route)))
        @if matches!(route, Route::NotFound { .. }) {
            (name("robots", "noindex"))
        } @else {
            (shared(site, route))
        }
    }
}

/// What other sites show where the page is shared, and where its feed is.
fn shared(site: &Site, route: &Route) -> Markup {
    let list = site.library.catalogue.list();
    let own = site.library.canonical(route);
    let address = site.whole(&own.href(&site.base));
    let paper = match route {
        Route::Paper { id, .. } => site.library.catalogue.find(id).map(|(_, paper)| paper),
        _ => None,
    };
    let (image, shows) = match paper.filter(|_| site.has_pictures) {
        Some(paper) => (share::file(paper), share::described(paper)),
        None => ("share.png".to_owned(), list.tagline.to_string()),
    };
    html! {
        link rel="canonical" href=(address);
        link rel="search" type=(opensearch::TYPE) title=(list.title) href=(site.base.file(opensearch::FILE));
        @for feed in feed::of_page(site, &own) {
            link rel="alternate" type="application/atom+xml" title=(feed.title) href=(feed.href);
        }
        (property("og:type", if paper.is_some() { "article" } else { "website" }))
        (property("og:site_name", list.title.as_str()))
        (property("og:title", &heading(site.library, route)))
        (property("og:description", &description(site.library, route)))
        (property("og:url", &address))
        (property("og:image", &site.whole_file(&image)))
        (property("og:image:width", &share::WIDTH.to_string()))
        (property("og:image:height", &share::HEIGHT.to_string()))
        (property("og:image:alt", &shows))
        // Its title, description and picture are those of Open Graph.
        (name("twitter:card", "summary_large_image"))
        @if let Some(paper) = paper {
            @for (tag, content) in meta_tags(paper) { (name(tag, &content)) }
            (scholarly_article(paper, &address, site.abstract_of(&paper.id)))
        }
    }
}

/// The head of the document that the program fills.
pub fn shell(site: &Site) -> Markup {
    let list = site.library.catalogue.list();
    html! {
        title { "Opening… · " (list.title) }
        (name("description", list.tagline.as_str()))
        (name("robots", "noindex"))
    }
}
