//! Taking the shelf elsewhere, and bringing in another one.
use catalogue::route::Route;
use catalogue::shelf::{Merged, Selection, Shelf, encode_link};
use catalogue::{PaperId, Slug};
use leptos::prelude::*;

use crate::browser;
use crate::components::copy_button::CopyButton;
use crate::context::{Announcer, use_library, use_location, use_shelf};

/// A link to the papers, the file of the shelf, and the way to empty it.
#[component]
pub fn ShelfMoves(
    /// The papers that were taken off last.
    taken_off: RwSignal<Vec<PaperId>>,
) -> impl IntoView {
    let (library, store, route) = (use_library(), use_shelf(), use_location().route());
    let announcer: Announcer = expect_context();
    let said = RwSignal::new(String::new());
    let state = Memo::new(move |_| match route.get() {
        Route::Shelf { selection, .. } => selection.state,
        _ => None,
    });
    let in_state = move || {
        let selection = Selection { state: state.get(), ..Selection::default() };
        let ids = |shelf: &Shelf| shelf.selected(selection, &|_| None).iter().map(|entry| entry.id.clone()).collect();
        store.shelf().with(ids)
    };
    let link = move || {
        let ids: Vec<PaperId> = untrack(in_state);
        // Of a long list not all ids are here.
        let shared = Some(encode_link(&ids, (!library.is_long()).then_some(&library.catalogue)));
        [browser::origin(), library.href(&Route::Shelf { selection: Selection::default(), shared })].concat()
    };
    let save = move |_| {
        let mut shelf = store.shelf().get_untracked();
        // What was taken off is nobody else's.
        shelf.forget_taken_off(u64::MAX);
        let list = Slug::of(library.catalogue.list().title.as_str());
        let name = list.map_or_else(|| "shelf.json".to_owned(), |list| format!("{list}-shelf.json"));
        if browser::save(&name, "application/json", &shelf.encode()).is_err() {
            said.set("The browser has no room for the file.".to_owned());
        }
    };
    let open = move |event: leptos::ev::Event| {
        let Some((name, text)) = browser::chosen_file(&event) else { return };
        browser::spawn(async move {
            let read = match text.await {
                Ok(text) => Shelf::decode(&text).map_err(|error| error.to_string()),
                Err(error) => Err(error.to_string()),
            };
            let message = match read {
                Ok(shelf) => store.change(|ours, _| ours.merge(&shelf)).map(|merged| what_came(&name, merged)),
                Err(error) => Some(format!("“{name}” was not opened: {error}. Your shelf is as it was.")),
            };
            said.try_set(message.unwrap_or_default());
        });
    };
    let clear = move |_| {
        let ids: Vec<PaperId> =
            store.shelf().with_untracked(|shelf| shelf.entries().map(|entry| entry.id.clone()).collect());
        browser::keep_focus(|| {
            store.change(|shelf, now| shelf.clear(now));
            taken_off.set(ids);
        });
        announcer.say("Your shelf is empty");
    };
    let is_empty = Memo::new(move |_| store.shelf().with(Shelf::is_empty));
    let link_label = move || match state.get() {
        None => "Copy a link to all papers".to_owned(),
        Some(state) => format!("Copy a link to “{}”", state.label()),
    };
    let leaving = move || {
        (!is_empty.get()).then(|| {
            view! {
                <span class="button shelf-link"><CopyButton label="Copy link" spoken=link_label() text=link/></span>
                <button type="button" class="button" on:click=save>"Save as a file"</button>
            }
        })
    };
    let clearing = move || {
        (!is_empty.get())
            .then(|| view! { <button type="button" class="button" on:click=clear>"Take all papers off"</button> })
    };
    view! {
        <section class="shelf-moves" aria-labelledby="shelf-moves">
            <h2 id="shelf-moves">"Move it"</h2>
            <p>
                "A link shows others which papers are here, and nothing else. A file holds everything, with your notes; open it in another browser, and both shelves become one."
            </p>
            <p class="shelf-ways">
                {leaving}
                <label class="button">
                    "Open a file"
                    <input type="file" class="spoken" accept=".json,application/json" on:change=open/>
                </label>
                {clearing}
            </p>
            <p role="status">{said}</p>
        </section>
    }
}

/// What a file brought, for a reader.
fn what_came(name: &str, Merged { added, changed, joined }: Merged) -> String {
    let papers = |count: usize| if count == 1 { "1 paper".to_owned() } else { format!("{count} papers") };
    match (added, changed, joined) {
        (0, 0, _) => format!("“{name}” held nothing new."),
        (_, _, 0) => format!("From “{name}”: {} added, {changed} changed.", papers(added)),
        _ => format!(
            "From “{name}”: {} added, {changed} changed. Notes that had changed on both sides now hold both texts: {joined}.",
            papers(added)
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::{Merged, what_came};

    #[test]
    fn a_reader_is_told_what_a_file_brought() {
        let said = |added, changed, joined| what_came("a.json", Merged { added, changed, joined });
        assert_eq!(said(0, 0, 0), "“a.json” held nothing new.");
        assert_eq!(said(1, 2, 0), "From “a.json”: 1 paper added, 2 changed.");
        assert!(said(12, 2, 1).ends_with("now hold both texts: 1."));
    }
}
