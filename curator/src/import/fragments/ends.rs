//! What stands at the beginning or the end of a text and nothing separates from it: a number, a venue, a year.
use crate::import::words::letters;
use catalogue::Venue;
use catalogue::venue::Track;

use super::fragment::Fragment;
use crate::import::words::fact::{self, Fact, Trust};
use crate::import::words::letters::capitals;
use crate::import::words::one_name;
use crate::import::words::wording::is_pictograph;

/// Where the name begins in a text that begins with “by” and a name; 0 if it does not.
pub(super) fn behind_by(text: &str) -> usize {
    const BY: &str = "by ";
    let is_name = text.strip_prefix(BY).is_some_and(|name| name.starts_with(char::is_uppercase));
    if is_name { BY.len() } else { 0 }
}

/// A text without what is no part of a fragment at its ends, and how many bytes of it stand before that.
pub(super) fn bare(text: &str) -> (usize, &str) {
    let is_noise =
        |character: char| character.is_whitespace() || "*_~`".contains(character) || is_pictograph(character);
    // `A Title[C]//Conference on Lamps`
    let is_before = |character: char| is_noise(character) || ".,;:\"”’|>/".contains(character);
    let rest = text.trim_start_matches(is_before);
    (text.len() - rest.len(), rest.trim_end_matches(is_noise))
}

/// The venue and its year with which a text begins, as the name of a file does, and the rest:
/// `23_ICSE_A Title`, `23-ICSE-A Title`.
pub(super) fn head(text: &str) -> Option<(Fact, &str)> {
    let text = text.trim_start();
    if let Some(rest) = behind_number(text) {
        return Some((Fact::Nothing, rest));
    }
    let mark = text.trim_start_matches(|first: char| first.is_ascii_digit()).chars().next()?;
    let mut parts = text.splitn(3, Some(mark).filter(|mark| matches!(mark, '_' | '-'))?);
    let (year, venue, rest) = (parts.next()?, parts.next()?, parts.next()?);
    let is_year = matches!(year.len(), 2 | 4);
    // `20-GHz-Lamps`
    let is_known = || Venue::parse(venue).is_ok_and(|venue| fact::is_known(venue.series()));
    if !is_year || !venue.starts_with(char::is_uppercase) || mark == '-' && !is_known() {
        return None;
    }
    let label = format!("{venue} {}{year}", if year.len() == 2 { "'" } else { "" });
    Some((fact::read(&label, Trust::Sure)?, rest))
}

/// What stands behind the number of an entry and a dash: `12- Oak, A.`
fn behind_number(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(|first: char| first.is_ascii_digit());
    let rest = rest.strip_prefix('-').filter(|_| (1..=4).contains(&(text.len() - rest.len())))?.trim_start();
    let (family, _) = rest.split_once(',').unwrap_or((rest, ""));
    let is_name = rest.len() > family.len() && one_name::score(family) > -2.0;
    is_name.then_some(rest)
}

/// Where the number of a volume begins at the end of a name: `Geophysica 46`.
pub(super) fn volume(text: &str) -> Option<usize> {
    let (name, number) = text.rsplit_once(' ')?;
    let is_number = (1..=3).contains(&number.len()) && letters::is_digits(number);
    let is_name = name.contains(char::is_alphabetic) && !name.ends_with(|last: char| last.is_ascii_digit());
    (is_number && is_name).then_some(name.len() + 1)
}

/// Where a text ends in a venue or a year that nothing separates, and what that says.
pub(super) fn tail(text: &str) -> Option<(usize, Fact)> {
    /// A venue at the end of a text has at most so many words.
    const MOST_WORDS: usize = 6;
    let mut starts: Vec<usize> = Vec::with_capacity(MOST_WORDS);
    for (at, _) in text.rmatch_indices(' ').take(MOST_WORDS) {
        starts.push(at + 1);
    }
    for start in starts.into_iter().rev() {
        let mut words = text[start..].split(' ');
        let (word, next) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        let is_acronym = |word: &str| capitals(word) >= 2;
        // `Euro S&P 2016`
        let is_name = !is_acronym(word) && word.starts_with(char::is_uppercase) && is_acronym(next);
        let begins = is_acronym(word)
            || is_name
            || word.get(..5).is_some_and(|word| word.eq_ignore_ascii_case("arxiv"))
            || start + word.len() == text.len() && word.starts_with(['\'', '’'])
            || start + word.len() == text.len()
                && word.len() >= 4
                && word.trim_end_matches(['a', 'b', 'c', 'd']).ends_with(|last: char| last.is_ascii_digit());
        if !begins {
            continue;
        }
        match fact::read(&text[start..], Trust::Text) {
            // “Its lamps are from arXiv:…” names another paper.
            Some(Fact::Arxiv(_)) if text[..start].ends_with(" from ") => return None,
            Some(Fact::Venue(venue)) if is_name && *venue.track() != Track::Main => {}
            Some(fact @ (Fact::Venue(_) | Fact::Preprint(_) | Fact::Arxiv(_))) => return Some((start, fact)),
            // `Oak A. '23`
            Some(fact @ Fact::Date(_)) if word.starts_with(['\'', '’']) => {
                return Some((start, fact))
                    .filter(|_| one_name::is_of_medicine(text[..start].trim_end_matches(['.', ' '])));
            }
            // `Oak, A. 2023`
            Some(fact @ Fact::Date(_))
                if matches!(text[start..].len(), 4 | 5)
                    && (one_name::score(&text[..start]) > 0.0 || one_name::is_initials(text[..start].trim())) =>
            {
                let is_acronym = |word: &str| word.len() > 2 && word.chars().all(|letter| letter.is_uppercase());
                return Some((start, fact)).filter(|_| !text.split(' ').any(is_acronym));
            }
            _ => {}
        }
    }
    None
}

/// A kind of meeting in brackets behind a venue with its year: `NeurIPS 2024 (Workshop)`.
pub(super) fn track_behind_venue(last: Option<&Fragment>, text: &str) -> Option<Fact> {
    let is_venue = |last: &Fragment| last.is_dated_venue();
    let is_kind = matches!(text, "Workshop" | "workshop" | "Demo" | "demo");
    (is_kind && last.is_some_and(is_venue)).then(|| Fact::Track(text.to_owned()))
}
