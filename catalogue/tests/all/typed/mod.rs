//! What readers type, made at random: conditions on words that papers of the generated catalogues may have.
use std::collections::BTreeSet;

use proptest::prelude::*;

use crate::naive::{Field, Item, compounds};

/// Words that are in the generated catalogues, and nearly so, and one that is not.
pub const TYPED: &[&str] = &[
    "low",
    "rank",
    "low-rank",
    "lowrank",
    "lowr",
    "quant",
    "quantization",
    "quantizatoin",
    "quants",
    "qantization",
    "kv",
    "cache",
    "kvcache",
    "caches",
    "cash",
    "LLM.int8()",
    "llmint8",
    "int8",
    "w4a",
    "2:4",
    "Ré",
    "ree",
    "北京",
    "北",
    "speed",
    "up",
    "speedup",
    "speed-up",
    "speedups",
    "strasse",
    "2306",
    "2306.08",
    "23",
    "acl",
    "neurips",
    "nuerips",
    "istanbull",
    "script",
    "alert",
    "a",
    "an",
    "preprint",
    "prepritn",
    "uantization",
    "rpeprint",
    "cstript",
    "QUANTIZATOIN",
    "LLMS",
    "the",
    "papers",
    "r.",
    "l",
    "re",
    "a++",
    "llm#",
    "zebra",
];

/// A condition: a compound or, in quotes, a phrase, in a field or in any, ruled out with a probability.
pub fn item(field: impl Strategy<Value = Option<Field>>, is_excluded: f64) -> impl Strategy<Value = Item> {
    let words = prop::collection::vec(prop::sample::select(TYPED), 1..3);
    let item = (words, field, prop::bool::weighted(0.2), prop::bool::weighted(is_excluded));
    item.prop_map(|(words, field, is_quoted, is_excluded)| {
        let text = if is_quoted { words.join(" ") } else { words[0].to_owned() };
        Item { text, field, is_quoted, is_excluded }
    })
}

/// Conditions without those on the same words as one before: of a repetition the search takes one.
pub fn each_once(mut items: Vec<Item>) -> Vec<Item> {
    let mut seen = BTreeSet::new();
    items.retain(|item| seen.insert(compounds(&item.text).concat()));
    items
}
