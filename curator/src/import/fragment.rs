//! Cuts the text of an entry into fragments, each of which has one role.
//!
//! A fragment ends where lists set things apart: at a link, a bracket, a change of style, a line
//! end, and at punctuation. Links that say what they lead to are taken out on the way.
use std::ops::Range;

use catalogue::WebAddress;
use catalogue::paper::LinkKind;

use super::block::{Content, Piece, Style};
use super::column::{self, Column};
use super::fact::{self, Fact, Trust};
use super::facts::Facts;
use super::link::{self, Target};
use super::names;
use super::token::{self, Enclosure, Token, tokens};

/// The punctuation before a fragment; the later, the stronger.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Gap {
    /// Nothing but a space.
    #[default]
    Space,
    /// More than one space.
    Wide,
    /// The word “by”.
    By,
    /// “and” or “&”.
    And,
    /// A comma.
    Comma,
    /// A colon.
    Colon,
    /// A dash with spaces around it.
    Dash,
    /// A semicolon.
    Semicolon,
    /// A question or exclamation mark, which belongs to the fragment before.
    Question,
    /// A full stop.
    Stop,
    /// A vertical bar or a bullet.
    Bar,
}

impl Gap {
    /// Every kind, in its order.
    pub const ALL: [Self; 11] = [
        Self::Space,
        Self::Wide,
        Self::By,
        Self::And,
        Self::Comma,
        Self::Colon,
        Self::Dash,
        Self::Semicolon,
        Self::Question,
        Self::Stop,
        Self::Bar,
    ];
}

/// The structure before a fragment; the later, the stronger.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Edge {
    /// None: the text goes on.
    #[default]
    None,
    /// The style changes.
    Style,
    /// A bracket opens or closes.
    Bracket,
    /// A link begins or ends, or stood between.
    Link,
    /// A line ends.
    Break,
}

impl Edge {
    /// Every kind, in its order.
    pub const ALL: [Self; 5] = [Self::None, Self::Style, Self::Bracket, Self::Link, Self::Break];
}

/// A part of an entry's text.
#[derive(Clone, Debug)]
pub(super) struct Fragment {
    /// Where it stands in [`Fragments::text`].
    pub span: Range<usize>,
    /// Where it stands in the file.
    pub range: Range<usize>,
    pub gap: Gap,
    pub edge: Edge,
    pub style: Style,
    /// The link that it is in, as an index of [`Fragments::urls`].
    pub link: Option<usize>,
    pub enclosure: Enclosure,
    /// Where its brackets or quotation marks open in [`Fragments::text`].
    pub pair: Option<usize>,
    /// The number of its line, from 0.
    pub line: usize,
    /// What the key at the beginning of its line says, as in `Authors: …`.
    pub key: Option<Column>,
    /// What it says as a short text, such as a venue.
    pub fact: Option<Fact>,
}

/// An entry's text and its fragments.
#[derive(Clone, Debug, Default)]
pub(super) struct Fragments {
    /// The text without the links that were taken out.
    pub text: String,
    pub list: Vec<Fragment>,
    pub urls: Vec<String>,
}

impl Fragments {
    /// The text of a fragment.
    pub fn text_of(&self, fragment: &Fragment) -> &str {
        &self.text[fragment.span.clone()]
    }
}

/// Cuts the pieces of an entry. Links that say what they lead to become facts.
pub(super) fn cut(pieces: &[Piece], facts: &mut Facts) -> Fragments {
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
    };
    cutter.run(pieces);
    cutter.found
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
}

