//! One paper: its facts, each checked when it is made.
use std::fmt;

use crate::catalogue::Date;
use crate::figure::Figure;
use crate::slug::Slug;
use crate::venue::Venue;
use crate::web_address::WebAddress;

mod date;

pub use date::{Month, PublicationDate, Year, YearError};

/// Identifies a paper in the catalogue and in its address: its arXiv id without
/// version (`2306.08543`) or, without one, a slug of its title.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
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

/// What a link of a paper leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum LinkKind {
    /// The authors' program.
    Code,
    /// A program by others.
    UnofficialCode,
    /// The paper's own site.
    Project,
    /// Trained weights.
    Model,
    /// A text about the paper.
    Blog,
}

impl LinkKind {
    /// Every kind, in the order in which links are shown.
    pub const ALL: [Self; 5] = [Self::Code, Self::UnofficialCode, Self::Project, Self::Model, Self::Blog];

    /// The name in `papers.json`.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::UnofficialCode => "unofficial-code",
            Self::Project => "project",
            Self::Model => "model",
            Self::Blog => "blog",
        }
    }

    /// The name shown to a reader.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Code => "Code",
            Self::UnofficialCode => "Unofficial code",
            Self::Project => "Project",
            Self::Model => "Model",
            Self::Blog => "Blog",
        }
    }
}

/// An address that belongs to a paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// What the address leads to.
    pub kind: LinkKind,
    /// The address.
    pub url: WebAddress,
    /// How many stars the repository there had on the day that the list names; written when
    /// the site is built.
    pub stars: Option<u32>,
}

impl Link {
    /// A link of which no more is known.
    #[must_use]
    pub fn new(kind: LinkKind, url: WebAddress) -> Self {
        Self { kind, url, stars: None }
    }
}

/// A text of one line: not empty, no surrounding white space, no control characters.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Line(String);

/// Why a text is not a [`Line`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineError {
    /// There is nothing but white space.
    Empty,
    /// It begins or ends with white space.
    Untrimmed,
    /// It holds a line break or another control character.
    Control,
}

impl fmt::Display for LineError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Empty => "is empty; write something or leave the field out",
            Self::Untrimmed => "begins or ends with white space; remove it",
            Self::Control => "holds a line break or another control character; write it on one line",
        })
    }
}

impl std::error::Error for LineError {}

