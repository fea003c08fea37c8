//! The marks of a paper: where it was published, what it is about, what it offers.
use catalogue::Paper;
use catalogue::route::Route;
use catalogue::slug::Slug;
use catalogue::venue::Track;
use maud::{Markup, html};

use crate::load::Library;

/// The number of hues that categories share; `style/tokens.css` defines as many.
const HUES: usize = 16;

/// The hue of a category, as the `data-hue` attribute names it.
#[must_use]
pub fn hue(library: &Library, category: &Slug) -> usize {
    library.catalogue.category_position(category).unwrap_or(0) % HUES
}

/// The hue of a paper, which is that of its first category.
#[must_use]
pub fn hue_of(library: &Library, paper: &Paper) -> Option<usize> {
    paper.categories.first().map(|category| hue(library, category))
}

/// Every badge of a paper, as a list. Those that name a filter are links to it.
#[must_use]
pub fn badges(library: &Library, paper: &Paper) -> Markup {
    html! {
        ul class="badges" role="list" aria-label="Badges" {
            @if paper.recommended { li class="badge recommended" { "Recommended" } }
            @if let Some(venue) = &paper.venue {
                li {
                    a class="badge venue" href=(library.href(&Route::venue(venue.series().id()))) {
                        (venue.short())
                        @if let Some(label) = venue.track_label() {
                            span.badge-track.award[matches!(venue.track(), Track::Award(_))] { (label) }
                        }
                    }
                }
            }
            @for category in library.categories_of(paper) {
                li {
                    a class="badge category" data-hue=(hue(library, &category.id)) href=(library.href(&Route::category(&category.id))) {
                        (category.name.as_str())
                    }
                }
            }
            @for technique in &paper.techniques {
                li { a class="badge technique" href=(library.href(&Route::technique(technique.as_str()))) { (technique.as_str()) } }
            }
        }
    }
}
