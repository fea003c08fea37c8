//! What the forms of a word have in common: `quantize`, `quantized` and `quantisation`
//! are forms of one word.
//!
//! Endings are cut off by a list, which is less than a stemmer of English does (Porter,
//! 1980) and all that the titles of papers need; a stem is always the beginning of its
//! word, so that all its forms are one range of a dictionary.

/// The endings that are cut off, the longest that fits first.
const ENDINGS: [&str; 45] = [
    "ifications",
    "ification",
    "izations",
    "isations",
    "ization",
    "isation",
    "ifying",
    "ations",
    "ators",
    "atives",
    "ified",
    "ifies",
    "izers",
    "isers",
    "izing",
    "ising",
    "ation",
    "ating",
    "ative",
    "ities",
    "ator",
    "ated",
    "ates",
    "ized",
    "ised",
    "izer",
    "iser",
    "izes",
    "ises",
    "ions",
    "ings",
    "ives",
    "ify",
    "ize",
    "ise",
    "ate",
    "ity",
    "ion",
    "ing",
    "ive",
    "ers",
    "er",
    "ed",
    "es",
    "e",
];

/// Endings of which only what follows the first two letters is cut off: `structural`, `binary`. Without these
/// letters, they are the end of too many other words (`general`, `generate`).
const LONGER_ENDINGS: [&str; 5] = ["urally", "ural", "urals", "aries", "ary"];

/// The fewest letters of a stem.
const SHORTEST: usize = 4;

/// The stem of a folded word and the ending that was cut off; `None` for a word that is
/// too short to have one, and for names with digits, which have no forms.
#[must_use]
pub fn stem(word: &str) -> Option<(&str, &str)> {
    if word.len() < SHORTEST || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return None;
    }
    let last = word.as_bytes().last();
    // Most endings are ruled out by their last letter.
    let cut = |ending: &&str| {
        let stem = (ending.as_bytes().last() == last).then(|| word.strip_suffix(*ending)).flatten();
        stem.filter(|stem| stem.len() >= SHORTEST)
    };
    let cut_after = |ending: &&str| {
        let start = word.strip_suffix(*ending)?.len() + 2;
        (start >= SHORTEST).then(|| &word[..start])
    };
    let stem =
        LONGER_ENDINGS.iter().find_map(cut_after).or_else(|| ENDINGS.iter().find_map(cut)).unwrap_or_else(|| {
            // A plural is the form of a word that has no other ending.
            word.strip_suffix('s').filter(|stem| stem.len() >= SHORTEST && !stem.ends_with('s')).unwrap_or(word)
        });
    let ending = &word[stem.len()..];
    // `modelling` and `modeling`, `distill` and `distil`.
    match stem.as_bytes() {
        [.., last, end] if last == end && stem.len() > SHORTEST => Some((&stem[..stem.len() - 1], ending)),
        _ => Some((stem, ending)),
    }
}

/// Whether two endings are spelt alike, but for the British `s` and the American `z`.
#[must_use]
pub fn is_same_ending(left: &str, right: &str) -> bool {
    let american = |byte: u8| if byte == b's' { b'z' } else { byte };
    left.bytes().map(american).eq(right.bytes().map(american))
}

#[cfg(test)]
mod tests {
    use super::{is_same_ending, stem};

    #[test]
    fn the_forms_of_a_word_have_one_stem() {
        for forms in [
            &["quantize", "quantized", "quantizing", "quantization", "quantisation", "quantizer", "quant"][..],
            &["prune", "pruned", "pruning", "pruner"],
            &["distill", "distilled", "distilling", "distillation", "distil"],
            &["model", "models", "modeling", "modelling", "modelled"],
            &["compress", "compressed", "compression", "compressing"],
            &["accelerate", "accelerator", "accelerators", "acceleration", "accelerating"],
            &["sparse", "sparsity", "sparsify", "sparsification"],
            &["token", "tokens", "tokenizer", "tokenization"],
            &["adapt", "adapter", "adapters", "adaptive", "adaptation"],
            &["cache", "caches", "cached", "caching"],
            &["structure", "structured", "structuring", "structural", "structurally"],
            &["binary", "binarize", "binarized", "binarization", "binarisation"],
            &["vocabulary", "vocabularies"],
        ] {
            for form in forms {
                assert_eq!(stem(form).unwrap().0, stem(forms[0]).unwrap().0, "{form}");
            }
        }
    }

    #[test]
    fn both_spellings_are_one() {
        for (british, american) in
            [("quantisation", "quantization"), ("modelling", "modeling"), ("optimise", "optimize")]
        {
            let ((left, left_ending), (right, right_ending)) = (stem(british).unwrap(), stem(american).unwrap());
            assert!(left == right && is_same_ending(left_ending, right_ending), "{british}");
        }
        assert!(!is_same_ending("ing", "ed"));
    }

    #[test]
    fn other_words_have_other_stems() {
        assert_ne!(stem("general").unwrap().0, stem("generation").unwrap().0);
        assert_ne!(stem("linear").unwrap().0, stem("line").unwrap().0);
        assert_ne!(stem("neural").unwrap().0, stem("neuron").unwrap().0);
        assert_ne!(stem("directional").unwrap().0, stem("direct").unwrap().0);
        assert_eq!(["kv", "llm", "int8", "ré"].map(stem), [None; 4]);
        assert_eq!(stem("layer"), Some(("layer", "")));
        assert_eq!(stem("loss"), Some(("loss", "")));
    }
}
