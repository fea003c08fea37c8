//! Which of the texts of an entry are what the list says of its paper, in its own words.

/// A text of more words is a summary, or the abstract.
const MOST_WORDS: usize = 80;

/// A text of fewer words is none.
const FEWEST_WORDS: usize = 3;

/// What is left where a link was taken out of a sentence.
const GAPS: [&str; 4] = ["  ", " .", ", ,", "( "];

/// Words of what prints a paper, and of where in it the paper stands.
const OF_PUBLISHERS: [&str; 16] = [
    "proceedings",
    "proc",
    "conference",
    "symposium",
    "journal",
    "transactions",
    "press",
    "publisher",
    "springer",
    "elsevier",
    "association",
    "ieee",
    "acm",
    "pp",
    "vol",
    "university",
];

/// Words with which no sentence ends. What stood behind them was a link.
const OPEN_ENDS: [&str; 18] = [
    "a", "an", "and", "at", "by", "for", "from", "here", "in", "is", "of", "on", "or", "see", "the", "this", "to",
    "with",
];

/// Whether a text of a column or a key for remarks is one, by its length: a word or two are a name or a group.
pub(super) fn may_be(text: &str) -> bool {
    /// A text in a script without blanks has no words.
    const FEWEST_LETTERS: usize = 8;
    let is_short = match text.is_ascii() {
        true => text.split_whitespace().count() < FEWEST_WORDS,
        false => text.chars().count() < FEWEST_LETTERS,
    };
    !is_short && !is_long(text)
}

fn is_long(text: &str) -> bool {
    text.split_whitespace().count() > MOST_WORDS
}

/// Whether a text that was left over of an entry is a remark, whole as it was written: it reads as a sentence, and
/// nothing was taken out of it.
pub(super) fn is_whole(text: &str) -> bool {
    let bare = |word: &str| word.trim_matches(|mark: char| !mark.is_alphanumeric()).to_lowercase();
    let words = || text.split_whitespace().map(bare).filter(|word| !word.is_empty());
    let is_small = |word: &&str| word.starts_with(char::is_lowercase);
    let small = text.split_whitespace().filter(is_small).count();
    let reads_as_sentence = 2 * small >= text.split_whitespace().count();
    let is_open = words().next_back().is_none_or(|last| OPEN_ENDS.contains(&last.as_str()))
        || GAPS.iter().any(|gap| text.contains(gap));
    let count = |sign: char| text.matches(sign).count();
    let is_balanced = count('(') == count(')') && count('[') == count(']') && count('"') % 2 == 0;
    let is_of_publisher = words().any(|word| OF_PUBLISHERS.contains(&word.as_str()));
    reads_as_sentence && is_balanced && !is_open && !is_of_publisher && !is_long(text)
}

#[cfg(test)]
mod tests {
    use super::is_whole;

    #[test]
    fn a_remark_is_a_sentence_from_which_nothing_was_taken() {
        for remark in [
            "An overview of what lamps are and where they can help.",
            "shows that wicks burn longer than anybody had thought before",
        ] {
            assert!(is_whole(remark), "{remark}");
        }
        for other in [
            "Lamp Learning, Oil Lamps, Low Wicks, LLM, VLM, Parameter Efficient Lamps",
            "The lamps that we use and the oil can be found in",
            "There is a good text  on the lamps of the night",
            "in a perspective of lamps that are not lit (which is not",
            "Association for Lamps, New York, where the lamps are lit at night",
        ] {
            assert!(!is_whole(other), "{other}");
        }
    }
}
