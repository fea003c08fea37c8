//! Figures of hardware and systems.

use crate::schematic::facts::Facts;
use crate::schematic::pen::{Pen, Tone::*};

/// Small fast memory above large slow memory; a few blocks travel up from level to level.
pub fn memory_hierarchy(pen: &mut Pen, _: &Facts) {
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

/// Blocks that were computed before, above, and the ones that a request takes from there.
pub fn reuse(pen: &mut Pen, _: &Facts) {
    let count = pen.between(2, 3);
    let taken = pen.pick(count, 6);
    let mut x = 26;
    for block in 0..6 {
        let (from, is_taken) = (26 + 46 * block, taken.has(block));
        pen.cell(if is_taken { Strong } else { Tint }, from, 22, 38, 40);
        if is_taken {
            pen.wire_down(Ink, from + 19, 65, x + 19, 107);
            pen.cell(Strong, x, 110, 38, 40);
            x += 46;
        }
    }
    let columns = (302 - x) / 16;
    pen.block(Mid, (x + 8 * columns - 1, 130), (columns, 1), (16, 40));
}

/// Devices in a ring; each passes a part of the data to the next.
pub fn devices(pen: &mut Pen, _: &Facts) {
    let first = pen.between(0, 5);
    for (device, (x, y)) in [(26, 26), (126, 26), (226, 26), (226, 100), (126, 100), (26, 100)].into_iter().enumerate()
    {
        pen.cell(Ink, x, y, 68, 46);
        let part = (device as i32 + first) % 6;
        pen.grid((x + 34, y + 23), (3, 2), (18, 18), &mut |_, column, row| {
            if 3 * row + column == part { Strong } else { Tint }
        });
    }
    pen.arrow(98, 120, 49);
    pen.arrow(198, 220, 49);
    pen.path(Ink, "M222 123L200 123m4-4l-4 4l4 4M122 123L100 123m4-4l-4 4l4 4", &[]);
    pen.path(Ink, "M260 76v20m-4-4l4 4l4-4M60 96v-20m-4 4l4-4l4 4", &[]);
}
