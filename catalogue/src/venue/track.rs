//! Tracks: the part of a venue a paper was in, or the distinction it was given there.

use std::borrow::Cow;

use super::words::{self, Word};

/// The part of a venue a paper was in, or the distinction it was given there.
///
/// The order is that of a list sorted by venue: distinctions first, then the main track, then
/// the others.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Track {
    /// An award, by its name: `Outstanding`, `Best`, `Test of time`.
    Award(String),
    /// A paper of the main track chosen for a talk.
    Oral,
    /// A paper of the main track chosen for a short talk.
    Spotlight,
    /// The main track; also what a label says that names no track.
    Main,
    /// The track for data sets and benchmarks.
    DatasetsAndBenchmarks,
    /// A short paper.
    Short,
    /// The Findings, a companion volume of the main proceedings.
    Findings,
    /// The industry track.
    Industry,
    /// A demonstration of a system.
    Demo,
    /// A workshop, by its name where the label says it.
    Workshop(Option<String>),
    /// Words of the label that name none of the above, as they were found.
    Other(String),
}

impl Track {
    /// Whether the paper was given an award.
    #[must_use]
    pub fn is_award(&self) -> bool {
        matches!(self, Self::Award(_))
    }

    /// The track as a badge shows it; nothing for the main track.
    #[must_use]
    pub fn label(&self) -> Option<Cow<'_, str>> {
        Some(match self {
            Self::Main => return None,
            Self::Award(name) if name == AWARD => Cow::from(AWARD),
            Self::Award(name) => match award(&words::key(name)) {
                Some((_, true)) => Cow::from(format!("{name} paper")),
                Some((_, false)) => Cow::from(name),
                None => Cow::from(format!("{name} award")),
            },
            Self::Oral => Cow::from("Oral"),
            Self::Spotlight => Cow::from("Spotlight"),
            Self::DatasetsAndBenchmarks => Cow::from("Datasets and benchmarks"),
            Self::Short => Cow::from("Short paper"),
            Self::Findings => Cow::from("Findings"),
            Self::Industry => Cow::from("Industry track"),
            Self::Demo => Cow::from("Demonstration"),
            Self::Workshop(None) => Cow::from("Workshop"),
            Self::Workshop(Some(name)) => Cow::from(format!("{name} workshop")),
            Self::Other(text) => Cow::from(text),
        })
    }

    /// The track as the end of a canonical label; nothing for the main track.
    pub(super) fn in_label(&self) -> Option<Cow<'_, str>> {
        Some(match self {
            Self::Main => return None,
            Self::Award(name) if name == AWARD || award(&words::key(name)).is_some() => Cow::from(name),
            Self::Award(name) => Cow::from(format!("{name} Award")),
            Self::Oral => Cow::from("Oral"),
            Self::Spotlight => Cow::from("Spotlight"),
            Self::DatasetsAndBenchmarks => Cow::from("Datasets and Benchmarks"),
            Self::Short => Cow::from("Short"),
            Self::Findings => Cow::from("Findings"),
            Self::Industry => Cow::from("Industry"),
            Self::Demo => Cow::from("Demo"),
            Self::Workshop(None) => Cow::from("Workshop"),
            Self::Workshop(Some(name)) if workshop(&words::key(name)).is_some() => Cow::from(name),
            Self::Workshop(Some(name)) => Cow::from(format!("{name} Workshop")),
            Self::Other(text) => Cow::from(text),
        })
    }
}

/// Workshops known by name: the short name, then the full one, neither with the word "workshop"
/// unless the name needs it. Only workshops of the list's own labels are here, and the student
/// workshop of the ACL conferences; the word beside any other name makes it a workshop as well.
const WORKSHOPS: &[(&str, &str)] = &[
    ("ENLSP", "Efficient Natural Language and Speech Processing"),
    ("ES-FoMo", "Efficient Systems for Foundation Models"),
    ("MLNCP", "Machine Learning with New Compute Paradigms"),
    ("PrivateNLP", "Privacy in Natural Language Processing"),
    ("SRW", "Student Research Workshop"),
    ("WANT", "Advancing Neural Network Training"),
];

/// Awards known by name, another spelling of it, and whether "paper" follows it on a badge.
const AWARDS: &[(&str, &str, bool)] = &[
    ("Outstanding", "Outstanding paper", true),
    ("Best", "Best paper", true),
    ("Best student", "Best student paper", true),
    ("Distinguished", "Distinguished paper", true),
    ("Honorable mention", "Honourable mention", false),
    ("Runner-up", "Best paper runner-up", false),
    ("Award candidate", "Best paper award candidate", false),
    ("Test of time", "Test-of-time", false),
];

