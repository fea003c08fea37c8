//! Dates as lists write them: `2024-05-01`, `2024/05`, `May 2024`, `Sep 27, 2023`, `#12/30`.
use super::letters;

/// The rule of what should be a year and is none.
pub(crate) const NO_YEAR: &str = "not-a-year";

/// A date of which parts may be unknown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// The year, 1900 to 2099.
    pub year: Option<u16>,
    /// The month, 1 to 12.
    pub month: Option<u8>,
    /// The day of the month, 1 to 31.
    pub day: Option<u8>,
}

#[rustfmt::skip]
const MONTHS: [&str; 12] = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
];

/// Whether a text begins with a year: `2023`, `2023;18(5):201`.
pub(crate) fn begins_with_year(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    digits == 4 && (text.starts_with("19") || text.starts_with("20"))
}

/// Whether a text is a year and nothing else: `2023`.
pub(crate) fn is_year(text: &str) -> bool {
    text.len() == 4 && begins_with_year(text)
}

/// Whether a text is the last two digits of a year.
pub(crate) fn is_short_year(text: &str) -> bool {
    text.len() == 2 && letters::is_digits(text)
}

/// A year and what stands behind a dash: `2025-PR`.
pub(crate) fn before_dash(text: &str) -> Option<(&str, &str)> {
    text.split_once('-').filter(|(year, _)| is_year(year))
}

/// Whether a year stands somewhere in a text.
pub(crate) fn has_year(text: &str) -> bool {
    text.split(|character: char| !character.is_ascii_digit()).any(begins_with_year)
}

/// The date of a year and a month that letters follow without a space, which say nothing: `2025.05.1lamp`.
pub(crate) fn before_letters(text: &str) -> Option<Written> {
    let end = text.find(|mark: char| !mark.is_ascii_digit() && !".-/".contains(mark))?;
    let (digits, rest) = text.split_at(end);
    let is_month = begins_with_year(digits)
        && digits.len() > "2025.".len()
        && digits.ends_with(|last: char| last.is_ascii_digit());
    read(digits).filter(|_| is_month && rest.starts_with(char::is_alphabetic))
}

/// Reads a text that is a date and nothing else.
#[must_use]
pub fn read(text: &str) -> Option<Written> {
    let text = text.trim().trim_start_matches('#');
    if text.is_empty() || text.len() > 32 {
        return None;
    }
    // `'08`
    let short = text.strip_prefix(['\'', '’']).filter(|year| year.len() == 2).and_then(|year| year.parse::<u16>().ok());
    if let Some(short) = short {
        return Some(Written { year: Some(if short < 50 { 2000 } else { 1900 } + short), ..Written::default() });
    }
    let is_separator = |character: char| {
        character.is_whitespace()
            || ",.-/'’#_:~".contains(character)
            || matches!(character, '年' | '月' | '日' | '년' | '월' | '일')
    };
    let mut date = Written::default();
    let mut numbers = Vec::new();
    for word in text.split(is_separator).filter(|word| !word.is_empty()) {
        let number = word.trim_end_matches(|last: char| last.is_ascii_alphabetic());
        let end = &word[number.len()..];
        if ["spring", "summer", "autumn", "fall", "winter"].iter().any(|season| season.eq_ignore_ascii_case(word)) {
            // A season says no more than its year.
        } else if let Some(month) = month(word) {
            if date.month.replace(month).is_some() {
                return None;
            }
        } else if !number.is_empty()
            && letters::is_digits(number)
            && (["", "st", "nd", "rd", "th"].iter().any(|ordinal| end.eq_ignore_ascii_case(ordinal))
                // `2019a`, where a list cites two papers of a year.
                || number.len() == 4 && matches!(end, "a" | "b" | "c" | "d"))
        {
            numbers.push((number.parse::<u32>().ok()?, number.len()));
        } else {
            return None;
        }
    }
    let small = |number: u32| u8::try_from(number).ok();
    let year_at = numbers.iter().position(|(number, length)| *length == 4 && (1900..2100).contains(number));
    if let Some(at) = year_at {
        date.year = u16::try_from(numbers.remove(at).0).ok();
    }
    match (date.month, &numbers[..]) {
        // A month and a day without a year, as in the notes of a list, or a bare number.
        (None, [(month, _), (day, _)]) if date.year.is_some() || text.contains('/') => {
            (date.month, date.day) = (small(*month), small(*day));
        }
        // A day without its month says no more than the year: `15 2018`.
        (None, [(13..=31, 2)]) if date.year.is_some() && text.contains(' ') => {}
        (None, [(month, 1..=2)]) if date.year.is_some() => date.month = small(*month),
        (Some(_), [(day, 1..=2)]) => date.day = small(*day),
        // `6 Aug 18`
        (Some(_), [(day, 1..=2), (year, 2)]) if date.year.is_none() && *year < 50 => {
            (date.day, date.year) = (small(*day), u16::try_from(2000 + year).ok());
        }
        (_, []) => {}
        _ => return None,
    }
    if date.month.is_some_and(|month| month > 12) && date.day.is_some_and(|day| day <= 12) {
        std::mem::swap(&mut date.month, &mut date.day);
    }
    let fits = date.month.is_none_or(|month| (1..=12).contains(&month))
        && date.day.is_none_or(|day| (1..=31).contains(&day))
        && date != Written::default();
    fits.then_some(date)
}

