//! What every figure promises, whatever it shows and whatever the paper; and what is read from
//! titles.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, HashSet};

use catalogue::Paper;
use catalogue::decode::decode;
use catalogue::paper::Line;

use super::facts::Facts;
use super::figures::Figure;
use super::pen::Pen;
use super::random::Random;
use super::rules::RULES;
use super::standalone::{Theme, colour, standalone};
use super::{draw, figure, legend};

const STYLE: &str = include_str!("../../style/schematic.css");

/// A paper of this title; its id does not matter.
fn titled(title: &str) -> Paper {
    let any = crate::tests::small().papers()[1].clone();
    Paper { title: Line::new(title).unwrap(), techniques: Vec::new(), ..any }
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
fn no_two_figures_share_a_drawing_and_every_one_is_some_papers() {
    let all: HashSet<_> = Figure::ALL.iter().map(|&figure| drawing(figure, "2306.08543", "2-bit")).collect();
    assert_eq!(all.len(), Figure::ALL.len());
    let catalogue = decode(include_bytes!("../../public/papers.json")).unwrap();
    let mut count: BTreeMap<Figure, usize> = BTreeMap::new();
    for paper in catalogue.papers() {
        let family = &catalogue.category(paper.categories[0].as_str()).unwrap().schematic;
        *count.entry(figure(family.as_str(), paper).0).or_default() += 1;
    }
    assert!(count.values().all(|papers| papers * 12 < catalogue.papers().len()), "one figure too often: {count:?}");
    for figure in Figure::ALL {
        assert!(count.contains_key(figure) || *figure == Figure::LossCurves, "no paper shows {figure:?}");
    }
    insta::assert_debug_snapshot!(count);
}

#[test]
fn a_page_of_one_category_shows_many_figures() {
    let catalogue = decode(include_bytes!("../../public/papers.json")).unwrap();
    let mut newest: Vec<_> = catalogue.papers().iter().collect();
    newest.sort_by_key(|paper| std::cmp::Reverse(paper.date().map(|month| (month.year, month.month))));
    for category in catalogue.categories() {
        let shown: Vec<Figure> = newest
            .iter()
            .filter(|paper| paper.categories[0] == category.id)
            .map(|paper| figure(category.schematic.as_str(), paper).0)
            .collect();
        // As many cards as a reader sees on a large screen without and with a little scrolling.
        for cards in shown.windows(18) {
            let mut count: BTreeMap<Figure, usize> = BTreeMap::new();
            for figure in cards {
                *count.entry(*figure).or_default() += 1;
            }
            let (figure, most) = count.iter().max_by_key(|(_, count)| **count).unwrap();
            assert!(*most <= 9, "{} of 18 cards of {} show {figure:?}", most, category.id);
            assert!(count.len() >= 3, "18 cards of {} show {count:?} only", category.id);
        }
    }
}

#[test]
fn rules_can_be_read() {
    let mut families = HashSet::new();
    for (family, rules) in RULES {
        assert!(families.insert(family), "{family} stands twice");
        let last = rules.iter().rposition(|(words, _)| !words.is_empty()).map_or(0, |place| place + 1);
        assert!(rules[..last].iter().all(|(words, _)| !words.is_empty()), "{family}: no words before words");
        assert!(last < rules.len(), "{family} says nothing for the rest");
        let mut seen = HashSet::new();
        for word in rules[..last].iter().flat_map(|(words, _)| words.split('|')) {
            assert!(!word.is_empty() && word == word.to_ascii_lowercase(), "{family}: {word:?}");
            assert!(word.starts_with('(') || !word.contains(['-', '/', '(', ')', ',', '"']), "{family}: {word:?}");
            assert!(seen.insert(word), "{family}: {word:?} stands twice");
        }
    }
    let catalogue = decode(include_bytes!("../../public/papers.json")).unwrap();
    for paper in catalogue.papers() {
        let family = catalogue.category(paper.categories[0].as_str()).unwrap().schematic.as_str();
        assert!(families.contains(&family), "no rules for {family}");
    }
}

#[test]
fn the_legend_has_each_figure_of_the_list_once_with_its_words() {
    let catalogue = decode(include_bytes!("../../public/papers.json")).unwrap();
    let shown: HashSet<_> = catalogue
        .papers()
        .iter()
        .map(|paper| figure(catalogue.category(paper.categories[0].as_str()).unwrap().schematic.as_str(), paper).0)
        .collect();
    let legend = legend(&catalogue).into_string();
    assert_eq!(legend.matches("class=\"schematic\"").count(), shown.len());
    let mut words = HashSet::new();
    for figure in Figure::ALL {
        let shows = figure.shows();
        assert!(words.insert(shows), "{shows:?} is said of two figures");
        assert!(shows.len() <= 90 && shows.starts_with(char::is_uppercase) && !shows.ends_with('.'), "{shows}");
        assert_eq!(legend.matches(&format!(">{shows}<")).count(), usize::from(shown.contains(figure)), "{shows}");
    }
    // No heading without figures.
    assert_eq!(legend.matches("<h3").count(), legend.matches("<ul").count());
}

#[test]
fn an_unknown_family_gets_the_figure_of_the_others() {
    assert_eq!(figure("a-category-of-tomorrow", &titled("Pruning")).0, Figure::Dots);
}

#[test]
fn titles_say_what_is_drawn() {
    let mut told = String::new();
    for (family, title) in [
        ("quantization", "W4A8 and more"),
        ("quantization", "Removing Outliers"),
        ("quantization", "Mixed-Precision Layers"),
        ("quantization", "A Study"),
        ("pruning", "Pruning in One-Shot"),
        ("pruning", "2:4 Sparsity"),
        ("pruning", "Semi-Structured Pruning"),
        ("pruning", "Structured Pruning"),
        ("pruning", "Unstructured Sparsity"),
        ("pruning", "Depth Pruning"),
        ("pruning", "Activation Sparsity"),
        ("pruning", "A Study of Pruning"),
        ("distillation", "Logit Matching"),
        ("distillation", "Chain-of-Thought Distillation"),
        ("distillation", "Layer-wise Distillation"),
        ("distillation", "Synthetic Data"),
        ("distillation", "Self-Distillation"),
        ("distillation", "Distillation"),
        ("acceleration", "Speculative Decoding"),
        ("acceleration", "Speculative Decoding with a Token Tree"),
        ("acceleration", "Multiple Decoding Heads"),
        ("acceleration", "Self-Speculative Decoding"),
        ("acceleration", "Early Exits"),
        ("acceleration", "Sparse Attention"),
        ("acceleration", "Faster"),
        ("kv-cache", "Evicting Tokens"),
        ("kv-cache", "2-bit Cache"),
        ("kv-cache", "Sharing across Layers"),
        ("kv-cache", "Low-Rank Keys"),
        ("kv-cache", "Heads with Budgets"),
        ("low-rank", "SVD"),
        ("mixture", "Offloading Experts"),
        ("mixture", "Pruning Experts"),
        ("mixture", "Experts"),
        ("text-compression", "Shorter Prompts"),
        ("text-compression", "Gist Tokens"),
        ("text-compression", "Lossless Compression"),
        ("memory-ladder", "Offloading to Disk"),
        ("memory-ladder", "FlashAttention"),
        ("memory-ladder", "Serving"),
        ("memory-ladder", "Pipelines"),
        ("memory-ladder", "Chips"),
        ("architecture", "Linear Attention"),
        ("training", "FP8 Training"),
        ("training", "Training"),
        ("tuning", "LoRA"),
        ("tuning", "Rank-1 Updates"),
        ("tuning", "Zeroth-Order Tuning"),
        ("quantization", "Rotated Models"),
        ("quantization", "Floating-Point Formats"),
        ("quantization", "Any-Precision Models"),
        ("quantization", "Binarized Models"),
        ("quantization", "Dense-and-Sparse Quantization"),
        ("quantization", "Quantization-Aware Training"),
        ("quantization", "Activation-aware Quantization"),
        ("quantization", "Fine-Grained Quantization"),
        ("quantization", "Weight Rounding"),
        ("quantization", "A Benchmark of Quantization"),
        ("quantization", "Scaling Laws for Quantization"),
        ("pruning", "Pruning and Quantization"),
        ("pruning", "Calibration Data for Pruning"),
        ("pruning", "Elastic Models"),
        ("pruning", "Pruning by Gradients"),
        ("distillation", "An Ensemble of Teachers"),
        ("distillation", "Interactive Distillation"),
        ("acceleration", "Hybrid LLM: Query Routing"),
        ("acceleration", "Skeleton-of-Thought"),
        ("acceleration", "N-gram Decoding"),
        ("acceleration", "Cached Chunks for RAG"),
        ("memory-ladder", "Ring Attention"),
        ("memory-ladder", "Models on Smartphones"),
        ("mixture", "Dynamic Experts"),
        ("low-rank", "Singular Values"),
        ("architecture", "Recurrent Models"),
        ("architecture", "Small Models"),
        ("tuning", "Row-Column Updates"),
        ("survey", "A Survey of 4-bit Models"),
        ("others", "Others"),
    ] {
        let found = figure(family, &titled(title)).0;
        told += &format!("{family}: {title} -> {found:?}\n");
    }
    insta::assert_snapshot!(told);
}

#[test]
fn a_technique_is_read_as_the_title_is() {
    let mut paper = titled("A Paper");
    paper.techniques = vec![Line::new("Unstructured").unwrap()];
    assert_eq!(figure("pruning", &paper).0, Figure::Unstructured);
    paper.techniques = vec![Line::new("Structural").unwrap()];
    assert_eq!(figure("pruning", &paper).0, Figure::Rows);
}

#[test]
fn the_numbers_of_a_title_and_no_others() {
    for (title, labels) in [
        ("W4A8KV4 Quantization", "W4 A8 KV4"),
        ("4-bit activations for 1-bit LLMs", "A4 1-bit"),
        ("All Models Are in 1.58 Bits", "1.58-bit"),
        ("The Era of 1-bit LLMs: in 1.58 Bits", "1.58-bit"),
        ("sub-4-bit Integers", ""),
        ("LLM-FP4 and AMXFP4", "FP4"),
        ("INT8 and FP16", "INT8 FP16"),
        ("Understanding Int4", "INT4"),
        ("SDP4Bit", "4-bit"),
        ("LLaMA3-70B, GPT4, V2, A100, 405B", ""),
        ("BitNet a4.8", ""),
        ("Beyond 2:4", "2:4"),
        ("16:2 is no pattern, nor is 0:64", ""),
        ("Task 6: 1000x at 77.3%", ""),
        ("0-bit and 64-bit and 99999999999-bit", ""),
    ] {
        let facts = facts(title);
        let mut found: Vec<_> = facts.widths.iter().map(|width| width.label()).collect();
        found.extend(facts.pattern_label());
        assert_eq!(found.join(" "), labels, "{title}");
    }
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
