//! What buttons, fields and keys do. Links need nothing of this: `location` follows them.
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use catalogue::query::{Facet, Query, Sort};
use catalogue::route::Route;
use catalogue::{Paper, PaperId};
use leptos::ev;
use leptos::prelude::*;

use crate::browser::{self, Element};
use crate::components::action::Copied;
use crate::components::facet::finder_id;
use crate::components::header::{SEARCH_BOX, searched_text};
use crate::components::help::DIALOG;
use crate::components::toolbar::SORT;
use crate::effect::effect;
use crate::location::Location;
use crate::state::State;

/// Finds the links to the papers of the list, for the keys that walk them.
const TITLES: &str = "article.card h2 a";

/// Whether the search box is ahead of the address: it has letters that are still to get there, and
/// keeps them.
static IS_AHEAD: AtomicBool = AtomicBool::new(false);

/// Listens to the reader from now on, as long as the page is there.
pub fn listen(state: &State) {
    follow_address(state);
    let state = *state;
    window_event_listener(ev::click, move |event| clicked(&state, &event));
    window_event_listener(ev::input, move |event| typed(&state, &event));
    window_event_listener(ev::compositionend, move |event| typed(&state, &event));
    window_event_listener(ev::change, move |event| {
        let sort = browser::typed(&event).filter(|(id, _)| format!("#{id}") == SORT);
        if let Some(sort) = sort.and_then(|(_, chosen)| Sort::ALL.into_iter().find(|sort| sort.id() == chosen)) {
            state.location.go(&Route::Browse(state.query.with_untracked(|query| query.with_sort(sort))));
        }
    });
    window_event_listener(ev::submit, |event| {
        // What is typed is already shown. The dialog's form closes the dialog.
        if browser::closest(&event, "form:not([method=dialog])").is_some() {
            event.prevent_default();
        }
    });
    window_event_listener(ev::keydown, move |event| {
        if browser::is_command(&event) && pressed(state.location, &event.key()) {
            event.prevent_default();
        }
    });
}

/// Keeps what was drawn once in step with the address: the text in the search box and the
/// choice of the order.
fn follow_address(state: &State) {
    let (route, query) = (state.location.route(), state.query);
    effect(move || {
        route.with(|route| {
            if !IS_AHEAD.load(Ordering::Relaxed) {
                browser::set_value(SEARCH_BOX, searched_text(route));
            }
        });
    });
    effect(move || query.with(|query| browser::set_value(SORT, query.effective_sort().id())));
}

/// Asks the list for these words: where the list is shown, within the same step of the
/// history.
fn search(location: Location, text: &str) {
    // What was typed before may be in the address and not yet be shown.
    let route = location.of_address();
    if searched_text(&route) == text {
        return;
    }
    match route {
        Route::Browse(query) => location.replace(&Route::Browse(query.with_text(text))),
        _ => location.go(&Route::Browse(Query::default().with_text(text))),
    }
}

/// Asks the list for what is in the search box; in a task of its own: at the end of this one the
/// browser lays the page out to show the caret, which is quick only while the page is as it was.
pub fn search_typed(location: Location) {
    IS_AHEAD.store(true, Ordering::Relaxed);
    let read_box = move || {
        IS_AHEAD.store(false, Ordering::Relaxed);
        if let Some(text) = browser::value(SEARCH_BOX) {
            search(location, &text);
        }
    };
    set_timeout(read_box, Duration::ZERO);
}

fn typed(state: &State, event: &ev::Event) {
    let Some((id, text)) = browser::typed(event) else { return };
    let is_search = format!("#{id}") == SEARCH_BOX;
    // Words of an unfinished composition (Chinese, Japanese, Korean, accents) are not yet
    // what the reader asks.
    if browser::is_composing(event) {
        IS_AHEAD.fetch_or(is_search, Ordering::Relaxed);
        return;
    }
    if is_search {
        search_typed(state.location);
    }
    if let Some(facet) = Facet::ALL.into_iter().find(|facet| finder_id(*facet) == id) {
        state.folds[facet as usize].update(|fold| fold.find = text);
    }
}

