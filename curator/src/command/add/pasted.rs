//! A paper as a text to paste into a list, in the form in which its neighbours stand: a row of the table, a bullet, or an
//! entry of a bibliography; and where it belongs.
use std::ops::Range;
use std::path::Path;

use catalogue::abstracts::Abstracts;
use catalogue::encode::encode_paper;
use catalogue::readme::{bullet, table_row};
use catalogue::{Catalogue, Paper};

use super::row::row_like;
use crate::add::insert::insert;
use crate::diagnostic::Place;
use crate::export;
use crate::files::{FileError, read};
use crate::import::bibliography::Format;
use crate::import::document::block::{Block, Item, Row};
use crate::import::document::markdown;
use crate::source::Source;
use crate::sources::Sources;

/// A text to paste.
pub(super) struct Pasted {
    /// The text, without the end of its last line.
    pub text: String,
    /// What is to be done with it.
    pub advice: String,
}

impl Pasted {
    /// The text of a paper that a list does not have yet.
    ///
    /// # Errors
    /// When the file of its neighbours cannot be read.
    pub fn of(list: &Sources, paper: &Paper) -> Result<Self, FileError> {
        let Some(neighbour) = neighbour(list, paper) else {
            return Ok(Self { text: bullet(paper), advice: "paste the line above where it belongs".to_owned() });
        };
        let bytes = read(Path::new(&neighbour.path))?;
        if let Some(format) = Format::of(Path::new(&neighbour.path), &bytes) {
            return Ok(Self::in_bibliography(format, &neighbour.path, &list.catalogue, paper));
        }
        let (source, _) = Source::read(&neighbour.path, &bytes);
        Ok(Self::beside(neighbour, &source, list, paper))
    }

    /// The text for a list in Markdown, below its neighbour.
    fn beside(neighbour: &Place, source: &Source, list: &Sources, paper: &Paper) -> Self {
        let blocks = markdown::read(&source.text);
        let path = &neighbour.path;
        let below = |line: usize| format!("paste the line above below line {line} of {path}");
        let is_it = |row: &&Row| source.line(row.range.start) == neighbour.line;
        let table = blocks.iter().find_map(|block| match block {
            Block::Table(table) => table.rows.iter().find(is_it).map(|row| (table, row)),
            _ => None,
        });
        // A row in HTML is none to imitate.
        let is_of_signs = |row: &Row| !source.text[row.range.clone()].trim_start().starts_with('<');
        if let Some((table, row)) = table.filter(|(_, row)| is_of_signs(row)) {
            let text = match row.is_paper {
                true => table_row(paper, &list.catalogue.list().repository),
                false => row_like(table, row, paper),
            };
            return Self { text, advice: below(last_line(source, &row.range)) };
        }
        let entry = table.map(|(_, row)| row.range.clone()).or_else(|| entry(&blocks, source, neighbour.line));
        let start_of = |line| source.start_of_line(line).unwrap_or(source.text.len());
        let entry = entry.unwrap_or_else(|| start_of(neighbour.line)..start_of(neighbour.line + 1));
        let end = last_line(source, &entry);
        match marker(source, &entry) {
            Some(marker) => Self { text: bullet(paper).replacen('-', &marker, 1), advice: below(end) },
            None => Self {
                text: bullet(paper),
                advice: format!(
                    "{path} has a form that `papers` does not write; write what stands above as the entry that ends in \
                     line {end} is written, and paste it below that line"
                ),
            },
        }
    }

    /// The text for a bibliography.
    fn in_bibliography(format: Format, path: &str, catalogue: &Catalogue, paper: &Paper) -> Self {
        // Its key is one that no other paper has.
        let with = insert(catalogue, paper.clone()).unwrap_or_else(|_| catalogue.clone());
        let write = |format| export::write(&with, &[paper], format, &Abstracts::default());
        let at_end = format!("paste what stands above at the end of {path}");
        let (text, advice) = match format {
            Format::Bibtex => (write(export::Format::Bibtex), at_end),
            Format::Ris => (write(export::Format::Ris), at_end),
            Format::JsonLines => (export::jsonl(&with, &[paper]), at_end),
            Format::Json => {
                let list = write(export::Format::CslJson);
                let record = list.trim().trim_start_matches('[').trim_end_matches(']').to_owned();
                (record, format!("add the record above to the list in {path}"))
            }
            Format::Yaml | Format::Separated(_) => (
                encode_paper(paper),
                format!("{path} has a form that `papers` does not write; add what stands above to it"),
            ),
        };
        Self { text: text.trim_matches(['\n', '\r']).to_owned(), advice }
    }
}

/// Where the last paper of its category stands, in the file in which that category ends.
fn neighbour<'a>(list: &'a Sources, paper: &Paper) -> Option<&'a Place> {
    let is_neighbour = |other: &&Paper| other.categories.first() == paper.categories.first();
    let places = list.catalogue.papers().iter().filter(is_neighbour).filter_map(|other| list.places.get(&other.id));
    let places: Vec<&Place> = places.collect();
    let last = places.last()?;
    places.iter().copied().filter(|place| place.path == last.path).max_by_key(|place| place.line)
}

/// Where the entry stands of which a line is a part: an item of a list, a paragraph, or a heading with what stands
/// below it.
fn entry(blocks: &[Block], source: &Source, line: usize) -> Option<Range<usize>> {
    let has_line = |range: &Range<usize>| (source.line(range.start)..=last_line(source, range)).contains(&line);
    let starts = |block: &Block| match block {
        Block::Heading { range, .. } => Some(range.start),
        _ => None,
    };
    blocks.iter().find_map(|block| match block {
        Block::List(items) => item(items, &has_line).map(|item| item.range.clone()),
        Block::Paragraph { range, .. } => has_line(range).then(|| range.clone()),
        Block::Heading { range, .. } if has_line(range) => {
            let next = blocks.iter().filter_map(starts).filter(|start| *start > range.start).min();
            Some(range.start..next.unwrap_or(source.text.len()))
        }
        _ => None,
    })
}

/// The innermost of these items of which a line is a part.
fn item<'a>(items: &'a [Item], has_line: &impl Fn(&Range<usize>) -> bool) -> Option<&'a Item> {
    let found = items.iter().find(|item| has_line(&item.range))?;
    Some(item(&found.children, has_line).unwrap_or(found))
}

/// The sign before an entry with what it is indented by, if it is a bullet on a line of its own.
fn marker(source: &Source, entry: &Range<usize>) -> Option<String> {
    let written = source.text[entry.clone()].trim();
    let start = source.start_of_line(source.line(entry.start))?;
    let before = source.text[start..entry.start].to_owned();
    let sign = written.chars().next().filter(|sign| ['-', '*', '+'].contains(sign))?;
    let is_bullet = before.trim().is_empty() && written[1..].starts_with([' ', '\t']) && !written.contains('\n');
    is_bullet.then(|| format!("{before}{sign}"))
}

/// The line on which a part of the text ends.
fn last_line(source: &Source, range: &Range<usize>) -> usize {
    let written = source.text.get(range.clone()).unwrap_or_default().trim_end();
    source.line(range.start + written.len().saturating_sub(1))
}
