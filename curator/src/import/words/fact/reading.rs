//! What a short text may say, in the order in which it is tried.
use crate::import::words::letters;
use catalogue::paper::PaperId;

use super::venue::venue;
use super::{Fact, Trust, read};
use crate::import::words::date;
use crate::import::words::label::{is_known, is_society, without_introduction, without_proceedings};
use crate::import::words::link::{self, Target};
use crate::import::words::preprint::{self, Preprint};
use crate::import::words::track::track;
use crate::import::words::venue_year::{venue_before_place, venue_behind_year, without_month};

/// A short text and what its readings ask of it.
pub(super) struct ShortText<'a> {
    text: &'a str,
    lower: String,
    words: usize,
    trust: Trust,
    /// What it says as the label of a link.
    leads_to: Option<Option<Target>>,
}

impl<'a> ShortText<'a> {
    /// `None` for a text that is longer than a fact where it stands.
    pub(super) fn new(text: &'a str, trust: Trust) -> Option<Self> {
        /// The names of series have fewer words than this, with a year and a track.
        const MOST_WORDS: usize = 14;
        /// In bytes.
        const LONGEST: usize = 120;
        let words = text.split_whitespace().count();
        // The names of proceedings are as long as titles.
        let is_limited = trust < Trust::Sure && !is_of_proceedings(text);
        if is_limited && (text.len() > LONGEST || words > MOST_WORDS) {
            return None;
        }
        Some(Self { text, lower: text.to_lowercase(), words, trust, leads_to: link::of_label(text) })
    }

    fn is_short(&self) -> bool {
        self.words <= preprint::MOST_WORDS
    }
}

fn is_of_proceedings(text: &str) -> bool {
    ["Proceedings of ", "In Proceedings of "].iter().any(|start| text.starts_with(start))
}

