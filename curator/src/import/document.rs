//! Reads a file into blocks: Markdown through its parser, the HTML in it through its own,
//! both into the same few kinds of block.
use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use super::block::{Block, Cell, Item, Row, SUMMARY, Table};
use super::frame::{Frame, Kind, Spanning};
use super::html::{self, Html};
use super::line::{Line, Mark};
use super::row_source::RowSource;

/// How many blocks can be open at once. No list is nested as deep as this; a file made to be
/// would otherwise cost more than its length.
const DEEPEST: usize = 64;

/// Reads a document into its blocks.
#[must_use]
pub fn read(text: &str) -> Vec<Block> {
    let text = without_marks_in_links(text);
    let mut reader = Reader::new(&text, true);
    reader.run();
    reader.blocks
}

/// The text with spaces in place of footnote marks at the end of the texts of links, as in
/// `[Title[^1]](…)`: with its mark a link would be none.
fn without_marks_in_links(text: &str) -> Cow<'_, str> {
    /// The longest name of a footnote, in bytes.
    const LONGEST: usize = 64;
    let is_mark = |mark: &str| !mark.contains(|character: char| character.is_whitespace() || "[]".contains(character));
    let mut kept = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("[^") {
        kept.push_str(before);
        let end = after.bytes().take(LONGEST).position(|byte| byte == b']');
        let end = end.filter(|end| is_mark(&after[..*end]) && after[*end..].starts_with("]]("));
        let width = end.map_or(0, |end| end + 1);
        kept.push_str(if end.is_some() { "  " } else { "[^" });
        kept.extend(std::iter::repeat_n(' ', width));
        rest = &after[width..];
    }
    if kept.is_empty() {
        return text.into();
    }
    kept.push_str(rest);
    kept.into()
}

