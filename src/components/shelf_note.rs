//! The note on a paper of the shelf: read, or written.
use std::time::Duration;

use catalogue::PaperId;
use catalogue::shelf::{Entry, Note};
use leptos::html::{Button, Textarea};
use leptos::prelude::*;

use crate::browser::{self, IS_PROGRAM};
use crate::context::use_shelf;
use crate::data::shelf::ShelfStore;
use crate::html::shelf::note;
use crate::reactive::memo;

/// How long after the last letter what is typed is kept.
const PAUSE: Duration = Duration::from_millis(500);

/// The note on one paper: a button that begins and ends its writing, and the note itself.
#[derive(Clone, Copy)]
pub struct NoteEditor {
    store: ShelfStore,
    id: StoredValue<PaperId>,
    /// What the shelf knows of the paper.
    entry: Memo<Option<Entry>>,
    is_writing: RwSignal<bool>,
    /// The note as the reader saw it when they began or saved, and what is typed.
    draft: StoredValue<(Note, String)>,
    /// When it is kept next.
    next_save: StoredValue<Option<TimeoutHandle>>,
    button: NodeRef<Button>,
    field: NodeRef<Textarea>,
}

impl NoteEditor {
    /// For the note on a paper, of which the shelf knows this.
    pub fn new(id: StoredValue<PaperId>, entry: Memo<Option<Entry>>) -> Self {
        let draft = StoredValue::new((Note::default(), String::new()));
        let (button, field) = (NodeRef::new(), NodeRef::new());
        let (is_writing, next_save) = (RwSignal::new(false), StoredValue::new(None));
        Self { store: use_shelf(), id, entry, is_writing, draft, next_save, button, field }
    }

    fn note(self) -> Note {
        // The paper may be gone by then.
        let note = self.entry.try_with(|entry| entry.as_ref().map(|entry| entry.note.clone()));
        note.flatten().unwrap_or_default()
    }

    /// Keeps what is typed once the reader pauses: while a page is left, it may be too late.
    fn typed(self, text: String) {
        self.draft.update_value(|(_, typed)| *typed = text);
        let next = set_timeout_with_handle(move || browser::keep_focus(|| self.save()), PAUSE).ok();
        if let Some(Some(before)) = self.next_save.try_update_value(|pending| std::mem::replace(pending, next)) {
            before.clear();
        }
    }

    /// Keeps what is typed.
    fn save(self) {
        let Some((seen, typed)) = self.draft.try_get_value() else { return };
        if self.is_writing.try_get_untracked() != Some(true) || typed == seen.text {
            return;
        }
        self.store.change(|shelf, now| self.id.with_value(|id| shelf.set_note(id, &seen, &typed, now)));
        let note = untrack(|| self.note());
        let has_come = note.text != typed;
        let text = note.text.clone();
        self.draft.set_value((note, text));
        if has_come {
            // What came from elsewhere meanwhile was joined to it: the field shows both.
            self.is_writing.set(true);
        }
    }

    fn toggle(self) {
        if self.is_writing.get_untracked() {
            self.save();
            self.is_writing.set(false);
        } else {
            let note = untrack(|| self.note());
            let text = note.text.clone();
            self.draft.set_value((note, text));
            self.is_writing.set(true);
            // It is there in the next task.
            let focus = move || {
                if let Some(field) = self.field.get_untracked() {
                    browser::focus(&field);
                }
            };
            set_timeout(focus, Duration::ZERO);
        }
    }

    /// The button.
    pub fn button(self, title: &str) -> impl IntoView + use<> {
        let label = move || match (self.is_writing.get(), self.note().text.is_empty()) {
            (true, _) => "Done",
            (false, true) => "Add note",
            (false, false) => "Edit note",
        };
        let title = title.to_owned();
        view! {
            <button
                node_ref=self.button
                type="button"
                class="action"
                aria-label=move || format!("{}: {title}", label())
                on:click=move |_| self.toggle()
            >
                {label}
            </button>
        }
    }

    /// The note, or the field to write it in. What is typed is kept in each pause, when the field is left, when the
    /// page is, and when the tab is put away.
    pub fn content(self, title: &str) -> impl IntoView + use<> {
        let label = format!("Note on {title}");
        let escape = move |event: leptos::ev::KeyboardEvent| {
            if browser::pressed_key(&event).as_deref() == Some("Escape") {
                self.toggle();
                if let Some(button) = self.button.get_untracked() {
                    browser::focus(&button);
                }
            }
        };
        let field = move || {
            if IS_PROGRAM {
                let hidden = window_event_listener(leptos::ev::visibilitychange, move |_| self.save());
                on_cleanup(move || {
                    hidden.remove();
                    self.save();
                });
            }
            view! {
                <textarea
                    node_ref=self.field
                    rows="5"
                    aria-label=label.clone()
                    prop:value=self.draft.with_value(|(_, typed)| typed.clone())
                    on:input=move |event| self.typed(event_target_value(&event))
                    on:change=move |_| self.save()
                    on:keydown=escape
                ></textarea>
            }
        };
        // The browser renders the Markdown (`site/scripts/loader.js`).
        let text = memo(move || if self.is_writing.get() { String::new() } else { self.note().text });
        let read = move || {
            let text = Some(text.get()).filter(|text| !text.is_empty());
            text.map(|text| {
                let plain = note(&text).into_string();
                view! { <reader-note class="shelf-note" data-markdown=text><p inner_html=plain></p></reader-note> }
            })
        };
        view! {
            <div class="shelf-notes">
                {read}
                {move || self.is_writing.get().then(&field)}
            </div>
        }
    }
}
