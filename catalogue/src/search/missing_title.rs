//! A title that a reader has pasted and that no paper of the list has.
use super::completions::Records;
use super::expression::{Clause, Expression};
use super::results::Results;
use crate::paper::{Paper, title_key};
use crate::query::Query;
use crate::text::stop_words::is_stop_word;
use crate::text::words::Words;

/// The fewest words of what is taken for a title.
const FEWEST_WORDS: usize = 5;

/// How many of the papers that were found may be the one that is meant.
const MOST_COMPARED: usize = 20;

/// The text of a query, where it is written as titles are and none of the papers that were found has such a title.
#[must_use]
pub fn missing_title<'a>(records: &Records<'_>, query: &'a Query, results: &Results) -> Option<&'a str> {
    let title = query.text.trim();
    if !is_title(title) {
        return None;
    }
    let key = title_key(title);
    let found: Option<Vec<&Paper>> = results.papers.iter().take(MOST_COMPARED).map(|paper| records(*paper)).collect();
    // Of a paper that is not loaded nothing is known.
    let is_meant = |paper: &&Paper| title_key(paper.title.as_str()).contains(&key) || is_of_names(title, paper);
    (!found?.iter().any(is_meant)).then_some(title)
}

/// Whether a text is written as titles are: several words, most of them with a capital, without conditions.
fn is_title(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_counted = |word: &&&str| !is_stop_word(&word.to_ascii_lowercase());
    let counted = words.iter().filter(is_counted).count();
    let capitals = words.iter().filter(is_counted).filter(|word| word.starts_with(char::is_uppercase)).count();
    let asks_for_words = || Expression::parse(text).clauses.iter().all(Clause::is_plain);
    // A year stands beside a venue or names more often than in a title.
    let has_year = words.iter().any(|word| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit()));
    words.len() >= FEWEST_WORDS && 4 * capitals >= 3 * counted && !has_year && asks_for_words()
}

/// Whether half of the words of a text or more are names of the authors of a paper.
fn is_of_names(text: &str, paper: &Paper) -> bool {
    let names: Vec<Words> = paper.authors.iter().map(|author| Words::of(author.as_str())).collect();
    let words = Words::of(text);
    let is_name = |word: &&str| names.iter().flat_map(Words::iter).any(|name| name == *word);
    2 * words.iter().filter(is_name).count() >= words.iter().count()
}
