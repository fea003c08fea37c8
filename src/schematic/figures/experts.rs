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
    let pitch = 130 / count;
    for expert in 0..count {
        let y = 86 + (2 * expert - count + 1) * pitch / 2;
        let (is_chosen, is_gone) = (chosen.has(expert), gone.has(expert));
        let tone = if is_chosen {
            Strong
        } else if is_gone {
            Quiet
        } else {
            Tint
        };
        pen.cell(tone, 136, y - pitch / 2 + 3, 66, pitch - 6);
        if is_chosen || !is_gone {
            pen.wire(if is_chosen { Ink } else { Quiet }, 88, 86, 135, y);
        }
        if is_chosen {
            pen.wire(Ink, 203, y, 238, 86);
        }
    }
    router_and_sum(pen, 86);
}

/// Tokens in columns, experts in rows, and which experts each token goes to.
pub fn token_routing(pen: &mut Pen, _: &Facts) {
    let least = pen.between(1, 2);
    for token in 0..17 {
        let count = pen.between(least, 2);
        let chosen = pen.pick(count, 7);
        pen.cell(Mid, 26 + 16 * token, 133, 13, 13);
        pen.grid((32 + 16 * token, 74), (1, 7), (16, 15), &mut |_, _, expert| {
            if chosen.has(expert) { Strong } else { Tint }
        });
    }
    pen.path(Quiet, "M24 128h272", &[]);
}

/// Experts wait in slower memory, below, until they are chosen.
pub fn offloaded_experts(pen: &mut Pen, _: &Facts) {
    let count = pen.between(5, 7);
    let chosen = pen.pick(2, count);
    let pitch = 272 / count;
    let (mut y, mut landing) = (40, 150);
    for expert in 0..count {
        let x = 25 + pitch * expert;
        if chosen.has(expert) {
            pen.cell(Strong, 136, y - 10, 66, 20);
            pen.wire(Ink, 88, 60, 135, y);
            pen.wire(Ink, 203, y, 238, 60);
            pen.cell(Quiet, x, 131, pitch - 6, 19);
            pen.wire_down(Ink, x + pitch / 2 - 3, 128, landing, 96);
            pen.path(Ink, "m-4 4l4-4l4 4", &[]);
            y += 38;
            landing = 188;
        } else {
            pen.cell(Tint, x, 131, pitch - 6, 19);
        }
    }
    pen.path(Quiet, "M24 112h272", &[]);
    router_and_sum(pen, 60);
}

/// A token on its way to the router, and from the sum of the answers.
fn router_and_sum(pen: &mut Pen, y: i32) {
    pen.cell(Strong, 24, y - 8, 16, 16);
    pen.cell(Strong, 280, y - 8, 16, 16);
    pen.arrow(44, 60, y);
    pen.arrow(256, 275, y);
    pen.path(Ink, "M64 #L76 #L88 #L76 #zM247 #v8m-4-4h8", &[y, y - 12, y, y + 12, y - 4]);
    pen.ring(Ink, 247, y, 9, 9);
}
