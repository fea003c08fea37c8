//! One paper on the shelf, with what the reader can say about it.
use catalogue::PaperId;
use catalogue::route::Route;
use catalogue::shelf::{Order, Side, State};
use leptos::prelude::*;

use crate::browser;
use crate::components::choice::Choice;
use crate::components::shelf_note::NoteEditor;
use crate::context::{use_announcer, use_library, use_location, use_shelf};
use crate::data::presence::Presence;
use crate::html::shelf::paper_head;
use crate::reactive::memo;

/// A paper of the list of the shelf.
#[component]
pub fn ShelfEntry(
    /// Which paper.
    id: PaperId,
    /// The papers that are shown, among which it is moved.
    shown: Memo<Vec<PaperId>>,
) -> impl IntoView {
    let (library, store) = (use_library(), use_shelf());
    let announcer = use_announcer();
    let title = untrack(|| store.with(|shelf| shelf.get(&id).map(|entry| entry.title.clone()))).unwrap_or_default();
    let data_paper = id.to_string();
    let compare = library.href(&Route::Compare(vec![id.clone()]));
    let id = StoredValue::new(id);
    let entry = memo(move || store.with(|shelf| id.with_value(|id| shelf.get(id).cloned())));
    // There are no facts to compare of a paper that has left the list.
    let is_lost = memo(move || id.with_value(|id| matches!(library.find(id), Presence::Absent)));
    let note = NoteEditor::new(id, entry);
    let head = memo(move || {
        let title = entry.with(|entry| entry.as_ref().map(|entry| entry.title.clone())).unwrap_or_default();
        id.with_value(|id| paper_head(library, id, &title).into_string())
    });
    let state = move || entry.with(|entry| entry.as_ref().map(|entry| entry.state.value)).unwrap_or_default();
    let (state_id, state_name) = (Signal::derive(move || state().id()), move || state().label());
    let states = State::ALL.map(|state| (state.id(), state.label())).to_vec();
    let choose = move |chosen: String| {
        if let Some(state) = State::of(&chosen) {
            // Among the papers of another state it is shown no longer.
            browser::keep_focus(|| {
                store.change(|shelf, now| shelf.set_state(&id.get_value(), state, now));
            });
        }
    };
    let take_off = move || {
        browser::keep_focus(|| store.take_off(vec![id.get_value()]));
        announcer.say("Removed from your shelf");
    };
    // The key is that of the paper in which the focus is.
    let pressed = move |event: leptos::ev::KeyboardEvent| {
        if browser::shortcut_key(&event).as_deref() == Some("s") {
            event.prevent_default();
            take_off();
        }
    };
    view! {
        <li on:keydown=pressed>
            <article data-paper=data_paper>
                <div class="shelf-head" inner_html=head></div>
                <p class="byline printed-only">{state_name}</p>
                <div class="shelf-controls">
                    <Choice label=format!("Status of {title}") options=states chosen=state_id on_choose=choose/>
                    <MoveButton id title=title.clone() shown side=Side::Above/>
                    <MoveButton id title=title.clone() shown side=Side::Below/>
                    {note.button(&title)}
                    <a class="action" href=compare aria-label=format!("Compare: {title}") hidden=is_lost>"Compare"</a>
                    <button type="button" class="action" aria-label=format!("Remove: {title}") on:click=move |_| take_off()>
                        "Remove"
                    </button>
                </div>
                {note.content(&title)}
            </article>
        </li>
    }
}

/// Moves a paper of the shelf by one place.
#[component]
fn MoveButton(
    /// Which paper.
    id: StoredValue<PaperId>,
    /// Its title.
    title: String,
    /// The papers among which it is moved.
    shown: Memo<Vec<PaperId>>,
    /// To which side.
    side: Side,
) -> impl IntoView {
    let (store, location, announcer) = (use_shelf(), use_location(), use_announcer());
    let (step, class, name, arrow, moved, end) = match side {
        Side::Above => {
            (-1, "shelf-move up", "Move up", "M10 16V4.5M5.5 9L10 4.5 14.5 9", "Moved up", "Already at the top")
        }
        Side::Below => {
            let arrow = "M10 4v11.5M5.5 11l4.5 4.5 4.5-4.5";
            (1, "shelf-move down", "Move down", arrow, "Moved down", "Already at the bottom")
        }
    };
    let neighbour = move || {
        let shown = shown.get_untracked();
        let index = shown.iter().position(|other| id.with_value(|id| id == other))?;
        shown.get(index.checked_add_signed(step)?).cloned()
    };
    let click = move |_| {
        let Some(other) = neighbour() else { return announcer.say(end) };
        browser::keep_focus(|| {
            store.change(|shelf, now| shelf.move_beside(&id.get_value(), &other, side, now));
        });
        announcer.say(moved);
    };
    // Papers that are sorted are in no order of the reader's.
    let is_sorted = memo(move || location.selection().order != Order::Hand);
    view! {
        <button
            type="button"
            class=class
            aria-label=format!("{name}: {title}")
            title=name
            hidden=is_sorted
            on:click=click
        >
            <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true" focusable="false">
                <path d=arrow fill="none" stroke="currentColor" stroke-width="1.5"></path>
            </svg>
        </button>
    }
}
