//! The page as a whole, and how the program takes over from the static one.
use std::sync::Arc;

use catalogue::route::Route;
use catalogue::search::{Results, search};
use leptos::prelude::*;

use crate::browser;
use crate::components::action::{Announcements, Announcer};
use crate::components::header::Header;
use crate::components::help::Help;
use crate::components::paper_list::Layouts;
use crate::components::prose_text::ProseSource;
use crate::load::Library;
use crate::location::{Location, PageKind, page_kind};
use crate::metadata::metadata;
use crate::pages::about::About;
use crate::pages::browse::Browse;
use crate::pages::contribute::Contribute;
use crate::pages::not_found::NotFound;
use crate::pages::paper::PaperPage;
use crate::prose::Prose;

/// Everything on the page.
#[component]
pub fn App(
    /// The catalogue and its index.
    library: Arc<Library>,
    /// The address bar.
    location: Location,
    /// The curator's prose, where it is there already.
    prose: Option<Prose>,
) -> impl IntoView {
    provide_context(ProseSource::new(prose));
    provide_context(Arc::clone(&library));
    provide_context(location);
    provide_context(Layouts::new());
    provide_context(Announcer::new());
    let query = location.query();
    let route = location.route();
    let results: Memo<Results> = {
        let library = Arc::clone(&library);
        Memo::new(move |_| query.with(|query| search(&library.index, query)))
    };
    let kind = Memo::new(move |_| route.with(page_kind));
    Effect::new(move |_| browser::set_title(&route.with(|route| metadata(&library, route).title)));
    view! {
        <Header />
        {move || match kind.get() {
            PageKind::Browse => view! { <Browse results=results /> }.into_any(),
            PageKind::Paper(id) => view! { <PaperPage id=id results=results /> }.into_any(),
            PageKind::About => view! { <About /> }.into_any(),
            PageKind::Contribute => view! { <Contribute /> }.into_any(),
            PageKind::NotFound(path) => view! { <NotFound looked_for=path kind="page" /> }.into_any(),
        }}
        <Footer />
        <Help />
        <Announcements />
    }
}

/// The foot of every page.
#[component]
fn Footer() -> impl IntoView {
    let library = crate::load::use_library();
    let location = crate::location::use_location();
    let list = library.catalogue.list();
    view! {
        <footer class="footer">
            <p>{list.tagline.to_string()}</p>
            <p>
                <a href=location.href(&Route::About)>"About"</a>
                <a href=location.href(&Route::Contribute)>"Contribute"</a>
                <a href=location.file("papers.json") rel="external">"Data"</a>
                <a href=location.file("feed.xml") rel="external">"Feed"</a>
                <a href=list.repository.to_string() rel="external">"Repository"</a>
                <span class="needs-program footer-keys">"Press "<kbd>"?"</kbd>" for keys"</span>
            </p>
        </footer>
    }
}

/// Loads the catalogue and takes over the page; when it cannot be loaded, says so above
/// the static page.
#[cfg(target_arch = "wasm32")]
pub fn start() {
    use catalogue::route::Base;

    // A base that the document does not have is the root, as in a page opened alone.
    let base = Base::new(&browser::base_path()).unwrap_or_default();
    browser::spawn(async move {
        let (path, search) = browser::address();
        let has_prose = matches!(Route::parse(&base, &path, &search), Route::About | Route::Contribute);
        match crate::load::load(&base.file("papers.json")).await {
            Ok(library) => {
                // A page that shows prose is taken over with it, so that nothing jumps.
                let address = base.file(crate::prose::FILE);
                let prose = if has_prose { crate::load::load_prose(&address).await } else { None };
                take_over(library, base, prose);
            }
            Err(error) => show_failure(error),
        }
    });
}

/// Puts the program in the place of the static page, in one task, so that no frame
/// shows neither.
#[cfg(target_arch = "wasm32")]
fn take_over(library: Library, base: catalogue::route::Base, prose: Option<Prose>) {
    use crate::components::search_box::SEARCH_BOX;

    let typed = browser::typed_early(SEARCH_BOX);
    let Some(root) = browser::emptied_element("app") else { return };
    let _ = browser::emptied_element("notice");
    browser::mark_started();
    let library = Arc::new(library);
    mount_to(root, move || {
        let location = Location::of_browser(base);
        let route = location.route().get_untracked();
        if let Route::Browse(query) = &route {
            if !typed.text.is_empty() && typed.text != query.text {
                location.replace(&Route::Browse(query.with_text(&typed.text)));
            }
        } else if !typed.text.is_empty() {
            location.go(&Route::Browse(catalogue::Query::default().with_text(&typed.text)));
        }
        if let Some(selection) = typed.selection {
            request_animation_frame(move || browser::restore_typing(SEARCH_BOX, selection));
        }
        view! { <App library=library location=location prose=prose /> }
    })
    .forget();
}

/// Says above the static page what went wrong, and offers to try again.
#[cfg(target_arch = "wasm32")]
fn show_failure(error: crate::load::LoadError) {
    use crate::components::load_failure::LoadFailure;

    let Some(notice) = browser::emptied_element("notice") else { return };
    browser::mark_started();
    let retry = Callback::new(|()| start());
    mount_to(notice, move || view! { <LoadFailure error=error retry=retry /> }).forget();
}
