//! What is in the cells of a column.
use std::collections::HashSet;

use crate::import::document::block::{Cell, Content, Piece, plain_text};
use crate::import::words::fact::{self, Fact, Trust};
use crate::import::words::wording::{is_star, reads_as_title};
use crate::import::words::{badge, date, link, name_list, one_name, sign};

/// What is in the first cells of a column.
#[derive(Debug, Default)]
pub(super) struct Sample {
    pub cells: usize,
    pub figures: usize,
    pub resources: usize,
    /// How many say no more than what a link leads to, whether they have one or not.
    pub labels: usize,
    pub links: usize,
    pub dates: usize,
    /// How many have a date in a line of its own, and more in others.
    pub imprints: usize,
    pub venues: usize,
    pub names: usize,
    /// How many have a part that may be a name.
    pub people: usize,
    /// How many name a university.
    pub universities: usize,
    pub stars: usize,
    /// A hundred times the mean number of words.
    pub words: usize,
    /// Whether the same text stands in many cells.
    pub is_repetitive: bool,
    /// Whether each cell has a text of its own.
    pub is_distinct: bool,
    /// How many read as titles.
    pub titles: usize,
    /// How many are a single letter, as a legend explains them.
    pub letters: usize,
}

impl Sample {
    /// How many cells are looked at.
    const MOST: usize = 40;

    pub fn of<'a>(cells: impl Iterator<Item = &'a Cell>) -> Self {
        let mut sample = Self::default();
        let mut texts = HashSet::new();
        // “-” says nothing.
        let is_blank = |content: &Content| matches!(content, Content::Text(text) if !text.contains(char::is_alphanumeric) && !is_star(text));
        let is_told = |cell: &&Cell| !cell.is_empty() && !cell.iter().all(|piece| is_blank(&piece.content));
        for cell in cells.filter(is_told).take(Self::MOST) {
            let text = plain_text(cell);
            let is_figure = |content: &Content| matches!(content, Content::Image { url, alt, .. } if badge::read(url, alt).is_none());
            let mut labels = cell
                .iter()
                .filter_map(|piece| match &piece.content {
                    Content::Link { label, .. } => Some(label),
                    _ => None,
                })
                .peekable();
            let has_link = labels.peek().is_some();
            let words = text.split_whitespace().count();
            sample.cells += 1;
            sample.words += words;
            sample.figures += usize::from(cell.iter().any(|piece| is_figure(&piece.content)) && words <= 4);
            sample.links += usize::from(has_link);
            sample.resources += usize::from(
                has_link && labels.all(|label| link::of_label(label).is_some() || label.starts_with("http")),
            );
            sample.labels += usize::from(link::of_label(&text).is_some());
            sample.dates += usize::from(!has_link && date::read(&text).is_some());
            sample.imprints += usize::from(!has_link && is_imprint(cell));
            sample.venues +=
                usize::from(matches!(fact::read(&text, Trust::SetOff), Some(Fact::Venue(_) | Fact::Preprint(_))));
            sample.names += usize::from(
                !has_link && name_list::read(&text).is_some_and(|names| names.names.len() > 1 || names.and_others),
            );
            let mut parts = text.split([',', ';', '&', '/']).flat_map(|part| part.split(" and "));
            sample.people += usize::from(parts.any(|part| one_name::score(part) > 0.0 && !sign::is_group(part)));
            sample.universities += usize::from(sign::is_university(&text));
            sample.stars += usize::from(is_star(&text));
            sample.letters += usize::from(text.trim().chars().count() == 1);
            sample.titles += usize::from(reads_as_title(&text));
            texts.insert(text);
        }
        sample.is_distinct = texts.len() == sample.cells;
        sample.is_repetitive = 2 * texts.len() <= sample.cells;
        sample.words = 100 * sample.words / sample.cells.max(1);
        sample
    }

    /// Whether most cells have a date in a line of its own beside a few words.
    pub fn are_imprints(&self) -> bool {
        /// A hundred times as many words on average are sentences.
        const MOST_WORDS: usize = 1200;
        self.mostly(self.imprints) && self.words <= MOST_WORDS
    }

    /// Whether the cells are names, no two of which are the same, and no venues.
    pub fn are_names(&self) -> bool {
        const FEWEST: usize = 8;
        self.cells >= FEWEST && self.is_distinct && !self.mostly(self.venues)
    }

    /// Whether the cells are a word or two each, no two of which are the same.
    pub fn are_nicknames(&self) -> bool {
        const FEWEST: usize = 3;
        /// A hundred times as many words on average are titles.
        const MOST_WORDS: usize = 200;
        let is_other = self.mostly(self.venues) || self.mostly(self.dates) || self.mostly(self.people);
        self.cells >= FEWEST && self.is_distinct && self.words <= MOST_WORDS && !is_other
    }

    /// Whether the cells say where people work, and none names anyone.
    pub fn are_places(&self) -> bool {
        const FEWEST: usize = 2;
        self.people == 0 && self.universities >= FEWEST
    }

    /// Whether six of ten cells are of a kind.
    pub fn mostly(&self, count: usize) -> bool {
        count > 0 && 10 * count >= 6 * self.cells
    }
}

/// The lines of a cell, each as its text.
pub(crate) fn lines(cell: &[Piece]) -> impl Iterator<Item = String> + '_ {
    cell.split(|piece| piece.content == Content::Break).map(plain_text)
}

/// Whether a cell has a date in a line of its own, and words in another: `2014<br>Journal of Lamps`.
pub(crate) fn is_imprint(cell: &[Piece]) -> bool {
    let is_date = |line: &String| date::read(line).is_some();
    let (dates, others): (Vec<String>, Vec<String>) = lines(cell).partition(is_date);
    dates.len() == 1 && others.iter().any(|line| line.contains(char::is_alphabetic))
}
