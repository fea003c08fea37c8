//! The dialog that lists the keys and what the search understands.
use leptos::html::Dialog;
use leptos::prelude::*;

use crate::browser;
use crate::context::use_library;
use crate::shortcuts::{HELP, KEYS, shortcut};

/// What can be written in the search box besides words, and what it means.
const SEARCH: [(&str, &str); 6] = [
    ("\"kv cache\"", "These words side by side"),
    ("gptq OR awq", "One of them, or both"),
    ("-survey", "Without this word"),
    ("author:han", "By an author; also title: venue: category: technique:"),
    ("year:2022..2024", "From these years"),
    ("has:code", "With code; also figure, venue, award, recommended"),
];

/// What is added where abstracts can be searched.
const ABSTRACTS: [(&str, &str); 1] = [("abstract:sparsity", "With this word in the abstract; also \"a phrase\"")];

/// The dialog, which `?` opens.
#[component]
pub fn Help() -> impl IntoView {
    let dialog = NodeRef::<Dialog>::new();
    shortcut(HELP, move || dialog.get_untracked().inspect(browser::open_dialog).is_some());
    let table = |rows: &'static [(&'static str, &'static str)], more: &'static [(&'static str, &'static str)]| {
        let row = |(written, meaning)| view! { <div><dt><kbd>{written}</kbd></dt><dd>{meaning}</dd></div> };
        view! { <dl>{rows.iter().chain(more).copied().map(row).collect_view()}</dl> }
    };
    let abstracts = if use_library().has_abstracts() { &ABSTRACTS[..] } else { &[] };
    view! {
        <dialog node_ref=dialog id="help" class="help" aria-labelledby="help-title">
            <form method="dialog">
                // Above what may be higher than the window: the focus is on the button, and what has it is seen.
                <div class="help-head">
                    <h2 id="help-title">"Keys and search"</h2>
                    <button class="button">"Close"</button>
                </div>
                {table(&KEYS, &[])}
                {table(&SEARCH, abstracts)}
            </form>
        </dialog>
    }
}
