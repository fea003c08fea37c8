//! Cuts the text of an entry into fragments. Links that say what they lead to are taken out on the
//! way.
mod links;

use std::ops::Range;

use super::addresses;
use super::cited;
use super::ends::{bare, behind_by, head, tail, track_behind_venue, volume};
use super::fragment::{Edge, Fragment, Fragments, Gap};
use super::joined::joined;
use super::known_facts::Facts;
use super::separator::{breaks_name, breaks_title, ends_names, goes_on, is_connective, is_mark, separator};
use super::token::{Enclosure, Token, character_after, tokens, with_one_mark};
use crate::import::document::block::{Piece, Style};
use crate::import::table::column::{self, Column};
use crate::import::words::date::begins_with_year;
use crate::import::words::fact::{self, Fact, Trust};
use crate::import::words::link;
use crate::import::words::wording::{has_title_words, is_rating, is_star, title_of_page};
use crate::import::words::{date, locator};

/// Cuts the pieces of an entry. Links that say what they lead to become facts.
pub(crate) fn cut(pieces: &[Piece], facts: &mut Facts) -> Fragments {
    let mut cutter = Cutter {
        facts,
        found: Fragments::default(),
        start: None,
        range: 0..0,
        gap: Gap::default(),
        edge: Edge::default(),
        style: Style::default(),
        link: None,
        pairs: Vec::new(),
        line: 0,
        key: None,
        keyed_pair: None,
        is_before_year: false,
        joined: &[],
    };
    cutter.take(&tokens(&with_one_mark(pieces)));
    cutter.end();
    cutter.found.free_names();
    cutter.found.free_nicknames();
    cutter.found.free_initials();
    cutter.found.part_names();
    cutter.found.part_nicknames();
    cutter.found.part_years();
    cutter.found.read_short_years();
    cutter.found
}

/// Whether a text begins with a year, or is a date: `January 24, 2019`.
fn is_year(text: &str) -> bool {
    begins_with_year(text) || date::read(text).is_some_and(|date| date.year.is_some())
}

struct Cutter<'a> {
    facts: &'a mut Facts,
    found: Fragments,
    /// Where the fragment that is being read begins.
    start: Option<usize>,
    range: Range<usize>,
    gap: Gap,
    edge: Edge,
    style: Style,
    link: Option<usize>,
    /// The open brackets and quotation marks, and where they begin.
    pairs: Vec<(Enclosure, usize)>,
    line: usize,
    key: Option<Column>,
    /// Where the brackets open in which the key stands.
    keyed_pair: Option<usize>,
    /// Whether a year in brackets follows the fragment that is being read.
    is_before_year: bool,
    /// What separates nothing in the text that is being read.
    joined: &'static [Gap],
}

