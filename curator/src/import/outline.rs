//! Walks through a document: which rows it has, and in which section each stands.
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::rc::Rc;

use catalogue::WebAddress;

use super::block::{Block, Content, Item, Piece, Row, SUMMARY, Style, plain_text, range_of};
use super::column::{self, Column};
use super::fact::{self, Trust};
use super::link::{self, Target};
use super::names;
use super::section::{Purpose, name_of, purpose_of};
use super::text::has_title_words;

/// A row, item or paragraph that may be a record.
#[derive(Clone, Debug)]
pub struct Entry {
    /// What it is made of.
    pub form: Form,
    /// The position of its section.
    pub section: usize,
    /// Where it stands.
    pub range: Range<usize>,
}

impl Entry {
    /// Its pieces, those of all cells.
    pub(super) fn pieces(&self) -> impl Iterator<Item = &Piece> {
        let (cells, text) = match &self.form {
            Form::Row(row, ..) => (&row.cells[..], &[][..]),
            Form::Text(pieces) => (&[][..], &pieces[..]),
        };
        cells.iter().flatten().chain(text)
    }

    /// Its pieces, to change them.
    pub(super) fn pieces_mut(&mut self) -> impl Iterator<Item = &mut Piece> {
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
    Row(Row, Rc<Vec<Column>>, usize),
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
}

/// A heading that is in force.
struct Heading {
    level: u8,
    name: String,
    purpose: Purpose,
    is_title: bool,
}

/// Takes a document apart.
#[must_use]
pub fn of(blocks: Vec<Block>) -> Outline {
    let mut walk = Walk { outline: Outline::default(), headings: Vec::new(), text_since_title: true };
    walk.begin_section(0..0);
    let mut rest = blocks.into_iter();
    while let Some(block) = rest.next() {
        match (block, rest.as_slice().first()) {
            // A title above its links.
            (Block::Paragraph { pieces, range, .. }, Some(Block::List(items))) if is_title_of(&pieces, items) => {
                let mut pieces = pieces;
                let mut end = range.end;
                if let Some(Block::List(items)) = rest.next() {
                    for item in items {
                        end = end.max(item.range.end);
                        push_lines(&mut pieces, vec![item]);
                    }
                }
                walk.entry(Form::Text(pieces), range.start..end);
            }
            (Block::Heading { level, pieces, range }, _) => {
                let has_words = has_title_words(&plain_text(&pieces));
                let more = blocks_of_title(rest.as_slice(), level, has_words);
                if more == 0 {
                    walk.heading(level, &heading_text(&pieces), range);
                } else {
                    let own: Vec<Block> = rest.by_ref().take(more).collect();
                    walk.titled(pieces, range, own);
                }
            }
            (block, _) => walk.block(block),
        }
    }
    walk.outline
}

/// Whether a paragraph is the title of a paper, whose facts are the items below it.
fn is_title_of(pieces: &[Piece], items: &[Item]) -> bool {
    /// The longest title with its authors, in bytes.
    const LONGEST: usize = 1000;
    let mut first_line = pieces.iter().take_while(|piece| piece.content != Content::Break).peekable();
    let is_bold = first_line.peek().is_some() && first_line.all(|piece| piece.style.strong);
    is_bold
        && plain_text(pieces).len() <= LONGEST
        && !items.is_empty()
        && items.iter().all(is_keyed)
        && items.iter().any(|item| has_link(&item.pieces))
}

/// Whether an item says one fact, as in `Paper: https://…`, or is a link that says what it leads to.
fn is_keyed(item: &Item) -> bool {
    /// A label with more words is a title.
    const MOST_WORDS: usize = 5;
    let text = plain_text(&item.pieces);
    let key = text.split([':', '：']).next().unwrap_or_default();
    let names_key = text.contains([':', '：']) && (column::named(key).is_some() || link::of_label(key).is_some());
    let is_label = |piece: &Piece| match &piece.content {
        Content::Link { label, .. } => {
            link::of_label(label).is_some()
                || label.split_whitespace().count() <= MOST_WORDS && !has_paper_link(std::slice::from_ref(piece))
        }
        Content::Text(text) => !text.contains(char::is_alphanumeric),
        Content::Image { .. } | Content::Break => true,
    };
    item.children.is_empty() && (names_key || has_link(&item.pieces) && item.pieces.iter().all(is_label))
}

/// Whether a link or a key is called “Paper”.
fn names_paper(pieces: &[Piece]) -> bool {
    let key = plain_text(pieces);
    let key = key.split([':', '：']).next().unwrap_or_default();
    let is_called = |text: &str| link::of_label(text) == Some(Some(Target::Paper));
    has_link(pieces) && is_called(key)
        || pieces.iter().any(|piece| matches!(&piece.content, Content::Link { label, .. } if is_called(label)))
}

fn has_link(pieces: &[Piece]) -> bool {
    pieces.iter().any(|piece| match &piece.content {
        Content::Link { .. } => true,
        Content::Text(text) => text.contains("://"),
        _ => false,
    })
}

/// A paragraph without the names and venues that stand in it: `*Ann Oak* — SIGGRAPH 2024 — [pdf]`.
fn without_byline(pieces: &[Piece]) -> Vec<Piece> {
    let is_byline = |piece: &&Piece| match &piece.content {
        Content::Text(text) if !piece.style.strong => {
            names::read(text).is_some() || fact::read(text, Trust::SetOff).is_some()
        }
        _ => false,
    };
    pieces.iter().filter(|piece| !is_byline(piece)).cloned().collect()
}

/// How many of the next blocks are facts of a paper whose title is the heading before them.
fn blocks_of_title(rest: &[Block], level: u8, has_words: bool) -> usize {
    /// More blocks than these are no facts of one paper.
    const MOST_BLOCKS: usize = 12;
    let (mut names_authors, mut leads_to_paper) = (false, false);
    let mut inside = false;
    let mut count = 0;
    for (block, next) in rest.iter().zip(rest.iter().skip(1).map(Some).chain([None])).take(MOST_BLOCKS + 1) {
        match block {
            Block::Paragraph { pieces, .. } if matches!(next, Some(Block::List(items)) if is_title_of(pieces, items)) =>
            {
                return 0;
            }
            Block::Heading { level: other, .. } if *other == SUMMARY => inside = true,
            Block::HeadingEnd { .. } => inside = false,
            Block::Heading { .. } if count > 0 => break,
            Block::Paragraph { pieces, .. } if !inside => {
                let text = plain_text(pieces);
                let key = text.split([':', '：']).next().unwrap_or_default();
                names_authors |= column::named(key) == Some(Column::Authors);
                leads_to_paper |= names_paper(pieces) && !has_own_title(&without_byline(pieces));
            }
            Block::Paragraph { .. } => {}
            Block::List(items) if items.iter().all(is_keyed) => {
                let is_authors = |item: &Item| {
                    let text = plain_text(&item.pieces);
                    column::named(text.split([':', '：']).next().unwrap_or_default()) == Some(Column::Authors)
                };
                names_authors |= items.iter().any(is_authors);
                leads_to_paper |= items.iter().any(|item| names_paper(&item.pieces));
            }
            _ => return 0,
        }
        count += 1;
    }
    let is_whole = level > 1 && (names_authors || has_words) && leads_to_paper && count <= MOST_BLOCKS;
    if is_whole { count } else { 0 }
}

/// Adds items as lines of an entry, those inside them too.
fn push_lines(pieces: &mut Vec<Piece>, items: Vec<Item>) {
    let mut rest: Vec<Item> = items.into_iter().rev().collect();
    while let Some(item) = rest.pop() {
        push_break(pieces, item.range.start);
        pieces.extend(item.pieces);
        rest.extend(item.children.into_iter().rev());
    }
}

fn push_break(pieces: &mut Vec<Piece>, at: usize) {
    if !pieces.is_empty() {
        pieces.push(Piece { content: Content::Break, style: Style::default(), range: at..at });
    }
}

struct Walk {
    outline: Outline,
    headings: Vec<Heading>,
    /// Whether anything stands between the title and where this is.
    text_since_title: bool,
}

impl Walk {
    fn block(&mut self, block: Block) {
        match block {
            Block::Heading { level, pieces, range } => self.heading(level, &heading_text(&pieces), range),
            Block::HeadingEnd { level, at } => {
                if self.headings.last().is_some_and(|heading| heading.level >= level) {
                    self.headings.retain(|heading| heading.level < level);
                    self.begin_section(at..at);
                }
            }
            Block::Paragraph { pieces, range, is_quoted } => self.paragraph(pieces, range, is_quoted),
            Block::List(items) => {
                self.text_since_title = true;
                for item in items {
                    self.item(item, 0);
                }
            }
            Block::Table(table) => {
                self.text_since_title = true;
                let columns = Rc::new(column::of_table(&table));
                let width = table.header.len();
                // Without links it is a table of numbers, unless it has titles and authors.
                let cells = || table.rows.iter().flat_map(|row| &row.cells);
                let names = |column| table.header.iter().any(|cell| column::named(&plain_text(cell)) == Some(column));
                let is_text = !cells().any(|cell| has_link(cell)) && !names(Column::Title) && !names(Column::Authors);
                for mut row in table.rows {
                    row.is_text |= is_text;
                    let range = row.range.clone();
                    self.entry(Form::Row(row, Rc::clone(&columns), width), range);
                }
            }
        }
    }

