//! Figures of surveys, and the one for all that no other figure shows.

use crate::schematic::facts::Facts;
use crate::schematic::pen::{Pen, Tone::*};

/// A field as a tree of topics, and under each the works it holds.
pub fn topic_tree(pen: &mut Pen, _: &Facts) {
    let (_, count) = (pen.between(2, 3), pen.between(3, 4));
    branches(pen, 34, 1, count, 80, 152, false);
    pen.ring(Strong, 34, 86, 8, 8);
}

/// A field in the middle, and its topics to both sides.
pub fn topic_map(pen: &mut Pen, _: &Facts) {
    for side in [1, -1] {
        let (count, _) = (pen.between(2, 3), pen.between(3, 4));
        branches(pen, 160, side, count, 44, 74, true);
    }
    pen.ring(Strong, 160, 86, 8, 8);
}

/// So many topics, `topic` to one side of the root, and their works, `work` to that side.
fn branches(pen: &mut Pen, root: i32, side: i32, count: i32, topic: i32, work: i32, is_map: bool) {
    let first = pen.between(0, 99) * 9;
    let works = |pen: &Pen, place: i32| pen.noise(first + place, 1, 6 - count);
    let all: i32 = (0..count).map(|place| works(pen, place)).sum();
    let pitch = (130 / all).min(22);
    let mut y = 86 - (all - 1) * pitch / 2;
    let (topic, work) = (root + side * topic, root + side * work);
    for place in 0..count {
        let works = works(pen, place);
        let middle = y + (works - 1) * pitch / 2;
        pen.wire(Ink, root + side * 10, 86, topic - side * 6, middle);
        pen.ring(Strong, topic, middle, 4, 4);
        for _ in 0..works {
            let (short, long) = (pen.between(24, 56), pen.between(36, 104));
            let width = if is_map { short } else { long };
            pen.wire(Ink, topic + side * 6, middle, work - side * 3, y);
            pen.cell(Tint, if side < 0 { work - width } else { work }, y - 5, width, 10);
            y += pitch;
        }
    }
}

/// Works in the order of their years, above and below a line.
pub fn timeline(pen: &mut Pen, _: &Facts) {
    pen.path(Ink, "M24 86h272m-5-5l5 5l-5 5", &[]);
    for work in 0..8 {
        let x = 40 + 31 * work + pen.between(-4, 4);
        let (far, width) = (pen.between(14, 58), pen.between(28, 50));
        let y = if work % 2 == 0 { 86 - far } else { 86 + far };
        pen.line(Quiet, x, 86, x, y);
        pen.cell(Tint, x, y - 5, width.min(298 - x), 10);
        pen.ring(Strong, x, 86, 2, 2);
    }
}

/// A field of dots that swell around three places.
pub fn dots(pen: &mut Pen, _: &Facts) {
    let mut places = [(0, 0); 3];
    for (place, at) in (0..).zip(&mut places) {
        *at = (4 * place + pen.between(0, 2), pen.noise(place, 0, 4));
    }
    for dot in 0..55 {
        let (x, y) = (dot % 11, dot / 11);
        let mut near: i32 = 9;
        for (column, row) in places {
            near = near.min((column - x).abs().max((row - y).abs()));
        }
        let size = (8 - 2 * near).max(1);
        pen.ring(if near == 0 { Strong } else { Tint }, 40 + 24 * x, 38 + 24 * y, size, size);
    }
}
