//! What is odd about an entry, and what is unsure.
use std::ops::Range;

use super::role::Role;

/// Something odd about an entry, for the curator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    /// The name of the rule.
    pub rule: &'static str,
    /// What is odd.
    pub message: String,
    /// What to do.
    pub help: String,
    /// Where.
    pub range: Range<usize>,
    /// Whether it is only a note and no warning.
    pub is_note: bool,
}

impl Issue {
    /// What an entry lacks.
    pub(crate) fn lack(
        rule: &'static str,
        message: impl Into<String>,
        help: impl Into<String>,
        range: &Range<usize>,
    ) -> Self {
        Self { rule, message: message.into(), help: help.into(), range: range.clone(), is_note: false }
    }

    /// What is only noted.
    pub(crate) fn note(
        rule: &'static str,
        message: impl Into<String>,
        help: impl Into<String>,
        range: &Range<usize>,
    ) -> Self {
        Self { is_note: true, ..Self::lack(rule, message, help, range) }
    }
}

/// A part of an entry that may have another role than the one it is read in.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Doubt {
    pub text: String,
    pub role: Role,
    pub rival: Role,
    /// By how much the entry fits worse in the other role.
    pub margin: f32,
    pub range: Range<usize>,
}
