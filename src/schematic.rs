//! The drawn figure of a paper that has no picture: one family for each category.
//!
//! A family says what its category is about; the paper's id says which of the many drawings
//! of that family this paper gets, so two neighbours differ and one paper always looks the
//! same. The result is plain SVG text: static pages and the browser write the same bytes, and
//! all colour comes from `style/schematic.css`.

mod lighter;
mod making;
mod path;
mod reading;
mod running;
mod seed;
#[cfg(test)]
mod tests;

use path::{Path, Svg};
use seed::Seed;

/// Draws the figure of the family named `schematic` for the paper whose id is `seed`.
///
/// The answer is one `<svg>` element, hidden from assistive technology because it repeats what
/// the category badge beside it says. A family this program does not know gets the calm figure
/// of `others`, so a list may invent a category without breaking a page.
pub fn draw(schematic: &str, seed: &str) -> String {
    let svg = &mut Svg::new();
    let seed = &mut Seed::new(seed);
    match schematic {
        "distillation" => lighter::distillation(svg, seed),
        "pruning" => lighter::pruning(svg, seed),
        "quantization" => lighter::quantization(svg, seed),
        "low-rank" => lighter::low_rank(svg, seed),
        "acceleration" => running::acceleration(svg, seed),
        "mixture" => running::mixture(svg, seed),
        "memory-ladder" => running::memory_ladder(svg, seed),
        "kv-cache" => running::kv_cache(svg, seed),
        "architecture" => making::architecture(svg, seed),
        "training" => making::training(svg, seed),
        "tuning" => making::tuning(svg, seed),
        "text-compression" => reading::text_compression(svg, seed),
        "survey" => reading::survey(svg, seed),
        "leaderboard" => reading::leaderboard(svg, seed),
        _ => reading::others(svg, seed),
    }
    svg.finish()
}
