//! Two to four papers side by side.
use std::sync::Arc;

use catalogue::route::Route;
use catalogue::{PaperId, Query};
use leptos::prelude::*;

use crate::browser;
use crate::components::needs_program::NeedsProgram;
use crate::components::paper_abstract::load_abstracts;
use crate::components::typed::on_typed;
use crate::context::{use_library, use_location, use_shelf};
use crate::data::abstract_search;
use crate::data::comparison::{Compared, found, of_shelf, similar};
use crate::data::results::PageResults;
use crate::html::comparison;
use crate::html::count::papers;
use crate::reactive::{memo, page_memo};

/// The papers that the address names, side by side.
#[component]
pub fn Compare() -> impl IntoView {
    let (library, location) = (use_library(), use_location());
    let ids = memo(move || location.compared());
    let compared = memo(move || ids.with(|ids| Compared::of(library, ids)));
    let program = move || {
        let left_out = move || {
            ids.with(|ids| compared.with(|compared| comparison::left_out(library, ids, compared).into_string()))
        };
        let is_loading = memo(move || compared.with(|compared| compared.is_pending));
        let is_empty = move || compared.with(|compared| compared.shown.is_empty());
        view! {
            <p class="lead">
                "Up to four papers, fact by fact."
                <span class="not-printed">" The link to this page shares the comparison."</span>
            </p>
            <div class="part" inner_html=left_out></div>
            <div role="status">
                {move || is_loading.get().then(|| view! { <p class="loading">"Loading the papers…"</p> })}
            </div>
            // Made once: the abstracts that it has loaded stay while papers are added and taken out.
            <Show when=move || !is_empty()><Comparison ids compared/></Show>
            <AddPapers ids compared/>
        }
    };
    view! {
        <main id="main" class="page compare">
            <h1 tabindex="-1">{move || ids.with(|ids| comparison::heading(library, ids))}</h1>
            <NeedsProgram
                reason="Comparing papers needs JavaScript, since it is your browser that reads from the link which ones they are."
                loading="Putting the papers side by side…"
            >
                {program()}
            </NeedsProgram>
        </main>
    }
}

/// The table.
#[component]
fn Comparison(ids: Memo<Vec<PaperId>>, compared: Memo<Compared>) -> impl IntoView {
    let library = use_library();
    let papers = move || {
        compared.with(|compared| compared.shown.iter().filter_map(|position| library.paper(*position)).collect())
    };
    let known = load_abstracts(library, papers);
    let head = move || ids.with(|ids| compared.with(|compared| comparison::head(library, ids, compared).into_string()));
    let facts = move || compared.with(|compared| comparison::facts(library, compared).into_string());
    // Apart from the facts, so that what has the focus there keeps it when an abstract arrives.
    let abstracts = move || {
        compared.with(|compared| known.with(|known| comparison::abstracts(library, compared, known).into_string()))
    };
    view! {
        <div class="compared-frame">
            // The roles are those of the elements: a style sheet that lays them out otherwise takes them away.
            <table
                class="compared"
                role="table"
                aria-label="Comparison"
                data-papers=move || compared.with(|compared| compared.shown.len().to_string())
            >
                <thead role="rowgroup" inner_html=head></thead>
                <tbody role="rowgroup" inner_html=facts></tbody>
                <tbody role="rowgroup" inner_html=abstracts></tbody>
            </table>
        </div>
    }
}

/// What can be added: papers of the shelf, papers like the first one, and those that are searched for.
#[component]
fn AddPapers(ids: Memo<Vec<PaperId>>, compared: Memo<Compared>) -> impl IntoView {
    let (library, shelf, location) = (use_library(), use_shelf(), use_location());
    // What was searched for, and beside which papers: once another is added, a search begins anew.
    let typed = RwSignal::new((Vec::new(), String::new()));
    let text = memo(move || {
        let is_of = |beside: &Vec<PaperId>| ids.with(|ids| beside == ids);
        typed.with(|(beside, text)| if is_of(beside) { text.clone() } else { String::new() })
    });
    let query = memo(move || text.with(|text| Query::default().with_text(text.trim())));
    abstract_search::follow(library, query);
    let results: Memo<Arc<PageResults>> =
        page_memo(Signal::derive(move || query.with(|query| library.search(query, None))));
    let is_searching = move || text.with(|text| !text.trim().is_empty());
    let offers = move || {
        ids.with(|ids| {
            compared.with(|compared| {
                let offers = |title, papers: Vec<_>| comparison::offers(library, title, ids, &papers).into_string();
                if is_searching() {
                    return results.with(|results| offers("Found", found(library, compared, &results.found)));
                }
                let of_shelf = shelf.with(|shelf| of_shelf(library, shelf, ids));
                let similar = similar(library, compared);
                [offers("On your shelf", of_shelf), offers("Most similar", similar)].concat()
            })
        })
    };
    let status = move || {
        if !is_searching() {
            return String::new();
        }
        results.with(|results| match results.found.papers.len() {
            _ if results.is_pending => "Searching…".to_owned(),
            0 => "No papers match.".to_owned(),
            1 => "1 paper matches.".to_owned(),
            count => format!("{} match.", papers(count)),
        })
    };
    let title =
        move || compared.with(|compared| if compared.shown.is_empty() { "Choose a paper" } else { "Add a paper" });
    // As where papers are chosen elsewhere: Enter takes the first.
    let take_first = move |event: leptos::ev::KeyboardEvent| {
        let found = || {
            let found = results.with_untracked(|results| {
                compared.with_untracked(|compared| {
                    found(library, compared, &results.found).first().map(|paper| paper.id.clone())
                })
            });
            found.filter(|_| text.with_untracked(|text| !text.trim().is_empty()))
        };
        let is_enter = browser::pressed_key(&event).as_deref() == Some("Enter");
        if let Some(id) = is_enter.then(found).flatten() {
            location.go(&Route::Compare(ids.get_untracked().into_iter().chain([id]).collect()));
        }
    };
    let is_full = move || compared.with(|compared| !compared.has_room());
    view! {
        <section class="compared-further" aria-labelledby="further" hidden=is_full>
            <h2 id="further">{title}</h2>
            <div class="field">
                <label for="further-find">"Search the list"</label>
                <input
                    id="further-find"
                    type="search"
                    autocomplete="off"
                    spellcheck="false"
                    {..on_typed(move |text| typed.set((ids.get_untracked(), text)))}
                    prop:value=text
                    on:keydown=take_first
                />
                <p class="field-message" role="status">{status}</p>
            </div>
            <div class="compared-offers" inner_html=offers></div>
        </section>
    }
}
