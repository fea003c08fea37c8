//! The reader's own papers.
use catalogue::route::Route;
use catalogue::shelf::{Order, Selection, State};
use catalogue::{Paper, PaperId, Query};
use leptos::html::Input;
use leptos::prelude::*;

use crate::browser;
use crate::components::abstracts_failure::AbstractsFailure;
use crate::components::choice::Choice;
use crate::components::export::ExportMenu;
use crate::components::filters::use_has_filters;
use crate::components::needs_program::NeedsProgram;
use crate::components::shelf_entry::ShelfEntry;
use crate::components::shelf_notice::ShelfNotice;
use crate::components::shelf_transfer::ShelfTransfer;
use crate::components::toolbar::FiltersButton;
use crate::components::typed::on_typed_into_address;
use crate::context::{use_announcer, use_library, use_location, use_search, use_shelf};
use crate::data::shelf::StoredShelf;
use crate::html::chips::chips;
use crate::html::count::{papers, thousands};
use crate::html::results::not_understood;
use crate::reactive::memo;

/// How many papers are shown before the reader asks for more.
const FIRST_ENTRIES: usize = 100;

/// The papers that the reader keeps.
#[component]
pub fn Shelf() -> impl IntoView {
    let (store, list) = (use_shelf(), use_library().href(&Route::Browse(Query::default())));
    // Whether it was looked for, and whether it is empty.
    let is_empty = memo(move || store.kept().with(|kept| kept.shelf.is_empty()));
    let is_awaited = memo(move || store.kept().with(|kept| !kept.is_opened && kept.shelf.is_empty()));
    let papers = move || (!is_empty.get()).then(|| view! { <Papers/> });
    let program = move || {
        view! {
            <ShelfNotice/>
            <PutBack/>
            <div role="status">
                {move || is_awaited.get().then(|| view! { <p class="loading">"Loading your shelf…"</p> })}
            </div>
            <p class="shelf-empty" hidden=move || is_awaited.get() || !is_empty.get()>
                "Nothing here yet. Press the bookmark on a paper to keep it here"
                <span class="if-keys">", or the key " <kbd>"s"</kbd> " while the paper has the focus"</span>
                ". "
                <a href=list.clone()>"All papers"</a>
            </p>
            {papers}
            {move || (!is_awaited.get()).then(|| view! { <ShelfTransfer/> })}
        }
    };
    view! {
        <main id="main" class="page shelf">
            <h1 tabindex="-1">"Shelf"</h1>
            <p class="lead">
                "The papers you keep, in this browser only: nothing is sent anywhere. Browsers may clear what a site stores, so save your shelf as a file now and then."
            </p>
            <NeedsProgram
                reason="The shelf needs JavaScript, because it is stored in your browser."
                loading="Loading your shelf…"
            >
                {program()}
            </NeedsProgram>
        </main>
    }
}

/// What was taken off last, until it is put back or something else is taken off.
#[component]
fn PutBack() -> impl IntoView {
    let store = use_shelf();
    let announcer = use_announcer();
    // Not what was put back elsewhere.
    let off = |StoredShelf { shelf, taken_off, .. }: &StoredShelf| {
        taken_off.iter().filter(|id| !shelf.has(id)).cloned().collect()
    };
    let off = move || store.kept().with(off);
    let put_back = move |_| {
        let ids: Vec<PaperId> = untrack(off);
        browser::keep_focus(|| {
            store.change(|shelf, now| ids.iter().for_each(|id| shelf.put_back(id, now)));
        });
        announcer.say("Put back on your shelf");
    };
    let text = move || match off().len() {
        1 => "One paper was removed.".to_owned(),
        count => format!("{} were removed.", papers(count)),
    };
    view! {
        <p class="shelf-put-back" hidden=move || off().is_empty()>
            {text} " "
            <button type="button" class="action" on:click=put_back>"Put back"</button>
        </p>
    }
}

