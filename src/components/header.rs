//! The slim head of every page.
use catalogue::query::Query;
use catalogue::route::Route;
use leptos::prelude::*;

use crate::browser;
use crate::components::search_box::SearchBox;
use crate::components::theme_button::ThemeButton;
use crate::context::{use_library, use_location, use_shelf};
use crate::html::shelf::BOOKMARK;
use crate::reactive::memo;

/// The list's name, the search, links to the other pages, the theme.
#[component]
pub fn Header() -> impl IntoView {
    let library = use_library();
    let route = use_location().route();
    // For those who come by keyboard. A link within the page needs its whole address, since the
    // document has a base.
    let skip = move || route.with(|route| [&library.href(&route.clone().with_fragment("main")), "#main"].concat());
    // The link of a shared set is in the fragment, which has no room for another.
    let skipped = move |event: browser::MouseEvent| {
        if route.with_untracked(|route| matches!(route, Route::Shelf { shared: Some(_), .. })) {
            event.prevent_default();
            browser::focus_heading();
        }
    };
    let page_through = |(page, name)| view! { <PageLink page name/> };
    view! {
        <header class="header">
            <a class="skip" href=skip on:click=skipped>"Skip to content"</a>
            <a class="brand" lang=library.catalogue.list().lang() href=library.href(&Route::Browse(Query::default()))>
                {library.catalogue.list().title.as_str()}
            </a>
            <SearchBox/>
            <nav class="pages" aria-label="Pages">
                {library.pages_through().into_iter().map(page_through).collect_view()}
                <ShelfLink/>
                <PageLink page=Route::About name="About"/>
                <PageLink page=Route::contribute() name="Contribute"/>
            </nav>
            <ThemeButton/>
        </header>
    }
}

/// The link to the shelf, which says how many papers are on it.
#[component]
fn ShelfLink() -> impl IntoView {
    let shelf = use_shelf();
    let route = use_location().route();
    let count = memo(move || shelf.with(catalogue::shelf::Shelf::len));
    let number = move || Some(count.get()).filter(|count| *count > 0);
    let is_shown = move || route.with(|route| matches!(route, Route::Shelf { .. }).then_some("page"));
    view! {
        <a class="shelf-page" href=use_library().href(&Route::shelf()) aria-current=is_shown>
            <span class="shelf-word">"Shelf"</span>
            <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true" focusable="false">
                <path d=BOOKMARK fill="none" stroke="currentColor" stroke-width="1.5" stroke-linejoin="round"></path>
            </svg>
            {move || number().map(|number| view! { " " <span class="shelf-count">{number}</span> })}
        </a>
    }
}

/// A link to a page, which says whether that is shown.
#[component]
fn PageLink(page: Route, name: &'static str) -> impl IntoView {
    let library = use_library();
    let route = use_location().route();
    let href = library.href(&page);
    // Where there is no room for all, the list has them above its papers, and every page at its foot.
    let class = matches!(page, Route::StaticOnly(_) | Route::Trends(_)).then_some("wide-only");
    // Whatever is asked there.
    let is_shown = move || route.with(|route| *route == page || route.asking(Query::default()) == page);
    view! { <a class=class href=href aria-current=move || is_shown().then_some("page")>{name}</a> }
}
