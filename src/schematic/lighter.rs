//! Making a model lighter: distillation, pruning, quantization, low-rank factors.

use super::seed::has;
use super::{Path, Seed, Svg};

/// A large teacher's soft answers pass to a small student.
pub fn distillation(svg: &mut Svg, seed: &mut Seed) {
    let [mut edges, mut teacher, mut links, mut student]: [Path; 4] = Default::default();
    let wide = [seed.between(3, 4), seed.between(4, 5), seed.between(3, 5)];
    let first = seed.between(2, 3);
    let small = [first, 5 - first, seed.between(1, 2)];
    network(&mut edges, &mut teacher, &wide, [33, 42, 29, 9]);
    network(&mut links, &mut student, &small, [240, 25, 26, 6]);
    svg.add("quiet", &edges);
    svg.add("tint", &teacher);
    svg.add("ink", &links);
    svg.add("strong", &student);

    let [mut soft, mut arrow]: [Path; 2] = Default::default();
    let peak = seed.between(0, 5);
    for bar in 0..6 {
        let height = match (bar - peak).abs() {
            0 => seed.between(40, 50),
            1 => seed.between(16, 30),
            _ => seed.between(6, 14),
        };
        soft.cell(144 + 11 * bar, 106 - height, 8, height);
    }
    arrow.arrow(138, 114, 218, 114);
    svg.add("strong", &soft);
    svg.add("ink", &arrow);
}

/// Layers of nodes, each joined to all of the next: `place` is x, step, row height, radius.
fn network(edges: &mut Path, nodes: &mut Path, layers: &[i32], place: [i32; 4]) {
    let [left, step, row, radius] = place;
    let height = |count: i32, node: i32| 90 + (2 * node - count + 1) * row / 2;
    let mut x = left;
    let mut before = 0;
    for &count in layers {
        for node in 0..count {
            nodes.dot(x, height(count, node), radius);
            for other in 0..before {
                edges.line(x - step, height(before, other), x, height(count, node));
            }
        }
        before = count;
        x += step;
    }
}

/// A layer twice: as a graph that lost connections, and as the matrix that lost the same weights.
pub fn pruning(svg: &mut Svg, seed: &mut Seed) {
    const SIZE: i32 = 6;
    let [mut wires, mut thin, mut lost, mut alive, mut kept, mut large]: [Path; 6] = Default::default();
    let kind = seed.between(0, 2);
    let (rows, columns) = (seed.pick(2, SIZE), seed.pick(2, SIZE));
    let (mut sends, mut gets) = (0, 0);
    for row in 0..SIZE {
        let y = 35 + 22 * row;
        let mut kept_here = seed.pick(3, SIZE);
        if kind == 1 {
            // One of every two neighbours stays, the smallest of the N:M patterns.
            kept_here = 0;
            for pair in 0..SIZE / 2 {
                kept_here |= 1 << (2 * pair + seed.between(0, 1));
            }
        } else if kind == 2 {
            // Whole rows and columns go.
            kept_here = if has(rows, row) { 0 } else { !columns };
        }
        for column in 0..SIZE {
            let (x, from) = (164 + 22 * column, 35 + 22 * column);
            if has(kept_here, column) {
                let (cells, lines) = if seed.chance(40) { (&mut large, &mut wires) } else { (&mut kept, &mut thin) };
                cells.cell(x + 2, y - 9, 18, 18);
                lines.line(40, from, 124, y);
                sends |= 1 << column;
                gets |= 1 << row;
            } else {
                lost.frame(x + 3, y - 8, 16, 16, 3);
            }
        }
    }
    // A node that lost its last connection is gone as well.
    for node in 0..SIZE {
        for (x, joined) in [(40, sends), (124, gets)] {
            if has(joined, node) {
                alive.dot(x, 35 + 22 * node, 6);
            } else {
                lost.ring(x, 35 + 22 * node, 5);
            }
        }
    }
    svg.add("quiet", &thin);
    svg.add("ink", &wires);
    svg.add("gone", &lost);
    svg.add("tint", &kept);
    svg.add("strong", &large);
    svg.add("strong", &alive);
}

