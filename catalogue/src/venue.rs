//! Where a paper appeared: `ACL'23 Outstanding` is the series ACL, the year 2023 and an award.
//!
//! People write one venue in many ways. [`Venue::parse`] reads any of them into the same three
//! facts and keeps the label as it was found; [`Venue::canonical_label`] writes the facts back.
//! Reading never guesses beyond its tables: what follows a known series and is not a known track
//! is kept word for word as [`Track::Other`], and a label without a known series becomes a series
//! of its own.
//!
//! How a label is read: it is cut into words, the year is taken out, every run of words that names
//! one known series is taken out, and what is left over is the track. So the names of proceedings
//! that citations print, such as `International Conference on Machine Learning (ICML 2023)`, are
//! read as well.

use std::borrow::Cow;
use std::cmp::{Ordering, Reverse};

mod error;
mod keys;
mod kind;
mod names;
mod series;
mod table;
mod track;
mod words;

pub use error::{LONGEST_LABEL, VenueError};
pub use kind::{Discipline, Kind};
pub use series::{Series, with_stop};
pub use track::Track;
pub use words::{FIRST_YEAR, LAST_YEAR};

use error::check_text;
use names::Names;
use words::{TWO_DIGIT_YEARS, Word};

/// A series, its year and the track a paper was in, with the label they were read from.
///
/// Two venues are equal when their labels are, too.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Venue {
    series: Series,
    year: Option<u16>,
    track: Track,
    label: String,
}

impl Venue {
    /// Reads a label in any of its spellings.
    ///
    /// ```
    /// use catalogue::venue::{Track, Venue};
    ///
    /// let venue = Venue::parse("ACL24'Findings")?;
    /// assert_eq!(venue.short(), "ACL 2024");
    /// assert_eq!(venue.track(), &Track::Findings);
    /// assert_eq!(venue.canonical_label(), "ACL'24 Findings");
    /// # Ok::<(), catalogue::venue::VenueError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Only when the label is blank, holds a control character or is longer than
    /// [`LONGEST_LABEL`]. Any other text is a venue, if need be one of an unknown series. One that
    /// says that the paper is not accepted (`under review at ICLR 2025`) is that of a preprint.
    pub fn parse(label: &str) -> Result<Self, VenueError> {
        Self::parse_among(label, &[])
    }

    /// Reads a label that can also name one of the series that a list [declares](Series::declared).
    ///
    /// # Errors
    ///
    /// As [`Venue::parse`].
    pub fn parse_among(label: &str, declared: &[Series]) -> Result<Self, VenueError> {
        check_text(label)?;
        let names = Names { declared };
        let mut words = words::split(label, &|key| names.contain(key));
        if track::is_not_accepted(&words) {
            return Ok(Self { series: Series::preprints(), year: None, track: Track::Main, label: label.to_owned() });
        }
        let year_at = words.iter().position(|word| word.year().is_some());
        let mut year = year_at.and_then(|at| words[at].year());
        if let Some(at) = year_at {
            words.remove(at);
        }
        // `Proceedings of the 2022 Conference … (NAACL 2022)`
        words.retain(|word| year.is_none() || word.year() != year);

        let (series, track) = match names.find(label, &words) {
            Some(found) => {
                let mut rest = words;
                let (at, two_digits) = names.take(&found, &mut rest);
                year = year.or(two_digits);
                let before = rest.get(..at).unwrap_or_default();
                let is_workshop = found.names_workshop || track::is_at_sign_workshop(label, before);
                (found.series, track::read(label, &rest, is_workshop))
            }
            None => match unknown_series(label, &words, year_at) {
                Some(read) => read,
                None => {
                    year = None;
                    (Series::unknown(label), Track::Main)
                }
            },
        };
        Ok(Self { series, year, track, label: label.to_owned() })
    }

    /// Puts a venue together from its facts, under its canonical label.
    ///
    /// # Errors
    ///
    /// When the year is not between [`FIRST_YEAR`] and [`LAST_YEAR`], or when the label written
    /// for these facts would be read as something else: an unknown series named `2024`, say, or
    /// a [`Track::Other`] that says `Oral`. So every venue there is can be written and read back.
    pub fn new(series: Series, year: Option<u16>, track: Track) -> Result<Self, VenueError> {
        if let Some(year) = year.filter(|year| !(FIRST_YEAR..=LAST_YEAR).contains(year)) {
            return Err(VenueError::YearOutOfRange { year });
        }
        let label = write_label(&series, year, &track);
        let read = Self::parse_among(&label, std::slice::from_ref(&series))?;
        if read.series == series && read.year == year && read.track == track {
            Ok(read)
        } else {
            Err(VenueError::NotReadBack { label })
        }
    }

