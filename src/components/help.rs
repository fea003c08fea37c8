//! The keys, and the dialog that lists them.
use catalogue::route::Route;
use leptos::prelude::*;

use crate::browser;
use crate::components::search_box::SEARCH_BOX;
use crate::location::use_location;

/// Finds the dialog in the page.
const DIALOG: &str = "#help";

/// The keys and what they do.
const KEYS: [(&str, &str); 6] = [
    ("/", "Search"),
    ("j", "Next paper"),
    ("k", "Previous paper"),
    ("o", "Open the paper"),
    ("u", "Back to the list"),
    ("?", "This help"),
];

/// Listens to the keys, and holds the dialog that explains them.
#[component]
pub fn Help() -> impl IntoView {
    let location = use_location();
    Effect::new(move |_| {
        let listening = window_event_listener(leptos::ev::keydown, move |event| {
            if !browser::is_command(&event) {
                return;
            }
            let done = match event.key().as_str() {
                "/" => browser::focus_and_show(SEARCH_BOX),
                "j" => browser::focus_neighbour("article.card h2 a", 1),
                "k" => browser::focus_neighbour("article.card h2 a", -1),
                "o" => browser::click_focused("article.card", "h2 a"),
                "u" => match location.route().get_untracked() {
                    Route::Browse(_) => false,
                    Route::Paper { within, .. } => {
                        location.go(&Route::Browse(within));
                        true
                    }
                    _ => {
                        location.go(&Route::Browse(catalogue::Query::default()));
                        true
                    }
                },
                "?" => {
                    browser::open_dialog(DIALOG);
                    true
                }
                _ => false,
            };
            if done {
                event.prevent_default();
            }
        });
        on_cleanup(move || listening.remove());
    });
    view! {
        <dialog id="help" class="help" aria-labelledby="help-title">
            <form method="dialog">
                <h2 id="help-title">"Keys"</h2>
                <dl>
                    {KEYS.map(|(key, meaning)| view! { <div><dt><kbd>{key}</kbd></dt><dd>{meaning}</dd></div> }).into_iter().collect::<Vec<_>>()}
                </dl>
                <button class="button">"Close"</button>
            </form>
        </dialog>
    }
}
