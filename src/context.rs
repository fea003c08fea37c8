//! What components share: small contexts, each with a function that gets it.
use std::sync::Arc;
use std::time::Duration;

use catalogue::query::{Query, View};
use catalogue::route::Route;
use leptos::prelude::*;

use crate::announcer::Announcer;
use crate::browser::{self, IS_PROGRAM, ListLayout};
use crate::data::library::Library;
use crate::data::prose::Prose;
use crate::data::results::PageResults;
use crate::data::shelf::ShelfStore;
use crate::location::{Location, PageKind};
use crate::reactive::{deferred, follow, memo, page_memo};
use crate::shortcuts::Actions;

/// Longer than between two letters of who types.
const PAUSE: Duration = Duration::from_millis(300);

/// The library as a context.
#[derive(Clone, Copy)]
struct InUse(&'static Library);

/// What is asked of the list, and what was found.
#[derive(Clone, Copy)]
pub struct Search {
    /// The query of the list, of the trends or of the shelf, or the one whose results the reader of a paper came from.
    pub query: Memo<Query>,
    /// Its results; on the shelf, among its papers.
    pub results: Memo<Arc<PageResults>>,
    /// How densely the results are set when the address does not say: as suits the screen.
    pub default_view: Signal<View>,
    /// Both, as they were rendered in the last frame: for what may be rendered after the papers.
    pub deferred: Signal<QueryResults>,
    /// The results that were the same for a while.
    settled: Signal<Arc<PageResults>>,
}

impl Search {
    /// The same for one page, which comes and goes.
    fn of_page(self) -> Self {
        Self {
            query: page_memo(self.query),
            results: page_memo(self.results),
            default_view: page_memo(self.default_view).into(),
            deferred: page_memo(self.deferred).into(),
            settled: page_memo(self.settled).into(),
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
        let (has_thumbnails, has_excerpts) =
            self.query.with(|query| (library.shared_category(query).is_some(), library.has_excerpts(query)));
        ListLook { view: self.view(), has_thumbnails, has_excerpts }
    }

    /// How many papers match.
    #[must_use]
    pub fn total(self) -> usize {
        self.results.with(|results| results.papers.len())
    }

    /// Whether the results have been the same for a while: no one is typing.
    #[must_use]
    pub fn is_settled(self) -> bool {
        self.settled.with(|settled| self.results.with(|results| Arc::ptr_eq(settled, results)))
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

/// The rank of the result that has the focus as soon as the results are shown, for a reader who has gone
/// to it from the search box.
#[derive(Clone, Copy)]
pub struct PendingFocus(pub RwSignal<Option<usize>>);

/// Whether the page is being printed.
#[derive(Clone, Copy)]
pub struct Printing(pub RwSignal<bool>);

impl Printing {
    fn new() -> Self {
        let is_printed = RwSignal::new(false);
        if IS_PROGRAM {
            // They last as long as the page.
            let _ = window_event_listener(leptos::ev::beforeprint, move |_| is_printed.set(true));
            let _ = window_event_listener(leptos::ev::afterprint, move |_| is_printed.set(false));
        }
        Self(is_printed)
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

/// The entries of the lazy part of the program: see [`crate::lazy`].
#[derive(Clone, Copy, Debug)]
pub struct Lazy {
    /// Renders a page that is not the list.
    pub page: fn(PageKind) -> AnyView,
    /// Renders the dialogs.
    pub dialogs: fn() -> AnyView,
}

/// The lazy part as a context, once it is loaded.
#[derive(Clone, Copy)]
struct LazyContext(RwSignal<Option<Lazy>>);

/// The curator's prose, once it is loaded.
#[derive(Clone, Copy)]
pub struct ProseContext(pub RwSignal<Option<Arc<Prose>>>);

/// The main part of a page that only the generator writes, as HTML.
#[derive(Clone)]
pub struct StaticOnlyContent(pub Arc<str>);

/// The layouts that were measured, one for each look of the list. They outlive the page of the list, so that
/// Back renders the right part of the list at once.
#[derive(Clone, Copy)]
pub struct Layouts(RwSignal<Vec<(ListLook, ListLayout)>>);

/// What the height of the papers of a list depends on.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct ListLook {
    /// How densely they are set.
    pub view: View,
    /// Whether drawings stand at the side.
    has_thumbnails: bool,
    /// Whether there is room for a part of the abstract.
    has_excerpts: bool,
}

impl Layouts {
    /// The layout of a look, once it was measured.
    #[must_use]
    pub fn get(self, look: ListLook) -> Option<ListLayout> {
        self.0.with(|layouts| layouts.iter().find(|(other, _)| *other == look).map(|(_, layout)| *layout))
    }

    /// Notes the layout of a look.
    pub fn set(self, look: ListLook, layout: ListLayout) {
        if untrack(|| self.get(look)) != Some(layout) {
            self.0.update(|layouts| {
                layouts.retain(|(other, _)| *other != look);
                layouts.push((look, layout));
            });
        }
    }
}

/// Provides the contexts that every page needs.
pub fn provide(library: &'static Library, location: Location, prose: Option<Arc<Prose>>, lazy: RwSignal<Option<Lazy>>) {
    let query = location.query();
    let shelf = ShelfStore::new(&library.base);
    let page = location.page();
    let is_on_shelf = memo(move || page.with(|page| *page == PageKind::Shelf(None)));
    // On the shelf only its papers are searched.
    let among = memo(move || is_on_shelf.get().then(|| shelf.positions(library)));
    let find = move |before: Option<&Arc<PageResults>>| {
        among.with(|among| query.with(|query| library.search_among(query, among.as_deref(), before)))
    };
    // To compare long results with those before would take longer than what it saves.
    let results = Memo::new_with_compare(find, |_, _| true);
    let route = location.route();
    let newest = move |_: Option<&_>| QueryResults { route: route.get(), query: query.get(), results: results.get() };
    let newest = Memo::new_with_compare(newest, |_, _| true);
    provide_context(InUse(library));
    provide_context(location);
    let settled = follow(move || results.get(), |act| set_timeout(act, PAUSE));
    provide_context(Search {
        query,
        results,
        default_view: default_view().into(),
        deferred: deferred(move || newest.get()).into(),
        settled: settled.into(),
    });
    provide_context(Printing::new());
    provide_context(Announcer::default());
    provide_context(Actions::default());
    provide_context(PendingFocus(RwSignal::new(None)));
    provide_context(ProseContext(RwSignal::new(prose)));
    provide_context(LazyContext(lazy));
    provide_context(Layouts(RwSignal::default()));
    provide_context(shelf);
}

/// Provides the location and the search anew for a page, or for what comes and goes as one does: whoever reads them
/// there is forgotten with it.
pub fn provide_for_page(location: Location, search: Search) {
    provide_context(location.of_page(page_memo(location.page()), page_memo(location.query())));
    provide_context(search.of_page());
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

/// The catalogue and its index, which stay as long as the page does.
#[must_use]
pub fn use_library() -> &'static Library {
    expect_context::<InUse>().0
}

/// The address bar.
#[must_use]
pub fn use_location() -> Location {
    expect_context()
}

/// The reader's shelf.
#[must_use]
pub fn use_shelf() -> ShelfStore {
    expect_context()
}

/// What is asked and found.
#[must_use]
pub fn use_search() -> Search {
    expect_context()
}

/// The lazy part of the program, once it is loaded.
#[must_use]
pub fn use_lazy() -> ReadSignal<Option<Lazy>> {
    expect_context::<LazyContext>().0.read_only()
}
