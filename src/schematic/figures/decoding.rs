//! Figures of quicker inference: drafts that a large model checks, and work that is left out.

use crate::schematic::facts::Facts;
use crate::schematic::pen::{Pen, Tone::*};

/// A small model drafts tokens (above), the large one checks them all in one pass (in the middle),
/// and what was right stays, with one token of the large model's own (below).
pub fn draft(pen: &mut Pen, _: &Facts) {
    let rounds = pen.between(2, 4);
    let drafted = 12 / rounds - 1;
    let mut x = 29;
    for round in 0..rounds {
        let most = if round == rounds - 1 { drafted - 1 } else { drafted };
        let accepted = pen.between(drafted / 2, drafted).min(most);
        for token in 0..drafted {
            let x = x + 20 * token;
            if token < accepted {
                pen.cell(Tint, x, 24, 17, 17);
                pen.cell(Tint, x, 131, 17, 17);
                pen.path(Ink, "M# 86l3 4l6-8", &[x + 4]);
            } else {
                pen.cell(Quiet, x + 1, 25, 15, 15);
            }
            if token == accepted {
                pen.path(Ink, "M# 82l7 8m0-8l-7 8", &[x + 5]);
            }
        }
        pen.cell(Strong, x + 20 * accepted, 131, 17, 17);
        pen.cell(Ink, x - 4, 70, 20 * drafted + 5, 32);
        let middle = x + 10 * drafted - 2;
        pen.path(Ink, "M# 48v14m-4-4l4 4l4-4M# 109v14m-4-4l4 4l4-4", &[middle, middle]);
        x += 20 * drafted + 20 + 44 / (rounds - 1);
    }
}

/// Drafts that branch: the large model checks the whole tree at once and keeps one path.
pub fn draft_tree(pen: &mut Pen, _: &Facts) {
    pen.cell(Strong, 26, 77, 18, 18);
    let middle = |node: i32, count: i32| 86 + (2 * node - count + 1) * 66 / count.max(4);
    // The level before: how many nodes it has, and the one that is kept.
    let (mut before, mut kept) = (1, 0);
    for level in 0..4 {
        let x = 86 + 58 * level;
        let mut count = pen.between(2 + level, 3 + level);
        if level == 3 {
            count = pen.between(5, 6);
        }
        // The children of the kept node are those whose parent, `node * before / count`, it is.
        let first = (kept * count + before - 1) / before;
        let last = ((kept + 1) * count + before - 1) / before - 1;
        let kept_here = pen.between(first, last.max(first));
        for node in 0..count {
            let y = middle(node, count);
            let (line, shape) = if node == kept_here { (Ink, Strong) } else { (Quiet, Tint) };
            pen.wire(line, x - 38, middle(node * before / count, before), x - 3, y);
            pen.cell(shape, x, y - 9, 18, 18);
        }
        (before, kept) = (count, kept_here);
    }
}

/// One model with several heads, each of which guesses a token further ahead.
pub fn draft_heads(pen: &mut Pen, _: &Facts) {
    let heads = pen.between(3, 5);
    pen.block(Tint, (70, 86), (1, 6), (83, 21));
    for head in 0..heads {
        let y = 86 + (2 * head - heads + 1) * 14;
        let guesses = pen.between(2, 4) - i32::from(head > 2);
        pen.wire(Ink, 114, 86, 160, y);
        pen.cell(Mid, 164, y - 9, 30, 18);
        pen.grid((250, y), (4, 1), (21, 21), &mut |_, guess, _| match guess {
            0 => Strong,
            _ if guess < guesses => Tint,
            _ => Gone,
        });
    }
}

/// Tokens leave the model at the layer where it is sure of them; perhaps they skip some before.
pub fn early_exit(pen: &mut Pen, _: &Facts) {
    let (does_skip, skipped) = (pen.chance(50), pen.pick(2, 6));
    pen.grid((160, 86), (17, 8), (16, 16), &mut |pen, token, row| {
        let layer = 8 - row;
        let exit = pen.noise(token, 2, 8);
        match layer {
            _ if layer == exit => Strong,
            _ if layer > exit || does_skip && skipped.has(layer - 2) => Gone,
            _ => Tint,
        }
    });
}

/// Drafts leave after few layers, and one pass through all layers checks them.
pub fn draft_layers(pen: &mut Pen, _: &Facts) {
    let (period, exit) = (pen.between(4, 6), pen.between(2, 3));
    pen.grid((160, 86), (17, 8), (16, 16), &mut |_, token, row| match 8 - row {
        _ if token % period == period - 1 => Strong,
        layer if layer > exit => Gone,
        layer if layer == exit => Mid,
        _ => Tint,
    });
}

/// The same tokens one by one, and below in fewer steps.
pub fn steps(pen: &mut Pen, _: &Facts) {
    const TOKENS: i32 = 13;
    pen.block(Tint, (160, 36), (TOKENS, 1), (21, 21));
    let (mut done, mut steps) = (0, 0);
    while done < TOKENS {
        let count = pen.between(1, 4).min(TOKENS - done);
        pen.block(Strong, (36 + 21 * steps, 112), (1, count), (21, 21));
        done += count;
        steps += 1;
    }
    let end = 24 + 21 * steps;
    pen.line(Quiet, 24, 62, 296, 62);
    pen.line(Ink, 24, 62, end, 62);
    pen.path(Ink, "M24 58v8M# 58v8", &[end]);
}

/// Attention from every token to all before it, and to the few that it needs.
pub fn mask(pen: &mut Pen, _: &Facts) {
    let (first, near, kind, picked) = (pen.between(0, 2), pen.between(1, 3), pen.between(0, 2), pen.pick(2, 9));
    for side in 0..2 {
        for row in 0..11 {
            let x = 30 + 140 * side + 6 * row;
            pen.grid((x, 26 + 12 * row), (row + 1, 1), (12, 12), &mut |_, column, _| {
                let is_picked = match kind {
                    0 => picked.has(column),
                    1 => (row - column) % 4 == 3,
                    _ => row / 3 == column / 3,
                };
                match side {
                    0 => Tint,
                    _ if row - column < near || column < first => Strong,
                    _ if is_picked => Mid,
                    _ => Gone,
                }
            });
        }
    }
    pen.arrow(118, 150, 44);
}
