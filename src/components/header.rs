//! The slim head of every page.
use catalogue::query::Query;
use catalogue::route::Route;
use leptos::prelude::*;

use crate::components::search_box::SearchBox;
use crate::components::theme_button::ThemeButton;
use crate::load::use_library;
use crate::location::{PageKind, page_kind, use_location};

/// The list's name, the search box, the other pages and the theme.
#[component]
pub fn Header() -> impl IntoView {
    let library = use_library();
    let location = use_location();
    let route = location.route();
    let kind = Memo::new(move |_| route.with(page_kind));
    let current = move |other: PageKind| move || (kind.get() == other).then_some("page");
    // A link within the page needs its whole address, since the document has a base.
    let skip = move || format!("{}#main", route.with(|route| location.href(route)));
    view! {
        <a class="skip" href=skip>"Skip to the papers"</a>
        <header class="header">
            <a class="brand" href=location.href(&Route::Browse(Query::default()))>{library.catalogue.list().title.to_string()}</a>
            <SearchBox />
            <nav class="pages" aria-label="Pages">
                <a href=location.href(&Route::About) aria-current=current(PageKind::About)>"About"</a>
                <a href=location.href(&Route::Contribute) aria-current=current(PageKind::Contribute)>"Contribute"</a>
            </nav>
            <ThemeButton />
        </header>
    }
}
