//! Figures of the cache of keys and values.

use crate::schematic::facts::Facts;
use crate::schematic::pen::{Pen, Tone::*};
use crate::schematic::random::Set;

/// Keys and values of past tokens: some kept, the others evicted; a query reads what is kept.
pub fn eviction(pen: &mut Pen, _: &Facts) {
    let first = pen.between(1, 2);
    let recent = 14 - pen.between(2, 4);
    let mut heavy = Set::default();
    for from in [0, 3, 6] {
        heavy.add(first + pen.between(from, from + 1));
    }
    for token in 0..14 {
        let x = 28 + 19 * token;
        let (line, shape) = if token < first || token >= recent {
            (Quiet, Tint)
        } else if heavy.has(token) {
            (Ink, Strong)
        } else {
            (Quiet, Gone)
        };
        pen.cell(shape, x, 84, 16, 30);
        pen.cell(shape, x, 117, 16, 30);
        if shape != Gone {
            let x = x + 8;
            let far = 283 - x;
            pen.path(line, "M# 76C# # # 28 # 28", &[x, x, 78 - far / 4, 283 - far / 3, 283]);
        }
    }
    pen.ring(Strong, 283, 28, 6, 6);
}

/// A cache of tokens and channels, and the one that keeps some of the tokens.
pub fn fewer_tokens(pen: &mut Pen, _: &Facts) {
    let count = pen.between(3, 4);
    let kept = pen.pick(count, 9);
    pen.grid((96, 86), (9, 8), (16, 16), &mut |_, token, _| if kept.has(token) { Strong } else { Tint });
    pen.arrow(180, 206, 86);
    pen.block(Strong, (224 + 8 * count, 86), (count, 8), (16, 16));
}

/// A cache of tokens and channels, and the one that keeps some of the channels.
pub fn fewer_channels(pen: &mut Pen, _: &Facts) {
    let count = pen.between(2, 3);
    let kept = pen.pick(count, 8);
    pen.grid((88, 86), (8, 8), (16, 16), &mut |_, _, channel| if kept.has(channel) { Strong } else { Tint });
    pen.arrow(160, 184, 86);
    pen.block(Strong, (240, 86), (6, count), (16, 16));
}

/// Every head, a row, has a budget of its own: some look far, most of them near.
pub fn head_budgets(pen: &mut Pen, _: &Facts) {
    let far = pen.pick(3, 8);
    pen.grid((160, 86), (17, 8), (16, 16), &mut |pen, token, head| {
        let budget = if far.has(head) { 65 } else { 9 };
        match token {
            14.. => Tint,
            _ if pen.noise(head * 32 + token, 0, 99) < budget => Strong,
            _ => Gone,
        }
    });
}

/// Layers that use the keys and values, or the weights, of the layer below them.
pub fn shared_layers(pen: &mut Pen, _: &Facts) {
    let group = pen.between(2, 4);
    pen.grid((176, 86), (14, 8), (17, 16), &mut |_, _, row| if (7 - row) % group == 0 { Strong } else { Gone });
    for row in 0..7 {
        if (7 - row) % group != 0 {
            pen.path(Ink, "M52 #h-14q-6 0-6 6v10", &[31 + 16 * row]);
            if (6 - row) % group == 0 {
                pen.path(Ink, "q0 6 6 6h14m-4-4l4 4l-4 4", &[]);
            }
        }
    }
}