/// Gives a row the cells of rows above that reach into it, and empty ones beside wide cells. Also
/// whether one cell takes the whole row.
fn spread(own: Vec<Cell>, spans: &[(usize, usize)], spanning: &mut Vec<Spanning>) -> (Vec<Cell>, bool) {
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

/// All cells of a row, also where it has more than its table has columns.
fn read_row(source: &RowSource<'_>, columns: usize) -> Vec<Cell> {
    let widened = source.widened(columns);
    let mut reader = Reader::new(&widened.table, false);
    reader.run();
    let Some(Block::Table(mut table)) = reader.blocks.pop() else { return Vec::new() };
    let mut cells = table.rows.pop().map(|row| row.cells).unwrap_or_default();
    widened.restore(&mut cells);
    cells
}

/// Whether a paragraph is nothing but rows of a table.
fn is_rows(text: &str) -> bool {
    text.starts_with('|') && text.lines().all(|line| line.trim().starts_with('|') && line.matches('|').count() > 2)
}

struct Reader<'a> {
    text: &'a str,
    blocks: Vec<Block>,
    stack: Vec<Frame>,
    /// Whether this is inside a block of code, which says nothing about papers.
    code: bool,
    /// Whether the row that is being read was read already.
    skipped: bool,
    /// Whether rows that are longer than their header are read apart.
    split: bool,
    /// How many lists and items are open that were too deep to be opened here.
    too_deep: usize,
    /// How many blocks are open that are not read.
    hidden: usize,
    /// How many quotations are open.
    quotes: usize,
    /// Whether this is inside rows that were read already.
    in_rows: bool,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str, split: bool) -> Self {
        Self {
            text,
            blocks: Vec::new(),
            stack: Vec::new(),
            code: false,
            skipped: false,
            split,
            too_deep: 0,
            hidden: 0,
            quotes: 0,
            in_rows: false,
        }
    }

    fn run(&mut self) {
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_TASKLISTS
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_GFM;
        let text = self.text;
        for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
            self.event(event, range);
        }
        self.close_all(text.len());
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        let is_deep = self.stack.len() >= DEEPEST || self.too_deep > 0;
        match event {
            Event::Start(Tag::List(_) | Tag::Item) if is_deep => return self.too_deep += 1,
            Event::End(TagEnd::List(_) | TagEnd::Item) if self.too_deep > 0 => return self.too_deep -= 1,
            // Notes of the list to its readers, and what footnotes say.
            Event::Start(Tag::BlockQuote(Some(_)) | Tag::FootnoteDefinition(_)) => return self.hidden += 1,
            Event::Start(Tag::BlockQuote(None)) if self.hidden > 0 => return self.hidden += 1,
            Event::End(TagEnd::BlockQuote(_) | TagEnd::FootnoteDefinition) if self.hidden > 0 => {
                return self.hidden -= 1;
            }
            Event::Start(Tag::BlockQuote(None)) => return self.quotes += 1,
            Event::End(TagEnd::BlockQuote(_)) => return self.quotes = self.quotes.saturating_sub(1),
            Event::End(TagEnd::Paragraph) if self.in_rows => return self.in_rows = false,
            _ => {}
        }
        if self.hidden > 0 || self.in_rows {
            return;
        }
        if self.skipped && !matches!(event, Event::End(TagEnd::TableRow | TagEnd::Table)) {
            return;
        }
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::Text(text) if !self.code => self.push_text(&text, range),
            Event::Code(text) => {
                let line = self.line(range.start);
                line.begin(Mark::Marked);
                line.text(&text, range);
                line.end(Mark::Marked);
            }
            Event::InlineHtml(_) => self.html(range),
            Event::SoftBreak if !self.code && self.line(range.start).is_marked() => {
                self.line(range.start).text(" ", range)
            }
            Event::SoftBreak | Event::HardBreak if !self.code => self.line(range.start).line_break(range),
            Event::TaskListMarker(_) | Event::Rule | Event::Text(_) | Event::SoftBreak | Event::HardBreak => {}
            // The text of blocks of HTML is read at their end; the rest is not asked for.
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Heading { level, .. } if !self.is_open(Kind::Item) && !self.is_open(Kind::Cell) => {
                self.close_all(range.start);
                self.open(Kind::Heading(level as u8), range.start);
            }
            Tag::Paragraph if self.stack.is_empty() && is_rows(&self.text[range.clone()]) => self.rows(range),
            Tag::Paragraph => self.begin_paragraph(range),
            Tag::List(_) => {
                self.close(Kind::Paragraph, range.start);
                self.open(Kind::List, range.start);
            }
            Tag::Item => self.open(Kind::Item, range.start),
            Tag::Table(_) => {
                self.close(Kind::Paragraph, range.start);
                self.open(Kind::Table, range.start);
            }
            Tag::TableHead => self.open(Kind::Row, range.start),
            Tag::TableRow => self.start_row(range),
            Tag::TableCell => {
                let in_header = self.frame(Kind::Table).is_some_and(|table| table.table.header.is_empty());
                self.open(if in_header { Kind::HeaderCell } else { Kind::Cell }, range.start);
            }
            Tag::CodeBlock(CodeBlockKind::Fenced(_) | CodeBlockKind::Indented) => self.code = true,
            Tag::Link { dest_url, .. } => self.line(range.start).begin_link(&dest_url, range.start),
            Tag::Image { dest_url, .. } => self.line(range.start).begin_image(&dest_url, range.start),
            Tag::Strong => self.line(range.start).begin(Mark::Strong),
            Tag::Emphasis => self.line(range.start).begin(Mark::Emphasis),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::Heading(level) => self.close(Kind::Heading(level as u8), range.end),
            TagEnd::Paragraph => self.close(Kind::Paragraph, range.end),
            TagEnd::List(_) => self.close(Kind::List, range.end),
            TagEnd::Item => self.close(Kind::Item, range.end),
            TagEnd::Table => self.close(Kind::Table, range.end),
            TagEnd::TableHead => self.close(Kind::Row, range.end),
            TagEnd::TableRow if self.skipped => self.skipped = false,
            TagEnd::TableRow => self.close(Kind::Row, range.end),
            TagEnd::TableCell => {
                // pulldown-cmark fills a short row up with cells of no width, which are not there.
                let is_there = !range.is_empty() || self.frame(Kind::Row).is_some_and(|row| row.cells.is_empty());
                self.close(Kind::HeaderCell, range.end);
                if is_there {
                    self.close(Kind::Cell, range.end);
                } else if self.stack.last().is_some_and(|frame| frame.kind == Kind::Cell) {
                    self.stack.pop();
                }
            }
            TagEnd::CodeBlock => self.code = false,
            TagEnd::Link => self.line(range.start).end_link(range.end),
            TagEnd::Image => self.line(range.start).end_image(range.end),
            TagEnd::Strong => self.line(range.start).end(Mark::Strong),
            TagEnd::Emphasis => self.line(range.start).end(Mark::Emphasis),
            TagEnd::HtmlBlock => self.html(range),
            _ => {}
        }
    }

    /// A row with more cells than its header: the parser would drop the cells that are too many.
    fn start_row(&mut self, range: Range<usize>) {
        let columns = self.frame(Kind::Table).map_or(0, |table| table.table.header.len());
        let source = RowSource::new(self.text, range.clone());
        if self.split && source.cell_count() > columns {
            let cells = read_row(&source, columns);
            if let Some(table) = self.frame(Kind::Table) {
                table.table.rows.push(Row { cells, range: source.range(), ..Row::default() });
            }
            self.skipped = true;
        } else {
            self.open(Kind::Row, range.start);
        }
    }

    /// Rows that something cut off from their table, such as a comment between them.
    fn rows(&mut self, range: Range<usize>) {
        if !matches!(self.blocks.last(), Some(Block::Table(_))) {
            self.blocks.push(Block::Table(Table::default()));
        }
        let mut start = range.start;
        for line in self.text[range].split_inclusive('\n') {
            let source = RowSource::new(self.text, start..start + line.len());
            start += line.len();
            if let Some(Block::Table(table)) = self.blocks.last_mut() {
                let cells = read_row(&source, table.header.len());
                table.rows.push(Row { cells, range: source.range(), ..Row::default() });
            }
        }
        self.in_rows = true;
    }

    fn begin_paragraph(&mut self, range: Range<usize>) {
        match self.stack.last().map(|frame| frame.kind) {
            Some(kind) if kind.holds_text() && kind != Kind::Paragraph => {
                self.line(range.start).line_break(range.start..range.start);
            }
            _ => {
                self.close(Kind::Paragraph, range.start);
                self.open(Kind::Paragraph, range.start);
            }
        }
    }

    fn push_text(&mut self, text: &str, range: Range<usize>) {
        let holds_text = self.stack.last().is_some_and(|frame| frame.kind.holds_text());
        if holds_text || !text.trim().is_empty() {
            self.line(range.start).text(text, range);
        }
    }

    /// Reads a range of the file as HTML.
    fn html(&mut self, range: Range<usize>) {
        let text = &self.text[range.clone()];
        // In a cell a pipe has a backslash, also where Markdown has no escapes.
        let is_escaped = text.contains("\\|") && self.is_open(Kind::Cell);
        let unescaped = if is_escaped { text.replace("\\|", "|") } else { String::new() };
        let text = if is_escaped { &unescaped } else { text };
        let mut found = html::read(text, range.start).into_iter().peekable();
        while let Some(html) = found.next() {
            let next = found.peek().map_or(range.end, |next| match next {
                Html::Start { at, .. } | Html::End { at, .. } | Html::Text { at, .. } => *at,
            });
            match html {
                Html::Text { text, at } => {
                    for (number, line) in text.split('\n').enumerate() {
                        let holds_text = self.stack.last().is_some_and(|frame| frame.kind.holds_text());
                        if number > 0 && holds_text && !line.trim().is_empty() {
                            self.push_text(" ", at..next);
                        }
                        self.push_text(line.trim_matches('\r'), at..next);
                    }
                }
                Html::Start { name, attributes, at } => match name.as_str() {
                    "a" => self.line(at).begin_link(&attributes.href, at),
                    "img" => {
                        let line = self.line(at);
                        line.begin_image(&attributes.src, at);
                        line.text(&attributes.alt, at..next);
                        line.end_image(next);
                    }
                    _ => {
                        self.html_tag(&name, true, at);
                        if let Some(cell) = self.stack.last_mut().filter(|_| matches!(name.as_str(), "td" | "th")) {
                            (cell.columns, cell.rows) = (attributes.columns, attributes.rows);
                        }
                    }
                },
                Html::End { name, at } => self.html_tag(&name, false, at),
            }
        }
    }

    fn html_tag(&mut self, name: &str, begins: bool, at: usize) {
        let mark = match name {
            "b" | "strong" => Some(Mark::Strong),
            "i" | "em" | "cite" => Some(Mark::Emphasis),
            "ins" | "u" | "code" | "kbd" | "mark" => Some(Mark::Marked),
            _ => None,
        };
        if let Some(mark) = mark {
            if begins {
                self.line(at).begin(mark)
            } else {
                self.line(at).end(mark)
            }
            return;
        }
        let level = name.strip_prefix('h').and_then(|level| level.parse::<u8>().ok()).filter(|level| *level <= 6);
        let kind = match name {
            // A browser reads the end of a line break as its beginning.
            "br" => return self.line(at).line_break(at..at),
            "a" if !begins => return self.line(at).end_link(at + "</a>".len()),
            "ul" | "ol" => Kind::List,
            "li" => Kind::Item,
            "table" => Kind::Table,
            "tr" => Kind::Row,
            "td" => Kind::Cell,
            "th" => Kind::HeaderCell,
            "summary" if begins && !self.is_open(Kind::Item) && !self.is_open(Kind::Cell) => {
                self.close_all(at);
                Kind::Heading(SUMMARY)
            }
            "summary" if !begins && self.is_open(Kind::Heading(SUMMARY)) => Kind::Heading(SUMMARY),
            "details" if !begins && self.stack.is_empty() => {
                return self.blocks.push(Block::HeadingEnd { level: SUMMARY, at });
            }
            "p" | "div" | "center" | "summary" | "details" if begins => return self.begin_paragraph(at..at),
            "p" | "div" | "center" | "summary" | "details" => Kind::Paragraph,
            _ => match level {
                Some(level) => Kind::Heading(level),
                None => return,
            },
        };
        if begins {
            match kind {
                // HTML leaves out the ends of these.
                Kind::Item => self.close_inside(Kind::Item, Kind::List, at),
                Kind::Row => self.close_inside(Kind::Row, Kind::Table, at),
                Kind::Cell | Kind::HeaderCell => {
                    self.close_inside(Kind::Cell, Kind::Row, at);
                    self.close_inside(Kind::HeaderCell, Kind::Row, at);
                }
                _ => self.close(Kind::Paragraph, at),
            }
            self.open(kind, at);
        } else {
            self.close(kind, at);
        }
    }

    fn open(&mut self, kind: Kind, start: usize) {
        if self.stack.len() > 2 * DEEPEST {
            return;
        }
        self.stack.push(Frame::new(kind, start));
    }

    fn is_open(&self, kind: Kind) -> bool {
        self.stack.iter().any(|frame| frame.kind == kind)
    }

    /// The innermost open block of a kind.
    fn frame(&mut self, kind: Kind) -> Option<&mut Frame> {
        self.stack.iter_mut().rev().find(|frame| frame.kind == kind)
    }

    /// The line that is being read; text outside of everything begins a paragraph.
    fn line(&mut self, at: usize) -> &mut Line {
        if !self.stack.last().is_some_and(|frame| frame.kind.holds_text()) {
            self.open(Kind::Paragraph, at);
        }
        let last = self.stack.len() - 1;
        &mut self.stack[last].line
    }

    /// Ends the innermost open block of a kind, if there is one, and everything inside it.
    fn close(&mut self, kind: Kind, end: usize) {
        if let Some(position) = self.stack.iter().rposition(|frame| frame.kind == kind) {
            while self.stack.len() > position {
                self.close_last(end);
            }
        }
    }

    /// The same, unless a block of kind `around` began since.
    fn close_inside(&mut self, kind: Kind, around: Kind, end: usize) {
        let inner = self.stack.iter().rev().find(|frame| frame.kind == kind || frame.kind == around);
        if inner.is_some_and(|frame| frame.kind == kind) {
            self.close(kind, end);
        }
    }

    fn close_all(&mut self, end: usize) {
        while !self.stack.is_empty() {
            self.close_last(end);
        }
    }

    fn close_last(&mut self, end: usize) {
        let Some(frame) = self.stack.pop() else { return };
        let range = frame.start..end.max(frame.start);
        let pieces = frame.line.finish(end);
        let parent = self.stack.last_mut();
        match frame.kind {
            Kind::Heading(level) => self.blocks.push(Block::Heading { level, pieces, range }),
            Kind::Paragraph if pieces.is_empty() => {}
            Kind::Paragraph => self.blocks.push(Block::Paragraph { pieces, range, is_quoted: self.quotes > 0 }),
            Kind::Item => {
                let item = Item { pieces, children: frame.items, range };
                match parent {
                    Some(list) if list.kind == Kind::List => list.items.push(item),
                    _ => self.blocks.push(Block::List(vec![item])),
                }
            }
            Kind::List => match parent {
                Some(item) if item.kind == Kind::Item => item.items.extend(frame.items),
                _ => self.blocks.push(Block::List(frame.items)),
            },
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
                        table.table.rows.push(Row { cells, range, is_text: is_whole });
                    }
                }
            }
            Kind::Table => self.blocks.push(Block::Table(frame.table)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::read_row;
    use crate::import::block::plain_text;
    use crate::import::row_source::RowSource;

    fn cells(row: &str, columns: usize) -> Vec<String> {
        let source = RowSource::new(row, 0..row.len());
        read_row(&source, columns).iter().map(|cell| plain_text(cell)).collect()
    }

    #[test]
    fn every_cell_is_read() {
        assert_eq!(cells("| a | b | c | d |", 2), ["a", "b", "c", "d"]);
        assert_eq!(cells("a|b|c", 2), ["a", "b", "c"]);
        assert_eq!(cells(r"| a \| b | c | d |", 2), ["a | b", "c", "d"]);
    }

    #[test]
    fn a_pipe_inside_a_link_is_text() {
        assert_eq!(cells("|[A | B: c](https://a.b) | d | e|", 3), ["A | B: c", "d", "e"]);
        assert_eq!(cells("|`a | b` c | d |", 2), ["a | b c", "d"]);
    }
}
