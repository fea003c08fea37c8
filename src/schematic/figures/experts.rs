//! Figures of mixtures of experts.

use crate::schematic::facts::Facts;
use crate::schematic::pen::{Pen, Tone::*};
use crate::schematic::random::Set;

/// A router sends a token to the few experts it chose and adds up their answers.
pub fn experts(pen: &mut Pen, _: &Facts) {
    let count = pen.between(5, 7);
    let chosen = pen.pick(2, count);
    draw(pen, count, chosen, Set::default());
}

/// A router and its experts, some of which are gone.
pub fn fewer_experts(pen: &mut Pen, _: &Facts) {
    let count = pen.between(5, 7);
    let (chosen, gone) = (pen.pick(2, count), pen.pick(3, count));
    draw(pen, count, chosen, gone);
}

/// The experts in one column, the gone ones as frames.
fn draw(pen: &mut Pen, count: i32, chosen: Set, gone: Set) {
    for expert in 0..count {
        let (tone, line) = match (chosen.has(expert), gone.has(expert)) {
            (true, _) => (Strong, Ink),
            (_, true) => (Quiet, Gone),
            _ => (Tint, Quiet),
        };
        let y = cell(pen, tone, expert, count, 136, 66);
        if line != Gone {
            pen.wire(line, 88, 86, 135, y);
        }
        if line == Ink {
            pen.wire(Ink, 203, y, 238, 86);
        }
    }
    router_and_sum(pen);
}

/// Experts wait in slower memory, on the right, until they are chosen.
pub fn offloaded_experts(pen: &mut Pen, _: &Facts) {
    let count = pen.between(5, 7);
    let chosen = pen.pick(2, count);
    for expert in 0..count {
        if chosen.has(expert) {
            let y = cell(pen, Strong, expert, count, 110, 52);
            pen.wire(Ink, 88, 86, 109, y);
            pen.wire(Ink, 163, y, 238, 86);
        } else {
            cell(pen, Tint, expert, count, 176, 52);
        }
    }
    router_and_sum(pen);
    pen.path(Quiet, "M169 18v136", &[]);
}

/// One of `count` experts; returns its middle.
fn cell(pen: &mut Pen, tone: crate::schematic::pen::Tone, expert: i32, count: i32, x: i32, width: i32) -> i32 {
    let pitch = 130 / count;
    let y = 86 + (2 * expert - count + 1) * pitch / 2;
    pen.cell(tone, x, y - pitch / 2 + 3, width, pitch - 6);
    y
}

/// A token on its way to the router, and from the sum of the answers.
fn router_and_sum(pen: &mut Pen) {
    pen.cell(Strong, 24, 78, 16, 16);
    pen.cell(Strong, 280, 78, 16, 16);
    pen.arrow(44, 60, 86);
    pen.arrow(256, 275, 86);
    pen.path(Ink, "M64 86L76 74L88 86L76 98zM247 82v8m-4-4h8", &[]);
    pen.ring(Ink, 247, 86, 9, 9);
}
