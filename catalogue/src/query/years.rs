//! Years as a reader writes them.
use std::fmt;
use std::ops::{Range, RangeInclusive};

/// The first of no year that four digits can write.
const END: u16 = 10_000;

/// Some years, one or more, as ranges that ascend and do not touch each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Years(Vec<Range<u16>>);

impl Years {
    /// The years that a text names; `None` when it is not written so. It may name
    ///
    /// | written | means |
    /// | --- | --- |
    /// | `2023` | this year |
    /// | `2022..2024`, `2022-2024` | from the one to the other |
    /// | `2023..`, `2023-`, `>=2023`, `2023+` | this year and later |
    /// | `..2023`, `<=2023` | this year and before |
    /// | `>2022`, `<2022` | later, before |
    /// | `2021,2023..2024` | any of these |
    pub fn parse(text: &str) -> Option<Self> {
        let mut years = Self(Vec::new());
        for text in text.split(',') {
            years.add(range(text)?);
        }
        Some(years).filter(|years| !years.0.is_empty())
    }

    /// The years of a range that is not empty.
    pub fn of(range: RangeInclusive<u16>) -> Self {
        let mut years = Self(Vec::new());
        years.add(*range.start()..range.end().saturating_add(1));
        years
    }

    /// Whether a text is one of these years.
    pub fn include(&self, year: &str) -> bool {
        year.parse().is_ok_and(|year| self.0.iter().any(|range| range.contains(&year)))
    }

    /// Whether it is a single year.
    pub fn is_one(&self) -> bool {
        matches!(&self.0[..], [range] if range.len() == 1)
    }

    /// These years without others; `None` when none is left.
    pub fn without(&self, others: &Self) -> Option<Self> {
        let mut years = self.0.clone();
        for other in &others.0 {
            let around =
                |range: Range<u16>| [range.start..range.end.min(other.start), range.start.max(other.end)..range.end];
            years = years.into_iter().flat_map(around).filter(|range| !range.is_empty()).collect();
        }
        Some(Self(years)).filter(|years| !years.0.is_empty())
    }

    /// Each range of them, as an address has it.
    pub fn written(&self) -> impl Iterator<Item = String> {
        self.0.iter().map(|range| match (range.start, range.end) {
            (from, END) => format!("{from:04}.."),
            (0, end) => format!("..{:04}", end - 1),
            (from, _) if range.len() == 1 => format!("{from:04}"),
            (from, end) => format!("{from:04}..{:04}", end - 1),
        })
    }

    /// Adds a range, joined with those that it touches.
    fn add(&mut self, mut added: Range<u16>) {
        if added.is_empty() {
            return;
        }
        self.0.retain(|range| {
            let is_apart = range.end < added.start || added.end < range.start;
            if !is_apart {
                added = range.start.min(added.start)..range.end.max(added.end);
            }
            is_apart
        });
        let place = self.0.partition_point(|range| range.start < added.start);
        self.0.insert(place, added);
    }
}

/// As a reader reads them: “2022–2024”, “until 2021, since 2023”.
impl fmt::Display for Years {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, range) in self.0.iter().enumerate() {
            if number > 0 {
                formatter.write_str(", ")?;
            }
            match (range.start, range.end - 1) {
                (from, to) if from == to => write!(formatter, "{from}"),
                (from, _) if range.end == END => write!(formatter, "since {from}"),
                (0, to) => write!(formatter, "until {to}"),
                (from, to) => write!(formatter, "{from}–{to}"),
            }?;
        }
        Ok(())
    }
}

/// Whether a text may name years of this century or the last once more of it is typed.
pub(crate) fn may_become_years(text: &str) -> bool {
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

fn range(text: &str) -> Option<Range<u16>> {
    let year = |text: &str| {
        let is_year = text.len() == 4 && text.bytes().all(|digit| digit.is_ascii_digit());
        text.parse::<u16>().ok().filter(|_| is_year)
    };
    let signs = text.len() - text.trim_start_matches(['<', '>', '=']).len();
    let after_signs = || year(&text[signs..]);
    match &text[..signs] {
        ">" => return after_signs().map(|year| year + 1..END),
        ">=" | "=>" => return after_signs().map(|year| year..END),
        "<" => return after_signs().map(|year| 0..year),
        "<=" | "=<" => return after_signs().map(|year| 0..year + 1),
        _ => {}
    }
    let parts = ["..", "-", "–", "+"].iter().find_map(|dash| Some((*dash, text.split_once(dash)?)));
    match parts {
        None => year(text).map(|year| year..year + 1),
        Some(("..", ("", to))) => year(to).map(|to| 0..to + 1),
        Some((_, (from, ""))) => year(from).map(|from| from..END),
        Some((dash, (from, to))) if dash != "+" => {
            let (from, to) = year(from).zip(year(to))?;
            Some(from.min(to)..from.max(to) + 1)
        }
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{END, Years, may_become_years};

    fn years(text: &str) -> Years {
        Years::parse(text).unwrap()
    }

    #[test]
    fn years_are_written_in_many_ways() {
        for (text, from, to) in [
            ("2023", 2023, 2023),
            ("2022..2024", 2022, 2024),
            ("2022-2024", 2022, 2024),
            ("2022–2024", 2022, 2024),
            ("2024..2022", 2022, 2024),
            ("2023..", 2023, 9999),
            ("2023-", 2023, 9999),
            ("2023+", 2023, 9999),
            (">=2023", 2023, 9999),
            (">2022", 2023, 9999),
            ("..2023", 0, 2023),
            ("<=2023", 0, 2023),
            ("<2023", 0, 2022),
            ("2022,2024,2023", 2022, 2024),
        ] {
            assert_eq!(years(text), Years::of(from..=to), "{text}");
        }
        assert_eq!(years("2023..,2021").0, [2021..2022, 2023..END]);
        for text in [
            "",
            "23",
            "20x3",
            "+202",
            "20234",
            ">",
            ">>2023",
            "2023..24",
            "2023,",
            "-2023",
            "..",
            "2022+2023",
            ">9999",
            "<0000",
            "next",
        ] {
            assert_eq!(Years::parse(text), None, "{text}");
        }
    }

    #[test]
    fn years_are_said_and_written_as_ranges() {
        for (text, said, written) in [
            ("2022-2024", "2022–2024", "2022..2024"),
            (">2022", "since 2023", "2023.."),
            ("<=2021,2023-2023", "until 2021, 2023", "..2021 2023"),
            ("..2023,2022..", "since 0", "0000.."),
        ] {
            assert_eq!(years(text).to_string(), said);
            assert_eq!(years(text).written().collect::<Vec<_>>().join(" "), written);
        }
        assert_eq!(Years::of(2022..=2024), years("2022..2024"));
        assert!(years("2023..2023").is_one() && !years("2023..").is_one() && !years("2021,2023").is_one());
    }

    #[test]
    fn years_are_taken_out_of_others() {
        for (text, other, left) in [
            ("2022..2024", "2023", "2022,2024"),
            ("2022..2024", "2022", "2023..2024"),
            ("2022..2024", "2021..2023", "2024"),
            ("2022..2024", "2025", "2022..2024"),
            ("2020..2021,2023..", "2021..2023", "2020,2024.."),
            ("..2024", "..2020,2022", "2021,2023..2024"),
        ] {
            assert_eq!(years(text).without(&years(other)), Some(years(left)), "{text} without {other}");
        }
        assert_eq!(years("2022").without(&years("2022..")), None);
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
