//! One paper: everything known about it, how to cite it, and what is near it.
use std::sync::Arc;

use catalogue::catalogue::month_name;
use catalogue::neighbours::neighbours;
use catalogue::query::{Facet, Query};
use catalogue::route::Route;
use catalogue::search::Results;
use catalogue::slug::Slug;
use catalogue::{Paper, PaperId, cite};
use leptos::prelude::*;

use crate::browser;
use crate::components::action::{CopyButton, ShareButton};
use crate::components::badge::{Badges, hue};
use crate::components::paper_links::PaperLinks;
use crate::load::use_library;
use crate::location::use_location;
use crate::pages::not_found::NotFound;
use crate::schematic;

/// How many papers each list of neighbours names.
const NEIGHBOURS: usize = 5;

/// The page of the paper with this id.
#[component]
pub fn PaperPage(
    /// The paper's id.
    id: PaperId,
    /// The answer to the query in the address, in which “previous” and “next” move.
    results: Memo<Results>,
) -> impl IntoView {
    let library = use_library();
    let location = use_location();
    let Some((position, paper)) = library.catalogue.find(&id) else {
        return view! { <NotFound looked_for=location.href(&Route::paper(&id)) kind="paper" /> }.into_any();
    };
    let paper = paper.clone();
    let category = paper.categories.first().and_then(|id| library.catalogue.category(id.as_str()));
    let drawing = category.map(|category| {
        let caption = format!("A schematic of {}, not the authors’ figure.", category.name.as_str().to_lowercase());
        view! {
            <figure class="paper-figure">
                <div inner_html=schematic::draw(category.schematic.as_str(), paper.id.as_str())></div>
                <figcaption>{caption}</figcaption>
            </figure>
        }
    });
    let authors: Vec<_> = paper
        .authors
        .iter()
        .map(|author| {
            let query = Query::default().with_text(author.as_str());
            view! { <li><a href=location.href(&Route::Browse(query))>{author.to_string()}</a></li> }
        })
        .collect();
    let authors = if authors.is_empty() {
        view! { <p class="paper-authors unknown">"The list does not name the authors."</p> }.into_any()
    } else {
        view! { <ul class="paper-authors" role="list" aria-label="Authors">{authors}</ul> }.into_any()
    };
    let near = neighbours(&library.catalogue, &library.index, position, NEIGHBOURS);
    let category_route = category.map(|category| Route::category(&category.id));
    let category_title = category.map(|category| format!("More in {}", category.name)).unwrap_or_default();
    let venue_title =
        paper.venue.as_ref().map(|venue| format!("Also at {}", venue.series().name())).unwrap_or_default();
    let venue_route = paper.venue.as_ref().map(|venue| Route::venue(venue.series().id()));
    let hue = paper.categories.first().map(|id| hue(&library, id));
    view! {
        <main id="main" class="page paper" data-hue=hue>
            <Steps position=position results=results />
            <article>
                <Badges library=Arc::clone(&library) paper=paper.clone() />
                <h1 tabindex="-1">{paper.title.to_string()}</h1>
                {authors}
                <Links paper=paper.clone() />
                {drawing}
                <Facts paper=paper.clone() />
                <Citation paper=paper />
            </article>
            <div class="neighbours">
                <PaperLinks title="Most similar" positions=near.similar />
                <PaperLinks title="By the same authors" positions=near.authors />
                <PaperLinks title=category_title more=category_route positions=near.category />
                <PaperLinks title=venue_title more=venue_route positions=near.venue />
            </div>
        </main>
    }
    .into_any()
}

/// The way back to the results, and to the papers before and after this one in them.
#[component]
fn Steps(position: usize, results: Memo<Results>) -> impl IntoView {
    let library = use_library();
    let location = use_location();
    let query = location.query();
    let back = move || location.href(&Route::Browse(query.get()));
    let neighbours = Memo::new(move |_| {
        results.with(|results| {
            let rank = results.papers.iter().position(|other| *other == position)?;
            let before = rank.checked_sub(1).and_then(|rank| results.papers.get(rank)).copied();
            Some((rank + 1, results.papers.len(), before, results.papers.get(rank + 1).copied()))
        })
    });
    let step = move |to: Option<usize>, label: &'static str, rel: &'static str| {
        let paper = to.and_then(|to| library.catalogue.papers().get(to))?;
        let href = location.href(&Route::Paper { id: paper.id.clone(), within: query.get() });
        let spoken = format!("{label} paper: {}", paper.title);
        Some(view! { <a class="step" href=href rel=rel aria-label=spoken title=paper.title.to_string()>{label}</a> })
    };
    view! {
        <nav class="steps" aria-label="Results">
            <a class="step back" href=back>{move || if query.with(Query::is_filtered) { "← Results" } else { "← All papers" }}</a>
            {move || neighbours.get().map(|(rank, total, before, after)| view! {
                <span class="steps-place">{format!("{rank} of {total}")}</span>
                {step.clone()(before, "Previous", "prev")}
                {step.clone()(after, "Next", "next")}
            })}
        </nav>
    }
}

