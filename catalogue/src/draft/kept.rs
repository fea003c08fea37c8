//! What is kept of a draft while its page is reloaded: the texts that differ from those it began with.
use serde_json::value::RawValue;

use super::{Draft, FormField};
use crate::decode::record::{Record, read_text};
use crate::encode::quote;

impl Draft {
    /// The texts that differ from those of `original`, as a JSON object by the ids of their controls;
    /// `None` when none does. The releases before this one read and wrote the same.
    #[must_use]
    pub fn kept(&self, original: &Self) -> Option<String> {
        let typed = FormField::ALL.into_iter().filter(|field| self.text(*field) != original.text(*field));
        let texts: Vec<String> =
            typed.map(|field| format!("{}:{}", quote(&field.control_id()), quote(self.text(field)))).collect();
        (!texts.is_empty()).then(|| format!("{{{}}}", texts.join(",")))
    }

    /// The draft with the texts that were kept of it; what is no such text is left out.
    #[must_use]
    pub fn with_kept(mut self, json: &str) -> Self {
        let read = serde_json::from_str::<&RawValue>(json).ok().and_then(|value| Record::new(value).ok());
        for field in FormField::ALL {
            let kept = read.as_ref().and_then(|record| read_text(record.get(&field.control_id())?));
            if let Some(text) = kept {
                self.set(field, text.into_owned());
            }
        }
        self
    }
}
