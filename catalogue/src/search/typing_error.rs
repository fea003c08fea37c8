//! Words that were probably meant by a word that nobody wrote.
//!
//! Most words are ruled out by a look at which letters they have at all, one bit each; only
//! the rest is compared (`postings::Comparison`).

/// Which letters a folded word has: one bit for each of a to z, one for digits, and a few that
/// all others share. Each error explains one that is missing in the word that was meant.
pub(crate) fn signature(word: &str) -> u32 {
    let bit = |character: char| match character {
        'a'..='z' => character as u32 - 'a' as u32,
        '0'..='9' => 26,
        other => 27 + other as u32 % 5,
    };
    word.chars().fold(0, |signature, character| signature | 1 << bit(character))
}

/// How many errors a word is forgiven: none under 4 letters, 1 from 4, 2 from 8. A word
/// with a digit in it is a name or a number, of which the next one is another.
pub(crate) fn forgiven(word: &str) -> usize {
    if word.chars().any(|character| character.is_numeric()) {
        return 0;
    }
    match word.chars().count() {
        ..4 => 0,
        4..8 => 1,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::{forgiven, signature};

    #[test]
    fn short_words_and_numbers_are_taken_at_their_word() {
        assert_eq!(
            ["kv", "moe", "cash", "pruning", "sparsity", "w4a16", "llama2"].map(forgiven),
            [0, 0, 1, 1, 2, 0, 0]
        );
    }

    #[test]
    fn a_signature_rules_out_only_what_is_too_far() {
        let may = |typed, word, most| {
            let mut found = Vec::new();
            postings::candidates_by_letters(&[signature(word)], signature(typed), most, &mut found);
            !found.is_empty()
        };
        assert!(may("prunning", "pruning", 0));
        assert!(may("quantisation", "quantization", 1));
        assert!(!may("apple", "pruning", 2));
    }
}
