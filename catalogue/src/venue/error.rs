//! Why a text is not a venue.
use std::error::Error;
use std::fmt;

use super::words::{FIRST_YEAR, LAST_YEAR};

/// The longest label that is read, in characters; the longest full name known here has 127.
pub const LONGEST_LABEL: usize = 160;

/// Why a text is not a venue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VenueError {
    /// The text is empty or only white space.
    Empty,
    /// The text is longer than [`LONGEST_LABEL`].
    TooLong {
        /// How many characters it has.
        characters: usize,
    },
    /// The text holds a control character, such as a line break.
    ControlCharacter {
        /// The character.
        character: char,
        /// How many characters come before it.
        position: usize,
    },
    /// The year is not between [`FIRST_YEAR`] and [`LAST_YEAR`].
    YearOutOfRange {
        /// The year.
        year: u16,
    },
    /// The label that would be written for these facts is read as another venue.
    NotReadBack {
        /// That label.
        label: String,
    },
}

impl fmt::Display for VenueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => write!(f, "a venue needs a name"),
            Self::TooLong { characters } => {
                write!(f, "a venue has at most {LONGEST_LABEL} characters, this one has {characters}")
            }
            Self::ControlCharacter { character, position } => write!(
                f,
                "a venue is one line of text, but character {} is U+{:04X}",
                position + 1,
                u32::from(*character)
            ),
            Self::YearOutOfRange { year } => {
                write!(f, "the year of a venue is between {FIRST_YEAR} and {LAST_YEAR}, not {year}")
            }
            Self::NotReadBack { label } => {
                write!(f, "the label {label:?} would be read as another venue")
            }
        }
    }
}

impl Error for VenueError {}

/// Refuses what cannot be a label or a name.
pub(super) fn check_text(text: &str) -> Result<(), VenueError> {
    if let Some((position, character)) = text.chars().enumerate().find(|(_, c)| c.is_control()) {
        return Err(VenueError::ControlCharacter { character, position });
    }
    if text.trim().is_empty() {
        return Err(VenueError::Empty);
    }
    match text.chars().count() {
        characters if characters > LONGEST_LABEL => Err(VenueError::TooLong { characters }),
        _ => Ok(()),
    }
}
