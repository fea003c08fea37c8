//! Walks through a document: which entries it has, and in which section each stands.
mod items;
mod titles;

use std::ops::Range;
use std::sync::Arc;

use catalogue::fold::fold;
use catalogue::readme::COLUMNS;

use super::cited_below::cited_below;
use super::form::{
    has_link, has_own_title, has_paper_link, has_titled_paper, heading_text, is_keyed, is_paper, lines_of_papers,
    names_paper, own_text, papers_in_cell, second_paper,
};
use super::heading::{
    Heading, level_of_kind, level_of_venues, level_of_year, section, venue_among_others, year_of_venue,
};
use super::passage::Passages;
use super::remark::is_remark;
use super::section::{Purpose, is_of_papers, name_of, purpose_of, venue_of, venue_of_list};
use super::structure::{Entry, Form, Outline, Section};
use super::{bold_title, byline, no_record, numbered, paper_heading, titled};
use crate::import::document::block::{Block, Piece, Row, SUMMARY, first_line, plain_text, push_break, range_of};
use crate::import::table::column::{self, Column};
use crate::import::table::{ditto, scores};
use crate::import::words::date;
use crate::import::words::wording::has_title_words;

/// Takes a document apart.
#[must_use]
pub fn of(blocks: Vec<Block>) -> Outline {
    let blocks = numbered::as_items(blocks);
    let level_of_links = titled::level_of_links(&blocks);
    let levels_of_papers = paper_heading::levels_of_papers(&blocks);
    let level_of_venues = level_of_venues(&blocks);
    let mut walk = Walk { text_since_title: true, level_of_venues, ..Walk::default() };
    walk.begin_section(0..0);
    let mut rest = blocks.into_iter();
    let mut is_below_heading = false;
    while let Some(block) = rest.next() {
        let was_heading = std::mem::replace(&mut is_below_heading, matches!(block, Block::Heading { .. }));
        match (block, rest.as_slice().first()) {
            // A link above its paper: `Software: https://…` and `Manuscript: [A Title](…)`.
            (Block::Paragraph { pieces: links, range, .. }, Some(Block::Paragraph { pieces, .. }))
                if was_heading && paper_heading::is_above_paper(&links, pieces) =>
            {
                if let Some(Block::Paragraph { mut pieces, range: own, is_quoted }) = rest.next() {
                    push_break(&mut pieces, own.end);
                    pieces.extend(links);
                    walk.block(Block::Paragraph { pieces, range: range.start..own.end, is_quoted });
                }
            }
            // A link above the citation of its paper.
            (Block::Paragraph { pieces, range, .. }, Some(Block::Paragraph { pieces: next, range: end, .. }))
                if let Some(pieces) = cited_below(&pieces, next) =>
            {
                let range = range.start..end.end;
                rest.next();
                walk.block(Block::Paragraph { pieces, range, is_quoted: false });
            }
            // An entry above its badges.
            (Block::Paragraph { mut pieces, range, is_quoted }, Some(Block::Paragraph { pieces: badges, .. }))
                if has_paper_link(&pieces) && titled::are_badges(badges) =>
            {
                let end = bold_title::take_lines(&mut pieces, rest.by_ref().take(1)).max(range.end);
                walk.block(Block::Paragraph { pieces, range: range.start..end, is_quoted });
            }
            // A linked title above what is said of it under keys.
            (Block::Paragraph { mut pieces, range, .. }, Some(Block::List(items)))
                if has_titled_paper(pieces.iter()) && items.len() > 1 && items.iter().all(is_keyed) =>
            {
                let end = bold_title::take_lines(&mut pieces, rest.by_ref().take(1)).max(range.end);
                walk.block(Block::Paragraph { pieces, range: range.start..end, is_quoted: false });
            }
            // A title above its links.
            (Block::Paragraph { mut pieces, range, .. }, _)
                if let more @ 1.. = bold_title::blocks_below_title(&pieces, rest.as_slice()) =>
            {
                let end = bold_title::take_lines(&mut pieces, rest.by_ref().take(more)).max(range.end);
                walk.bold_titles += usize::from(pieces.first().is_some_and(|first| first.style.strong));
                walk.entry(Form::Text(pieces), range.start..end);
            }
            // A title under a key, and its authors under another one.
            (Block::Paragraph { mut pieces, range, .. }, _)
                if let more @ 1.. = titled::blocks_of_key(&pieces, rest.as_slice()) =>
            {
                let remarks = titled::take_keyed(&mut pieces, rest.by_ref().take(more));
                walk.entry(Form::Text(pieces), range);
                remarks.into_iter().for_each(|range| walk.remark(range));
            }
            // A numbered title whose lines below are indented by less than Markdown asks for.
            (Block::List(mut items), Some(Block::Paragraph { .. }))
                if let more @ 1.. = titled::paragraphs_of_title(&items, rest.as_slice()) =>
            {
                if let Some(item) = items.last_mut() {
                    for block in rest.by_ref().take(more) {
                        if let Block::Paragraph { pieces, range, .. } = block {
                            push_break(&mut item.pieces, range.start);
                            item.pieces.extend(pieces);
                            item.range.end = item.range.end.max(range.end);
                        }
                    }
                }
                walk.block(Block::List(items));
            }
            // A title that the paragraph below it has under a key again.
            (Block::Heading { pieces, .. }, Some(next)) if titled::is_repeated(&pieces, next) => {}
            (Block::Heading { level, pieces, range }, _)
                if levels_of_papers.contains(&level)
                    && let Some(more) = paper_heading::blocks_of_paper(rest.as_slice(), &pieces) =>
            {
                walk.titled_by_habit(pieces, level, range, rest.by_ref().take(more).collect());
            }
            (Block::Heading { level, pieces, range }, _) => {
                match titled::blocks_of_title(rest.as_slice(), level, &pieces, level_of_links == Some(level)) {
                    None => match byline::blocks_of_byline(
                        rest.as_slice(),
                        level,
                        &pieces,
                        walk.level_of_titles == Some(level),
                    ) {
                        // `###### 1) *A Title* [[paper](…)]`
                        None if level > 1 && names_paper(&pieces) && has_own_title(&pieces) => {
                            walk.titled(pieces, level, range, Vec::new());
                        }
                        None => walk.heading(level, &heading_text(&pieces), range),
                        Some((more, remarks)) => {
                            walk.level_of_titles = Some(level);
                            walk.titled(pieces, level, range, rest.by_ref().take(more).collect());
                            for block in rest.by_ref().take(remarks) {
                                if let Block::Paragraph { range, .. } = block {
                                    walk.remark(range);
                                }
                            }
                        }
                    },
                    Some(more) => walk.titled(pieces, level, range, rest.by_ref().take(more).collect()),
                }
            }
            (block, _) => walk.block(block),
        }
    }
    let Walk { mut outline, passages, .. } = walk;
    passages.settle(&mut outline);
    outline
}

