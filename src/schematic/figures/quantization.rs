//! Figures of quantization: numbers with fewer bits.

use crate::schematic::facts::Facts;
use crate::schematic::pen::{Pen, Tone::*};

/// Values bit by bit. A bit that is used in part, as in 1.58 bits, is narrower.
pub fn bits(pen: &mut Pen, facts: &Facts) {
    let count = facts.widths.len() as i32;
    let mut y = 86 - (109 + 8 * count) / 2;
    for width in &facts.widths {
        for row in 0..6 / count {
            for bit in 0..16 {
                let used = (width.hundredths - 100 * bit).min(100);
                let tone = if pen.chance(50) { Strong } else { Tint };
                let (tone, used) = if used > 0 { (tone, used) } else { (Gone, 100) };
                pen.cell(tone, 90 + 13 * bit, y + 20 * row, used * 13 / 100 - 3, 17);
            }
        }
        pen.label(51, y + 60 / count + 4, &width.label());
        y += 120 / count + 8;
    }
}

/// Channels of which a few are far larger than the rest, and the same channels levelled.
pub fn outliers(pen: &mut Pen, _: &Facts) {
    let count = pen.between(1, 3);
    let outliers = pen.pick(count, 11);
    for channel in 0..11 {
        let (large, small) = (pen.between(80, 120), pen.between(12, 34));
        let (tone, height) = if outliers.has(channel) { (Strong, large) } else { (Mid, small) };
        pen.cell(tone, 28 + 10 * channel, 148 - height, 7, height);
        let height = pen.between(36, 46);
        pen.cell(Mid, 185 + 10 * channel, 148 - height, 7, height);
    }
    pen.arrow(148, 174, 106);
}

/// Channels with as many bits as each needs.
pub fn mixed_widths(pen: &mut Pen, _: &Facts) {
    let salient = pen.pick(4, 17);
    pen.grid((160, 86), (17, 8), (16, 16), &mut |pen, column, row| {
        let is_salient = salient.has(column);
        let bits = if is_salient { pen.noise(column, 6, 8) } else { pen.noise(column, 2, 4) };
        match (row < 8 - bits, is_salient) {
            (true, _) => Gone,
            (_, true) => Strong,
            _ => Tint,
        }
    });
}

/// The entries of a codebook, each among the vectors that it stands for.
pub fn codebook(pen: &mut Pen, _: &Facts) {
    for entry in 0..8 {
        let x = 58 + entry % 4 * 68 + pen.between(-8, 8);
        let y = 54 + entry / 4 * 64 + pen.between(-5, 5);
        for vector in 0..6 {
            if pen.chance(84) {
                let vector_x = x + (vector % 3 - 1) * pen.between(15, 23);
                let vector_y = y + (vector / 3 * 2 - 1) * pen.between(13, 21);
                pen.line(Quiet, x, y, vector_x, vector_y);
                pen.ring(Tint, vector_x, vector_y, 2, 2);
            }
        }
        pen.ring(Strong, x, y, 4, 4);
    }
}

/// The distribution of the weights, and the few values that stand for it.
pub fn levels(pen: &mut Pen, _: &Facts) {
    let levels = 2 << pen.between(1, 3);
    let width = 224 / levels;
    let peak = 160 + pen.between(-1, 1) * 8;
    // A bell of up to 256 about the peak.
    let bell = |distance: i32| {
        let root = (256 - distance * distance / 49).max(0);
        root * root / 256 * root / 256
    };
    for level in 0..levels {
        let x = 48 + width * level;
        let height = (bell(x + width / 2 - peak) * pen.between(92, 106) / 256).max(4);
        pen.cell(Tint, x + 1, 124 - height, width - 2, height);
        pen.ring(Strong, x + width / 2, 142, 2, 2);
    }
    pen.path(Trace, "M36 124L# 124", &[peak - 112]);
    for step in 0..57 {
        let distance = step * 4 - 112;
        pen.path(Trace, "L# #", &[peak + distance, 124 - bell(distance) * 104 / 256]);
    }
}

/// What goes in against what comes out: the straight line becomes a staircase.
pub fn staircase(pen: &mut Pen, _: &Facts) {
    let steps = pen.between(3, 7);
    let (across, up) = (112 / steps, 120 / steps);
    let (x, y) = (160 - across * steps, 86 + up * steps / 2);
    pen.line(Quiet, x, y, 320 - x, 172 - y);
    pen.path(Trace, "M# #", &[x, y]);
    for step in 0..steps {
        pen.path(Trace, "h#v#h#", &[across, -up, across]);
        pen.ring(Strong, x + 2 * across * step + across, y - up * step - up / 2, 2, 2);
    }
    // Some values, each joined to what it is rounded to.
    for _ in 0..9 {
        let value = pen.between(4, 2 * across * steps - 4);
        let on_line = y - value * up / (2 * across);
        pen.line(Quiet, x + value, on_line, x + value, y - (value + across) / (2 * across) * up);
        pen.ring(Mid, x + value, on_line, 1, 1);
    }
}
