//! Making a model: its architecture, its training, its tuning.

use super::seed::has;
use super::{Path, Seed, Svg};

/// A stack of two kinds of block: attention, where each looks at many, and a chain of states.
pub fn architecture(svg: &mut Svg, seed: &mut Seed) {
    let [mut attend, mut chain, mut ink, mut lead]: [Path; 4] = Default::default();
    let blocks = seed.between(5, 7);
    let (step, low) = (128 / blocks, blocks - 1);
    let first = seed.between(0, 1);
    let more = seed.between(0, 2) as u32;
    let mixed = seed.pick(more, blocks - 2 - first) << (first + 1) | (1 << first);
    for block in 0..blocks {
        let path = if has(mixed, block) { &mut attend } else { &mut chain };
        path.cell(32, 31 + step * block, 88, step - 6);
    }
    ink.arrow(76, 158, 76, 20);
    let middle = |block: i32| 28 + step * block + step / 2;
    for side in [-1, 1] {
        let half = side * (step / 2 - 4);
        lead.line(126, middle(first) + half, 194, 59 + side * 34);
        lead.line(126, middle(low) + half, 172, 136 + side * 10);
    }
    let window = [2, 3, 7][seed.between(0, 2) as usize];
    for row in 0..7 {
        for column in 0..=row {
            let seen = row - column < window || column == 0;
            let path = if seen { &mut attend } else { &mut chain };
            path.cell(202 + 10 * column, 25 + 10 * row, 8, 8);
        }
    }
    for state in 0..4 {
        let x = 189 + 32 * state;
        chain.dot(x, 136, 10);
        if state > 0 {
            ink.arrow(x - 21, 136, x - 12, 136);
        }
    }
    svg.add("quiet", &lead);
    svg.add("ink", &ink);
    svg.add("tint", &chain);
    svg.add("strong", &attend);
}

/// Two loss curves reach the same loss; the better one spends less of the budget below.
pub fn training(svg: &mut Svg, seed: &mut Seed) {
    const STEPS: i32 = 16;
    let spent = seed.between(4, 8);
    let (low, start) = (seed.between(90, 102), seed.between(28, 38));
    let end = 31 + 16 * spent;
    let [mut axes, mut slow, mut fast, mut mark, mut used, mut saved]: [Path; 6] = Default::default();
    axes.from(28, 24).to(28, 122).to(292, 122);
    let bend = seed.between(60, 100);
    slow.from(36, start).curve([36 + bend, low - 6, 170, low, 280, low]);
    slow.ring(284, low, 4);
    fast.from(36, start).curve([40 + bend / 8, low - 8, end - 8 * spent, low, end, low]);
    mark.line(end, low + 9, end, 122);
    for step in 0..STEPS {
        let x = 33 + 16 * step;
        if step < spent {
            used.cell(x, 138, 14, 14);
        } else {
            saved.frame(x + 1, 139, 12, 12, 3);
        }
    }
    used.dot(end, low, 6);
    svg.add("dotted", &mark);
    svg.add("gone", &saved);
    svg.add("quiet", &slow);
    svg.add("trace", &fast);
    svg.add("strong", &used);
    svg.add("ink", &axes);
}

/// Frozen layers in a row, and between them the few weights that are trained.
pub fn tuning(svg: &mut Svg, seed: &mut Seed) {
    const LAYERS: i32 = 4;
    let [mut frozen, mut trained]: [Path; 2] = Default::default();
    for layer in 0..LAYERS {
        let x = 26 + 74 * layer;
        for cell in 0..21 {
            frozen.cell(x + cell % 3 * 16, 35 + cell / 3 * 16, 14, 14);
        }
        if layer + 1 < LAYERS {
            let small = seed.between(1, 4);
            for cell in 0..small {
                let y = 83 + (2 * cell - small + 1) * 8;
                trained.cell(x + 53, y, 14, 14);
            }
        }
    }
    svg.add("tint", &frozen);
    svg.add("strong", &trained);
}
