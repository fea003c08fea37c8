//! Keys by which citations are named.
use std::collections::HashMap;

use super::name::Name;
use crate::paper::{Paper, PaperId};
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

/// The keys of the papers of a list, each as [`citation_key`], and with the paper's id after it when
/// another paper of the list would have the same.
#[derive(Clone, Debug, Default)]
pub struct CitationKeys {
    /// The papers that each key stands for.
    papers: HashMap<String, Vec<PaperId>>,
}

impl CitationKeys {
    /// The keys of these papers.
    #[must_use]
    pub fn of<'a>(papers: impl IntoIterator<Item = &'a Paper>) -> Self {
        let mut keys = Self::default();
        for paper in papers {
            keys.papers.entry(citation_key(paper)).or_default().push(paper.id.clone());
        }
        keys
    }

    /// The key of a paper among them. It does not depend on their order, nor on papers with other keys.
    #[must_use]
    pub fn key(&self, paper: &Paper) -> String {
        let key = citation_key(paper);
        let is_shared = self.papers.get(&key).is_some_and(|ids| ids.iter().any(|id| *id != paper.id));
        if is_shared { format!("{key}-{}", paper.id) } else { key }
    }
}
