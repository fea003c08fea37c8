//! Takes links: those that say what they lead to, and those around a title, a venue or a reference.
use std::ops::Range;

use catalogue::venue::Kind;
use catalogue::{Venue, WebAddress};

use super::Cutter;
use crate::import::document::block::{Content, Piece, Style};
use crate::import::fragments::cited::Cited;
use crate::import::fragments::fragment::{Edge, Fragment, Gap};
use crate::import::fragments::token::tokens;
use crate::import::table::column::Column;
use crate::import::words::address::address_length;
use crate::import::words::date::{self, Written};
use crate::import::words::fact::{self, Fact, Trust};
use crate::import::words::journal::names_journal;
use crate::import::words::label;
use crate::import::words::link::{self, Target};
use crate::import::words::one_name::is_of_east_asia;
use crate::import::words::series::is_ordinary;
use crate::import::words::venue_year;
use crate::import::words::wording::{has_title_words, is_in_capitals};

/// A sentence in a script of East Asia has so many characters.
const LEAST_OF_SENTENCE: usize = 8;

impl Cutter<'_> {
    /// Takes the text of a link.
    pub(super) fn take_inside(&mut self, text: &str, url: &str, style: Style, range: &Range<usize>) {
        self.link = Some(self.found.urls.len());
        self.found.urls.push(url.to_owned());
        let piece = Piece { content: Content::Text(text.to_owned()), style, range: range.clone() };
        self.take(&tokens(&[piece]));
        self.boundary(Gap::Space, Edge::Link);
        self.link = None;
    }

    /// Takes the venue behind the title of a page: `A Title | ACM Transactions on Lamps`.
    pub(super) fn take_venue_of_page(&mut self, label: &str) {
        let is_venue = |venue: &str| venue.contains(' ') && !venue.contains(" | ");
        let venue = label.split_once(" | ").filter(|(title, venue)| has_title_words(title) && is_venue(venue));
        // A journal that nobody knows says that it is one.
        let trust = |venue| if names_journal(venue) { Trust::Sure } else { Trust::SetOff };
        let fact = venue.and_then(|(_, venue)| fact::read(venue, trust(venue)));
        fact.filter(|fact| matches!(fact, Fact::Venue(_))).into_iter().for_each(|venue| self.facts.add(venue));
    }

    /// Takes a link to a paper that is named by its authors and its year.
    pub(super) fn take_citation(&mut self, cited: &Cited<'_>, url: &str, style: Style, range: &Range<usize>) {
        self.take_authors(cited.names, url, style, range);
        self.facts.add(Fact::Date(Written { year: cited.year.parse().ok(), ..Written::default() }));
    }

    /// Takes a link to a paper that is named by its authors.
    pub(super) fn take_authors(&mut self, names: &str, url: &str, style: Style, range: &Range<usize>) {
        let key = self.key.replace(Column::Authors);
        self.take_inside(names, url, style, range);
        self.key = key;
        self.facts.link(Target::Paper, url, range);
    }

    /// Takes a link whose text is a whole reference, which is read as if it were none.
    pub(super) fn take_reference(&mut self, label: &str, url: &str, style: Style, range: &Range<usize>) {
        self.facts.link_by_address(Some(Target::Paper), url, range);
        let piece = Piece { content: Content::Text(label.to_owned()), style, range: range.clone() };
        self.take(&tokens(&[piece]));
        self.boundary(Gap::Space, Edge::Link);
    }

    /// Takes a link that says what it leads to, or a venue that links to the paper.
    pub(super) fn take_link(&mut self, label: &str, url: &str, range: &Range<usize>, is_alone: bool) -> bool {
        let label = label.trim();
        let expected = match self.key {
            Some(Column::LinksTo(target)) => Some(Some(target)),
            Some(Column::Links) => Some(None),
            _ => None,
        };
        // `[A Title](https://arxiv.org/…) [一篇关于灯的文章](…)`: an article on the paper names neither its authors nor its venue.
        let leads_to_paper = |fragment: &Fragment| {
            let url = fragment.link.and_then(|link| self.found.urls.get(link));
            url.is_some_and(|url| link::of_url(url) == Some(Target::Paper))
        };
        if self.key.is_none()
            && label.chars().filter(|letter| is_of_east_asia(*letter)).count() >= LEAST_OF_SENTENCE
            && link::of_url(url) != Some(Target::Paper)
            && self.found.list.iter().any(leads_to_paper)
        {
            self.facts.link(link::of_url(url).unwrap_or(Target::Other), url, range);
            return true;
        }
        // `[2025-MedIA](…)` is no medium.
        let is_dated = date::before_dash(label.trim_start_matches('[')).is_some();
        let said = if is_dated { None } else { link::of_label(label) };
        if let Some(target) = said.map(|said| said.or(expected.flatten())).or(expected) {
            self.facts.link_by_address(target, url, range);
            return true;
        }
        // `Environment: [lampworld](https://github.com/…)` below a title is no code of its paper.
        if self.key.is_some_and(Column::is_prose) && link::of_url(url) != Some(Target::Paper) {
            self.facts.link(Target::Other, url, range);
            return true;
        }
        // `[Widgetica paper](…)`
        let journal = [" paper", " article"].iter().find_map(|word| label.strip_suffix(word));
        if let Some(venue @ Fact::Venue(_)) = journal.and_then(|name| fact::read(name, Trust::SetOff)) {
            self.facts.add(venue);
            self.facts.link_by_address(Some(Target::Paper), url, range);
            return true;
        }
        // `[Lamps, Light and Rooms (2025)](…)` below a title in bold
        let is_title = |fragment: &Fragment| fragment.style.strong && self.found.text_of(fragment).contains(' ');
        if !is_alone
            && link::of_url(url).is_none_or(|target| target == Target::Paper)
            && self.found.list.iter().any(is_title)
            && let Some(venue) = venue_year::venue_before_year(label)
            && venue.kind() != Kind::Preprint
        {
            self.facts.add(Fact::Venue(venue));
            self.facts.link_by_address(Some(Target::Paper), url, range);
            return true;
        }
        let is_alone = is_alone || label.starts_with('[');
        // `[owner/name](https://github.com/owner/name)`, `[https://…](https://…)`
        let is_address = || address_length(label) == Some(label.len()) && WebAddress::new(url).is_ok();
        if label.contains('/') && url.trim_end_matches('/').ends_with(label) || is_address() {
            self.facts.link_by_address(None, url, range);
            return true;
        }
        // `[NeurIPS21 LampNet](…)` has the title in the next line.
        let is_name = |name: &str| {
            let is_word = !name.contains(' ') && name.starts_with(char::is_alphabetic);
            is_word && fact::read(name, Trust::SetOff).is_none()
        };
        let nicknamed = label.split_once(' ').filter(|(_, name)| is_name(name));
        let venue = nicknamed.and_then(|(venue, _)| fact::read(venue, Trust::Text));
        if let Some(Fact::Venue(venue)) = venue
            && venue.year().is_some()
        {
            self.facts.add(Fact::Venue(venue));
            self.facts.link_by_address(Some(Target::Paper), url, range);
            return true;
        }
        // An entry that begins with a journal’s name of words and leads to a paper has it as its title: `[Machine Learning](…)`
        let is_of_words = |fact: &Fact| matches!(fact, Fact::Venue(venue) if venue.year().is_none() && label.contains(' ') && is_ordinary(venue.series().name()));
        let begins = self.found.list.is_empty() && !is_alone;
        let is_titled =
            |fact: &Fact| link::of_url(url) == Some(Target::Paper) && is_of_words(fact) || has_words_around_year(label);
        let fact = fact::read(label, Trust::SetOff).filter(|fact| !(begins && is_titled(fact)));
        // `[APRIL](…): A Title of Words`
        let is_month = |fact: &Fact| matches!(fact, Fact::Date(Written { year: None, .. }));
        match fact.filter(|fact| !is_month(fact)) {
            Some(fact) => {
                let is_elsewhere = link::of_url(url).is_some_and(Target::is_material);
                // The venue leads to the paper, whatever the address looks like.
                let target = if fact == Fact::Nothing || is_elsewhere { None } else { Some(Target::Paper) };
                self.facts.add(fact);
                self.facts.link_by_address(target, url, range);
                true
            }
            // A bracket around a short name: the code or the page of that name.
            None if is_alone && label.split_whitespace().count() <= 2 => {
                // `[[LMI](https://publisher.example/…)]`
                let name = label::without_brackets(label);
                let is_acronym = (2..=6).contains(&name.len()) && is_in_capitals(name);
                if is_acronym && link::of_url(url) == Some(Target::Paper) && !self.found.list.is_empty() {
                    Venue::parse(name).into_iter().for_each(|venue| self.facts.add(Fact::Venue(venue)));
                }
                self.facts.link_by_address(None, url, range);
                true
            }
            None => false,
        }
    }
}

/// Whether a text names where it was given between other words, as notes of a course do: `Lamps of Rooms LAMP 2017 Course`.
fn has_words_around_year(text: &str) -> bool {
    const FEWEST_BEFORE: usize = 3;
    let mut words = text.split_whitespace();
    let before = words.by_ref().take_while(|word| !date::is_year(word)).count();
    let is_meeting = |word: &str| matches!(word, "Workshop" | "Workshops" | "Symposium" | "Track" | "Challenge");
    before >= FEWEST_BEFORE && words.next_back().is_some_and(|last| !is_meeting(last))
}