/// All readings. The first that says something counts.
pub(super) const READINGS: [fn(&ShortText<'_>) -> Option<Fact>; 12] = [
    beside_year_or_place,
    link_without_target,
    date_of_printing,
    arxiv_id,
    remark,
    preprint,
    denied,
    word_of_state,
    introduced_date,
    venue_with_month,
    distinction,
    plain_venue,
];

/// A venue behind its year, or before the place where it was held.
fn beside_year_or_place(short: &ShortText<'_>) -> Option<Fact> {
    let behind_year = if short.trust == Trust::SetOff { venue_behind_year(short.text) } else { None };
    behind_year.or_else(|| venue_before_place(short.text)).map(Fact::Venue)
}

/// `link`, `here`
fn link_without_target(short: &ShortText<'_>) -> Option<Fact> {
    let is_label = short.leads_to == Some(None) && short.text.bytes().all(|byte| !byte.is_ascii_digit());
    (short.text.is_empty() || is_label).then_some(Fact::Nothing)
}

/// A date alone, or behind who printed the paper: `IEEE 2023`, `IEEE '23`, `AAAI Press, 2019`.
fn date_of_printing(short: &ShortText<'_>) -> Option<Fact> {
    let is_printer = |name: &str| is_society(name) || name.trim_end_matches(',') == "AAAI Press";
    let begins_year = |letter: char| letter.is_ascii_digit() || matches!(letter, '\'' | '’');
    let year = short.text.trim_start_matches(|letter| !begins_year(letter));
    let name = short.text[..short.text.len() - year.len()].trim_end();
    date::read(if is_printer(name) { year } else { short.text }).map(Fact::Date)
}

fn arxiv_id(short: &ShortText<'_>) -> Option<Fact> {
    const LONGEST: usize = 24;
    // `Bo arXiv:2001.11612` begins with a name.
    let before = short.text.find("arXiv:").map_or("", |at| &short.text[..at]);
    let is_behind_name =
        before.starts_with(char::is_uppercase) && before.chars().skip(1).all(|letter| !letter.is_uppercase());
    PaperId::from_arxiv(short.text).filter(|_| short.text.len() <= LONGEST && !is_behind_name).map(Fact::Arxiv)
}

/// What no record has a place for: numbers, a volume of proceedings, and “`LampKit` manuscript”, which is what a link
/// is called.
fn remark(short: &ShortText<'_>) -> Option<Fact> {
    // `PMLR 9:249-256, 2010`
    if let Some(volume) = short.text.strip_prefix("PMLR") {
        let year = date::read(volume.rsplit([',', ' ']).next().unwrap_or_default());
        return Some(year.map_or(Fact::Nothing, Fact::Date));
    }
    // `4,563 citations`
    let count = short.lower.strip_suffix(" citations").or_else(|| short.lower.strip_suffix(" citation"));
    if count.is_some_and(|count| count.bytes().all(|digit| digit.is_ascii_digit() || digit == b',')) {
        return Some(Fact::Nothing);
    }
    // `15-11-23`, `23.12`: which of them is the year, nobody can say.
    let is_number = |part: &str| (1..=2).contains(&part.len()) && letters::is_digits(part);
    let numbers = || short.text.split(['-', '.', '/']);
    let fewest = if short.trust == Trust::Sure { 2 } else { 3 };
    let are_numbers = numbers().all(is_number) && numbers().count() >= fewest;
    (are_numbers || short.text.ends_with(" manuscript")).then_some(Fact::Nothing)
}

fn preprint(short: &ShortText<'_>) -> Option<Fact> {
    if let Some(venue) = venue_of_preprint(short) {
        return Some(venue);
    }
    // `only OpenReview`
    let lower = ["in ", "only "].iter().find_map(|word| short.lower.strip_prefix(word)).unwrap_or(&short.lower);
    match preprint::read(lower).filter(|_| short.is_short()) {
        Some(Preprint::Dated(date)) => Some(Fact::Preprint(date)),
        Some(Preprint::Numbered(id)) => Some(Fact::Arxiv(id)),
        None => read(preprint::behind_month(short.text)?, short.trust),
    }
}

/// Where a preprint was published later, in brackets behind it: `arXiv(v2) 2024 (ACL 2025)`.
fn venue_of_preprint(short: &ShortText<'_>) -> Option<Fact> {
    let (before, inside) = short.text.strip_suffix(')')?.rsplit_once('(')?;
    let is_preprint = short.lower.starts_with("arxiv") && before.split_whitespace().count() <= 3;
    let is_known = |fact: &Fact| matches!(fact, Fact::Venue(venue) if is_known(venue.series()));
    read(inside, Trust::SetOff).filter(|fact| is_preprint && is_known(fact))
}

/// `submitted to ICLR 2024`
fn denied(short: &ShortText<'_>) -> Option<Fact> {
    // “Detect, Reject, Correct” is a title.
    if !short.is_short() || short.trust == Trust::Text && !short.text.contains(' ') {
        return None;
    }
    let is_known =
        |name: &str| matches!(read(name, Trust::SetOff), Some(Fact::Venue(_) | Fact::Preprint(_) | Fact::Date(_)));
    let name = preprint::denied(short.text, &short.lower)?;
    (name.is_empty() || is_known(&name)).then_some(Fact::Preprint(None))
}

/// A few words where a link or a venue is to be: “code”, “coming soon”, “workshop”.
fn word_of_state(short: &ShortText<'_>) -> Option<Fact> {
    #[rustfmt::skip]
    const PROMISES: [&str; 16] = [
        "coming soon", "online", "tba", "tbd", "n/a", "none", "todo", "no code", "not available", "not yet",
        "not published", "under preparation", "pmid", "pmcid",
        "unknown", "unknown venue",
    ];
    /// Who printed it.
    const PRINTER: &str = "association for computing machinery";
    let lower = short.lower.as_str();
    // What kind of venue it is says not which.
    let is_kind = matches!(lower, "workshop" | "conference" | "journal") || matches!(short.leads_to, Some(Some(_)));
    (PROMISES.contains(&lower) || lower == PRINTER || is_kind && short.trust < Trust::Sure).then_some(Fact::Nothing)
}

/// `published in May 2024`
fn introduced_date(short: &ShortText<'_>) -> Option<Fact> {
    let named = without_introduction(short.text);
    date::read(named).filter(|_| named.len() < short.text.len()).map(Fact::Date)
}

/// `TMLR, Nov 2022`
fn venue_with_month(short: &ShortText<'_>) -> Option<Fact> {
    read(&without_month(short.text)?, short.trust).filter(|fact| matches!(fact, Fact::Venue(_)))
}

/// `Oral`, `Best Paper`
fn distinction(short: &ShortText<'_>) -> Option<Fact> {
    const MOST_WORDS: usize = 5;
    if short.words > MOST_WORDS {
        return None;
    }
    track(short.text, &short.lower).map(Fact::Track)
}

fn plain_venue(short: &ShortText<'_>) -> Option<Fact> {
    let named = without_introduction(short.text);
    // What was accepted was accepted at a venue.
    let is_said = short.text.len() - named.len() > "in ".len();
    let trust = match short.trust {
        // `(Accepted by Annual Review of Lamps, 2021)`
        Trust::SetOff if is_said && short.lower.starts_with("accepted ") && is_name_with_year(named) => Trust::Sure,
        trust if is_said => trust.max(Trust::SetOff),
        trust => trust,
    };
    venue(without_proceedings(named), trust)
}

/// Whether a text begins with a capital and ends in a year.
fn is_name_with_year(text: &str) -> bool {
    let year = text.rsplit(' ').next().unwrap_or_default();
    text.starts_with(char::is_uppercase) && date::is_year(year) && year.len() < text.len()
}
