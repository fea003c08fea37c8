//! The drawn figure of a paper that has no picture, from the paper's own data.
//!
//! [`rules`] read what its category, its title and its techniques say, and choose a figure;
//! [`facts`] finds the numbers in the title, the only ones that a figure names; [`figures`] has a
//! function for each figure, which draws it with the [`pen`]. The paper's id varies the rest, so two
//! neighbours differ and one paper always looks the same. The result is plain SVG text: static pages
//! and the browser write the same bytes, and all colour comes from `style/schematic.css`.

pub mod facts;
pub mod figures;
#[cfg(feature = "ssr")]
mod legend;
pub mod pen;
mod random;
mod rules;
#[cfg(feature = "ssr")]
pub mod standalone;
#[cfg(all(test, feature = "ssr"))]
mod tests;

use catalogue::Paper;
use facts::Facts;
use figures::Figure;
#[cfg(feature = "ssr")]
pub use legend::legend;
use pen::Pen;
use random::Random;

/// Draws the figure of a paper whose category names this family.
///
/// The answer is one `<svg>` element. A family this program does not know gets the figure
/// of `others`, so a list may invent a category without breaking a page.
pub fn draw(family: &str, paper: &Paper) -> String {
    let mut random = Random::new(paper.id.as_str());
    let (figure, facts) = rules::read(family, paper, &mut random);
    let mut pen = Pen::new(random);
    figure.draw(&mut pen, &facts);
    pen.finish()
}

/// What the figure of a paper shows, and the numbers of its title that it may name; for those who
/// count and compare figures.
pub fn figure(family: &str, paper: &Paper) -> (Figure, Facts) {
    rules::read(family, paper, &mut Random::new(paper.id.as_str()))
}
