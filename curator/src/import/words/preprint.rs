//! Texts that say that a paper was not reviewed, or did not appear where they say.
use super::letters;
use catalogue::paper::PaperId;

use super::date::{self, Written};

/// Words that say that a paper was not reviewed.
#[rustfmt::skip]
const PREPRINTS: [&str; 27] = [
    "arxiv", "chemrxiv", "psyarxiv", "preprint", "preprints", "biorxiv", "medrxiv", "openreview", "corr", "under review", "submitted",
    "techrxiv", "ssrn", "working paper", "discussion paper", "tech report", "technical report", "techreport", "blog", "report", "research square",
    "unpublished", "eprint", "iacr eprint", "cryptology eprint", "cryptology eprint archive", "iacr cryptology eprint archive",
];

/// Words that say that a paper did not appear at the venue beside them.
#[rustfmt::skip]
const NOT_ACCEPTED: [&str; 11] = [
    "submitted", "submission", "submissions", "under review", "in review", "in submission", "withdrawn", "rejected", "reject",
    "to be submitted", "under submission",
];

/// A preprint is named with its date at most: `arXiv preprint arXiv:2306.08543, 27 Jun 2023`.
pub(super) const MOST_WORDS: usize = 8;

/// What a word for preprints says with what stands beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Preprint {
    /// That it is one, perhaps of a date.
    Dated(Option<Written>),
    /// Its number on arXiv.
    Numbered(PaperId),
}

/// Reads a word for preprints with its date or its number, in small letters: `arXiv preprint arXiv:2306.08543`, `bioRxiv 2025`.
pub(super) fn read(lower: &str) -> Option<Preprint> {
    let bare = |text: &str| text.trim_matches(|edge: char| !edge.is_alphanumeric()).to_owned();
    let rest = bare(PREPRINTS.iter().find_map(|word| without_word(lower, word))?);
    let rest = bare(PREPRINTS.iter().find_map(|word| without_word(&rest, word)).unwrap_or(&rest));
    // `CoRR abs/2404.10001`
    let rest = rest.strip_prefix("abs/").unwrap_or(&rest);
    if rest.is_empty() || matches!(rest, "workshop" | "conference" | "journal") {
        return Some(Preprint::Dated(None));
    }
    // `bioRxiv 2025.09.23.678086`
    let day = || rest.rsplit_once('.').filter(|(day, _)| day.matches('.').count() == 2);
    // `arXiv'18`, `arXiv 18`
    let short = || date::read(&format!("'{rest}")).filter(|_| rest.len() == 2);
    match date::read(rest).or_else(short).or_else(|| date::read(day()?.0)) {
        Some(date) => Some(Preprint::Dated(Some(date))),
        None => PaperId::from_arxiv(rest).map(Preprint::Numbered),
    }
}

/// What stands behind the month of a preprint: `BMVC 2019` of `arXiv 1907 BMVC 2019`.
pub(super) fn behind_month(text: &str) -> Option<&str> {
    let (_, rest) = text.split_once(' ').filter(|(word, _)| word.eq_ignore_ascii_case("arxiv"))?;
    let (month, rest) = rest.split_once(' ')?;
    let is_month = month.len() == 4 && letters::is_digits(month);
    is_month.then(|| rest.trim_start())
}

/// What a text names beside words that say that a paper did not appear, or not yet; blank where it names nothing.
pub(super) fn denied(text: &str, lower: &str) -> Option<String> {
    // Most texts have none of these, and one look is faster than many.
    if !["submi", "review", "withdr", "reject"].iter().any(|part| lower.contains(part)) {
        return None;
    }
    let (at, phrase) = NOT_ACCEPTED.iter().find_map(|phrase| Some((lower.find(phrase)?, phrase)))?;
    // A letter may have another length in small.
    let (before, after) = (text.get(..at)?, text.get(at + phrase.len()..)?);
    if [before, after].iter().all(|side| side.contains(char::is_alphanumeric)) {
        return None;
    }
    let rest = format!("{before} {after}");
    let is_small = |word: &&str| ["to", "at", "for", "in", "from", "of", "the"].contains(word);
    let rest = rest.split_whitespace().filter(|word| !is_small(word)).collect::<Vec<_>>().join(" ");
    Some(rest.trim_matches(|edge: char| !edge.is_alphanumeric()).to_owned())
}

/// The text without a word, when the word begins or ends it.
fn without_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let is_end = |rest: &&str| !rest.starts_with(char::is_alphabetic);
    let before = || text.strip_suffix(word).filter(|before| !before.ends_with(char::is_alphanumeric));
    text.strip_prefix(word).filter(is_end).or_else(before)
}