impl Cutter<'_> {
    fn run(&mut self, pieces: &[Piece]) {
        self.take(&tokens(pieces));
        self.end();
    }

    fn take(&mut self, tokens: &[Token<'_>]) {
        for (at, token) in tokens.iter().enumerate() {
            match token {
                Token::Break => self.end_line(),
                Token::Open { text, enclosure } => {
                    self.boundary(Gap::Space, Edge::Bracket);
                    self.pairs.push((*enclosure, self.found.text.len()));
                    self.found.text.push_str(text);
                }
                Token::Close { text } => {
                    self.end();
                    let (_, open) = self.pairs.pop().unwrap_or_default();
                    if self.found.list.last().is_none_or(|last| last.span.start < open) {
                        // Nothing but links stood in them.
                        self.found.text.truncate(open);
                    } else {
                        self.found.text.push_str(text);
                    }
                    self.boundary(Gap::Space, Edge::Bracket);
                }
                Token::Link { label, url, style, range } => {
                    let opens = at > 0 && matches!(tokens[at - 1], Token::Open { .. });
                    let is_alone = opens && matches!(tokens.get(at + 1), Some(Token::Close { .. }));
                    self.boundary(Gap::Space, Edge::Link);
                    if !self.take_link(label, url, range, is_alone) {
                        self.link = Some(self.found.urls.len());
                        self.found.urls.push((*url).to_owned());
                        let content = Content::Text((*label).to_owned());
                        let piece = Piece { content, style: *style, range: range.clone() };
                        let inner = token::tokens(std::slice::from_ref(&piece));
                        self.take(&inner);
                        self.boundary(Gap::Space, Edge::Link);
                        self.link = None;
                    }
                    if !self.found.text.ends_with(char::is_whitespace) {
                        self.found.text.push(' ');
                    }
                }
                Token::Text { text, style, range } => {
                    let next = match tokens.get(at + 1) {
                        Some(Token::Text { text, .. }) => text.chars().next().unwrap_or(' '),
                        _ => ' ',
                    };
                    let was_recommended = self.facts.recommended;
                    self.read(text, *style, range, next);
                    // A star before “code” is the picture of that link.
                    let is_star = fact::is_star(text) && fact::read(text, Trust::SetOff) == Some(Fact::Nothing);
                    let label = tokens[at + 1..].iter().find_map(|token| match token {
                        Token::Link { label, .. } => Some(link::of_label(label).is_some()),
                        Token::Open { .. } => None,
                        _ => Some(false),
                    });
                    if is_star && label == Some(true) && !self.found.list.is_empty() {
                        self.facts.recommended = was_recommended;
                    }
                }
            }
        }
    }

    /// Reads a text of one style; `next` is the character after it.
    fn read(&mut self, text: &str, style: Style, range: &Range<usize>, next: char) {
        let marked = self.facts.take_marks(text);
        let rest = self.take_addresses(&marked, range);
        let is_exact = rest.len() == range.len();
        let place = |at: usize| if is_exact { range.start + at..range.end } else { range.clone() };
        let first = rest.chars().next().unwrap_or(' ');
        if style != self.style && !self.goes_on(first) {
            self.boundary(Gap::Space, Edge::Style);
            self.style = style;
        }
        let mut at = 0;
        while at < rest.len() {
            let character = rest[at..].chars().next().unwrap_or(' ');
            let before = self.start.map_or("", |start| &self.found.text[start..]);
            let separator = match character {
                '.' if self.ends_names(before, &rest[at + 1..]) => Some((Gap::Stop, 0, 1)),
                _ => separator(before, &rest[at..], next),
            };
            match separator {
                Some((gap, kept, length)) => {
                    self.push(&rest[at..at + kept], place(at));
                    self.end();
                    self.found.text.push_str(&rest[at + kept..at + length]);
                    if gap == Gap::Colon {
                        self.take_key();
                    }
                    self.gap = self.gap.max(gap);
                    at += length;
                }
                None => {
                    let end = at + character.len_utf8();
                    self.push(&rest[at..end], place(at));
                    if is_exact && self.start.is_some() && !character.is_whitespace() {
                        self.range.end = range.start + end;
                    }
                    at = end;
                }
            }
        }
    }

    /// Whether a full stop ends a list of names as medicine writes them: `Oak AB, Ash C. A title`.
    fn ends_names(&self, before: &str, after: &str) -> bool {
        /// So many words that follow are a title.
        const FEWEST_WORDS: usize = 3;
        if !after.starts_with(' ') || !names::is_of_medicine(before.trim()) {
            return false;
        }
        let is_listed = || self.found.list.last().is_some_and(|last| names::is_of_medicine(self.found.text_of(last)));
        let next = after.split([',', '.', ';', '&']).next().unwrap_or_default();
        is_listed()
            || next.split(' ').filter(|word| !word.is_empty()).count() >= FEWEST_WORDS && !next.contains(" and ")
    }

    /// Whether a change of style stands inside a word.
    fn goes_on(&self, first: char) -> bool {
        let last = self.found.text.chars().next_back().filter(|_| self.start.is_some());
        last.is_some_and(|last| {
            last.is_alphanumeric() && first.is_alphanumeric() || last == '.' && first.is_lowercase()
        })
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

    fn end_line(&mut self) {
        self.boundary(Gap::Space, Edge::Break);
        self.found.text.push(' ');
        // A line that is nothing but “Abstract” names the lines after it.
        let is_first = |fragment: &&Fragment| fragment.line == self.line;
        let mut own = self.found.list.iter().rev().take_while(is_first);
        let only = own.next().filter(|_| own.next().is_none() && self.line > 0);
        let names = only.and_then(|only| column::named(&self.found.text[only.span.clone()]));
        self.key = names.filter(|column| *column == Column::Nothing);
        self.line += 1;
    }

    /// Ends the fragment that is being read.
    fn end(&mut self) {
        let Some(start) = self.start.take() else { return };
        let text = &self.found.text[start..];
        let is_noise = |character: char| character.is_whitespace() || "*_~`".contains(character);
        let is_before = |character: char| is_noise(character) || ".,;:\"”’|".contains(character);
        let begin = start + (text.len() - text.trim_start_matches(is_before).len());
        let text = text.trim_start_matches(is_before).trim_end_matches(is_noise);
        let is_in_brackets = self.pairs.last().is_some_and(|(kind, _)| *kind != Enclosure::Quotes);
        if is_in_brackets && fact::read(text, Trust::SetOff) == Some(Fact::Nothing) {
            return;
        }
        let is_connective =
            ["in", "at", "on", "from", "via", "and", "by", "with"].iter().any(|word| text.eq_ignore_ascii_case(word));
        if is_connective || !text.contains(char::is_alphanumeric) {
            return;
        }
        let (enclosure, pair) = self.pairs.last().map_or((Enclosure::None, None), |(kind, open)| (*kind, Some(*open)));
        let trust = match enclosure {
            Enclosure::None if self.style.is_plain() || self.style.strong && self.found.list.is_empty() => Trust::Text,
            _ => Trust::SetOff,
        };
        let mut fragment = Fragment {
            span: begin..begin + text.len(),
            range: self.range.clone(),
            gap: self.gap,
            edge: self.edge,
            style: self.style,
            link: self.link,
            enclosure,
            pair,
            line: self.line,
            key: self.key,
            fact: fact::read(text, trust),
        };
        (self.gap, self.edge) = Default::default();
        match tail(text).filter(|_| fragment.fact.is_none()) {
            Some((split, fact)) => {
                let (head, rest) = text.split_at(split);
                let mut after = Fragment { gap: Gap::Space, edge: Edge::None, fact: Some(fact), ..fragment.clone() };
                after.span.start = begin + split;
                fragment.span.end = begin + head.trim_end().len();
                if fragment.range.len() == text.len() {
                    after.range.start = fragment.range.end - rest.len();
                    fragment.range.end = after.range.start;
                }
                self.found.list.extend([fragment, after]);
            }
            None => self.found.list.push(fragment),
        }
    }

    /// Takes the key of a line, as in `Authors: …`.
    fn take_key(&mut self) {
        let Some(last) = self.found.list.last() else { return };
        let is_first = self.found.list.iter().rev().nth(1).is_none_or(|before| before.line < self.line);
        if !is_first || last.line != self.line || last.link.is_some() {
            return;
        }
        let named = column::named(&self.found.text[last.span.clone()]);
        let may_be = |column: &Column| match column {
            Column::Title | Column::Authors | Column::Venue | Column::Date | Column::Links | Column::LinksTo(_) => true,
            Column::Nothing | Column::Techniques => self.line > 0,
            _ => false,
        };
        if let Some(column) = named.filter(may_be) {
            let key = self.found.list.pop();
            self.edge = key.map_or(Edge::Break, |key| key.edge);
            self.gap = Gap::Space;
            self.key = Some(column);
        }
    }

    /// Takes a link that says what it leads to, or a venue that links to the paper.
    fn take_link(&mut self, label: &str, url: &str, range: &Range<usize>, is_alone: bool) -> bool {
        let label = label.trim();
        let expected = match self.key {
            Some(Column::LinksTo(target)) => Some(Some(target)),
            Some(Column::Links) => Some(None),
            _ => None,
        };
        if let Some(target) = link::of_label(label).map(|said| said.or(expected.flatten())).or(expected) {
            self.facts.link_by_address(target, url, range);
            return true;
        }
        if label.is_empty()
            || label.starts_with("http://")
            || label.starts_with("https://")
            || label.contains("arxiv.org/")
        {
            self.facts.link_by_address(None, url, range);
            return true;
        }
        let is_alone = is_alone || label.starts_with('[') && label.ends_with(']');
        match fact::read(label, Trust::SetOff) {
            Some(fact) => {
                let known = WebAddress::new(url).ok().and_then(|address| link::of_address(&address));
                let is_elsewhere =
                    matches!(known, Some(Target::Other | Target::Link(LinkKind::Code | LinkKind::Model)));
                // The venue leads to the paper, whatever the address looks like.
                let target = if fact == Fact::Nothing || is_elsewhere { None } else { Some(Target::Paper) };
                self.facts.add(fact);
                self.facts.link_by_address(target, url, range);
                true
            }
            // A bracket around a short name: the code or the page of that name.
            None if is_alone && label.split_whitespace().count() <= 2 => {
                self.facts.link_by_address(None, url, range);
                true
            }
            None => false,
        }
    }

    /// Takes addresses out of a text, with the label before them.
    fn take_addresses(&mut self, text: &str, range: &Range<usize>) -> String {
        if !text.contains("://") {
            return text.to_owned();
        }
        let mut kept = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(start) = ["https://", "http://"].iter().filter_map(|scheme| rest.find(scheme)).min() {
            let (before, after) = rest.split_at(start);
            let ends = |character: char| character.is_whitespace() || "<>()[]{}\"“”，。、".contains(character);
            let end = after.find(ends).unwrap_or(after.len());
            let url = after[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '*', '_']);
            let (text, target) = label_before(before);
            let target = target.or(match self.key {
                Some(Column::LinksTo(target)) => Some(target),
                _ => None,
            });
            self.facts.link_by_address(target, url, range);
            kept.push_str(text);
            rest = &after[url.len()..];
        }
        kept.push_str(rest);
        kept
    }
}

