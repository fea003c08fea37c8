//! The search box. What is typed goes into the address, and nowhere else.
use catalogue::query::Query;
use catalogue::route::Route;
use leptos::html;
use leptos::prelude::*;

use crate::location::use_location;

/// Finds the search box in the page.
pub const SEARCH_BOX: &str = "#search";

/// The one search box of the page, a form that also works as plain HTML.
#[component]
pub fn SearchBox() -> impl IntoView {
    let location = use_location();
    let query = location.query();
    let route = location.route();
    let input = NodeRef::<html::Input>::new();
    // Words of an unfinished composition (Chinese, Japanese, Korean, accents) are not yet
    // what the reader asks.
    let composing = StoredValue::new(false);
    let typed = move |text: String| match route.get_untracked() {
        Route::Browse(query) => {
            if query.text != text {
                location.replace(&Route::Browse(query.with_text(&text)));
            }
        }
        _ => location.go(&Route::Browse(Query::default().with_text(&text))),
    };
    let text = move || {
        route.with(|route| match route {
            Route::Browse(query) => query.text.clone(),
            _ => String::new(),
        })
    };
    let hidden_fields = move || {
        // Without the program, a search keeps the filters of the page it is made on.
        query.with(|query| {
            catalogue::query::pairs(&query.with_text("").print())
                .map(|(name, value)| view! { <input type="hidden" name=name value=value /> })
                .collect::<Vec<_>>()
        })
    };
    view! {
        <form class="search" role="search" action=location.href(&Route::Browse(Query::default())) method="get"
            on:submit=move |event| event.prevent_default()>
            <label class="spoken" for="search">"Search papers"</label>
            <input id="search" name="q" type="search" placeholder="Search titles, authors, venues…" autocomplete="off"
                autocapitalize="off" spellcheck="false" enterkeyhint="search" aria-keyshortcuts="/" node_ref=input
                value=untrack(text) prop:value=text
                on:compositionstart=move |_| composing.set_value(true)
                on:compositionend=move |event| {
                    composing.set_value(false);
                    typed(event_target_value(&event));
                }
                on:input=move |event| {
                    if !composing.get_value() {
                        typed(event_target_value(&event));
                    }
                }
            />
            <kbd class="search-key" aria-hidden="true">"/"</kbd>
            {hidden_fields}
        </form>
    }
}
