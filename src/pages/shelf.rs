//! The reader's own papers, or those of a link that someone shared.
use catalogue::route::Route;
use catalogue::shelf::{Order, Selection, State};
use catalogue::{Paper, PaperId};
use leptos::prelude::*;

use crate::browser;
use crate::components::export::ExportMenu;
use crate::components::shared_set::SharedSet;
use crate::components::shelf_entry::ShelfEntry;
use crate::components::shelf_moves::ShelfMoves;
use crate::components::shelf_notice::ShelfNotice;
use crate::context::{Announcer, use_library, use_location, use_shelf};
use crate::data::library::{IS_PROGRAM, Library, Lookup};
use crate::shortcuts::shortcut;

/// How many papers are shown before the reader asks for more.
const FIRST: usize = 100;

/// The page.
#[component]
pub fn Shelf() -> impl IntoView {
    let route = use_location().route();
    let shared = Memo::new(move |_| {
        route.with(|route| match route {
            Route::Shelf { shared, .. } => shared.clone(),
            _ => None,
        })
    });
    let content = move || match shared.get() {
        Some(code) => view! { <SharedSet code/> }.into_any(),
        None => view! { <OwnShelf/> }.into_any(),
    };
    view! { <main id="main" class="page shelf">{content}</main> }
}

/// The papers that the reader keeps.
#[component]
fn OwnShelf() -> impl IntoView {
    let store = use_shelf();
    let is_empty = Memo::new(move |_| store.shelf().with(catalogue::shelf::Shelf::is_empty));
    let taken_off = RwSignal::new(Vec::new());
    let content = move || match (store.is_opened().get(), is_empty.get()) {
        (false, true) => view! { <p class="loading needs-program" role="status">"Opening your shelf…"</p> }.into_any(),
        (true, true) => view! { <Nothing/> }.into_any(),
        (_, false) => view! { <Papers taken_off/> }.into_any(),
    };
    let ways = move || store.is_opened().get().then(|| view! { <ShelfMoves taken_off/> });
    view! {
        <h1 tabindex="-1">"Shelf"</h1>
        <p class="lead">
            "The papers you keep, in this browser only: nothing of it is sent anywhere. Browsers may clear what a site keeps, so save your shelf as a file now and then."
        </p>
        {(!IS_PROGRAM).then(|| view! { <noscript><p>"The shelf needs JavaScript, as it is kept by your browser."</p></noscript> })}
        {IS_PROGRAM.then(|| view! { <ShelfNotice/> <PutBack taken_off/> })}
        {content}
        {IS_PROGRAM.then_some(ways)}
    }
}

/// What an empty shelf says.
#[component]
fn Nothing() -> impl IntoView {
    let list = use_library().href(&Route::Browse(catalogue::Query::default()));
    view! {
        <p class="shelf-empty">
            "Nothing here yet. Press the bookmark on a paper, or " <kbd>"s"</kbd> " when it has the focus. "
            <a href=list>"All papers"</a>
        </p>
    }
}

/// What was taken off last, until it is put back or something else is taken off.
#[component]
fn PutBack(taken_off: RwSignal<Vec<PaperId>>) -> impl IntoView {
    let store = use_shelf();
    let announcer: Announcer = expect_context();
    // Not what was put back elsewhere.
    let off = Memo::new(move |_| {
        taken_off.with(|ids| store.shelf().with(|shelf| ids.iter().filter(|id| !shelf.has(id)).count()))
    });
    let put_back = move |_| {
        browser::keep_focus(|| {
            store.change(|shelf, now| taken_off.with_untracked(|ids| ids.iter().for_each(|id| shelf.put(id, "", now))));
            taken_off.set(Vec::new());
        });
        announcer.say("Put back on your shelf");
    };
    let notice = move |count: usize| {
        let text =
            if count == 1 { "One paper was taken off.".to_owned() } else { format!("{count} papers were taken off.") };
        view! {
            <p class="shelf-put-back">
                {text} " "
                <button type="button" class="action" on:click=put_back>"Put back"</button>
            </p>
        }
    };
    view! { <div role="status">{move || Some(off.get()).filter(|count| *count > 0).map(notice)}</div> }
}

