//! Which figure a paper shows, and what is read from titles.

use std::collections::{BTreeMap, HashSet};

use catalogue::decode::decode;
use catalogue::paper::Line;

use super::{drawing, facts, titled};
use crate::schematic::figures::Figure;
use crate::schematic::rules::RULES;
use crate::schematic::{figure, legend};

#[test]
fn no_two_figures_share_a_drawing_and_every_one_is_some_papers() {
    let all: HashSet<_> = Figure::ALL.iter().map(|&figure| drawing(figure, "2306.08543", "2-bit")).collect();
    assert_eq!(all.len(), Figure::ALL.len());
    let catalogue = decode(include_bytes!("../../../public/papers.json")).unwrap();
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
    let catalogue = decode(include_bytes!("../../../public/papers.json")).unwrap();
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
    let catalogue = decode(include_bytes!("../../../public/papers.json")).unwrap();
    for paper in catalogue.papers() {
        let family = catalogue.category(paper.categories[0].as_str()).unwrap().schematic.as_str();
        assert!(families.contains(&family), "no rules for {family}");
    }
}

#[test]
fn the_legend_has_each_figure_of_the_list_once_with_its_words() {
    let catalogue = decode(include_bytes!("../../../public/papers.json")).unwrap();
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