/// The text before an address without the word that says what it leads to.
fn label_before(text: &str) -> (&str, Option<Target>) {
    let bare = text.trim_end_matches(|last: char| last.is_whitespace() || "(<[:：".contains(last));
    let start = bare.rfind(|last: char| !last.is_alphanumeric()).map_or(0, |at| at + 1);
    let start =
        start + (bare[start..].len() - bare[start..].trim_start_matches(|first: char| !first.is_alphanumeric()).len());
    match bare.get(start..).filter(|_| bare.len() < text.len()).and_then(link::of_label) {
        Some(Some(target)) => (&text[..start], Some(target)),
        _ => (text, None),
    }
}

/// Words whose full stop ends no sentence.
#[rustfmt::skip]
const ABBREVIATIONS: &[&str] = &[
    "vs", "dr", "prof", "st", "jr", "sr", "proc", "conf", "int", "intl", "trans", "symp", "mach", "learn", "sci",
    "nat", "commun", "comput", "vol", "no", "pp", "fig", "univ", "inc", "ltd", "co", "jan", "feb", "mar", "apr",
    "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "i.e", "e.g", "resp", "approx",
];

/// Whether the full stop after a text ends no sentence: that of an initial or an abbreviation.
fn is_abbreviation(text: &str) -> bool {
    let word = text
        .rsplit(|character: char| character.is_whitespace() || "(-.,".contains(character))
        .next()
        .unwrap_or_default();
    let mut letters = word.chars();
    match (letters.next(), letters.next()) {
        (Some(letter), None) => letter.is_uppercase(),
        _ => word.len() <= 6 && ABBREVIATIONS.contains(&word.to_lowercase().as_str()),
    }
}

