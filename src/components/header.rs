//! The slim head and the foot of every page.
use catalogue::Query;
use catalogue::route::Route;
use maud::{Markup, html};

use crate::load::{IS_PROGRAM, Library};

/// Finds the search box in the page.
pub const SEARCH_BOX: &str = "#search";

/// The list's name, a link to all of it.
#[must_use]
pub fn brand(library: &Library) -> Markup {
    html! {
        a class="brand" href=(library.href(&Route::Browse(Query::default()))) { (library.catalogue.list().title.as_str()) }
    }
}

/// What stands in the search box on a page: the words of the list, and nothing elsewhere.
#[must_use]
pub fn searched_text(route: &Route) -> &str {
    match route {
        Route::Browse(query) => &query.text,
        _ => "",
    }
}

/// The inside of the form with the one search box. As plain HTML, without the program, a
/// search keeps the filters of the page it is made on.
#[must_use]
pub fn search_fields(route: &Route) -> Markup {
    let kept = route.query().map(|query| query.with_text("")).unwrap_or_default();
    html! {
        label class="spoken" for="search" { "Search papers" }
        input id="search" name="q" type="search" placeholder="Search titles, authors, venues…" autocomplete="off"
            autocapitalize="off" spellcheck="false" enterkeyhint="search" aria-keyshortcuts="/" value=(searched_text(route));
        kbd class="search-key" aria-hidden="true" { "/" }
        @for (name, value) in kept.parameters() { input type="hidden" name=(name) value=(value); }
    }
}

/// Links to the other pages.
#[must_use]
pub fn page_links(library: &Library, route: &Route) -> Markup {
    html! {
        @for (page, name) in [(Route::About, "About"), (Route::Contribute, "Contribute")] {
            a href=(library.href(&page)) data-key=(name) aria-current=[(*route == page).then_some("page")] { (name) }
        }
    }
}

/// The link over everything else for those who come by keyboard. A link within the page
/// needs its whole address, since the document has a base.
#[must_use]
pub fn skip_link(library: &Library, route: &Route) -> Markup {
    html! { a class="skip" href=(format!("{}#main", library.href(route))) { "Skip to the papers" } }
}

/// The button that changes between the light and the dark theme.
#[must_use]
pub fn theme_button() -> Markup {
    html! {
        button type="button" class="theme-button needs-program" data-action="theme" aria-label="Change between light and dark" {
            svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" focusable="false" {
                circle cx="12" cy="12" r="8.25" fill="none" stroke="currentColor" stroke-width="1.5" {}
                path d="M12 3.75a8.25 8.25 0 0 1 0 16.5z" fill="currentColor" {}
            }
        }
    }
}

/// The foot of every page.
#[must_use]
pub fn footer(library: &Library) -> Markup {
    let list = library.catalogue.list();
    html! {
        p { (list.tagline.as_str()) }
        p {
            a href=(library.href(&Route::About)) { "About" } " "
            a href=(library.href(&Route::Contribute)) { "Contribute" } " "
            a href=(library.href(&Route::Accessibility)) { "Accessibility" } " "
            a href=(library.file(crate::load::FILE)) rel="external" { "Data" } " "
            a href=(library.file("feed.xml")) rel="external" { "Feed" } " "
            a href=(list.repository.as_str()) rel="external" { "Repository" } " "
            @if IS_PROGRAM { span class="footer-keys" { "Press " kbd { "?" } " for keys" } }
        }
    }
}
