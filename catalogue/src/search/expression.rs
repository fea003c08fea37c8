//! What a reader means by the text in the search box.
//!
//! | written | means |
//! | --- | --- |
//! | `kv cache` | both words, in any field |
//! | `frantar2023gptq` | the words of the key, in any field |
//! | `low-rank` | the words side by side, or joined to one |
//! | `"in a flash"` | exactly these words side by side |
//! | `-survey`, `pruning NOT survey` | without this word |
//! | `gptq OR awq`, `gptq | awq` | one of the two, or both |
//! | `author:han` `title:` `venue:` `category:` `technique:` | a word in that field |
//! | `abstract:sparsity` | a word in the abstract, where the list has abstracts |
//! | `year:2023` `year:2022..2024` `year:>2022` | published in these years (`query/years.rs`) |
//! | `has:code` | papers with code; also `figure`, `venue`, `award` |
//!
//! A minus or a field also stands before a phrase: `-author:"song han"`. White space may follow
//! the colon of a field. A comma or a semicolon separates words as a space does, but in an address and
//! after a field.
use std::iter;
use std::ops::Range;

mod citation_key;

use postings::{Field, Fields};

use crate::query::{Has, Years, may_become_years};
use crate::text::stop_words::is_stop_word;
use crate::text::words::Words;

/// The most conditions that are looked at. It bounds the work for a long text that was
/// pasted; no paper has as many words as that.
const MOST_CLAUSES: usize = 64;

/// What is asked for by a text: conditions that must all hold.
#[derive(Default)]
pub(crate) struct Expression {
    pub clauses: Vec<Clause>,
    /// What stands before a colon like a field and is none.
    pub unknown_fields: Vec<String>,
    /// The conditions that mean nothing: the name of the field, and what follows its colon.
    pub ignored: Vec<(&'static str, String)>,
}

/// One condition.
pub(crate) struct Clause {
    pub condition: Condition,
    /// Whether it must not hold.
    pub is_excluded: bool,
    /// Whether it is enough that the condition before it holds.
    pub is_alternative: bool,
    /// Whether it looks like the name of a field and is none.
    pub is_name: bool,
    /// Whether it is a stop word, which need not hold.
    pub is_stop_word: bool,
    /// Where its words stand in the text, without a field or quotes.
    pub range: Range<usize>,
}

/// What must hold of a paper.
pub(crate) enum Condition {
    /// It has words in one of some fields.
    Words(ClauseWords),
    /// It is of one of these years.
    Years(Years),
    /// It has something.
    Has(Has),
}

/// Where words stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    /// The record of a paper.
    Record,
    /// Its abstract, which has a dictionary of its own.
    Abstract,
}

/// Words that are searched for.
pub(crate) struct ClauseWords {
    /// One compound, or the words of a phrase.
    pub words: Words,
    pub source: Source,
    /// The fields of a record.
    pub fields: Fields,
    /// Whether the words must be exactly these.
    pub is_quoted: bool,
    /// Whether the last word may be the beginning of a longer one.
    pub is_open: bool,
    /// Whether it is written mostly in capitals, as acronyms are.
    pub is_acronym: bool,
}

impl Clause {
    fn new(condition: Condition, is_excluded: bool, range: Range<usize>) -> Self {
        Self { condition, is_excluded, is_alternative: false, is_name: false, is_stop_word: false, range }
    }

    /// Whether either of two conditions may be asked for: both on words, or both on facts.
    fn may_be_alternatives(&self, other: &Self) -> bool {
        let is_of_words = |clause: &Self| matches!(clause.condition, Condition::Words(_));
        let is_asked = |clause: &Self| !clause.is_excluded && !clause.is_name && !clause.is_stop_word;
        is_asked(self) && is_asked(other) && is_of_words(self) == is_of_words(other)
    }

    /// Whether it asks for a word, and says neither in which field nor exactly how it is written.
    pub fn is_plain(&self) -> bool {
        let is_plain = |term: &ClauseWords| term.names_no_field() && !term.is_quoted;
        matches!(&self.condition, Condition::Words(term) if is_plain(term) && !self.is_excluded)
    }

    /// Whether its words are also looked for in abstracts, where a reader asks for that.
    pub fn may_stand_in_abstract(&self, term: &ClauseWords) -> bool {
        term.names_no_field() && !self.is_excluded && !self.is_stop_word
    }
}

impl ClauseWords {
    /// Whether the words may stand anywhere.
    pub fn names_no_field(&self) -> bool {
        self.fields == Fields::ALL && self.source == Source::Record
    }
}

