//! What the list is: its story, its categories, its tools, leaderboards and updates.
use catalogue::query::Facet;
use catalogue::route::Route;
use leptos::prelude::*;

use crate::components::badge::hue;
use crate::components::prose_text::ProseText;
use crate::load::use_library;
use crate::location::use_location;
use crate::prose::Prose;

/// The about page.
#[component]
pub fn About() -> impl IntoView {
    let library = use_library();
    let location = use_location();
    let parts = library.catalogue.parts();
    let categories: Vec<_> = parts
        .categories
        .iter()
        .map(|category| {
            let count = library.index.facet_value(Facet::Category, category.id.as_str()).map_or(0, |value| value.total);
            let papers = if count == 1 { "paper" } else { "papers" };
            view! {
                <div class="definition" data-hue=hue(&library, &category.id)>
                    <dt><a href=location.href(&Route::category(&category.id))>{category.name.to_string()}</a>
                        <span class="definition-count">{format!("{count} {papers}")}</span></dt>
                    <dd>{category.description.to_string()}</dd>
                </div>
            }
        })
        .collect();
    let collections: Vec<_> = parts
        .collections
        .iter()
        .map(|collection| {
            let tools: Vec<_> = parts.tools.iter().filter(|tool| tool.collection == collection.id).collect();
            let papers = library.index.facet_value(Facet::Collection, collection.id.as_str()).map_or(0, |value| value.total);
            let link = (papers > 0).then(|| {
                let href = location.href(&Route::one(Facet::Collection, collection.id.as_str()));
                view! { " "<a href=href>{format!("{papers} papers")}</a>"." }
            });
            let tools = (!tools.is_empty()).then(|| {
                let items: Vec<_> = tools
                    .into_iter()
                    .map(|tool| {
                        let paper = tool.paper.as_ref().map(|paper| view! { " "<a href=paper.to_string() rel="external">"Paper"</a> });
                        view! {
                            <li><a class="link-name" href=tool.url.to_string() rel="external">{tool.name.to_string()}</a>
                                <span>{tool.description.to_string()}{paper}</span></li>
                        }
                    })
                    .collect();
                view! { <ul class="link-list" role="list">{items}</ul> }
            });
            view! {
                <h3>{collection.name.to_string()}</h3>
                <p>{collection.description.to_string()}{link}</p>
                {tools}
            }
        })
        .collect();
    let leaderboards: Vec<_> = parts
        .leaderboards
        .iter()
        .map(|leaderboard| {
            view! {
                <li><a class="link-name" href=leaderboard.url.to_string() rel="external">{leaderboard.name.to_string()}</a>
                    <span>{leaderboard.description.to_string()}</span></li>
            }
        })
        .collect();
    let updates: Vec<_> = parts
        .updates
        .iter()
        .enumerate()
        .map(|(index, update)| {
            let piece = Callback::new(move |prose: Prose| prose.updates.get(index).cloned().unwrap_or_default());
            view! {
                <li><time datetime=update.date.to_string()>{update.date.long()}</time><ProseText piece=piece /></li>
            }
        })
        .collect();
    view! {
        <main id="main" class="page about">
            <h1 tabindex="-1">"About"</h1>
            <ProseText piece=Callback::new(|prose: Prose| prose.about) />
            <h2 id="categories">"Categories"</h2>
            <dl class="definitions">{categories}</dl>
            <h2 id="collections">"Collections and tools"</h2>
            {collections}
            <h2 id="leaderboards">"Leaderboards"</h2>
            <ul class="link-list" role="list">{leaderboards}</ul>
            <h2 id="updates">"Updates"</h2>
            <ul class="updates" role="list">{updates}</ul>
            <h2>"Take it with you"</h2>
            <p>"The whole catalogue is one file, "<a href=location.file("papers.json") rel="external">"papers.json"</a>
                ", and new papers come by "<a href=location.file("feed.xml") rel="external">"feed"</a>". The list is kept at "
                <a href=parts.list.repository.to_string() rel="external">{parts.list.repository.host().to_owned()}</a>"."</p>
        </main>
    }
}
