//! Where the reader is. The address is the only state of what is asked: it is read here, into one
//! signal, and changed here and nowhere else.
use std::mem;
use std::time::Duration;

use catalogue::PaperId;
use catalogue::query::Query;
use catalogue::route::{Base, Route};
use catalogue::shelf::Selection;
use leptos::prelude::*;

use crate::browser::{self, AddedBy, Entry};

mod page_key;
mod scroll;
mod search;

pub use page_key::PageKey;

/// Reads the path and the query string of an address.
type Read = Box<dyn Fn(&str, &str) -> Route + Send + Sync>;

/// Whether the program can show a page; what it cannot is another document.
type Shows = Box<dyn Fn(&Route) -> bool + Send + Sync>;

/// The address bar as a signal. Copies share it.
#[derive(Clone, Copy)]
pub struct Location {
    base: StoredValue<Base>,
    read: StoredValue<Read>,
    shows: StoredValue<Shows>,
    // Pages come and go, and these stay. A `WriteSignal` lets go of its subscribers at each write; an `RwSignal` would
    // keep those that are gone.
    route: ReadSignal<Route>,
    set_route: WriteSignal<Route>,
    page: Memo<PageKey>,
    query: Memo<Query>,
    scroll: ReadSignal<f64>,
    set_scroll: WriteSignal<f64>,
    history: StoredValue<History>,
    /// Runs out when words are asked for again that the address could not be changed to; on which kind of page.
    refused_search: StoredValue<Option<(PageKey, TimeoutHandle)>>,
}

/// The way of the reader through the history.
#[derive(Default)]
struct History {
    /// Whether a place is being restored: what scrolls meanwhile is the browser, not the reader.
    is_restoring: bool,
    /// How the reader came to the page that is about to be shown.
    arrival: Option<Arrival>,
    /// The entry whose page is shown.
    shown: Entry,
    /// The paper that the reader has come back from.
    left_paper: Option<PaperId>,
    /// Runs out when the place of a reader who has stopped to scroll is to be remembered.
    scroll_pause: Option<TimeoutHandle>,
}

impl Location {
    /// The same for one page, which has memos of its own of what is shown and asked.
    #[must_use]
    pub fn of_page(self, page: Memo<PageKey>, query: Memo<Query>) -> Self {
        Self { page, query, ..self }
    }

    /// A location that does not change, for pages rendered natively.
    #[must_use]
    pub fn fixed(base: Base, route: Route) -> Self {
        let address = route.clone();
        Self::new(base, route, Box::new(move |_, _| address.clone()), Box::new(|_| true))
    }

    fn new(base: Base, route: Route, read: Read, shows: Shows) -> Self {
        let (route, set_route) = signal(route);
        let (scroll, set_scroll) = signal(0.0);
        Self {
            base: StoredValue::new(base),
            read: StoredValue::new(read),
            shows: StoredValue::new(shows),
            route,
            set_route,
            // They live as long as what they read.
            page: ArcMemo::new(move |_| route.with(PageKey::of)).into(),
            query: ArcMemo::new(move |_| route.with(|route| route.query().cloned().unwrap_or_default())).into(),
            scroll,
            set_scroll,
            history: StoredValue::new(History::default()),
            refused_search: StoredValue::new(None),
        }
    }

    /// The browser's address bar, as `read` reads it. Follows Back and Forward, and clicks on links to
    /// pages of this site, as far as the program `shows` them.
    #[must_use]
    pub fn of_browser(
        base: Base,
        read: impl Fn(&str, &str) -> Route + Send + Sync + 'static,
        shows: impl Fn(&Route) -> bool + Send + Sync + 'static,
    ) -> Self {
        let (path, search) = browser::address();
        let route = read(&path, &search).with_fragment(&browser::fragment());
        let location = Self::new(base, route, Box::new(read), Box::new(shows));
        location.set_scroll.set(browser::scroll_position());
        location.history.update_value(|history| history.shown = Entry::current());
        browser::restore_scroll_ourselves();

        let loaded = location.route.get_untracked();
        window_event_listener(leptos::ev::popstate, move |_| {
            let route = location.of_address();
            // Another document was shown at that entry of the history.
            if !location.shows(&route) && route != loaded {
                browser::reload();
            } else {
                location.returned();
            }
        });
        window_event_listener(leptos::ev::click, move |event| {
            let Some((path, search)) = browser::followed_link(&event) else { return };
            let route = location.read.with_value(|read| read(&path, &search));
            // What is no page of ours may still be a file of the site.
            if location.shows(&route) && !matches!(route, Route::NotFound { .. }) {
                event.prevent_default();
                location.go(&route);
            }
        });
        window_event_listener(leptos::ev::scroll, move |_| location.scrolled());
        location.find_reloaded_place();
        location
    }

