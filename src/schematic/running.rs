//! Running a model: decoding faster, choosing experts, moving and keeping memory.

use super::seed::has;
use super::{Path, Seed, Svg};

/// A small model drafts tokens, a large one checks them all in one pass, and the text grows by
/// what was right and by one token of the large model's own.
pub fn acceleration(svg: &mut Svg, seed: &mut Seed) {
    let [mut draft, mut wrong, mut pass, mut own]: [Path; 4] = Default::default();
    // Twelve columns: each round takes one for every drafted token and one for its own.
    let rounds = seed.between(2, 4);
    let uneven = if rounds < 4 { seed.between(-1, 1) } else { 0 };
    let mut left = 29;
    for round in 0..rounds {
        let last = round + 1 == rounds;
        let mut ahead = 12 / rounds - 1;
        if round == 0 {
            ahead += uneven;
        } else if last {
            ahead -= uneven;
        }
        // The last round always meets a wrong token, so that both outcomes are seen.
        let most = ahead - i32::from(last);
        let right = seed.between(ahead / 2, ahead).min(most);
        for token in 0..ahead {
            let x = left + 20 * token;
            if token < right {
                draft.cell(x, 30, 17, 17);
                draft.cell(x, 133, 17, 17);
                pass.from(x + 4, 90).to(x + 7, 94).to(x + 13, 86);
            } else {
                wrong.frame(x + 1, 31, 15, 15, 3);
                if token == right {
                    pass.line(x + 5, 86, x + 12, 94);
                    pass.line(x + 5, 94, x + 12, 86);
                }
            }
        }
        own.cell(left + 20 * right, 133, 17, 17);
        pass.frame(left - 4, 74, 20 * ahead + 5, 32, 7);
        let middle = left + 10 * ahead - 2;
        pass.arrow(middle, 54, middle, 68);
        pass.arrow(middle, 112, middle, 126);
        left += 20 * (ahead + 1) + 44 / (rounds - 1);
    }
    svg.add("gone", &wrong);
    svg.add("tint", &draft);
    svg.add("strong", &own);
    svg.add("ink", &pass);
}

/// A router sends a token to the few experts it chose and adds up their answers.
pub fn mixture(svg: &mut Svg, seed: &mut Seed) {
    let experts = seed.between(4, 7);
    let chosen = seed.pick(if experts > 4 { 2 } else { 1 }, experts);
    let [mut idle, mut busy, mut quiet, mut wires, mut ends]: [Path; 5] = Default::default();
    let pitch = 138 / experts;
    for expert in 0..experts {
        let y = 90 + (2 * expert - experts + 1) * pitch / 2;
        let (boxes, lines) = if has(chosen, expert) { (&mut busy, &mut wires) } else { (&mut idle, &mut quiet) };
        boxes.cell(138, y - pitch / 2 + 3, 64, pitch - 6);
        lines.wire(88, 90, 138, y);
        if has(chosen, expert) {
            lines.wire(202, y, 238, 90);
        }
    }
    ends.cell(24, 82, 16, 16);
    ends.cell(280, 82, 16, 16);
    wires.arrow(44, 90, 60, 90);
    wires.from(64, 90).to(76, 78).to(88, 90).to(76, 102).to(64, 90);
    wires.ring(247, 90, 9);
    wires.line(247, 86, 247, 94);
    wires.line(243, 90, 251, 90);
    wires.arrow(256, 90, 275, 90);
    svg.add("quiet", &quiet);
    svg.add("tint", &idle);
    svg.add("strong", &busy);
    svg.add("strong", &ends);
    svg.add("ink", &wires);
}

/// Small fast memory above large slow memory; a few blocks travel up from tier to tier.
pub fn memory_ladder(svg: &mut Svg, seed: &mut Seed) {
    const TIERS: [i32; 4] = [3, 6, 10, 15];
    let [mut rest, mut hot, mut ways]: [Path; 3] = Default::default();
    let taken = seed.between(2, 3);
    let mut first = 0;
    let mut above = 0;
    for (tier, &blocks) in TIERS.iter().enumerate() {
        let (left, y) = (161 - blocks * 9, 25 + 38 * tier as i32);
        // Copies stay near the place above them, so that the ways between tiers stay short.
        first = seed.between(first, first + blocks / 3).min(blocks - taken);
        for block in 0..blocks {
            let here = block >= first && block < first + taken;
            if here { &mut hot } else { &mut rest }.cell(left + 18 * block, y, 16, 16);
        }
        let x = left + 18 * first;
        if tier > 0 {
            for side in [1, 18 * taken - 3] {
                ways.from(x + side, y - 3);
                ways.curve([x + side, y - 13, above + side, y - 9, above + side, y - 19]);
            }
        }
        above = x;
    }
    svg.add("ink", &ways);
    svg.add("tint", &rest);
    svg.add("strong", &hot);
}

/// Keys and values of past tokens: some kept, some merged, some evicted; a query reads the rest.
pub fn kv_cache(svg: &mut Svg, seed: &mut Seed) {
    const TOKENS: i32 = 14;
    let [mut kept, mut hot, mut gone, mut looks, mut query]: [Path; 5] = Default::default();
    let sinks = seed.between(1, 2);
    let recent = TOKENS - seed.between(2, 4);
    let mut heavy = u32::MAX;
    while heavy & (heavy << 1) != 0 {
        heavy = seed.pick(3, recent - sinks) << sinks;
    }
    let last = 28 + 19 * (TOKENS - 1) + 8;
    let mut token = 0;
    while token < TOKENS {
        let x = 28 + 19 * token;
        let near = token < sinks || token >= recent;
        let wide = has(heavy, token) && token + 1 < recent && seed.chance(60);
        let width = if wide { 35 } else { 16 };
        for y in [94, 126] {
            if near {
                kept.cell(x, y, 16, 28);
            } else if has(heavy, token) {
                hot.cell(x, y, width, 28);
            } else {
                gone.frame(x + 1, y + 1, 14, 26, 3);
            }
        }
        let middle = x + width / 2;
        if near || has(heavy, token) {
            let path = if near { &mut looks } else { &mut query };
            let rise = 86 - (last - middle) / 4;
            path.from(middle, 86).curve([middle, rise, last - (last - middle) / 3, 34, last, 34]);
        }
        token += if wide { 2 } else { 1 };
    }
    svg.add("quiet", &looks);
    svg.add("ink", &query);
    hot.dot(last, 34, 8);
    svg.add("gone", &gone);
    svg.add("tint", &kept);
    svg.add("strong", &hot);
}
