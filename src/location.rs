//! Where the reader is. The address is the only state of what is shown: it is read
//! here, into one signal, and changed here and nowhere else.
use std::time::Duration;

use catalogue::query::Query;
use catalogue::route::{Base, Route};
use leptos::prelude::*;

use crate::browser;
use crate::load::HAS_FORM;

/// The address bar as a value; shared by all who ask.
#[derive(Clone, Copy)]
pub struct Location {
    base: StoredValue<Base>,
    route: RwSignal<Route>,
    /// The route by which the page was opened that is shown.
    opened: RwSignal<Route>,
    scroll: RwSignal<f64>,
}

/// What kind of page a route is; a change of kind is a change of page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PageKind {
    /// The list.
    Browse,
    /// The paper with this id.
    Paper(catalogue::PaperId),
    /// About the list.
    About,
    /// How to add to it.
    Contribute,
    /// For whom the site works.
    Accessibility,
    /// No page.
    NotFound(String),
}

/// The kind of page that a route is.
fn page_kind(route: &Route) -> PageKind {
    match route {
        Route::Browse(_) => PageKind::Browse,
        Route::Paper { id, .. } => PageKind::Paper(id.clone()),
        Route::About => PageKind::About,
        Route::Contribute => PageKind::Contribute,
        Route::Accessibility => PageKind::Accessibility,
        Route::NotFound { path } => PageKind::NotFound(path.clone()),
    }
}

impl Location {
    /// A place that does not change, for pages written out natively.
    #[must_use]
    pub fn fixed(base: Base, route: Route) -> Self {
        Self::new(base, route, 0.0)
    }

    fn new(base: Base, route: Route, scroll: f64) -> Self {
        Self {
            base: StoredValue::new(base),
            opened: RwSignal::new(route.clone()),
            route: RwSignal::new(route),
            scroll: RwSignal::new(scroll),
        }
    }

    /// The browser's address bar. Follows Back and Forward, and takes over clicks on
    /// links to pages of this site.
    #[must_use]
    pub fn of_browser(base: Base) -> Self {
        let (path, search) = browser::address();
        let route = Route::parse(&base, &path, &search);
        browser::restore_scroll_ourselves();
        let location = Self::new(base, route, browser::remembered_scroll().unwrap_or_default());
        let scroll = location.scroll;

        window_event_listener(leptos::ev::popstate, move |_| {
            if let Some(scroll) = browser::remembered_scroll() {
                location.scroll.set(scroll);
            }
            location.show(Arrival::Return);
        });
        window_event_listener(leptos::ev::click, move |event| {
            let Some((path, search)) = browser::followed_link(&event) else { return };
            let route = location.base.with_value(|base| Route::parse(base, &path, &search));
            // What is no page of ours may still be a file of the site.
            if !matches!(route, Route::NotFound { .. }) && (HAS_FORM || route != Route::Contribute) {
                event.prevent_default();
                location.go(&route);
            }
        });
        let pending = StoredValue::new(None::<TimeoutHandle>);
        window_event_listener(leptos::ev::scroll, move |_| {
            location.scroll.set(browser::scroll_position());
            if let Some(timeout) = pending.get_value() {
                timeout.clear();
            }
            let timeout = set_timeout_with_handle(browser::remember_scroll, Duration::from_millis(100));
            pending.set_value(timeout.ok());
        });
        // The list has its full length before it is scrolled to where the reader was.
        if scroll.get_untracked() > 0.0 {
            request_animation_frame(move || browser::scroll_to(scroll.get_untracked()));
        }
        location
    }

    /// The page that is shown.
    #[must_use]
    pub fn route(self) -> ReadSignal<Route> {
        self.route.read_only()
    }

    /// The kind of the page that is shown. This changes only when that does, and not with every
    /// route.
    #[must_use]
    pub fn page(self) -> PageKind {
        self.opened.with(page_kind)
    }

    /// What is asked of the list: the query of the browse page, or the one whose
    /// results the reader of a paper came from.
    #[must_use]
    pub fn query(self) -> Memo<Query> {
        Memo::new(move |_| self.route.with(|route| route.query().cloned().unwrap_or_default()))
    }

    /// How far the page is scrolled, in CSS pixels.
    #[must_use]
    pub fn scroll(self) -> ReadSignal<f64> {
        self.scroll.read_only()
    }

    /// The page that the address bar names, which may be about to be shown.
    #[must_use]
    pub fn of_address(self) -> Route {
        let (path, search) = browser::address();
        self.base.with_value(|base| Route::parse(base, &path, &search))
    }

    /// The address of a page.
    fn href(self, route: &Route) -> String {
        self.base.with_value(|base| route.href(base))
    }

    /// Goes to a page, as one step of the history.
    pub fn go(self, route: &Route) {
        if self.of_address() == *route {
            return;
        }
        browser::remember_scroll();
        browser::push_address(&self.href(route));
        self.show_soon();
    }

    /// Changes the current step of the history, as typing does.
    pub fn replace(self, route: &Route) {
        browser::replace_address(&self.href(route));
        self.show_soon();
    }

    /// Shows what the address bar says, in a task of its own: browsers take long for a change of the
    /// history.
    fn show_soon(self) {
        set_timeout(move || self.show(Arrival::Visit), Duration::ZERO);
    }

    /// Shows what the address bar says.
    fn show(self, arrival: Arrival) {
        let left = self.route.get_untracked();
        let route = self.of_address();
        let is_other_page = page_kind(&left) != page_kind(&route);
        let focused = browser::focused_key();
        let arrive = move |route: Route| {
            if arrival == Arrival::Visit {
                self.scroll.set(0.0);
            }
            if is_other_page {
                self.opened.set(route.clone());
            }
            self.route.set(route.clone());
            // The page is drawn by then, and not yet shown.
            request_animation_frame(move || match arrival {
                Arrival::Visit if is_other_page => {
                    browser::scroll_to(0.0);
                    // A reader who is typing keeps the search box.
                    if !browser::has_focus_within("[role=search]") {
                        browser::focus("h1");
                    }
                }
                Arrival::Visit => {
                    // Other results are read from their first one on.
                    browser::scroll_to(0.0);
                    browser::restore_focus(focused.as_deref());
                }
                Arrival::Return => {
                    if browser::remembered_scroll().is_some() {
                        browser::scroll_to(self.scroll.get_untracked());
                    }
                    if let (Route::Paper { id, .. }, Route::Browse(_)) = (&left, &route) {
                        browser::focus(&format!("article[data-paper=\"{id}\"] h2 a"));
                    }
                }
            });
        };
        if is_other_page {
            // A transition arrives later than it began; what was typed meanwhile is in the address.
            browser::transition(move || arrive(self.of_address()));
        } else {
            arrive(route);
        }
    }
}

/// How the reader came to a step of the history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Arrival {
    /// By a link or a control: the page begins at its top.
    Visit,
    /// By Back or Forward: the page is as it was left.
    Return,
}
