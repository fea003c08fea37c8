//! Text and the list itself: shorter prompts, surveys, rankings, and what fits nowhere else.

use super::{Path, Seed, Svg};

/// A long prompt, and the short one made of the words that matter.
pub fn text_compression(svg: &mut Svg, seed: &mut Seed) {
    let [mut rest, mut kept, mut ink]: [Path; 3] = Default::default();
    let mut words = [0; 9];
    let mut count = 0;
    for line in 0..7 {
        let y = 31 + 18 * line;
        let mut x = 24;
        let end = if line == 6 { 110 } else { 164 };
        // Every line keeps the first word after this place, and some lines one more.
        let mut place = seed.between(24, end - 40);
        while x + 12 <= end {
            let width = seed.between(12, 34).min(end - x);
            let keep = x >= place && count < words.len();
            if keep {
                place = if seed.chance(25) { x + 30 } else { end };
                words[count] = width;
                count += 1;
            }
            if keep { &mut kept } else { &mut rest }.cell(x, y, width, 10);
            x += width + 5;
        }
    }
    let mut lines = 1;
    let mut x = 0;
    for &width in &words[..count] {
        if x + width > 76 {
            lines += 1;
            x = 0;
        }
        x += width + 5;
    }
    let mut y = 85 - 9 * (lines - 1);
    x = 0;
    ink.frame(206, y - 13, 90, 18 * lines + 18, 6);
    for &width in &words[..count] {
        if x + width > 76 {
            x = 0;
            y += 18;
        }
        kept.cell(214 + x, y, width, 10);
        x += width + 5;
    }
    ink.arrow(174, 90, 196, 90);
    svg.add("tint", &rest);
    svg.add("strong", &kept);
    svg.add("ink", &ink);
}

/// A field as a tree: topics, and under each topic the works it holds.
pub fn survey(svg: &mut Svg, seed: &mut Seed) {
    let [mut wires, mut leaves, mut nodes]: [Path; 3] = Default::default();
    let branches = seed.between(3, 4);
    let mut sizes = [0; 4];
    let mut total = 0;
    for size in sizes.iter_mut().take(branches as usize) {
        *size = seed.between(1, 6 - branches);
        total += *size;
    }
    let pitch = (132 / total).min(22);
    let mut y = 90 - (total - 1) * pitch / 2;
    for &size in sizes.iter().take(branches as usize) {
        let middle = y + (size - 1) * pitch / 2;
        wires.wire(40, 90, 112, middle);
        nodes.dot(116, middle, 6);
        for _ in 0..size {
            wires.wire(122, middle, 184, y);
            leaves.cell(188, y - 5, seed.between(36, 104), 10);
            y += pitch;
        }
    }
    nodes.dot(36, 90, 10);
    svg.add("ink", &wires);
    svg.add("tint", &leaves);
    svg.add("strong", &nodes);
}

/// Bars in the order of their scores, each with its margin of error, the best one marked.
pub fn leaderboard(svg: &mut Svg, seed: &mut Seed) {
    let [mut bars, mut best, mut error]: [Path; 3] = Default::default();
    let mut length = seed.between(210, 234);
    for rank in 0..6 {
        let y = 28 + 22 * rank;
        let path = if rank == 0 { &mut best } else { &mut bars };
        path.dot(31, y + 7, 7);
        path.cell(50, y, length, 14);
        let margin = seed.between(5, 12);
        error.line(50 + length - margin, y + 7, 50 + length + margin, y + 7);
        length -= seed.between(8, 38);
    }
    svg.add("tint", &bars);
    svg.add("strong", &best);
    svg.add("ink", &error);
}

/// A calm field of dots that swell around three places.
pub fn others(svg: &mut Svg, seed: &mut Seed) {
    let [mut dots, mut few]: [Path; 2] = Default::default();
    let places = [
        (seed.between(0, 2), seed.between(0, 4)),
        (seed.between(4, 6), seed.between(0, 4)),
        (seed.between(8, 10), seed.between(0, 4)),
    ];
    for row in 0..5 {
        for column in 0..11 {
            let mut radius = 3;
            for (x, y) in places {
                radius = radius.max(10 - 2 * (x - column).abs().max((y - row).abs()));
            }
            let path = if radius == 10 { &mut few } else { &mut dots };
            path.dot(40 + 24 * column, 42 + 24 * row, radius);
        }
    }
    svg.add("tint", &dots);
    svg.add("strong", &few);
}
