//! What the drawn figures mean, for the page about the site. It is written when the site is built,
//! so that its words are no part of what every reader downloads.

use std::collections::BTreeMap;

use catalogue::{Catalogue, Paper};
use maud::{Markup, PreEscaped, html};

use super::figures::Figure;
use super::{draw, figure};

/// The legend: every figure that a paper of the list shows, drawn for the first such paper, with
/// what it shows. A figure stands under the first category that has it.
#[must_use]
pub fn legend(catalogue: &Catalogue) -> Markup {
    let mut examples: BTreeMap<Figure, (usize, &Paper)> = BTreeMap::new();
    for paper in catalogue.papers() {
        let category = paper.categories.first().and_then(|id| catalogue.category_position(id));
        if let Some((place, category)) = category.and_then(|place| Some((place, catalogue.categories().get(place)?))) {
            let example = examples.entry(figure(category.schematic.as_str(), paper).0).or_insert((place, paper));
            if place < example.0 {
                *example = (place, paper);
            }
        }
    }
    html! {
        @for (place, category) in catalogue.categories().iter().enumerate() {
            @let of_category = || examples.iter().filter(move |(_, example)| example.0 == place);
            @if of_category().next().is_some() {
                h3 lang=[catalogue.list().lang()] { (category.name.as_str()) }
                ul class="motifs" data-hue=(catalogue.hue(&category.id).number()) {
                    @for (figure, (_, paper)) in of_category() {
                        li {
                            div class="card-figure thumbnail" aria-hidden="true" {
                                (PreEscaped(draw(category.schematic.as_str(), paper)))
                            }
                            (figure.shows())
                        }
                    }
                }
            }
        }
    }
}
