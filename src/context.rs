//! What components share: small contexts, each with a function that gets it.
use std::sync::Arc;

use leptos::prelude::*;

use crate::announcer::Announcer;
use crate::data::library::Library;
use crate::data::prose::Prose;
use crate::data::shelf::ShelfStore;
use crate::location::{Location, PageKey};
use crate::reactive::page_memo;
use crate::shortcuts::Actions;

mod layouts;
mod printing;
mod search;

pub use layouts::{Layouts, ListLook};
pub use printing::Printing;
pub use search::{QueryResults, Search};

/// The library as a context.
#[derive(Clone, Copy)]
struct LibraryContext(&'static Library);

/// The pending focus as a context.
#[derive(Clone, Copy)]
struct PendingFocus(RwSignal<Option<usize>>);

/// The entries of the lazy part of the program: see [`crate::lazy`].
#[derive(Clone, Copy, Debug)]
pub struct Lazy {
    /// Renders a page that is not the list.
    pub page: fn(PageKey) -> AnyView,
    /// Renders the dialogs.
    pub dialogs: fn() -> AnyView,
}

/// The lazy part as a context, once it is loaded.
#[derive(Clone, Copy)]
struct LazyContext(ReadSignal<Option<Lazy>>);

/// The curator's prose as a context, once it is loaded.
#[derive(Clone, Copy)]
struct ProseContext(RwSignal<Option<Arc<Prose>>>);

/// The main part of a page that only the generator writes, as HTML.
#[derive(Clone)]
pub struct StaticOnlyContent(pub Arc<str>);

/// The abstract of the page that is rendered: known to the generator, and read by the program from a file
/// beside the page.
#[derive(Clone, Debug, Default)]
pub struct KnownAbstract(pub Option<String>);

/// Provides the contexts that every page needs.
pub fn provide(library: &'static Library, location: Location, prose: Option<Arc<Prose>>, lazy: RwSignal<Option<Lazy>>) {
    let shelf = ShelfStore::new(library);
    provide_context(LibraryContext(library));
    provide_context(location);
    provide_context(shelf);
    provide_context(Search::new(library, location, shelf));
    provide_context(Printing::new());
    provide_context(Announcer::default());
    provide_context(Actions::default());
    provide_context(PendingFocus(RwSignal::new(None)));
    provide_context(ProseContext(RwSignal::new(prose)));
    provide_context(LazyContext(lazy.read_only()));
    provide_context(Layouts::default());
}

/// Provides the location and the search anew for a page, or for what comes and goes as one does: whoever reads them
/// there is forgotten with it.
pub fn provide_for_page(location: Location, search: Search) {
    provide_context(location.of_page(page_memo(location.page()), page_memo(location.query())));
    provide_context(search.of_page());
}

/// The catalogue and its index, which stay as long as the page does.
#[must_use]
pub fn use_library() -> &'static Library {
    expect_context::<LibraryContext>().0
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

/// Whether the page is being printed.
#[must_use]
pub fn use_printing() -> Printing {
    expect_context()
}

/// What says things aloud.
#[must_use]
pub fn use_announcer() -> Announcer {
    expect_context()
}

/// What can be done on the page that is shown.
#[must_use]
pub fn use_actions() -> Actions {
    expect_context()
}

/// The rank of the result that has the focus as soon as the results are shown, for a reader who has gone to it from
/// the search box.
#[must_use]
pub fn use_pending_focus() -> RwSignal<Option<usize>> {
    expect_context::<PendingFocus>().0
}

/// The curator's prose, once it is loaded.
#[must_use]
pub fn use_loaded_prose() -> RwSignal<Option<Arc<Prose>>> {
    expect_context::<ProseContext>().0
}

/// The lazy part of the program, once it is loaded.
#[must_use]
pub fn use_lazy() -> ReadSignal<Option<Lazy>> {
    expect_context::<LazyContext>().0
}

/// The layouts that were measured.
#[must_use]
pub fn use_layouts() -> Layouts {
    expect_context()
}

/// The main part of a page that only the generator writes, where the document is one.
#[must_use]
pub fn use_static_only_content() -> Option<Arc<str>> {
    use_context::<StaticOnlyContent>().map(|content| content.0)
}

/// The abstract of the page that is rendered, where the generator knows it.
#[must_use]
pub fn use_known_abstract() -> Option<String> {
    use_context::<KnownAbstract>().and_then(|known| known.0)
}
