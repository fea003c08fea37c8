//! Who wrote which paper, for terms that name an author.
use std::sync::OnceLock;

use postings::{Bitmap, Field, Fields};

use super::dictionary::Lookup;
use super::expression::{ClauseWords, Source};
use super::word_matches::WordMatches;
use crate::authors::{id, join};
use crate::sorting::sorted_positions;
use crate::text::words::Words;

/// The authors of each paper by id, under every name of theirs, paper after paper.
#[derive(Debug, Default)]
pub(super) struct Authors {
    /// The ids, one after the other.
    ids: String,
    /// Where each id ends in `ids`, and the number of the paper.
    entries: Vec<(u32, u32)>,
    /// The entries in the order of their ids, once any is asked for.
    order: OnceLock<Vec<u32>>,
}

impl Authors {
    /// Adds an author of a paper, by the words of the name.
    pub fn add(&mut self, paper: usize, name: &Words) {
        join(name, &mut self.ids);
        self.entries.push((self.ids.len() as u32, paper as u32));
        self.order.take();
    }

    /// The papers of the author with an id; one that names an author twice comes twice.
    pub fn papers<'a>(&'a self, id: &'a str) -> impl Iterator<Item = usize> + 'a {
        let order = self.order();
        let start = order.partition_point(|entry| self.id(*entry as usize) < id);
        let entries = order[start..].iter().map(|entry| *entry as usize);
        let own = entries.take_while(move |entry| !id.is_empty() && self.id(*entry) == id);
        own.map(|entry| self.entries[entry].1 as usize)
    }

    /// Whether somebody has more than one paper.
    pub fn has_frequent(&self) -> bool {
        let of = |entry: u32| (self.id(entry as usize), self.entries[entry as usize].1);
        self.order().windows(2).any(|pair| {
            let ((id, paper), (next, other)) = (of(pair[0]), of(pair[1]));
            id == next && paper != other && !id.is_empty()
        })
    }

    fn order(&self) -> &[u32] {
        self.order
            .get_or_init(|| sorted_positions(self.entries.len(), &|left, right| self.id(left).cmp(self.id(right))))
    }

    /// The id of an entry.
    fn id(&self, entry: usize) -> &str {
        let start = entry.checked_sub(1).map_or(0, |before| self.entries[before].0);
        &self.ids[start as usize..self.entries[entry].0 as usize]
    }
}

/// The papers of the author who has a name. Of a prepared index, which has no `authors`, also those of authors in
/// whose names the words stand side by side.
pub(super) fn papers(authors: Option<&Authors>, lookup: &Lookup, name: &str) -> Bitmap {
    let mut papers = Bitmap::empty(lookup.papers);
    match authors {
        Some(authors) => authors.papers(&id(name)).for_each(|paper| papers.insert(paper)),
        None => {
            let (words, fields) = (Words::of(name), Fields::only(Field::Author));
            let query = ClauseWords {
                words,
                source: Source::Record,
                fields,
                is_quoted: true,
                is_open: false,
                is_acronym: false,
            };
            WordMatches::exact(lookup, &query).hits.iter().for_each(|hit| papers.insert(hit.last.paper()));
        }
    }
    papers
}
