//! What a reader wrote about a paper.
use super::register::later;
use crate::sorting::sorted_positions;

/// How many earlier versions a note remembers.
const REMEMBERED: usize = 32;

/// A text with its versions. A version is known by when it was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Note {
    /// The text, as it was typed.
    pub text: String,
    /// When it was written, in milliseconds since 1970; 0 when there never was a note.
    pub at: u64,
    /// The versions it was made from, the latest first.
    pub(super) before: Vec<u64>,
}

impl Note {
    /// This note with another text.
    #[must_use]
    pub(super) fn edited(&self, text: &str, now: u64) -> Self {
        Self::made_from(&[self], text.to_owned(), later(now, self.at))
    }

    /// Takes in the note from elsewhere. One that was made from the other takes its place. If neither was,
    /// the texts of both are kept, the older one first; then the answer is `true`.
    pub(super) fn merge(&mut self, other: &Self) -> bool {
        if self == other || other.at == 0 || self.before.contains(&other.at) {
            return false;
        }
        if self.at == 0 || other.before.contains(&self.at) {
            self.clone_from(other);
            return false;
        }
        let is_older = (self.at, &self.text) < (other.at, &other.text);
        let (older, newer) = if is_older { (&*self, other) } else { (other, &*self) };
        let (text, is_joined) = match (older.text.contains(&newer.text), newer.text.contains(&older.text)) {
            (_, true) => (newer.text.clone(), false),
            (true, false) => (older.text.clone(), false),
            _ => ([&older.text, "\n\n", &newer.text].concat(), true),
        };
        *self = Self::made_from(&[older, newer], text, newer.at.saturating_add(1));
        is_joined
    }

    fn made_from(versions: &[&Self], text: String, at: u64) -> Self {
        let all = versions.iter().flat_map(|version| version.before.iter().copied().chain([version.at]));
        let all: Vec<u64> = all.filter(|at| *at > 0).collect();
        let order = sorted_positions(all.len(), &|left, right| all[right].cmp(&all[left]));
        let mut before: Vec<u64> = order.into_iter().map(|position| all[position as usize]).collect();
        before.dedup();
        before.truncate(REMEMBERED);
        Self { text, at, before }
    }
}
