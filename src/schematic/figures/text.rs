//! Figures of shorter prompts.

use crate::schematic::facts::Facts;
use crate::schematic::pen::{Pen, Tone::*};

/// A long prompt, and the words of it that matter.
pub fn shorter_text(pen: &mut Pen, _: &Facts) {
    // The next kept word on the right.
    let (mut kept_x, mut kept_y) = (214, 43);
    prompt(pen, &mut |pen, x, y, width, is_kept| {
        pen.cell(if is_kept { Strong } else { Tint }, x, y, width, 10);
        if is_kept {
            if kept_x + width > 288 {
                kept_x = 214;
                kept_y += 18;
            }
            pen.cell(Strong, kept_x, kept_y + 13, width, 10);
            kept_x += width + 5;
        }
    });
    pen.cell(Ink, 204, 43, 92, kept_y - 7);
}

/// A long prompt, and the few tokens, readable to no one, that stand for it.
pub fn soft_tokens(pen: &mut Pen, _: &Facts) {
    plain_prompt(pen);
    let rows = pen.between(2, 4);
    pen.cell(Ink, 206, 78 - 12 * rows, 90, 24 * rows + 16);
    pen.grid((251, 86), (5, rows), (15, 24), &mut |pen, _, _| pen.shade());
}

/// A text, and its bits.
pub fn text_to_bits(pen: &mut Pen, _: &Facts) {
    plain_prompt(pen);
    pen.grid((250, 86), (6, 5), (15, 18), &mut |pen, _, _| if pen.chance(50) { Strong } else { Mid });
}

fn plain_prompt(pen: &mut Pen) {
    prompt(pen, &mut |pen, x, y, width, _| pen.cell(Tint, x, y, width, 10));
}

/// Lines of words on the left and an arrow. `word` draws one at x, y with a width; one of each line
/// is to be kept.
pub fn prompt(pen: &mut Pen, word: &mut dyn FnMut(&mut Pen, i32, i32, i32, bool)) {
    for line in 0..7 {
        let end = if line < 6 { 164 } else { 110 };
        let mut kept_from = pen.between(24, end - 40);
        let mut x = 24;
        while x + 12 <= end {
            let width = pen.between(12, 34).min(end - x);
            let is_kept = x >= kept_from;
            if is_kept {
                kept_from = i32::MAX;
            }
            word(pen, x, 26 + 18 * line, width, is_kept);
            x += width + 5;
        }
    }
    pen.arrow(172, 194, 86);
}
