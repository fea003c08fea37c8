//! Blocks that are open while a document is read.
use super::line::Line;
use super::piece::{Cell, Item, Table};

/// What kind of block is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Heading(u8),
    Paragraph,
    List,
    Item,
    Table,
    Row,
    HeaderCell,
    Cell,
}

impl Kind {
    /// Whether text stands in it.
    pub fn holds_text(self) -> bool {
        matches!(self, Self::Heading(_) | Self::Paragraph | Self::Item | Self::HeaderCell | Self::Cell)
    }
}

/// An open block, with what was read of it.
#[derive(Debug)]
pub(super) struct Frame {
    pub kind: Kind,
    pub start: usize,
    pub line: Line,
    pub items: Vec<Item>,
    pub table: Table,
    pub cells: Vec<Cell>,
    pub header_cells: usize,
}

impl Frame {
    /// A block that begins.
    pub fn new(kind: Kind, start: usize) -> Self {
        Self {
            kind,
            start,
            line: Line::default(),
            items: Vec::new(),
            table: Table::default(),
            cells: Vec::new(),
            header_cells: 0,
        }
    }
}