/// A smooth distribution of weights snapped to a few steps, sixteen bits to two, three or four.
pub fn quantization(svg: &mut Svg, seed: &mut Seed) {
    let bits = seed.between(2, 4);
    let levels = 1 << bits;
    let peak = seed.between(140, 180);
    let [mut curve, mut steps]: [Path; 2] = Default::default();
    let sides = [(32, peak), (288, peak)];
    let width = 256 / levels;
    for level in 0..levels {
        let middle = 32 + width * level + width / 2;
        let (foot, top) = sides[usize::from(middle > peak)];
        let height = hill(foot, top, middle).max(4);
        steps.cell(middle - width / 2 + 2, 109 - height, width - 4, height);
    }
    curve.from(32, 108);
    curve.curve([peak - 60, 108, peak - 48, 30, peak, 30]);
    curve.curve([peak + 48, 30, peak + 60, 108, 288, 108]);
    svg.add("tint", &steps);
    svg.add("ink", &curve);

    let [mut set, mut clear, mut arrow]: [Path; 3] = Default::default();
    let (mut left, pattern) = (18 + 9 * (4 - bits), seed.between(0, 0xf_ffff) as u32);
    for bit in 0..16 {
        if has(pattern, bit) { &mut set } else { &mut clear }.cell(left, 132, 6, 16);
        left += 8;
    }
    arrow.arrow(left + 6, 140, left + 28, 140);
    left += 38;
    let mut short = Path::default();
    for bit in 0..bits {
        if has(pattern, 16 + bit) { &mut short } else { &mut clear }.cell(left, 132, 14, 16);
        left += 17;
    }
    svg.add("tint", &clear);
    svg.add("strong", &set);
    svg.add("strong", &short);
    svg.add("ink", &arrow);
    svg.label(left + 7, 145, ["int2", "int3", "int4"][bits as usize - 2]);
}

/// How high the curve of [`quantization`] is at `x`, between its foot and its top.
fn hill(foot: i32, top: i32, x: i32) -> i32 {
    let (reach, shoulder) = if foot < top { (-60, -48) } else { (60, 48) };
    let points = [foot, top + reach, top + shoulder, top];
    let mut height = 0;
    for step in 0..=32 {
        // A cubic curve at step / 32, by its four weights, in whole numbers.
        let rest = 32 - step;
        let weights = [rest * rest * rest, 3 * rest * rest * step, 3 * rest * step * step, step * step * step];
        let mut at = 0;
        for (point, weight) in points.iter().zip(weights) {
            at += point * weight;
        }
        if (x - foot).abs() >= (at / 32_768 - foot).abs() {
            height = 78 * (weights[2] + weights[3]) / 32_768;
        }
    }
    height
}

/// A matrix W is nearly the product of a tall and a wide one; W's shades are that product.
pub fn low_rank(svg: &mut Svg, seed: &mut Seed) {
    const ROWS: i32 = 8;
    const COLUMNS: i32 = 6;
    let rank = seed.between(1, 3);
    let [mut pale, mut full, mut sign]: [Path; 3] = Default::default();
    let left = 48 - 8 * rank;
    let (tall, wide) = (left + 115, left + 138 + 15 * rank);
    let mut put = |x: i32, y: i32, strong: bool| {
        if strong { &mut full } else { &mut pale }.cell(x, y, 13, 13);
    };
    let mut product = [0; ROWS as usize];
    for factor in 0..rank {
        let (rows, columns) = (seed.pick(3, ROWS), seed.pick(2, COLUMNS));
        for row in 0..ROWS {
            put(tall + 15 * factor, 31 + 15 * row, has(rows, row));
            if has(rows, row) {
                product[row as usize] |= columns;
            }
        }
        for column in 0..COLUMNS {
            let y = 84 + (2 * factor - rank + 1) * 15 / 2;
            put(wide + 15 * column, y, has(columns, column));
        }
    }
    for (row, &columns) in product.iter().enumerate() {
        for column in 0..COLUMNS {
            put(left + 15 * column, 31 + 15 * row as i32, has(columns, column));
        }
    }
    for y in [87, 94] {
        let x = left + 94;
        sign.from(x, y).curve([x + 5, y - 7, x + 10, y + 7, x + 15, y]);
    }
    let x = wide - 13;
    sign.line(x - 4, 86, x + 4, 94);
    sign.line(x - 4, 94, x + 4, 86);
    svg.add("tint", &pale);
    svg.add("strong", &full);
    svg.add("ink", &sign);
}
