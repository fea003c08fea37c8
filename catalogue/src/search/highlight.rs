//! Where the words of a query stand in a text.
use std::ops::Range;

use super::expression::{Condition, Expression};
use crate::text::words::Words;

/// The parts of `text` at which a word begins as a word that `query_text` asks for does, as byte
/// ranges in ascending order that do not touch. Every range starts and ends between
/// characters and takes in the marks that combine with its last one.
#[must_use]
pub fn highlights(text: &str, query_text: &str) -> Vec<Range<usize>> {
    let expression = Expression::parse(query_text);
    let asked = expression.clauses.iter().filter(|clause| !clause.is_excluded && !clause.is_name);
    let words = asked.filter_map(|clause| match &clause.condition {
        Condition::Words(term) => Some(term.words.compounds()),
        _ => None,
    });
    let terms: Vec<&str> = words.flatten().flat_map(|compound| compound.words().chain(compound.joined())).collect();
    if terms.is_empty() {
        return Vec::new();
    }

    let mut words = Words::default();
    let mut origins: Vec<Range<usize>> = Vec::with_capacity(text.len());
    words.read_traced(text, |origin| origins.push(origin));
    let mut found: Vec<Range<usize>> = Vec::new();
    // The longest beginning of `word` that is terms, mapped back to the text and joined
    // to what it touches.
    let mut mark = |word: &str, at: usize| {
        let longest = terms.iter().filter(|term| word.starts_with(**term)).map(|term| term.len()).max();
        let Some(length) = longest else { return };
        let (start, end) = (origins[at].start, end_with_marks(text, origins[at + length - 1].end));
        match found.last_mut() {
            Some(last) if start <= last.end => last.end = last.end.max(end),
            _ => found.push(start..end),
        }
    };
    // A joined word comes before its parts, so that all come by ascending start.
    for compound in words.compounds() {
        if let Some(joined) = compound.joined() {
            mark(joined, compound.span().start);
        }
        for (word, range) in compound.words().zip(compound.ranges()) {
            mark(word, range.start);
        }
    }
    found
}

/// `end`, moved past the characters that only combine with the one before it.
fn end_with_marks(text: &str, end: usize) -> usize {
    let is_mark = |character: &char| crate::fold::is_combining_mark(*character);
    end + text[end..].chars().take_while(is_mark).map(char::len_utf8).sum::<usize>()
}

#[cfg(test)]
mod tests {
    use super::highlights;

    #[track_caller]
    fn check(text: &str, query: &str, expected: &[&str]) {
        let found: Vec<&str> = highlights(text, query).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, expected, "{query:?} in {text:?}");
    }

    #[test]
    fn the_beginnings_of_words_are_marked() {
        check("Quantization of quantized LLMs", "quant llm", &["Quant", "quant", "LLM"]);
        check("Requantize", "quant", &[]);
        check("Pruning", "pruning p", &["Pruning"]);
        check("Pruning", " ?! ", &[]);
    }

    #[test]
    fn what_is_ruled_out_and_the_names_of_fields_are_not_marked() {
        check("The Author of Surveys", "author:sur -the", &["Sur"]);
        check("A Title", "has:code title:\"a title\"", &["A", "Title"]);
    }

    #[test]
    fn a_compound_is_marked_however_it_is_written() {
        check("A Low-Rank Adapter", "lowrank", &["Low-Rank"]);
        check("A Low-Rank Adapter", "low-ra", &["Low-Ra"]);
        check("A Low-Rank Adapter", "low ra", &["Low", "Ra"]);
        check("Pretraining", "pre-train", &["Pretrain"]);
        check("LLM.int8(): 8-bit", "llmint", &["LLM.int"]);
    }

    #[test]
    fn folded_letters_are_mapped_back() {
        check("Christopher Ré", "re", &["Ré"]);
        check("Re\u{301}my", "re", &["Re\u{301}"]);
        check("Straße", "stras", &["Straß"]);
        check("Æther İstanbul", "a i", &["Æ", "İ"]);
        check("🚀Ünïcode🚀", "unic", &["Ünïc"]);
    }
}
