//! The marks of a paper: where it was published, what it is about, what it offers.
use catalogue::Paper;
use catalogue::query::Facet;
use catalogue::route::Route;
use catalogue::slug::Slug;
use catalogue::venue::Track;
use leptos::prelude::*;

use crate::load::Library;
use crate::location::use_location;

/// The number of hues that categories share; `style/tokens.css` defines as many.
const HUES: usize = 16;

/// The hue of a category, as the `data-hue` attribute names it.
#[must_use]
pub fn hue(library: &Library, category: &Slug) -> String {
    (library.catalogue.category_position(category).unwrap_or(0) % HUES).to_string()
}

/// Every badge of a paper, as a list. Those that name a filter are links to it.
#[component]
pub fn Badges(
    /// The library that the paper is in.
    library: std::sync::Arc<Library>,
    /// The paper.
    paper: Paper,
) -> impl IntoView {
    let location = use_location();
    let venue = paper.venue.as_ref().map(|venue| {
        let href = location.href(&Route::venue(venue.series().id()));
        let is_award = matches!(venue.track(), Track::Award(_));
        let track = venue.track_label().map(|label| {
            view! { <span class="badge-track" class:award=is_award>{label.to_string()}</span> }
        });
        view! {
            <li><a class="badge venue" href=href>{venue.short()}{track}</a></li>
        }
    });
    let categories: Vec<_> = paper
        .categories
        .iter()
        .filter_map(|id| library.catalogue.category(id.as_str()))
        .map(|category| {
            let href = location.href(&Route::category(&category.id));
            view! {
                <li><a class="badge category" data-hue=hue(&library, &category.id) href=href>{category.name.to_string()}</a></li>
            }
        })
        .collect();
    let techniques: Vec<_> = paper
        .techniques
        .iter()
        .map(|technique| {
            let id = Slug::of(technique.as_str()).map(|slug| slug.to_string()).unwrap_or_default();
            let href = location.href(&Route::one(Facet::Technique, &id));
            view! { <li><a class="badge technique" href=href>{technique.to_string()}</a></li> }
        })
        .collect();
    let recommended = paper.recommended.then(|| view! { <li class="badge recommended">"Recommended"</li> });
    view! {
        <ul class="badges" role="list" aria-label="Badges">
            {recommended}
            {venue}
            {categories}
            {techniques}
        </ul>
    }
}