#[derive(Default)]
struct Walk {
    outline: Outline,
    headings: Vec<Heading>,
    /// The level of headings that are venues.
    level_of_venues: Option<u8>,
    /// Whether anything stands between the title and where this is.
    text_since_title: bool,
    passages: Passages,
    /// The section whose last entry is a quotation.
    quoted: Option<usize>,
    /// The level of the last heading that was the title of a paper, with its authors below.
    level_of_titles: Option<u8>,
    /// How many titles in bold stand under the last heading.
    bold_titles: usize,
    /// How many headings were lines in bold.
    bold_headings: usize,
}

impl Walk {
    fn block(&mut self, block: Block) {
        match block {
            Block::Heading { level, pieces, range } => self.heading(level, &heading_text(&pieces), range),
            Block::HeadingEnd { level, at } => {
                if self.headings.last().is_some_and(|heading| heading.level >= level) {
                    self.headings.retain(|heading| heading.level < level);
                    self.bold_titles = 0;
                    self.begin_section(at..at);
                }
            }
            Block::Paragraph { pieces, range, is_quoted } => {
                for line in lines_of_papers(pieces) {
                    let own = range_of(&line).unwrap_or_else(|| range.clone());
                    self.paragraph(line, own, is_quoted);
                }
            }
            Block::Reference(reference) => self.outline.take_reference(&reference),
            Block::List(items) => {
                self.text_since_title = true;
                self.list(items, 0);
            }
            Block::Table(mut table) => {
                self.text_since_title = true;
                let columns = Arc::new(column::of_table(&table));
                let is_canonical = table.header.iter().map(|cell| plain_text(cell)).eq(COLUMNS);
                if !is_canonical {
                    ditto::fill(&mut table.rows, &columns);
                }
                self.outline.unread_columns.extend(column::unread(&table, &columns));
                let width = table.header.len();
                let is_of_scores = scores::is_of_scores(&table, &columns);
                // Without links it is a table of numbers, unless it has titles or authors.
                let cells = || table.rows.iter().flat_map(|row| &row.cells);
                let is_column = |name: &str| {
                    matches!(column::named(name), Some(Column::Title | Column::Authors)) || is_of_papers(name)
                };
                let is_text = !cells().any(|cell| has_link(cell))
                    && !table.header.iter().any(|cell| is_column(&plain_text(cell)));
                let has_several = |row: &Row| papers_in_cell(&row.cells).is_some_and(|papers| papers.len() > 1);
                let are_in_lines = table.rows.iter().any(has_several);
                for mut row in table.rows {
                    if let Some(papers) = papers_in_cell(&row.cells).filter(|_| are_in_lines) {
                        self.entries(papers, &row.range);
                        continue;
                    }
                    row.is_text |= is_text;
                    row.is_of_scores = is_of_scores;
                    row.is_paper = is_canonical;
                    let range = row.range.clone();
                    self.entry(Form::Row(row, Arc::clone(&columns), width), range);
                }
            }
        }
    }

