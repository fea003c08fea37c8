//! The whole list on paper. The list on the screen is virtual, so that it would print a few papers only.
use leptos::html::Div;
use leptos::prelude::*;

use crate::browser::{self, IS_PROGRAM};
use crate::context::{use_library, use_search};
use crate::html::bibliography::bibliography;

/// The results as a bibliography while the page is printed; nothing before and after.
#[component]
pub fn PrintedList() -> impl IntoView {
    let (library, search) = (use_library(), use_search());
    let printed = NodeRef::<Div>::new();
    if IS_PROGRAM {
        // At once, and not by a signal: where the page asks to be printed, no effect runs before it is.
        let show = move |list: &str| {
            if let Some(printed) = printed.get_untracked() {
                printed.set_inner_html(list);
            }
        };
        let print = move |_| {
            let list =
                untrack(|| search.with(|query, results| bibliography(library, query, results, &browser::origin())));
            show(&list.into_string());
        };
        let before = window_event_listener(leptos::ev::beforeprint, print);
        let after = window_event_listener(leptos::ev::afterprint, move |_| show(""));
        on_cleanup(move || {
            before.remove();
            after.remove();
        });
    }
    view! { <div node_ref=printed class="printed"></div> }
}
