//! What can be answered before every part of an index is loaded.
use super::part::Part;

/// A value, or the parts of a prepared index that must be loaded before it can be computed.
///
/// An [`Index`](super::Index) of a whole catalogue answers [`Answer::Complete`] always: where the
/// list is short, [`Answer::unwrap_or_default`] is the value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer<T> {
    /// The value.
    Complete(T),
    /// The parts to load first, of which there is at least one. More may be missing after them.
    Missing(Vec<Part>),
}

impl<T> Answer<T> {
    /// The value, if nothing is missing.
    #[must_use]
    pub fn complete(self) -> Option<T> {
        match self {
            Self::Complete(value) => Some(value),
            Self::Missing(_) => None,
        }
    }

    /// The value. Only where parts are missing it is the empty one, which tells nothing.
    #[must_use]
    pub fn unwrap_or_default(self) -> T
    where
        T: Default,
    {
        self.complete().unwrap_or_default()
    }

    /// The parts that are missing.
    #[must_use]
    pub fn missing(&self) -> &[Part] {
        match self {
            Self::Complete(_) => &[],
            Self::Missing(parts) => parts,
        }
    }
}
