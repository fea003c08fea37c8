//! Taking the results along: in the formats that others read, copied or saved as a file.
use catalogue::export::{Format, Texts};
use catalogue::route::Route;
use catalogue::{Paper, Slug};
use leptos::html::{Button, Div};
use leptos::prelude::*;

use crate::browser::{self, IS_PROGRAM};
use crate::components::copy_button::CopyButton;
use crate::context::{use_announcer, use_library, use_location, use_printing, use_search, use_shelf};
use crate::data::abstract_search;
use crate::data::abstracts::Progress;
use crate::html::count;
use crate::html::metadata::heading;
use crate::shortcuts::action;

/// The most papers of a list that is loaded in parts that are exported at once: where they are far from each other,
/// each is a request.
const MOST_IN_PARTS: usize = 1_000;

/// Whether the papers of an export are there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Availability {
    /// All are.
    #[default]
    Loaded,
    /// So many are still loading.
    Pending(usize),
    /// There are too many to load them all.
    TooMany,
}

/// The export of the results. Of a list that is loaded in parts they are requested once it is opened.
#[component]
pub fn Export() -> impl IntoView {
    let library = use_library();
    let search = use_search();
    let papers = Signal::derive(move || {
        search
            .results
            .with(|results| results.found.papers.iter().filter_map(|position| library.paper(*position)).collect())
    });
    let name = Signal::derive(move || {
        let route = search.query.with(|query| Route::Browse(query.clone()));
        Slug::of(&heading(library, &route)).map_or_else(|| "papers".to_owned(), |slug| slug.to_string())
    });
    let count = Signal::derive(move || search.total());
    let is_open = RwSignal::new(false);
    let availability = Signal::derive(move || {
        if !library.is_long() || !is_open.get() {
            return Availability::Loaded;
        }
        let is_missing = |position: &&usize| library.paper(**position).is_none();
        if search.total() > MOST_IN_PARTS {
            return Availability::TooMany;
        }
        match search.results.with(|results| results.found.papers.iter().filter(is_missing).count()) {
            0 => Availability::Loaded,
            missing => Availability::Pending(missing),
        }
    });
    view! { <ExportMenu count papers name availability is_open/> }
}

/// The button that opens the formats.
#[component]
pub fn ExportMenu(
    /// How many papers there are. They are not counted: of a long list, whoever asks for them requests them.
    count: Signal<usize>,
    /// The papers in the order shown.
    papers: Signal<Vec<&'static Paper>>,
    /// What a file is called, without its ending.
    #[prop(into)]
    name: Signal<String>,
    /// Whether the papers are there.
    #[prop(optional)]
    availability: Signal<Availability>,
    /// Whether the menu is open.
    #[prop(optional)]
    is_open: RwSignal<bool>,
    /// Whether the reader's notes are offered.
    #[prop(optional)]
    has_notes: Signal<bool>,
) -> impl IntoView {
    let (library, location) = (use_library(), use_location());
    let title = move || match count.get() {
        1 => "Export this paper".to_owned(),
        count => format!("Export these {}", count::papers(count)),
    };
    let (with_abstracts, with_notes) = (RwSignal::new(false), RwSignal::new(false));
    let status = move || match availability.get() {
        Availability::Loaded => String::new(),
        Availability::Pending(count) => format!("Loading {}…", count::papers(count)),
        Availability::TooMany => format!("Narrow the list to at most {} to export them.", count::papers(MOST_IN_PARTS)),
    };
    let lacks_abstracts = move || with_abstracts.get() && library.abstracts_progress() != Some(Progress::Loaded);
    let menu = NodeRef::<Div>::new();
    // Where it is a sheet, Back closes it.
    let toggled = move |_| {
        let is_shown = menu.get_untracked().is_some_and(|menu| browser::is_open(&menu));
        is_open.set(is_shown);
        if is_shown && !browser::has_columns() { location.opened_sheet() } else { location.closed_sheet() }
    };
    let menu = move || {
        view! {
            <div
                node_ref=menu
                id="export"
                class="export"
                popover="auto"
                role="group"
                aria-labelledby="export-title"
                on:toggle=toggled
            >
                <p id="export-title" class="export-title">{title}</p>
                {library.is_long().then(|| view! { <p class="export-state" role="status">{status}</p> })}
                {library.has_abstracts().then(|| view! { <AbstractsChoice chosen=with_abstracts/> })}
                <label class="export-choice" hidden=move || !has_notes.get()>
                    <input type="checkbox" on:change=move |event| with_notes.set(event_target_checked(&event))/> "With my notes"
                </label>
                <fieldset disabled=move || availability.get() != Availability::Loaded || lacks_abstracts()>
                    <Formats papers name with_abstracts with_notes/>
                </fieldset>
            </div>
        }
    };
    let button = NodeRef::<Button>::new();
    action("Export the papers", move || {
        let Some(button) = button.get_untracked().filter(|button| !button.disabled()) else { return false };
        browser::focus(&button);
        button.click();
        true
    });
    view! {
        <button
            node_ref=button
            type="button"
            class="export-button needs-program"
            popovertarget="export"
            aria-label="Export"
            title="Export"
            disabled=move || !IS_PROGRAM || count.get() == 0
        >
            <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
                <path d="M10 3v9M6 8.5l4 4 4-4M3.5 16.5h13" fill="none" stroke="currentColor" stroke-width="1.5"></path>
            </svg>
        </button>
        // The static page has nothing to export with.
        {IS_PROGRAM.then(menu)}
    }
}

