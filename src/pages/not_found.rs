//! What a reader sees at an address that leads nowhere.
use catalogue::query::Query;
use catalogue::route::Route;
use leptos::prelude::*;

use crate::load::use_library;
use crate::location::use_location;

/// Says what was not found and offers ways on.
#[component]
pub fn NotFound(
    /// What was looked for.
    #[prop(into)]
    looked_for: String,
    /// What kind of thing it was: “page” or “paper”.
    kind: &'static str,
) -> impl IntoView {
    let library = use_library();
    let location = use_location();
    let categories: Vec<_> = library
        .catalogue
        .categories()
        .iter()
        .map(|category| view! { <li><a href=location.href(&Route::category(&category.id))>{category.name.to_string()}</a></li> })
        .collect();
    view! {
        <main id="main" class="page not-found">
            <h1 tabindex="-1">{format!("No such {kind}")}</h1>
            <p>"There is no " {kind} " at " <code>{looked_for}</code> ". It may have been renamed, or the address may have been cut short."</p>
            <p>"Search for it above, look through "<a href=location.href(&Route::Browse(Query::default()))>"all papers"</a>", or begin with a category:"</p>
            <ul class="category-links" role="list">{categories}</ul>
        </main>
    }
}
