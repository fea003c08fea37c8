//! One paper on the shelf, with what the reader can say about it.
use catalogue::PaperId;
use catalogue::shelf::{Entry, Note, Side, State};
use leptos::html::{Button, Textarea};
use leptos::prelude::*;

use crate::browser;
use crate::context::{Announcer, use_library, use_shelf};
use crate::html::shelf::{entry_head, note};

/// A paper of the list of the shelf.
#[component]
pub fn ShelfEntry(
    /// Which paper.
    id: PaperId,
    /// The papers that are shown, among which it is moved.
    shown: Memo<Vec<PaperId>>,
    /// Whether they are in the order by hand.
    is_by_hand: Memo<bool>,
    /// The papers that were taken off last.
    taken_off: RwSignal<Vec<PaperId>>,
) -> impl IntoView {
    let (library, store) = (use_library(), use_shelf());
    let announcer: Announcer = expect_context();
    let id = StoredValue::new(id);
    let entry = Memo::new(move |_| store.shelf().with(|shelf| id.with_value(|id| shelf.get(id).cloned())));
    let of_entry = move |read: fn(&Entry) -> String| entry.with(|entry| entry.as_ref().map(read).unwrap_or_default());
    let title = move || of_entry(|entry| entry.title.clone());
    let head = move || entry.with(|entry| entry.as_ref().map(|entry| entry_head(library, entry).into_string()));
    let option = move |state: State| {
        let is_chosen = move || entry.with(|entry| entry.as_ref().is_some_and(|entry| entry.state.value == state));
        view! { <option value=state.id() prop:selected=is_chosen>{state.label()}</option> }
    };
    let choose = move |chosen: String| {
        if let Some(state) = State::of(&chosen) {
            store.change(|shelf, now| shelf.set_state(&id.get_value(), state, now));
        }
    };
    let take_off = move |_| {
        browser::keep_focus(|| {
            store.change(|shelf, now| shelf.take_off(&id.get_value(), now));
            taken_off.set(vec![id.get_value()]);
        });
        announcer.say("Taken off your shelf");
    };
    let neighbour = move |step: isize| {
        let of = |shown: &Vec<PaperId>| {
            let index = shown.iter().position(|other| id.with_value(|id| id == other))?;
            shown.get(index.checked_add_signed(step)?).cloned()
        };
        shown.with(of)
    };
    let go = move |(step, side, said): (isize, Side, &'static str)| {
        if let Some(other) = untrack(|| neighbour(step)) {
            browser::keep_focus(|| {
                store.change(|shelf, now| shelf.move_beside(&id.get_value(), &other, side, now));
            });
            announcer.say(said);
        }
    };
    let mover = move |name: &'static str, path: &'static str, way: (isize, Side, &'static str)| {
        view! {
            <button
                type="button"
                class="shelf-move"
                aria-label=move || format!("{name}: {}", title())
                title=name
                aria-disabled=move || neighbour(way.0).is_none().then_some("true")
                on:click=move |_| go(way)
            >
                <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true" focusable="false">
                    <path d=path fill="none" stroke="currentColor" stroke-width="1.5"></path>
                </svg>
            </button>
        }
    };
    let movers = move || {
        is_by_hand.get().then(|| {
            view! {
                {mover("Move up", "M10 16V4.5M5.5 9L10 4.5 14.5 9", (-1, Side::Above, "Moved up"))}
                {mover("Move down", "M10 4v11.5M5.5 11l4.5 4.5 4.5-4.5", (1, Side::Below, "Moved down"))}
            }
        })
    };
    view! {
        <article data-paper=id.with_value(|id| id.as_str().to_owned())>
            <div class="shelf-head" inner_html=move || head().unwrap_or_default()></div>
            <div class="shelf-controls">
                <select
                    aria-label=move || format!("State of {}", title())
                    on:change=move |event| choose(event_target_value(&event))
                >
                    {State::ALL.map(option).collect_view()}
                </select>
                {movers}
                <button type="button" class="action" aria-label=move || format!("Take off: {}", title()) on:click=take_off>
                    "Take off"
                </button>
            </div>
            <EntryNote id entry/>
        </article>
    }
}

/// The note of a paper: read, or written.
#[component]
fn EntryNote(id: StoredValue<PaperId>, entry: Memo<Option<Entry>>) -> impl IntoView {
    let store = use_shelf();
    let (button, field) = (NodeRef::<Button>::new(), NodeRef::<Textarea>::new());
    let title = move || entry.with(|entry| entry.as_ref().map(|entry| entry.title.clone()).unwrap_or_default());
    let current = move || entry.with(|entry| entry.as_ref().map(|entry| entry.note.clone()).unwrap_or_default());
    // While the note is written: as the reader saw it when they began or saved.
    let seen = RwSignal::new(None::<Note>);
    let typed = StoredValue::new(String::new());
    // What the field is filled with: not what is typed, which is there.
    let text = RwSignal::new(String::new());
    let save = move || {
        if let Some(Some(before)) = seen.try_get_untracked() {
            let changed = store.change(|shelf, now| {
                shelf.set_note(&id.get_value(), &before, &typed.get_value(), now);
                shelf.get(&id.get_value()).map(|entry| entry.note.clone())
            });
            if let Some(note) = changed.flatten() {
                // What has come from elsewhere meanwhile is joined to it, and from now on seen.
                if note.text != typed.get_value() {
                    typed.set_value(note.text.clone());
                    text.set(note.text.clone());
                }
                seen.set(Some(note));
            }
        }
    };
    let begin = move || {
        let note = untrack(current);
        typed.set_value(note.text.clone());
        text.set(note.text.clone());
        seen.set(Some(note));
        request_animation_frame(move || {
            if let Some(field) = field.get_untracked() {
                browser::focus(&field);
            }
        });
    };
    let end = move || {
        save();
        seen.set(None);
    };
    let is_writing = Memo::new(move |_| seen.with(Option::is_some));
    let click = move |_| if is_writing.get_untracked() { end() } else { begin() };
    if crate::data::library::IS_PROGRAM {
        // A tab that is closed or put away takes nothing with it.
        let hidden = window_event_listener(leptos::ev::visibilitychange, move |_| save());
        on_cleanup(move || {
            hidden.remove();
            save();
        });
    }
    let label = move || match (is_writing.get(), current().text.is_empty()) {
        (true, _) => "Done",
        (false, true) => "Add a note",
        (false, false) => "Edit the note",
    };
    let content = move || {
        if is_writing.get() {
            let escape = move |event: leptos::ev::KeyboardEvent| {
                if event.key() == "Escape" {
                    end();
                    if let Some(button) = button.get_untracked() {
                        browser::focus(&button);
                    }
                }
            };
            view! {
                <textarea
                    node_ref=field
                    rows="5"
                    aria-label=move || format!("Note on {}", title())
                    prop:value=text
                    on:input=move |event| typed.set_value(event_target_value(&event))
                    on:change=move |_| save()
                    on:keydown=escape
                ></textarea>
            }
            .into_any()
        } else {
            view! { <p class="shelf-note" inner_html=move || note(&current().text).into_string()></p> }.into_any()
        }
    };
    view! {
        <div class="shelf-notes">
            {content}
            <button
                type="button"
                class="action"
                node_ref=button
                aria-label=move || format!("{}: {}", label(), title())
                on:click=click
            >
                {label}
            </button>
        </div>
    }
}
