//! The search: what is asked by the address, and what is found.
use std::sync::Arc;
use std::time::Duration;

use catalogue::query::{Query, View};
use catalogue::route::Route;
use leptos::prelude::*;

use super::ListLook;
use crate::browser::{self, IS_PROGRAM};
use crate::data::library::Library;
use crate::data::results::PageResults;
use crate::data::shelf::ShelfStore;
use crate::location::{Location, PageKey};
use crate::reactive::{deferred, follow, memo, page_memo};

/// Longer than between two letters of who types.
const PAUSE: Duration = Duration::from_millis(300);

/// What is asked of the list, and what was found.
#[derive(Clone, Copy)]
pub struct Search {
    /// The query of the list, of the trends or of the shelf, or the one whose results the reader of a paper came from.
    pub query: Memo<Query>,
    /// Its results; on the shelf, among its papers.
    pub results: Memo<Arc<PageResults>>,
    /// How densely the results are set when the address does not say: as suits the screen.
    pub default_view: Signal<View>,
    /// The query and its results, as they were rendered in the last frame: for what may be rendered after the papers.
    pub deferred: Signal<QueryResults>,
    /// The results that were the same for a while (debounced).
    debounced: Signal<Arc<PageResults>>,
}

impl Search {
    /// Follows the query of the address.
    pub(super) fn new(library: &'static Library, location: Location, shelf: ShelfStore) -> Self {
        let (query, page, route) = (location.query(), location.page(), location.route());
        let is_on_shelf = memo(move || page.with(|page| *page == PageKey::Shelf(None)));
        // On the shelf only its papers are searched.
        let among = memo(move || is_on_shelf.get().then(|| shelf.positions(library)));
        let find = move |before: Option<&Arc<PageResults>>| {
            among.with(|among| query.with(|query| library.search_among(query, among.as_deref(), before)))
        };
        // To compare long results with those before would take longer than what it saves.
        let results = Memo::new_with_compare(find, |_, _| true);
        let newest =
            move |_: Option<&_>| QueryResults { route: route.get(), query: query.get(), results: results.get() };
        let newest = Memo::new_with_compare(newest, |_, _| true);
        Self {
            query,
            results,
            default_view: default_view().into(),
            deferred: deferred(move || newest.get()).into(),
            debounced: follow(move || results.get(), |act| set_timeout(act, PAUSE)).into(),
        }
    }

    /// The same for one page, which comes and goes.
    pub(super) fn of_page(self) -> Self {
        Self {
            query: page_memo(self.query),
            results: page_memo(self.results),
            default_view: page_memo(self.default_view).into(),
            deferred: page_memo(self.deferred).into(),
            debounced: page_memo(self.debounced).into(),
        }
    }

    /// What `of` makes of the query and its results.
    pub fn with<T>(self, of: impl FnOnce(&Query, &PageResults) -> T) -> T {
        self.query.with(|query| self.results.with(|results| of(query, results)))
    }

    /// How densely the results are set.
    #[must_use]
    pub fn view(self) -> View {
        self.query.with(|query| query.view).unwrap_or_else(|| self.default_view.get())
    }

    /// What the height of the papers depends on.
    #[must_use]
    pub fn look(self, library: &Library) -> ListLook {
        let view = self.view();
        let (has_thumbnails, has_texts) =
            self.query.with(|query| (library.shared_category(query).is_some(), library.has_texts(query, view)));
        ListLook { view, has_thumbnails, has_texts }
    }

    /// How many papers match.
    #[must_use]
    pub fn total(self) -> usize {
        self.results.with(|results| results.found.papers.len())
    }

    /// Whether the results have been the same for a while: no one is typing.
    #[must_use]
    pub fn is_settled(self) -> bool {
        self.debounced.with(|debounced| self.results.with(|results| Arc::ptr_eq(debounced, results)))
    }
}

/// A query with its results.
#[derive(Clone)]
pub struct QueryResults {
    /// The page on which it was asked.
    route: Route,
    /// What was asked.
    pub query: Query,
    /// What was found.
    pub results: Arc<PageResults>,
}

impl QueryResults {
    /// The page on which another query is asked: of the trends or the shelf where this was, else of the list.
    #[must_use]
    pub fn asking(&self, query: Query) -> Route {
        self.route.asking(query)
    }
}

/// Cards; on a phone, where one would fill the screen, two lines a paper.
fn default_view() -> ReadSignal<View> {
    let (view, set_view) = signal(View::Cards);
    if IS_PROGRAM {
        let measure = move || {
            let default = if browser::is_phone() { View::Compact } else { View::Cards };
            if view.get_untracked() != default {
                set_view.set(default);
            }
        };
        measure();
        // It lasts as long as the page.
        let _ = window_event_listener(leptos::ev::resize, move |_| measure());
    }
    view
}