    fn heading(&mut self, level: u8, text: &str, range: Range<usize>) {
        let name = name_of(text);
        if name.is_empty() {
            return;
        }
        self.headings.retain(|heading| heading.level < level);
        let purpose = purpose_of(&name);
        let is_first = self.outline.title.is_none();
        // Two headings in a row at the top: the second is the title, the first a banner.
        let is_better = level == 1 && !self.text_since_title && self.headings.is_empty();
        let is_title =
            (is_first || is_better) && level == 1 && purpose == Purpose::Papers && self.outline.entries.is_empty();
        if is_title {
            self.outline.title = Some(name.clone());
            self.text_since_title = false;
        }
        self.headings.push(Heading { level, name, purpose, is_title });
        self.begin_section(range);
    }

    /// Begins a section under the headings that are in force, the last of which stands here.
    fn begin_section(&mut self, heading: Range<usize>) {
        if let Some(before) = self.outline.sections.last_mut() {
            before.body.end = heading.start.max(before.body.start);
        }
        let mut section = Section {
            path: Vec::new(),
            purpose: Purpose::Papers,
            year: None,
            text: None,
            body: heading.end..usize::MAX,
            collection: None,
        };
        for heading in &self.headings {
            match heading.purpose {
                Purpose::Year(year) => section.year = Some(year),
                // “Books”, and below it “Papers”.
                Purpose::Unnamed if section.purpose == Purpose::Resources => {
                    section.purpose = if is_of_papers(&heading.name) { Purpose::Papers } else { section.purpose };
                }
                Purpose::Unnamed => {}
                Purpose::Papers if heading.is_title => {}
                // What stands under the news of a list is news, whatever it is called; but many
                // a subject is one level too deep, under the table of contents before it.
                Purpose::Papers => {
                    if section.purpose == Purpose::Contents {
                        section.path.clear();
                    }
                    section.path.push(heading.name.clone());
                    if matches!(section.purpose, Purpose::Other | Purpose::Contents) {
                        section.purpose = Purpose::Papers;
                    }
                }
                purpose => {
                    section.path.push(heading.name.clone());
                    section.purpose = purpose;
                }
            }
        }
        self.outline.sections.push(section);
    }

