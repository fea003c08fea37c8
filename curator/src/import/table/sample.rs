//! What is in the cells of a column.
use std::collections::HashSet;

use crate::import::document::block::{Cell, Content, Piece, lines, links, plain_text};
use crate::import::words::fact::{self, Fact, Trust};
use crate::import::words::wording::{is_star, reads_as_title};
use crate::import::words::{badge, date, link, name_list, one_name, sign};

/// A cell of a sample, of which is asked what a column needs to know.
pub(super) struct SampleCell<'a> {
    cell: &'a Cell,
    text: String,
    has_link: bool,
    words: usize,
}

impl SampleCell<'_> {
    /// Whether it is a picture and no more than a caption.
    pub fn is_figure(&self) -> bool {
        const MOST_WORDS: usize = 4;
        let is_figure =
            |content: &Content| matches!(content, Content::Image { url, alt, .. } if badge::read(url, alt).is_none());
        self.words <= MOST_WORDS && self.cell.iter().any(|piece| is_figure(&piece.content))
    }

    /// Whether it has a link.
    pub fn has_link(&self) -> bool {
        self.has_link
    }

    /// Whether it has links that are called by what they lead to.
    pub fn is_resource(&self) -> bool {
        let is_label = |label: &str| link::of_label(label).is_some() || label.starts_with("http");
        self.has_link && links(self.cell).all(|(label, _)| is_label(label))
    }

    /// Whether it says no more than what a link leads to, whether it has one or not.
    pub fn is_label(&self) -> bool {
        link::of_label(&self.text).is_some()
    }

    /// Whether it is a date.
    pub fn is_date(&self) -> bool {
        !self.has_link && date::read(&self.text).is_some()
    }

    /// Whether it has a date in a line of its own, and more in others.
    pub fn is_imprint(&self) -> bool {
        !self.has_link && is_imprint(self.cell)
    }

    /// Whether it is a venue.
    pub fn is_venue(&self) -> bool {
        matches!(fact::read(&self.text, Trust::SetOff), Some(Fact::Venue(_) | Fact::Preprint(_)))
    }

    /// Whether it is a list of names.
    pub fn is_names(&self) -> bool {
        !self.has_link && name_list::read(&self.text).is_some_and(|names| names.names.len() > 1 || names.and_others)
    }

    /// Whether a part of it may be a name.
    pub fn has_person(&self) -> bool {
        let mut parts = self.text.split([',', ';', '&', '/']).flat_map(|part| part.split(" and "));
        parts.any(|part| one_name::score(part) > 0.0 && !sign::is_group(part))
    }

    /// Whether it is a star.
    pub fn is_starred(&self) -> bool {
        is_star(&self.text)
    }

    /// Whether it is a single letter, as a legend explains them.
    pub fn is_letter(&self) -> bool {
        self.text.trim().chars().count() == 1
    }

    /// Whether it reads as a title.
    pub fn is_title(&self) -> bool {
        reads_as_title(&self.text)
    }
}

/// What is in the first cells of a column.
pub(super) struct Sample<'a> {
    cells: Vec<SampleCell<'a>>,
    /// A hundred times the mean number of words.
    pub words: usize,
}

impl<'a> Sample<'a> {
    /// How many cells are looked at.
    const MOST: usize = 40;

    pub fn of(cells: impl Iterator<Item = &'a Cell>) -> Self {
        // “-” says nothing.
        let is_blank = |content: &Content| matches!(content, Content::Text(text) if !text.contains(char::is_alphanumeric) && !is_star(text));
        let is_told = |cell: &&Cell| !cell.is_empty() && !cell.iter().all(|piece| is_blank(&piece.content));
        let told = |cell: &'a Cell| {
            let text = plain_text(cell);
            let has_link = cell.iter().any(Piece::is_link);
            SampleCell { cell, words: text.split_whitespace().count(), text, has_link }
        };
        let cells: Vec<SampleCell<'_>> = cells.filter(is_told).take(Self::MOST).map(told).collect();
        let words = 100 * cells.iter().map(|cell| cell.words).sum::<usize>() / cells.len().max(1);
        Self { cells, words }
    }

    /// How many different texts there are.
    fn distinct(&self) -> usize {
        self.cells.iter().map(|cell| &cell.text).collect::<HashSet<_>>().len()
    }

    /// Whether the same text stands in many cells.
    pub fn is_repetitive(&self) -> bool {
        2 * self.distinct() <= self.cells.len()
    }

    /// Whether some cell is a list.
    pub fn has_lists(&self) -> bool {
        self.cells.iter().any(|cell| cell.text.contains([',', '，', '、']))
    }

    /// Whether most cells have a date in a line of its own beside a few words.
    pub fn are_imprints(&self) -> bool {
        /// A hundred times as many words on average are sentences.
        const MOST_WORDS: usize = 1200;
        self.words <= MOST_WORDS && self.mostly(SampleCell::is_imprint)
    }

    /// Whether the cells are names, no two of which are the same, and no venues.
    pub fn are_names(&self) -> bool {
        const FEWEST: usize = 8;
        self.cells.len() >= FEWEST && self.distinct() == self.cells.len() && !self.mostly(SampleCell::is_venue)
    }

    /// Whether the cells are a word or two each, no two of which are the same.
    pub fn are_nicknames(&self) -> bool {
        const FEWEST: usize = 3;
        /// A hundred times as many words on average are titles.
        const MOST_WORDS: usize = 200;
        let is_other =
            || [SampleCell::is_venue, SampleCell::is_date, SampleCell::has_person].iter().any(|is| self.mostly(is));
        self.cells.len() >= FEWEST && self.words <= MOST_WORDS && self.distinct() == self.cells.len() && !is_other()
    }

    /// Whether the cells say where people work, and none names anyone.
    pub fn are_places(&self) -> bool {
        const FEWEST: usize = 2;
        self.cells.iter().filter(|cell| sign::is_university(&cell.text)).count() >= FEWEST
            && !self.cells.iter().any(SampleCell::has_person)
    }

    /// Whether six of ten cells are of a kind.
    pub fn mostly(&self, is: impl Fn(&SampleCell<'a>) -> bool) -> bool {
        let count = self.cells.iter().filter(|cell| is(cell)).count();
        count > 0 && 10 * count >= 6 * self.cells.len()
    }
}

/// Whether a cell has a date in a line of its own, and words in another: `2014<br>Journal of Lamps`.
pub(crate) fn is_imprint(cell: &[Piece]) -> bool {
    let is_date = |line: &String| date::read(line).is_some();
    let (dates, others): (Vec<String>, Vec<String>) = lines(cell).map(plain_text).partition(is_date);
    dates.len() == 1 && others.iter().any(|line| line.contains(char::is_alphabetic))
}
