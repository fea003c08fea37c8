//! What was last done, said aloud for those who hear the page.
use std::time::Duration;

use leptos::prelude::*;

use crate::browser;

/// How long it stands there, and how long a button says how copying went.
const SHOWN: Duration = Duration::from_millis(1800);

/// Says things aloud.
#[derive(Clone, Copy)]
pub struct Announcer {
    text: ReadSignal<&'static str>,
    set_text: WriteSignal<&'static str>,
    /// Runs out when what was said last is taken away.
    end: StoredValue<Option<TimeoutHandle>>,
}

impl Default for Announcer {
    fn default() -> Self {
        let (text, set_text) = signal("");
        Self { text, set_text, end: StoredValue::new(None) }
    }
}

impl Announcer {
    /// What was said last, for a moment.
    #[must_use]
    pub fn text(self) -> ReadSignal<&'static str> {
        self.text
    }

    /// Says something, also if it is what was said last.
    pub fn say(self, message: &'static str) {
        if let Some(end) = self.end.try_update_value(Option::take).flatten() {
            end.clear();
        }
        // Only what changes is read out.
        self.set_text.set("");
        request_animation_frame(move || self.set_text.set(message));
        self.end.set_value(set_timeout_with_handle(move || self.set_text.set(""), SHOWN).ok());
    }

    /// Copies text and says how that went: aloud, and by `show` in a word, for a moment.
    pub async fn copy(self, text: &str, show: impl Fn(Option<&'static str>) + 'static) {
        let (word, message) = match browser::copy(text).await {
            Ok(()) => ("Copied", "Copied to the clipboard"),
            Err(_) => ("Failed", "The browser did not allow copying"),
        };
        self.say(message);
        show(Some(word));
        set_timeout(move || show(None), SHOWN);
    }
}
