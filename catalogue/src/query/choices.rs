//! The choices besides facets: what papers must have, their order and their view.

/// Something that a paper has or lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Has {
    /// The authors' code.
    Code,
    /// A figure of the authors that the site shows.
    Figure,
    /// A venue: it is more than a preprint.
    Venue,
    /// An award.
    Award,
    /// The curators' recommendation.
    Recommended,
    /// It was added since the reader's last visit, which only their browser knows.
    New,
}

impl Has {
    /// Every condition, in the order in which they are shown.
    pub const ALL: [Self; 6] = [Self::Code, Self::Figure, Self::Venue, Self::Award, Self::Recommended, Self::New];

    /// The name in an address.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Figure => "figure",
            Self::Venue => "venue",
            Self::Award => "award",
            Self::Recommended => "recommended",
            Self::New => "new",
        }
    }

    /// The condition with this id, in capitals or not.
    #[must_use]
    pub fn of(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|has| has.id().eq_ignore_ascii_case(id))
    }

    /// The name as a reader sees it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Code => "With code",
            Self::Figure => "With a figure",
            Self::Venue => "Published at a venue",
            Self::Award => "With an award",
            Self::Recommended => "Recommended",
            Self::New => "New since your last visit",
        }
    }

    /// What a reader sees where papers that have it are left out.
    #[must_use]
    pub fn opposite(self) -> &'static str {
        match self {
            Self::Code => "Without code",
            Self::Figure => "Without a figure",
            Self::Venue => "Not published at a venue",
            Self::Award => "Without an award",
            Self::Recommended => "Not recommended",
            Self::New => "Not new since your last visit",
        }
    }
}

/// The order of the results.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sort {
    /// Best match first; without words, recommended papers first.
    Relevance,
    /// Newest first: by the day on which a paper was added or, where the record has none, by the month
    /// in which it came out.
    Newest,
    /// The other way round.
    Oldest,
    /// By title.
    Title,
    /// By venue, its newest year first; preprints last.
    Venue,
    /// Most stars of the authors' code first.
    Stars,
    /// Most often cited first.
    Cited,
}

impl Sort {
    /// Every order, as offered.
    pub const ALL: [Self; 7] =
        [Self::Relevance, Self::Newest, Self::Oldest, Self::Title, Self::Venue, Self::Stars, Self::Cited];

    /// The name in an address.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Relevance => "relevance",
            Self::Newest => "newest",
            Self::Oldest => "oldest",
            Self::Title => "title",
            Self::Venue => "venue",
            Self::Stars => "stars",
            Self::Cited => "cited",
        }
    }

    /// The order with this id, in capitals or not.
    #[must_use]
    pub fn of(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sort| sort.id().eq_ignore_ascii_case(id))
    }

    /// The name as a reader sees it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Relevance => "Relevance",
            Self::Newest => "Newest",
            Self::Oldest => "Oldest",
            Self::Title => "Title",
            Self::Venue => "Venue",
            Self::Stars => "Stars",
            Self::Cited => "Citations",
        }
    }
}

/// How densely the results are set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum View {
    /// Cards with figures.
    Cards,
    /// Two lines a paper.
    Compact,
    /// One line a paper, in columns.
    Table,
}

impl View {
    /// Every view, densest last.
    pub const ALL: [Self; 3] = [Self::Cards, Self::Compact, Self::Table];

    /// The name in an address.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Cards => "cards",
            Self::Compact => "compact",
            Self::Table => "table",
        }
    }

    /// The view with this id, in capitals or not.
    #[must_use]
    pub fn of(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.id().eq_ignore_ascii_case(id))
    }

    /// The name as a reader sees it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Cards => "Cards",
            Self::Compact => "Compact",
            Self::Table => "Table",
        }
    }
}
