//! The palette: every page, filter and action by its name, and the first papers that the search finds. Its last option
//! leads to them all.
use leptos::ev::{KeyboardEvent, keydown};
use leptos::html::{Dialog, Input};
use leptos::prelude::*;

mod choices;
mod commands;

use crate::browser::{self, MouseEvent};
use crate::context::{use_actions, use_announcer, use_library, use_location, use_search};
use crate::shortcuts::{PALETTE, shortcut};
use choices::{Choices, OPTIONS};
use commands::{Target, commands};

/// The dialog.
#[component]
pub fn Palette() -> impl IntoView {
    let (library, location, search) = (use_library(), use_location(), use_search());
    let (announcer, actions) = (use_announcer(), use_actions());
    let (dialog, input) = (NodeRef::<Dialog>::new(), NodeRef::<Input>::new());
    let choices = Choices::new();
    let close = move || {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    let open = move || {
        let Some(dialog) = dialog.get_untracked() else { return false };
        // What was chosen a moment ago is not shown yet.
        let (route, default) = (location.of_address(), search.default_view.get_untracked());
        // It does not name itself.
        let actions = actions.all().into_iter().filter(|action| action.key != Some(PALETTE)).collect();
        choices.all.set(commands(library, &route, default, actions));
        choices.find(library, String::new());
        if let Some(input) = input.get_untracked() {
            input.set_value("");
        }
        browser::open_dialog(&dialog);
        true
    };
    shortcut(PALETTE, open);
    let listener = window_event_listener(keydown, move |event: KeyboardEvent| {
        if !browser::is_command(&event, "k") {
            return;
        }
        match dialog.get_untracked() {
            Some(dialog) if dialog.open() => dialog.close(),
            // Over another dialog it would not be known what closes which.
            _ if browser::has_open_dialog() => return,
            _ => {
                open();
            }
        }
        event.prevent_default();
    });
    on_cleanup(move || listener.remove());
    let choose = move |index: usize| {
        let (target, words) = untrack(|| (choices.target(index), choices.words()));
        // The focus is back where it was, before anything is done.
        close();
        match target {
            Some(Target::Page(route)) => location.go(&route),
            Some(Target::Action(action)) => {
                let is_done = action.run();
                if !is_done {
                    announcer.say("That isn’t possible right now");
                }
            }
            None if !words.is_empty() => location.search(&words),
            None => {}
        }
    };
    let pressed = move |event: KeyboardEvent| {
        match browser::pressed_key(&event).as_deref().unwrap_or_default() {
            "ArrowDown" => untrack(|| choices.go_by(1)),
            "ArrowUp" => untrack(|| choices.go_by(-1)),
            "Enter" => choose(choices.active.get_untracked()),
            _ => return,
        }
        event.prevent_default();
    };
    let clicked = move |event: MouseEvent| {
        let option = browser::clicked(&event, "[role=option]");
        match option.and_then(|option| option.get_attribute("data-index")?.parse().ok()) {
            Some(index) => choose(index),
            // What is around the dialog.
            None if browser::clicked(&event, "input, ul").is_none() => close(),
            None => {}
        }
    };
    view! {
        <dialog node_ref=dialog class="palette" aria-label="Go to" on:click=clicked>
            <input
                node_ref=input
                type="text"
                role="combobox"
                autofocus
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                placeholder="A page, a paper, a filter or an action…"
                aria-label="A page, a paper, a filter or an action"
                aria-autocomplete="list"
                aria-expanded="true"
                aria-controls=OPTIONS
                aria-activedescendant=move || choices.id(choices.active.get())
                on:input=move |event| choices.find(library, event_target_value(&event))
                on:keydown=pressed
            />
            <ul
                id=OPTIONS
                class="palette-options"
                role="listbox"
                aria-label="Pages, papers, filters and actions"
                tabindex="-1"
                inner_html=move || choices.options()
            ></ul>
        </dialog>
    }
}
