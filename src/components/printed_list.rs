//! The whole list on paper. The list on the screen is virtual, so that it would print a few papers only.
use leptos::prelude::*;

use crate::browser::{self, IS_PROGRAM};
use crate::context::{use_library, use_search};
use crate::html::bibliography::bibliography;

/// The results as a bibliography while the page is printed; nothing before and after.
#[component]
pub fn PrintedList() -> impl IntoView {
    let (library, results) = (use_library(), use_search().results);
    let (printed, set_printed) = signal(String::new());
    if IS_PROGRAM {
        let print = move |_| {
            let list = results.with_untracked(|results| bibliography(library, results, &browser::origin()));
            set_printed.set(list.into_string());
        };
        let before = window_event_listener(leptos::ev::beforeprint, print);
        let after = window_event_listener(leptos::ev::afterprint, move |_| set_printed.set(String::new()));
        on_cleanup(move || {
            before.remove();
            after.remove();
        });
    }
    view! { <div class="printed" inner_html=printed></div> }
}
