//! Reads a file into blocks: Markdown through its parser, the HTML in it through its own,
//! both into the same few kinds of block.
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use super::block::{Block, Cell, Row, SUMMARY, Table};
use super::footnote::{without_comments, without_front_matter, without_marks_in_links};
use super::frame::Kind;
use super::html::{self, Html};
use super::line_pieces::Mark;
use super::quoted_reference::QuotedReference;
use super::stack::{DEEPEST, Stack};
use super::table_line::RowSource;
use super::wrap;

/// Reads a document into its blocks.
#[must_use]
pub fn read(text: &str) -> Vec<Block> {
    let text = without_front_matter(text);
    let text = without_comments(&text);
    let text = without_marks_in_links(&text);
    let mut reader = Reader::new(&text, true);
    reader.width = wrap::width(&text);
    reader.run();
    reader.stack.blocks
}

/// All cells of a row, also where it has more than its table has columns.
fn read_row(source: &RowSource<'_>, columns: usize) -> Vec<Cell> {
    let widened = source.widened(columns);
    let mut reader = Reader::new(&widened.table, false);
    reader.run();
    let Some(Block::Table(mut table)) = reader.stack.blocks.pop() else { return Vec::new() };
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
    stack: Stack<'a>,
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
    /// Whether this is inside rows that were read already.
    in_rows: bool,
    /// The width at which lines are broken, where they are.
    width: Option<usize>,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str, split: bool) -> Self {
        Self {
            text,
            stack: Stack::new(text),
            code: false,
            skipped: false,
            split,
            too_deep: 0,
            hidden: 0,
            in_rows: false,
            width: None,
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
        self.stack.close_all(text.len());
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        let is_deep = self.stack.depth() >= DEEPEST || self.too_deep > 0;
        match event {
            Event::Start(Tag::List(_) | Tag::Item) if is_deep => return self.too_deep += 1,
            Event::End(TagEnd::List(_) | TagEnd::Item) if self.too_deep > 0 => return self.too_deep -= 1,
            // Notes of the list to its readers, and what footnotes say.
            Event::Start(Tag::BlockQuote(Some(_)) | Tag::FootnoteDefinition(_)) => return self.hidden += 1,
            Event::Start(Tag::BlockQuote(None)) if self.hidden > 0 => return self.hidden += 1,
            Event::End(TagEnd::BlockQuote(_) | TagEnd::FootnoteDefinition) if self.hidden > 0 => {
                return self.hidden -= 1;
            }
            Event::Start(Tag::BlockQuote(None)) => return self.stack.quotes += 1,
            Event::End(TagEnd::BlockQuote(_)) => return self.stack.quotes = self.stack.quotes.saturating_sub(1),
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
            Event::Text(text) if !self.code => self.stack.push_text(&text, range),
            Event::Code(text) => {
                let line = self.stack.line(range.start);
                line.begin(Mark::Marked);
                line.text(&text, range);
                line.end(Mark::Marked);
            }
            Event::InlineHtml(_) => self.html(range),
            Event::SoftBreak
                if !self.code
                    && (self.stack.line(range.start).is_marked()
                        || self.width.is_some_and(|width| wrap::is_full(self.text, range.start, width))) =>
            {
                self.stack.line(range.start).text(" ", range)
            }
            Event::SoftBreak | Event::HardBreak if !self.code => self.stack.line(range.start).line_break(range),
            Event::TaskListMarker(_) | Event::Rule | Event::Text(_) | Event::SoftBreak | Event::HardBreak => {}
            // The text of blocks of HTML is read at their end; the rest is not asked for.
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Heading { level, .. } if !self.stack.is_open(Kind::Item) && !self.stack.is_open(Kind::Cell) => {
                self.stack.close_all(range.start);
                self.stack.open(Kind::Heading(level as u8), range.start);
            }
            // In a row that is read apart there are no others.
            Tag::Paragraph if self.split && self.stack.depth() == 0 && is_rows(&self.text[range.clone()]) => {
                self.rows(range);
            }
            Tag::Paragraph => self.begin_paragraph(range),
            Tag::List(_) => {
                self.stack.close(Kind::Paragraph, range.start);
                self.stack.open(Kind::List, range.start);
            }
            Tag::Item => self.stack.open(Kind::Item, range.start),
            Tag::Table(_) => {
                self.stack.close(Kind::Paragraph, range.start);
                self.stack.open(Kind::Table, range.start);
            }
            Tag::TableHead => self.stack.open(Kind::Row, range.start),
            Tag::TableRow => self.start_row(range),
            Tag::TableCell => {
                let in_header = self.stack.frame(Kind::Table).is_some_and(|table| table.table.header.is_empty());
                self.stack.open(if in_header { Kind::HeaderCell } else { Kind::Cell }, range.start);
            }
            Tag::CodeBlock(CodeBlockKind::Fenced(_) | CodeBlockKind::Indented) => {
                self.code = true;
                self.reference(range);
            }
            Tag::Link { dest_url, .. } => self.stack.line(range.start).begin_link(&dest_url, range.start),
            Tag::Image { dest_url, .. } => self.stack.line(range.start).begin_image(&dest_url, range.start),
            Tag::Strong => self.stack.line(range.start).begin(Mark::Strong),
            Tag::Emphasis => self.stack.line(range.start).begin(Mark::Emphasis),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::Heading(level) => self.stack.close(Kind::Heading(level as u8), range.end),
            TagEnd::Paragraph => self.stack.close(Kind::Paragraph, range.end),
            TagEnd::List(_) => self.stack.close(Kind::List, range.end),
            TagEnd::Item => self.stack.close(Kind::Item, range.end),
            TagEnd::Table => self.stack.close(Kind::Table, range.end),
            TagEnd::TableHead => self.stack.close(Kind::Row, range.end),
            TagEnd::TableRow if self.skipped => self.skipped = false,
            TagEnd::TableRow => self.stack.close(Kind::Row, range.end),
            TagEnd::TableCell => {
                // pulldown-cmark fills a short row up with cells of no width, which are not there.
                // One that is empty and there ends at a pipe.
                let is_there = !range.is_empty()
                    || self.text.as_bytes().get(range.end) == Some(&b'|')
                    || self.stack.frame(Kind::Row).is_some_and(|row| row.cells.is_empty());
                self.stack.close(Kind::HeaderCell, range.end);
                if is_there {
                    self.stack.close(Kind::Cell, range.end);
                } else {
                    self.stack.drop_last(Kind::Cell);
                }
            }
            TagEnd::CodeBlock => self.code = false,
            TagEnd::Link => self.stack.line(range.start).end_link(range.end),
            TagEnd::Image => self.stack.line(range.start).end_image(range.end),
            TagEnd::Strong => self.stack.line(range.start).end(Mark::Strong),
            TagEnd::Emphasis => self.stack.line(range.start).end(Mark::Emphasis),
            TagEnd::HtmlBlock => self.html(range),
            _ => {}
        }
    }

    /// A row with more cells than its header: the parser would drop the cells that are too many.
    fn start_row(&mut self, range: Range<usize>) {
        let columns = self.stack.frame(Kind::Table).map_or(0, |table| table.table.header.len());
        let source = RowSource::new(self.text, range.clone());
        if self.split && source.cell_count() > columns {
            let cells = read_row(&source, columns);
            if let Some(table) = self.stack.frame(Kind::Table) {
                table.table.rows.push(Row { cells, range: source.range(), ..Row::default() });
            }
            self.skipped = true;
        } else {
            self.stack.open(Kind::Row, range.start);
        }
    }

    /// Rows that something cut off from their table, such as a comment between them.
    fn rows(&mut self, range: Range<usize>) {
        if !matches!(self.stack.blocks.last(), Some(Block::Table(_))) {
            self.stack.blocks.push(Block::Table(Table::default()));
        }
        let mut start = range.start;
        for line in self.text[range].split_inclusive('\n') {
            let source = RowSource::new(self.text, start..start + line.len());
            start += line.len();
            if let Some(Block::Table(table)) = self.stack.blocks.last_mut() {
                let cells = read_row(&source, table.header.len());
                table.rows.push(Row { cells, range: source.range(), ..Row::default() });
            }
        }
        self.in_rows = true;
    }

    fn begin_paragraph(&mut self, range: Range<usize>) {
        match self.stack.kind() {
            Some(kind) if kind.holds_text() && kind != Kind::Paragraph => {
                self.stack.line(range.start).line_break(range.start..range.start);
            }
            _ => {
                self.stack.close(Kind::Paragraph, range.start);
                self.stack.open(Kind::Paragraph, range.start);
            }
        }
    }

    /// Takes a reference that is quoted in code or in `<pre>`: inside an item its authors are a line of that.
    fn reference(&mut self, range: Range<usize>) -> bool {
        let Some(reference) = QuotedReference::read(&self.text[range.clone()], range.clone()) else { return false };
        if self.stack.is_open(Kind::Item) {
            let line = self.stack.line(range.start);
            line.line_break(range.start..range.start);
            line.text(&reference.line(), range);
        } else {
            self.stack.close_all(range.start);
            self.stack.blocks.push(Block::Reference(reference));
        }
        true
    }

    /// Reads a range of the file as HTML.
    fn html(&mut self, range: Range<usize>) {
        let text = &self.text[range.clone()];
        if text.starts_with("<pre") && self.reference(range.clone()) {
            return;
        }
        // In a cell a pipe has a backslash, also where Markdown has no escapes.
        let is_escaped = text.contains("\\|") && self.stack.is_open(Kind::Cell);
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
                        let holds_text = self.stack.holds_text();
                        if number > 0 && holds_text && !line.trim().is_empty() {
                            self.stack.push_text(" ", at..next);
                        }
                        self.stack.push_html_text(line.trim_matches('\r'), at..next);
                    }
                }
                Html::Start { name, attributes, at } => match name.as_str() {
                    "a" => self.stack.line(at).begin_link(&attributes.href, at),
                    "img" => self.stack.line(at).image(&attributes.src, &attributes.alt, at..next),
                    _ => {
                        self.stack.note(attributes.title);
                        self.html_tag(&name, true, at);
                        if let Some(cell) = self.stack.last().filter(|_| matches!(name.as_str(), "td" | "th")) {
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
                self.stack.line(at).begin(mark)
            } else {
                self.stack.line(at).end(mark)
            }
            return;
        }
        let level = name.strip_prefix('h').and_then(|level| level.parse::<u8>().ok()).filter(|level| *level <= 6);
        let kind = match name {
            // A browser reads the end of a line break as its beginning.
            "br" => return self.stack.line(at).line_break(at..at),
            "a" if !begins => return self.stack.line(at).end_link(at + "</a>".len()),
            // The items of a list are lines there.
            "ul" | "ol" | "li" if self.stack.is_in_data_cell() => {
                return if begins {
                    self.stack.line(at).line_break(at..at)
                };
            }
            "ul" | "ol" => Kind::List,
            "li" => Kind::Item,
            "table" => Kind::Table,
            "tr" => Kind::Row,
            "td" => Kind::Cell,
            "th" => Kind::HeaderCell,
            "summary" if begins && !self.stack.is_open(Kind::Item) && !self.stack.is_open(Kind::Cell) => {
                self.stack.close_all(at);
                Kind::Heading(SUMMARY)
            }
            "summary" if !begins && self.stack.is_open(Kind::Heading(SUMMARY)) => Kind::Heading(SUMMARY),
            "details" if !begins && !self.stack.is_open(Kind::Item) && !self.stack.is_open(Kind::Cell) => {
                self.stack.close_all(at);
                return self.stack.blocks.push(Block::HeadingEnd { level: SUMMARY, at });
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
                Kind::Item => self.stack.close_inside(Kind::Item, Kind::List, at),
                Kind::Row => self.stack.close_inside(Kind::Row, Kind::Table, at),
                Kind::Cell | Kind::HeaderCell => {
                    self.stack.close_inside(Kind::Cell, Kind::Row, at);
                    self.stack.close_inside(Kind::HeaderCell, Kind::Row, at);
                }
                _ => self.stack.close(Kind::Paragraph, at),
            }
            self.stack.open(kind, at);
        } else {
            self.stack.close(kind, at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::read_row;
    use crate::import::document::block::plain_text;
    use crate::import::document::table_line::RowSource;

    fn cells(row: &str, columns: usize) -> Vec<String> {
        let source = RowSource::new(row, 0..row.len());
        read_row(&source, columns).iter().map(|cell| plain_text(cell)).collect()
    }

    #[test]
    fn every_cell_is_read() {
        assert_eq!(cells("| a | b | c | d |", 2), ["a", "b", "c", "d"]);
        assert_eq!(cells("a|b|c", 2), ["a", "b", "c"]);
        assert_eq!(cells(r"| a \| b | c | d |", 2), ["a | b", "c", "d"]);
        assert_eq!(cells("|\r-|\r-|\r", 2), Vec::<String>::new());
    }

    #[test]
    fn a_pipe_inside_a_link_is_text() {
        assert_eq!(cells("|[A | B: c](https://a.b) | d | e|", 3), ["A | B: c", "d", "e"]);
        assert_eq!(cells("|`a | b` c | d |", 2), ["a | b c", "d"]);
    }
}
