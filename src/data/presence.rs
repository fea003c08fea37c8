//! Finding a paper by its id.
use catalogue::Paper;

/// Whether the list has a paper.
#[derive(Clone, Copy, Debug)]
pub enum Presence<'a> {
    /// The paper and its position.
    Found(usize, &'a Paper),
    /// Whether there is one is still being loaded.
    Pending,
    /// The list has no such paper.
    Absent,
}

impl<'a> Presence<'a> {
    /// The paper, if it is known by now.
    #[must_use]
    pub fn paper(self) -> Option<&'a Paper> {
        match self {
            Self::Found(_, paper) => Some(paper),
            Self::Pending | Self::Absent => None,
        }
    }
}
