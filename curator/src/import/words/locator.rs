//! Where in a journal or a book a paper stands: `24:412-426`, `57(4), 717–745`, `vol. 30, no. 2, pp. 167–82`.
use super::date;
use super::date::begins_with_year;

/// What the numbers of a locator are called, in small letters.
const KEYS: [&str; 14] =
    ["volume", "vol", "v", "number", "no", "nr", "issue", "iss", "pages", "page", "pp", "p", "article", "part"];

/// The most numbers that a locator has; more are a list of something else.
const MOST_NUMBERS: usize = 6;

/// The longest number of an issue, in bytes.
const LONGEST_ISSUE: usize = 9;

/// The most characters between a name and its locator.
const MOST_APART: usize = 3;

/// The length of the locator with which a text begins; `None` where it begins with none.
pub(crate) fn length(text: &str) -> Option<usize> {
    let mut scan = Scan { text, at: 0 };
    let (mut numbers, mut is_sure) = (0, false);
    let mut end = 0;
    loop {
        let has_key = scan.key();
        let Some(is_range) = scan.number(numbers > 0) else { break };
        if !has_key && numbers == 0 && begins_with_year(text) {
            return None;
        }
        numbers += 1;
        if numbers > MOST_NUMBERS {
            return None;
        }
        let has_issue = scan.issue();
        is_sure |= has_key || has_issue || is_range && numbers > 1;
        end = scan.at;
        is_sure |= scan.separator() == Some(':') && scan.rest().starts_with(is_of_page);
        // The year that follows is no part of it.
        if begins_with_year(scan.rest()) && !scan.rest()[4..].starts_with(['-', '–', ':']) {
            break;
        }
    }
    (is_sure && ends(&text[end..])).then_some(end)
}

/// Whether a text is a locator and nothing else.
pub(crate) fn is_one(text: &str) -> bool {
    length(text) == Some(text.len())
}

/// Whether a text is a locator, or the number of a volume or its pages alone: `12`, `4–15`.
pub(crate) fn is_volume(text: &str) -> bool {
    let is_part = |character: char| character.is_ascii_digit() || "().:-–—, ".contains(character);
    is_one(text)
        || text.starts_with(|first: char| first.is_ascii_digit())
            && text.chars().all(is_part)
            && !begins_with_year(text)
}

/// Where the locator is that stands behind a space or a comma, with which a text begins.
pub(crate) fn behind(text: &str) -> Option<std::ops::Range<usize>> {
    let start = text.bytes().take(MOST_APART).take_while(|byte| matches!(byte, b',' | b' ' | b'.')).count();
    let rest = &text[start..];
    // Most texts begin with another letter.
    let may_begin =
        |first: char| first.is_ascii_digit() || matches!(first.to_ascii_lowercase(), 'v' | 'n' | 'i' | 'p' | 'a');
    if start == 0 || !rest.starts_with(may_begin) {
        return None;
    }
    Some(start..start + length(rest)?)
}

/// The text before the locator that follows soon.
pub(crate) fn before(text: &str) -> Option<&str> {
    /// The rest of a name is seldom longer, in bytes.
    const LONGEST: usize = 90;
    let near = text.char_indices().take_while(|(at, _)| *at <= LONGEST);
    let mut starts = near.filter(|(_, letter)| matches!(letter, ' ' | ','));
    starts.find(|(at, _)| behind(&text[*at..]).is_some()).map(|(at, _)| text[..at].trim_end_matches(['.', ',']))
}

/// Whether a locator may end where a text begins.
fn ends(text: &str) -> bool {
    let mut letters = text.chars();
    match letters.next() {
        None => true,
        Some('.' | ',' | ';' | ')' | ']' | '"' | '”') => letters.next().is_none_or(|next| !next.is_alphanumeric()),
        Some(' ') => {
            let rest = text.trim_start();
            let word = rest.split([' ', ':', '.']).next().unwrap_or_default();
            rest.is_empty()
                || rest.starts_with(['(', '[', '<', '“', '-', '–'])
                || begins_with_year(rest)
                || matches!(word, "doi" | "DOI" | "in" | "In" | "https" | "http")
        }
        Some(_) => false,
    }
}

/// Whether a character is one with which a page begins: `e68`, `L12`, `412`.
fn is_of_page(first: char) -> bool {
    first.is_ascii_digit() || first.is_ascii_alphabetic()
}

