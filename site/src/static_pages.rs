//! The main parts of the pages that only the generator writes: the program shows them as it finds them.
mod start;

use awesome_papers::data::library::Library;
use catalogue::route::{Route, StaticOnly};
use maud::Markup;

/// The pages that the list has.
pub fn routes(library: &Library) -> Vec<Route> {
    library.static_pages().into_iter().map(|(page, _)| Route::StaticOnly(page)).collect()
}

/// The inside of the main part of a page.
pub fn content(library: &Library, page: &StaticOnly) -> Markup {
    match page {
        StaticOnly::Start => start::page(library),
        StaticOnly::Authors | StaticOnly::Author(_) | StaticOnly::Trends => Markup::default(),
    }
}
