//! Blocks that are open while a document is read.
use super::block::{Cell, Item, Table};
use super::line_pieces::Line;

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
    /// What the cells of a row show on demand.
    pub notes: Vec<String>,
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
            notes: Vec::new(),
            header_cells: 0,
            columns: 1,
            rows: 1,
            spans: Vec::new(),
            spanning: Vec::new(),
        }
    }
}

/// Gives a row the cells of rows above that reach into it, and empty ones beside wide cells. Also
/// whether one cell takes the whole row.
pub(super) fn spread(own: Vec<Cell>, spans: &[(usize, usize)], spanning: &mut Vec<Spanning>) -> (Vec<Cell>, bool) {
    /// As many columns as a table can have; a file made to have more says nothing.
    const MOST_COLUMNS: usize = 64;
    let is_whole = own.len() == 1 && spans.first().is_some_and(|(columns, _)| *columns > 1);
    if spanning.is_empty() && spans.iter().all(|span| *span == (1, 1)) {
        return (own, is_whole);
    }
    let mut cells = Vec::new();
    let mut own = own.into_iter().zip(spans);
    while cells.len() < MOST_COLUMNS {
        if let Some(above) = spanning.iter_mut().find(|above| above.column == cells.len() && above.rows > 0) {
            above.rows -= 1;
            cells.push(above.cell.clone());
            continue;
        }
        let Some((cell, (columns, rows))) = own.next() else { break };
        if *rows > 1 {
            spanning.push(Spanning { column: cells.len(), rows: rows - 1, cell: cell.clone() });
        }
        cells.push(cell);
        cells.resize(cells.len() + columns.min(&MOST_COLUMNS) - 1, Vec::new());
    }
    spanning.retain(|above| above.rows > 0);
    (cells, is_whole)
}
