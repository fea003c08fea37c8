//! Figures of distillation: a large teacher on the left, a small student on the right, and what
//! the student learns from.

use crate::schematic::facts::Facts;
use crate::schematic::pen::{Pen, Tone::*};

/// From where to where something passes from the teacher to a smaller student.
const FROM: i32 = 114;
const TO: i32 = 236;

/// The middle of one of `count` layers.
fn layer(place: i32, count: i32) -> i32 {
    86 + (2 * place - count + 1) * 9
}

/// The layers of a teacher and of a smaller student; returns how many there are.
fn models(pen: &mut Pen) -> (i32, i32) {
    let (teacher, student) = (pen.between(6, 7), pen.between(3, 4));
    draw_teacher(pen, teacher);
    pen.block(Strong, (270, 86), (1, student), (51, 18));
    (teacher, student)
}

fn draw_teacher(pen: &mut Pen, layers: i32) {
    pen.grid((64, 86), (1, layers), (81, 18), &mut |pen, _, _| if pen.chance(25) { Mid } else { Tint });
}

/// Nothing is said of what the student learns from.
pub fn distillation(pen: &mut Pen, _: &Facts) {
    models(pen);
    let count = pen.between(3, 7);
    for place in 0..count {
        let spread = 2 * place - count + 1;
        let step = pen.between(8, 9);
        pen.wire(Quiet, FROM, 86 + spread * step, TO - 14, 86 + spread * 4);
    }
    pen.arrow(FROM, TO, 86);
}

/// How likely the teacher finds each next token.
pub fn logits(pen: &mut Pen, _: &Facts) {
    models(pen);
    let peak = pen.between(0, 6);
    for token in 0..7 {
        let (likely, near, unlikely) = (pen.between(54, 66), pen.between(22, 40), pen.between(6, 16));
        let height = match (token - peak).abs() {
            0 => likely,
            1 => near,
            _ => unlikely,
        };
        pen.cell(Mid, FROM + 16 + 13 * token, 100 - height, 10, height);
    }
    pen.arrow(FROM, TO, 116);
}

/// What the layers of the teacher hold.
pub fn features(pen: &mut Pen, _: &Facts) {
    let (teacher, student) = models(pen);
    for place in 0..student {
        let from = (place * (teacher - 1) + (student - 1) / 2) / (student - 1);
        pen.wire(Ink, FROM - 4, layer(from, teacher), TO + 2, layer(place, student));
    }
}

/// The steps of a rationale.
pub fn rationale(pen: &mut Pen, _: &Facts) {
    models(pen);
    let x = FROM + 14;
    pen.line(Quiet, x, 38, x, 110);
    for step in 0..4 {
        let y = 34 + 24 * step;
        let (first, all) = (pen.between(16, 40), pen.between(56, 72));
        pen.ring(Strong, x, y + 4, 3, 3);
        pen.cell(Mid, x + 12, y, first, 8);
        pen.cell(Tint, x + 16 + first, y, all - first, 8);
    }
    pen.arrow(FROM, TO, 136);
}

/// Texts that the teacher wrote.
pub fn data(pen: &mut Pen, _: &Facts) {
    models(pen);
    texts(pen, false);
}

/// Two answers, of which one is better.
pub fn preference(pen: &mut Pen, _: &Facts) {
    models(pen);
    texts(pen, true);
}

/// Two texts side by side. `is_worse` says whether the second is worse than the first.
fn texts(pen: &mut Pen, is_worse: bool) {
    for text in 0..2 {
        let (frame, words) = if is_worse && text == 1 { (Quiet, Tint) } else { (Ink, Mid) };
        let x = FROM + 14 + text * 52;
        pen.cell(frame, x, 32, 42, 64);
        for line in 0..5 {
            let width = pen.between(12, 28);
            pen.cell(words, x + 7, 40 + 10 * line, width, 6);
        }
    }
    pen.arrow(FROM, TO, 116);
}

/// A student as large as its teacher, which it becomes.
pub fn own_teacher(pen: &mut Pen, _: &Facts) {
    let (layers, _) = (pen.between(6, 7), pen.between(3, 4));
    draw_teacher(pen, layers);
    pen.block(Strong, (256, 86), (1, layers), (81, 18));
    pen.arrow(FROM, 206, 86);
    pen.path(Quiet, "M206 50C180 40 140 40 114 50m5-6l-5 6l7 1", &[]);
}

/// Several teachers and one student.
pub fn teachers(pen: &mut Pen, _: &Facts) {
    let teachers = pen.between(2, 3);
    let layers = 6 / teachers;
    for teacher in 0..teachers {
        let y = 86 + (2 * teacher - teachers + 1) * (layers * 18 + 12) / 2;
        let tone = if pen.chance(50) { Mid } else { Tint };
        pen.block(tone, (64, y), (1, layers), (81, 18));
        pen.wire(Ink, FROM - 4, y, TO + 2, 86 + (2 * teacher - teachers + 1) * 8);
    }
    let layers = pen.between(3, 4);
    pen.block(Strong, (270, 86), (1, layers), (51, 18));
}

/// The student writes, and the teacher corrects it.
pub fn on_policy(pen: &mut Pen, _: &Facts) {
    models(pen);
    let wrong = pen.pick(2, 5);
    for token in 0..5 {
        let x = FROM + 12 + 20 * token;
        pen.cell(if wrong.has(token) { Quiet } else { Strong }, x, 42, 17, 17);
        let mark = if wrong.has(token) { "M# 102l7 8m0-8l-7 8" } else { "M# 106l3 4l6-8" };
        pen.path(Ink, mark, &[x + 4]);
    }
    pen.arrow(FROM, TO, 126);
    pen.path(Ink, "M236 70L114 70m4-4l-4 4l4 4", &[]);
}
