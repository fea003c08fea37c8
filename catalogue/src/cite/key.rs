//! Keys by which citations are named.
use std::collections::BTreeMap;

use super::name::Name;
use crate::paper::Paper;
use crate::text::stop_words::is_function_word;
use crate::text::words::Words;

/// The longest word that goes into a key.
const LONGEST_KEY_WORD: usize = 40;

/// The key of a citation: the first author's family name, the year and the first
/// significant word of the title, in ASCII, such as `frantar2023sparsegpt`. A paper of
/// which none of these can be said in ASCII has its id for a key.
#[must_use]
pub fn citation_key(paper: &Paper) -> String {
    let ascii =
        |text: &str| text.chars().filter(char::is_ascii_alphanumeric).take(LONGEST_KEY_WORD).collect::<String>();
    let family = paper.authors.first().map(|author| Name::parse(author.as_str()).family).unwrap_or_default();
    let family: String = Words::of(&family).iter().map(ascii).collect();
    let year = paper.year().map(|year| year.to_string()).unwrap_or_default();
    let title = Words::of(paper.title.as_str());
    let mut words = title.compounds().filter_map(|compound| compound.joined().or_else(|| compound.words().next()));
    // A number would run into the year.
    let is_telling =
        |word: &&str| !is_function_word(word) && word.contains(|letter: char| letter.is_ascii_alphabetic());
    let word = words.find(is_telling).map(ascii).unwrap_or_default();
    if family.is_empty() && word.is_empty() { paper.id.to_string() } else { format!("{family}{year}{word}") }
}

/// The key of a paper among those of a list: as [`citation_key`], and with its id after it when
/// another paper of the list would have the same.
#[must_use]
pub fn citation_key_in<'a>(paper: &Paper, list: impl IntoIterator<Item = &'a Paper>) -> String {
    let key = citation_key(paper);
    // Most papers differ in the year, which is quicker to compare.
    let is_same = |other: &Paper| other.id != paper.id && other.year() == paper.year() && citation_key(other) == key;
    if list.into_iter().any(is_same) { with_id(&key, paper) } else { key }
}

/// The keys of all papers of a list, each as [`citation_key_in`].
#[must_use]
pub fn citation_keys(papers: &[Paper]) -> Vec<String> {
    let mut keys: Vec<String> = papers.iter().map(citation_key).collect();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for key in &keys {
        *counts.entry(key.clone()).or_default() += 1;
    }
    for (key, paper) in keys.iter_mut().zip(papers) {
        if counts.get(key).is_some_and(|count| *count > 1) {
            *key = with_id(key, paper);
        }
    }
    keys
}

fn with_id(key: &str, paper: &Paper) -> String {
    format!("{key}-{}", paper.id)
}
