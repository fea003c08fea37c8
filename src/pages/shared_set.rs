//! The papers of a link that someone shared: to look at, and to keep.
use catalogue::PaperId;
use catalogue::route::Route;
use catalogue::shelf::{Shared, decode_link};
use leptos::prelude::*;

use crate::components::export::ExportMenu;
use crate::components::shelf_notice::ShelfNotice;
use crate::context::{use_announcer, use_library, use_location, use_shelf};
use crate::data::comparison::MOST;
use crate::html::shelf::shared_papers;
use crate::reactive::memo;

/// The papers of a link.
#[component]
pub fn SharedSet(
    /// What the fragment of the link says.
    code: String,
) -> impl IntoView {
    let (library, store, location) = (use_library(), use_shelf(), use_location());
    let announcer = use_announcer();
    // Of a long list not all ids are here.
    let shared = decode_link(&code, (!library.is_long()).then_some(&library.catalogue));
    let is_one = shared.ids.len() == 1;
    let shared = StoredValue::new(shared);
    let keep = move |_| {
        let title = |id: &PaperId| library.find(id).paper().map_or("", |paper| paper.title.as_str());
        shared.with_value(|Shared { ids, .. }| {
            let papers: Vec<(&PaperId, &str)> = ids.iter().map(|id| (id, title(id))).collect();
            store.change(|shelf, now| shelf.put_all(&papers, now));
        });
        announcer.say("Put on your shelf");
        location.go(&Route::shelf());
    };
    let are_kept =
        memo(move || shared.with_value(|Shared { ids, .. }| store.with(|shelf| ids.iter().all(|id| shelf.has(id)))));
    let compared =
        shared.with_value(|Shared { ids, .. }| Some(ids.clone()).filter(|ids| (2..=MOST).contains(&ids.len())));
    let compare = compared.map(|ids| view! { <a class="button" href=library.href(&Route::Compare(ids))>"Compare"</a> });
    let listed = Signal::derive(move || {
        let papers = |Shared { ids, .. }: &Shared| ids.iter().filter_map(|id| library.find(id).paper()).collect();
        shared.with_value::<Vec<_>>(papers)
    });
    let papers =
        move || shared.with_value(|shared| store.with(|shelf| shared_papers(library, shared, shelf).into_string()));
    view! {
        <main id="main" class="page shelf">
            <h1 tabindex="-1">"Shared papers"</h1>
            <p class="lead">"Someone shared these papers with you. Your own shelf hasn’t changed."</p>
            <ShelfNotice/>
            <div class="shelf-ways">
                <button type="button" class="button primary" hidden=are_kept on:click=keep>
                    {if is_one { "Put it on my shelf" } else { "Put all on my shelf" }}
                </button>
                <a class="button" href=library.href(&Route::shelf())>"My shelf"</a>
                {compare}
                <ExportMenu count=Signal::derive(move || listed.with(Vec::len)) papers=listed name="shared"/>
            </div>
            <div class="part" inner_html=papers></div>
        </main>
    }
}
