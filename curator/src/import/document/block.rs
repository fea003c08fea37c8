//! What a document is made of, whatever it was written in: Markdown, HTML, or both.
use std::ops::Range;

use super::quoted_reference::QuotedReference;

/// How a text is set off.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    /// Bold.
    pub strong: bool,
    /// Italic.
    pub emphasis: bool,
    /// Underlined, inserted, or set as code: a mark around a venue or a tag.
    pub marked: bool,
}

impl Style {
    /// Running text.
    #[must_use]
    pub fn is_plain(self) -> bool {
        self == Self::default()
    }
}

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What it is.
    pub content: Content,
    /// How it is set off.
    pub style: Style,
    /// Where it stands in the file, in bytes.
    pub range: Range<usize>,
}

impl Piece {
    /// Its text, where it is one.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        if let Content::Text(text) = &self.content { Some(text) } else { None }
    }

    /// The text of the link that it is, and where that leads.
    #[must_use]
    pub fn link(&self) -> Option<(&str, &str)> {
        if let Content::Link { label, url } = &self.content { Some((label, url)) } else { None }
    }

    /// It alone, as pieces.
    #[must_use]
    pub fn alone(&self) -> &[Self] {
        std::slice::from_ref(self)
    }

    /// Whether it is a link.
    #[must_use]
    pub fn is_link(&self) -> bool {
        self.link().is_some()
    }

    /// Whether it is a picture.
    #[must_use]
    pub fn is_image(&self) -> bool {
        matches!(self.content, Content::Image { .. })
    }

    /// Whether it ends a line.
    #[must_use]
    pub fn is_break(&self) -> bool {
        self.content == Content::Break
    }

    /// Whether it is a text that says something, with a letter or a digit.
    #[must_use]
    pub fn is_said(&self) -> bool {
        self.text().is_some_and(|text| text.contains(char::is_alphanumeric))
    }
}

/// The lines of some pieces.
pub(crate) fn lines(pieces: &[Piece]) -> impl Iterator<Item = &[Piece]> + Clone {
    pieces.split(Piece::is_break)
}

/// The first of them.
pub(crate) fn first_line(pieces: &[Piece]) -> &[Piece] {
    lines(pieces).next().unwrap_or_default()
}

/// The texts of the links among some pieces, and where they lead.
pub(crate) fn links(pieces: &[Piece]) -> impl Iterator<Item = (&str, &str)> {
    pieces.iter().filter_map(Piece::link)
}

/// What a piece is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// A text.
    Text(String),
    /// A link with its text, which may be blank.
    Link {
        /// Where it leads.
        url: String,
        /// Its text.
        label: String,
    },
    /// A picture.
    Image {
        /// Its address.
        url: String,
        /// The text in its place.
        alt: String,
        /// Where a click on it leads.
        href: Option<String>,
    },
    /// The end of a line: `<br>`, or a line end in the source.
    Break,
}

/// The level of a heading that is the summary of details, or a line in bold.
pub const SUMMARY: u8 = 7;

/// A part of a document, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading.
    Heading {
        /// Its level, from 1.
        level: u8,
        /// Its text.
        pieces: Vec<Piece>,
        /// Where it stands.
        range: Range<usize>,
    },
    /// A paragraph outside of lists.
    Paragraph {
        /// Its text.
        pieces: Vec<Piece>,
        /// Where it stands.
        range: Range<usize>,
        /// Whether it stands in a quotation.
        is_quoted: bool,
    },
    /// The end of what stands under the last heading of a level.
    HeadingEnd {
        /// The level.
        level: u8,
        /// Where it ends.
        at: usize,
    },
    /// A reference that is quoted outside of lists.
    Reference(QuotedReference),
    /// A list, numbered or not.
    List(Vec<Item>),
    /// A table.
    Table(Table),
}

/// An item of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// Its own text, its paragraphs separated by breaks.
    pub pieces: Vec<Piece>,
    /// The items of the lists inside it.
    pub children: Vec<Item>,
    /// Where it stands, with what is inside it.
    pub range: Range<usize>,
}

