//! Ids of papers: those of arXiv, and slugs of titles.
use std::fmt;

use serde::{Deserialize, Serialize};

use super::Line;
use super::date::Month;
use crate::slug::Slug;
use crate::stable_hash::stable_hash;
use crate::web_address::WebAddress;

/// The longest id made of a title, in characters.
const LONGEST_ID: usize = 80;

/// Identifies a paper in the catalogue and in its address: its arXiv id without
/// version (`2306.08543`) or, without one, a slug of its title.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct PaperId(String);

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

impl TryFrom<String> for PaperId {
    type Error = PaperIdError;

    fn try_from(text: String) -> Result<Self, PaperIdError> {
        Self::new(&text)
    }
}

impl From<PaperId> for String {
    fn from(id: PaperId) -> Self {
        id.0
    }
}

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

    /// The id meant by the end of a path: an id in any case, or what people paste of arXiv's.
    pub(crate) fn from_address(text: &str) -> Option<Self> {
        Self::new(text).ok().or_else(|| Self::from_arxiv(text)).or_else(|| Self::new(&text.to_ascii_lowercase()).ok())
    }

    /// An id for a paper that is not on arXiv, made of its title or, when that has no letter of
    /// an id, of its address or of a number that the title gives, wherever it stands in a list; cut at a
    /// word, and numbered when it is taken.
    #[must_use]
    pub fn unused(title: &Line, url: Option<&WebAddress>, is_taken: &dyn Fn(&Self) -> bool) -> Option<Self> {
        let after_scheme = url.and_then(|url| url.as_str().split_once("://")).map_or("", |(_, rest)| rest);
        let slug = Slug::of(title.as_str())
            .or_else(|| Slug::of(after_scheme))
            .or_else(|| Slug::of(&format!("paper-{:08x}", stable_hash(title.as_str()))))?;
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
    if date.len() != 4 || !all_digits(date) || !(4..=5).contains(&number.len()) || !all_digits(number) {
        return None;
    }
    let year = 2000 + date[..2].parse::<u16>().ok()?;
    let month = date[2..].parse().ok()?;
    (1..=12).contains(&month).then_some(Month { year, month })
}

/// The id in an address of arXiv's, without its version, and its month: `2306.08543`, or of before
/// April 2007 `cs/0306050`.
pub(super) fn arxiv_of_address(address: &WebAddress) -> Option<(&str, Month)> {
    let host = address.host();
    if host != "arxiv.org" && !host.ends_with(".arxiv.org") {
        return None;
    }
    // Before the id stands in which form it is shown: `abs`, `pdf`, …
    let id = address.path().strip_prefix('/')?.split_once('/')?.1.trim_end_matches('/');
    let id = id.strip_suffix(".pdf").unwrap_or(id);
    let version = id.rsplit_once('v').filter(|(_, number)| all_digits(number) && !number.is_empty());
    let id = version.map_or(id, |(before, _)| before);
    Some((id, arxiv_month(id).or_else(|| old_arxiv_month(id))?))
}

/// The month in an arXiv id of the form in use until March 2007: `cs/0306050`, `math.GT/0309136`.
fn old_arxiv_month(text: &str) -> Option<Month> {
    let (archive, number) = text.split_once('/')?;
    let is_archive = archive.bytes().all(|byte| byte.is_ascii_alphabetic() || b".-".contains(&byte));
    if !is_archive
        || !archive.starts_with(|letter: char| letter.is_ascii_lowercase())
        || number.len() != 7
        || !all_digits(number)
    {
        return None;
    }
    let year: u16 = number[..2].parse().ok()?;
    let month = number[2..4].parse().ok()?;
    let year = if year >= 91 { 1900 + year } else { 2000 + year };
    ((1..=12).contains(&month) && (1991..=2007).contains(&year)).then_some(Month { year, month })
}

fn all_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
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
    use super::{Month, PaperId, arxiv_of_address};
    use crate::web_address::WebAddress;

    #[test]
    fn an_address_of_arxiv_has_an_id_and_a_month() {
        for (address, id, year, month) in [
            ("https://arxiv.org/abs/cs/0306050", "cs/0306050", 2003, 6),
            ("http://arxiv.org/abs/cmp-lg/9711200v1", "cmp-lg/9711200", 1997, 11),
            ("https://www.arxiv.org/pdf/hep-th/9901001v3.pdf", "hep-th/9901001", 1999, 1),
            ("https://arxiv.org/pdf/math.GT/0309136", "math.GT/0309136", 2003, 9),
            ("https://export.arxiv.org/abs/2306.08543v2?context=cs", "2306.08543", 2023, 6),
        ] {
            let found = WebAddress::new(address).unwrap();
            assert_eq!(arxiv_of_address(&found), Some((id, Month { year, month })), "{address}");
        }
        for address in [
            "https://arxiv.org/abs/cs/0313050",
            "https://arxiv.org/abs/cs/03060501",
            "https://arxiv.org/abs/cs/0806050",
            "https://arxiv.org/list/cs",
            "https://arxiv.org/",
            "https://example.org/abs/cs/0306050",
            "https://notarxiv.org/abs/cs/0306050",
        ] {
            assert_eq!(arxiv_of_address(&WebAddress::new(address).unwrap()), None, "{address}");
        }
    }

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
