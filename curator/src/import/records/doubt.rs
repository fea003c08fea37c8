//! Says what of a record is odd, and what of it may be read wrongly.
use std::ops::Range;

use catalogue::paper::Line;

use crate::import::fragments::issue::Doubt;
use crate::import::fragments::known_facts::Facts;
use crate::import::words::one_name;

/// The rule of entries that may be read wrongly.
pub const UNSURE: &str = "unsure";

/// What a word has as a score of a name that looks like no other word.
pub(crate) const LEAST_OF_FAMILY: f32 = -1.2;

/// Says it of a paper with this title, which stands at `at` in the entry at `range`.
pub(crate) fn tell(title: &Line, facts: &mut Facts, at: &Range<usize>, range: &Range<usize>) {
    check_title(title, facts, at);
    check_authors(title, facts, range);
    tell_doubt(title, facts, at);
}

/// Says where a title is odd.
fn check_title(title: &Line, facts: &mut Facts, range: &Range<usize>) {
    const MOST_WORDS: usize = 35;
    let words = title.as_str().split_whitespace().count();
    if words > MOST_WORDS {
        facts.warn(
            "unsure-title",
            format!("the title has {words} words"),
            "make sure that nothing else was read as a part of it",
            range,
        );
    } else if title.as_str().contains("](") || title.as_str().contains("http://") || title.as_str().contains("https://")
    {
        facts.warn("unsure-title", "the title has markup or an address in it", "check the brackets of its link", range);
    }
}

/// Warns about an author of whom nothing but initials is left.
fn check_authors(title: &Line, facts: &mut Facts, range: &Range<usize>) {
    if let Some(author) = facts.authors.iter().find(|author| one_name::is_initials(author)) {
        let message = format!("“{author}” is an author of “{title}” and nothing but initials");
        facts.warn("unsure-author", message, "write its family name beside them, and commas between the names", range);
    }
}

/// Says what of an entry may be read wrongly.
fn tell_doubt(title: &Line, facts: &mut Facts, at: &Range<usize>) {
    /// On the scale of the scores: both readings are about as good.
    const LEAST_MARGIN: f32 = 0.7;
    if let Some(family) = family_in_title(title.as_str()).filter(|_| facts.authors.is_empty()) {
        let message = format!("“{title}” may be read wrongly: “{family}” may be its author");
        facts.note(UNSURE, message, "if it is, write a full stop or a colon behind the name", at);
    }
    let Some(doubt) = facts.doubt.take().filter(|doubt| doubt.margin < LEAST_MARGIN) else { return };
    let Doubt { text, role, rival, range, .. } = doubt;
    let message = format!(
        "“{title}” may be read wrongly: “{}” was taken as {} and may be {}",
        excerpt(&text),
        role.name(),
        rival.name()
    );
    let help = "if it is wrong, set the title in bold or link it, and the authors in italics";
    facts.note(UNSURE, message, help, &range);
}

/// What may be a family name at the beginning of a title without authors: `Oak, Lamps of Words`. In `Lamps, Rooms,
/// and Light` it is none.
fn family_in_title(title: &str) -> Option<&str> {
    let (family, rest) = title.split_once(", ")?;
    let second = rest.split(' ').nth(1).unwrap_or_default();
    let is_listed = rest.contains(',') || matches!(second, "and" | "or" | "&");
    let is_name = one_name::score(family) > LEAST_OF_FAMILY && !family.contains(' ');
    (is_name && !is_listed && rest.starts_with(char::is_uppercase)).then_some(family)
}

/// The beginning of a text.
pub(super) fn excerpt(text: &str) -> String {
    const LONGEST: usize = 60;
    let mut excerpt: String = text.chars().take(LONGEST).collect();
    if excerpt.len() < text.len() {
        excerpt.push('…');
    }
    excerpt
}
