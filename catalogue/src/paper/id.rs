//! Ids of papers: those of arXiv, and slugs of titles.
use std::fmt;

use super::Line;
use crate::slug::Slug;
use crate::web_address::WebAddress;

/// The longest id made of a title, in characters.
const LONGEST_ID: usize = 80;

/// Identifies a paper in the catalogue and in its address: its arXiv id without
/// version (`2306.08543`) or, without one, a slug of its title.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PaperId(String);

/// The year and month of an arXiv id: `2306.08543` was submitted in June 2023.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    /// The year of the Gregorian calendar.
    pub year: u16,
    /// The month, 1 to 12.
    pub month: u8,
}

/// Why a text is not a [`PaperId`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperIdError {
    text: String,
}

impl fmt::Display for PaperIdError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "“{}” is not the id of a paper; use its arXiv id without version, such as “2306.08543”, or a slug of its title, such as “kv-cache-survey”",
            self.text
        )
    }
}

impl std::error::Error for PaperIdError {}

impl PaperId {
    /// Checks that `text` is an arXiv id without version, or a slug.
    ///
    /// # Errors
    /// When it is neither.
    pub fn new(text: &str) -> Result<Self, PaperIdError> {
        if arxiv_month(text).is_some() || Slug::new(text).is_ok() {
            Ok(Self(text.to_owned()))
        } else {
            Err(PaperIdError { text: text.to_owned() })
        }
    }

    /// The id found in an arXiv id or address as people paste them
    /// (`arXiv:2306.08543v2`, `https://arxiv.org/pdf/2306.08543`), if there is one.
    #[must_use]
    pub fn from_arxiv(text: &str) -> Option<Self> {
        let is_id_character = |character: char| character.is_ascii_digit() || character == '.';
        let looks_like_arxiv = text.len() <= 16 || text.to_ascii_lowercase().contains("arxiv");
        text.split(|character| !is_id_character(character))
            .map(|part| part.trim_matches('.'))
            .find(|part| looks_like_arxiv && arxiv_month(part).is_some())
            .map(|part| Self(part.to_owned()))
    }

    /// An id for a paper that is not on arXiv, made of its title or, when that has no letter of
    /// an id, of its address; cut at a word, and numbered when it is taken.
    #[must_use]
    pub fn unused(title: &Line, url: Option<&WebAddress>, is_taken: &dyn Fn(&Self) -> bool) -> Option<Self> {
        let after_scheme = url.and_then(|url| url.as_str().split_once("://")).map_or("", |(_, rest)| rest);
        let slug = Slug::of(title.as_str()).or_else(|| Slug::of(after_scheme)).or_else(|| Slug::of("paper"))?;
        let stem = cut(slug.as_str(), LONGEST_ID);
        (1_usize..)
            .filter_map(|number| match number {
                1 => Self::new(stem).ok(),
                _ => Self::new(&format!("{}-{number}", cut(stem, LONGEST_ID - 8))).ok(),
            })
            .find(|id| !is_taken(id))
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The arXiv id, when this is one.
    #[must_use]
    pub fn arxiv(&self) -> Option<&str> {
        arxiv_month(&self.0).map(|_| self.0.as_str())
    }

    /// The month in which the paper was submitted to arXiv, when this is an arXiv id.
    #[must_use]
    pub fn arxiv_month(&self) -> Option<Month> {
        arxiv_month(&self.0)
    }
}

impl fmt::Display for PaperId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// The month in an arXiv id of the form in use since April 2007, `YYMM.NNNNN`;
/// `None` when `text` has another form.
fn arxiv_month(text: &str) -> Option<Month> {
    let (date, number) = text.split_once('.')?;
    let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if date.len() != 4 || !all_digits(date) || !(4..=5).contains(&number.len()) || !all_digits(number) {
        return None;
    }
    let year = 2000 + date[..2].parse::<u16>().ok()?;
    let month = date[2..].parse().ok()?;
    (1..=12).contains(&month).then_some(Month { year, month })
}

/// A slug cut after its last word that ends within `most` characters; a longer first word
/// is cut itself.
fn cut(slug: &str, most: usize) -> &str {
    if slug.len() <= most {
        return slug;
    }
    let end = slug[..=most].rfind('-').unwrap_or(most);
    &slug[..end]
}

#[cfg(test)]
mod tests {
    use super::{Month, PaperId};

    #[test]
    fn an_arxiv_id_gives_its_month() {
        let id = PaperId::new("2306.08543").unwrap();
        assert_eq!(id.arxiv(), Some("2306.08543"));
        assert_eq!(id.arxiv_month(), Some(Month { year: 2023, month: 6 }));
        assert_eq!(PaperId::new("some-title").unwrap().arxiv(), None);
    }

    #[test]
    fn other_texts_are_no_ids() {
        for bad in ["", "2313.08543", "2306.085", "2306.08543v1", "A Title", "../x", "a/b"] {
            assert!(PaperId::new(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn an_arxiv_id_is_found_in_what_people_paste() {
        for text in [
            "2306.08543",
            "arXiv:2306.08543v2",
            "https://arxiv.org/abs/2306.08543",
            "https://www.arxiv.org/pdf/2306.08543v1.pdf",
            "arxiv.org/abs/2306.08543#",
        ] {
            assert_eq!(PaperId::from_arxiv(text).unwrap().as_str(), "2306.08543", "{text}");
        }
        for text in ["https://example.org/2306.08543", "quantization", "1.5", ""] {
            assert_eq!(PaperId::from_arxiv(text), None, "{text}");
        }
    }
}