/// The separator at the beginning of a text: its kind, how many of its bytes belong to the
/// fragment before, and its length in bytes. `before` is that fragment, and `next` the character
/// after the text.
fn separator(before: &str, text: &str, next: char) -> Option<(Gap, usize, usize)> {
    let mut characters = text.chars();
    let mark = characters.next()?;
    let after = characters.next().unwrap_or(next);
    let last = before.chars().next_back().unwrap_or(' ');
    let length = mark.len_utf8();
    let is_apart = last.is_whitespace() && after.is_whitespace();
    let gap = match mark {
        ',' if last.is_ascii_digit() && after.is_ascii_digit() => return None,
        ',' | '，' | '、' => Gap::Comma,
        ';' | '；' => Gap::Semicolon,
        '。' => Gap::Stop,
        '.' if after.is_whitespace() && !before.ends_with('.') && !is_abbreviation(before) => Gap::Stop,
        '?' | '!' if after.is_whitespace() => return Some((Gap::Question, length, length)),
        '？' | '！' => return Some((Gap::Question, length, length)),
        '：' => Gap::Colon,
        ':' if after.is_whitespace() || before.is_empty() => Gap::Colon,
        '-' | '–' | '—' if is_apart => Gap::Dash,
        '|' | '·' | '/' if is_apart => Gap::Bar,
        '•' | '●' | '|' => Gap::Bar,
        // `3) Title`
        ')' if after.is_whitespace() && !before.is_empty() && before.bytes().all(|byte| byte.is_ascii_digit()) => {
            Gap::Wide
        }
        mark if mark.is_whitespace() => {
            let rest = text.trim_start();
            let words = [("by ", Gap::By), ("and ", Gap::And), ("& ", Gap::And), ("@", Gap::Space)];
            let names_venue = || {
                let begins =
                    ["Conference", "Journal", "Transactions", "Symposium", "Workshop", "Proceedings", "Advances"];
                before.split_whitespace().any(|word| begins.contains(&word))
            };
            let found = words.iter().find(|(word, _)| rest.starts_with(word));
            let Some((word, gap)) = found.filter(|(_, gap)| *gap != Gap::And || !names_venue()) else {
                let is_wide = after.is_whitespace() && rest.starts_with(char::is_uppercase) && !before.is_empty();
                return is_wide.then_some((Gap::Wide, 0, text.len() - rest.len()));
            };
            let length = text.len() - rest.len() + if *word == "@" { 0 } else { word.len() };
            return Some((*gap, 0, length));
        }
        _ => return None,
    };
    Some((gap, 0, length))
}

