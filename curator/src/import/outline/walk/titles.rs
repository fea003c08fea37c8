//! Papers whose titles are headings.
use std::ops::Range;

use super::Walk;
use crate::import::document::block::{Block, Piece, SUMMARY, plain_text, push_break, push_lines};
use crate::import::outline::form::{has_own_title, has_paper_link, is_keyed};
use crate::import::outline::remark::is_sentence;
use crate::import::outline::structure::Form;
use crate::import::outline::{paper_heading, titled};
use crate::import::table::column::Column;

impl Walk {
    /// A paper whose title is a heading of a level that is one of titles.
    pub(super) fn titled_by_habit(
        &mut self,
        mut pieces: Vec<Piece>,
        level: u8,
        range: Range<usize>,
        blocks: Vec<Block>,
    ) {
        self.begin_title(&mut pieces, level, range.start);
        let (remarks, end) = paper_heading::take_facts(&mut pieces, blocks);
        self.entry(Form::Text(pieces), range.start..end.max(range.end));
        remarks.into_iter().for_each(|range| self.remark(range));
    }

    /// Begins a paper whose title is a heading: it is in no section that a heading beside it began.
    fn begin_title(&mut self, title: &mut [Piece], level: u8, start: usize) {
        if self.headings.iter().any(|heading| heading.level >= level) {
            self.headings.retain(|heading| heading.level < level);
            self.begin_section(start..start);
        }
        // A heading is set off as much as a title in bold, unless a part of it is.
        if !title.iter().any(|piece| piece.style.strong) {
            title.iter_mut().for_each(|piece| piece.style.strong = true);
        }
    }

    /// A paper whose title is a heading of a level.
    pub(super) fn titled(&mut self, mut pieces: Vec<Piece>, level: u8, range: Range<usize>, blocks: Vec<Block>) {
        /// The longest paragraph that names authors or links, in bytes.
        const LONGEST: usize = 400;
        let mut end = range.end;
        let mut inside = false;
        let mut notes = Vec::new();
        let is_named = has_paper_link(&pieces) && has_own_title(&pieces);
        self.begin_title(&mut pieces, level, range.start);
        for block in blocks {
            match block {
                Block::Heading { .. } => inside = true,
                Block::HeadingEnd { at, .. } => (inside, end) = (false, end.max(at)),
                Block::Paragraph { pieces: own, range, .. } if !inside => {
                    end = end.max(range.end);
                    // Longer texts are abstracts, and below a title with its link a sentence is about the paper, too.
                    let is_remark = titled::key_of(&own) == Some(Column::Remark);
                    if is_named && is_sentence(&own) && !is_remark {
                        notes.push(range);
                    } else if is_remark || plain_text(&own).len() <= LONGEST {
                        push_break(&mut pieces, range.start);
                        pieces.extend(own);
                    }
                }
                Block::List(items) if !inside => {
                    end = items.last().map_or(end, |item| end.max(item.range.end));
                    // Below a heading that is a link, what is no fact is a note.
                    if titled::are_notes(&items) || level < SUMMARY && !items.iter().all(is_keyed) {
                        notes.extend(items.into_iter().map(|item| item.range));
                    } else {
                        push_lines(&mut pieces, items);
                    }
                }
                _ => {}
            }
        }
        self.entry(Form::Text(pieces), range.start..end);
        notes.into_iter().for_each(|range| self.remark(range));
    }
}
