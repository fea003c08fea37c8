//! Blocks that are open while a document is read.
use super::block::{Cell, Item, Table};
use super::line::Line;

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
    /// How many columns and rows it takes, for a cell.
    pub columns: usize,
    pub rows: usize,
    /// The same for each cell of a row.
    pub spans: Vec<(usize, usize)>,
    /// The cells of a table that reach into rows to come.
    pub spanning: Vec<Spanning>,
}

/// A cell that reaches into rows below its own.
#[derive(Clone, Debug)]
pub(super) struct Spanning {
    pub column: usize,
    /// How many rows are yet to come.
    pub rows: usize,
    pub cell: Cell,
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
            columns: 1,
            rows: 1,
            spans: Vec::new(),
            spanning: Vec::new(),
        }
    }
}
