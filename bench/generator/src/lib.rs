//! Grows a list of papers to any size, so that the search can be timed on lists that do not exist.
//!
//! The real papers come first. Each further one takes its categories, venue, year, techniques and
//! kinds of links from a real paper, so all of these are as frequent as in the real list and go
//! together as they do there. Its title and its authors are made ([`titles`], [`authors`]): what
//! they have in common with others is skewed as in the real list, and the number of different
//! words grows as it does in real text. The same seed always gives the same papers.

#![cfg_attr(test, allow(clippy::unwrap_used))]

pub mod authors;
pub mod growth;
pub mod random;
pub mod titles;

use std::collections::{HashMap, HashSet};
use std::io::{self, Write};

use catalogue::encode::{encode, encode_paper};
use catalogue::paper::{Line, Link};
use catalogue::{Catalogue, Figure, Paper, PaperId, Parts, WebAddress};

use crate::authors::Authors;
use crate::random::Random;
use crate::titles::Titles;

/// The papers of a grown list, without end: the real ones, then those made from them.
#[derive(Debug)]
pub struct Papers<'a> {
    real: &'a [Paper],
    given: usize,
    ids: HashSet<PaperId>,
    /// The last number given in each month.
    numbers: HashMap<String, usize>,
    titles: Titles,
    authors: Authors,
    random: Random,
}

impl<'a> Papers<'a> {
    /// Learns from a catalogue, which must have a paper with an arXiv id.
    #[must_use]
    pub fn new(catalogue: &'a Catalogue, seed: u64) -> Self {
        let real = catalogue.papers();
        Self {
            real,
            given: 0,
            ids: real.iter().map(|paper| paper.id.clone()).collect(),
            numbers: HashMap::new(),
            titles: Titles::new(real.iter().map(|paper| paper.title.as_str())),
            authors: Authors::new(real.iter().flat_map(|paper| &paper.authors).map(Line::as_str)),
            random: Random::new(seed),
        }
    }

    /// A paper made in the likeness of a real one; `None` when a text came out as none.
    fn paper(&mut self) -> Option<Paper> {
        let like = self.random.choose(self.real);
        let id = self.id(like)?;
        let title = self.titles.title(like.title.as_str(), &mut self.random);
        let authors = self.authors.authors(like.authors.len(), &mut self.random);
        let address = |start: &str, end: &str| WebAddress::new(&format!("{start}{id}{end}")).ok();
        let links = like.links.iter().filter_map(|link| {
            let url = address(&format!("https://github.com/{}/", link.kind.id()), "")?;
            Some(Link { url, ..link.clone() })
        });
        Some(Paper {
            title: Line::new(&title).ok()?,
            authors: authors.iter().filter_map(|author| Line::new(author).ok()).collect(),
            categories: like.categories.clone(),
            collection: like.collection.clone(),
            venue: like.venue.clone(),
            stated_year: like.stated_year,
            techniques: like.techniques.clone(),
            more_authors: like.more_authors,
            recommended: like.recommended,
            url: None,
            links: links.collect(),
            figure: like
                .figure
                .as_ref()
                .and_then(|_| address("https://example.org/figures/", ".png"))
                .map(Figure::from),
            added: like.added,
            citations: like.citations,
            remark: None,
            cites: Vec::new(),
            id,
        })
    }

    /// An arXiv id in the month of a real paper, free until now.
    fn id(&mut self, like: &Paper) -> Option<PaperId> {
        let mut arxiv = like.id.arxiv();
        while arxiv.is_none() {
            arxiv = self.random.choose(self.real).id.arxiv();
        }
        let month = arxiv?.get(..4)?;
        let number = self.numbers.entry(month.to_owned()).or_default();
        loop {
            *number += 1;
            let id = PaperId::new(&format!("{month}.{number:05}")).ok()?;
            if self.ids.insert(id.clone()) {
                return Some(id);
            }
        }
    }
}

impl Iterator for Papers<'_> {
    type Item = Paper;

    fn next(&mut self) -> Option<Paper> {
        let position = self.given;
        self.given += 1;
        match self.real.get(position) {
            Some(paper) => Some(paper.clone()),
            None => self.paper(),
        }
    }
}

/// Writes a catalogue grown to `count` papers as a `papers.json`, one paper after the other.
///
/// # Errors
/// When `output` cannot be written to.
pub fn write(catalogue: &Catalogue, seed: u64, count: usize, output: &mut impl Write) -> io::Result<()> {
    let empty = Catalogue::new(Parts { papers: Vec::new(), ..catalogue.parts().clone() });
    let frame = encode(&empty.map_err(|error| io::Error::other(format!("{error:?}")))?);
    let end = "]\n}\n";
    output.write_all(frame.strip_suffix(end).unwrap_or(&frame).as_bytes())?;
    for (position, paper) in Papers::new(catalogue, seed).take(count).enumerate() {
        let separator = if position == 0 { "" } else { "," };
        let record = encode_paper(&paper).replace('\n', "\n    ");
        write!(output, "{separator}\n    {record}")?;
    }
    let line = if count == 0 { "" } else { "\n  " };
    write!(output, "{line}{end}")
}

#[cfg(test)]
mod tests;
