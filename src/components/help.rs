//! The dialog that lists the keys and what the search understands.
use leptos::html::Dialog;
use leptos::prelude::*;

use crate::browser;
use crate::context::use_library;
use crate::data::library::Library;
use crate::shortcuts::{HELP, KEYS, shortcut};

/// What can be written in the search box besides words, and what it means.
const SEARCH: [(&str, &str); 5] = [
    ("\"these words\"", "These words as a phrase"),
    ("this OR that", "Either word, or both"),
    ("-this", "Without this word"),
    ("author:name", "By an author; also title: venue: category: technique:"),
    ("year:2022..2024", "From these years"),
];

/// What is added where abstracts can be searched.
const ABSTRACTS: (&str, &str) = ("abstract:word", "With this word in the abstract; also \"a phrase\"");

/// The conditions that some papers of the list meet: the first as an example, and all that can stand in its place.
fn conditions(library: &Library) -> Option<(String, String)> {
    let offered = library.conditions();
    let (first, others) = offered.split_first()?;
    let others: Vec<&str> = others.iter().map(|has| has.id()).collect();
    let also = if others.is_empty() { String::new() } else { format!("; also {}", others.join(", ")) };
    Some((format!("has:{}", first.id()), format!("{}{also}", first.label())))
}

/// The dialog, which `?` opens.
#[component]
pub fn Help() -> impl IntoView {
    let dialog = NodeRef::<Dialog>::new();
    shortcut(HELP, move || dialog.get_untracked().inspect(browser::open_dialog).is_some());
    let library = use_library();
    let owned = |(written, meaning): (&str, &str)| (written.to_owned(), meaning.to_owned());
    let keys: Vec<_> = KEYS.map(owned).into();
    let abstracts = library.has_abstracts().then(|| owned(ABSTRACTS));
    let search: Vec<_> = SEARCH.map(owned).into_iter().chain(conditions(library)).chain(abstracts).collect();
    let table = |class: &'static str, rows: Vec<(String, String)>| {
        let row = |(written, meaning)| view! { <div><dt><kbd>{written}</kbd></dt><dd>{meaning}</dd></div> };
        view! { <dl class=class>{rows.into_iter().map(row).collect_view()}</dl> }
    };
    view! {
        <dialog node_ref=dialog id="help" class="help" aria-labelledby="help-title">
            <form method="dialog">
                // Above what may be higher than the window: the focus is on the button, and what has it is seen.
                <div class="help-head">
                    <h2 id="help-title">"Shortcuts and search tips"</h2>
                    <button class="button">"Close"</button>
                </div>
                {table("help-keys", keys)}
                <Switch/>
                {table("help-search", search)}
            </form>
        </dialog>
    }
}

/// Turns the shortcuts off and on.
#[component]
fn Switch() -> impl IntoView {
    let change = |event| browser::choose_shortcuts(event_target_checked(&event));
    view! {
        <label class="help-switch">
            <input type="checkbox" prop:checked=browser::has_shortcuts() on:change=change/>
            "Use these keys"
        </label>
    }
}
