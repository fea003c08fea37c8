//! What is typed into the search box, as a change of the address.
use std::time::Duration;

use catalogue::query::Query;
use catalogue::route::Route;
use leptos::prelude::*;

use super::{Location, PageKey};
use crate::browser::{self, AddedBy, Entry};

/// How long to wait before the address is changed to what was typed, where the browser has refused to.
const REFUSAL: Duration = Duration::from_secs(1);

impl Location {
    /// Asks the list for these words, by an entry of the history for all that are typed together.
    pub fn search(self, text: &str) {
        match self.of_address() {
            Route::Browse(_) => self.search_page(text),
            _ if text.is_empty() => {}
            _ => self.go_by(&Route::Browse(Query::default().with_text(text)), AddedBy::Typing),
        }
    }

    /// The same of the shelf, while it is shown.
    pub fn search_shelf(self, text: &str) {
        if matches!(self.of_address(), Route::Shelf { .. }) {
            self.search_page(text);
        }
    }

    /// Whether the browser has refused to change the address to what was typed last on this page, which is tried again.
    pub fn is_refused(self) -> bool {
        let page = self.page.get_untracked();
        self.refused_search.with_value(|refused| refused.as_ref().is_some_and(|(kind, _)| *kind == page))
    }

    /// Asks the page of the address for these words.
    fn search_page(self, text: &str) {
        if let Some((_, pending)) = self.refused_search.try_update_value(Option::take).flatten() {
            pending.clear();
        }
        let (page, current) = (self.of_address(), Entry::current());
        let Some(query) = page.query().filter(|query| query.text != text) else { return };
        let next = page.asking(query.with_text(text));
        if query.text.is_empty() && current.added_by != AddedBy::Typing {
            return self.go_by(&next, AddedBy::Typing);
        }
        match browser::replace_address(&self.href(&next), current) {
            Ok(()) => self.show_soon(),
            Err(_) => {
                let (text, kind) = (text.to_owned(), PageKey::of(&page));
                let own = kind.clone();
                let search_again = move || {
                    self.refused_search.set_value(None);
                    if PageKey::of(&self.of_address()) == kind {
                        self.search_page(&text);
                    }
                };
                let again = set_timeout_with_handle(search_again, REFUSAL).ok();
                self.refused_search.set_value(again.map(|again| (own, again)));
            }
        }
    }
}