impl Expression {
    /// Parses a text. It cannot fail: what is no condition is words.
    pub fn parse(text: &str) -> Self {
        let mut expression = Self::default();
        let mut rest = text;
        while expression.clauses.len() < MOST_CLAUSES {
            rest = rest.trim_start_matches(is_separator);
            if rest.is_empty() {
                break;
            }
            let start = text.len() - rest.len();
            rest = match operator(rest).filter(|_| !expression.clauses.is_empty()) {
                Some((operator, operand)) => expression.parse_operand(operator, operand, text),
                None => expression.parse_item(rest, start, false),
            };
        }
        // The last word is still being typed.
        let last = expression.clauses.last_mut().filter(|clause| clause.range.end == text.trim_end().len());
        if let Some(Clause { condition: Condition::Words(term), is_excluded: false, .. }) = last {
            term.is_open |= !term.is_quoted;
        }
        expression
    }

    /// Parses what follows an operator, and returns what is left.
    fn parse_operand<'a>(&mut self, operator: Operator, operand: &'a str, text: &'a str) -> &'a str {
        let count = self.clauses.len();
        let rest = self.parse_item(operand, text.len() - operand.len(), operator == Operator::Not);
        if let (Operator::Or, [.., before, clause]) = (operator, &mut self.clauses[..])
            && count > 0
            && before.may_be_alternatives(clause)
        {
            clause.is_alternative = true;
        }
        rest
    }

    /// Parses what `rest` begins with, up to the next white space or the end of a
    /// quotation, and returns what is left.
    fn parse_item<'a>(&mut self, rest: &'a str, start: usize, is_ruled_out: bool) -> &'a str {
        let after_sign = rest.strip_prefix('-').filter(|rest| rest.starts_with(begins_condition));
        let (is_excluded, item) = (is_ruled_out || after_sign.is_some(), after_sign.unwrap_or(rest));
        let (name, value) = match item.split_once(':') {
            // `https:` is no field.
            Some((name, value)) if is_name(name) && !value.starts_with("//") => (name, value),
            _ => ("", item),
        };
        let field = Name::of(name);
        let value = if matches!(field, Name::None | Name::Unknown) { value } else { value.trim_start() };
        let quoted = value.strip_prefix(is_quote);
        let (text, after) = match quoted {
            Some(quoted) => quoted.split_once(is_quote).unwrap_or((quoted, "")),
            None => {
                // In an address, they may be a part of it.
                let (word, rest) = split_at(value, is_separator);
                let is_list = matches!(field, Name::None | Name::Unknown) && !word.contains('/');
                if is_list { (word, rest) } else { split_at(value, char::is_whitespace) }
            }
        };
        // A quotation that goes on to the end is still being typed.
        let is_open = quoted == Some(text);
        let at = start + rest.len() - value.len() + quoted.map_or(0, |quoted| value.len() - quoted.len());
        let range = at..at + text.len();
        let term_in = |text, source, fields| ClauseWords {
            words: Words::of(text),
            source,
            fields,
            is_quoted: quoted.is_some(),
            is_open,
            is_acronym: is_acronym(text),
        };
        let term = |text, fields| term_in(text, Source::Record, fields);
        match field {
            Name::None => {
                let of_key = citation_key::words(text).filter(|_| quoted.is_none() && !is_excluded);
                for word in of_key.unwrap_or_else(|| iter::once(0..text.len()).collect()) {
                    let range = at + word.start..at + word.end;
                    self.add_words(term(&text[word.clone()], Fields::ALL), is_excluded, range, is_stop(&text[word]));
                }
            }
            Name::Fields(fields) => self.add_words(term(text, fields), is_excluded, range, false),
            Name::Abstract => {
                self.add_words(term_in(text, Source::Abstract, Fields::ALL), is_excluded, range, false);
            }
            Name::Unknown => {
                if !text.is_empty() {
                    self.unknown_fields.push(name.to_owned());
                }
                let at = start + rest.len() - item.len();
                self.add_words(term(name, Fields::ALL), is_excluded, at..at + name.len(), false);
                self.clauses.iter_mut().rev().take(1).for_each(|clause| clause.is_name = true);
                self.add_words(term(text, Fields::ALL), is_excluded, range, false);
            }
            Name::Year => {
                let condition = Years::parse(text).map(Condition::Years);
                let is_unfinished = after.is_empty() && may_become_years(text);
                self.add_fact("year", text, condition, is_unfinished, is_excluded, range);
            }
            Name::Has => {
                let text = text.to_ascii_lowercase();
                let condition = Has::of(&text).map(Condition::Has);
                let is_unfinished = after.is_empty() && Has::ALL.iter().any(|has| has.id().starts_with(&text));
                self.add_fact("has", &text, condition, is_unfinished, is_excluded, range);
            }
        }
        after
    }

    /// Adds a condition on a fact. One that means nothing is ignored, and named unless it is still
    /// being typed.
    fn add_fact(
        &mut self,
        field: &'static str,
        text: &str,
        condition: Option<Condition>,
        is_unfinished: bool,
        is_excluded: bool,
        range: Range<usize>,
    ) {
        match condition {
            Some(condition) => {
                self.clauses.push(Clause::new(condition, is_excluded, range));
            }
            None if is_unfinished => {}
            None => self.ignored.push((field, text.to_owned())),
        }
    }

    /// Takes out a condition. What was its alternative is one of the condition before it, if it was one itself.
    fn remove(&mut self, number: usize) -> Clause {
        let removed = self.clauses.remove(number);
        if let Some(next) = self.clauses.get_mut(number) {
            next.is_alternative &= removed.is_alternative;
        }
        removed
    }

    /// Ignores the conditions on abstracts of a text, where there are none.
    pub fn ignore_abstracts(&mut self, text: &str) {
        let is_on_abstract =
            |clause: &Clause| matches!(&clause.condition, Condition::Words(term) if term.source == Source::Abstract);
        while let Some(number) = self.clauses.iter().position(is_on_abstract) {
            let removed = self.remove(number);
            self.ignored.push(("abstract", text[removed.range].to_owned()));
        }
    }

    fn add_words(&mut self, term: ClauseWords, is_excluded: bool, range: Range<usize>, is_stop: bool) {
        // What has no word in it asks for nothing, and neither does a repetition.
        let same = |clause: &Clause| match &clause.condition {
            Condition::Words(other) => {
                clause.is_excluded == is_excluded
                    && (other.source, other.fields) == (term.source, term.fields)
                    && other.words.iter().eq(term.words.iter())
            }
            _ => false,
        };
        if term.words.iter().next().is_some() {
            // The later one of two is the one that may be open.
            if let Some(earlier) = self.clauses.iter().position(same) {
                self.remove(earlier);
            }
            let is_stop_word = is_stop && !is_excluded && !term.is_quoted;
            let condition = Condition::Words(term);
            self.clauses.push(Clause { is_stop_word, ..Clause::new(condition, is_excluded, range) });
        }
    }
}

