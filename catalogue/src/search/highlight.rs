//! Where the words of a query stand in a text.
use std::ops::Range;

use super::address;
use super::expression::{Clause, ClauseWords, Condition, Expression, Source};
use crate::query::Query;
use crate::text::stem::stem;
use crate::text::words::Words;

/// The parts of `text` at which a word begins as a word that `query_text` asks for does, as byte
/// ranges in ascending order that do not touch. Every range starts and ends between
/// characters and takes in the marks that combine with its last one. Other forms of a word are marked
/// whole, stop words only where nothing else is asked for, addresses not at all.
#[must_use]
pub fn highlights(text: &str, query_text: &str) -> Vec<Range<usize>> {
    marks(text, query_text, &|_| true)
}

/// The parts of an abstract at which words stand that a query asks for there. `query_text` is what was read for
/// its text.
pub(super) fn abstract_highlights(text: &str, query_text: &str, query: &Query) -> Vec<Range<usize>> {
    let is_of_abstract =
        |term: &ClauseWords| term.source == Source::Abstract || query.in_abstracts && term.names_no_field();
    marks(text, query_text, &is_of_abstract)
}

fn marks(text: &str, query_text: &str, is_of_text: &dyn Fn(&ClauseWords) -> bool) -> Vec<Range<usize>> {
    let expression = Expression::parse(query_text);
    let is_asked = |clause: &&Clause| {
        let is_of_text = matches!(&clause.condition, Condition::Words(term) if is_of_text(term));
        is_of_text && !clause.is_excluded && !clause.is_name
    };
    let mut asked: Vec<&Clause> = expression.clauses.iter().filter(is_asked).collect();
    if asked.iter().any(|clause| !clause.is_stop_word) {
        asked.retain(|clause| !clause.is_stop_word);
    }
    // Words, each with whether it may be the beginning of one, and words with the signs at their end.
    let mut plain: Vec<(&str, bool)> = Vec::new();
    let mut signed: Vec<&str> = Vec::new();
    for clause in asked {
        let Condition::Words(query) = &clause.condition else { continue };
        if address::key(&query_text[clause.range.clone()]).is_some() {
            continue;
        }
        match query.words.signed().first() {
            Some((_, word)) => signed.push(word),
            None => {
                // An initial is none of a word of a title.
                let may_begin = |word: &str| query.is_open || word.chars().nth(1).is_some();
                let words = query.words.compounds().flat_map(|compound| compound.words().chain(compound.joined()));
                plain.extend(words.map(|word| (word, may_begin(word))));
            }
        }
    }
    if plain.is_empty() && signed.is_empty() {
        return Vec::new();
    }

    let mut words = Words::default();
    let mut origins: Vec<Range<usize>> = Vec::with_capacity(text.len());
    words.read_traced(text, |origin| origins.push(origin));
    let mut found: Vec<Range<usize>> = Vec::new();
    // Letters of a word, mapped back to the text and joined to what they touch.
    let mut mark = |letters: Range<usize>, signs: usize| {
        if letters.is_empty() {
            return;
        }
        let (start, end) = (origins[letters.start].start, end_with_marks(text, origins[letters.end - 1].end));
        let end = text[end..].char_indices().nth(signs).map_or(text.len(), |(signs, _)| end + signs);
        match found.last_mut() {
            Some(last) if start <= last.end => last.end = last.end.max(end),
            _ => found.push(start..end),
        }
    };
    // The longest beginning of a word that is asked for, or all of it where another form of it is.
    let longest = |word: &str| {
        let begins =
            |(asked, may_begin): &&(&str, bool)| if *may_begin { word.starts_with(asked) } else { word == *asked };
        let longest = plain.iter().filter(begins).map(|(asked, _)| asked.len()).max();
        let stem_of = |word: &str| stem(word).map(|(stem, _)| stem.to_owned());
        let is_form = |(asked, _): &(&str, bool)| stem_of(asked).is_some_and(|stem| stem_of(word) == Some(stem));
        longest.unwrap_or_else(|| if plain.iter().any(is_form) { word.len() } else { 0 })
    };
    // A joined word comes before its parts, so that all come by ascending start.
    let mut number = 0;
    for compound in words.compounds() {
        if let Some(joined) = compound.joined() {
            let start = compound.span().start;
            mark(start..start + longest(joined), 0);
        }
        for (word, range) in compound.words().zip(compound.ranges()) {
            let with_signs = words.signed().iter().find(|(signed, _)| *signed == number).map(|(_, word)| word.as_str());
            match with_signs.filter(|word| signed.iter().any(|asked| word.starts_with(asked))) {
                Some(with_signs) => mark(range.clone(), with_signs.len() - word.len()),
                None => mark(range.start..range.start + longest(word), 0),
            }
            number += 1;
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
    fn other_forms_are_marked_whole() {
        check("Distilling Modelling Tasks", "distillation model", &["Distilling", "Model"]);
        check("Compression of Compresses", "compresion", &["Compression", "Compresses"]);
    }

    #[test]
    fn stop_words_are_marked_only_alone() {
        check("The Mamba in the Llama", "the mamba in the llama", &["Mamba", "Llama"]);
        check("What Is This", "what is", &["What", "Is"]);
    }

    #[test]
    fn initials_and_addresses_are_no_words_of_a_title() {
        check("Sparse Models for Hans", "S. Han", &["Han"]);
        check("Sparse Models", "models s", &["S", "Models"]);
        check("Lanterns for Long Contexts", "https://example.org/2023.acl-long.901/", &[]);
    }

    #[test]
    fn names_that_end_in_signs_are_marked_with_them() {
        check("Verified C++ Kernels in C", "c++", &["C++"]);
        check("Verified C++ Kernels in C", "c", &["C", "C"]);
        check("SmoothQuant+: Accurate", "smoothquant+", &["SmoothQuant+"]);
        check("SmoothQuant+: Accurate", "smooth", &["Smooth"]);
        check("Ｃ＋＋ kernels", "c++", &["Ｃ＋＋"]);
    }

    #[test]
    fn folded_letters_are_mapped_back() {
        check("Christopher Ré", "re", &["Ré"]);
        check("Re\u{301}my", "re", &["Re\u{301}"]);
        check("Straße", "stras", &["Straß"]);
        check("Æther İstanbul", "ae ist", &["Æ", "İst"]);
        check("🚀Ünïcode🚀", "unic", &["Ünïc"]);
    }
}
