//! What every figure promises, whatever the family and whatever the paper.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::HashSet;

use super::draw;

/// The families a category may name.
const FAMILIES: [&str; 15] = [
    "distillation",
    "pruning",
    "quantization",
    "acceleration",
    "mixture",
    "text-compression",
    "low-rank",
    "memory-ladder",
    "kv-cache",
    "architecture",
    "training",
    "tuning",
    "survey",
    "leaderboard",
    "others",
];

const STYLE: &str = include_str!("../../style/schematic.css");

/// Ids as a catalogue has them: arXiv ids, and slugs for the rest.
fn seeds() -> Vec<String> {
    let mut seeds: Vec<_> = (0..300).map(|n| format!("{}.{:05}", 1909 + n, 37 * n)).collect();
    seeds.extend(["a-slug-of-a-title", "", "über-größe"].map(String::from));
    seeds
}

/// Every drawing of every family, with words that name it.
fn drawings() -> impl Iterator<Item = (String, String)> {
    FAMILIES.iter().flat_map(|family| {
        let named = move |seed: String| (format!("{family} of {seed:?}"), draw(family, &seed));
        seeds().into_iter().map(named)
    })
}

/// All values of one attribute.
fn values<'svg>(svg: &'svg str, attribute: &str) -> Vec<&'svg str> {
    let opening = format!(" {attribute}=\"");
    svg.split(&opening).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// The points a path goes through or bends towards.
fn points(data: &str) -> Vec<(i32, i32)> {
    let mut points = Vec::new();
    let (mut x, mut y) = (0, 0);
    let mut rest = data;
    while let Some(letter) = rest.chars().next() {
        let end = rest[1..].find(char::is_alphabetic).map_or(rest.len(), |at| at + 1);
        let numbers: Vec<i32> =
            rest[1..end].replace('-', " -").split_whitespace().map(|number| number.parse().unwrap()).collect();
        match (letter, numbers.as_slice()) {
            ('M' | 'L', &[to_x, to_y]) => (x, y) = (to_x, to_y),
            ('C', &[x1, y1, x2, y2, to_x, to_y]) => {
                points.extend([(x1, y1), (x2, y2)]);
                (x, y) = (to_x, to_y);
            }
            ('h', &[across]) => x += across,
            ('v', &[down]) => y += down,
            ('a', &[radius_x, radius_y, 0, large, 0 | 1, across, down]) => {
                assert!(radius_x == radius_y && radius_x > 0, "an arc needs a radius: {data}");
                if large == 1 {
                    let middle = x + across / 2;
                    points.extend([(middle, y - radius_x), (middle, y + radius_x)]);
                }
                (x, y) = (x + across, y + down);
            }
            ('z', &[]) => {}
            other => panic!("no such command: {other:?} in {data}"),
        }
        points.push((x, y));
        rest = &rest[end..];
    }
    points
}

#[test]
fn a_paper_always_looks_the_same() {
    for family in FAMILIES {
        assert_eq!(draw(family, "2306.08543"), draw(family, "2306.08543"), "{family}");
    }
}

#[test]
fn the_numbers_are_the_same_on_every_platform() {
    let mut seed = super::Seed::new("2306.08543");
    let numbers = [(); 8].map(|()| seed.between(0, 99));
    // The same stream computed once by another program, from the published FNV-1a and SplitMix64.
    assert_eq!(numbers, [67, 44, 20, 81, 24, 32, 98, 57]);
}

#[test]
fn neighbours_differ() {
    for family in FAMILIES {
        let different: HashSet<_> = seeds().iter().map(|seed| draw(family, seed)).collect();
        assert!(different.len() >= 40, "{family} has {} drawings only", different.len());
    }
}

#[test]
fn no_two_families_share_a_drawing() {
    let all: HashSet<_> = FAMILIES.iter().map(|family| draw(family, "2306.08543")).collect();
    assert_eq!(all.len(), FAMILIES.len());
}

#[test]
fn an_unknown_family_gets_the_calm_figure() {
    assert_eq!(draw("a-category-of-tomorrow", "2306.08543"), draw("others", "2306.08543"));
}

#[test]
fn tags_are_balanced() {
    for (name, svg) in drawings() {
        let mut open = Vec::new();
        for tag in svg.split('<').skip(1) {
            let (tag, _) = tag.split_once('>').unwrap_or_else(|| panic!("{name}: {tag}"));
            assert_eq!(tag.matches('"').count() % 2, 0, "{name}: {tag}");
            if let Some(closed) = tag.strip_prefix('/') {
                assert_eq!(open.pop(), Some(closed), "{name}");
            } else if !tag.ends_with('/') {
                open.extend(tag.split(' ').next());
            }
        }
        assert!(open.is_empty(), "{name} leaves {open:?} open");
        assert!(svg.starts_with("<svg class=\"schematic\" viewBox=\"0 0 320 180\" "), "{name}");
        assert!(svg.ends_with("</svg>"), "{name}");
    }
}

#[test]
fn all_is_drawn_inside_the_margins() {
    for (name, svg) in drawings() {
        let mut inside = 0;
        for (x, y) in values(&svg, "d").into_iter().flat_map(points) {
            assert!((20..=300).contains(&x), "{name} reaches x = {x}");
            assert!((18..=162).contains(&y), "{name} reaches y = {y}");
            inside += 1;
        }
        assert!(inside > 20, "{name} is nearly empty");
        for (x, text) in values(&svg, "x").iter().zip(svg.split("\">").skip(1).filter(|part| part.contains("</text>")))
        {
            let letters = text.find('<').unwrap() as i32;
            assert!(x.parse::<i32>().unwrap() + 9 * letters <= 300, "{name}: {text}");
        }
    }
}

#[test]
fn drawings_are_balanced_about_the_middle() {
    for (name, svg) in drawings() {
        let (mut left, mut right) = (320, 0);
        for (x, _) in values(&svg, "d").into_iter().flat_map(points) {
            (left, right) = (left.min(x), right.max(x));
        }
        if !svg.contains("<text") && !name.starts_with("survey") && !name.starts_with("leader") {
            assert!((left + right - 320).abs() <= 24, "{name} spans {left} to {right}");
        }
    }
}

#[test]
fn nothing_a_content_security_policy_or_a_second_figure_forbids() {
    for (name, svg) in drawings() {
        for attribute in ["style", "id", "fill", "stroke", "href", "onload"] {
            assert!(values(&svg, attribute).is_empty(), "{name} has {attribute}");
        }
    }
}

#[test]
fn every_class_is_in_the_style_sheet() {
    for (name, svg) in drawings() {
        for class in values(&svg, "class") {
            assert!(STYLE.contains(&format!(".{class}")), "{name}: no rule for {class}");
        }
    }
}

#[test]
fn figures_stay_small() {
    for (name, svg) in drawings() {
        assert!(svg.len() <= 4096, "{name} is {} bytes", svg.len());
        assert!(svg.matches("/>").count() <= 60, "{name}");
    }
}
