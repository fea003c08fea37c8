//! How far the page is scrolled, as the history remembers it.
use std::time::Duration;

use leptos::prelude::*;

use super::Location;
use crate::browser::{self, Entry};

/// How long the page must not have been scrolled before the history remembers the place.
const SCROLL_PAUSE: Duration = Duration::from_millis(100);

impl Location {
    /// The page was scrolled.
    pub(super) fn scrolled(self) {
        if self.is_restoring() {
            return;
        }
        browser::keep_focus(|| self.set_scroll.set(browser::scroll_position()));
        self.cancel_scroll_pause();
        let pause = set_timeout_with_handle(browser::remember_scroll, SCROLL_PAUSE).ok();
        self.history.update_value(|history| history.scroll_pause = pause);
    }

    pub(super) fn remember_scroll(self) {
        self.cancel_scroll_pause();
        browser::remember_scroll();
    }

    pub(super) fn cancel_scroll_pause(self) {
        if let Some(pause) = self.history.try_update_value(|history| history.scroll_pause.take()).flatten() {
            pause.clear();
        }
    }

    /// Finds where a reloaded page was, which the static page may be too short for; unless the reader has
    /// scrolled it since.
    pub(super) fn find_reloaded_place(self) {
        let Some(place) = Entry::current().scroll else { return };
        let here = browser::scroll_position();
        // Where a browser leaves a page that it does not restore, or as far as it could.
        let is_as_loaded = [0.0, place.min(browser::scroll_end())].iter().any(|loaded| (here - loaded).abs() < 1.5);
        if is_as_loaded {
            self.set_scroll.set(place);
            self.set_restoring(true);
        }
    }

    /// Scrolls a reloaded page to where it was. Called once the page is mounted and so long enough.
    pub fn restore_reloaded_place(self) {
        if self.is_restoring() {
            request_animation_frame(move || {
                browser::scroll_to(self.scroll.get_untracked());
                self.set_restoring(false);
            });
        }
    }
}
