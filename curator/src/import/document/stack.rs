//! The blocks that are open while a document is read, and those that have ended.
use std::ops::Range;

use super::block::{Block, Item, Piece, Row, push_break, take_numbered_lines};
use super::frame::{Frame, Kind, spread};
use super::line_pieces::Line;

/// How many blocks can be open at once. No list is nested as deep as this; a file made to be
/// would otherwise cost more than its length.
pub(super) const DEEPEST: usize = 64;

/// The open blocks of a document, the innermost last.
pub(super) struct Stack<'a> {
    text: &'a str,
    /// The blocks that have ended, in order.
    pub blocks: Vec<Block>,
    frames: Vec<Frame>,
    /// How many quotations are open.
    pub quotes: usize,
}

impl<'a> Stack<'a> {
    /// Of a document without a block yet.
    pub fn new(text: &'a str) -> Self {
        Self { text, blocks: Vec::new(), frames: Vec::new(), quotes: 0 }
    }

    /// How many blocks are open.
    pub fn depth(&self) -> usize {
        self.frames.len()
    }

    /// The innermost open block.
    pub fn last(&mut self) -> Option<&mut Frame> {
        self.frames.last_mut()
    }

    /// The kind of the innermost open block.
    pub fn kind(&self) -> Option<Kind> {
        self.frames.last().map(|frame| frame.kind)
    }

    /// Whether text can be added to the innermost open block.
    pub fn holds_text(&self) -> bool {
        self.kind().is_some_and(Kind::holds_text)
    }

    /// Drops the innermost open block, when it is of a kind.
    pub fn drop_last(&mut self, kind: Kind) {
        if self.kind() == Some(kind) {
            self.frames.pop();
        }
    }

    /// Begins a block.
    pub fn open(&mut self, kind: Kind, start: usize) {
        if self.frames.len() > 2 * DEEPEST {
            return;
        }
        self.frames.push(Frame::new(kind, start));
    }

    /// Whether a block of a kind is open.
    pub fn is_open(&self, kind: Kind) -> bool {
        self.frames.iter().any(|frame| frame.kind == kind)
    }

    /// Whether a cell is open, of a table that has heads: one without only arranges what is in it.
    pub fn is_in_data_cell(&mut self) -> bool {
        self.is_open(Kind::Cell) && self.frame(Kind::Table).is_none_or(|frame| !frame.table.header.is_empty())
    }

    /// The innermost open block of a kind.
    pub fn frame(&mut self, kind: Kind) -> Option<&mut Frame> {
        self.frames.iter_mut().rev().find(|frame| frame.kind == kind)
    }

    /// Adds what a part of a row shows on demand, if it does.
    pub fn note(&mut self, text: String) {
        if let Some(row) = self.frame(Kind::Row).filter(|_| !text.is_empty()) {
            row.notes.push(text);
        }
    }

    /// The line that is being read; text outside of everything begins a paragraph.
    pub fn line(&mut self, at: usize) -> &mut Line {
        if !self.frames.last().is_some_and(|frame| frame.kind.holds_text()) {
            self.open(Kind::Paragraph, at);
        }
        let last = self.frames.len() - 1;
        &mut self.frames[last].line
    }

    /// Adds text; white space outside of everything begins no paragraph.
    pub fn push_text(&mut self, text: &str, range: Range<usize>) {
        if self.holds_text() || !text.trim().is_empty() {
            self.line(range.start).text(text, range);
        }
    }

    /// The same for a text in HTML, in which there may be links of Markdown.
    pub fn push_html_text(&mut self, text: &str, range: Range<usize>) {
        if self.holds_text() || !text.trim().is_empty() {
            self.line(range.start).html_text(text, range);
        }
    }

    /// Ends the innermost open block of a kind, if there is one, and everything inside it.
    pub fn close(&mut self, kind: Kind, end: usize) {
        if let Some(position) = self.frames.iter().rposition(|frame| frame.kind == kind) {
            while self.frames.len() > position {
                self.close_last(end);
            }
        }
    }

    /// The same, unless a block of kind `around` began since.
    pub fn close_inside(&mut self, kind: Kind, around: Kind, end: usize) {
        let inner = self.frames.iter().rev().find(|frame| frame.kind == kind || frame.kind == around);
        if inner.is_some_and(|frame| frame.kind == kind) {
            self.close(kind, end);
        }
    }

