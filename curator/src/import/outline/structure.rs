//! The outline of a document: its sections, and the entries in each.
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

use catalogue::Venue;
use catalogue::fold::fold;

use super::section::Purpose;
use crate::import::document::block::{Content, Piece, Row, Style, plain_text, push_break};
use crate::import::document::quoted_reference::QuotedReference;
use crate::import::table::column::Column;
use crate::import::words::wording::has_title_words;

/// A row, item or paragraph that may be a record.
#[derive(Clone, Debug)]
pub struct Entry {
    /// What it is made of.
    pub form: Form,
    /// The position of its section.
    pub section: usize,
    /// Where it stands.
    pub range: Range<usize>,
    /// Whether the items below it are entries of their own.
    pub is_above_entries: bool,
}

impl Entry {
    /// Its pieces, those of all cells.
    pub(crate) fn pieces(&self) -> impl Iterator<Item = &Piece> + Clone {
        let (cells, text) = match &self.form {
            Form::Row(row, ..) => (&row.cells[..], &[][..]),
            Form::Text(pieces) => (&[][..], &pieces[..]),
        };
        cells.iter().flatten().chain(text)
    }

    /// Its pieces, to change them.
    pub(crate) fn pieces_mut(&mut self) -> impl Iterator<Item = &mut Piece> {
        let (cells, text) = match &mut self.form {
            Form::Row(row, ..) => (&mut row.cells[..], &mut [][..]),
            Form::Text(pieces) => (&mut [][..], &mut pieces[..]),
        };
        cells.iter_mut().flatten().chain(text)
    }
}

/// How an entry is written.
#[derive(Clone, Debug)]
pub enum Form {
    /// A row of a table with these columns; the number is that of columns with a heading.
    Row(Row, Arc<Vec<Column>>, usize),
    /// Running text.
    Text(Vec<Piece>),
}

/// A section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The headings that name subjects, from the outermost in.
    pub path: Vec<String>,
    /// What stands in it.
    pub purpose: Purpose,
    /// The year that its heading says.
    pub year: Option<u16>,
    /// The venue that a heading around it says.
    pub venue: Option<Venue>,
    /// The first paragraph under its heading.
    pub text: Option<String>,
    /// Where it stands in the file, without its heading.
    pub body: Range<usize>,
    /// The collection that a heading around it names.
    pub collection: Option<catalogue::Slug>,
}

/// A document taken apart.
#[derive(Clone, Debug, Default)]
pub struct Outline {
    /// Its title.
    pub title: Option<String>,
    /// Its first paragraph.
    pub tagline: Option<String>,
    /// Its sections in order; the first is what stands before any heading.
    pub sections: Vec<Section>,
    /// Its entries in order.
    pub entries: Vec<Entry>,
    /// The paragraphs among its entries that have the address of a paper and are read as text, by
    /// the positions of their sections.
    pub passages: Vec<(usize, Range<usize>)>,
    /// The texts below entries, the first below each.
    pub remarks: Vec<Range<usize>>,
    /// The columns of tables that are not read, as nothing says what they mean: their headings, and where these stand.
    pub unread_columns: Vec<(String, Range<usize>)>,
}

impl Outline {
    /// What the list says of itself, below its title or above it. What is said of the papers of one subject is not about
    /// the list.
    pub fn own_tagline(&self) -> Option<String> {
        let has_entries = |section: usize| self.entries.iter().any(|entry| entry.section == section);
        let subjects = || self.sections.iter().enumerate().filter(|(_, section)| !section.path.is_empty());
        let is_of_subject = |text: &String| {
            subjects().any(|(number, section)| section.text.as_ref() == Some(text) && has_entries(number))
        };
        let above =
            || self.sections.first().and_then(|section| section.text.clone()).filter(|text| has_title_words(text));
        self.tagline.clone().filter(|text| !is_of_subject(text)).or_else(above)
    }

    /// Gives the last entry the authors of a reference that is quoted below it, if that is of the same paper.
    pub(crate) fn take_reference(&mut self, reference: &QuotedReference) {
        let Some(Entry { form: Form::Text(pieces), .. }) = self.entries.last_mut() else { return };
        let letters = |text: &str| fold(text).chars().filter(|letter| letter.is_alphanumeric()).collect::<String>();
        let title = letters(&reference.title);
        if !title.is_empty() && letters(&plain_text(pieces)).contains(&title) {
            push_break(pieces, reference.range.start);
            let content = Content::Text(reference.line());
            pieces.push(Piece { content, style: Style::default(), range: reference.range.clone() });
        }
    }
}

/// The category of papers that stand below no subject.
pub(crate) const UNNAMED: &str = "Papers";

/// The name of the category of each section, for sections of papers: the innermost heading, with
/// the one around it where several sections end in the same heading.
#[must_use]
pub fn category_names(outline: &Outline) -> Vec<String> {
    let key = |name: &str| catalogue::Slug::of(name).map_or_else(|| name.to_owned(), |slug| slug.to_string());
    let mut parents: HashMap<String, Vec<String>> = HashMap::new();
    for section in &outline.sections {
        if let [around @ .., last] = &section.path[..] {
            let around = around.last().map(|name| key(name)).unwrap_or_default();
            let known = parents.entry(key(last)).or_default();
            if !known.contains(&around) {
                known.push(around);
            }
        }
    }
    let titles = headings_of_entries(outline);
    let name = |section: &Section| {
        let path = match &section.path[..] {
            [around @ .., _] if titles.contains(around) => around,
            path => path,
        };
        match path {
            [] => UNNAMED.to_owned(),
            [.., around, last] if parents.get(&key(last)).is_some_and(|parents| parents.len() > 1) => {
                format!("{around}: {last}")
            }
            [.., last] => last.clone(),
        }
    };
    outline.sections.iter().map(name).collect()
}

/// The headings below which every heading has an entry of its own: those name papers and no
/// categories.
fn headings_of_entries(outline: &Outline) -> HashSet<Vec<String>> {
    /// With fewer headings they may be categories that have one paper so far.
    const FEWEST: usize = 12;
    let mut entries = vec![0_usize; outline.sections.len()];
    for entry in &outline.entries {
        entries[entry.section] += 1;
    }
    let mut counts: HashMap<Vec<String>, (usize, usize)> = HashMap::new();
    for (section, entries) in outline.sections.iter().zip(entries).filter(|(_, entries)| *entries > 0) {
        if let [around @ .., _] = &section.path[..] {
            let count = counts.entry(around.to_vec()).or_default();
            *count = (count.0 + 1, count.1 + entries);
        }
    }
    let is_of_entries = |(sections, entries): (usize, usize)| sections >= FEWEST && 10 * entries <= 11 * sections;
    counts.into_iter().filter(|(_, count)| is_of_entries(*count)).map(|(path, _)| path).collect()
}