    /// A paper whose title is a heading.
    fn titled(&mut self, mut pieces: Vec<Piece>, range: Range<usize>, blocks: Vec<Block>) {
        /// The longest paragraph that names authors or links, in bytes.
        const LONGEST: usize = 400;
        let mut end = range.end;
        let mut inside = false;
        for block in blocks {
            match block {
                Block::Heading { .. } => inside = true,
                Block::HeadingEnd { at, .. } => (inside, end) = (false, end.max(at)),
                Block::Paragraph { pieces: own, range, .. } if !inside => {
                    end = end.max(range.end);
                    // Longer texts are abstracts.
                    if plain_text(&own).len() <= LONGEST {
                        push_break(&mut pieces, range.start);
                        pieces.extend(own);
                    }
                }
                Block::List(items) if !inside => {
                    end = items.last().map_or(end, |item| end.max(item.range.end));
                    push_lines(&mut pieces, items);
                }
                _ => {}
            }
        }
        self.entry(Form::Text(pieces), range.start..end);
    }

    fn paragraph(&mut self, pieces: Vec<Piece>, range: Range<usize>, is_quoted: bool) {
        let text = plain_text(&pieces);
        if text.is_empty() {
            return;
        }
        self.text_since_title = true;
        let is_bold = pieces.iter().all(|piece| piece.style.strong && matches!(piece.content, Content::Text(_)));
        if is_bold && !self.headings.is_empty() && text.split_whitespace().count() <= 8 && text.chars().count() <= 80 {
            self.heading(SUMMARY, &text, range);
            return;
        }
        if !is_quoted && matches!(self.current().purpose, Purpose::Papers | Purpose::Resources) && is_paper(&pieces) {
            self.entry(Form::Text(pieces), range);
            return;
        }
        // A text that names a paper in passing, or an entry in a form that is not known.
        let is_below = self.headings.iter().any(|heading| !heading.is_title);
        if is_below && !is_quoted && self.current().purpose == Purpose::Papers && has_paper_link(&pieces) {
            self.outline.passages.push((self.outline.sections.len() - 1, range));
        }
        if self.outline.tagline.is_none()
            && self.outline.title.is_some()
            && self.outline.sections.len() <= 3
            && has_title_words(&text)
        {
            self.outline.tagline = Some(text.clone());
        }
        let section = self.outline.sections.last_mut();
        if let Some(section) = section.filter(|section| section.text.is_none()) {
            section.text = Some(text);
        }
    }

