//! What kind of publication a venue is, and of which field.
use crate::nearest::named;

/// The part of computer science a series belongs to; it gives badges their colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Discipline {
    /// Natural language processing.
    NaturalLanguage,
    /// Machine learning and artificial intelligence.
    MachineLearning,
    /// Operating, distributed and networked systems.
    Systems,
    /// Computer architecture and the design of circuits.
    Architecture,
    /// Computer vision.
    Vision,
    /// Databases, data mining, information retrieval and the web.
    Data,
    /// Speech and signals.
    Speech,
    /// Everything else, and every series the table does not know.
    Other,
}

impl Discipline {
    /// Every discipline, in the order in which they are shown.
    pub const ALL: [Self; 8] = [
        Self::NaturalLanguage,
        Self::MachineLearning,
        Self::Systems,
        Self::Architecture,
        Self::Vision,
        Self::Data,
        Self::Speech,
        Self::Other,
    ];

    /// The discipline that a file calls so.
    ///
    /// # Errors
    /// When there is none; the message names all.
    pub fn named(name: &str) -> Result<Self, String> {
        named(&Self::ALL, Self::id, "not a field of venues", name)
    }

    /// The name as a reader sees it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::NaturalLanguage => "Natural language processing",
            Self::MachineLearning => "Machine learning",
            Self::Systems => "Systems",
            Self::Architecture => "Computer architecture",
            Self::Vision => "Computer vision",
            Self::Data => "Data and the web",
            Self::Speech => "Speech and signals",
            Self::Other => "Other fields",
        }
    }

    /// The name in files, and in class names and tokens of the style sheets.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::NaturalLanguage => "natural-language",
            Self::MachineLearning => "machine-learning",
            Self::Systems => "systems",
            Self::Architecture => "architecture",
            Self::Vision => "vision",
            Self::Data => "data",
            Self::Speech => "speech",
            Self::Other => "other",
        }
    }
}

/// What kind of publication a venue is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A conference, with proceedings.
    Conference,
    /// A journal.
    Journal,
    /// A workshop, most often held with a conference.
    Workshop,
    /// An archive of papers that nobody reviewed.
    Preprint,
    /// Something else: a report, a thesis, a text on the web.
    Other,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 5] = [Self::Conference, Self::Journal, Self::Workshop, Self::Preprint, Self::Other];

    /// The kind that a file calls so.
    ///
    /// # Errors
    /// When there is none; the message names all.
    pub fn named(name: &str) -> Result<Self, String> {
        named(&Self::ALL, Self::id, "not a kind of venue", name)
    }

    /// What it is called in a file.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Conference => "conference",
            Self::Journal => "journal",
            Self::Workshop => "workshop",
            Self::Preprint => "preprint",
            Self::Other => "other",
        }
    }
}
