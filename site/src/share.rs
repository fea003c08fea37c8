//! The pictures that other sites show where the page of a paper is shared (docs/sharing.md): one for
//! each paper, drawn from its record (`card`), with text set by measured widths (`fonts`, `lines`), and
//! made into a small PNG file (`raster`).
#[cfg(feature = "pictures")]
mod card;
#[cfg(feature = "pictures")]
mod fonts;
#[cfg(feature = "pictures")]
mod lines;
#[cfg(feature = "pictures")]
pub mod pictures;
#[cfg(feature = "pictures")]
mod raster;
#[cfg(all(test, feature = "pictures"))]
mod tests;

use catalogue::Paper;

/// The size that the sites which show such pictures ask for.
pub const WIDTH: u32 = 1200;
/// See [`WIDTH`].
pub const HEIGHT: u32 = 630;

/// The file of a paper's picture, below the base of the site. An id is digits and a full stop, or
/// a slug, so it is the name of a file as it is.
pub fn file(paper: &Paper) -> String {
    format!("share/{}.png", paper.id)
}

/// What the picture of a paper shows, for those who do not see it.
pub fn described(paper: &Paper) -> String {
    let by = paper.short_authors().map(|authors| format!(" by {authors}")).unwrap_or_default();
    let venue = paper.venue.as_ref().map(|venue| format!(", {}", venue.short())).unwrap_or_default();
    format!("“{}”{by}{venue}, beside a figure", paper.shown_title())
}