    fn heading(&mut self, level: u8, text: &str, range: Range<usize>) {
        /// What stands inside a list is at least so deep.
        const ITEM: u8 = SUMMARY + 1;
        let name = name_of(text);
        if name.is_empty() {
            return;
        }
        let purpose = purpose_of(&name);
        let is_of_venues = self.level_of_venues == Some(level) && purpose == Purpose::Papers;
        let among_others = || venue_among_others(&self.headings, level, &name).filter(|_| is_of_venues);
        let venue = venue_of(&name).or_else(among_others);
        let level = match purpose {
            Purpose::Year(_) => level_of_year(&mut self.headings, level, &self.outline),
            _ => level_of_kind(&self.headings, level, &name),
        };
        self.headings.retain(|heading| heading.level < level);
        let year = venue.as_ref().and_then(|venue| year_of_venue(&self.headings, venue));
        let purpose = year.map_or(purpose, Purpose::Year);
        // “Mathematical Reasoning”, and the same in what folds open below it.
        let is_same = |above: &Heading| !above.is_title && fold(&above.name) == fold(&name);
        let is_repeated = self.headings.last().is_some_and(is_same);
        let purpose = if is_repeated && purpose == Purpose::Papers { Purpose::Unnamed } else { purpose };
        // An item that is a venue says where the papers below it appeared, and names no subject.
        let purpose = if venue.is_some() && level >= ITEM { Purpose::Unnamed } else { purpose };
        let is_first = self.outline.title.is_none();
        // “Papers on Lamps (Verified Links)” is a list of papers.
        let before_bracket = || name.rsplit_once(" (").map_or(purpose, |(before, _)| purpose_of(before));
        let is_list = is_first && level == 1 && is_of_papers(&name) && before_bracket() == Purpose::Papers;
        let purpose = if is_list { Purpose::Papers } else { purpose };
        // Two headings in a row at the top: the second is the title, the first a banner.
        let is_numbered = text.trim_start().starts_with(|first: char| first.is_ascii_digit());
        let is_better = level == 1 && !self.text_since_title && self.headings.is_empty() && !is_numbered;
        // A table of contents may stand above the title.
        let is_at_top = || self.outline.entries.iter().all(no_record::leads_inside);
        let is_title = (is_first || is_better) && level == 1 && purpose == Purpose::Papers && is_at_top();
        let venue = if is_title { venue_of_list(&name) } else { venue };
        if is_title {
            self.outline.title = Some(name.clone());
            self.text_since_title = false;
        }
        self.headings.push(Heading {
            level,
            name,
            purpose,
            venue,
            is_title,
            entries: self.outline.entries.len(),
            has_years: false,
        });
        self.begin_section(range);
    }

    /// Begins a section under the headings that are in force, the last of which stands here.
    fn begin_section(&mut self, heading: Range<usize>) {
        if let Some(before) = self.outline.sections.last_mut() {
            before.body.end = heading.start.max(before.body.start);
        }
        self.outline.sections.push(section(&self.headings, heading.end));
    }

