//! What every figure promises, whatever it shows and whatever the paper.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod choice;

use std::collections::{BTreeMap, HashSet};

use catalogue::decode::decode;
use catalogue::paper::Line;
use catalogue::{Category, Paper};

use super::facts::Facts;
use super::figures::Figure;
use super::pen::Pen;
use super::random::Random;
use super::standalone::{Theme, colour, standalone};
use super::{draw, figure};

const STYLE: &str = include_str!("../../style/schematic.css");

/// A paper of this title; its id does not matter.
fn titled(title: &str) -> Paper {
    let any = crate::tests::small().papers()[1].clone();
    Paper { title: Line::new(title).unwrap(), techniques: Vec::new(), ..any }
}

#[test]
fn the_families_are_those_that_a_category_can_name() {
    // What is ranked has no figure, only a colour.
    let named: HashSet<&str> = Category::SCHEMATICS.into_iter().filter(|family| *family != "leaderboard").collect();
    assert_eq!(super::rules::RULES.iter().map(|(family, _)| *family).collect::<HashSet<_>>(), named);
}

/// The numbers that a title states.
fn facts(title: &str) -> Facts {
    figure("others", &titled(title)).1
}

/// Ids as a catalogue has them: arXiv ids, and slugs for the rest.
fn seeds() -> Vec<String> {
    let mut seeds: Vec<_> = (0..60).map(|n| format!("{}.{:05}", 1909 + n, 37 * n)).collect();
    seeds.extend(["a-slug-of-a-title", "", "über-größe"].map(String::from));
    seeds
}

/// Titles whose numbers put every figure that names numbers to the test.
const NUMBERS: [&str; 6] = ["nothing", "W4A8KV4", "1-bit", "1.58 bits", "FP16 INT16", "2:4"];

/// One figure of one seed, with the numbers of a title.
fn drawing(figure: Figure, seed: &str, numbers: &str) -> String {
    let mut pen = Pen::new(Random::new(seed));
    figure.draw(&mut pen, &facts(numbers));
    pen.finish()
}

/// Many drawings of every figure, with words that name each.
fn drawings() -> impl Iterator<Item = (String, String)> {
    Figure::ALL.iter().flat_map(|&figure| {
        seeds().into_iter().enumerate().map(move |(place, seed)| {
            let mut numbers = NUMBERS[place % NUMBERS.len()];
            if figure == Figure::Bits && facts(numbers).widths.is_empty() {
                numbers = NUMBERS[1];
            }
            (format!("{figure:?} of {seed:?} with {numbers:?}"), drawing(figure, &seed, numbers))
        })
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
        let size = match letter {
            'h' | 'v' => 1,
            'M' | 'L' | 'm' | 'l' | 't' => 2,
            'q' => 4,
            'C' => 6,
            'a' => 7,
            'z' => numbers.len().max(1),
            other => panic!("no such command: {other:?} in {data}"),
        };
        assert!(letter == 'z' || (!numbers.is_empty() && numbers.len().is_multiple_of(size)), "{letter} in {data}");
        for numbers in numbers.chunks(size) {
            match (letter, numbers) {
                ('M' | 'L', &[to_x, to_y]) => (x, y) = (to_x, to_y),
                ('m' | 'l' | 't', &[across, down]) => (x, y) = (x + across, y + down),
                ('C', &[x1, y1, x2, y2, to_x, to_y]) => {
                    points.extend([(x1, y1), (x2, y2)]);
                    (x, y) = (to_x, to_y);
                }
                ('q', &[_, _, across, down]) => (x, y) = (x + across, y + down),
                ('h', &[across]) => x += across,
                ('v', &[down]) => y += down,
                ('a', &[radius_x, radius_y, 0, large, 0 | 1, across, down]) => {
                    assert!(radius_x > 0 && radius_y > 0, "an arc needs a radius: {data}");
                    if large == 1 {
                        let middle = x + across / 2;
                        points.extend([(middle, y - radius_y), (middle, y + radius_y)]);
                    }
                    (x, y) = (x + across, y + down);
                }
                other => panic!("{other:?} in {data}"),
            }
            points.push((x, y));
        }
        rest = &rest[end..];
    }
    points
}

#[test]
fn a_paper_always_looks_the_same() {
    for paper in crate::tests::small().papers() {
        for family in ["pruning", "quantization", "survey"] {
            assert_eq!(draw(family, paper), draw(family, paper), "{family}");
        }
    }
}

#[test]
fn the_numbers_are_the_same_on_every_platform() {
    let mut random = Random::new("2306.08543");
    let numbers = [(); 8].map(|()| random.between(0, 99));
    // The same stream computed once by another program, from the published FNV-1a and SplitMix64.
    assert_eq!(numbers, [67, 44, 20, 81, 24, 32, 98, 57]);
}

#[test]
fn neighbours_differ() {
    for &figure in Figure::ALL {
        let different: HashSet<_> = seeds().iter().map(|seed| drawing(figure, seed, "W4A8")).collect();
        assert!(different.len() >= 3, "{figure:?} has {} drawings only", different.len());
    }
    // In the shipped list, no paper looks like one of the next nine in its category.
    let catalogue = decode(include_bytes!("../../public/papers.json")).unwrap();
    let mut last: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    let mut same = 0;
    for paper in catalogue.papers() {
        let category = catalogue.category(paper.categories[0].as_str()).unwrap();
        let drawn = draw(category.schematic.as_str(), paper);
        let before = last.entry(category.id.as_str()).or_default();
        same += usize::from(before.iter().rev().take(9).any(|other| *other == drawn));
        before.push(drawn);
    }
    assert!(same * 100 <= catalogue.papers().len() * 3, "{same} papers look like a neighbour");
}

#[test]
fn a_figure_names_no_number_that_its_title_does_not_state() {
    for (name, svg) in drawings() {
        for text in svg.split("\">").skip(1).filter_map(|part| part.split_once("</text>")) {
            let shown = text.0.replace("-bit", "");
            let digits = shown.trim_start_matches(|letter: char| letter.is_ascii_uppercase());
            assert!(name.contains(digits) && !digits.is_empty(), "{name} says {shown}");
        }
    }
    assert!(!drawing(Figure::Pattern, "2306.08543", "nothing").contains("<text"));
    assert!(drawing(Figure::Bits, "2306.08543", "W4A8").matches("<text").count() == 2);
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
        assert!(svg.starts_with("<svg class=\"schematic\" viewBox=\"0 0 320 180\" role=\"img\" "), "{name}");
        assert_eq!(values(&svg, "aria-label"), ["Schematic"], "{name}");
    }
}