/// Reads the date with which a text begins, and what comes after it.
#[must_use]
pub fn read_start(text: &str) -> Option<(Written, &str)> {
    let inner = text.trim_start().trim_start_matches(['[', '(', '*', '【', '（']);
    let ends = inner.char_indices().filter(|(_, character)| {
        matches!(character, ':' | ']' | ')' | '：' | '】' | '）' | ' ') || matches!(character, '—' | '–')
    });
    let mut best = None;
    for (end, character) in ends.take_while(|(end, _)| *end <= 24) {
        if let Some(date) = read(&inner[..end]) {
            best = Some((
                date,
                inner[end + character.len_utf8()..].trim_start_matches([']', ')', '】', '）', ':', '：', ' ', '*']),
            ));
        }
    }
    best
}

/// The number of a month by its name.
#[must_use]
pub fn month(word: &str) -> Option<u8> {
    let word = if word.eq_ignore_ascii_case("sept") { "sep" } else { word };
    let is_it = |name: &&str| name.eq_ignore_ascii_case(word) || name[..3].eq_ignore_ascii_case(word);
    u8::try_from(MONTHS.iter().position(is_it)? + 1).ok()
}

/// Whether a comma stands between a day and its month: `8th, Nov. 2021`.
pub(crate) fn is_inside(before: &str, after: &str) -> bool {
    const ENDS: [&str; 4] = ["st", "nd", "rd", "th"];
    let day = ENDS.iter().find_map(|end| before.trim().strip_suffix(end));
    let is_day = |day: &str| matches!(day.parse::<u8>(), Ok(1..=31));
    let next = after.trim_start().split([' ', '.', ',']).next().unwrap_or_default();
    day.is_some_and(is_day) && month(next).is_some()
}

/// Whether a text is a name with a year at its end, as that of a conference.
pub(crate) fn ends_in_year(text: &str) -> bool {
    let Some((name, year)) = text.rsplit_once([' ', '\'', '’', ',']) else { return false };
    let is_small = |word: &str| matches!(word, "of" | "on" | "in" | "and" | "for" | "the" | "&" | "at");
    // Some scripts have no capitals.
    let begins = |first: char| first.is_alphanumeric() && !first.is_lowercase();
    let is_name = |word: &str| word.starts_with(begins) || is_small(word);
    (2..=4).contains(&year.len())
        && letters::is_digits(year)
        && name.split_whitespace().count() <= 8
        && name.split_whitespace().all(is_name)
}

#[cfg(test)]
mod tests {
    use super::{Written, read, read_start};

    fn date(year: u16, month: u8, day: u8) -> Option<Written> {
        let some = |part: u8| (part > 0).then_some(part);
        Some(Written { year: (year > 0).then_some(year), month: some(month), day: some(day) })
    }

    #[test]
    fn dates_are_read_as_they_are_written() {
        for (text, expected) in [
            ("2024", date(2024, 0, 0)),
            ("Winter 1989", date(1989, 0, 0)),
            ("2024-05-01", date(2024, 5, 1)),
            ("2024/05", date(2024, 5, 0)),
            ("2023.03", date(2023, 3, 0)),
            ("05/2024", date(2024, 5, 0)),
            ("May 2024", date(2024, 5, 0)),
            ("Sep 27, 2023", date(2023, 9, 27)),
            ("27 Sept 2023", date(2023, 9, 27)),
            ("6 Aug 18", date(2018, 8, 6)),
            ("July 11th, 2023", date(2023, 7, 11)),
            ("#12/30", date(0, 12, 30)),
            ("'08", date(2008, 0, 0)),
            ("’96", date(1996, 0, 0)),
            ("2024年5月", date(2024, 5, 0)),
            ("2024년 5월 1일", date(2024, 5, 1)),
            ("25/12/2023", date(2023, 12, 25)),
            ("02 2017", date(2017, 2, 0)),
            ("15 2018", date(2018, 0, 0)),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
        for text in ["", "12", "ICLR 2024", "2306.08543", "2024 2025", "13/40", "1.5", "May May", "99"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_date_stands_before_a_text() {
        assert_eq!(read_start("Sep 27, 2023: Add tag"), date(2023, 9, 27).map(|date| (date, "Add tag")));
        assert_eq!(read_start("[2024/05] New"), date(2024, 5, 0).map(|date| (date, "New")));
        assert_eq!(read_start("**2024-05-01** New"), None);
        assert_eq!(read_start("Nothing"), None);
    }
}
