//! The page as a whole, and how the program takes over from the static one.
use catalogue::route::Route;
use leptos::prelude::*;
use maud::{Markup, PreEscaped, html};

use crate::browser;
use crate::commands;
use crate::components::header::{brand, footer, page_links, search_fields, skip_link, theme_button};
use crate::components::help::help;
use crate::effect::effect;
use crate::load::{IS_PROGRAM, Library};
use crate::location::{Location, PageKind};
use crate::metadata::title;
use crate::pages::{about::about, browse::browse, not_found::not_found, paper::paper_page};
use crate::prose::Prose;
use crate::region::{fixed, frame, region};
use crate::state::{State, StaticPage};

/// Everything on the page, of `library` at `location`, with the curator's prose and what there is
/// of a static page already.
pub fn app(
    library: &'static Library,
    location: Location,
    prose: Option<Prose>,
    static_page: StaticPage,
) -> impl IntoView {
    let state = State::new(library, location, prose, static_page);
    let route = location.route();
    effect(move || commands::listen(&state));
    effect(move || browser::set_title(&route.with(|route| title(library, route))));

    #[cfg(target_arch = "wasm32")]
    fetch_prose(&state);
    #[cfg(all(feature = "long", target_arch = "wasm32"))]
    fetch_parts(library);

    let foot = fixed("footer", &[("class", "footer")], footer(state.library));
    // Only the program hears the keys.
    let dialog = IS_PROGRAM
        .then(|| fixed("dialog", &[("id", "help"), ("class", "help"), ("aria-labelledby", "help-title")], help()));
    let announcement = state.announcement;
    let announcements = region("p", &[("class", "spoken"), ("aria-live", "polite")], move || {
        html! { (announcement.get()) }
    });
    let head = header(&state);
    let page = move || match location.page() {
        PageKind::Browse => browse(&state),
        PageKind::Paper(_) => page(&state, "page paper", paper),
        PageKind::About => page(&state, "page about", about_list),
        #[cfg(feature = "contribute")]
        PageKind::Contribute => crate::pages::contribute::contribute(&state),
        // That page starts its own program, which only a reader without a network has not.
        #[cfg(not(feature = "contribute"))]
        PageKind::Contribute => page(&state, "page", contributing),
        PageKind::Accessibility => page(&state, "page", statement),
        PageKind::NotFound(_) => page(&state, "page not-found", missing_page),
    };
    (head, page, foot, dialog, announcements)
}

