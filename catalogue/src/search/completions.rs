//! What the word that is being typed may become.
use super::dictionary::Span;
use super::expression::{Clause, Condition, Expression};
use super::index::Index;
use crate::text::stop_words::is_stop_word;

/// A word that the one being typed may become.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// The query's text with the word in place of the one being typed.
    pub text: String,
    /// The word.
    pub word: String,
    /// How many of the papers that match now have it.
    pub papers: usize,
}

/// The words that the last one of the query begins, at most `most`: those first that most
/// of the matching papers have. `matching` are the positions of these papers.
#[must_use]
pub fn completions(index: &Index, text: &str, matching: &[usize], most: usize) -> Vec<Completion> {
    let expression = Expression::parse(text);
    let last = expression.clauses.last().filter(|clause| !clause.is_excluded && clause.range.end == text.len());
    let Some((Condition::Words(query), range)) = last.map(|clause| (&clause.condition, &clause.range)) else {
        return Vec::new();
    };
    let mut words = query.words.iter();
    let (Some(typed), None) = (words.next(), words.next()) else { return Vec::new() };
    // What stands twice is one word, still being typed; with the second one completed, the first
    // would ask for a word of its own.
    let is_same =
        |clause: &Clause| matches!(&clause.condition, Condition::Words(other) if other.words.iter().eq([typed]));
    if Expression::parse(&text[..range.start]).clauses.iter().any(is_same) {
        return Vec::new();
    }
    let lookup = index.lookup();
    let mut is_match = vec![false; index.len()];
    matching.iter().for_each(|position| is_match[*position] = true);

    let mut best: Vec<(usize, String)> = Vec::new();
    for span in lookup.range(typed) {
        let Some(list) = lookup.words(span.section) else { continue };
        for number in span.words.clone() {
            let word = list.word(number);
            // Ids, stop words and the word itself complete nothing.
            if word == typed || word.contains('.') || is_stop_word(word) {
                continue;
            }
            let one = Span { section: span.section, words: number..number + 1 };
            let (mut last, mut papers) = (None, 0);
            lookup.each_in(&one, query.fields, &mut |posting| {
                let paper = posting.paper();
                papers += usize::from(last.replace(paper) != Some(paper) && is_match[index.position(paper)]);
            });
            // Kept by most papers, then in the order of the words.
            let place = best.iter().position(|(other, _)| papers > *other).unwrap_or(best.len());
            if papers > 0 && place < most {
                best.insert(place, (papers, word.to_owned()));
                best.truncate(most);
            }
        }
    }
    let completion = |(papers, word): (usize, String)| {
        let mut completed = text.to_owned();
        completed.replace_range(range.clone(), &word);
        Completion { text: completed, word, papers }
    };
    best.into_iter().map(completion).collect()
}