/// The name of an award of which the label says no more than that it is one.
const AWARD: &str = "Award";

/// Words that tell nothing about the track: at the ends of what is left over they are dropped.
#[rustfmt::skip]
const NOISE: &[&str] = &[
    "of", "the", "in", "at", "on", "for", "and", "track", "paper", "papers", "conference",
    "presentation", "proceedings", "proc", "annual", "ieee", "acm", "usenix",
];

/// Reads the track from the words that are neither series nor year.
pub(super) fn read(label: &str, words: &[Word], is_workshop: bool) -> Track {
    let name = trim(words);
    match recognise(label, words) {
        Some(track @ Track::Workshop(_)) => track,
        Some(_) if is_workshop => Track::Workshop(None),
        Some(track) => track,
        None if is_workshop => Track::Workshop(some_text(label, name)),
        None => some_text(label, name).map_or(Track::Main, Track::Other),
    }
}

/// The track some words name, when they name one.
pub(super) fn recognise(label: &str, words: &[Word]) -> Option<Track> {
    if let Some((_, name)) = words::find(words, workshop) {
        return Some(Track::Workshop(Some(name.to_owned())));
    }
    let named = words::find(words, award)
        .map(|(_, (name, _))| Track::Award(name.to_owned()))
        .or_else(|| words::find(words, plain_track).map(|(_, track)| track));
    if let Some(rest) = without(words, &["workshop", "workshops", "ws"]) {
        let name = trim(&rest);
        return Some(Track::Workshop(some_text(label, name).filter(|_| named.is_none())));
    }
    named.or_else(|| {
        let rest = without(words, &["award", "awards"])?;
        let name = some_text(label, trim(&rest));
        Some(Track::Award(name.unwrap_or_else(|| AWARD.to_owned())))
    })
}

/// Whether a word tells nothing about the track. So does an ordinal, as in `Proc. of the 61st`.
pub(super) fn is_noise(word: &Word) -> bool {
    let word = word.folded.as_str();
    let ordinal = ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end));
    NOISE.contains(&word) || ordinal.is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))
}

fn workshop(key: &str) -> Option<&'static str> {
    let is_it = |name| words::is_key_of(key, name);
    let row = WORKSHOPS.iter().find(|row| is_it(row.0) || is_it(row.1))?;
    Some(row.0)
}

/// The name of a known award, and whether "paper" follows it on a badge.
fn award(key: &str) -> Option<(&'static str, bool)> {
    let is_it = |name| words::is_key_of(key, name);
    let row = AWARDS.iter().find(|row| is_it(row.0) || is_it(row.1))?;
    Some((row.0, row.2))
}

fn plain_track(key: &str) -> Option<Track> {
    Some(match key {
        // The two "notable" ranks are what ICLR called its talks in 2023.
        "oral" | "orals" | "notabletop5" => Track::Oral,
        "spotlight" | "spotlights" | "notabletop25" => Track::Spotlight,
        "findings" | "finding" => Track::Findings,
        "industry" | "industrial" => Track::Industry,
        "short" => Track::Short,
        "demo" | "demos" | "demonstration" | "demonstrations" => Track::Demo,
        "db" | "datasetsandbenchmarks" | "datasetsbenchmarks" => Track::DatasetsAndBenchmarks,
        "main" | "long" | "regular" | "poster" | "full" => Track::Main,
        _ => return None,
    })
}

/// The words without the noise at both ends.
fn trim(mut words: &[Word]) -> &[Word] {
    while let [first, rest @ ..] = words
        && is_noise(first)
    {
        words = rest;
    }
    while let [rest @ .., last] = words
        && is_noise(last)
    {
        words = rest;
    }
    words
}

/// The words other than these; `None` when none of these is there.
fn without(words: &[Word], these: &[&str]) -> Option<Vec<Word>> {
    let is_one = |word: &&Word| these.contains(&word.folded.as_str());
    words.iter().find(is_one)?;
    Some(words.iter().filter(|word| !is_one(word)).cloned().collect())
}

fn some_text(label: &str, words: &[Word]) -> Option<String> {
    (!words.is_empty()).then(|| words::text(label, words))
}
