//! Figures of architectures, of training and of studies.

use crate::schematic::facts::Facts;
use crate::schematic::pen::{Pen, Tone::*};
use crate::schematic::random::Set;

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

/// Sums over all tokens before, computed in three steps; all that one of them is made of.
pub fn scan(pen: &mut Pen, _: &Facts) {
    let token = pen.between(4, 7);
    let place = |token: i32, step: i32| (34 + 36 * token, 142 - 40 * step);
    // The partial sums that are part of the one, from the last step to the first.
    let mut parts = Set::default();
    parts.add(token);
    for step in (0..4).rev() {
        let mut parts_before = parts;
        for token in 0..8 {
            let (x, y) = place(token, step);
            let reach = token - (1 << (step - 1).max(0));
            if step > 0 {
                for from in [token, reach] {
                    if from >= 0 {
                        let (from_x, from_y) = place(from, step - 1);
                        let line = if parts.has(token) { Ink } else { Quiet };
                        pen.line(line, from_x, from_y - 9, x, y + 9);
                        if parts.has(token) {
                            parts_before.add(from);
                        }
                    }
                }
            }
            pen.ring(if parts.has(token) { Strong } else { Tint }, x, y, 4, 4);
        }
        parts = parts_before;
    }
}

/// The layers of a large model, and a small model that a phone holds.
pub fn small_model(pen: &mut Pen, _: &Facts) {
    let (large, small) = (pen.between(7, 8), pen.between(3, 5));
    pen.block(Tint, (98, 86), (1, large), (141, 16));
    pen.cell(Ink, 214, 20, 76, 132);
    pen.path(Ink, "M244 29h16", &[]);
    pen.block(Strong, (252, 142 - 8 * small), (1, small), (55, 16));
}

/// Tokens, the groups they are read in, and what all the groups say together.
pub fn hierarchy(pen: &mut Pen, _: &Facts) {
    let groups = pen.between(3, 5);
    let size = 15 / groups;
    let width = 264 / groups;
    for group in 0..groups {
        let x = 160 + (2 * group - groups + 1) * width / 2;
        pen.wire_down(Ink, x, 67, 160, 41);
        pen.cell(Mid, x - 20, 70, 40, 20);
        for token in 0..size {
            let token_x = x + (2 * token - size + 1) * 8;
            pen.line(Quiet, x, 93, token_x, 126);
            pen.cell(Tint, token_x - 6, 128, 13, 20);
        }
    }
    pen.cell(Strong, 130, 18, 60, 20);
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

/// Models as dots, with the quality of each above its cost; the best of every cost on a line.
pub fn tradeoff(pen: &mut Pen, _: &Facts) {
    pen.path(Ink, "M28 20v128h264", &[]);
    let mut template = "M# #";
    for (place, height) in [34, 70, 92, 106, 112].into_iter().enumerate() {
        let x = 56 + 50 * place as i32 + pen.between(-6, 6);
        let y = 140 - height + pen.between(-4, 4);
        pen.path(Trace, template, &[x, y]);
        pen.ring(Strong, x, y, 3, 3);
        template = "L# #";
        for _ in 0..2 {
            let (right, down) = (pen.between(6, 30), pen.between(10, 60));
            if y + down < 140 {
                pen.ring(Tint, x + right, y + down, 2, 2);
            }
        }
    }
}

/// Tasks, and how well each of three models does them.
pub fn scores(pen: &mut Pen, _: &Facts) {
    for task in 0..5 {
        let level = pen.between(40, 90);
        for (model, tone) in [Tint, Mid, Strong].into_iter().enumerate() {
            let height = level + pen.between(-14, 24);
            pen.cell(tone, 28 + 55 * task + 15 * model as i32, 146 - height, 13, height);
        }
    }
    pen.path(Ink, "M24 150h272", &[]);
}
