//! A label as words: where each stands in the label, and its letters folded.

use std::ops::{Range, RangeInclusive};

use crate::fold::fold;

/// The first year a venue can have.
pub const FIRST_YEAR: u16 = 1900;

/// The last year a venue can have.
pub const LAST_YEAR: u16 = 2099;

/// The years that two digits can stand for: `NIPS'98` is 1998 and `ICML'23` is 2023, but `MICRO-56`
/// is the fifty-sixth of its meetings.
pub(super) const TWO_DIGIT_YEARS: RangeInclusive<u16> = 1970..=2039;

/// One word of a label.
#[derive(Clone, Debug)]
pub(super) struct Word {
    /// The byte of the label where the word starts.
    pub start: usize,
    /// The byte of the label after the word.
    pub end: usize,
    /// The word in lower case and without diacritics.
    pub folded: String,
    /// Whether an apostrophe stands right before the word, as in `'23`.
    after_apostrophe: bool,
}

impl Word {
    /// The year this word is on its own: `2024`, or `24` after an apostrophe.
    pub fn year(&self) -> Option<u16> {
        match self.folded.len() {
            4 => digits(&self.folded).filter(|year| (FIRST_YEAR..=LAST_YEAR).contains(year)),
            _ if self.after_apostrophe => self.two_digit_year(),
            _ => None,
        }
    }

    /// The year two digits stand for, with or without an apostrophe.
    pub fn two_digit_year(&self) -> Option<u16> {
        let digits = digits(&self.folded).filter(|_| self.is_two_digits())?;
        [1900 + digits, 2000 + digits].into_iter().find(|year| TWO_DIGIT_YEARS.contains(year))
    }

    /// Whether the word is two digits.
    fn is_two_digits(&self) -> bool {
        self.folded.len() == 2 && digits(&self.folded).is_some()
    }

    /// Whether the word is a number of a volume, an issue or a page, and no year.
    pub fn is_number(&self) -> bool {
        (1..=3).contains(&self.folded.len()) && digits(&self.folded).is_some()
    }
}

/// Cuts a label into words, and a year off the word it is glued to: `CVPR2024`, `ACL24'Findings`.
/// Two digits are one only after a word for which `is_series`, because `Web3D24` may be a name.
pub(super) fn split(label: &str, is_series: &dyn Fn(&str) -> bool) -> Vec<Word> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, character) in label.char_indices() {
        match (start, is_separator(character)) {
            (None, false) => start = Some(at),
            (Some(from), true) => {
                push(label, from..at, is_series, &mut words);
                start = None;
            }
            _ => {}
        }
    }
    if let Some(from) = start {
        push(label, from..label.len(), is_series, &mut words);
    }
    words
}

/// The first place where the words name something in a table, and the longest such name there.
pub(super) fn find<T>(words: &[Word], lookup: impl Fn(&str) -> Option<T>) -> Option<(Range<usize>, T)> {
    (0..words.len()).find_map(|start| find_at(words, start, &lookup))
}

/// The longest run of words from `start` on that names something in a table.
pub(super) fn find_at<T>(
    words: &[Word],
    start: usize,
    lookup: impl Fn(&str) -> Option<T>,
) -> Option<(Range<usize>, T)> {
    let mut key = String::new();
    let mut longest = None;
    for (at, word) in words.iter().enumerate().skip(start) {
        key.push_str(&word.folded);
        if let Some(found) = lookup(&key) {
            longest = Some((start..at + 1, found));
        }
    }
    longest
}

/// A text in the form the tables are in: its words in lower case, with nothing between them.
pub(super) fn key(text: &str) -> String {
    fold(&text.replace(is_separator, ""))
}

/// Whether a key is that of a name of a table; like [`key`], without making one.
pub(super) fn is_key_of(key: &str, name: &str) -> bool {
    may_begin(key, name) && letters(name).eq(key.bytes())
}

/// Every name begins with a letter or digit, in which most differ.
fn may_begin(key: &str, name: &str) -> bool {
    let begins = |text: &str| text.bytes().next().map(|byte| byte.to_ascii_lowercase());
    begins(key) == begins(name)
}

/// The key of a name of a table, which has no capitals but those of ASCII.
fn letters(name: &str) -> impl Iterator<Item = u8> {
    name.bytes()
        .filter(|byte| !byte.is_ascii_whitespace() && !byte.is_ascii_punctuation())
        .map(|byte| byte.to_ascii_lowercase())
}

/// The text of some words of a label. What stood between neighbours is kept where it belongs to a
/// name (`ES-FoMo`, `Q&A`), and is a space where it does not or where words were taken out.
pub(super) fn text(label: &str, words: &[Word]) -> String {
    let mut text = String::new();
    let mut previous: Option<&Word> = None;
    for word in words {
        if let Some(previous) = previous {
            match label.get(previous.end..word.start) {
                Some(gap @ ("-" | "&" | "." | "/" | "+" | "'" | " & ")) => text.push_str(gap),
                _ => text.push(' '),
            }
        }
        text.push_str(&label[word.start..word.end]);
        previous = Some(word);
    }
    text
}

/// Where a name ends, with the bracket that closes one opened in it: `Games (CoG) 2024`.
pub(super) fn end_with_bracket(label: &str, end: usize) -> usize {
    let closes = label[end..].starts_with(')') && label[..end].contains('(');
    if closes { end + 1 } else { end }
}

fn push(label: &str, range: Range<usize>, is_series: &dyn Fn(&str) -> bool, words: &mut Vec<Word>) {
    let after_apostrophe = label[..range.start].ends_with(is_apostrophe);
    let word = |range: Range<usize>, after_apostrophe| Word {
        start: range.start,
        end: range.end,
        folded: fold(&label[range]),
        after_apostrophe,
    };
    match glued_year(&label[range.clone()], is_series) {
        Some(length) => {
            let cut = range.end - length;
            words.push(word(range.start..cut, after_apostrophe));
            words.push(word(cut..range.end, false));
        }
        None => words.push(word(range, after_apostrophe)),
    }
}

/// How many digits at the end of a word are its year.
fn glued_year(word: &str, is_series: &dyn Fn(&str) -> bool) -> Option<usize> {
    let name = word.trim_end_matches(|character: char| character.is_ascii_digit());
    let length = word.len() - name.len();
    let is_year = match length {
        4 => digits(&word[name.len()..]).is_some_and(|y| (FIRST_YEAR..=LAST_YEAR).contains(&y)),
        2 => is_series(&fold(name)),
        _ => false,
    };
    (is_year && !name.is_empty()).then_some(length)
}

fn digits(text: &str) -> Option<u16> {
    let all_digits = text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| all_digits)
}

fn is_apostrophe(character: char) -> bool {
    matches!(character, '\'' | '’' | '‘' | '‛' | '′' | '´' | '`' | 'ʼ' | '＇')
}

/// Whether a character stands between words. Letters, digits and marks of any script, and
/// pictures, are parts of words.
fn is_separator(character: char) -> bool {
    character.is_whitespace()
        || character.is_ascii_punctuation()
        || is_apostrophe(character)
        || matches!(
            character,
            '“' | '”' | '„' | '«' | '»' | '‐'..='―' | '−' | '·' | '•' | '…' | '，' | '、' | '：' | '；' | '（' | '）'
        )
}