impl Cutter<'_> {
    fn take(&mut self, tokens: &[Token<'_>]) {
        for (at, token) in tokens.iter().enumerate() {
            match token {
                Token::Break if self.goes_on_below(tokens.get(at + 1)) => self.found.text.push(' '),
                Token::Break => self.end_line(),
                Token::Open { text, enclosure } => {
                    self.is_before_year = matches!(tokens.get(at + 1), Some(Token::Text { text, .. }) if is_year(text));
                    self.boundary(Gap::Space, Edge::Bracket);
                    self.is_before_year = false;
                    self.pairs.push((*enclosure, self.found.text.len()));
                    self.found.text.push_str(text);
                }
                Token::Close { text } => {
                    self.end();
                    let (_, open) = self.pairs.pop().unwrap_or_default();
                    self.key = self.key.filter(|_| self.keyed_pair.take_if(|keyed| *keyed == open).is_none());
                    // `Lamp (in) security`
                    let is_word = || self.found.text[open..].strip_prefix('(').is_some_and(is_connective);
                    if self.found.list.last().is_none_or(|last| last.span.start < open) && !is_word() {
                        // Nothing but links stood in them.
                        self.found.text.truncate(open);
                    } else {
                        self.found.text.push_str(text);
                    }
                    self.boundary(Gap::Space, Edge::Bracket);
                }
                Token::Link { label, url, style, range } => {
                    // `[[https://…]()]`
                    let url = if url.is_empty() && label.contains("://") { label.trim() } else { url };
                    self.take_venue_of_page(label);
                    let label = title_of_page(label, url);
                    let opens = at > 0 && matches!(tokens[at - 1], Token::Open { .. });
                    let is_alone = opens && matches!(tokens.get(at + 1), Some(Token::Close { .. }));
                    self.boundary(Gap::Space, Edge::Link);
                    if let Some(cited) = cited::in_place(label, &self.found, tokens.get(at + 1)) {
                        self.take_citation(&cited, url, *style, range);
                    } else if self.found.list.iter().all(|before| before.fact.is_some())
                        && cited::is_first_author(label)
                    {
                        self.take_authors(label, url, *style, range);
                    } else if cited::is_reference(label) {
                        self.take_reference(label, url, *style, range);
                    } else if !self.take_link(label, url, range, is_alone) {
                        self.take_inside(label, url, *style, range);
                    }
                    if !self.found.text.ends_with(char::is_whitespace) {
                        self.found.text.push(' ');
                    }
                }
                Token::Text { text, style, range } => {
                    let next = character_after(text, *style, tokens.get(at + 1));
                    self.joined = joined(&self.found.text, text, *style, &tokens[at + 1..]);
                    let was_recommended = self.facts.recommended;
                    self.read(text, *style, range, next);
                    // A star before “code” is the picture of that link.
                    let is_star = is_star(text) && fact::read(text, Trust::SetOff) == Some(Fact::Nothing);
                    let label = tokens[at + 1..].iter().find_map(|token| match token {
                        Token::Link { label, .. } => Some(link::of_label(label).is_some()),
                        Token::Open { .. } => None,
                        _ => Some(false),
                    });
                    // `⭐⭐⭐ (3/5)` is a rating.
                    let is_rated = matches!(
                        &tokens[at + 1..],
                        [Token::Open { .. }, Token::Text { text, .. }, ..] if is_rating(text)
                    );
                    if is_star && label == Some(true) || is_rated {
                        self.facts.recommended = was_recommended;
                    }
                }
            }
        }
    }

    /// Reads a text of one style; `next` is the character after it.
    fn read(&mut self, text: &str, style: Style, range: &Range<usize>, next: char) {
        let marked = self.facts.take_marks(text);
        let prefix = head(&marked).filter(|_| self.found.text.trim().is_empty());
        let (fact, marked) = prefix.map_or((None, marked.as_str()), |(fact, rest)| (Some(fact), rest));
        fact.into_iter().for_each(|fact| self.facts.add(fact));
        let rest = addresses::take(marked, self.key, range, self.facts);
        let is_exact = rest.len() == range.len();
        let place = |at: usize| if is_exact { range.start + at..range.end } else { range.clone() };
        if style != self.style {
            self.boundary(Gap::Space, Edge::Style);
            self.style = style;
        }
        // `by Ann Oak` in a line of its own.
        let mut at = match self.edge {
            Edge::Break => behind_by(&rest),
            // `<[A Title](…)>by Ann Oak`
            Edge::Link if rest.starts_with(">by ") => ">".len() + behind_by(&rest[1..]),
            _ => 0,
        };
        while at < rest.len() {
            let character = rest[at..].chars().next().unwrap_or(' ');
            // Titles have numbers of their own.
            if let Some(locator) = locator::behind(&rest[at..]).filter(|_| !self.style.strong) {
                self.end();
                self.found.text.push_str(&rest[at..at + locator.start]);
                self.gap = self.gap.max(if character == ',' { Gap::Comma } else { Gap::Space });
                self.push(&rest[at + locator.start..at + locator.end], place(at + locator.start));
                self.range.end = if is_exact { range.start + at + locator.end } else { self.range.end };
                self.end();
                at += locator.end;
                continue;
            }
            let before = self.start.map_or("", |start| &self.found.text[start..]);
            let last = self.found.list.last().map_or("", |last| self.found.text_of(last));
            let separator = match character {
                '.' if ends_names(self.gap, last, before, &rest[at + 1..]) => Some((Gap::Stop, 0, 1)),
                _ => separator(before, &rest[at..], next).filter(|(gap, ..)| self.separates(*gap, before, &rest[at..])),
            };
            match separator {
                Some((gap, kept, length)) => {
                    self.push(&rest[at..at + kept], place(at));
                    self.end();
                    self.found.text.push_str(&rest[at + kept..at + length]);
                    if gap == Gap::Colon {
                        self.take_key(&rest[at + length..]);
                    }
                    // `*Venue: ICLR 2024.* [Paper](…) -- what it is about`
                    let is_fact = matches!(self.key, Some(Column::Authors | Column::Venue | Column::Date));
                    self.key = self.key.filter(|_| !(gap == Gap::Dash && self.edge == Edge::Link && is_fact));
                    // `A Title, by Ann Oak`
                    // `[What Is a Lamp?](…): A Title of Words`
                    let goes_on = gap == Gap::Colon && self.edge == Edge::Link && self.gap == Gap::Question;
                    // `[A Title](…) by and Ann Oak`
                    let gap = if self.gap == Gap::By && gap == Gap::And { Gap::By } else { gap };
                    self.gap = if gap == Gap::By || goes_on { gap } else { self.gap.max(gap) };
                    at += length;
                }
                None => {
                    // No letter separates.
                    let is_word = |next: char| character.is_alphanumeric() && next.is_alphanumeric();
                    let word = rest[at..].char_indices().skip(1).find(|(_, next)| !is_word(*next));
                    let end = word.map_or(rest.len(), |(length, _)| at + length);
                    self.push(&rest[at..end], place(at));
                    if is_exact && self.start.is_some() && !character.is_whitespace() {
                        self.range.end = range.start + end;
                    }
                    at = end;
                }
            }
        }
    }

    /// Whether a mark with which a text begins separates fragments; in `“A Title.” Rooms: Lamps & Light 12` it does not.
    fn separates(&self, gap: Gap, before: &str, text: &str) -> bool {
        let is_behind_title = self.start.is_some() && matches!(self.edge, Edge::Bracket | Edge::Link);
        let is_in_journal = || locator::before(&text[1..]).is_some();
        !self.joined.contains(&gap)
            // `In and Out of Rooms`
            && (gap != Gap::And || self.key != Some(Column::Venue) && !is_connective(before.trim()))
            && !(gap == Gap::Colon && is_behind_title && text.starts_with(':') && is_in_journal())
    }

    fn push(&mut self, text: &str, range: Range<usize>) {
        if self.start.is_none() && !text.is_empty() && !text.starts_with(char::is_whitespace) {
            self.start = Some(self.found.text.len());
            self.range = range;
        }
        self.found.text.push_str(text);
    }

    fn boundary(&mut self, gap: Gap, edge: Edge) {
        self.end();
        self.gap = self.gap.max(gap);
        self.edge = self.edge.max(edge);
    }

    /// Whether a line ends inside a name, a title or a sentence, which goes on in the next one.
    fn goes_on_below(&self, next: Option<&Token<'_>>) -> bool {
        let before = self.start.map_or("", |start| &self.found.text[start..]);
        let is_broken = |text: &str, style: Style| {
            style == self.style && (breaks_name(self.gap, before, text) || breaks_title(before, text, style.strong))
        };
        goes_on(before) || matches!(next, Some(Token::Text { text, style, .. }) if is_broken(text, *style))
    }

    fn end_line(&mut self) {
        self.boundary(Gap::Space, Edge::Break);
        self.found.text.push(' ');
        // A line that is nothing but “Abstract” names the lines after it.
        let is_first = |fragment: &&Fragment| fragment.line == self.line;
        let mut own = self.found.list.iter().rev().take_while(is_first);
        let only = own.next().filter(|_| own.next().is_none() && self.line > 0);
        let names = only.and_then(|only| column::named(&self.found.text[only.span.clone()]));
        self.key = names.filter(|column| column.is_prose());
        self.line += 1;
    }

    /// Ends the fragment that is being read.
    fn end(&mut self) {
        let Some(start) = self.start.take() else { return };
        let text = &self.found.text[start..];
        let (skipped, text) = bare(text);
        let begin = start + skipped;
        if is_connective(text) || !text.contains(char::is_alphanumeric) {
            return;
        }
        let (enclosure, pair) = self.pairs.last().map_or((Enclosure::None, None), |(kind, open)| (*kind, Some(*open)));
        let trust = match enclosure {
            // `**Lamps and Machine Learning**`, `**Lamps Lit by Machine Learning**` go on.
            Enclosure::None if matches!(self.gap, Gap::And | Gap::By) && self.edge == Edge::None => Trust::Text,
            Enclosure::None if self.style.is_plain() || self.style.strong && self.found.list.is_empty() => Trust::Text,
            _ => Trust::SetOff,
        };
        // “Challenges, Opportunities, and Findings”, “Modules, Types, and Patterns”
        let may_be_word = |fact: &Fact| match fact {
            Fact::Track(_) => true,
            Fact::Venue(venue) => venue.year().is_none(),
            _ => false,
        };
        let is_in_text = self.gap == Gap::And && !matches!(enclosure, Enclosure::Round | Enclosure::Square);
        let fact = fact::read(text, trust).filter(|fact| !is_in_text || !may_be_word(fact));
        let track = track_behind_venue(self.found.list.last(), text).filter(|_| enclosure == Enclosure::Round);
        let fact = track.or(fact);
        let is_mark = || pair.is_some_and(|open| is_mark(&self.found.text[..open], text));
        match enclosure {
            Enclosure::Square if is_mark() => return,
            // `Lamps with (Long-) Lights`
            Enclosure::Round if pair.is_some_and(|open| goes_on(self.found.text[..open].trim_end())) => {}
            Enclosure::Square | Enclosure::Round if fact == Some(Fact::Nothing) => return,
            _ => {}
        }
        let fact = fact.filter(|fact| enclosure != Enclosure::Round || *fact != Fact::Nothing);
        let fragment = Fragment {
            span: begin..begin + text.len(),
            range: self.range.clone(),
            gap: self.gap,
            edge: self.edge,
            style: self.style,
            link: self.link,
            enclosure,
            pair,
            line: self.line,
            is_first: self.found.list.last().is_none_or(|last| last.line < self.line),
            key: self.key,
            fact: if locator::is_one(text) { Some(Fact::Nothing) } else { fact },
        };
        (self.gap, self.edge) = Default::default();
        let volume = || volume(text).filter(|_| self.is_before_year).map(|at| (at, Fact::Nothing));
        // `[[Lamp Intelligence 2022]](…)`
        let is_venue = enclosure == Enclosure::Square && self.link.is_some();
        let tail =
            tail(text).filter(|(_, fact)| fragment.fact.is_none() && !(is_venue && matches!(fact, Fact::Date(_))));
        match tail.or_else(volume) {
            Some((split, fact)) => self.found.list.extend(fragment.split(split, text, fact)),
            None => self.found.list.push(fragment),
        }
    }

    /// Whether a link stands in what was read.
    fn has_links(&self) -> bool {
        !self.found.urls.is_empty() || self.facts.link_count() > 0
    }

    /// Takes the key of a line before a value, as in `Authors: …`.
    fn take_key(&mut self, value: &str) {
        /// A label in bold has at most so many words.
        const MOST_WORDS_OF_LABEL: usize = 3;
        let Some(last) = self.found.list.last() else { return };
        // `First author: Ann Oak; venue: ICLR 2024`
        let is_next = self.key.is_some() && last.gap == Gap::Semicolon;
        // `[Date] - [Type: Model]`
        let pair = self.pairs.last().filter(|(kind, open)| *kind == Enclosure::Square && last.pair == Some(*open));
        let is_in_brackets =
            pair.is_some() && self.found.list.iter().rev().nth(1).is_some_and(|before| before.pair != last.pair);
        let is_first = is_next
            || is_in_brackets
            || self.found.list.iter().rev().nth(1).is_none_or(|before| before.line < self.line);
        // `**CODE: A Title of Words**`
        let goes_on = last.style.strong && last.style == self.style && !value.trim().is_empty();
        if !is_first || last.link.is_some() || goes_on && last.line == 0 {
            return;
        }
        let text = &self.found.text[last.span.clone()];
        // `**Highlight**: …` below a line with links
        let is_below = self.line > 0 && self.found.list.first().is_some_and(|first| first.line == 0);
        let is_short = last.style.strong && text.split(' ').count() <= MOST_WORDS_OF_LABEL;
        let is_label = is_short && !goes_on && is_below && self.has_links();
        // `Method: …` below a title is about the paper.
        let named = column::key(text, value).map(|column| match column {
            Column::Nickname if self.line > 0 => Column::Nothing,
            column => column,
        });
        let named = named.or(Some(Column::Nothing).filter(|_| is_label));
        let may_be = |column: &Column| match column {
            Column::Title
            | Column::Authors
            | Column::SomeAuthors
            | Column::Venue
            | Column::Date
            | Column::Links
            | Column::LinksTo(_) => true,
            Column::Remark | Column::Nothing | Column::Techniques => self.line > 0 || is_in_brackets,
            _ => false,
        };
        // `PPT: A Title of Words` begins with a nickname.
        let is_nickname = |column: &Column| {
            let text = value.split(['[', '(']).next().unwrap_or_default();
            self.line == 0 && matches!(column, Column::LinksTo(_)) && has_title_words(text)
        };
        if let Some(column) = named.filter(may_be).filter(|column| !is_nickname(column)) {
            self.keyed_pair = pair.map(|(_, open)| *open);
            let key = self.found.list.pop();
            self.edge = key.map_or(Edge::Break, |key| key.edge);
            self.gap = Gap::Space;
            self.facts.and_others |= column == Column::SomeAuthors;
            self.key = Some(if column == Column::SomeAuthors { Column::Authors } else { column });
        }
    }
}
