//! A value that knows when it was changed.

/// A value and when it was changed: what the field calls a last-writer-wins register.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Register<T> {
    /// The value.
    pub value: T,
    /// When it was changed, in milliseconds since 1970; 0 when it never was.
    pub at: u64,
}

impl<T: Clone + Ord> Register<T> {
    /// Changes the value.
    pub fn set(&mut self, value: T, now: u64) {
        if self.value != value {
            *self = Self { value, at: later(now, self.at) };
        }
    }

    /// Takes in the value from elsewhere if it is newer. Of two changes in one millisecond the greater wins,
    /// so that all sides agree.
    pub(super) fn merge(&mut self, other: &Self) {
        if (other.at, &other.value) > (self.at, &self.value) {
            self.clone_from(other);
        }
    }
}

/// The time of a change now. It is after the change before, even where a clock is late.
pub(super) fn later(now: u64, before: u64) -> u64 {
    now.max(before.saturating_add(1))
}
