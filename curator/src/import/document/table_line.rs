//! A row of a table as it is written: where its cells begin and end.
//!
//! A Markdown parser drops the cells that a row has more than its header, as the
//! specification asks. Here they are read: most often a title has a pipe in it that should
//! have been escaped, or a link stands behind the last column.
use std::ops::Range;

use super::block::{Cell, Content};

/// Takes the place of a pipe that is part of a text. It is as long as a pipe, and no text has
/// it: the reader of files takes control characters out.
const PIPE: char = '\u{1f}';

/// The most pipes that one text can have. A bracket that is still open after them was never meant
/// to be closed.
const MOST_PIPES: usize = 8;

/// One row in its file.
pub(super) struct RowSource<'a> {
    text: &'a str,
    start: usize,
    /// The cells without the pipes, as ranges of `text`.
    cells: Vec<Range<usize>>,
}

impl<'a> RowSource<'a> {
    /// Cuts the row that stands in a range of a file, as the specification of tables does: at
    /// every pipe without a backslash, also inside code.
    pub fn new(file: &'a str, range: Range<usize>) -> Self {
        let text = file[range.clone()].lines().next().unwrap_or_default().trim_end();
        let mut pipes = Vec::new();
        let mut escaped = false;
        for (at, byte) in text.bytes().enumerate() {
            if byte == b'|' && !escaped {
                pipes.push(at);
            }
            escaped = byte == b'\\' && !escaped;
        }
        let mut cells = Vec::new();
        let mut from = 0;
        for at in pipes {
            cells.push(from..at);
            from = at + 1;
        }
        cells.push(from..text.len());
        // What stands before the first pipe and after the last is a cell only if it is written.
        if cells.len() > 1 && text[cells[0].clone()].trim().is_empty() {
            cells.remove(0);
        }
        if cells.len() > 1 && cells.last().is_some_and(|last| text[last.clone()].trim().is_empty()) {
            cells.pop();
        }
        Self { text, start: range.start, cells }
    }

    /// How many cells are written.
    pub fn cell_count(&self) -> usize {
        self.cells.len()
    }

    /// Where the row stands in the file.
    pub fn range(&self) -> Range<usize> {
        self.start..self.start + self.text.len()
    }

    /// The row as the only one of a table that is wide enough for all its cells. Where brackets
    /// that open in one cell close in a later one, the pipe between them was meant as text.
    pub fn widened(&self, columns: usize) -> Widened {
        let mut row = self.text.as_bytes().to_vec();
        let mut count = self.cells.len();
        let mut position = 0;
        while count > columns && position + 1 < self.cells.len() {
            let open = |to: usize| is_open(&self.text[self.cells[position].start..self.cells[to].end]);
            let last = self.cells.len().min(position + 1 + MOST_PIPES);
            let closed = (position..last).find(|to| !open(*to)).unwrap_or(position);
            for cell in &self.cells[position..closed] {
                row[cell.end] = PIPE as u8;
                count -= 1;
            }
            position = closed + 1;
        }
        // A pipe is one byte and so is what takes its place: the text stays a text.
        let row = String::from_utf8(row).unwrap_or_else(|_| self.text.to_owned());
        let mut table = String::from("|");
        table.push_str(&" |".repeat(count));
        table.push_str("\n|");
        table.push_str(&"-|".repeat(count));
        table.push('\n');
        let prefix = table.len();
        table.push_str(&row);
        Widened { table, prefix, start: self.start }
    }
}

/// A row in a table of its own.
pub(super) struct Widened {
    /// The table in Markdown.
    pub table: String,
    /// Where the row begins in the table.
    prefix: usize,
    /// Where the row begins in the file.
    start: usize,
}

impl Widened {
    /// Makes the cells of the table those of the file.
    pub fn restore(&self, cells: &mut [Cell]) {
        for piece in cells.iter_mut().flatten() {
            let moved = |at: usize| (at + self.start).saturating_sub(self.prefix).max(self.start);
            piece.range = moved(piece.range.start)..moved(piece.range.end);
            match &mut piece.content {
                Content::Text(text) | Content::Link { label: text, .. } | Content::Image { alt: text, .. } => {
                    if text.contains(PIPE) {
                        *text = text.replace(PIPE, "|");
                    }
                }
                Content::Break => {}
            }
        }
    }
}

/// Whether a square bracket or a code span opens in a text and does not close.
fn is_open(text: &str) -> bool {
    let mut depth = 0_i32;
    let mut ticks = 0;
    let mut escaped = false;
    for byte in text.bytes() {
        match byte {
            _ if escaped => {}
            b'[' => depth += 1,
            b']' => depth -= 1,
            b'`' => ticks += 1,
            _ => {}
        }
        escaped = byte == b'\\' && !escaped;
    }
    depth > 0 || ticks % 2 == 1
}