/// The formats, each to copy or to save; and paper.
#[component]
fn Formats(
    /// The papers in the order shown.
    papers: Signal<Vec<&'static Paper>>,
    /// What a file is called, without its ending.
    name: Signal<String>,
    /// Whether the abstracts are taken along.
    with_abstracts: RwSignal<bool>,
    /// Whether the reader's notes are.
    with_notes: RwSignal<bool>,
) -> impl IntoView {
    let (library, shelf) = (use_library(), use_shelf());
    let (printing, announcer) = (use_printing(), use_announcer());
    let text = move |format: Format| {
        untrack(|| {
            let papers = papers.get();
            shelf.with(|shelf| {
                let abstract_of = |paper: &Paper| library.abstract_of(paper).filter(|_| with_abstracts.get());
                let note = |paper: &Paper| Some(shelf.get(&paper.id)?.note.text.trim());
                let note_of = |paper: &Paper| note(paper).filter(|note| with_notes.get() && !note.is_empty());
                library.export(format, &papers, Texts { abstract_of: &abstract_of, note_of: &note_of })
            })
        })
    };
    let row = move |format: Format| {
        let label = format.label();
        let outcome = RwSignal::new(None::<&'static str>);
        let save = move |_| {
            let file = format!("{}.{}", name.get_untracked(), format.extension());
            announcer.save(&file, format.media_type(), &text(format), move |word| {
                outcome.try_set(word);
            });
        };
        view! {
            <li>
                <span class="format">{label}</span>
                <CopyButton label="Copy" spoken=format!("Copy {label}") text=move || text(format)/>
                <button type="button" class="action" aria-label=format!("Save {label}") data-outcome=outcome on:click=save>
                    "Save"
                </button>
            </li>
        }
    };
    view! {
        <ul class="export-formats" role="list">
            {Format::ALL.map(row).collect_view()}
            // The list on paper (`printed_list.rs`). Here what a long one is narrowed to has loaded.
            <li>
                <span class="format">"Paper"</span>
                <button type="button" class="action" on:click=move |_| printing.print()>"Print"</button>
            </li>
        </ul>
    }
}

/// The choice to take the abstracts along, which are loaded when it is made.
#[component]
fn AbstractsChoice(
    /// Whether it is made.
    chosen: RwSignal<bool>,
) -> impl IntoView {
    let library = use_library();
    let load = move || abstract_search::load(library);
    let choose = move |event| {
        chosen.set(event_target_checked(&event));
        if chosen.get_untracked() {
            load();
        }
    };
    // Only once it is made is anything asked.
    let progress = move || chosen.get().then(|| library.abstracts_progress()).flatten();
    let status = move || match progress() {
        Some(Progress::Unasked | Progress::Pending) => "Loading the abstracts…",
        Some(Progress::Failed(_)) => "The abstracts could not be loaded.",
        Some(Progress::Loaded) | None => "",
    };
    let has_failed = move || matches!(progress(), Some(Progress::Failed(_)));
    let retry = move || view! { <button type="button" class="button" on:click=move |_| browser::keep_focus(load)>"Try again"</button> };
    view! {
        <label class="export-choice"><input type="checkbox" on:change=choose/> "With abstracts"</label>
        <p class="export-state" role="status">{status}</p>
        {move || has_failed().then(retry)}
    }
}
