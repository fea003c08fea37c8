//! When a paper came out.
use std::fmt;

use crate::date::{Date, month_name};
use crate::venue::{FIRST_YEAR, LAST_YEAR};

/// The year and month of an arXiv id: `2306.08543` was submitted in June 2023.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    /// The year of the Gregorian calendar.
    pub year: u16,
    /// The month, 1 to 12.
    pub month: u8,
}

impl Month {
    /// The month as a reader says it: `June 2023`.
    #[must_use]
    pub fn long(self) -> String {
        format!("{} {}", month_name(self.month), self.year)
    }

    /// The same with three letters: `Jun 2023`.
    #[must_use]
    pub fn short(self) -> String {
        format!("{:.3} {}", month_name(self.month), self.year)
    }

    /// Reads `2023-06`; `None` when `text` is no month in that form.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let Date { year, month, .. } = Date::parse(&format!("{text}-01"))?;
        Some(Self { year, month })
    }

    /// The month before it.
    #[must_use]
    pub fn before(self) -> Self {
        let Self { year, month } = self;
        if month > 1 { Self { year, month: month - 1 } } else { Self { year: year - 1, month: 12 } }
    }
}

/// As an address has it: `2023-06`.
impl fmt::Display for Month {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}-{:02}", self.year, self.month)
    }
}

/// When a paper came out, as far as is known. Of one year, those without a month come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PublicationDate {
    /// The year of the Gregorian calendar.
    pub year: u16,
    /// The month, 1 to 12, when it is known.
    pub month: Option<u8>,
}

impl From<Month> for PublicationDate {
    fn from(Month { year, month }: Month) -> Self {
        Self { year, month: Some(month) }
    }
}

/// A year in which a paper can have come out: [`FIRST_YEAR`] to [`LAST_YEAR`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Year(u16);

/// Why a number is not a [`Year`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct YearError {
    year: u32,
}

impl fmt::Display for YearError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} is not the year of a paper; write one from {FIRST_YEAR} to {LAST_YEAR}", self.year)
    }
}

impl std::error::Error for YearError {}

impl Year {
    /// Checks that `year` is one in which a paper can have come out.
    ///
    /// # Errors
    /// When it is not.
    pub fn new(year: u32) -> Result<Self, YearError> {
        let year16 = u16::try_from(year).ok().filter(|year| (FIRST_YEAR..=LAST_YEAR).contains(year));
        year16.map(Self).ok_or(YearError { year })
    }

    /// The year as a number.
    #[must_use]
    pub fn get(self) -> u16 {
        self.0
    }
}

impl fmt::Display for Year {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}