/// Where a text ends in a venue or a year that nothing separates, and what that says.
fn tail(text: &str) -> Option<(usize, Fact)> {
    /// A venue at the end of a text has at most so many words.
    const MOST_WORDS: usize = 6;
    let mut starts: Vec<usize> = Vec::with_capacity(MOST_WORDS);
    for (at, _) in text.rmatch_indices(' ').take(MOST_WORDS) {
        starts.push(at + 1);
    }
    for start in starts.into_iter().rev() {
        let word = text[start..].split(' ').next().unwrap_or_default();
        let begins = word.chars().filter(|letter| letter.is_uppercase()).count() >= 2
            || word.get(..5).is_some_and(|word| word.eq_ignore_ascii_case("arxiv"))
            || start + word.len() == text.len()
                && word.len() >= 4
                && word.ends_with(|last: char| last.is_ascii_digit());
        if !begins {
            continue;
        }
        match fact::read(&text[start..], Trust::Text) {
            Some(fact @ (Fact::Venue(_) | Fact::Preprint(_) | Fact::Arxiv(_))) => return Some((start, fact)),
            Some(fact @ Fact::Date(_)) if text[start..].len() == 4 && names::score(&text[..start]) > 0.0 => {
                let is_acronym = |word: &str| word.len() > 2 && word.chars().all(|letter| letter.is_uppercase());
                return Some((start, fact)).filter(|_| !text.split(' ').any(is_acronym));
            }
            _ => {}
        }
    }
    None
}
