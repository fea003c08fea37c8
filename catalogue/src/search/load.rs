//! Loading a prepared index part by part (`part.rs`).
use std::sync::OnceLock;

use postings::{Bitmap, MOST_PAPERS, Posting};

use super::bytes::Reader;
use super::dictionary::{Dictionary, Section, WordList};
use super::facets::{FacetValue, Sets};
use super::index::Index;
use super::part::{CHUNK_LENGTH, CorruptPart, FORMAT, HEAD, Part};
use crate::query::{Facet, Has};

impl Index {
    /// The file with which [`Index::begin`] begins.
    pub const HEAD: &str = HEAD;

    /// Begins a prepared index with its head.
    ///
    /// # Errors
    /// When the bytes are not the head of an index.
    pub fn begin(head: &[u8]) -> Result<Self, CorruptPart> {
        let mut reader = Reader(head);
        if reader.number()? != FORMAT {
            return Err(CorruptPart);
        }
        let papers = reader.number()? as usize;
        let dated = reader.number()? as usize;
        if papers > MOST_PAPERS || dated > papers {
            return Err(CorruptPart);
        }
        let recommended = set(&mut reader, papers)?;
        let mut facets = Vec::new();
        for _ in Facet::LISTED {
            let mut values = Vec::new();
            for _ in 0..reader.count()? {
                let (id, label) = (reader.text()?.to_owned(), reader.text()?.to_owned());
                values.push(FacetValue { id, label, total: reader.number()? as usize });
            }
            facets.push(values);
        }
        facets.push(Vec::new());
        let mut has_totals = [0; Has::ALL.len()];
        for total in &mut has_totals {
            *total = reader.number()? as usize;
        }
        let mut sections = Vec::new();
        for _ in 0..reader.count()? {
            let first = reader.text()?.to_owned();
            let chunks = (reader.number()? as usize).div_ceil(CHUNK_LENGTH);
            // Of a chunk that does not exist nothing is read, but there must be room to say so.
            let chunks = (0..chunks.min(MOST_PAPERS)).map(|_| OnceLock::new()).collect();
            sections.push(Section { first, words: OnceLock::new(), chunk_length: CHUNK_LENGTH, chunks });
        }
        reader.end()?;
        Ok(Self {
            dictionary: Dictionary { sections },
            authors: None,
            facets: facets.try_into().map_err(|_| CorruptPart)?,
            has_totals,
            sets: OnceLock::new(),
            recommended,
            dated,
            orders: Default::default(),
            abstracts: OnceLock::new(),
            topics: OnceLock::new(),
            title_lengths: OnceLock::new(),
            positions: (0..papers as u32).collect(),
            numbers: OnceLock::new(),
        })
    }

    /// Takes a part. One that is there already stays.
    ///
    /// # Errors
    /// When the bytes are not that part of this index.
    pub fn put(&self, part: Part, bytes: &[u8]) -> Result<(), CorruptPart> {
        let mut reader = Reader(bytes);
        match part {
            Part::Sets => {
                let _ = self.sets.set(self.read_sets(&mut reader)?);
            }
            Part::Words(section) => {
                let section = self.dictionary.sections.get(section).ok_or(CorruptPart)?;
                let words = read_words(&mut reader)?;
                let postings = words.posting_ends.last().map_or(0, |end| *end as usize);
                if postings.div_ceil(CHUNK_LENGTH) != section.chunks.len() {
                    return Err(CorruptPart);
                }
                let _ = section.words.set(words);
            }
            Part::Postings { section, chunk } => {
                let section = self.dictionary.sections.get(section).ok_or(CorruptPart)?;
                let chunk = section.chunks.get(chunk).ok_or(CorruptPart)?;
                let _ = chunk.set(read_postings(&mut reader, self.len())?);
            }
            Part::Topics => {
                let words = read_words(&mut reader)?;
                let postings = read_postings(&mut reader, self.facet_values(Facet::Category).len())?;
                if words.posting_ends.last().map_or(0, |end| *end as usize) != postings.len() {
                    return Err(CorruptPart);
                }
                let _ = self.topics.set(Dictionary::whole(words, postings));
            }
            Part::Order(sort) => {
                let order = self.stored_order(sort).ok_or(CorruptPart)?;
                let numbers = self.read_numbers(&mut reader)?;
                if numbers.iter().any(|number| *number as usize >= self.len()) {
                    return Err(CorruptPart);
                }
                let _ = order.set(numbers);
            }
            Part::TitleLengths => {
                let _ = self.title_lengths.set(self.read_numbers(&mut reader)?);
            }
        }
        reader.end()
    }

    fn read_sets(&self, reader: &mut Reader) -> Result<Sets, CorruptPart> {
        let mut facets: [Vec<Bitmap>; Facet::ALL.len()] = Default::default();
        for facet in Facet::LISTED {
            for _ in self.facet_values(facet) {
                facets[facet as usize].push(set(reader, self.len())?);
            }
        }
        let mut has: [Bitmap; Has::ALL.len()] = Default::default();
        for papers in &mut has {
            *papers = set(reader, self.len())?;
        }
        Ok(Sets { facets, has })
    }

    /// A number for each paper.
    fn read_numbers(&self, reader: &mut Reader) -> Result<Vec<u32>, CorruptPart> {
        (0..self.len()).map(|_| reader.number()).collect()
    }
}

fn set(reader: &mut Reader, length: usize) -> Result<Bitmap, CorruptPart> {
    let mut set = Bitmap::empty(length);
    reader.ascending(length, |number| set.insert(number))?;
    Ok(set)
}

/// Postings of papers whose numbers are below `papers`.
fn read_postings(reader: &mut Reader, papers: usize) -> Result<Vec<Posting>, CorruptPart> {
    let count = reader.count()?;
    let mut postings = Vec::with_capacity(count);
    let mut number: u32 = 0;
    for _ in 0..count {
        let step = reader.number()?;
        // The lowest bit is the sign.
        number = number.wrapping_add(step >> 1 ^ (step & 1).wrapping_neg());
        let posting = Posting::from_number(number);
        if posting.paper() >= papers {
            return Err(CorruptPart);
        }
        postings.push(posting);
    }
    Ok(postings)
}

fn read_words(reader: &mut Reader) -> Result<WordList, CorruptPart> {
    let mut words = WordList::default();
    let mut word = Vec::new();
    let mut posting_end = 0_u32;
    for _ in 0..reader.count()? {
        let shared = reader.number()? as usize;
        let rest = reader.count()?;
        word.truncate(shared);
        word.extend_from_slice(reader.bytes(rest)?);
        posting_end = posting_end.checked_add(reader.number()?).ok_or(CorruptPart)?;
        words.push(std::str::from_utf8(&word).map_err(|_| CorruptPart)?, posting_end as usize);
    }
    Ok(words)
}
