//! How the program starts: it loads the catalogue, then takes over from the static page.
use std::cell::Cell;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;

use catalogue::route::{Base, Contribution, Route};
use futures_util::future::join;
use leptos::prelude::*;
use leptos::tachys::view::{Mountable, Render};

use crate::app::{Foot, Overlay, Page};
use crate::browser::{self, Element};
use crate::components::filters::Filters;
use crate::components::header::Header;
use crate::components::notice::{LoadFailure, PartFailure};
use crate::components::virtual_list::FIRST_ITEMS;
use crate::context::{self, Lazy, StaticOnlyContent, use_search};
use crate::data::abstract_search;
use crate::data::assets::LAZY;
use crate::data::error::LoadError;
use crate::data::library::Library;
use crate::data::load::{load, load_prose, refresh};
use crate::data::parts;
use crate::data::presence::Presence;
use crate::data::prose::Prose;
use crate::data::visit;
use crate::location::{Location, SEARCH_BOX};

/// Loads the lazy part of the program; `None` when it did not arrive.
pub type LoadLazy = fn() -> Pin<Box<dyn Future<Output = Option<Lazy>>>>;

/// Loads the catalogue and takes over the page; when it cannot be loaded, says so above the static
/// page and offers to try again.
pub fn start(load_lazy: LoadLazy) {
    let Some(notice) = browser::element("notice") else { return };
    let (failure, set_failure) = signal(None);
    let is_loading = Rc::new(Cell::new(false));
    let load = move || {
        // A second click while it is tried again changes nothing.
        if is_loading.replace(true) {
            return;
        }
        let is_loading = Rc::clone(&is_loading);
        browser::spawn(async move {
            let outcome = load_and_take_over(load_lazy).await;
            is_loading.set(false);
            browser::keep_focus(|| set_failure.set(outcome.err()));
            browser::mark_started();
        });
    };
    let retry = load.clone();
    mount_to(notice, move || view! { <LoadFailure failure retry/> }).forget();
    load();
}

async fn load_and_take_over(load_lazy: LoadLazy) -> Result<(), LoadError> {
    // A base that the document does not have is the root, as in a page opened alone.
    let base = Base::new(&browser::base_path()).unwrap_or_default();
    let (path, search) = browser::address();
    let route = written(Route::parse(&base, &path, &search));
    let lazy = async { if shows_alone(&route) { None } else { load_or_retry(load_lazy).await } };
    let (library, mut lazy) = join(load(base), lazy).await;
    let mut library = library?;
    // The address of a category that the list does not have is that of no page.
    let is_alone = shows_alone(&written(library.route(&path, &search)));
    if lazy.is_none() && !is_alone {
        lazy = Some(load_or_retry(load_lazy).await.ok_or(LoadError::Program)?);
    }
    visit::begin(&mut library);
    browser::next_task().await;
    // The program uses it until the page is closed.
    let library: &Library = Box::leak(Box::new(library));
    parts::load_first(library, || request_page(library, &route)).await;
    // A page that shows prose is taken over with it, so that nothing jumps.
    let has_prose = matches!(route, Route::About | Route::Contribute(_) | Route::Accessibility);
    let prose = if has_prose { load_prose(library).await.map(Arc::new) } else { None };
    if matches!(route, Route::Paper { .. }) {
        // They are those of the whole list, and the page of a paper names one.
        library.citation_keys();
        browser::next_task().await;
    }
    let lazy = RwSignal::new(lazy);
    take_over(library, prose, lazy).await;
    if is_alone {
        browser::spawn(async move { lazy.set(load_or_retry(load_lazy).await) });
    }
    Ok(())
}

/// Whether the program shows a page without its lazy part.
fn shows_alone(route: &Route) -> bool {
    matches!(route, Route::Browse(_) | Route::StaticOnly(_))
}