/// A table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The cells of its header.
    pub header: Vec<Cell>,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Its cells, as many as the file has: perhaps more or fewer than the header.
    pub cells: Vec<Cell>,
    /// Where it stands.
    pub range: Range<usize>,
    /// What its cells show on demand, as HTML has it: `<span title="A Title">`.
    pub notes: Vec<String>,
    /// Whether it says nothing of one paper: one cell takes it all, or its table has no links.
    pub is_text: bool,
    /// Whether its table says how well methods do.
    pub is_of_scores: bool,
    /// Whether its table has the head of the canonical form, below which every row is a paper.
    pub is_paper: bool,
}

/// A cell of a table.
pub type Cell = Vec<Piece>;

/// The text of some pieces, without what surrounds it; a break is a space.
#[must_use]
pub fn plain_text(pieces: &[Piece]) -> String {
    let mut text = String::new();
    for piece in pieces {
        match &piece.content {
            Content::Text(part) | Content::Link { label: part, .. } => text.push_str(part),
            Content::Break => text.push(' '),
            Content::Image { .. } => {}
        }
    }
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        line.push_str(if line.is_empty() { "" } else { " " });
        line.push_str(word);
    }
    line
}

/// Where some pieces stand together; `None` without pieces.
#[must_use]
pub fn range_of(pieces: &[Piece]) -> Option<Range<usize>> {
    Some(pieces.first()?.range.start..pieces.last()?.range.end)
}

/// Adds items as lines of an entry, those inside them too.
pub(crate) fn push_lines(pieces: &mut Vec<Piece>, items: Vec<Item>) {
    let mut rest: Vec<Item> = items.into_iter().rev().collect();
    while let Some(item) = rest.pop() {
        push_break(pieces, item.range.start);
        pieces.extend(item.pieces);
        rest.extend(item.children.into_iter().rev());
    }
}

/// Takes the lines off that are numbered `i.`, `(ii)` or `a)`: they are a list that Markdown does not know.
pub(super) fn take_numbered_lines(pieces: &mut Vec<Piece>) -> Vec<Item> {
    const NUMERALS: [&str; 10] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"];
    const LETTERS: [&str; 10] = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"];
    let starts_of = |numbers: [&str; 10]| {
        let mut starts = Vec::new();
        for at in 1..pieces.len() {
            let number = numbers.get(starts.len());
            if pieces[at - 1].is_break() && number.is_some_and(|number| has_number(&pieces[at], number)) {
                starts.push(at);
            }
        }
        starts
    };
    let mut starts = starts_of(NUMERALS);
    if starts.is_empty() {
        // An “a)” alone may be a part of a sentence.
        starts = Some(starts_of(LETTERS)).filter(|starts| starts.len() > 1).unwrap_or_default();
    }
    let mut items = Vec::new();
    for start in starts.into_iter().rev() {
        let mut own = pieces.split_off(start);
        pieces.pop();
        if let Some(Piece { content: Content::Text(text), range, .. }) = own.first_mut() {
            let length = text.find(['.', ')']).map_or(0, |at| at + 1);
            range.start = (range.start + length).min(range.end);
            text.drain(..length);
        }
        let range = range_of(&own).unwrap_or_default();
        items.insert(0, Item { pieces: own, children: Vec::new(), range });
    }
    items
}

/// Whether a piece begins with a number and what stands behind one.
fn has_number(piece: &Piece, number: &str) -> bool {
    let Content::Text(text) = &piece.content else { return false };
    let text = text.trim_start().trim_start_matches('(');
    // `I. F. Oak` is a name, and `iV.` a slip.
    let is_it = text.get(..number.len()).is_some_and(|start| start.eq_ignore_ascii_case(number))
        && text.starts_with(|first: char| first.is_lowercase());
    let rest = || text[number.len()..].strip_prefix(['.', ')']);
    is_it && rest().is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// Adds a line end, unless nothing stands before it.
pub(crate) fn push_break(pieces: &mut Vec<Piece>, at: usize) {
    if !pieces.is_empty() {
        pieces.push(Piece { content: Content::Break, style: Style::default(), range: at..at });
    }
}
