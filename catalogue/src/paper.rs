//! One paper: its facts, each checked when it is made.
use std::borrow::Cow;
use std::fmt;

mod date;
mod id;

use crate::date::Date;
use crate::figure::Figure;
use crate::fold::fold;
use crate::formula;
use crate::slug::Slug;
use crate::venue::Venue;
use crate::web_address::WebAddress;

pub use date::{Month, PublicationDate, Year, YearError};
pub use id::{PaperId, PaperIdError};

/// The folded letters and digits of a title and nothing else: two titles are the same when
/// these are.
#[must_use]
pub fn title_key(title: &str) -> String {
    fold(title).chars().filter(|character| character.is_alphanumeric()).collect()
}

/// The number of words from which on two titles can be nearly the same; shorter ones are the same by chance.
pub const FEWEST_WORDS_OF_NEAR_TITLES: usize = 5;

/// Whether two titles of so many different words, of which they share some, are nearly the same: four of five of their
/// words are in both.
#[must_use]
pub fn is_near_title(shared: usize, one: usize, other: usize) -> bool {
    10 * shared >= 4 * (one + other)
}

/// What stands for the authors that a list does not name.
pub const ET_AL: &str = "et al.";

/// What a link of a paper leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum LinkKind {
    /// The paper as a conference, a journal or an archive published it, where the record has another address of it.
    Published,
    /// The authors' program.
    Code,
    /// A program by others.
    UnofficialCode,
    /// The paper's own site.
    Project,
    /// Trained weights.
    Model,
    /// The data that the paper brings or uses.
    Dataset,
    /// A recording: a talk or a demonstration.
    Video,
    /// The slides of a talk.
    Slides,
    /// The poster of a conference.
    Poster,
    /// A text about the paper.
    Blog,
}

impl LinkKind {
    /// Every kind, in the order in which links are shown.
    pub const ALL: [Self; 10] = [
        Self::Published,
        Self::Code,
        Self::UnofficialCode,
        Self::Project,
        Self::Model,
        Self::Dataset,
        Self::Video,
        Self::Slides,
        Self::Poster,
        Self::Blog,
    ];

    /// The name in `papers.json`.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Published => "published-version",
            Self::Code => "code",
            Self::UnofficialCode => "unofficial-code",
            Self::Project => "project",
            Self::Model => "model",
            Self::Dataset => "dataset",
            Self::Video => "video",
            Self::Slides => "slides",
            Self::Poster => "poster",
            Self::Blog => "blog",
        }
    }

    /// The name shown to a reader.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Published => "Published version",
            Self::Code => "Code",
            Self::UnofficialCode => "Unofficial code",
            Self::Project => "Project",
            Self::Model => "Model",
            Self::Dataset => "Dataset",
            Self::Video => "Video",
            Self::Slides => "Slides",
            Self::Poster => "Poster",
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
    /// Whether there are more authors than those, whom the list does not name (“et al.”).
    pub more_authors: bool,
    /// The ids of its categories, at least one, the main one first.
    pub categories: Vec<Slug>,
    /// The id of the collection that it belongs to.
    pub collection: Slug,
    /// Where it was published; `None` for a preprint.
    pub venue: Option<Venue>,
    /// The year that the record states because it does not follow from the venue or the id, or
    /// because both are wrong about it. See [`Paper::year`].
    pub stated_year: Option<Year>,
    /// The names of the techniques that it uses, such as “Unstructured”.
    pub techniques: Vec<Line>,
    /// Whether the list recommends it.
    pub recommended: bool,
    /// Its own address, for a paper that is not on arXiv. Where it was published besides is one of its links.
    pub url: Option<WebAddress>,
    /// Its further addresses: the published version, code, project, model, blog.
    pub links: Vec<Link>,
    /// A figure that shows its idea.
    pub figure: Option<Figure>,
    /// What the list says of it in its own words, as text (never markup).
    pub remark: Option<Line>,
    /// The day on which it was added to the list.
    pub added: Option<Date>,
    /// How often it was cited on the day that the list names; written when the site is built, from
    /// `citations.json`.
    pub citations: Option<u32>,
    /// The papers of the list that it cites, as far as they are known; written like the count of its citations.
    pub cites: Vec<PaperId>,
}

