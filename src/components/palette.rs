//! The palette: every page, filter and action by its name, and the first papers that the search finds. Its last option
//! leads to them all.
use catalogue::Slug;
use leptos::ev::{KeyboardEvent, keydown};
use leptos::html::{Dialog, Input};
use leptos::prelude::*;

mod commands;

use crate::announcer::Announcer;
use crate::browser::{self, MouseEvent};
use crate::context::{use_library, use_location, use_search};
use crate::data::library::Library;
use crate::html::palette::{PaletteOption, palette_options};
use crate::reactive::memo;
use crate::shortcuts::{Actions, PALETTE, shortcut};
use commands::{Command, Target, commands, named, papers};

/// The most options that are shown; who does not find theirs types a letter more.
const MOST: usize = 50;

/// The id of the list of options, with which theirs begin.
const OPTIONS: &str = "palette-options";

/// What can be chosen, and what of it was found.
#[derive(Clone, Copy)]
struct Choices {
    /// What can be chosen, since the palette was opened.
    all: RwSignal<Vec<Command>, LocalStorage>,
    /// What is typed.
    text: RwSignal<String>,
    /// The papers that are found by it, and their authors.
    papers: RwSignal<Vec<Command>, LocalStorage>,
    /// The positions of what the text names, and behind all of these those of the papers.
    found: Memo<Vec<usize>>,
    /// The place of the option that Enter chooses.
    active: RwSignal<usize>,
}

impl Choices {
    fn new() -> Self {
        let (all, papers) = (RwSignal::new_local(Vec::<Command>::new()), RwSignal::new_local(Vec::<Command>::new()));
        let text = RwSignal::new(String::new());
        let found = memo(move || {
            let mut named = all.with(|all| text.with(|text| named(all, text)));
            named.truncate(MOST);
            let all = all.with(Vec::len);
            named.extend(all..all + papers.with(Vec::len));
            named
        });
        Self { all, text, papers, found, active: RwSignal::new(0) }
    }

    fn find(self, library: &Library, text: String) {
        self.papers.set(papers(library, &text));
        self.text.set(text);
        self.active.set(0);
    }

    fn words(self) -> String {
        self.text.with(|text| text.trim().to_owned())
    }

    /// The name of the last option, by which the words are searched for.
    fn search_name(self) -> Option<String> {
        Some(self.words()).filter(|words| !words.is_empty()).map(|words| format!("Search papers for “{words}”"))
    }

    /// What the option in a place leads to; `None` for that of the search.
    fn target(self, place: usize) -> Option<Target> {
        let chosen = self.found.with(|found| found.get(place).copied())?;
        self.with(chosen, |command| command.target.clone())
    }

    /// Asks the command in a position.
    fn with<T>(self, position: usize, ask: impl FnOnce(&Command) -> T) -> Option<T> {
        self.all.with(|all| match position.checked_sub(all.len()) {
            None => all.get(position).map(ask),
            Some(behind) => self.papers.with(|papers| papers.get(behind).map(ask)),
        })
    }

    /// The id of the option in a place. It changes with the command, so that a reader who hears the options hears which
    /// is the first one now.
    fn id(self, place: usize) -> String {
        let chosen = self.found.with(|found| found.get(place).copied());
        chosen.map_or_else(|| [OPTIONS, "-search"].concat(), |position| self.option_id(position))
    }

    /// The id of the option of the command in a position.
    fn option_id(self, position: usize) -> String {
        let is_paper = position >= self.all.with(Vec::len);
        let name = self.with(position, |command| command.name.clone()).filter(|_| is_paper).unwrap_or_default();
        let name = Slug::of(&name).map(|slug| slug.to_string()).unwrap_or_default();
        format!("{OPTIONS}-{position}{name}")
    }

    /// Goes so many options on, around either end.
    fn go_by(self, step: isize) {
        let count = self.found.with(Vec::len) + usize::from(self.search_name().is_some());
        if count > 0 {
            let next = self.active.get().saturating_add(count).saturating_add_signed(step) % count;
            self.active.set(next);
            let id = self.id(next);
            request_animation_frame(move || browser::reveal(&id));
        }
    }

    /// The options as HTML.
    fn options(self) -> String {
        let search_name = self.search_name();
        let option = |position: &usize| {
            self.with(*position, |command| {
                let key = if let Target::Action(action) = &command.target { action.key } else { None };
                (self.option_id(*position), command.name.clone(), command.kind.clone(), key)
            })
        };
        let named: Vec<_> = self.found.with(|found| found.iter().filter_map(option).collect());
        let mut options: Vec<_> =
            named.iter().map(|(id, name, kind, key)| PaletteOption { id: id.clone(), name, kind, key: *key }).collect();
        if let Some(name) = &search_name {
            options.push(PaletteOption { id: self.id(named.len()), name, kind: "Search", key: None });
        }
        palette_options(&options, self.active.get()).into_string()
    }
}

/// The dialog.
#[component]
pub fn Palette() -> impl IntoView {
    let (library, location, search) = (use_library(), use_location(), use_search());
    let (announcer, actions): (Announcer, Actions) = (expect_context(), expect_context());
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
    let choose = move |place: usize| {
        let (target, words) = untrack(|| (choices.target(place), choices.words()));
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
        match option.and_then(|option| option.get_attribute("data-place")?.parse().ok()) {
            Some(place) => choose(place),
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
