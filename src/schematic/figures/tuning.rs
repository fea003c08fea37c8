//! Figures of low rank and of tuning: small changes to large matrices.

use crate::schematic::facts::Facts;
use crate::schematic::pen::{Pen, Tone::*};

/// A matrix is nearly the product of a tall and a wide one.
pub fn factors(pen: &mut Pen, _: &Facts) {
    let rank = pen.between(1, 3);
    let (rows, columns) = (pen.pick(3, 8), pen.pick(2, 6));
    let left = 86 - 8 * rank;
    let strong = |is_strong: bool, other| if is_strong { Strong } else { other };
    pen.grid((left, 86), (6, 8), (15, 15), &mut |_, column, row| strong(rows.has(row) && columns.has(column), Tint));
    pen.grid((left + 73 + 8 * rank, 86), (rank, 8), (15, 15), &mut |_, column, row| {
        strong(column == 0 && rows.has(row), Mid)
    });
    pen.grid((left + 141 + 16 * rank, 86), (6, rank), (15, 15), &mut |_, column, row| {
        strong(row == 0 && columns.has(column), Mid)
    });
    pen.path(Ink, "M# 83q4-5 8 0t8 0M# 90q4-5 8 0t8 0", &[left + 50, left + 50]);
    times(pen, left + 82 + 16 * rank);
}

/// The singular values of a matrix in the order of their size, of which the first are enough.
pub fn spectrum(pen: &mut Pen, _: &Facts) {
    let (kept, decay) = (pen.between(4, 8), pen.between(80, 88));
    let mut height = 122;
    for value in 0..20 {
        let x = 28 + 13 * value;
        pen.cell(if value < kept { Strong } else { Tint }, x, 148 - height, 10, height);
        height = height * decay / 100 + pen.between(0, 2);
    }
    pen.path(Ink, "M# 20v128", &[27 + 13 * kept - 1]);
}

/// A frozen matrix, and beside it a trained product.
pub fn lora(pen: &mut Pen, _: &Facts) {
    let rank = pen.between(1, 3);
    update(pen, rank);
}

/// A frozen matrix, and beside it a trained product of rank one.
pub fn rank_one(pen: &mut Pen, _: &Facts) {
    pen.between(1, 3);
    update(pen, 1);
}

/// A matrix plus a product of this rank.
fn update(pen: &mut Pen, rank: i32) {
    let left = 86 - 8 * rank;
    let (_, _) = (pen.pick(3, 8), pen.pick(2, 6));
    pen.block(Tint, (left, 86), (6, 8), (15, 15));
    for (x, cells) in [(left + 73 + 8 * rank, (rank, 8)), (left + 141 + 16 * rank, (6, rank))] {
        pen.grid((x, 86), cells, (15, 15), &mut |pen, _, _| if pen.chance(60) { Strong } else { Mid });
    }
    pen.path(Ink, "M# 86h12m-6-6v12", &[left + 52]);
    times(pen, left + 82 + 16 * rank);
}

/// The sign of a product.
fn times(pen: &mut Pen, x: i32) {
    pen.path(Ink, "M# 82l8 8m0-8l-8 8", &[x]);
}

/// Frozen layers in a row, and between them the few weights that are trained.
pub fn adapters(pen: &mut Pen, _: &Facts) {
    for layer in 0..4 {
        pen.block(Tint, (49 + 74 * layer, 86), (3, 8), (16, 16));
        if layer > 0 {
            let count = pen.between(1, 4);
            pen.block(Strong, (12 + 74 * layer, 86), (1, count), (16, 16));
        }
    }
}

/// A frozen matrix of which a few weights are trained.
pub fn selected_weights(pen: &mut Pen, _: &Facts) {
    pen.grid((160, 86), (17, 8), (16, 16), &mut |pen, _, _| if pen.chance(10) { Strong } else { Tint });
}

/// A frozen matrix of which a row and a column are trained.
pub fn selected_rows(pen: &mut Pen, _: &Facts) {
    let (trained_row, trained_column) = (pen.between(1, 6), pen.between(2, 14));
    pen.grid((160, 86), (17, 8), (16, 16), &mut |_, column, row| {
        if row == trained_row || column == trained_column { Strong } else { Tint }
    });
}

/// A frozen matrix of which one block is trained.
pub fn selected_block(pen: &mut Pen, _: &Facts) {
    let (top, left) = (pen.between(1, 4), pen.between(2, 11));
    let (height, width) = (pen.between(2, 4), pen.between(3, 5));
    pen.grid((160, 86), (17, 8), (16, 16), &mut |_, column, row| {
        let is_trained = (top..top + height).contains(&row) && (left..left + width).contains(&column);
        if is_trained { Strong } else { Tint }
    });
}

/// Frozen layers, of which a few are trained.
pub fn selected_layers(pen: &mut Pen, _: &Facts) {
    let trained = pen.pick(2, 9);
    pen.grid((160, 86), (1, 9), (145, 15), &mut |_, _, row| if trained.has(row) { Strong } else { Tint });
}

/// Down a valley of the loss by steps that need no backward pass, only two looks each.
pub fn forward_only(pen: &mut Pen, _: &Facts) {
    for ring in 1..5 {
        pen.ring(Quiet, 160, 86, 33 * ring, 16 * ring);
    }
    let (mut x, mut y) = (pen.between(44, 60), pen.between(44, 128));
    pen.ring(Strong, x, y, 3, 3);
    for step in 1..5 {
        let to_x = x + (160 - x) * 3 / 8 + 6;
        let to_y = y + (86 - y) / 2 + pen.between(-12, 12) / step;
        pen.line(Trace, x, y, to_x, to_y);
        pen.line(Ink, to_x - 4, to_y - 14, to_x + 4, to_y + 14);
        pen.ring(Strong, to_x, to_y, 3, 3);
        (x, y) = (to_x, to_y);
    }
}
