//! Preparing an index: the whole of it, written in parts (`part.rs`).
use postings::Posting;

use super::bytes::Writer;
use super::dictionary::{Section, WordList};
use super::index::Index;
use super::order::STORED;
use super::part::{CHUNK_LENGTH, FORMAT, HEAD, Part};
use crate::query::{Facet, Has};

/// The most words in a section.
const SECTION_LENGTH: usize = 1 << 12;

/// A file of a prepared index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its name.
    pub name: String,
    /// Its content.
    pub content: Vec<u8>,
}

/// Writes an index that is whole in parts. In what is read from them, the position of a paper
/// is its place in [`Index::newest`].
#[must_use]
pub fn prepare(index: &Index) -> Vec<File> {
    let mut head = Writer::default();
    head.number(FORMAT);
    head.number(index.len() as u32);
    head.number(index.dated as u32);
    head.ascending(&index.recommended.to_vec());
    for facet in Facet::LISTED {
        let values = index.facet_values(facet);
        head.number(values.len() as u32);
        for value in values {
            head.text(&value.id);
            head.text(&value.label);
            head.number(value.total as u32);
        }
    }
    index.has_totals.iter().for_each(|total| head.number(*total as u32));

    let mut files = Vec::new();
    let mut sections = Writer::default();
    let mut section_count = 0;
    for section in &index.dictionary.sections {
        let Some((words, postings)) = section.whole() else { continue };
        for start in (0..words.len()).step_by(SECTION_LENGTH) {
            let numbers = start..words.len().min(start + SECTION_LENGTH);
            let postings = &postings[words.postings(&numbers)];
            sections.text(words.word(start));
            sections.number(postings.len() as u32);
            files.push(file(Part::Words(section_count), word_list(words, numbers)));
            for (number, chunk) in postings.chunks(CHUNK_LENGTH).enumerate() {
                let mut content = Writer::default();
                write_postings(&mut content, chunk);
                files.push(file(Part::Postings { section: section_count, chunk: number }, content));
            }
            section_count += 1;
        }
    }
    head.number(section_count as u32);
    head.0.extend(sections.0);
    files.push(File { name: HEAD.to_owned(), content: head.0 });

    if let Some(sets) = index.sets.get() {
        let mut content = Writer::default();
        let of_facets = Facet::LISTED.iter().flat_map(|facet| &sets.facets[*facet as usize]);
        let of_conditions = Has::ALL.iter().map(|has| &sets.has[*has as usize]);
        of_facets.chain(of_conditions).for_each(|papers| content.ascending(&papers.to_vec()));
        files.push(file(Part::Sets, content));
    }
    for (words, postings) in
        index.topics.get().into_iter().flat_map(|topics| &topics.sections).filter_map(Section::whole)
    {
        let mut content = word_list(words, 0..words.len());
        write_postings(&mut content, postings);
        files.push(file(Part::Topics, content));
    }
    let orders = STORED.map(|sort| (Part::Order(sort), index.order(sort)));
    for (part, numbers) in orders.into_iter().chain([(Part::TitleLengths, index.title_lengths())]) {
        let mut content = Writer::default();
        numbers.into_iter().flatten().for_each(|number| content.number(*number));
        files.push(file(part, content));
    }
    files
}

fn file(part: Part, content: Writer) -> File {
    File { name: part.file(), content: content.0 }
}

fn write_postings(content: &mut Writer, postings: &[Posting]) {
    content.number(postings.len() as u32);
    let mut before = 0_u32;
    for posting in postings {
        let step = posting.number().wrapping_sub(before);
        // Most steps go up; the sign of the others is the lowest bit.
        content.number(step << 1 ^ ((step as i32) >> 31) as u32);
        before = posting.number();
    }
}

fn word_list(words: &WordList, numbers: std::ops::Range<usize>) -> Writer {
    let mut content = Writer::default();
    content.number(numbers.len() as u32);
    let mut before = "";
    for number in numbers {
        let word = words.word(number);
        let shared = before.bytes().zip(word.bytes()).take_while(|(left, right)| left == right).count();
        content.number(shared as u32);
        content.number((word.len() - shared) as u32);
        content.0.extend_from_slice(&word.as_bytes()[shared..]);
        content.number(words.postings(&(number..number + 1)).len() as u32);
        before = word;
    }
    content
}