    /// Ends everything.
    pub fn close_all(&mut self, end: usize) {
        while !self.frames.is_empty() {
            self.close_last(end);
        }
    }

    /// Whether a paragraph goes on with the item above it: it is indented, by less than Markdown wants below `10.`.
    fn goes_on(&self, range: &Range<usize>) -> bool {
        const LEAST: usize = 2;
        let is_top = self.frames.is_empty() && self.quotes == 0;
        is_top && indent(self.text, range.start) >= LEAST && matches!(self.blocks.last(), Some(Block::List(_)))
    }

    fn close_last(&mut self, end: usize) {
        let Some(frame) = self.frames.pop() else { return };
        let range = frame.start..end.max(frame.start);
        let mut pieces = frame.line.finish(end);
        let goes_on = frame.kind == Kind::Paragraph && self.goes_on(&range);
        let parent = self.frames.last_mut();
        match frame.kind {
            Kind::Heading(level) => self.blocks.push(Block::Heading { level, pieces, range }),
            Kind::Paragraph if pieces.is_empty() => {}
            Kind::Paragraph if goes_on => {
                if let Some(Block::List(items)) = self.blocks.last_mut()
                    && let Some(item) = items.last_mut()
                {
                    push_break(&mut item.pieces, range.start);
                    item.pieces.extend(pieces);
                    item.range.end = range.end;
                }
            }
            Kind::Paragraph => self.blocks.push(Block::Paragraph { pieces, range, is_quoted: self.quotes > 0 }),
            Kind::Item => {
                let mut children = take_numbered_lines(&mut pieces);
                children.extend(frame.items);
                let item = Item { pieces, children, range };
                match parent {
                    Some(list) if list.kind == Kind::List => list.items.push(item),
                    _ => self.blocks.push(Block::List(vec![item])),
                }
            }
            Kind::List => {
                let items = nest_by_indent(frame.items, self.text);
                match parent {
                    Some(item) if item.kind == Kind::Item => item.items.extend(items),
                    _ => self.blocks.push(Block::List(items)),
                }
            }
            Kind::Cell | Kind::HeaderCell => {
                if let Some(row) = parent.filter(|frame| frame.kind == Kind::Row) {
                    row.cells.push(pieces);
                    row.spans.push((frame.columns, frame.rows));
                    row.header_cells += usize::from(frame.kind == Kind::HeaderCell);
                }
            }
            Kind::Row => {
                if let Some(table) = parent.filter(|frame| frame.kind == Kind::Table) {
                    let is_header = frame.header_cells == frame.cells.len();
                    let (cells, is_whole) = spread(frame.cells, &frame.spans, &mut table.spanning);
                    if is_header && table.table.header.is_empty() && table.table.rows.is_empty() {
                        table.table.header = cells;
                    } else {
                        let range = range.start..range.start + self.text[range.clone()].trim_end().len();
                        let notes = frame.notes;
                        table.table.rows.push(Row { cells, range, notes, is_text: is_whole, ..Row::default() });
                    }
                }
            }
            Kind::Table => self.blocks.push(Block::Table(frame.table)),
        }
    }
}

/// How many blanks stand before a place in its line; none where something else does.
fn indent(text: &str, at: usize) -> usize {
    let line = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let before = &text[line..at];
    if before.bytes().all(|byte| byte == b' ') { before.len() } else { 0 }
}

/// Puts items that are indented further than the one above, and have no link beside its link, below that one: by one
/// blank, which is too little for Markdown.
fn nest_by_indent(items: Vec<Item>, text: &str) -> Vec<Item> {
    // An item begins with the blanks before its mark.
    let mark = |item: &Item| {
        item.range.start + text[item.range.start..].len() - text[item.range.start..].trim_start_matches(' ').len()
    };
    let column = |item: &Item| indent(text, mark(item));
    let is_numbered = |item: &Item| text[mark(item)..].starts_with(|first: char| first.is_ascii_digit());
    let has_link = |item: &Item| item.pieces.iter().any(Piece::is_link);
    let mut nested: Vec<Item> = Vec::with_capacity(items.len());
    for item in items {
        match nested.last_mut() {
            Some(above)
                if column(&item) > column(above) && has_link(above) && !has_link(&item) && !is_numbered(&item) =>
            {
                above.children.push(item)
            }
            _ => nested.push(item),
        }
    }
    nested
}
