//! Figures of architectures and of training.

use crate::schematic::facts::Facts;
use crate::schematic::pen::{Pen, Tone::*};

/// A state that each token changes and passes on; its size stays the same.
pub fn recurrence(pen: &mut Pen, _: &Facts) {
    for token in 0..5 {
        let x = 44 + 58 * token;
        pen.grid((x, 86), (2, 3), (15, 15), &mut |pen, _, _| pen.shade());
        pen.cell(Tint, x - 8, 134, 16, 16);
        pen.ring(Tint, x, 30, 6, 6);
        pen.path(Ink, "M# 128v-14m-4 4l4-4l4 4M# 58v-14m-4 4l4-4l4 4", &[x, x]);
        if token > 0 {
            pen.arrow(x - 38, x - 20, 86);
        }
    }
}

/// A small model beside the outline of a large one.
pub fn small_model(pen: &mut Pen, _: &Facts) {
    let (height, width, large) = (pen.between(3, 5), pen.between(2, 4), pen.between(8, 10));
    pen.block(Gone, (42 + 8 * large, 86), (large, 8), (16, 16));
    pen.cell(Quiet, 34, 18, 16 * large + 12, 136);
    pen.block(Strong, (286 - 8 * width, 146 - 8 * height), (width, height), (16, 16));
    pen.cell(Ink, 277 - 16 * width, 138 - 16 * height, 16 * width + 13, 16 * height + 16);
}

/// Two loss curves reach the same loss; the better one spends less of the budget below.
pub fn loss_curves(pen: &mut Pen, _: &Facts) {
    let (spent, loss, start) = (pen.between(4, 8), pen.between(84, 96), pen.between(22, 32));
    let end = 31 + 16 * spent;
    let bend = pen.between(60, 100);
    pen.path(Ink, "M28 20v96h264", &[]);
    pen.path(Quiet, "M36 #C# # 170 # 280 #", &[start, 36 + bend, loss - 6, loss, loss]);
    pen.ring(Quiet, 284, loss, 4, 4);
    let better = [start, 40 + bend / 8, loss - 8, end - 8 * spent, loss, end, loss];
    pen.path(Trace, "M36 #C# # # # # #", &better);
    pen.line(Quiet, end, loss + 9, end, 116);
    pen.grid((160, 138), (16, 1), (16, 17), &mut |_, part, _| if part < spent { Strong } else { Gone });
    pen.ring(Strong, end, loss, 4, 4);
}
