//! The form of a draft. What was typed into it is kept for the session, whatever becomes of its page.
use catalogue::Paper;
use catalogue::draft::{Draft, FormField, Message, Validation};

use super::library::Library;
use crate::browser::{self, IS_PROGRAM};

/// What was done with a form so far.
#[derive(Clone, Debug)]
pub struct Form {
    /// What was typed.
    pub draft: Draft,
    /// What the form began with: nothing, or what the record says that it corrects.
    original: Draft,
    /// Under which key the browser keeps what was typed.
    key: String,
    /// For each of [`FormField::ALL`], whether the focus has left the field once.
    pub touched: [bool; FormField::ALL.len()],
}

impl Form {
    /// The form that corrects a record, or that of a new paper, with what was typed into it before.
    #[must_use]
    pub fn open(record: Option<&Paper>, library: &Library) -> Self {
        let original = record.map(Draft::of).unwrap_or_default();
        let id = record.map(|record| ["/", record.id.as_str()].concat()).unwrap_or_default();
        let key = [library.base.as_str(), "draft", &id].concat();
        let kept = if IS_PROGRAM { browser::kept_for_session(&key) } else { None };
        let draft = original.clone().with_kept(&kept.unwrap_or_default());
        Self { draft, original, key, touched: Default::default() }
    }

    /// Takes what is now in a field.
    pub fn set(&mut self, field: FormField, text: String) {
        self.draft.set(field, text);
        if IS_PROGRAM {
            browser::keep_for_session(&self.key, self.draft.kept(&self.original).as_deref());
        }
    }

    /// Puts a text into a field in which there is nothing yet.
    pub fn prefill(&mut self, field: FormField, text: String) {
        if self.draft.text(field).trim().is_empty() && !text.is_empty() {
            self.set(field, text);
        }
    }

    /// What to say about a field now: nothing before there is something in it, or it was left empty.
    #[must_use]
    pub fn visible_message<'a>(&self, field: FormField, checked: &'a Validation) -> Option<&'a Message> {
        let is_visible = self.touched[field as usize] || !self.draft.text(field).trim().is_empty();
        checked.message(field).filter(|_| is_visible)
    }
}