    fn paragraph(&mut self, pieces: Vec<Piece>, range: Range<usize>, is_quoted: bool) {
        let text = plain_text(&pieces);
        if text.is_empty() {
            return;
        }
        self.text_since_title = true;
        // A row of links to other places of the page says nothing.
        if !own_text(&pieces).contains(char::is_alphanumeric) {
            return;
        }
        let is_bold = pieces.iter().all(|piece| piece.style.strong && piece.text().is_some());
        // Where shorter lines in bold are headings, so are these.
        let (most_words, longest) = if self.bold_headings > 0 { (12, 100) } else { (8, 80) };
        let is_short = text.split_whitespace().count() <= most_words && text.chars().count() <= longest;
        if is_bold && !self.headings.is_empty() && is_short && !is_legend(&name_of(&text)) {
            // Where titles are in bold, what is in bold is no heading.
            if self.bold_titles >= titled::FEWEST_IN_BOLD {
                self.outline.passages.push((self.outline.sections.len() - 1, range));
            } else {
                self.bold_headings += 1;
                self.heading(SUMMARY, &text, range);
            }
            return;
        }
        let is_below = self.headings.iter().any(|heading| !heading.is_title);
        let holds_papers = match self.current().purpose {
            Purpose::Papers | Purpose::Resources => true,
            Purpose::Tools | Purpose::Leaderboards => has_paper_link(&pieces),
            _ => false,
        };
        let may_be_entry = !is_quoted || self.is_quoted_title(&pieces);
        let is_like_entry = may_be_entry && holds_papers && is_paper(&pieces) && !is_remark(&pieces);
        // Above all sections a dated one is news.
        if is_like_entry && (is_below || date::read_start(&text).is_some()) {
            self.quoted = is_quoted.then_some(self.outline.sections.len() - 1);
            self.passages.add_entry(&self.outline);
            self.entry(Form::Text(pieces), range);
            return;
        }
        // `See [the surveys](surveys.md).`
        if is_below && holds_papers && !is_quoted && no_record::leads_to_files(&pieces) {
            return self.entry(Form::Text(pieces), range);
        }
        // A text that names a paper in passing, or an entry in a form that is not known.
        let is_passage = !is_quoted
            && holds_papers
            && self.passages.add(&self.outline, pieces, range.clone(), is_like_entry, is_below);
        if self.outline.tagline.is_none()
            && self.outline.title.is_some()
            && self.outline.sections.len() <= 3
            && has_title_words(&text)
        {
            self.outline.tagline = Some(text.clone());
        }
        // What stands below an entry is a remark on it.
        let here = self.outline.sections.len() - 1;
        let is_above = self.outline.entries.last().is_none_or(|entry| entry.section < here);
        let section = &mut self.outline.sections[here];
        if section.text.is_none() && is_above {
            section.text = Some(text);
        } else if !is_above && holds_papers && !is_passage {
            self.remark(range);
        }
    }

    /// Whether a quotation is a paper: a title in bold with its links below it, in a section that has no other entries.
    fn is_quoted_title(&self, pieces: &[Piece]) -> bool {
        let here = self.outline.sections.len() - 1;
        let is_first = self.outline.entries.last().is_none_or(|entry| entry.section < here);
        let is_bold = first_line(pieces).iter().all(|piece| piece.style.strong);
        (is_first || self.quoted == Some(here)) && is_bold && has_paper_link(pieces)
    }

    /// Remembers a text below the last entry.
    fn remark(&mut self, range: Range<usize>) {
        let entry = self.outline.entries.last().map_or(0, |entry| entry.range.start);
        if self.outline.remarks.last().is_none_or(|last| last.start < entry) {
            self.outline.remarks.push(range);
        }
    }

    fn current(&self) -> &Section {
        // There is always a section: the first begins before anything is read.
        &self.outline.sections[self.outline.sections.len() - 1]
    }

    /// Several entries out of one block, which stands here.
    fn entries(&mut self, papers: Vec<Vec<Piece>>, block: &Range<usize>) {
        for pieces in papers {
            let range = range_of(&pieces).unwrap_or_else(|| block.clone());
            self.entry(Form::Text(pieces), range);
        }
    }

    fn entry(&mut self, mut form: Form, mut range: Range<usize>) {
        let section = self.outline.sections.len() - 1;
        while let Form::Text(pieces) = &mut form
            && let Some(second) = second_paper(pieces)
        {
            let rest = pieces.split_off(second);
            let end = rest.first().map_or(range.end, |piece| piece.range.start);
            let first = std::mem::replace(&mut form, Form::Text(rest));
            self.outline.entries.push(Entry { form: first, section, range: range.start..end, is_above_entries: false });
            range.start = end;
        }
        self.outline.entries.push(Entry { form, section, range, is_above_entries: false });
    }
}

/// Whether a line in bold says what signs mean: “Key for Columns”.
fn is_legend(name: &str) -> bool {
    let first = name.split(' ').next().unwrap_or_default();
    matches!(first, "Legend" | "Legends" | "Notation" | "Notations" | "Symbols")
        || name == "Key"
        || name.starts_with("Key for ")
}