    /// The page that is shown.
    #[must_use]
    pub fn route(self) -> ReadSignal<Route> {
        self.route
    }

    /// The kind of the page that is shown.
    #[must_use]
    pub fn page(self) -> Memo<PageKey> {
        self.page
    }

    /// What is asked: the query of the browse page, of the trends or of the shelf, or the one whose results the reader
    /// of a paper came from.
    #[must_use]
    pub fn query(self) -> Memo<Query> {
        self.query
    }

    /// Which papers of the shelf are shown, and in which order.
    #[must_use]
    pub fn selection(self) -> Selection {
        self.route.with(|route| match route {
            Route::Shelf { selection, .. } => selection.clone(),
            _ => Selection::default(),
        })
    }

    /// The papers that the address names to be compared.
    #[must_use]
    pub fn compared(self) -> Vec<PaperId> {
        self.route.with(|route| match route {
            Route::Compare(ids) => ids.clone(),
            _ => Vec::new(),
        })
    }

    /// How far the page is scrolled, in CSS pixels.
    #[must_use]
    pub fn scroll(self) -> ReadSignal<f64> {
        self.scroll
    }

    /// Whether the page is being scrolled to where it was left.
    #[must_use]
    pub fn is_restoring(self) -> bool {
        self.history.with_value(|history| history.is_restoring)
    }

    fn set_restoring(self, is_restoring: bool) {
        self.history.update_value(|history| history.is_restoring = is_restoring);
    }

    /// The paper whose page the reader left to come back to the list, once.
    #[must_use]
    pub fn take_left_paper(self) -> Option<PaperId> {
        self.history.try_update_value(|history| history.left_paper.take()).flatten()
    }

    /// The page that the address bar names, which may be about to be shown.
    #[must_use]
    pub fn of_address(self) -> Route {
        let (path, search) = browser::address();
        self.read.with_value(|read| read(&path, &search)).with_fragment(&browser::fragment())
    }

    /// Whether the address bar names the list, which may be about to be shown.
    #[must_use]
    pub fn is_at_list(self) -> bool {
        matches!(self.of_address(), Route::Browse(_))
    }

    /// Whether the page that the address bar names is shown, and none is about to be.
    #[must_use]
    pub fn is_shown(self) -> bool {
        self.route.with_untracked(|route| *route == self.of_address())
    }

    fn shows(self, route: &Route) -> bool {
        self.shows.with_value(|shows| shows(route))
    }

    fn href(self, route: &Route) -> String {
        self.base.with_value(|base| route.href(base))
    }

    /// Goes to a page, by an entry of the history of its own; to the top of the page that is shown.
    pub fn go(self, route: &Route) {
        if !self.shows(route) {
            return browser::load(&self.href(route));
        }
        // As a browser does that loads a page anew.
        if self.of_address() == *route {
            return browser::scroll_to(0.0);
        }
        self.go_by(route, AddedBy::Visit);
    }

    /// Goes to what a slider asks for, by an entry of the history for all its moves.
    pub fn slide(self, route: &Route) {
        self.go_by(route, AddedBy::Slider);
    }

    /// Goes to a paper that was chosen at random.
    pub fn go_at_random(self, route: &Route) {
        self.go_by(route, AddedBy::Random);
    }

    fn go_by(self, route: &Route, added_by: AddedBy) {
        let left = self.of_address();
        if left == *route {
            return;
        }
        let current = Entry::current();
        let since_list = match (left, route, current.since_list) {
            (Route::Browse(_), Route::Paper { .. }, _) => 1,
            (Route::Paper { .. }, Route::Paper { .. }, since_list @ 1..) => since_list + 1,
            _ => 0,
        };
        let (href, entry) = (self.href(route), Entry { since_list, added_by, ..Entry::default() });
        let is_same_slider = added_by == AddedBy::Slider && current.added_by == AddedBy::Slider;
        let changed = if current.added_by == AddedBy::Sheet || is_same_slider {
            browser::replace_address(&href, entry)
        } else {
            self.remember_scroll();
            browser::push_address(&href, entry)
        };
        match changed {
            Ok(()) => self.show_soon(),
            Err(_) => browser::load(&href),
        }
    }