#[test]
fn all_is_drawn_inside_the_margins() {
    for (name, svg) in drawings() {
        let mut inside = 0;
        for (x, y) in values(&svg, "d").into_iter().flat_map(points) {
            assert!((20..=300).contains(&x), "{name} reaches x = {x}");
            assert!((14..=156).contains(&y), "{name} reaches y = {y}, and the word below");
            inside += 1;
        }
        assert!(inside > 20, "{name} is nearly empty");
    }
}

#[test]
fn drawings_are_balanced_about_the_middle() {
    for (name, svg) in drawings() {
        let (mut left, mut right) = (320, 0);
        for (x, _) in values(&svg, "d").into_iter().flat_map(points) {
            (left, right) = (left.min(x), right.max(x));
        }
        if !svg.contains("<text") && !name.starts_with("Topic") {
            assert!((left + right - 320).abs() <= 36, "{name} spans {left} to {right}");
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
        assert!(svg.len() <= 6144, "{name} is {} bytes", svg.len());
        assert!(svg.matches('<').count() <= 24, "{name}");
    }
}

#[test]
fn every_figure_is_as_it_was() {
    for &figure in Figure::ALL {
        let svg = drawing(figure, "2306.08543", "W4A8KV4 2:4").replace("><", ">\n<");
        insta::assert_snapshot!(format!("{figure:?}"), svg);
    }
}

#[test]
fn a_figure_on_its_own_has_its_colours_in_both_themes() {
    let svg = drawing(Figure::Chip, "2306.08543", "nothing");
    for theme in [Theme::Light, Theme::Dark] {
        let alone = standalone(&svg, 2, theme);
        assert!(!alone.contains("var(") && !alone.contains("oklch"), "{alone}");
        let style = alone.split("<style>").nth(1).unwrap().split("</style>").next().unwrap();
        insta::assert_snapshot!(format!("the_style_of_a_{theme:?}_figure"), style);
    }
    assert!(colour("--no-such-token", 0, Theme::Light).is_none());
}

#[test]
fn what_carries_meaning_can_be_told_from_its_ground() {
    for hue in 0..16 {
        for theme in [Theme::Light, Theme::Dark] {
            let of = |token| luminance(&colour(token, hue, theme).unwrap());
            let ground = of("--figure-faint");
            for (token, least) in [("--figure-ink", 4.5), ("--figure-strong", 3.0)] {
                let (low, high) = (ground.min(of(token)), ground.max(of(token)));
                let contrast = (high + 0.05) / (low + 0.05);
                assert!(contrast >= least, "{token} in hue {hue}, {theme:?}: {contrast:.2}");
            }
        }
    }
}

/// The relative luminance of `#rrggbb`, by the Web Content Accessibility Guidelines.
fn luminance(colour: &str) -> f64 {
    [(1, 0.2126), (3, 0.7152), (5, 0.0722)].into_iter().fold(0.0, |sum, (at, weight)| {
        let part = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
        sum + weight * if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    })
}