/// What stands between two conditions.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Operator {
    /// One of them must hold.
    Or,
    /// The second must not hold.
    Not,
}

impl Operator {
    fn parse(word: &str) -> Option<Self> {
        match word {
            "OR" | "|" => Some(Self::Or),
            "NOT" => Some(Self::Not),
            _ => None,
        }
    }
}

/// Whether a word may be an operator.
pub(super) fn is_operator(word: &str) -> bool {
    Operator::parse(word).is_some()
}

/// The operator that `rest` begins with, and the operand after it.
fn operator(rest: &str) -> Option<(Operator, &str)> {
    let (word, operand) = rest.split_once(char::is_whitespace)?;
    Some((Operator::parse(word)?, operand.trim_start())).filter(|(_, operand)| operand.starts_with(begins_condition))
}

/// Whether what stands between two spaces is a stop word.
fn is_stop(text: &str) -> bool {
    let words = Words::of(text);
    let mut words = words.iter();
    match (words.next(), words.next()) {
        (Some(word), None) => is_stop_word(word),
        _ => text.eq_ignore_ascii_case("w/o"),
    }
}

/// Whether a word is written mostly in capitals.
fn is_acronym(text: &str) -> bool {
    let count = |is_counted: fn(&char) -> bool| text.chars().filter(is_counted).count();
    let capitals = count(|letter| letter.is_ascii_uppercase());
    capitals > 1 && 2 * capitals > count(|letter| letter.is_alphabetic())
}

/// Whether a character separates words: white space and the signs of a list.
pub(super) fn is_separator(character: char) -> bool {
    character.is_whitespace() || matches!(character, ',' | ';' | '，' | '；' | '、')
}

/// What is before the first character that `ends` it, and what begins with that.
fn split_at(text: &str, ends: fn(char) -> bool) -> (&str, &str) {
    text.split_at(text.find(ends).unwrap_or(text.len()))
}

/// What may stand before a colon.
enum Name {
    None,
    Fields(Fields),
    Abstract,
    Year,
    Has,
    Unknown,
}

impl Name {
    fn of(name: &str) -> Self {
        Self::Fields(match name.to_ascii_lowercase().as_str() {
            "" => return Self::None,
            "title" => Fields::TITLE,
            "author" | "authors" => Fields::only(Field::Author),
            "technique" => Fields::only(Field::Technique),
            "venue" => Fields::only(Field::Venue),
            "category" => Fields::only(Field::Category),
            "abstract" => return Self::Abstract,
            "year" => return Self::Year,
            "has" => return Self::Has,
            _ => return Self::Unknown,
        })
    }
}

/// Whether a text before a colon looks like the name of a field.
fn is_name(text: &str) -> bool {
    text.len() > 1 && text.bytes().all(|byte| byte.is_ascii_alphabetic())
}

/// Whether a minus before this character rules something out, and is not a dash.
fn begins_condition(character: char) -> bool {
    character.is_alphanumeric() || is_quote(character)
}

/// Whether a character begins or ends a quotation, as keyboards and documents write it.
fn is_quote(character: char) -> bool {
    matches!(character, '"' | '“' | '”' | '„')
}

#[cfg(test)]
mod tests;
