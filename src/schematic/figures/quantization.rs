//! Figures of quantization: numbers with fewer bits.

use crate::schematic::facts::Facts;
use crate::schematic::pen::{Pen, Tone::*};
use crate::schematic::random::Set;

/// A bell curve: up to 256, `distance` away from its peak; nothing from 112 on.
pub fn bell(distance: i32) -> i32 {
    let root = (256 - distance * distance / 49).max(0);
    root * root / 256 * root / 256
}

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

/// Layers from top to bottom, each as wide as its bits.
pub fn layer_widths(pen: &mut Pen, _: &Facts) {
    let careful = pen.pick(3, 9);
    for layer in 0..9 {
        let (many, few) = (pen.between(6, 8), pen.between(2, 4));
        let (tone, bits) = if careful.has(layer) { (Strong, many) } else { (Tint, few) };
        pen.grid((160, 26 + 15 * layer), (8, 1), (34, 15), &mut |_, bit, _| if bit < bits { tone } else { Gone });
    }
}

/// Values of which the first bits alone are a coarse value, and more bits a finer one.
pub fn any_width(pen: &mut Pen, _: &Facts) {
    let (first, second) = (pen.between(2, 4), pen.between(3, 4));
    let third = pen.between(3, 5);
    let ends = [first, first + second, first + second + third];
    pen.grid((160, 74), (17, 6), (16, 18), &mut |_, bit, _| match bit {
        _ if bit < ends[0] => Strong,
        _ if bit < ends[1] => Mid,
        _ if bit < ends[2] => Tint,
        _ => Gone,
    });
    for (line, end) in ends.into_iter().enumerate() {
        let y = 134 + 8 * line as i32;
        pen.path(Ink, "M26 #h#m0-3v6", &[y, 16 * end - 3]);
    }
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

/// The same count of values on two lines: at equal steps, as integers, and closer about zero, as
/// floating-point numbers. A few numbers are joined to the nearest on both.
pub fn number_lines(pen: &mut Pen, _: &Facts) {
    // How many floating-point values lie between one power of two and the next.
    let per_octave = 2 << pen.between(0, 1);
    for (y, to, is_float) in [(38, 53, false), (134, 119, true)] {
        pen.line(Quiet, 24, y, 296, y);
        let mut nearest = [160; 5];
        for value in -8..9_i32 {
            let below = 8 - value.abs();
            let octave = 128 >> (below / per_octave);
            let float = octave - below % per_octave * octave / (2 * per_octave);
            let x = 160 + if is_float { value.signum() * float } else { 16 * value };
            pen.cell(Strong, x - 2, y - 12, 4, 24);
            for number in 0..5 {
                let near = &mut nearest[number as usize];
                if (x - sample(pen, number)).abs() < (*near - sample(pen, number)).abs() {
                    *near = x;
                }
            }
        }
        for number in 0..5 {
            pen.line(Ink, sample(pen, number), 86, nearest[number as usize], to);
        }
    }
    for number in 0..5 {
        pen.ring(Mid, sample(pen, number), 86, 3, 3);
    }
}

/// The place of one of five numbers between two lines.
fn sample(pen: &Pen, number: i32) -> i32 {
    40 + 60 * number + pen.noise(number, -16, 16)
}

/// Groups of weights, each with a scale of its own above it.
pub fn groups(pen: &mut Pen, _: &Facts) {
    let groups = pen.between(3, 5);
    let width = 15 * (8 - groups);
    for group in 0..groups {
        let x = 160 + (2 * group - groups + 1) * (width + 12) / 2;
        let scale = pen.between(8, 42);
        pen.cell(Strong, x - (width - 3) / 2, 60 - scale, width - 3, scale);
        pen.grid((x, 106), (8 - groups, 5), (15, 16), &mut |pen, _, _| if pen.chance(30) { Mid } else { Tint });
    }
}

/// How much each channel matters, and the channels that are treated with care.
pub fn salience(pen: &mut Pen, _: &Facts) {
    let count = pen.between(3, 5);
    let salient = pen.pick(count, 17);
    for channel in 0..17 {
        let (large, small) = (pen.between(28, 46), pen.between(6, 16));
        let (tone, height) = if salient.has(channel) { (Strong, large) } else { (Mid, small) };
        pen.cell(tone, 26 + 16 * channel, 62 - height, 13, height);
    }
    pen.line(Ink, 24, 66, 295, 66);
    pen.grid((160, 110), (17, 5), (16, 16), &mut |_, channel, _| if salient.has(channel) { Strong } else { Tint });
}

/// Numbers between levels; each goes up or down to one of them, and not always to the nearest.
pub fn rounding(pen: &mut Pen, _: &Facts) {
    let levels = pen.between(3, 5);
    let step = 120 / levels;
    for level in 0..=levels {
        pen.line(Quiet, 24, 26 + step * level, 296, 26 + step * level);
    }
    for number in 0..12 {
        let x = 32 + 23 * number + pen.between(-3, 3);
        let y = 26 + pen.between(0, levels - 1) * step + pen.between(7, step - 7);
        let nearest = (y - 26 + step / 2) / step;
        let other = nearest + if (y - 26) % step < step / 2 { 1 } else { -1 };
        let level = 26 + step * if pen.chance(25) { other } else { nearest };
        pen.line(Ink, x, y, x, level);
        pen.ring(Tint, x, y, 3, 3);
        pen.ring(Strong, x, level, 2, 2);
    }
}

/// A cloud of values that is long in one direction, and the same cloud turned: no direction stands
/// out.
pub fn rotation(pen: &mut Pen, _: &Facts) {
    for x in [88, 232] {
        pen.path(Quiet, "M# 20v132M# 86h128", &[x, x - 64]);
    }
    let (long, short) = (pen.between(50, 60), pen.between(8, 13));
    for _ in 0..48 {
        // A place in a round cloud; the corners of the square are left out.
        let (across, down) = (pen.between(-100, 100), pen.between(-100, 100));
        if across * across + down * down < 10_000 {
            pen.ring(Mid, 88 + across * short / 100, 86 + down * long / 100, 1, 1);
            pen.ring(Strong, 232 + across * 42 / 100, 86 + down * 42 / 100, 1, 1);
        }
    }
    pen.path(Ink, "M140 40C150 30 170 30 180 40m-6-2l6 2l0-6", &[]);
}

/// Weights, and what is left of them: one of two values each.
pub fn binary(pen: &mut Pen, _: &Facts) {
    let mut signs = [Set::default(); 8];
    pen.grid((86, 86), (8, 8), (16, 16), &mut |pen, column, row| {
        let tone = pen.shade();
        if tone != Tint {
            signs[row as usize].add(column);
        }
        tone
    });
    pen.arrow(151, 169, 86);
    for row in 0..8 {
        for column in 0..8 {
            let (x, y) = (172 + 16 * column, 24 + 16 * row);
            if signs[row as usize].has(column) {
                pen.cell(Strong, x, y, 13, 13);
            } else {
                pen.cell(Quiet, x + 1, y + 1, 11, 11);
            }
        }
    }
}

/// A matrix as a plain one, and the few weights that this leaves out.
pub fn plus_sparse(pen: &mut Pen, _: &Facts) {
    let outliers = [(); 8].map(|()| pen.pick(1, 8));
    for matrix in 0..3 {
        pen.grid((61 + 99 * matrix, 86), (6, 8), (13, 15), &mut |pen, column, row| {
            let is_outlier = outliers[row as usize].has(column);
            match matrix {
                0 | 2 if is_outlier => Strong,
                2 => Gone,
                _ if pen.noise(8 * row + column, 0, 2) == 0 => Mid,
                _ => Tint,
            }
        });
    }
    pen.path(Ink, "M104 83q3-5 6 0t6 0M104 90q3-5 6 0t6 0M203 86h12m-6-6v12", &[]);
}

/// Some weights are gone, and the rest have fewer bits: what is left is lower.
pub fn sparse_bits(pen: &mut Pen, _: &Facts) {
    let (gone, bits) = (pen.between(40, 60), pen.between(2, 3));
    for row in 0..6 {
        for column in 0..17 {
            let (x, y) = (25 + 16 * column, 26 + 21 * row);
            let (is_gone, shade) = (pen.chance(gone), pen.shade());
            if is_gone {
                pen.cell(Gone, x, y, 13, 18);
            } else {
                pen.cell(shade, x, y + 18 - 4 * bits, 13, 4 * bits);
            }
        }
    }
}