    /// The conference, journal or workshop, without the year.
    #[must_use]
    pub fn series(&self) -> &Series {
        &self.series
    }

    /// The year of the conference or volume, when the label names one.
    #[must_use]
    pub fn year(&self) -> Option<u16> {
        self.year
    }

    /// The part of the venue the paper was in, or the distinction it was given.
    #[must_use]
    pub fn track(&self) -> &Track {
        &self.track
    }

    /// The label exactly as it was found.
    #[must_use]
    pub fn label(&self) -> &str {
        &self.label
    }

    /// What kind of publication this is: a workshop when the track is one, else what the series is.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self.track {
            Track::Workshop(_) => Kind::Workshop,
            _ => self.series.kind(),
        }
    }

    /// The series and the year, as a badge shows them: `ACL 2023`, or `TMLR` without a year.
    #[must_use]
    pub fn short(&self) -> String {
        match self.year {
            Some(year) => format!("{} {year}", self.series.name()),
            None => self.series.name().to_owned(),
        }
    }

    /// The track as a badge shows it: `Findings`, `Outstanding paper`, `ENLSP workshop`; nothing
    /// for the main track.
    #[must_use]
    pub fn track_label(&self) -> Option<Cow<'_, str>> {
        self.track.label()
    }

    /// What the series is called in full, in the year of this venue; nothing when it is unknown.
    #[must_use]
    pub fn full_name(&self) -> Option<&str> {
        match self.year {
            Some(year) => self.series.full_name_in(year),
            None => self.series.full_name(),
        }
    }

    /// The one label of this series, year and track: `ACL'23 Outstanding`, `CVPR'24`, `CIKM Short`.
    ///
    /// Reading it gives the same series, year and track, except for a track or an unknown series
    /// so oddly named that no label can say it, which [`Venue::new`] refuses.
    #[must_use]
    pub fn canonical_label(&self) -> String {
        write_label(&self.series, self.year, &self.track)
    }
}

/// The order of a list sorted by venue: series by name, then newest first with unknown years
/// last, then tracks from awards to workshops, and spellings of the same venue by label.
impl Ord for Venue {
    fn cmp(&self, other: &Self) -> Ordering {
        (&self.series, Reverse(self.year), &self.track, &self.label).cmp(&(
            &other.series,
            Reverse(other.year),
            &other.track,
            &other.label,
        ))
    }
}

impl PartialOrd for Venue {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Reads a label whose series is not in the table but that has a year: what stands before the
/// year is the series, what stands after it is the track. In `Proceedings of the 2015 Lamp Days` the year stands
/// within the name. `None` when that leaves no name, or the year is in the middle of a number: `TR-2006-06`.
fn unknown_series(label: &str, words: &[Word], year_at: Option<usize>) -> Option<(Series, Track)> {
    let (before, after) = words.split_at(year_at?);
    let (name, rest) = match (before.last(), after.first()) {
        (Some(last), Some(first)) if is_function_word(last) => {
            let year = label[last.end..first.start].trim();
            return Some((Series::unknown(&label.replace(&format!(" {year}"), "")), Track::Main));
        }
        (Some(last), Some(first)) if is_within_number(&label[last.end..], first) => return None,
        (Some(_), _) => (before, after),
        (None, Some(_)) => (after, &[][..]),
        (None, None) => return None,
    };
    let start = if before.is_empty() { name[0].start } else { 0 };
    let end = match (before.is_empty(), name.last()) {
        (false, Some(last)) => words::end_with_bracket(label, last.end),
        _ => label.len(),
    };
    let series = Series::unknown(with_stop(label, &label[start..end]));
    Some((series, track::read(label, rest, false)))
}

/// Whether no name ends with a word, so that it goes on behind a year.
fn is_function_word(word: &Word) -> bool {
    ["a", "an", "and", "at", "from", "in", "of", "on", "the"].contains(&&*word.folded)
}

/// Whether what follows a word is the middle of a number whose last part is another word: `-2006-06`.
fn is_within_number(rest: &str, last_part: &Word) -> bool {
    let year = rest.strip_prefix('-').unwrap_or_default();
    let behind = year.trim_start_matches(|digit: char| digit.is_ascii_digit());
    behind.len() + "2006".len() == year.len() && behind.starts_with('-') && last_part.is_number()
}

/// Writes the label of a series, a year and a track.
fn write_label(series: &Series, year: Option<u16>, track: &Track) -> String {
    let mut label = series.name().to_owned();
    if let Some(year) = year {
        if TWO_DIGIT_YEARS.contains(&year) && !label.contains(' ') {
            label.push_str(&format!("'{:02}", year % 100));
        } else {
            label.push_str(&format!(" {year}"));
        }
    }
    if let Some(track) = track.in_label() {
        label.push(' ');
        label.push_str(&track);
    }
    label
}
