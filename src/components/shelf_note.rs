//! The note on a paper of the shelf: read, or written.
use catalogue::PaperId;
use catalogue::shelf::Note;
use leptos::html::{Button, Textarea};
use leptos::prelude::*;

use crate::browser;
use crate::context::use_shelf;
use crate::data::library::IS_PROGRAM;
use crate::data::shelf::ShelfStore;
use crate::html::shelf::note;

/// The note on one paper: a button that begins and ends its writing, and the note itself.
#[derive(Clone, Copy)]
pub struct NoteEditor {
    store: ShelfStore,
    id: StoredValue<PaperId>,
    is_writing: RwSignal<bool>,
    /// The note as the reader saw it when they began or saved, and what is typed.
    draft: StoredValue<(Note, String)>,
    button: NodeRef<Button>,
    field: NodeRef<Textarea>,
}

impl NoteEditor {
    /// For the note on a paper. What is typed is kept when the field is left, when the page is, and when the
    /// tab is put away.
    pub fn new(id: StoredValue<PaperId>) -> Self {
        let editor = Self {
            store: use_shelf(),
            id,
            is_writing: RwSignal::new(false),
            draft: StoredValue::new((Note::default(), String::new())),
            button: NodeRef::new(),
            field: NodeRef::new(),
        };
        if IS_PROGRAM {
            let hidden = window_event_listener(leptos::ev::visibilitychange, move |_| editor.save());
            on_cleanup(move || {
                hidden.remove();
                editor.save();
            });
        }
        // The field has the focus as soon as it is there.
        Effect::new(move |_| {
            if let Some(field) = editor.field.get() {
                browser::focus(&field);
            }
        });
        editor
    }

    fn note(self) -> Note {
        let of = |id: &PaperId| self.store.with(|shelf| shelf.get(id).map(|entry| entry.note.clone()));
        self.id.with_value(of).unwrap_or_default()
    }

    fn save(self) {
        if self.is_writing.try_get_untracked() != Some(true) {
            return;
        }
        let (seen, typed) = self.draft.get_value();
        if typed == seen.text {
            return;
        }
        self.store.change(|shelf, now| self.id.with_value(|id| shelf.set_note(id, &seen, &typed, now)));
        let note = untrack(|| self.note());
        // What came from elsewhere meanwhile was joined to it, and is read before more is written.
        if note.text != typed {
            self.is_writing.set(false);
        }
        self.draft.set_value((note, typed));
    }

    fn toggle(self) {
        if self.is_writing.get_untracked() {
            self.save();
            self.is_writing.set(false);
        } else {
            let note = untrack(|| self.note());
            let typed = note.text.clone();
            self.draft.set_value((note, typed));
            self.is_writing.set(true);
        }
    }

    /// The button.
    pub fn button(self, title: &str) -> impl IntoView + use<> {
        let label = move || match (self.is_writing.get(), self.note().text.is_empty()) {
            (true, _) => "Done",
            (false, true) => "Add note",
            (false, false) => "Edit note",
        };
        view! {
            <button type="button" class="action" node_ref=self.button on:click=move |_| self.toggle()>
                {label}
                <span class="spoken">{format!(": {title}")}</span>
            </button>
        }
    }

    /// The note, or the field to write it in.
    pub fn content(self, title: &str) -> impl IntoView + use<> {
        let label = StoredValue::new(format!("Note on {title}"));
        let escape = move |event: leptos::ev::KeyboardEvent| {
            if event.key() == "Escape" {
                self.toggle();
                if let Some(button) = self.button.get_untracked() {
                    browser::focus(&button);
                }
            }
        };
        let field = move || {
            view! {
                <textarea
                    node_ref=self.field
                    rows="5"
                    aria-label=label.get_value()
                    prop:value=self.draft.with_value(|(_, typed)| typed.clone())
                    on:input=move |event| self.draft.update_value(|(_, typed)| *typed = event_target_value(&event))
                    on:change=move |_| self.save()
                    on:keydown=escape
                ></textarea>
            }
        };
        let read = move || if self.is_writing.get() { String::new() } else { note(&self.note().text).into_string() };
        view! {
            <div class="shelf-notes">
                <p class="shelf-note" inner_html=read></p>
                {move || self.is_writing.get().then(field)}
            </div>
        }
    }
}