fn clicked(state: &State, event: &ev::Event) {
    let Some(button) = browser::closest(event, "button") else { return };
    if let Some(parameter) = button.get_attribute("data-unfold")
        && let Some(facet) = Facet::ALL.into_iter().find(|facet| facet.parameter() == parameter)
    {
        let focused = browser::focused_key();
        state.folds[facet as usize].update(|fold| fold.is_open = !fold.is_open);
        request_animation_frame(move || browser::restore_focus(focused.as_deref()));
    }
    if let Some(copied) = button.get_attribute("data-copy")
        && let Some(copied) = Copied::ALL.into_iter().find(|kind| kind.id() == copied)
        && let Some(text) = copied_text(state, &button, copied)
    {
        copy(state.announcement, button, text);
        return;
    }
    match button.get_attribute("data-action").as_deref() {
        Some("theme") if !browser::choose_theme(!browser::shows_dark_theme()) => {
            state.announcement.set("The browser does not let this page remember the theme");
        }
        Some("share") => {
            if let Some(paper) = paper_around(state, &button) {
                let url = address_of(state, paper);
                let title = paper.title.to_string();
                browser::spawn(async move {
                    // A reader who closes the choice has changed their mind; nothing to say.
                    let _ = browser::share(&title, &url).await;
                });
            }
        }
        _ => {}
    }
}

/// The paper that a button belongs to.
fn paper_around(state: &State, button: &Element) -> Option<&'static Paper> {
    let article = button.closest("[data-paper]").ok().flatten()?;
    let id = PaperId::new(&article.get_attribute("data-paper")?).ok()?;
    state.library.find(&id).map(|(_, paper)| paper)
}

/// The whole address of a paper's page.
fn address_of(state: &State, paper: &Paper) -> String {
    format!("{}{}", browser::origin(), state.library.href(&Route::paper(&paper.id)))
}

fn copied_text(state: &State, button: &Element, copied: Copied) -> Option<String> {
    match copied {
        Copied::Link => paper_around(state, button).map(|paper| address_of(state, paper)),
        Copied::Citation(format) => paper_around(state, button).map(|paper| {
            format.cite(paper, &catalogue::cite::citation_key_in(paper, state.library.catalogue.papers()))
        }),
        Copied::Text => button.parent_element()?.query_selector("pre").ok()??.text_content(),
    }
}

/// Puts text into the clipboard, and says how that went in place of the button's name for
/// a moment.
fn copy(announcement: RwSignal<&'static str>, button: Element, text: String) {
    browser::spawn(async move {
        let (name, message) = match browser::copy(&text).await {
            Ok(()) => ("Copied", "Copied to the clipboard"),
            Err(_) => ("Not allowed", "The browser did not allow copying"),
        };
        announcement.set(message);
        let renamed = browser::rename(button, name);
        let later = move || {
            renamed.undo();
            announcement.set("");
        };
        set_timeout(later, Duration::from_millis(1800));
    });
}

/// Does what a key says; `false` when it says nothing.
fn pressed(location: Location, key: &str) -> bool {
    match key {
        "/" => browser::focus_and_show(SEARCH_BOX),
        "j" => browser::focus_neighbour(TITLES, 1),
        "k" => browser::focus_neighbour(TITLES, -1),
        "o" => browser::click_focused("article.card", "h2 a"),
        "u" => {
            let list = match location.route().get_untracked() {
                Route::Browse(_) => return false,
                Route::Paper { within, .. } => within,
                _ => Query::default(),
            };
            location.go(&Route::Browse(list));
            true
        }
        "?" => {
            browser::open_dialog(DIALOG);
            true
        }
        _ => false,
    }
}
