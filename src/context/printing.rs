//! Printing.
use leptos::prelude::*;

use crate::browser::{self, IS_PROGRAM};
use crate::reactive::page_memo;

/// Whether the page is being printed.
#[derive(Clone, Copy)]
pub struct Printing(RwSignal<bool>);

impl Printing {
    pub(super) fn new() -> Self {
        let is_printed = RwSignal::new(false);
        if IS_PROGRAM {
            // They last as long as the page.
            let _ = window_event_listener(leptos::ev::beforeprint, move |_| is_printed.set(true));
            let _ = window_event_listener(leptos::ev::afterprint, move |_| is_printed.set(false));
        }
        Self(is_printed)
    }

    /// Whether it is.
    #[must_use]
    pub fn is_printed(self) -> Memo<bool> {
        page_memo(self.0)
    }

    /// Prints the page. What is on paper alone is rendered before: while a page that prints itself is printed, no
    /// effect runs.
    pub fn print(self) {
        self.0.set(true);
        browser::after_frame(move || {
            if browser::print().is_err() {
                self.0.set(false);
            }
        });
    }
}