    fn current(&self) -> &Section {
        // There is always a section: the first begins before anything is read.
        &self.outline.sections[self.outline.sections.len() - 1]
    }

    fn item(&mut self, item: Item, depth: u8) {
        let Item { pieces, children, range } = item;
        let has_link = pieces.iter().any(|piece| !matches!(piece.content, Content::Text(_) | Content::Break));
        let is_papers = matches!(
            self.current().purpose,
            Purpose::Papers | Purpose::Tools | Purpose::Leaderboards | Purpose::Resources
        );
        let text = plain_text(&pieces);
        // The citations below a subject may have no links; below a title they are its own.
        let hold_papers = children.iter().any(is_entry) || !has_link && children.iter().any(is_citation);
        if is_papers && !children.is_empty() && !has_link && hold_papers && text.split_whitespace().count() <= 10 {
            // An item that names a subject, with papers in the list under it.
            let before = self.headings.len();
            let level = 8 + depth.min(100);
            let own = range_of(&pieces).unwrap_or_else(|| range.clone());
            self.heading(level, &text, own);
            for child in children {
                self.item(child, depth + 1);
            }
            self.headings.truncate(before.min(self.headings.len()));
            self.begin_section(range.end..range.end);
            return;
        }
        if hold_papers && !pieces.is_empty() {
            let own = range_of(&pieces).unwrap_or_else(|| range.clone());
            self.entry(Form::Text(pieces), own);
            for child in children {
                self.item(child, depth + 1);
            }
            return;
        }
        let mut all = pieces;
        push_lines(&mut all, children);
        self.entry(Form::Text(all), range);
    }

