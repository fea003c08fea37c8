//! What was last done, said aloud for those who hear the page.
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;

use crate::browser;

/// How long it stands there, and how long a button says how copying went.
const SHOWN: Duration = Duration::from_millis(1800);

/// How long a sentence stands there that is seen, too.
const READ: Duration = Duration::from_secs(6);

/// What is said where a file could not be saved.
const NOT_SAVED: &str = "Your browser couldn’t save the file.";

/// The same in a word.
const FAILED: &str = "Failed";

/// A word that is shown: when it is taken away, and how.
type Shown = (TimeoutHandle, Rc<dyn Fn()>);

/// Says things aloud, and shows what went wrong.
#[derive(Clone, Copy)]
pub struct Announcer {
    is_seen: RwSignal<bool>,
    text: ReadSignal<&'static str>,
    set_text: WriteSignal<&'static str>,
    /// Runs out when what was said last is taken away.
    end: StoredValue<Option<TimeoutHandle>>,
    /// The word that was shown last.
    shown: StoredValue<Option<Shown>, LocalStorage>,
}

impl Default for Announcer {
    fn default() -> Self {
        let (text, set_text) = signal("");
        Self {
            is_seen: RwSignal::new(false),
            text,
            set_text,
            end: StoredValue::new(None),
            shown: StoredValue::new_local(None),
        }
    }
}

impl Announcer {
    /// What was said last, for a moment.
    #[must_use]
    pub fn text(self) -> ReadSignal<&'static str> {
        self.text
    }

    /// Whether what was said last is seen, too.
    #[must_use]
    pub fn is_seen(self) -> RwSignal<bool> {
        self.is_seen
    }

    /// Says something, also if it is what was said last.
    pub fn say(self, message: &'static str) {
        self.put(message, false);
    }

    fn put(self, message: &'static str, is_seen: bool) {
        if let Some(end) = self.end.try_update_value(Option::take).flatten() {
            end.clear();
        }
        // Only what changes is read out.
        self.set_text.set("");
        self.is_seen.set(is_seen);
        request_animation_frame(move || self.set_text.set(message));
        let shown = if is_seen { READ } else { SHOWN };
        self.end.set_value(set_timeout_with_handle(move || self.set_text.set(""), shown).ok());
    }

    /// Copies text and says how that went: aloud, and by `show` in a word, for a moment.
    pub async fn copy(self, text: &str, show: impl Fn(Option<&'static str>) + 'static) {
        match browser::copy(text).await {
            Ok(()) => self.tell("Copied", "Copied to the clipboard", show),
            Err(_) => self.tell(FAILED, "Your browser didn’t allow copying", show),
        }
    }

    /// Saves text as a file and, where that fails, says so in the same ways.
    pub fn save(self, file: &str, media_type: &str, text: &str, show: impl Fn(Option<&'static str>) + 'static) {
        if browser::save(file, media_type, text).is_err() {
            self.tell(FAILED, NOT_SAVED, show);
        }
    }

    fn tell(self, word: &'static str, message: &'static str, show: impl Fn(Option<&'static str>) + 'static) {
        self.put(message, word == FAILED);
        if let Some((end, hide)) = self.shown.try_update_value(Option::take).flatten() {
            end.clear();
            hide();
        }
        show(Some(word));
        let hide = Rc::new(move || show(None));
        let end = set_timeout_with_handle(
            {
                let hide = hide.clone();
                move || hide()
            },
            SHOWN,
        );
        self.shown.set_value(end.ok().map(|end| (end, hide as _)));
    }
}
