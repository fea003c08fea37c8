//! Figures of pruning: weights, rows and layers that are gone.

use crate::schematic::facts::Facts;
use crate::schematic::pen::{Pen, Tone::*};
use crate::schematic::random::Set;

use super::quantization::bell;
use super::text::prompt;

/// Single weights are gone wherever they were small.
pub fn unstructured(pen: &mut Pen, _: &Facts) {
    let gone = pen.between(45, 75);
    pen.grid((160, 86), (17, 8), (16, 16), &mut |pen, _, _| {
        let (is_gone, shade) = (pen.chance(gone), pen.shade());
        if is_gone { Gone } else { shade }
    });
}

/// So many weights of every group stay: as many as the title says, or two of four.
pub fn pattern(pen: &mut Pen, facts: &Facts) {
    let (kept, group) = facts.pattern.unwrap_or((2, 4));
    let rows = if facts.pattern.is_some() { 6 } else { 8 };
    let groups = (16 / group).max(1);
    let pitch = ((272 - 8 * groups) / (groups * group)).min(16);
    for place in 0..groups {
        let x = 160 + (2 * place - groups + 1) * (group * pitch + 8) / 2;
        for row in 0..rows {
            let stays = pen.pick(kept, group);
            pen.grid((x, 30 + 16 * row), (group, 1), (pitch, 16), &mut |pen, column, _| {
                let shade = pen.shade();
                if stays.has(column) { shade } else { Gone }
            });
        }
    }
    if let Some(label) = facts.pattern_label() {
        pen.label(160, 146, &label);
    }
}

/// Whole rows and columns are gone; what is left is a smaller dense matrix.
pub fn rows(pen: &mut Pen, _: &Facts) {
    let count = pen.between(2, 4);
    let (rows, columns) = (pen.pick(count, 8), pen.pick(7 - count, 17));
    pen.grid((160, 86), (17, 8), (16, 16), &mut |pen, column, row| {
        let shade = pen.shade();
        if rows.has(row) || columns.has(column) { Gone } else { shade }
    });
}

/// Whole layers are gone, and the data passes them by.
pub fn layers(pen: &mut Pen, _: &Facts) {
    let count = pen.between(2, 4);
    let picked = pen.pick(count, 7);
    // The first and the last layer stay.
    let is_gone = |layer: i32| picked.has(layer - 1);
    let mut from = 0;
    for layer in 0..9 {
        let y = 133 - 15 * layer;
        if is_gone(layer) {
            pen.cell(Quiet, 89, y, 142, 12);
            if !is_gone(layer - 1) {
                from = y + 21;
            }
        } else if is_gone(layer - 1) {
            pen.cell(Strong, 89, y, 142, 12);
            pen.path(Ink, "M238 #C264 # 264 # 238 #m4-4l-4 4l4 4", &[from, from, y + 6, y + 6]);
        } else {
            pen.cell(Tint, 89, y, 142, 12);
        }
    }
}

/// Few inputs are not zero, and only their columns of the weights are used.
pub fn activations(pen: &mut Pen, _: &Facts) {
    let count = pen.between(3, 5);
    let active = pen.pick(count, 17);
    pen.grid((160, 28), (17, 1), (16, 16), &mut |_, column, _| if active.has(column) { Strong } else { Gone });
    pen.grid((160, 102), (17, 6), (16, 16), &mut |_, column, _| if active.has(column) { Mid } else { Tint });
}

/// A network that lost most of its connections, and with them some of its neurons.
pub fn network(pen: &mut Pen, _: &Facts) {
    let kept = pen.between(24, 38);
    let middle = |neuron: i32, count: i32| 86 + (2 * neuron - count + 1) * 11;
    // The neurons of the layer before: how many, and those that something reaches.
    let (mut before, mut reached) = (0, Set::default());
    for layer in 0..4 {
        let count = pen.between(4, 6);
        let x = 46 + 76 * layer;
        let mut reached_here = Set::default();
        for neuron in 0..count {
            let y = middle(neuron, count);
            let mut is_reached = layer == 0;
            for other in 0..before {
                let (is_kept, is_shown) = (pen.chance(kept), pen.chance(30));
                let tone = if is_kept && reached.has(other) { Ink } else { Quiet };
                if tone == Ink || is_shown {
                    pen.line(tone, x - 66, middle(other, before), x - 10, y);
                }
                is_reached |= tone == Ink;
            }
            if is_reached {
                reached_here.add(neuron);
                pen.ring(Strong, x, y, 5, 5);
            } else {
                pen.ring(Quiet, x, y, 6, 6);
            }
        }
        (before, reached) = (count, reached_here);
    }
}

/// Weights in the order of their size, and the threshold below which they go.
pub fn threshold(pen: &mut Pen, _: &Facts) {
    let threshold = pen.between(30, 60);
    let mut height = pen.between(112, 126);
    for weight in 0..20 {
        let x = 28 + 13 * weight;
        if height > threshold {
            pen.cell(if height > 2 * threshold { Strong } else { Mid }, x, 148 - height, 10, height);
        } else {
            for dot in 0..1 + height / 12 {
                pen.cell(Gone, x, 135 - 12 * dot, 10, 10);
            }
        }
        height -= pen.between(2, 14) * height / 100 + 2;
    }
    pen.line(Ink, 24, 148 - threshold, 296, 148 - threshold);
}

/// The distribution of the weights, without those about zero.
pub fn small_weights(pen: &mut Pen, _: &Facts) {
    let gone = pen.between(24, 50);
    let mut template = "M# #";
    for step in 0..63 {
        let distance = 4 * step - 124;
        pen.path(Quiet, template, &[160 + distance, 142 - bell(distance) * 116 / 256]);
        template = "L# #";
    }
    for bar in 0..21 {
        let distance: i32 = 12 * bar - 120;
        if distance.abs() > gone {
            let height = bell(distance) * pen.between(92, 106) / 256 + 5;
            pen.cell(Strong, 155 + distance, 142 - height, 10, height);
        } else {
            pen.cell(Gone, 155 + distance, 132, 10, 10);
        }
    }
}

/// One model, and smaller ones inside it.
pub fn nested(pen: &mut Pen, _: &Facts) {
    let small = (pen.between(3, 5), pen.between(2, 3));
    let middle = (pen.between(8, 11), pen.between(4, 6));
    let is_inside = |(columns, rows), column, row| column < columns && 7 - row < rows;
    pen.grid((160, 86), (17, 8), (16, 16), &mut |_, column, row| {
        if is_inside(small, column, row) {
            Strong
        } else if is_inside(middle, column, row) {
            Mid
        } else {
            Tint
        }
    });
}

/// Sample texts, on the left, choose the weights that stay.
pub fn calibration(pen: &mut Pen, _: &Facts) {
    prompt(pen, &mut |pen, x, y, width, _| pen.cell(Tint, x, y, width, 10));
    let kept = [(); 8].map(|()| pen.pick(3, 6));
    pen.grid((250, 86), (6, 8), (16, 16), &mut |_, column, row| {
        if kept[row as usize].has(column) { Strong } else { Gone }
    });
}
