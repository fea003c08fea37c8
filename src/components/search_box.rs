//! The one search box.
use catalogue::query::{Query, View};
use catalogue::route::Route;
use leptos::ev::KeyboardEvent;
use leptos::html::Input;
use leptos::prelude::*;

use crate::browser::{self, IS_PROGRAM};
use crate::components::typed::on_typed_into_address;
use crate::context::{use_library, use_location, use_pending_focus};
use crate::data::library::Library;
use crate::html::card::card;
use crate::location::SEARCH_BOX;
use crate::shortcuts::shortcut;

/// The search box. Every letter searches. As plain HTML, without the program, a search keeps the
/// filters of the page it is made on.
#[component]
pub fn SearchBox() -> impl IntoView {
    let library = use_library();
    let location = use_location();
    let route = location.route();
    let pending = use_pending_focus();
    let input = NodeRef::<Input>::new();
    // On other pages than the list there is nothing in it.
    let text =
        move || route.with(|route| if let Route::Browse(query) = route { query.text.clone() } else { String::new() });
    let hidden = route.with_untracked(|route| route.query().map(|query| query.with_text("")).unwrap_or_default());
    let hidden = hidden.parameters().filter(|_| !IS_PROGRAM);
    let hidden: Vec<_> = hidden.map(|(name, value)| (name.to_owned(), value.into_owned())).collect();
    let typed = on_typed_into_address(location, input, text, move |text| location.search(&text));
    let is_warm = StoredValue::new(false);
    let focused = move |_| {
        if !is_warm.get_value() {
            is_warm.set_value(true);
            browser::after_frame(move || warm_up(library));
        }
    };
    let pressed = move |event: &KeyboardEvent| {
        let leave = || {
            if let Some(input) = input.get_untracked() {
                let _ = input.blur();
            }
        };
        match browser::pressed_key(event).as_deref().unwrap_or_default() {
            // Where there is something, it is cleared first.
            "Escape" if input.get_untracked().is_some_and(|input| input.value().is_empty()) => leave(),
            "ArrowDown" | "Enter" if location.is_at_list() => {
                event.prevent_default();
                // Keys that are pressed from now on are for the papers.
                leave();
                pending.set(Some(0));
            }
            _ => {}
        }
    };
    shortcut("/", move || input.get_untracked().is_some_and(|input| input.focus().is_ok()));
    view! {
        <form
            class="search"
            role="search"
            action=library.base.as_str()
            method="get"
            on:submit=|event| event.prevent_default()
        >
            <label class="spoken" for=SEARCH_BOX>"Search papers"</label>
            <input
                node_ref=input
                id=SEARCH_BOX
                name="q"
                type="search"
                placeholder="Search titles, authors, venues…"
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                enterkeyhint="search"
                aria-keyshortcuts="/"
                value=untrack(text)
                on:focus=focused
                on:keydown=move |event| pressed(&event)
                {..typed}
            />
            <kbd class="search-key" aria-hidden="true">"/"</kbd>
            {hidden.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value/> }).collect_view()}
        </form>
    }
}

/// Searches for no one. Browsers compile code when it first runs, which the first letter of a reader would wait for.
fn warm_up(library: &Library) {
    // Of a list in parts it would request some.
    if library.is_long() {
        return;
    }
    // A word, one with an error, a field, and a word that is not finished.
    let query = Query::default().with_text("model languge title:with m");
    let results = library.search(&query, None);
    if let Some(position) = results.found.papers.first() {
        let _ = card(library, *position, &query, results.found.text(&query), View::Compact, 0).into_string();
    }
}
