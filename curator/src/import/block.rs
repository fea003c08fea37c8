//! What a document is made of, whatever it was written in: Markdown, HTML, or both.
use std::ops::Range;

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
    /// Whether it says nothing of one paper: one cell takes it all, or its table has no links.
    pub is_text: bool,
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
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Where some pieces stand together; `None` without pieces.
#[must_use]
pub fn range_of(pieces: &[Piece]) -> Option<Range<usize>> {
    Some(pieces.first()?.range.start..pieces.last()?.range.end)
}

/// Adds items as lines of an entry, those inside them too.
pub(super) fn push_lines(pieces: &mut Vec<Piece>, items: Vec<Item>) {
    let mut rest: Vec<Item> = items.into_iter().rev().collect();
    while let Some(item) = rest.pop() {
        push_break(pieces, item.range.start);
        pieces.extend(item.pieces);
        rest.extend(item.children.into_iter().rev());
    }
}

/// Adds a line end, unless nothing stands before it.
pub(super) fn push_break(pieces: &mut Vec<Piece>, at: usize) {
    if !pieces.is_empty() {
        pieces.push(Piece { content: Content::Break, style: Style::default(), range: at..at });
    }
}
