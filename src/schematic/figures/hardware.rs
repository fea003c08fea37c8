//! Figures of hardware and systems.

use crate::schematic::facts::Facts;
use crate::schematic::pen::{Pen, Tone::*};

/// Small fast memory above large slow memory; a few blocks travel up from level to level.
pub fn ladder(pen: &mut Pen, _: &Facts) {
    let blocks = pen.between(2, 3);
    let (mut first, mut above, mut width) = (0, 0, 3);
    for level in 0..4 {
        first = pen.between(first, first + width / 3).min(width - blocks);
        let y = 22 + 38 * level;
        pen.grid((160, y + 8), (width, 1), (18, 19), &mut |_, block, _| {
            if block < first || block >= first + blocks { Tint } else { Strong }
        });
        let x = 161 - width * 9 + 18 * first;
        if level > 0 {
            for edge in [1, 18 * blocks - 3] {
                let (from, to) = (x + edge, above + edge);
                pen.path(Ink, "M# #C# # # # # #", &[from, y - 3, from, y - 13, to, y - 9, to, y - 19]);
            }
        }
        above = x;
        width += 3 + level;
    }
}

/// Attention tile by tile: the block in fast memory, and those before it, which are done.
pub fn tiles(pen: &mut Pen, _: &Facts) {
    let (across, down, by_rows) = (pen.between(0, 4), pen.between(0, 3), pen.between(0, 1) == 1);
    let order = |across: i32, down: i32| if by_rows { down * 5 + across } else { across * 4 + down };
    pen.grid(
        (172, 98),
        (15, 8),
        (15, 14),
        &mut |_, column, row| match order(column / 3, row / 2) - order(across, down) {
            1.. => Tint,
            0 => Strong,
            _ => Mid,
        },
    );
    pen.grid((172, 28), (15, 1), (15, 13), &mut |_, column, _| if column / 3 == across { Strong } else { Tint });
    pen.grid((48, 98), (1, 8), (14, 14), &mut |_, _, row| if row / 2 == down { Strong } else { Tint });
}

/// A processor: its pins, and the wave of work that runs through its array.
pub fn chip(pen: &mut Pen, _: &Facts) {
    let (front, to_right) = (pen.between(3, 8), pen.between(0, 1) == 1);
    pen.cell(Ink, 98, 24, 124, 124);
    pen.grid((160, 86), (6, 6), (17, 17), &mut |_, column, row| {
        let column = if to_right { column } else { 5 - column };
        match front - row - column {
            ..0 => Tint,
            0 | 1 => Strong,
            _ => Mid,
        }
    });
    for pin in 0..6 {
        let y = 43 + 17 * pin;
        pen.path(Ink, "M98 #h-14M222 #h14", &[y, y]);
        let width = pen.between(1, 5) * 8;
        pen.cell(Tint, 80 - width, y - 4, width, 8);
        pen.cell(Tint, 240, y - 4, width, 8);
    }
}

/// Devices one above the other, and the batches that flow down and back through them.
pub fn pipeline(pen: &mut Pen, _: &Facts) {
    let (batches, devices) = (pen.between(3, 6), pen.between(4, 5));
    pen.grid((160, 86), (17, devices), (16, 132 / devices), &mut |_, time, device| {
        let (forward, backward) = (time - device, 16 - time - device);
        if (0..batches).contains(&forward) {
            Strong
        } else if (0..batches).contains(&backward) {
            Mid
        } else {
            Gone
        }
    });
}

/// Requests of different lengths, packed so that no slot waits. What was asked begins each one.
pub fn batches(pen: &mut Pen, _: &Facts) {
    for slot in 0..6 {
        let y = 22 + 22 * slot;
        let mut x = 24;
        while x < 296 {
            let mut width = pen.between(4, 9) * 13;
            if x + width > 270 {
                width = 296 - x;
            }
            let prompt = pen.between(12, 22);
            pen.cell(Strong, x, y, prompt, 18);
            pen.cell(Tint, x + prompt + 3, y, width - prompt - 6, 18);
            x += width;
        }
    }
}
