//! The contact sheet: every drawn figure in both themes on one page, for the eye. It is written
//! for people who work on the figures and never becomes part of a site.
use std::collections::BTreeMap;

use awesome_papers::data::library::Library;
use awesome_papers::html::badge::hue_of;
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
    body { margin: 0 auto; padding: 16px 24px; font: 13px/1.4 var(--sans); background: var(--paper); color: var(--ink);
      display: grid; gap: 16px; grid-template-columns: repeat(auto-fill, 300px); }
    h2 { grid-column: 1 / -1; margin: 12px 0 0; font-size: 16px; }
    figure { margin: 0; } figcaption { margin-top: 4px; color: var(--ink-soft); }";

/// The page, and how many figures it shows.
pub fn contact_sheet(library: &Library) -> (String, usize) {
    let mut figures: BTreeMap<Figure, Vec<(&str, &Paper)>> = BTreeMap::new();
    for paper in library.catalogue.papers() {
        if let Some(category) = library.catalogue.categories_of(paper).next() {
            let family = category.schematic.as_str();
            figures.entry(schematic::figure(family, paper).0).or_default().push((family, paper));
        }
    }
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="robots" content="noindex";
                title { "Contact sheet of the drawn figures" }
                style { @for style in STYLES { (PreEscaped(style)) } (PreEscaped(OWN_STYLE)) }
            }
            body { @for (figure, papers) in &figures { (examples(library, *figure, papers)) } }
        }
    };
    (page.into_string(), figures.len())
}

/// A figure's name, how many papers have it, and what it looks like for the first of them.
fn examples(library: &Library, figure: Figure, papers: &[(&str, &Paper)]) -> Markup {
    html! {
        h2 { (format!("{figure:?}")) " · " (papers.len()) }
        @for (family, paper) in papers.iter().take(EXAMPLES) {
            figure data-hue=[hue_of(library, paper)] {
                div class="card-figure" { (PreEscaped(schematic::draw(family, paper))) }
                figcaption { (paper.title.as_str()) }
            }
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use catalogue::decode::decode;
    use catalogue::route::Base;

    use super::*;

    #[test]
    fn every_figure_that_a_paper_has_is_on_the_sheet_with_its_colours() {
        let base = Base::new("/").unwrap();
        let library = Library::new(decode(include_bytes!("../../public/papers.json")).unwrap(), base);
        let (page, figures) = contact_sheet(&library);
        assert_eq!(page.matches("<h2>").count(), figures);
        // All but the one that waits for the first paper on training as such.
        assert!(figures + 1 >= Figure::ALL.len(), "{figures} figures");
        assert!(page.matches("class=\"schematic\"").count() >= 3 * figures);
        assert_eq!(page.matches("<figure data-hue=").count(), page.matches("<figure").count());
    }
}
