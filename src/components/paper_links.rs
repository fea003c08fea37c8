//! A short list of papers beside another one.
use catalogue::route::Route;
use leptos::prelude::*;

use crate::components::badge::hue;
use crate::load::use_library;
use crate::location::use_location;

/// A titled list of links to papers; nothing when there are none.
#[component]
pub fn PaperLinks(
    /// The heading.
    #[prop(into)]
    title: String,
    /// Where the heading leads, if there is more.
    #[prop(optional_no_strip)]
    more: Option<Route>,
    /// The papers' positions in the catalogue.
    positions: Vec<usize>,
) -> impl IntoView {
    let library = use_library();
    let location = use_location();
    if positions.is_empty() {
        return ().into_any();
    }
    let items: Vec<_> = positions
        .into_iter()
        .filter_map(|position| library.catalogue.papers().get(position))
        .map(|paper| {
            let place = match (&paper.venue, paper.year()) {
                (Some(venue), _) => venue.short(),
                (None, Some(year)) => format!("arXiv {year}"),
                (None, None) => String::new(),
            };
            let authors = match &paper.authors[..] {
                [] => String::new(),
                [one] => one.to_string(),
                [one, two] => format!("{one} and {two}"),
                [one, ..] => format!("{one} et al."),
            };
            let byline = [authors, place].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
            let hue = paper.categories.first().map(|id| hue(&library, id));
            view! {
                <li data-hue=hue>
                    <a href=location.href(&Route::paper(&paper.id))>{paper.title.to_string()}</a>
                    <span class="byline">{byline}</span>
                </li>
            }
        })
        .collect();
    let heading = match more {
        Some(route) => view! { <a href=location.href(&route)>{title}</a> }.into_any(),
        None => title.into_any(),
    };
    view! {
        <section class="paper-links">
            <h2>{heading}</h2>
            <ul role="list">{items}</ul>
        </section>
    }
    .into_any()
}
