//! What the badges mean, each drawn as on the papers. Written with the prose when the site is
//! built, so that it is no part of the program.
use catalogue::Paper;
use catalogue::paper::{Link, LinkKind};
use catalogue::venue::{Discipline, Track};
use maud::{Markup, html};

use crate::data::library::Library;
use crate::html::badge::{category_badge, new_badge, recommended, technique_badge, track_badge, venue_badge};
use crate::html::stars::{stars, with_day};
use crate::schematic;

/// The legend, with examples from the list itself; what the list has none of is left out.
#[must_use]
pub fn legend(library: &Library) -> Markup {
    let papers = library.catalogue.papers();
    let venues = || papers.iter().filter_map(|paper| paper.venue.as_ref());
    let row = |badge: Markup, meaning: &str| html! { div { dt { (badge) } dd { (meaning) } } };
    let fields = Discipline::ALL.into_iter().filter_map(|field| {
        let venue = venues().find(|venue| venue.series().discipline() == field)?;
        Some((venue, field.name()))
    });
    let track = |is: fn(&Track) -> bool| {
        let venue = venues().find(|venue| is(venue.track()))?;
        Some(track_badge(library, venue.track(), &venue.track_label()?))
    };
    let code = papers.iter().filter_map(Paper::code).max_by_key(|code| code.stars);
    html! {
        h2 id="badges" { "Badges" }
        dl class="legend" {
            @if papers.iter().any(|paper| paper.recommended) {
                (row(recommended(library), "Recommended by the curators as a first read."))
            }
            @if let Some(award) = track(Track::is_award) { (row(award, "An award that the paper received at its venue.")) }
            @if let Some(track) = track(|track| matches!(track, Track::Oral | Track::Spotlight)) {
                (row(track, "How the paper was presented, or the part of the venue that it was in."))
            }
            (row(new_badge(), "Added to the list since your last visit. Only your browser knows when that was."))
            @if let Some(category) = library.catalogue.categories().first() {
                (row(category_badge(library, category), "The category, in the same colour everywhere on the site."))
            }
            @if let Some(technique) = papers.iter().find_map(|paper| paper.techniques.first()) {
                (row(technique_badge(library, technique.as_str()), "A technique within the category."))
            }
            @if let Some(code) = code { (code_row(library, code)) }
        }
        h3 { "Venues, by field" }
        dl class="legend fields" {
            @for (venue, field) in fields { (row(venue_badge(library, venue), field)) }
        }
        h2 id="drawings" { "Drawn figures" }
        p { "A paper whose own figure isn’t shown here has a drawing of its topic." }
        (schematic::legend(&library.catalogue))
    }
}

/// The link to the authors' code, as on a card.
fn code_row(library: &Library, code: &Link) -> Markup {
    let counted = with_day(library, code);
    html! {
        div {
            dt { a class="action" href=(code.url.as_str()) rel="external" title=[&counted] { (LinkKind::Code.label()) (stars(code)) } }
            dd {
                "The authors’ code"
                @if let Some(counted) = &counted { ", with the stars of its repository: here " (counted) }
                "."
            }
        }
    }
}
