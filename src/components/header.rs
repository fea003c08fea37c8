//! The slim head of every page.
use catalogue::query::Query;
use catalogue::route::Route;
use leptos::prelude::*;

use crate::components::search_box::SearchBox;
use crate::components::theme_button::ThemeButton;
use crate::context::{use_library, use_location};

/// The list's name, the search, links to the other pages, the theme.
#[component]
pub fn Header() -> impl IntoView {
    let library = use_library();
    let route = use_location().route();
    // For those who come by keyboard. A link within the page needs its whole address, since the
    // document has a base.
    let skip = move || route.with(|route| format!("{}#main", library.href(route)));
    view! {
        <header class="header">
            <a class="skip" href=skip>"Skip to the papers"</a>
            <a class="brand" href=library.href(&Route::Browse(Query::default()))>
                {library.catalogue.list().title.as_str()}
            </a>
            <SearchBox/>
            <nav class="pages" aria-label="Pages">
                <PageLink page=Route::About name="About"/>
                <PageLink page=Route::Contribute name="Contribute"/>
            </nav>
            <ThemeButton/>
        </header>
    }
}

/// A link to a page, which says whether that is shown.
#[component]
fn PageLink(page: Route, name: &'static str) -> impl IntoView {
    let library = use_library();
    let route = use_location().route();
    let href = library.href(&page);
    view! { <a href=href aria-current=move || route.with(|route| (*route == page).then_some("page"))>{name}</a> }
}
