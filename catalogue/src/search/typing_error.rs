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

/// The most letters of an acronym that is taken at its word.
const LONGEST_ACRONYM: usize = 6;

/// How many errors a word is forgiven: none under 4 letters, 1 from 4, 2 from 8. A word
/// with a digit in it is a name or a number, of which the next one is another, and so is an acronym.
pub(crate) fn forgiven(word: &str, is_acronym: bool) -> usize {
    if word.chars().any(|character| character.is_numeric()) {
        return 0;
    }
    match word.chars().count() {
        ..4 => 0,
        ..=LONGEST_ACRONYM if is_acronym => 0,
        4..8 => 1,
        _ => 2,
    }
}

/// The most letters of a word whose beginning has no errors.
const LONGEST_CERTAIN: usize = 4;

/// The beginning of a word that has no errors: half of a very short one and of an acronym, which are near to
/// too many others.
pub(crate) fn certain(word: &str, is_acronym: bool) -> &str {
    let length = word.chars().count();
    let half = if is_acronym || length <= LONGEST_CERTAIN { length / 2 } else { 0 };
    word.char_indices().nth(half).map_or(word, |(end, _)| &word[..end])
}

/// Whether a typed word of so many letters may be an author's name with errors that has so many. A
/// short word is near to some name by chance, more so if none of its letters is missing.
pub(crate) fn may_be_name(typed: usize, name: usize, is_acronym: bool) -> bool {
    !is_acronym
        && match typed {
            ..6 => false,
            6 => name != typed,
            _ => true,
        }
}

#[cfg(test)]
mod tests {
    use super::{forgiven, may_be_name, signature};

    #[test]
    fn short_words_and_numbers_are_taken_at_their_word() {
        assert_eq!(
            ["kv", "moe", "cash", "pruning", "sparsity", "w4a16", "llama2"].map(|word| forgiven(word, false)),
            [0, 0, 1, 1, 2, 0, 0]
        );
        assert_eq!(["kivi", "sparsity"].map(|word| forgiven(word, true)), [0, 2]);
    }

    #[test]
    fn short_words_are_no_names() {
        let may = |typed: &str, name: &str| may_be_name(typed.len(), name.len(), false);
        assert!(may("hofler", "hoefler") && may("kuetzer", "keutzer"));
        assert!(!may("carbon", "carbin") && !may("fibre", "fiber") && !may_be_name(8, 8, true));
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
