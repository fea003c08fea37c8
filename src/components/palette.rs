//! The palette: every page, filter and action by its name. For papers there is the search, to which its last
//! option leads.
use leptos::ev::{KeyboardEvent, keydown};
use leptos::html::{Dialog, Input};
use leptos::prelude::*;

mod commands;

use crate::announcer::Announcer;
use crate::browser::{self, MouseEvent};
use crate::context::{use_library, use_location, use_search};
use crate::html::palette::{PaletteOption, palette_options};
use crate::shortcuts::{Actions, PALETTE, action, shortcut};
use commands::{Command, Target, commands, named};

/// The most options that are shown; who does not find theirs types a letter more.
const MOST: usize = 50;

/// The id of the list of options, with which theirs begin.
const OPTIONS: &str = "palette-options";

/// The dialog.
#[component]
pub fn Palette() -> impl IntoView {
    let (library, location, search) = (use_library(), use_location(), use_search());
    let (announcer, actions): (Announcer, Actions) = (expect_context(), expect_context());
    let (dialog, input) = (NodeRef::<Dialog>::new(), NodeRef::<Input>::new());
    // What can be chosen, since the palette was opened.
    let all = RwSignal::new_local(Vec::<Command>::new());
    let text = RwSignal::new(String::new());
    // The positions of what the text names, and the place of the option that Enter chooses.
    let found = Memo::new(move |_| {
        let mut named = all.with(|all| text.with(|text| named(all, text)));
        named.truncate(MOST);
        named
    });
    let active = RwSignal::new(0_usize);
    let find = move |typed: String| {
        text.set(typed);
        active.set(0);
    };
    let close = move || {
        if let Some(dialog) = dialog.get_untracked() {
            browser::close_dialog(&dialog);
        }
    };
    let open = move || {
        let Some(dialog) = dialog.get_untracked() else { return false };
        // What was chosen a moment ago is not shown yet.
        let (route, default) = (location.of_address(), search.default_view.get_untracked());
        // It does not name itself.
        let actions = actions.all().into_iter().filter(|action| action.key != Some(PALETTE)).collect();
        all.set(commands(library, &route, default, actions));
        find(String::new());
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
            Some(dialog) if dialog.open() => browser::close_dialog(&dialog),
            // Over another dialog it would not be known what closes which.
            _ if browser::has_open_dialog() => return,
            _ => {
                open();
            }
        }
        event.prevent_default();
    });
    on_cleanup(move || listener.remove());
    action("Copy link to this page", move || {
        let (path, query) = browser::address();
        let fragment = browser::fragment();
        let mark = if fragment.is_empty() { "" } else { "#" };
        let address = [&browser::origin()[..], &path, &query, mark, &fragment].concat();
        browser::spawn(async move {
            announcer.copy(&address, |_| ()).await;
        });
    });

    let words = move || text.with(|text| text.trim().to_owned());
    let search_name =
        move || Some(words()).filter(|words| !words.is_empty()).map(|words| format!("Search papers for “{words}”"));
    let count = move || found.with_untracked(Vec::len) + usize::from(untrack(search_name).is_some());
    let id = move |place: usize| found.with(|found| option_id(found.get(place).copied()));
    let choose = move |place: usize| {
        let chosen = found.with_untracked(|found| found.get(place).copied());
        let target =
            chosen.and_then(|chosen| all.with_untracked(|all| all.get(chosen).map(|command| command.target.clone())));
        let words = untrack(words);
        // The focus is back where it was, before anything is done.
        close();
        match target {
            Some(Target::Page(route)) => location.go(&route),
            Some(Target::Action(action)) => {
                let is_done = action.run();
                if !is_done {
                    announcer.say("There is nothing to do that with here");
                }
            }
            None if !words.is_empty() => location.search(&words),
            None => {}
        }
    };
    let go_by = move |step: isize| {
        let count = count();
        if count > 0 {
            let next = active.get_untracked().saturating_add(count).saturating_add_signed(step) % count;
            active.set(next);
            let id = untrack(|| id(next));
            request_animation_frame(move || browser::reveal(&id));
        }
    };
    let pressed = move |event: KeyboardEvent| {
        match &event.key()[..] {
            _ if event.is_composing() => return,
            "ArrowDown" => go_by(1),
            "ArrowUp" => go_by(-1),
            "Enter" => choose(active.get_untracked()),
            _ => return,
        }
        event.prevent_default();
    };
    let clicked = move |event: MouseEvent| {
        let option = browser::clicked(&event, "[role=option]");
        match option.and_then(|option| option.get_attribute("data-place")?.parse().ok()) {
            Some(place) => choose(place),
            // What is around the dialog.
            None if browser::clicked(&event, "input, ul").is_none() => close(),
            None => {}
        }
    };
    let options = move || {
        let search_name = search_name();
        let option = |all: &Vec<Command>, position: usize| {
            let command = all.get(position)?;
            let key = if let Target::Action(action) = &command.target { action.key } else { None };
            Some((option_id(Some(position)), command.name.clone(), command.kind.clone(), key))
        };
        let named: Vec<_> = found.with(|found| {
            all.with_untracked(|all| found.iter().filter_map(|position| option(all, *position)).collect())
        });
        let mut options: Vec<_> =
            named.iter().map(|(id, name, kind, key)| PaletteOption { id: id.clone(), name, kind, key: *key }).collect();
        if let Some(name) = &search_name {
            options.push(PaletteOption { id: option_id(None), name, kind: "Search", key: None });
        }
        palette_options(&options, active.get()).into_string()
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
                placeholder="A page, a filter or an action…"
                aria-label="A page, a filter or an action"
                aria-autocomplete="list"
                aria-expanded="true"
                aria-controls=OPTIONS
                aria-activedescendant=move || id(active.get())
                on:input=move |event| find(event_target_value(&event))
                on:keydown=pressed
            />
            <ul id=OPTIONS class="palette-options" role="listbox" aria-label="Pages, filters and actions" tabindex="-1" inner_html=options></ul>
        </dialog>
    }
}

/// The id of the option of a command or, without one, of that of the search. It changes with the command, so that
/// a reader who hears the options hears which is the first one now.
fn option_id(command: Option<usize>) -> String {
    command.map_or_else(|| [OPTIONS, "-search"].concat(), |command| format!("{OPTIONS}-{command}"))
}