    /// A sheet was opened over the page: from now on Back closes it.
    pub fn opened_sheet(self) {
        if Entry::current().added_by != AddedBy::Sheet {
            self.remember_scroll();
            let entry = Entry { added_by: AddedBy::Sheet, ..Entry::current() };
            // Without the entry, Back leaves the page as it does where there are no sheets.
            let _ = browser::push_address(&self.href(&self.of_address()), entry);
        }
    }

    /// The sheet was closed: without a choice, nothing is left of it in the history.
    pub fn closed_sheet(self) {
        if Entry::current().added_by == AddedBy::Sheet {
            browser::go_back(1);
        }
    }

    /// Goes to the list: from a paper back to where the reader was in it, if they came from there; from the trends to
    /// the papers that they count.
    pub fn go_to_list(self) {
        match Entry::current().since_list {
            0 => {
                let query = self.route.with_untracked(|route| match route {
                    Route::Paper { within: query, .. } | Route::Trends(query) => query.clone(),
                    _ => Query::default(),
                });
                self.go(&Route::Browse(query));
            }
            entries => browser::go_back(entries),
        }
    }

    /// Shows what the address bar says, in a task of its own: browsers take long to change the history.
    fn show_soon(self) {
        set_timeout(move || self.show(Arrival::Visit), Duration::ZERO);
    }

    /// The reader went Back or Forward.
    fn returned(self) {
        browser::close_all();
        // Read at once: a browser may scroll, and have that remembered, before the page is shown.
        let place = Entry::current().scroll;
        self.cancel_scroll_pause();
        self.set_restoring(true);
        self.show(Arrival::Return(place));
    }

    /// Shows what the address bar says.
    fn show(self, arrival: Arrival) {
        let focus = browser::Focus::now();
        self.history.update_value(|history| history.arrival = Some(arrival));
        let render = move || {
            // A transition begins later than it was asked for; what was typed meanwhile is in the address, and
            // the first to begin shows it all.
            let arrival = self.history.try_update_value(|history| history.arrival.take());
            let Some(arrival) = arrival.flatten() else { return };
            let (left, route) = (self.route.get_untracked(), self.of_address());
            if arrival == Arrival::Visit && left == route {
                return self.set_restoring(false);
            }
            let is_other_page = PageKey::of(&left) != PageKey::of(&route);
            let entry = Entry::current();
            let shown = self.history.try_update_value(|history| mem::replace(&mut history.shown, entry));
            // The list gives the focus to the paper that was left.
            let is_back_from_paper = matches!((&left, &route), (Route::Paper { .. }, Route::Browse(_)))
                && matches!(arrival, Arrival::Return(_))
                && shown.is_some_and(|shown| shown.was_opened_from(entry));
            if let (Route::Paper { id, .. }, true) = (&left, is_back_from_paper) {
                self.history.update_value(|history| history.left_paper = Some(id.clone()));
            }
            let place = match arrival {
                // A link within the page: the browser scrolls to what it names.
                Arrival::Return(None) if !is_other_page => None,
                // The list stays at its papers.
                Arrival::Visit if differs_only_in_view(&left, &route) => None,
                Arrival::Return(place) => Some(place.unwrap_or_default()),
                Arrival::Visit => Some(0.0),
            };
            if let Some(place) = place {
                self.set_scroll.set(place);
            }
            self.set_route.set(route);
            // The page is rendered by then, and not yet shown.
            request_animation_frame(move || {
                if let Some(place) = place {
                    browser::scroll_to(place);
                }
                self.set_restoring(false);
                match focus {
                    // A reader who is typing keeps the search box.
                    _ if browser::has_focus(SEARCH_BOX) => {}
                    Some(focus) if arrival == Arrival::Visit && !is_other_page => focus.restore(),
                    _ if is_other_page && !is_back_from_paper => browser::focus_heading(),
                    _ => {}
                }
            });
        };
        let is_other_page = self.route.with_untracked(PageKey::of) != PageKey::of(&self.of_address());
        if is_other_page { browser::view_transition(render) } else { render() }
    }
}

/// Whether two pages are the list of one query in two views.
fn differs_only_in_view(left: &Route, route: &Route) -> bool {
    let (Route::Browse(left), Route::Browse(query)) = (left, route) else { return false };
    let mut in_its_view = left.clone();
    in_its_view.view = query.view;
    left.view != query.view && in_its_view == *query
}

/// The id of the search box.
pub const SEARCH_BOX: &str = "search";

/// How the reader came to an entry of the history.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Arrival {
    /// By a link or a control: the page begins at its top.
    Visit,
    /// By Back or Forward: the page is where it was left, if it was.
    Return(Option<f64>),
}