    fn entry(&mut self, form: Form, range: Range<usize>) {
        let section = self.outline.sections.len() - 1;
        self.outline.entries.push(Entry { form, section, range });
    }
}

/// Whether a heading is of papers by its words.
fn is_of_papers(name: &str) -> bool {
    let name = name.to_lowercase();
    ["paper", "publication", "论文", "논문", "論文"].iter().any(|word| name.contains(word))
}

/// The text of a heading, without links to other places of the page, unless it is nothing else.
fn heading_text(pieces: &[Piece]) -> String {
    let leads_away = |piece: &&Piece| !matches!(&piece.content, Content::Link { url, .. } if url.starts_with('#'));
    let own: Vec<Piece> = pieces.iter().filter(leads_away).cloned().collect();
    let text = plain_text(&own);
    if text.contains(char::is_alphanumeric) { text } else { plain_text(pieces) }
}

/// Whether an item, or one inside it, is an entry of its own.
fn is_entry(item: &Item) -> bool {
    (has_title_words(&plain_text(&item.pieces)) && has_paper_link(&item.pieces) && has_own_title(&item.pieces))
        || item.children.iter().any(is_entry)
}

/// Whether an item ends with the year of a publication, as a citation does.
fn is_citation(item: &Item) -> bool {
    let text = plain_text(&item.pieces);
    let last = text.trim_end_matches(['.', ' ', ')']).rsplit(|character: char| !character.is_alphanumeric()).next();
    let ends_in_year = last.is_some_and(|last| last.len() == 4 && last.bytes().all(|byte| byte.is_ascii_digit()));
    ends_in_year && text.split(',').count() >= 3 && has_title_words(&text) && item.children.is_empty()
}

/// Whether the text has more in it than the labels of links: `Paper: [link](…)` has not.
fn has_own_title(pieces: &[Piece]) -> bool {
    pieces.iter().any(|piece| match &piece.content {
        Content::Text(text) => has_title_words(text),
        Content::Link { label, .. } => {
            has_title_words(label) && link::of_label(label).is_none() && !label.contains("://")
        }
        _ => false,
    })
}

/// Whether a link leads to a paper.
pub(super) fn has_paper_link(pieces: &[Piece]) -> bool {
    pieces.iter().any(|piece| {
        let (label, url) = match &piece.content {
            Content::Link { label, url } => (label.as_str(), url),
            Content::Image { href: Some(url), .. } => ("", url),
            _ => return false,
        };
        let by_address = || WebAddress::new(url).is_ok_and(|address| link::of_address(&address) == Some(Target::Paper));
        link::of_label(label) == Some(Some(Target::Paper)) || by_address()
    })
}

/// Whether a paragraph is an entry and not a text about the list.
fn is_paper(pieces: &[Piece]) -> bool {
    const LONGEST: usize = 1500;
    let starts_as_entry =
        match pieces.iter().find(|piece| !matches!(piece.content, Content::Break | Content::Image { .. })) {
            Some(Piece { content: Content::Link { .. }, .. }) => true,
            Some(Piece { content: Content::Text(text), style, .. }) => {
                style.strong
                    || text.trim_start().starts_with(['[', '"', '“', '(', '1', '2', '3', '4', '5', '6', '7', '8', '9'])
            }
            _ => false,
        };
    let labels = |wanted: &dyn Fn(Target) -> bool| {
        pieces.iter().any(|piece| match &piece.content {
            Content::Link { label, .. } => link::of_label(label).flatten().is_some_and(wanted),
            _ => false,
        })
    };
    let label_says = labels(&|role| role == Target::Paper);
    let has_break = pieces.iter().any(|piece| piece.content == Content::Break);
    starts_as_entry
        && (has_paper_link(pieces) && (label_says || has_break || pieces.len() <= 4) || has_break && has_link(pieces))
        && plain_text(pieces).len() <= LONGEST
}

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
            [] => "Papers".to_owned(),
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
