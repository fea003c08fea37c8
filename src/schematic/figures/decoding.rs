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

/// Tokens from bottom to top, steps from left to right: one token in every step, and several.
pub fn steps(pen: &mut Pen, _: &Facts) {
    const TOKENS: i32 = 8;
    // Where the next token is, and where several at once leave off.
    let (mut done, mut step) = (0, 0);
    let mut at_once = [0; TOKENS as usize];
    while done < TOKENS {
        let count = pen.between(1, 4).min(TOKENS - done);
        for token in done..done + count {
            at_once[token as usize] = step;
        }
        done += count;
        step += 1;
    }
    for token in 0..TOKENS {
        let y = 126 - 15 * token;
        let quick = at_once[token as usize];
        if quick != token {
            pen.cell(Tint, 26 + 34 * token, y, 30, 12);
        }
        pen.cell(Strong, 26 + 34 * quick, y, 30, 12);
    }
    pen.path(Quiet, "M24 147h272", &[]);
    pen.path(Ink, "M24 147h#m0-6v12", &[34 * step]);
}

/// Requests, and a router that sends the hard ones to the large model and the rest to a small one.
pub fn routing(pen: &mut Pen, _: &Facts) {
    let hard = pen.pick(2, 7);
    for request in 0..7 {
        let y = 86 + 18 * (request - 3);
        let is_hard = hard.has(request);
        pen.cell(if is_hard { Strong } else { Mid }, 26, y - 6, 20, 12);
        pen.wire(Quiet, 50, y, 96, 86);
        let to = if is_hard { 112 } else { 40 };
        pen.wire(if is_hard { Ink } else { Quiet }, 120, 86, if is_hard { 182 } else { 222 }, to + 2 * (request - 3));
    }
    pen.path(Ink, "M96 86L108 74L120 86L108 98z", &[]);
    pen.block(Mid, (260, 40), (1, 2), (71, 16));
    pen.block(Strong, (241, 112), (1, 5), (111, 16));
}

/// A skeleton of an answer, whose parts are written at the same time.
pub fn branches(pen: &mut Pen, _: &Facts) {
    let (count, longest) = (pen.between(4, 5), pen.between(0, 3));
    pen.cell(Strong, 26, 77, 18, 18);
    for branch in 0..count {
        let y = 86 + (2 * branch - count + 1) * 13;
        let random = pen.between(4, 8);
        let tokens = if branch == longest { 9 } else { random };
        pen.wire(Ink, 48, 86, 84, y);
        pen.cell(Strong, 88, y - 9, 18, 18);
        pen.block(Tint, (100 + 10 * tokens, y), (tokens - 1, 1), (21, 21));
    }
}

/// A run of tokens that was written before is proposed again.
pub fn copied(pen: &mut Pen, _: &Facts) {
    let (length, from, to) = (pen.between(3, 5), pen.between(0, 4), pen.between(3, 7));
    pen.grid((160, 42), (13, 1), (21, 21), &mut |_, token, _| {
        if (from..from + length).contains(&token) { Strong } else { Tint }
    });
    pen.grid((160, 130), (13, 1), (21, 21), &mut |_, token, _| match token - to {
        ..0 => Tint,
        place if place < length => Strong,
        _ => Gone,
    });
    for edge in [0, length] {
        let (from, to) = (23 + 21 * (from + edge), 23 + 21 * (to + edge));
        pen.wire_down(Ink, from, 56, to, 116);
    }
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