/// The slim head of every page, with the link that skips it.
fn header(state: &State) -> AnyView {
    let library = state.library;
    let route = state.location.route();
    let search = [("class", "search"), ("role", "search"), ("action", library.base.as_str()), ("method", "get")];
    let drawn = |tag, attributes: &[(&'static str, &str)], draw: fn(&Library, &Route) -> Markup| {
        region(tag, attributes, move || route.with(|route| draw(library, route)))
    };
    let parts = vec![
        drawn("div", &[("class", "part")], skip_link),
        fixed("div", &[("class", "part")], brand(library)),
        // Drawn once and then kept in step by `commands`, so that typing is not disturbed.
        fixed("form", &search, route.with_untracked(search_fields)),
        drawn("nav", &[("class", "pages"), ("aria-label", "Pages")], page_links),
        fixed("div", &[("class", "part")], theme_button()),
    ];
    frame("header", &[("class", "header")], parts)
}

/// A page that is drawn as a whole.
fn page(state: &State, class: &str, draw: fn(&State) -> Markup) -> AnyView {
    let state = *state;
    region("main", &[("id", "main"), ("class", class)], move || draw(&state))
}

fn paper(state: &State) -> Markup {
    state.location.route().with(|route| {
        let Route::Paper { id, within } = route else { return Markup::default() };
        match state.library.find(id) {
            Some((position, paper)) => {
                state.results.with(|results| paper_page(state.library, position, paper, within, results))
            }
            None if state.library.is_awaited(id) => html! { p class="loading" role="status" { "Opening the paper…" } },
            None => not_found(state.library, &state.library.href(&Route::paper(id)), "paper"),
        }
    })
}

fn about_list(state: &State) -> Markup {
    state.prose.with(|prose| about(state.library, prose.as_ref().unwrap_or(&Prose::default())))
}

fn statement(state: &State) -> Markup {
    prose(state, "Accessibility", |prose| &prose.accessibility)
}

/// The page without its form, which is all that a reader without a network can have of it.
#[cfg(not(feature = "contribute"))]
fn contributing(state: &State) -> Markup {
    html! {
        (prose(state, "Contribute", |prose| &prose.contributing))
        p class="notice" { "The form that prepares an entry needs a connection. Reload the page once there is one." }
    }
}

/// A page of the curator's prose.
fn prose(state: &State, heading: &str, part: fn(&Prose) -> &str) -> Markup {
    html! {
        h1 tabindex="-1" { (heading) }
        div class="prose" {
            @let prose = state.prose.get();
            @if let Some(prose) = &prose { (PreEscaped(part(prose))) }
        }
    }
}

fn missing_page(state: &State) -> Markup {
    state.location.route().with(|route| {
        let Route::NotFound { path } = route else { return Markup::default() };
        not_found(state.library, path, "page")
    })
}

/// Fetches the prose when a page that shows it is opened first.
#[cfg(target_arch = "wasm32")]
fn fetch_prose(state: &State) {
    let (route, prose, library) = (state.location.route(), state.prose, state.library);
    effect(move || {
        if route.with(has_prose) && prose.with_untracked(Option::is_none) {
            browser::spawn(async move { prose.set(Some(crate::load::load_prose(library).await)) });
        }
    });
}

#[cfg(target_arch = "wasm32")]
fn has_prose(route: &Route) -> bool {
    matches!(route, Route::About | Route::Contribute | Route::Accessibility)
}

/// Fetches the parts of a long list as they are wanted, and says when that fails.
#[cfg(all(feature = "long", target_arch = "wasm32"))]
fn fetch_parts(library: &'static Library) {
    let Some(long) = &library.long else { return };
    crate::load::fetched::follow(library);
    let mut shown = String::new();
    effect(move || {
        let failure = long.failure();
        let notice = html! { @if let Some(error) = failure { p class="notice" role="status" { (error) " It is tried again." } } };
        if shown != notice.0 {
            browser::set_content("#notice", &notice.0);
            shown = notice.0;
        }
    });
}

/// Wants what the first screen of a page needs of a long list.
#[cfg(all(feature = "long", target_arch = "wasm32"))]
fn want_page(library: &Library, route: &Route) {
    let query = match route {
        Route::Browse(query) => query,
        Route::Paper { id, within } => {
            let _ = library.find(id);
            within
        }
        _ => return,
    };
    let results = catalogue::search::search(&library.index, query);
    library.want_index(results.missing());
    if let (Route::Browse(_), Some(results)) = (route, results.complete()) {
        for position in results.papers.iter().take(crate::components::list_window::FIRST) {
            let _ = library.paper(*position);
        }
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
        let route = Route::parse(&base, &path, &search);
        let has_prose = has_prose(&route);
        match crate::load::load(base).await {
            Ok(mut library) => {
                crate::visit::begin(&mut library);
                browser::next_task().await;
                // The program uses it until the page is closed.
                let library: &Library = Box::leak(Box::new(library));
                #[cfg(feature = "long")]
                crate::load::fetched::settle(library, || want_page(library, &route)).await;
                // A page that shows prose is taken over with it, so that nothing jumps.
                let prose = if has_prose { Some(crate::load::load_prose(library).await) } else { None };
                take_over(library, prose);
            }
            Err(error) => show_failure(&error),
        }
    });
}

/// Puts the program in the place of the static page, in one task, so that no frame
/// shows neither.
#[cfg(target_arch = "wasm32")]
fn take_over(library: &'static Library, prose: Option<Prose>) {
    use crate::components::filters::FILTERS;
    use crate::components::header::{SEARCH_BOX, searched_text};
    use crate::components::list_window::LIST;

    let typed = browser::typed_early(SEARCH_BOX);
    // The static page is laid out already, as the list will be.
    let static_page =
        StaticPage { layout: browser::list_layout(LIST), filters: browser::find(FILTERS).map(Into::into) };
    let Some(root) = browser::emptied_element("app") else { return };
    let _ = browser::emptied_element("notice");
    browser::mark_started();
    let text = typed.text.clone();
    mount_to(root, move || {
        let location = Location::of_browser(library.base.clone());
        let route = location.route().get_untracked();
        if !text.is_empty() && text != searched_text(&route) {
            commands::search_typed(location);
        }
        app(library, location, prose, static_page)
    })
    .forget();
    // In the same task, so that no letter typed meanwhile is lost.
    browser::restore_typing(SEARCH_BOX, &typed);
}

/// Says above the static page what went wrong, and offers to try again.
#[cfg(target_arch = "wasm32")]
fn show_failure(error: &crate::load::LoadError) {
    use crate::components::load_failure::load_failure;

    browser::set_content("#notice", &load_failure(error).0);
    browser::mark_started();
    browser::on_click("#notice button", start);
}