/// The papers, with what is chosen of them and in which order.
#[component]
fn Papers(taken_off: RwSignal<Vec<PaperId>>) -> impl IntoView {
    let (library, store, location) = (use_library(), use_shelf(), use_location());
    let route = location.route();
    let selection = Memo::new(move |_| selection_of(&route.get()));
    let shown = Memo::new(move |_| selected(library, store, selection.get()));
    let is_by_hand = Memo::new(move |_| selection.get().order == Order::Hand);
    let limit = RwSignal::new(FIRST);
    let rows = move || shown.with(|shown| shown.iter().take(limit.get()).cloned().collect::<Vec<_>>());
    let announcer: Announcer = expect_context();
    shortcut("s", move || {
        let id =
            browser::focused().and_then(|focused| focused.closest("[data-paper]").ok()??.get_attribute("data-paper"));
        let Some(id) = id.and_then(|id| PaperId::new(&id).ok()) else { return false };
        browser::keep_focus(|| {
            store.change(|shelf, now| shelf.take_off(&id, now));
            taken_off.set(vec![id]);
        });
        announcer.say("Taken off your shelf");
        true
    });
    let more = move || {
        let rest = shown.with(Vec::len).saturating_sub(limit.get());
        (rest > 0).then(|| {
            view! {
                <button type="button" class="button shelf-more" on:click=move |_| limit.update(|limit| *limit += 5 * FIRST)>
                    {format!("Show more of the other {rest}")}
                </button>
            }
        })
    };
    let of_shelf = Callback::new(move |()| {
        let found = |id: &PaperId| match library.find(id) {
            Lookup::Found(_, paper) => Some(paper),
            _ => None,
        };
        shown.with(|shown| shown.iter().filter_map(found).collect::<Vec<&'static Paper>>())
    });
    let count = Signal::derive(move || of_shelf.run(()).len());
    let name = Callback::new(|()| "shelf".to_owned());
    view! {
        <div class="toolbar">
            <States selection/>
            <OrderChoice selection/>
            <ExportMenu count papers=of_shelf name/>
        </div>
        <ol class="shelf-papers" role="list" aria-label="Papers">
            <For each=rows key=PaperId::clone let(id)>
                <li><ShelfEntry id shown is_by_hand taken_off/></li>
            </For>
        </ol>
        {more}
    }
}

/// The states as links, each with how many papers are in it.
#[component]
fn States(selection: Memo<Selection>) -> impl IntoView {
    let (library, store) = (use_library(), use_shelf());
    let counted = move |state: Option<State>| {
        store
            .shelf()
            .with(|shelf| shelf.entries().filter(|entry| state.is_none_or(|state| entry.state.value == state)).count())
    };
    let link = move |state: Option<State>| {
        let href =
            move || library.href(&Route::Shelf { selection: Selection { state, ..selection.get() }, shared: None });
        let is_shown = move || (selection.get().state == state).then_some("true");
        view! {
            <a href=href aria-current=is_shown>
                {state.map_or("All", State::label)} " " <span class="shelf-count">{move || counted(state)}</span>
            </a>
        }
    };
    let states = [None].into_iter().chain(State::ALL.map(Some));
    view! { <nav class="shelf-states" aria-label="State">{states.map(link).collect_view()}</nav> }
}

/// The order of the papers.
#[component]
fn OrderChoice(selection: Memo<Selection>) -> impl IntoView {
    let location = use_location();
    let choose = move |id: String| {
        if let Some(order) = Order::ALL.into_iter().find(|order| order.id() == id) {
            let selection = Selection { order, ..selection.get_untracked() };
            location.go(&Route::Shelf { selection, shared: None });
        }
    };
    let option = move |order: Order| {
        view! { <option value=order.id() prop:selected=move || selection.get().order == order>{order.label()}</option> }
    };
    view! {
        <label class="sort">
            <span aria-hidden="true">"Sort"</span>
            <select aria-label="Sort" on:change=move |event| choose(event_target_value(&event))>
                {Order::ALL.map(option).collect_view()}
            </select>
        </label>
    }
}

fn selection_of(route: &Route) -> Selection {
    match route {
        Route::Shelf { selection, .. } => *selection,
        _ => Selection::default(),
    }
}

/// The papers of a selection in its order.
fn selected(library: &Library, store: crate::data::shelf::ShelfStore, selection: Selection) -> Vec<PaperId> {
    let date = |id: &PaperId| match library.find(id) {
        Lookup::Found(_, paper) => paper.date(),
        _ => None,
    };
    let ids = |shelf: &catalogue::shelf::Shelf| {
        shelf.selected(selection, &date).iter().map(|entry| entry.id.clone()).collect()
    };
    store.shelf().with(ids)
}
