//! What a part of an entry can be.

/// What a fragment is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Role {
    /// A part of the title.
    Title,
    /// An author, or “et al.”.
    Author,
    /// A venue, a date, an id: what [`crate::import::words::fact`] reads.
    Fact,
    /// A nickname, number or tag before the title.
    Tag,
    /// Where an author works.
    Affiliation,
    /// Anything else, such as a description.
    Text,
}

impl Role {
    /// Every role; their positions are their numbers.
    pub const ALL: [Self; 6] = [Self::Title, Self::Author, Self::Fact, Self::Tag, Self::Affiliation, Self::Text];

    /// The number of roles.
    pub const COUNT: usize = Self::ALL.len();

    /// Its name for a person.
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Author => "author",
            Self::Fact => "fact",
            Self::Tag => "tag",
            Self::Affiliation => "affiliation",
            Self::Text => "text",
        }
    }
}
