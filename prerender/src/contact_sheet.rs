//! The contact sheet: every drawn figure in both themes on one page, for the eye. It is written
//! for people who work on the figures and never becomes part of a site.
use std::collections::BTreeMap;

use awesome_papers::components::badge::hue_of;
use awesome_papers::load::Library;
use awesome_papers::schematic::{self, figures::Figure};
use catalogue::Paper;
use maud::{DOCTYPE, Markup, PreEscaped, html};

/// How many papers show each figure.
const EXAMPLES: usize = 4;

/// The sheets of the site that colour a figure.
const STYLES: [&str; 3] = [
    include_str!("../../style/tokens.css"),
    include_str!("../../style/card.css"),
    include_str!("../../style/schematic.css"),
];

/// What only this page needs.
const OWN_STYLE: &str = "
    body { margin: 0; font: 13px/1.4 var(--sans); }
    main { display: grid; grid-template-columns: 1fr 1fr; }
    section { padding: 16px 24px; background: var(--paper); color: var(--ink); display: grid; gap: 16px;
      grid-template-columns: repeat(auto-fill, 300px); align-content: start; }
    section[data-theme=light] { color-scheme: light; } section[data-theme=dark] { color-scheme: dark; }
    h2 { grid-column: 1 / -1; margin: 12px 0 0; font-size: 16px; }
    p { margin: 4px 0 0; color: var(--ink-soft); }
    .card-figure { width: 300px; }";

/// The page, and the number of figures that some paper has.
pub fn contact_sheet(library: &Library) -> (String, usize) {
    let mut figures: BTreeMap<Figure, Vec<(&str, &Paper)>> = BTreeMap::new();
    for paper in library.catalogue.papers() {
        if let Some(category) = library.categories_of(paper).next() {
            let family = category.schematic.as_str();
            figures.entry(schematic::figure(family, paper).0).or_default().push((family, paper));
        }
    }
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                title { "Contact sheet of the drawn figures" }
                style { @for style in STYLES { (PreEscaped(style)) } (PreEscaped(OWN_STYLE)) }
            }
            body { main { @for theme in ["light", "dark"] { section data-theme=(theme) { (sheet(library, &figures)) } } } }
        }
    };
    (page.into_string(), figures.len())
}

fn sheet(library: &Library, figures: &BTreeMap<Figure, Vec<(&str, &Paper)>>) -> Markup {
    html! {
        @for (figure, papers) in figures {
            h2 { (format!("{figure:?}")) " · " (papers.len()) }
            @for (family, paper) in papers.iter().take(EXAMPLES) {
                figure data-hue=[hue_of(library, paper)] style="margin: 0" {
                    div class="card-figure" { (PreEscaped(schematic::draw(family, paper))) }
                    p { (paper.title.as_str()) }
                }
            }
        }
    }
}
