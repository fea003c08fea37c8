//! Taking the results along: in the formats that others read, copied or saved as a file.
use catalogue::Slug;
use catalogue::export::Format;
use catalogue::route::Route;
use leptos::prelude::*;

use crate::browser;
use crate::components::copy_button::CopyButton;
use crate::context::{use_library, use_search};
use crate::data::library::IS_PROGRAM;
use crate::html::metadata::heading;

/// The button that opens the formats. A list that is loaded in parts has none: most of its records are
/// not here.
#[component]
pub fn Export() -> impl IntoView {
    let library = use_library();
    let search = use_search();
    let title = move || match search.total() {
        1 => "Export this paper".to_owned(),
        count => format!("Export these {count} papers"),
    };
    // The papers are written when they are asked for, in the order shown.
    let text = move |format: Format| {
        let results = search.results.get_untracked();
        let papers: Vec<_> = results.papers.iter().filter_map(|position| library.paper(*position)).collect();
        library.export(format, &papers)
    };
    let save = move |format: Format| {
        let route = Route::Browse(search.query.get_untracked());
        let name = Slug::of(&heading(library, &route)).map_or_else(|| "papers".to_owned(), |slug| slug.to_string());
        // A browser without room for the file says so itself.
        let _ = browser::save(&format!("{name}.{}", format.extension()), format.media_type(), &text(format));
    };
    let row = move |format: Format| {
        let label = format.label();
        view! {
            <li>
                <span class="format">{label}</span>
                <CopyButton label="Copy" spoken=format!("Copy {label}") text=move || text(format)/>
                <button type="button" class="action" aria-label=format!("Save {label}") on:click=move |_| save(format)>
                    "Save"
                </button>
            </li>
        }
    };
    let menu = move || {
        view! {
            <div id="export" class="export" popover="auto" role="group" aria-labelledby="export-title">
                <p id="export-title" class="export-title">{title}</p>
                <ul class="export-formats" role="list">{Format::ALL.map(row).collect_view()}</ul>
            </div>
        }
    };
    let button = move || {
        view! {
            <button
                type="button"
                class="export-button needs-program"
                popovertarget="export"
                aria-label="Export"
                title="Export"
                disabled=move || !IS_PROGRAM || search.total() == 0
            >
                <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
                    <path d="M10 3v9M6 8.5l4 4 4-4M3.5 16.5h13" fill="none" stroke="currentColor" stroke-width="1.5"></path>
                </svg>
            </button>
            // The static page has nothing to export with.
            {IS_PROGRAM.then(menu)}
        }
    };
    (!library.is_long()).then(button)
}
