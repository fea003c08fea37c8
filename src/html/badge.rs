//! The marks of a paper: where it was published, what it is about, what it offers.
use catalogue::query::{Facet, Has, Query, Term};
use catalogue::route::Route;
use catalogue::search::PREPRINTS;
use catalogue::slug::Slug;
use catalogue::venue::{Track, Venue};
use catalogue::{Category, Paper};
use maud::{Markup, html};

use crate::data::library::Library;

/// The hue of a category, as the `data-hue` attribute names it.
#[must_use]
pub fn hue(library: &Library, category: &Slug) -> usize {
    library.catalogue.hue(category).number()
}

/// The hue of a paper, which is that of its first category.
#[must_use]
pub fn hue_of(library: &Library, paper: &Paper) -> Option<usize> {
    paper.categories.first().map(|category| hue(library, category))
}

/// The address of the list narrowed to an author.
#[must_use]
pub fn by_author(library: &Library, name: &str) -> String {
    library.href(&Route::one(Facet::Author, &library.catalogue.author_id(name)))
}

/// Every badge of a paper, as a list. Those that name a filter are links to it. The category that all papers
/// around it have as well is left out.
#[must_use]
pub fn badges(library: &Library, paper: &Paper, shared: Option<&Slug>) -> Markup {
    html! {
        ul class="badges" role="list" aria-label="Badges" {
            @if let Some(venue) = &paper.venue {
                li { (venue_badge(library, venue)) }
                @if let Some(label) = venue.track_label() { li { (track_badge(library, venue.track(), &label)) } }
            }
            @if let Some(badge) = year_badge(library, paper) { li { (badge) } }
            @if paper.recommended { li { (recommended(library)) } }
            @for category in library.catalogue.categories_of(paper).filter(|category| Some(&category.id) != shared) { li { (category_badge(library, category)) } }
            @for technique in &paper.techniques { li { (technique_badge(library, technique.as_str())) } }
        }
    }
}

/// The mark of a paper that the list recommends.
#[must_use]
pub fn recommended(library: &Library) -> Markup {
    html! {
        a class="badge recommended" href=(library.href(&Route::Browse(Query::default().toggled_has(Has::Recommended)))) {
            (Has::Recommended.label())
        }
    }
}

/// The mark of a paper that was added since the reader's last visit.
#[must_use]
pub fn new_badge() -> Markup {
    html! { span class="badge new" title=(Has::New.label()) { "New" } }
}

/// The papers of a venue in its year; of the series, if it has none.
#[must_use]
pub fn at_venue(venue: &Venue) -> Route {
    let mut query = Query::default();
    query.set(Facet::Venue, Term::included(venue.series().id()));
    if let Some(year) = venue.year() {
        query.set(Facet::Year, Term::included(&year.to_string()));
    }
    Route::Browse(query)
}

/// The year of a paper, unless its venue says it.
pub(super) fn year_apart(paper: &Paper) -> Option<String> {
    let is_said = paper.venue.as_ref().is_some_and(|venue| venue.year().is_some());
    paper.year().filter(|_| !is_said).map(|year| year.to_string())
}

/// The year of a paper whose venue does not say it, and that it is a preprint.
fn year_badge(library: &Library, paper: &Paper) -> Option<Markup> {
    let year = year_apart(paper)?;
    let mut query = Query::default();
    query.set(Facet::Year, Term::included(&year));
    let is_preprint = paper.venue.is_none() && paper.id.arxiv().is_some();
    if is_preprint {
        query.set(Facet::Venue, Term::included(PREPRINTS));
    }
    Some(html! {
        a class="badge year" href=(library.href(&Route::Browse(query))) { @if is_preprint { "arXiv " } (year) }
    })
}

/// The series and year of a venue, in the colour of its field.
#[must_use]
pub fn venue_badge(library: &Library, venue: &Venue) -> Markup {
    let series = venue.series();
    let field = series.discipline();
    html! {
        a class="badge venue" data-field=(field.id()) title=(field.name()) href=(library.href(&at_venue(venue))) {
            (venue.short())
        }
    }
}

/// The award of a paper, or the part of the venue that it was in.
#[must_use]
pub fn track_badge(library: &Library, track: &Track, label: &str) -> Markup {
    html! {
        @if track.is_award() {
            a class="badge award" href=(library.href(&Route::Browse(Query::default().toggled_has(Has::Award)))) { (label) }
        } @else {
            span class="badge track" { (label) }
        }
    }
}

/// A category, in its colour.
#[must_use]
pub fn category_badge(library: &Library, category: &Category) -> Markup {
    html! {
        a class="badge category" data-hue=(hue(library, &category.id)) href=(library.href(&Route::category(&category.id))) {
            (category.name.as_str())
        }
    }
}

/// A technique.
#[must_use]
pub fn technique_badge(library: &Library, technique: &str) -> Markup {
    html! { a class="badge technique" href=(library.href(&Route::technique(technique))) { (technique) } }
}
