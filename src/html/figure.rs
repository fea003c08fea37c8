//! The authors' figure of a paper, where its files are in the site, else a drawing.
use catalogue::figure::{COLUMNS, FRAMES, Figure, Format, Prepared, ROWS};
use catalogue::{Category, Paper};
use maud::{Markup, PreEscaped, html};

use crate::data::library::Library;
use crate::schematic;

/// How many figures of a list are fetched at once: those of the first row. The others wait
/// until they come near the window.
const AT_ONCE: usize = 4;

/// The most that a figure fills on the page of its paper, in CSS pixels.
const PAGE: (u16, u16) = (800, 576);

/// Where a figure is shown, which says how large it is and how soon it is needed.
#[derive(Clone, Copy)]
pub enum FigureSize {
    /// On the card with this rank among the results, from 0.
    Card(usize),
    /// On the page of its paper.
    Page,
}

/// The figure of a paper with what is prepared of it, where there are files of it.
#[must_use]
pub fn prepared(paper: &Paper) -> Option<(&Figure, &Prepared)> {
    let figure = paper.figure.as_ref()?;
    Some((figure, figure.prepared.as_ref()?))
}

/// The drawing for a paper without a figure, and the category that it stands for.
#[must_use]
pub fn drawing<'a>(library: &'a Library, paper: &Paper) -> Option<(&'a Category, Markup)> {
    let category = library.catalogue.categories_of(paper).next()?;
    Some((category, PreEscaped(schematic::draw(category.schematic.as_str(), paper))))
}

/// The picture on its own paper, inside the link to `href` that enlarges it (`lightbox.js`).
#[must_use]
pub fn figure(
    library: &Library,
    paper: &Paper,
    (figure, prepared): (&Figure, &Prepared),
    size: FigureSize,
    href: &str,
) -> Markup {
    let title = &*paper.shown_title();
    let base = library.base.as_str();
    let (class, frame, rank) = match size {
        FigureSize::Card(rank) => ("card-figure", FRAMES[0], rank),
        FigureSize::Page => ("page-figure", PAGE, 0),
    };
    let shown = prepared.width_within(frame);
    let sizes = format!("{shown}px");
    let srcset = |format| prepared.srcset(base, format);
    html! {
        // The browser follows it where the program of the page does not enlarge figures.
        a class=(class) href=(href) data-figure=(figure.source.as_str()) rel=[matches!(size, FigureSize::Page).then_some("external")]
            aria-label=(format!("Enlarge figure: {title}")) {
            (paper_of(prepared))
            picture {
                source type=(Format::Avif.media_type()) srcset=(srcset(Format::Avif)) sizes=(sizes);
                img src=(format!("{base}{}", prepared.file(shown, Format::Jpeg))) srcset=(srcset(Format::Jpeg)) sizes=(sizes)
                    width=(prepared.width()) height=(prepared.height()) alt=(format!("Figure from {title}")) decoding="async"
                    loading=[(rank >= AT_ONCE).then_some("lazy")] fetchpriority=[(rank == 0).then_some("high")];
            }
        }
    }
}

/// The address of the largest file of a figure that every browser reads.
#[must_use]
pub fn largest(library: &Library, prepared: &Prepared) -> String {
    library.file(&prepared.file(prepared.width_within(FRAMES[2]), Format::Jpeg))
}

/// The paper that the figure is on and, until it arrives, its colours. Drawn, since the
/// Content-Security-Policy forbids style attributes.
fn paper_of(prepared: &Prepared) -> Markup {
    let (width, height) = (prepared.width(), prepared.height());
    let (columns, rows) = (COLUMNS as u16, ROWS as u16);
    let (across, down) = (width.div_ceil(columns), height.div_ceil(rows));
    html! {
        svg class="figure-paper" viewBox=(format!("0 0 {width} {height}")) aria-hidden="true" {
            // Far beyond the figure on every side, to the edge of its frame.
            path fill=(prepared.colour()) d="M-9e5-9e5h2e6v2e6h-2e6z" {}
            // An image of its own, so that what is blurred ends with the figure.
            svg width=(width) height=(height) {
                g {
                    @for (place, colour) in (0..).zip(prepared.placeholder()) {
                        rect fill=(colour) width=(across) height=(down) x=(place % columns * across) y=(place / columns * down) {}
                    }
                }
            }
        }
    }
}