/// Where the paper and what belongs to it are, and how to pass it on.
#[component]
fn Links(paper: Paper) -> impl IntoView {
    let location = use_location();
    let main = paper.address().map(|address| {
        let label = if paper.url.is_none() && paper.id.arxiv().is_some() { "Read on arXiv" } else { "Read the paper" };
        view! { <a class="button primary" href=address rel="external">{label}</a> }
    });
    let pdf = paper.id.arxiv().map(|id| {
        view! { <a class="button" href=format!("https://arxiv.org/pdf/{id}") rel="external">"PDF"</a> }
    });
    let links: Vec<_> = paper
        .links
        .iter()
        .map(|link| {
            view! { <a class="button" href=link.url.to_string() rel="external" title=link.url.to_string()>{link.kind.label()}</a> }
        })
        .collect();
    let own = location.href(&Route::paper(&paper.id));
    let url = Callback::new(move |()| format!("{}{own}", browser::origin()));
    view! {
        <div class="paper-actions">
            {main}
            {pdf}
            {links}
            <CopyButton label="Copy link" text=url />
            <ShareButton title=paper.title.to_string() url=url />
        </div>
    }
}

/// The facts of the paper, each with the filter it names.
#[component]
fn Facts(paper: Paper) -> impl IntoView {
    let library = use_library();
    let location = use_location();
    let link = |route: Route, label: String| view! { <a href=location.href(&route)>{label}</a> }.into_any();
    let mut facts: Vec<(&'static str, Vec<AnyView>)> = Vec::new();
    if let Some(venue) = &paper.venue {
        let name = venue.full_name().unwrap_or_else(|| venue.series().name());
        let year = venue.year().map(|year| format!(" {year}")).unwrap_or_default();
        let track = venue.track_label().map(|track| format!(" · {track}")).unwrap_or_default();
        facts.push(("Venue", vec![link(Route::venue(venue.series().id()), format!("{name}{year}{track}"))]));
    }
    if let Some(year) = paper.year() {
        facts.push(("Year", vec![link(Route::one(Facet::Year, &year.to_string()), year.to_string())]));
    }
    if let Some(id) = paper.id.arxiv() {
        let month = paper.id.arxiv_month().map(|month| format!(" ({} {})", month_name(month.month), month.year));
        let external = view! { <a href=format!("https://arxiv.org/abs/{id}") rel="external">{id.to_owned()}</a> };
        facts.push(("arXiv", vec![external.into_any(), month.into_any()]));
    }
    let categories = paper.categories.iter().filter_map(|id| library.catalogue.category(id.as_str()));
    facts.push((
        if paper.categories.len() == 1 { "Category" } else { "Categories" },
        separated(categories.map(|category| link(Route::category(&category.id), category.name.to_string())).collect()),
    ));
    if !paper.techniques.is_empty() {
        let techniques = paper.techniques.iter().filter_map(|technique| {
            Some(link(Route::one(Facet::Technique, Slug::of(technique.as_str())?.as_str()), technique.to_string()))
        });
        facts.push(("Technique", separated(techniques.collect())));
    }
    if let Some(collection) = library.catalogue.collection(&paper.collection) {
        facts.push((
            "Collection",
            vec![link(Route::one(Facet::Collection, collection.id.as_str()), collection.name.to_string())],
        ));
    }
    if let Some(figure) = &paper.figure {
        let external = view! { <a href=figure.to_string() rel="external">{format!("At {}", figure.host())}</a> };
        facts.push(("Figure", vec![external.into_any()]));
    }
    let rows: Vec<_> =
        facts.into_iter().map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> }).collect();
    view! { <dl class="facts">{rows}</dl> }
}

/// Views with commas between them.
fn separated(views: Vec<AnyView>) -> Vec<AnyView> {
    let mut all = Vec::new();
    for (index, view) in views.into_iter().enumerate() {
        if index > 0 {
            all.push(", ".into_any());
        }
        all.push(view);
    }
    all
}

/// The citation in each format, to copy or to download.
#[component]
fn Citation(paper: Paper) -> impl IntoView {
    let key = cite::citation_key(&paper);
    let formats = [
        ("BibTeX", "bib", "application/x-bibtex", cite::bibtex(&paper)),
        ("RIS", "ris", "application/x-research-info-systems", cite::ris(&paper)),
        ("CSL-JSON", "json", "application/vnd.citationstyles.csl+json", cite::csl_json(&paper)),
    ];
    let shown = formats[0].3.clone();
    let rows: Vec<_> = formats
        .into_iter()
        .map(|(name, extension, mime, text)| {
            // A link to data downloads without our program and without a server.
            let data = format!("data:{mime};charset=utf-8,{}", catalogue::route::escape_data(&text));
            let copied = text;
            let copy = Callback::new(move |()| copied.clone());
            view! {
                <li>
                    <span class="format">{name}</span>
                    <CopyButton label="Copy" spoken=format!("Copy {name}") text=copy />
                    <a class="action" href=data download=format!("{key}.{extension}") aria-label=format!("Download {name}")>"Download"</a>
                </li>
            }
        })
        .collect();
    view! {
        <section class="citation" aria-labelledby="citation">
            <h2 id="citation">"Cite"</h2>
            <ul class="formats" role="list">{rows}</ul>
            <pre tabindex="0" aria-label="BibTeX"><code>{shown}</code></pre>
        </section>
    }
}
