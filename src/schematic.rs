//! The drawn figure of a paper that has no picture, from the paper's own data.
//!
//! [`rules`] read what its category, its title and its techniques say, and choose what is shown;
//! [`stated`] finds the numbers in the title, the only ones that a figure names; [`figures`] are
//! the drawings, short [`program`]s for the [`pen`]. The paper's id varies the rest, so two neighbours
//! differ and one paper always looks the same. The result is plain SVG text: static pages and
//! the browser write the same bytes, and all colour comes from `style/schematic.css`.

mod canvas;
pub mod figures;
mod pen;
mod program;
mod rules;
mod seed;
#[cfg(feature = "ssr")]
pub mod standalone;
pub mod stated;
#[cfg(all(test, feature = "ssr"))]
mod tests;

use catalogue::Paper;
use figures::Figure;
use pen::Pen;
use seed::Seed;
use stated::Stated;

/// Draws the figure of a paper whose category names this family.
///
/// The answer is one `<svg>` element. A family this program does not know gets the calm figure
/// of `others`, so a list may invent a category without breaking a page.
pub fn draw(family: &str, paper: &Paper) -> String {
    let mut seed = Seed::new(paper.id.as_str());
    let (figure, stated) = rules::read(family, paper, seed.chance());
    let (program, variant) = figures::program(figure);
    let mut pen = Pen::new(program, variant, seed, &stated);
    pen.run();
    pen.canvas.finish()
}

/// What the figure of a paper shows, and the numbers of its title that it may name; for those who
/// count and compare figures.
pub fn figure(family: &str, paper: &Paper) -> (Figure, Stated) {
    let choice = Seed::new(paper.id.as_str()).chance();
    let (figure, stated) = rules::read(family, paper, choice);
    (Figure::ALL[usize::from(figure)], stated)
}