/// The papers, with what is chosen of them and in which order.
#[component]
fn Papers() -> impl IntoView {
    let (library, store, location, search) = (use_library(), use_shelf(), use_location(), use_search());
    let selected = memo(move || search.results.with(|found| store.selected(library, &location.selection(), found)));
    let limit = RwSignal::new(FIRST_ENTRIES);
    let rows = move || selected.with(|selected| selected.iter().take(limit.get()).cloned().collect::<Vec<_>>());
    let count_selected = move || selected.with(Vec::len);
    let rest = move || count_selected().saturating_sub(limit.get());
    let papers = Signal::derive(move || {
        selected.with(|ids| ids.iter().filter_map(|id| library.find(id).paper()).collect::<Vec<&'static Paper>>())
    });
    let count = Signal::derive(move || papers.with(Vec::len));
    let has_note =
        move |id: &PaperId| store.with(|shelf| shelf.get(id).is_some_and(|entry| !entry.note.text.trim().is_empty()));
    let has_notes = Signal::derive(move || selected.with(|ids| ids.iter().any(has_note)));
    let order = move || location.selection().order.id();
    let choose = move |id: String| {
        if let Some(order) = Order::of(&id) {
            let selection = Selection { order, ..untrack(|| location.selection()) };
            location.go(&Route::Shelf { selection, shared: None });
        }
    };
    let orders = Order::ALL.map(|order| (order.id(), order.label())).to_vec();
    let has_filters = use_has_filters();
    let chips = move || {
        let asks_nothing = search.results.with(|results| results.found.asks_nothing);
        location.route().with(|route| chips(library, route, asks_nothing).into_string())
    };
    let ignored = move || {
        search
            .results
            .with(|results| location.route().with(|route| not_understood(library, route, &results.found).into_string()))
    };
    let is_none = memo(move || selected.with(Vec::is_empty));
    let none = move || match location.selection().query.is_filtered() {
        true => "No papers on your shelf match.",
        false => "No papers on your shelf have this status.",
    };
    view! {
        {move || has_filters.get().then(|| view! { <ShelfSearch/> })}
        <div class="toolbar">
            <States/>
            {move || has_filters.get().then(|| view! { <FiltersButton/> })}
            <label class="sort">
                <span aria-hidden="true">"Sort"</span>
                <Choice label="Sort" options=orders chosen=Signal::derive(order) on_choose=choose/>
            </label>
            <ExportMenu count papers name="shelf" has_notes/>
        </div>
        <div class="asked" inner_html=chips></div>
        <div class="part" inner_html=ignored></div>
        <AbstractsFailure/>
        <div role="status">{move || is_none.get().then(|| view! { <p class="shelf-empty">{none}</p> })}</div>
        <ol class="shelf-papers" role="list" aria-label="Papers">
            <For each=rows key=PaperId::clone let(id)>
                <ShelfEntry id shown=selected/>
            </For>
        </ol>
        <button
            type="button"
            class="button shelf-more"
            hidden=move || rest() == 0
            on:click=move |_| browser::keep_focus(|| limit.update(|limit| *limit += 5 * FIRST_ENTRIES))
        >
            {move || format!("Show more ({} left)", thousands(rest()))}
        </button>
    }
}

/// The search of the shelf alone: that in the head is of the whole list on every page.
#[component]
fn ShelfSearch() -> impl IntoView {
    let location = use_location();
    let input = NodeRef::<Input>::new();
    let text = move || location.selection().query.text;
    let typed = on_typed_into_address(location, input, text, move |text| location.search_shelf(&text));
    view! {
        <input
            node_ref=input
            class="shelf-search"
            type="search"
            placeholder="Search your shelf…"
            aria-label="Search your shelf"
            autocomplete="off"
            autocapitalize="off"
            spellcheck="false"
            enterkeyhint="search"
            value=untrack(text)
            {..typed}
        />
    }
}

/// The states as links, each with how many papers are in it.
#[component]
fn States() -> impl IntoView {
    let (library, store, location, search) = (use_library(), use_shelf(), use_location(), use_search());
    // That of each paper that the query finds.
    let states = memo(move || {
        let all = Selection { state: None, ..location.selection() };
        let found = search.results.with(|found| store.selected(library, &all, found));
        store.with(|shelf| found.iter().filter_map(|id| Some(shelf.get(id)?.state.value)).collect::<Vec<State>>())
    });
    let link = move |state: Option<State>| {
        let href = move || {
            library.href(&Route::Shelf { selection: Selection { state, ..location.selection() }, shared: None })
        };
        let is_shown = move || (location.selection().state == state).then_some("true");
        let counted =
            move || states.with(|all| all.iter().filter(|of_paper| state.is_none_or(|it| it == **of_paper)).count());
        view! {
            <a href=href aria-current=is_shown>
                {state.map_or("All", State::label)} " " <span class="shelf-count">{counted}</span>
            </a>
        }
    };
    let states = [None].into_iter().chain(State::ALL.map(Some));
    view! { <nav class="shelf-states" aria-label="Status">{states.map(link).collect_view()}</nav> }
}