impl Line {
    /// Checks `text`.
    ///
    /// # Errors
    /// When `text` is empty, begins or ends with white space, or holds control
    /// characters.
    pub fn new(text: &str) -> Result<Self, LineError> {
        if text.trim().is_empty() {
            Err(LineError::Empty)
        } else if text.chars().any(char::is_control) {
            Err(LineError::Control)
        } else if text.trim() != text {
            Err(LineError::Untrimmed)
        } else {
            Ok(Self(text.to_owned()))
        }
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&Slug> for Line {
    /// A slug is neither empty nor holds white space or control characters.
    fn from(slug: &Slug) -> Self {
        Self(slug.to_string())
    }
}

impl fmt::Display for Line {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// One paper of the catalogue. Every field holds only legal values, so all are public;
/// what must hold between papers is guarded by [`crate::Catalogue`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    /// Its identifier, unique in the catalogue.
    pub id: PaperId,
    /// Its title, as text (never markup).
    pub title: Line,
    /// Its authors in their order; empty when the list does not know them.
    pub authors: Vec<Line>,
    /// The ids of its categories, at least one, the main one first.
    pub categories: Vec<Slug>,
    /// The id of the collection that it belongs to.
    pub collection: Slug,
    /// Where it was published; `None` for a preprint.
    pub venue: Option<Venue>,
    /// The year that the record states because neither venue nor id tells it, or because both
    /// are wrong about it. See [`Paper::year`].
    pub stated_year: Option<Year>,
    /// The names of the techniques that it uses, such as “Unstructured”.
    pub techniques: Vec<Line>,
    /// Whether the list recommends it.
    pub recommended: bool,
    /// Its own address, for a paper that is not on arXiv.
    pub url: Option<WebAddress>,
    /// Its further addresses: code, project, model, blog.
    pub links: Vec<Link>,
    /// A figure that shows its idea.
    pub figure: Option<Figure>,
    /// The day on which it was added to the list.
    pub added: Option<Date>,
}

impl Paper {
    /// Where the paper is read: its own address, else its arXiv page, else its first
    /// link. `None` only for a paper that has none of these.
    #[must_use]
    pub fn address(&self) -> Option<String> {
        self.url
            .as_ref()
            .map(ToString::to_string)
            .or_else(|| self.id.arxiv().map(|id| format!("https://arxiv.org/abs/{id}")))
            .or_else(|| self.links.first().map(|link| link.url.to_string()))
    }

    /// The authors in little room: `A`, `A and B` or `A et al.`; `None` where the list names none.
    #[must_use]
    pub fn short_authors(&self) -> Option<String> {
        Some(match &self.authors[..] {
            [] => return None,
            [one] => one.to_string(),
            [one, two] => format!("{one} and {two}"),
            [one, ..] => format!("{one} et al."),
        })
    }

    /// The authors' code, if it is known.
    #[must_use]
    pub fn code(&self) -> Option<&Link> {
        self.links.iter().find(|link| link.kind == LinkKind::Code)
    }

    /// Its year: the one that the record states, else that of its venue, else that of its
    /// arXiv id.
    #[must_use]
    pub fn year(&self) -> Option<u16> {
        self.stated_year.map(Year::get).or_else(|| self.derived_year())
    }

    /// The year that its venue or its arXiv id tells.
    pub(crate) fn derived_year(&self) -> Option<u16> {
        self.venue.as_ref().and_then(Venue::year).or_else(|| self.id.arxiv_month().map(|month| month.year))
    }

    /// The date it is sorted by: the month of its arXiv id, unless the record states another
    /// year; else its year.
    #[must_use]
    pub fn date(&self) -> Option<PublicationDate> {
        let month = self.id.arxiv_month();
        let month = month.filter(|month| self.stated_year.is_none_or(|year| year.get() == month.year));
        month.map(Into::into).or_else(|| self.year().map(|year| PublicationDate { year, month: None }))
    }
}

#[cfg(test)]
mod tests {
    use super::{Line, Month, PaperId, PublicationDate, Year};
    use crate::venue::Venue;

    #[test]
    fn an_arxiv_id_gives_its_month() {
        let id = PaperId::new("2306.08543").unwrap();
        assert_eq!(id.arxiv(), Some("2306.08543"));
        assert_eq!(id.arxiv_month(), Some(Month { year: 2023, month: 6 }));
        assert_eq!(PaperId::new("some-title").unwrap().arxiv(), None);
    }

    #[test]
    fn a_stated_year_wins_and_the_month_goes_with_another_year() {
        let mut paper = crate::decode::decode_papers(
            br#"{"papers": [{"id": "2306.08543", "title": "A", "authors": [], "categories": ["a"], "collection": "b"}]}"#,
        )
        .unwrap()
        .remove(0);
        let month = |year, month| Some(PublicationDate { year, month });
        assert_eq!((paper.year(), paper.date()), (Some(2023), month(2023, Some(6))));
        paper.venue = Some(Venue::parse("ICML'24").unwrap());
        assert_eq!((paper.year(), paper.date()), (Some(2024), month(2023, Some(6))));
        paper.stated_year = Some(Year::new(2022).unwrap());
        assert_eq!((paper.year(), paper.date()), (Some(2022), month(2022, None)));
        paper.stated_year = Some(Year::new(2023).unwrap());
        assert_eq!((paper.year(), paper.date()), (Some(2023), month(2023, Some(6))));
        for year in [0, 1899, 2100, 67_559] {
            assert!(Year::new(year).is_err(), "{year}");
        }
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

    #[test]
    fn a_line_is_trimmed_text_on_one_line() {
        assert!(Line::new("Émile \u{202e} 🚀 <script>").is_ok());
        for bad in ["", "  ", " a", "a\n", "a\nb", "a\0"] {
            assert!(Line::new(bad).is_err(), "{bad:?}");
        }
    }
}
