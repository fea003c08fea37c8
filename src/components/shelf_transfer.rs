//! Taking the shelf elsewhere, and bringing in another one.
use catalogue::PaperId;
use catalogue::route::Route;
use catalogue::shelf::{MOST_SHARED, Merged, Order, Selection, Shelf, encode_link};
use leptos::html::Input;
use leptos::prelude::*;

use crate::browser;
use crate::components::copy_button::CopyButton;
use crate::context::{use_announcer, use_library, use_location, use_search, use_shelf};
use crate::html::count::{papers, thousands};
use crate::reactive::memo;

/// A link to the papers, the file of the shelf, and the way to empty it.
#[component]
pub fn ShelfTransfer() -> impl IntoView {
    let (library, store, location) = (use_library(), use_shelf(), use_location());
    let (announcer, search) = (use_announcer(), use_search());
    let status = RwSignal::new(String::new());
    // Hidden, since browsers write its name in their own words.
    let file = NodeRef::<Input>::new();
    let shown = move || {
        let selection = Selection { order: Order::Hand, ..location.selection() };
        search.results.with(|found| store.selected(library, &selection, found))
    };
    let link = move || {
        let shown = untrack(shown);
        // Of a long list not all ids are here.
        let shared = encode_link(first(&shown), (!library.is_long()).then_some(&library.catalogue));
        let route = Route::Shelf { selection: Selection::default(), shared: Some(shared) };
        browser::whole_address(&library.href(&route))
    };
    let save = move |_| {
        let mut shelf = untrack(|| store.with(Shelf::clone));
        // What was taken off is nobody else's.
        shelf.forget_taken_off(u64::MAX);
        status.set(String::new());
        announcer.save("shelf.json", "application/json", &shelf.encode(), |_| ());
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
                Err(error) => Some(format!("“{name}” couldn’t be opened: {error}. Your shelf is unchanged.")),
            };
            // The page may be another one by then.
            status.try_set(message.unwrap_or_default());
        });
    };
    let choose_file = move || {
        if let Some(file) = file.get_untracked() {
            file.click();
        }
    };
    let clear = move |_| {
        let ids = untrack(|| store.with(|shelf| shelf.entries().map(|entry| entry.id.clone()).collect()));
        browser::keep_focus(|| store.take_off(ids));
        status.set(String::new());
        announcer.say("Your shelf is empty");
    };
    let is_empty = memo(move || store.with(Shelf::is_empty));
    view! {
        <section class="shelf-transfer" aria-labelledby="shelf-transfer">
            <h2 id="shelf-transfer">"Share and move"</h2>
            <p>
                {move || held(shown().len())} ", not your notes. A file contains everything, including your notes: open it in another browser, and the two shelves are merged."
            </p>
            <p class="shelf-ways">
                <span class="button shelf-link" hidden=is_empty><CopyButton label="Copy link" text=link/></span>
                <button type="button" class="button" hidden=is_empty on:click=save>"Save as a file"</button>
                <button type="button" class="button" on:click=move |_| choose_file()>"Open a file"</button>
                <input type="file" node_ref=file hidden accept=".json,application/json" on:change=open/>
                <button type="button" class="button" hidden=is_empty on:click=clear>"Clear shelf"</button>
            </p>
            <p role="status">{status}</p>
        </section>
    }
}

/// What of some papers a link holds: who opens one reads no more.
fn first(papers: &[PaperId]) -> &[PaperId] {
    &papers[..papers.len().min(MOST_SHARED)]
}

/// What a link to so many papers holds, for a reader.
fn held(count: usize) -> String {
    match count > MOST_SHARED {
        true => format!("The link contains only the first {} of the papers shown", thousands(MOST_SHARED)),
        false => "The link contains only the papers shown".to_owned(),
    }
}

/// What a file brought, for a reader.
fn what_came(name: &str, Merged { added, changed, joined }: Merged) -> String {
    match (added, changed, joined) {
        (0, 0, _) => format!("“{name}” contained nothing new."),
        (_, _, 0) => format!("From “{name}”: {} added, {changed} changed.", papers(added)),
        _ => format!(
            "From “{name}”: {} added, {changed} changed. Notes that had changed on both sides now contain both texts: {joined}.",
            papers(added)
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::{MOST_SHARED, Merged, first, held, what_came};
    use catalogue::PaperId;

    #[test]
    fn a_link_holds_what_is_read_of_one_and_says_so() {
        let papers = vec![PaperId::new("a").unwrap(); MOST_SHARED + 1];
        assert_eq!((first(&papers).len(), first(&papers[1..]).len()), (MOST_SHARED, MOST_SHARED));
        assert_eq!(held(MOST_SHARED), "The link contains only the papers shown");
        assert_eq!(held(MOST_SHARED + 1), "The link contains only the first 1,000 of the papers shown");
    }

    #[test]
    fn a_reader_is_told_what_a_file_brought() {
        let said = |added, changed, joined| what_came("a.json", Merged { added, changed, joined });
        assert_eq!(said(0, 0, 0), "“a.json” contained nothing new.");
        assert_eq!(said(1, 2, 0), "From “a.json”: 1 paper added, 2 changed.");
        assert!(said(12, 2, 1).ends_with("now contain both texts: 1."));
    }
}