/// Reads a text from its beginning on.
struct Scan<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Scan<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn skip(&mut self, is_skipped: impl Fn(char) -> bool) -> usize {
        let rest = self.rest();
        let length = rest.len() - rest.trim_start_matches(is_skipped).len();
        self.at += length;
        length
    }

    /// Skips `vol.`, and whether it is there.
    fn key(&mut self) -> bool {
        let rest = self.rest();
        let word = &rest[..rest.find(|letter: char| !letter.is_ascii_alphabetic()).unwrap_or(rest.len())];
        let after = rest[word.len()..].trim_start_matches(['.', ' ', ':']);
        // `P. 12`, behind a family name, is an initial.
        let is_initial = word.len() == 1 && word.starts_with(char::is_uppercase);
        let is_key = word.len() <= 7
            && !is_initial
            && KEYS.contains(&word.to_ascii_lowercase().as_str())
            && after.starts_with(|first: char| first.is_ascii_digit());
        if is_key {
            self.at += rest.len() - after.len();
        }
        is_key
    }

    /// Skips a number or a range of pages; whether it is a range. Behind others it may begin with a letter.
    fn number(&mut self, may_have_letter: bool) -> Option<bool> {
        const MOST_DIGITS: usize = 7;
        let start = self.at;
        let letters = if may_have_letter { self.skip(|letter| letter.is_ascii_alphabetic()) } else { 0 };
        let digits = self.skip(|digit| digit.is_ascii_digit());
        if letters > 1 || digits == 0 || digits > MOST_DIGITS {
            self.at = start;
            return None;
        }
        let end = self.at;
        // `S12`, `12A`
        if self.skip(|letter| letter.is_ascii_alphabetic()) > 1 {
            self.at = end;
        }
        let end = self.at;
        let dashes = self.skip(|dash| matches!(dash, '-' | '–' | '—' | '‐' | ' '));
        let letters = self.skip(|letter| letter.is_ascii_alphabetic());
        let is_range = dashes > 0 && !self.text[end..end + dashes].trim().is_empty() && letters <= 1;
        if is_range && self.skip(|digit| digit.is_ascii_digit()) > 0 {
            return Some(true);
        }
        self.at = end;
        Some(false)
    }

    /// Skips the number of an issue in brackets, and whether it is there. A year is none.
    fn issue(&mut self) -> bool {
        let rest = self.rest().trim_start();
        let Some(inside) = rest.strip_prefix('(') else { return false };
        let Some(end) = inside.bytes().take(LONGEST_ISSUE + 1).position(|byte| byte == b')') else { return false };
        let issue = &inside[..end];
        let is_number = |letter: char| letter.is_ascii_digit() || matches!(letter, '-' | '–' | '/' | ',' | ' ');
        let is_issue = issue.contains(|digit: char| digit.is_ascii_digit()) && issue.chars().all(is_number);
        // Nor is a month of one: `(02 2017)`.
        let is_date = || issue.rsplit_once(' ').is_some_and(|(_, year)| date::is_year(year));
        if is_issue && !begins_with_year(issue) && !is_date() {
            self.at = self.text.len() - rest.len() + issue.len() + 2;
            return true;
        }
        false
    }

    /// Skips what stands between two numbers, and what it is.
    fn separator(&mut self) -> Option<char> {
        let start = self.at;
        self.skip(|space| space == ' ');
        let mark = self.rest().chars().next().filter(|mark| matches!(mark, ':' | ',' | ';' | '.'));
        if mark.is_none() && self.at == start {
            return None;
        }
        self.at += mark.map_or(0, char::len_utf8);
        self.skip(|space| space == ' ');
        mark
    }
}

#[cfg(test)]
mod tests {
    use super::{before, behind, length};

    #[test]
    fn locators_are_told_from_other_numbers() {
        for text in [
            "24:412-426",
            "57(4):717-745",
            "2:e68",
            "16: 750-759",
            "5, 345–352",
            "vol. 30, no. 2",
            "19, no. 2.3",
            "Volume 70, Issue 1",
            "12, pp.56-68",
            "142 (1): 1–46",
            "114 (3–5): 159–182",
            "pp. 41-50",
            "1:67-96",
            "52(2): 131-158",
            "11, 1: 1-17",
        ] {
            assert_eq!(length(text), Some(text.len()), "{text}");
        }
        assert_eq!(length("19, no. 1 (2005): 49-66."), Some(9));
        assert_eq!(length("30, no. 2, 2015, pp. 1-2"), Some(9));
        for text in [
            "2019, 12-15",
            "3 lamps",
            "12",
            "2: 10 Ways",
            "10 (2007): 127-143",
            "10 (02 2007): 127-143",
            "1984: A Title",
            "3D",
            "No lamp",
            "4.0",
            "pp. 1, 2, 3, 4, 5, 6, 7, 8",
        ] {
            assert_eq!(length(text), None, "{text}");
        }
        assert_eq!(before("Evolution 16: 750-759. (see also)"), Some("Evolution"));
        assert_eq!(before("Light of Lamps. And more"), None);
    }
    #[test]
    fn a_long_list_of_numbers_is_looked_at_from_each_of_them_in_no_time() {
        for text in [", 1".repeat(20_000), ". ".repeat(20_000), ", 1 (2".repeat(20_000)] {
            let starts = text.char_indices().map(|(at, _)| at);
            assert_eq!(starts.filter(|at| behind(&text[*at..]).is_some()).count(), 0);
        }
    }
}