impl Paper {
    /// The title as readers see it: its formulas in signs, `$\tau^2$` as τ².
    #[must_use]
    pub fn shown_title(&self) -> Cow<'_, str> {
        formula::readable(self.title.as_str())
    }

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

    /// The addresses of the paper itself, apart from that on arXiv: that of the published version, and its own.
    pub fn own_addresses(&self) -> impl Iterator<Item = &WebAddress> {
        let published = self.links.iter().filter(|link| link.kind == LinkKind::Published);
        published.map(|link| &link.url).chain(&self.url)
    }

    /// The authors, shortened: `A`, `A and B` or `A et al.`; `None` where the list names none.
    #[must_use]
    pub fn short_authors(&self) -> Option<String> {
        Some(match (&self.authors[..], self.more_authors) {
            ([], _) => return None,
            ([one], false) => one.to_string(),
            ([one, two], false) => format!("{one} and {two}"),
            ([one, ..], _) => format!("{one} et al."),
        })
    }

    /// The names of the authors in their order, and [`ET_AL`] after them where there are more.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let has_others = self.more_authors && !self.authors.is_empty();
        self.authors.iter().map(Line::as_str).chain(has_others.then_some(ET_AL))
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

    /// The year of its venue, else that of its arXiv id.
    pub(crate) fn derived_year(&self) -> Option<u16> {
        self.venue.as_ref().and_then(Venue::year).or_else(|| self.arxiv_month().map(|month| month.year))
    }

    /// Its arXiv id: its own, else that in its address, which may be of the form that was in use
    /// until March 2007.
    #[must_use]
    pub fn arxiv(&self) -> Option<&str> {
        self.id.arxiv().or_else(|| Some(id::arxiv_of_address(self.url.as_ref()?)?.0))
    }

    /// The id that it had before it was on arXiv, made of its title; `None` where it still has that one.
    #[must_use]
    pub fn former_id(&self) -> Option<PaperId> {
        self.id.arxiv()?;
        PaperId::unused(&self.title, None, &|_| false)
    }

    /// The month of its arXiv id.
    #[must_use]
    pub fn arxiv_month(&self) -> Option<Month> {
        self.id.arxiv_month().or_else(|| Some(id::arxiv_of_address(self.url.as_ref()?)?.1))
    }

    /// The date it is sorted by: the month of its arXiv id, unless the record states another
    /// year; else its year.
    #[must_use]
    pub fn date(&self) -> Option<PublicationDate> {
        let month = self.arxiv_month();
        let month = month.filter(|month| self.stated_year.is_none_or(|year| year.get() == month.year));
        month.map(Into::into).or_else(|| self.year().map(|year| PublicationDate { year, month: None }))
    }

    /// How new it is to the list, as year, month and day: when it was added or, where the record does not
    /// say, when it came out. What is not known is 0.
    #[must_use]
    pub fn recency(&self) -> Option<(u16, u8, u8)> {
        let added = self.added.map(|day| (day.year, day.month, day.day));
        added.or_else(|| self.date().map(|date| (date.year, date.month.unwrap_or(0), 0)))
    }
}

#[cfg(test)]
mod tests {
    use super::{Line, PublicationDate, Year};
    use crate::venue::Venue;

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
    fn a_line_is_trimmed_text_on_one_line() {
        assert!(Line::new("Émile \u{202e} 🚀 <script>").is_ok());
        for bad in ["", "  ", " a", "a\n", "a\nb", "a\0"] {
            assert!(Line::new(bad).is_err(), "{bad:?}");
        }
    }
}