/// Loads the lazy part. A wrong answer may be one that the browser has kept, so it is asked for anew once.
async fn load_or_retry(load_lazy: LoadLazy) -> Option<Lazy> {
    match load_lazy().await {
        None => {
            refresh(&browser::asset(LAZY)?).await.ok()?;
            load_lazy().await
        }
        loaded => loaded,
    }
}

/// The page to show at the address of the document: of those that only the generator writes, this may be none,
/// as without a network.
fn written(route: Route) -> Route {
    match route {
        Route::StaticOnly(page) if !browser::is_static_only() => page.unwritten(),
        route => route,
    }
}

/// Requests what the first screen of a page needs of a long list.
fn request_page(library: &Library, route: &Route) {
    let query = match route {
        Route::Browse(query) => query,
        Route::Paper { id, within } => {
            let _: Presence = library.find(id);
            within
        }
        Route::Compare(ids) => {
            for id in ids {
                let _: Presence = library.find(id);
            }
            return;
        }
        Route::Contribute(Contribution::Correction(id)) => {
            let _: Presence = library.find(id);
            return;
        }
        _ => return,
    };
    let results = library.search(query, None);
    if matches!(route, Route::Browse(_)) {
        for position in results.found.papers.iter().take(FIRST_ITEMS) {
            let _ = library.paper(*position);
        }
    }
}

/// Puts the components in the place of the static page: the header, the filters and the rest each in a task of its own,
/// so that the page answers in between, and over the static one in one task, so that no frame shows neither. The foot
/// comes with what is above it, so that it is not seen to move.
async fn take_over(library: &'static Library, prose: Option<Arc<Prose>>, lazy: RwSignal<Option<Lazy>>) {
    let Some(app) = browser::element("app") else { return };
    let Some(header) = app.first_element_child() else { return };
    let (Some(content), Some(page)) = (header.next_element_sibling(), browser::element("main")) else { return };
    let foot = content.next_element_sibling();

    // Everything is mounted until the page is closed.
    let owner = Owner::new();
    let location = owner.with(|| {
        let (here, _) = browser::address();
        let read = move |path: &str, search: &str| {
            let route = library.route(path, search);
            if path == here { written(route) } else { route }
        };
        let shows = move |route: &Route| {
            !library.is_static_only(route) && (shows_alone(route) || lazy.with_untracked(Option::is_some))
        };
        let location = Location::of_browser(library.base.clone(), read, shows);
        context::provide(library, location, prose, lazy);
        if browser::is_static_only() {
            provide_context(StaticOnlyContent(page.inner_html().into()));
        }
        location
    });
    browser::next_task().await;
    let replace = |old: &Element, view: fn() -> AnyView| {
        browser::replace_static(old, |old| mount_before(&owner, old, view));
    };
    replace(&header, || view! { <Header/> }.into_any());
    // What was typed before the program ran is searched for now.
    location.search(&browser::text_of(SEARCH_BOX));
    browser::next_task().await;
    match browser::element("filters") {
        Some(filters) => replace(&filters, || view! { <Filters/> }.into_any()),
        None => mount_before(&owner, &page, || view! { <Filters/> }.into_any()),
    }
    browser::next_task().await;
    if let Some(foot) = foot {
        replace(&foot, || view! { <Foot/> }.into_any());
    }
    owner.with(|| mount_to(app, Overlay).forget());
    replace(&page, || view! { <Page/> }.into_any());
    location.restore_reloaded_place();
    if let Some(notice) = browser::element("notice") {
        owner.with(|| mount_to(notice, PartFailure).forget());
    }
    owner.with(|| {
        parts::follow(library);
        abstract_search::follow(library, use_search().query);
    });
    std::mem::forget(owner);
}

/// Mounts a view before an element, for as long as the page is open.
fn mount_before(owner: &Owner, element: &Element, view: fn() -> AnyView) {
    let Some(parent) = element.parent_element() else { return };
    let mut mounted = owner.with(|| view().build());
    mounted.mount(&parent, Some(element));
    std::mem::forget(mounted);
}
