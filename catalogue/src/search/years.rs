//! Years as a reader writes them.
use std::ops::RangeInclusive;

/// The years that a text names; `None` when it names none. It may name
///
/// | written | means |
/// | --- | --- |
/// | `2023` | this year |
/// | `2022..2024`, `2022-2024` | from the one to the other |
/// | `2023..`, `2023-`, `>=2023`, `2023+` | this year and later |
/// | `..2023`, `<=2023` | this year and before |
/// | `>2022`, `<2022` | later, before |
/// | `2021,2023..2024` | any of these |
pub(super) fn years(text: &str) -> Option<Vec<RangeInclusive<u16>>> {
    let mut ranges = Vec::new();
    for text in text.split(',') {
        ranges.push(range(text)?);
    }
    Some(ranges)
}

/// Years as a reader reads them: “2022–2024”, “since 2023”, “until 2021, 2023”.
pub(super) fn in_words(ranges: &[RangeInclusive<u16>]) -> String {
    let range = |range: &RangeInclusive<u16>| match (*range.start(), *range.end()) {
        (from, to) if from == to => from.to_string(),
        (0, to) => format!("until {to}"),
        (from, u16::MAX) => format!("since {from}"),
        (from, to) => format!("{from}–{to}"),
    };
    ranges.iter().map(range).collect::<Vec<_>>().join(", ")
}

/// Whether the year that a text is is in one of some ranges.
pub(super) fn are_in(ranges: &[RangeInclusive<u16>], year: &str) -> bool {
    year.parse().is_ok_and(|year| ranges.iter().any(|range| range.contains(&year)))
}

/// Whether a text may name years of this century or the last once more of it is typed.
pub(super) fn may_become_years(text: &str) -> bool {
    let is_sign = |letter: char| ".-–<>=,+".contains(letter);
    let may_become_year = |text: &str| match text.as_bytes() {
        [] | [b'1' | b'2'] => true,
        [b'1', b'9', rest @ ..] | [b'2', b'0', rest @ ..] => {
            rest.len() <= 2 && rest.iter().all(|digit| digit.is_ascii_digit())
        }
        _ => false,
    };
    text.split(is_sign).all(may_become_year)
}

fn range(text: &str) -> Option<RangeInclusive<u16>> {
    let year = |text: &str| (text.len() == 4).then(|| text.parse::<u16>().ok()).flatten();
    let signs = text.len() - text.trim_start_matches(['<', '>', '=']).len();
    let after_signs = || year(&text[signs..]);
    match &text[..signs] {
        ">" => return after_signs().map(|year| year + 1..=u16::MAX),
        ">=" | "=>" => return after_signs().map(|year| year..=u16::MAX),
        "<" => return after_signs().map(|year| 0..=year.saturating_sub(1)),
        "<=" | "=<" => return after_signs().map(|year| 0..=year),
        _ => {}
    }
    let parts = ["..", "-", "–", "+"].iter().find_map(|dash| Some((*dash, text.split_once(dash)?)));
    match parts {
        None => year(text).map(|year| year..=year),
        Some(("..", ("", to))) => year(to).map(|to| 0..=to),
        Some((_, (from, ""))) => year(from).map(|from| from..=u16::MAX),
        Some((dash, (from, to))) if dash != "+" => {
            let (from, to) = year(from).zip(year(to))?;
            Some(from.min(to)..=from.max(to))
        }
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{in_words, may_become_years, years};

    #[test]
    fn years_are_written_in_many_ways() {
        for (text, from, to) in [
            ("2023", 2023, 2023),
            ("2022..2024", 2022, 2024),
            ("2022-2024", 2022, 2024),
            ("2022–2024", 2022, 2024),
            ("2024..2022", 2022, 2024),
            ("2023..", 2023, u16::MAX),
            ("2023-", 2023, u16::MAX),
            ("2023+", 2023, u16::MAX),
            (">=2023", 2023, u16::MAX),
            (">2022", 2023, u16::MAX),
            ("..2023", 0, 2023),
            ("<=2023", 0, 2023),
            ("<2023", 0, 2022),
        ] {
            assert_eq!(years(text), Some(vec![from..=to]), "{text}");
        }
        for (text, words) in
            [("2022..2024", "2022–2024"), (">2022", "since 2023"), ("<=2021,2023-2023", "until 2021, 2023")]
        {
            assert_eq!(in_words(&years(text).unwrap()), words);
        }
        assert_eq!(years("2021,2023.."), Some(vec![2021..=2021, 2023..=u16::MAX]));
        for text in ["", "23", "20x3", "20234", ">", ">>2023", "2023..24", "2023,", "-2023", "..", "2022+2023", "next"]
        {
            assert_eq!(years(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_still_being_typed_may_become_years() {
        for text in ["", "2", "202", ">20", "2022..", "2022..20", "2022-2", "2021,20"] {
            assert!(may_become_years(text), "{text}");
        }
        for text in ["20234", "x", "20x", "23", "2023,24", "3"] {
            assert!(!may_become_years(text), "{text}");
        }
    }
}
