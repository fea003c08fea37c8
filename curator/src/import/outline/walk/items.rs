//! The items of lists: entries, and the subjects of those inside them.
use std::ops::Range;

use super::Walk;
use crate::import::document::block::{Item, first_line, plain_text, push_lines, range_of};
use crate::import::outline::section::{Purpose, name_of, venue_of};
use crate::import::outline::structure::Form;
use crate::import::outline::subject::{holds_papers, holds_titles, may_be_subject, papers_below_subject};
use crate::import::outline::titled;

impl Walk {
    /// The items of a list. Those with papers inside name subjects, unless most have a single one:
    /// then they name what is in it.
    pub(super) fn list(&mut self, items: Vec<Item>, depth: u8) {
        let items = titled::join_keyed(items);
        let (mut parents, mut papers) = (0, 0);
        for item in items.iter().filter(|item| may_be_subject(item) && holds_papers(item)) {
            (parents, papers) = (parents + 1, papers + item.children.len());
        }
        let name_subjects = papers >= 2 * parents;
        for item in items {
            self.item(item, depth, name_subjects);
        }
    }

    fn item(&mut self, item: Item, depth: u8, names_subject: bool) {
        let is_papers = matches!(
            self.current().purpose,
            Purpose::Papers | Purpose::Tools | Purpose::Leaderboards | Purpose::Resources
        );
        if let Some(papers) = papers_below_subject(&item).filter(|_| is_papers) {
            let subject = plain_text(first_line(&item.pieces));
            return self.under(depth, &subject, &item.range, |walk| walk.entries(papers, &item.range));
        }
        let hold_papers = holds_papers(&item) || holds_titles(&item);
        let may_be_subject = hold_papers && may_be_subject(&item);
        let Item { pieces, children, range } = item;
        if is_papers && may_be_subject {
            let text = plain_text(&pieces);
            if !names_subject && venue_of(&name_of(&text)).is_none() {
                return self.list(children, depth + 1);
            }
            // An item that names a subject, with papers in the list under it.
            let own = range_of(&pieces).unwrap_or_else(|| range.clone());
            return self.under(depth, &text, &(own.start..range.end), |walk| walk.list(children, depth + 1));
        }
        if hold_papers && !pieces.is_empty() {
            let own = range_of(&pieces).unwrap_or_else(|| range.clone());
            self.entry(Form::Text(pieces), own);
            if let Some(entry) = self.outline.entries.last_mut() {
                entry.is_above_entries = true;
            }
            return self.list(children, depth + 1);
        }
        let mut all = pieces;
        push_lines(&mut all, children);
        self.entry(Form::Text(all), range);
    }

    /// Reads what stands under an item of a list that names a subject.
    fn under(&mut self, depth: u8, subject: &str, range: &Range<usize>, read: impl FnOnce(&mut Self)) {
        let before = self.headings.len();
        self.heading(8 + depth.min(100), subject, range.start..range.start);
        read(self);
        self.headings.truncate(before.min(self.headings.len()));
        self.begin_section(range.end..range.end);
    }
}
