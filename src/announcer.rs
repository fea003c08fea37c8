//! What was last done, said aloud for those who hear the page.
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;

use crate::browser;

/// How long it stands there, and how long a button says how copying went.
const SHOWN: Duration = Duration::from_millis(1800);

/// How long a sentence stands there that is seen, too.
const READ: Duration = Duration::from_secs(6);

/// A word that is shown: when it is taken away, and how.
type Shown = (TimeoutHandle, Rc<dyn Fn()>);

/// What was said last.
#[derive(Clone, Copy, Default)]
pub struct Said {
    /// The sentence; empty when it was taken away.
    pub text: &'static str,
    /// Whether it is seen, too.
    pub is_seen: bool,
}

/// Says things aloud, and shows what went wrong.
#[derive(Clone, Copy)]
pub struct Announcer {
    said: ReadSignal<Said>,
    set_said: WriteSignal<Said>,
    /// Runs out when what was said last is taken away.
    end: StoredValue<Option<TimeoutHandle>>,
    /// The word that was shown last.
    shown: StoredValue<Option<Shown>, LocalStorage>,
}

impl Default for Announcer {
    fn default() -> Self {
        let (said, set_said) = signal(Said::default());
        Self { said, set_said, end: StoredValue::new(None), shown: StoredValue::new_local(None) }
    }
}

impl Announcer {
    /// What was said last, for a moment.
    #[must_use]
    pub fn said(self) -> ReadSignal<Said> {
        self.said
    }

    /// Says something, also if it is what was said last.
    pub fn say(self, text: &'static str) {
        self.put(Said { text, is_seen: false }, SHOWN);
    }

    fn put(self, said: Said, time: Duration) {
        if let Some(end) = self.end.try_update_value(Option::take).flatten() {
            end.clear();
        }
        // Only what changes is read out.
        self.set_said.set(Said::default());
        request_animation_frame(move || self.set_said.set(said));
        self.end.set_value(set_timeout_with_handle(move || self.set_said.set(Said::default()), time).ok());
    }

    /// Copies text and says how that went: aloud, and by `show` in a word, for a moment.
    pub async fn copy(self, text: &str, show: impl Fn(Option<&'static str>) + 'static) {
        match browser::copy(text).await {
            Ok(()) => {
                self.say("Copied to the clipboard");
                self.show("Copied", show);
            }
            Err(_) => self.fail("Your browser didn’t allow copying", show),
        }
    }

    /// Saves text as a file and, where that fails, says so in the same ways.
    pub fn save(self, file: &str, media_type: &str, text: &str, show: impl Fn(Option<&'static str>) + 'static) {
        if browser::save(file, media_type, text).is_err() {
            self.fail("Your browser couldn’t save the file.", show);
        }
    }

    /// Says that something failed: aloud and for all to read, and by `show` in a word.
    fn fail(self, text: &'static str, show: impl Fn(Option<&'static str>) + 'static) {
        self.put(Said { text, is_seen: true }, READ);
        self.show("Failed", show);
    }

    fn show(self, word: &'static str, show: impl Fn(Option<&'static str>) + 'static) {
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
