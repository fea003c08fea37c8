//! Walks through a document: which rows it has, and in which section each stands.
use std::ops::Range;
use std::rc::Rc;

use catalogue::WebAddress;

use super::column::{self, Column};
use super::entry::has_title_words;
use super::piece::{Block, Content, Item, Piece, Row, plain_text, range_of};
use super::role::{self, Role};
use super::section::{Purpose, name_of, purpose_of};

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
    for block in blocks {
        walk.block(block);
    }
    walk.outline
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
            Block::Paragraph { pieces, range } => self.paragraph(pieces, range),
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
                for row in table.rows {
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

    fn paragraph(&mut self, pieces: Vec<Piece>, range: Range<usize>) {
        let text = plain_text(&pieces);
        if text.is_empty() {
            return;
        }
        self.text_since_title = true;
        let is_bold = pieces.iter().all(|piece| piece.style.strong && matches!(piece.content, Content::Text(_)));
        if is_bold && !self.headings.is_empty() && text.split_whitespace().count() <= 8 && text.chars().count() <= 80 {
            self.heading(7, &text, range);
            return;
        }
        if self.current().purpose == Purpose::Papers && is_paper(&pieces) {
            self.entry(Form::Text(pieces), range);
            return;
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
        let is_papers = matches!(self.current().purpose, Purpose::Papers | Purpose::Tools | Purpose::Leaderboards);
        let text = plain_text(&pieces);
        let hold_papers = children.iter().any(is_entry);
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
        let mut rest: Vec<Item> = children.into_iter().rev().collect();
        while let Some(child) = rest.pop() {
            if !all.is_empty() {
                let at = child.range.start;
                all.push(Piece { content: Content::Break, style: Default::default(), range: at..at });
            }
            all.extend(child.pieces);
            rest.extend(child.children.into_iter().rev());
        }
        self.entry(Form::Text(all), range);
    }

    fn entry(&mut self, form: Form, range: Range<usize>) {
        let section = self.outline.sections.len() - 1;
        self.outline.entries.push(Entry { form, section, range });
    }
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

/// Whether the text has more in it than the labels of links: `Paper: [link](…)` has not.
fn has_own_title(pieces: &[Piece]) -> bool {
    pieces.iter().any(|piece| match &piece.content {
        Content::Text(text) => has_title_words(text),
        Content::Link { label, .. } => {
            has_title_words(label) && role::of_label(label).is_none() && !label.contains("://")
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
        let by_address = || WebAddress::new(url).is_ok_and(|address| role::of_address(&address) == Some(Role::Paper));
        role::of_label(label) == Some(Some(Role::Paper)) || by_address()
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
    let labels = |wanted: &dyn Fn(Role) -> bool| {
        pieces.iter().any(|piece| match &piece.content {
            Content::Link { label, .. } => role::of_label(label).flatten().is_some_and(wanted),
            _ => false,
        })
    };
    let label_says = labels(&|role| role == Role::Paper);
    let has_break = pieces.iter().any(|piece| piece.content == Content::Break);
    starts_as_entry
        && (has_paper_link(pieces) && (label_says || has_break || pieces.len() <= 4)
            || has_break && labels(&|role| role != Role::Other))
        && plain_text(pieces).len() <= LONGEST
}

/// The name of the category of each section, for sections of papers: the innermost heading, with
/// the one around it where several sections end in the same heading.
#[must_use]
pub fn category_names(outline: &Outline) -> Vec<String> {
    let key = |name: &str| catalogue::Slug::of(name).map_or_else(|| name.to_owned(), |slug| slug.to_string());
    let mut parents: std::collections::HashMap<String, Vec<String>> = std::collections::HashMap::new();
    for section in &outline.sections {
        if let [around @ .., last] = &section.path[..] {
            let around = around.last().map(|name| key(name)).unwrap_or_default();
            let known = parents.entry(key(last)).or_default();
            if !known.contains(&around) {
                known.push(around);
            }
        }
    }
    let name = |section: &Section| match &section.path[..] {
        [] => "Papers".to_owned(),
        [.., around, last] if parents.get(&key(last)).is_some_and(|parents| parents.len() > 1) => {
            format!("{around}: {last}")
        }
        [.., last] => last.clone(),
    };
    outline.sections.iter().map(name).collect()
}
