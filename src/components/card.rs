//! One paper in a list.
use std::sync::Arc;

use catalogue::query::{Query, View};
use catalogue::route::Route;
use catalogue::{Paper, cite};
use leptos::prelude::*;

use crate::browser;
use crate::components::action::CopyButton;
use crate::components::badge::{Badges, hue};
use crate::components::highlight::Highlighted;
use crate::load::Library;
use crate::location::use_location;
use crate::schematic;

/// How many authors a card names before it folds the rest.
const AUTHORS: usize = 3;

/// A paper as a card. The same parts serve every view; the style sheet sets them as a
/// card, two lines or a row.
#[component]
pub fn Card(
    /// The library that the paper is in.
    library: Arc<Library>,
    /// The paper's position in the catalogue.
    position: usize,
    /// The results that the card stands in, which its link carries along.
    query: Query,
) -> impl IntoView {
    let location = use_location();
    let Some(paper) = library.catalogue.papers().get(position).cloned() else { return ().into_any() };
    let href = location.href(&Route::Paper { id: paper.id.clone(), within: query.clone() });
    let category = paper.categories.first().and_then(|id| library.catalogue.category(id.as_str()));
    let hue = paper.categories.first().map(|id| hue(&library, id));
    let drawing = category
        .filter(|_| query.view == View::Cards)
        .map(|category| schematic::draw(category.schematic.as_str(), paper.id.as_str()));
    let figure = drawing.map(|drawing| {
        let href = href.clone();
        view! { <a class="card-figure" href=href tabindex="-1" aria-hidden="true" inner_html=drawing></a> }
    });
    let year = paper.year().map(|year| year.to_string());
    let id = paper.id.to_string();
    view! {
        <article class="card" data-paper=id data-hue=hue>
            {figure}
            <div class="card-text">
                <h2>
                    <a href=href><Highlighted text=paper.title.to_string() query=query.text.clone() /></a>
                </h2>
                <Authors paper=paper.clone() query=query.text />
                <span class="card-year">{year}</span>
                <Badges library=library.clone() paper=paper.clone() />
                <Actions paper=paper />
            </div>
        </article>
    }
    .into_any()
}

/// The first authors, and the rest on demand.
#[component]
fn Authors(paper: Paper, query: String) -> impl IntoView {
    let names: Vec<String> = paper.authors.iter().map(ToString::to_string).collect();
    let shown = if names.len() <= AUTHORS + 1 { names.len() } else { AUTHORS };
    let first = names.get(..shown).unwrap_or_default().join(", ");
    let rest = names.get(shown..).unwrap_or_default().to_vec();
    let more = (!rest.is_empty()).then(|| {
        let all = names.join(", ");
        view! {
            <details class="all-authors">
                <summary>{format!("and {} more", rest.len())}</summary>
                <p>{all}</p>
            </details>
        }
    });
    if names.is_empty() {
        return view! { <p class="authors unknown">"Authors not listed"</p> }.into_any();
    }
    view! { <div class="authors"><p><Highlighted text=first query=query /></p>{more}</div> }.into_any()
}

/// What can be done with a paper without opening it.
#[component]
fn Actions(paper: Paper) -> impl IntoView {
    let location = use_location();
    let title = paper.title.to_string();
    let link = paper.address().map(|address| {
        view! { <a class="action" href=address rel="external" aria-label=format!("Paper: {title}")>"Paper"</a> }
    });
    let code = paper.code().map(|address| {
        view! { <a class="action" href=address.to_string() rel="external" aria-label=format!("Code: {title}")>"Code"</a> }
    });
    let own = location.href(&Route::paper(&paper.id));
    let copy_link = Callback::new(move |()| format!("{}{own}", browser::origin()));
    let copy_bibtex = Callback::new(move |()| cite::bibtex(&paper));
    view! {
        <div class="actions">
            {link}
            {code}
            <CopyButton label="Copy link" spoken=format!("Copy link: {title}") text=copy_link />
            <CopyButton label="BibTeX" spoken=format!("Copy BibTeX: {title}") text=copy_bibtex />
        </div>
    }
}
