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
                Some(Award { is_of_paper: true, .. }) => Cow::from(format!("{name} paper")),
                Some(_) => Cow::from(name),
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

/// An award known by name.
struct Award {
    name: &'static str,
    /// Other spellings, and what it is called in East Asia. Case, spaces and punctuation do not matter.
    others: &'static [&'static str],
    /// Whether "paper" follows the name on a badge.
    is_of_paper: bool,
}

/// Awards known by name. The first ones are less than the others and are named with them, as in
/// `Best Paper Honorable Mention`, so they are looked for first.
const AWARDS: &[Award] = &[
    Award {
        name: "Honorable mention",
        others: &["Honourable mention", "Honorable mentions", "Honourable mentions", "荣誉提名", "榮譽提名"],
        is_of_paper: false,
    },
    Award { name: "Runner-up", others: &["Runners-up", "Runner-ups", "Best paper runner-up"], is_of_paper: false },
    Award {
        name: "Award candidate",
        others: &[
            "Candidate",
            "Finalist",
            "Nominee",
            "Nominated",
            "Nomination",
            "Shortlisted",
            "最佳论文提名",
            "最佳论文候选",
        ],
        is_of_paper: false,
    },
    Award {
        name: "Outstanding",
        others: &["Outstanding paper", "杰出论文", "杰出论文奖", "傑出論文"],
        is_of_paper: true,
    },
    Award {
        name: "Best",
        others: &[
            "Best paper",
            "最佳论文",
            "最佳论文奖",
            "最佳論文",
            "最佳論文獎",
            "最優秀論文",
            "最優秀論文賞",
            "최우수논문",
            "최우수논문상",
        ],
        is_of_paper: true,
    },
    Award {
        name: "Best student",
        others: &["Best student paper", "最佳学生论文", "最佳学生论文奖", "最佳學生論文"],
        is_of_paper: true,
    },
    Award { name: "Distinguished", others: &["Distinguished paper"], is_of_paper: true },
    Award { name: "Test of time", others: &["时间检验奖"], is_of_paper: false },
];

/// How many of the awards are less than the others.
const LESSER_AWARDS: usize = 3;

/// Words that may follow the adjective of an award for a paper. Any other makes it an award for
/// something else: `Best Demo`, `Distinguished Artifact`.
const AFTER_AWARD: [&str; 12] =
    ["award", "awards", "full", "industry", "long", "main", "oral", "paper", "papers", "regular", "spotlight", "track"];

/// The name of an award of which the label says no more than that it is one.
const AWARD: &str = "Award";

/// Words without a meaning for the track: at the ends of what is left over they are dropped.
#[rustfmt::skip]
const NOISE: &[&str] = &[
    "of", "the", "in", "at", "on", "for", "and", "to", "by", "track", "paper", "papers", "conference",
    "presentation", "proceedings", "proc", "annual", "ieee", "acm", "cvf", "usenix", "sigops", "sigplan", "sigarch",
    "sigda", "accepted", "appear", "appears", "presented", "published", "submission", "submitted",
];

/// Ordinal numbers in words, and the tens that stand before them: `Thirty-seventh`.
#[rustfmt::skip]
const ORDINALS: &[&str] = &[
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
    "twentieth", "thirtieth", "fortieth", "fiftieth", "sixtieth", "seventieth", "eightieth", "ninetieth",
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];

/// Words before the numbers of volumes and pages.
const BEFORE_NUMBERS: [&str; 11] =
    ["art", "article", "issue", "no", "number", "page", "pages", "pmlr", "pp", "vol", "volume"];

/// Words that say that a paper is not accepted, or not any more.
const DENIALS: [&str; 7] = ["reject", "rejected", "submission", "submissions", "submitted", "unpublished", "withdrawn"];

/// Whether a label says that the paper is not accepted: `Submitted to ICLR 2025`, `under review`.
pub(super) fn is_not_accepted(words: &[Word]) -> bool {
    let says = |these: &[&str]| words.iter().any(|word| these.contains(&&*word.folded));
    let pairs = || words.windows(2).map(|pair| (&*pair[0].folded, &*pair[1].folded));
    let is_under_way =
        |(first, second)| matches!(first, "in" | "under") && matches!(second, "preparation" | "review" | "revision");
    (says(&DENIALS) || pairs().any(is_under_way)) && !says(&["accept", "accepted", "published"])
}

/// How many words at the beginning of a label name the Findings with the society or the series
/// that prints them.
pub(super) fn length_of_findings(words: &[Word]) -> usize {
    let is_it = |key: &str| FINDINGS.contains(&key).then_some(());
    words::find_at(words, 0, is_it).map_or(0, |(range, ())| range.end)
}

const FINDINGS: [&str; 3] =
    ["findingsoftheacl", "findingsofacl", "findingsoftheassociationforcomputationallinguistics"];

/// Whether words before a name mean nothing, or no more than a track or an award.
pub(super) fn is_nothing_else(words: &[Word]) -> bool {
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let known =
            |key: &str| (award(key).is_some() || plain_track(key).is_some() || FINDINGS.contains(&key)).then_some(());
        at = match words::find_at(words, at, known) {
            Some((range, ())) => range.end,
            None if is_noise(word) || matches!(&*word.folded, "award" | "awards") => at + 1,
            None if is_before_number(word) && words.get(at + 1).is_some_and(Word::is_number) => at + 2,
            None => return false,
        };
    }
    true
}

/// Whether words before a name call a workshop by its name.
pub(super) fn names_workshop(label: &str, words: &[Word]) -> bool {
    matches!(recognise(label, words), Some(Track::Workshop(_)))
}

/// Whether words before a name are joined to it by an at sign and are no track: `ME-FoMo@ICLR`.
pub(super) fn is_at_sign_workshop(label: &str, before: &[Word]) -> bool {
    let has_sign = trim(before).last().is_some_and(|last| label[last.end..].trim_start().starts_with('@'));
    has_sign && recognise(label, before).is_none()
}

/// Reads the track from the words that are neither series nor year.
pub(super) fn read(label: &str, words: &[Word], is_workshop: bool) -> Track {
    match recognise(label, words) {
        Some(track @ Track::Workshop(_)) => track,
        Some(_) if is_workshop => Track::Workshop(None),
        Some(track) => track,
        None => {
            let words = without_numbers(words);
            let name = some_text(label, trim(&words));
            if is_workshop { Track::Workshop(name) } else { name.map_or(Track::Main, Track::Other) }
        }
    }
}

/// The track some words name, when they name one.
fn recognise(label: &str, words: &[Word]) -> Option<Track> {
    if let Some((_, name)) = words::find(words, workshop) {
        return Some(Track::Workshop(Some(name.to_owned())));
    }
    let named =
        award_in(label, words).map(Track::Award).or_else(|| words::find(words, plain_track).map(|(_, track)| track));
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

/// The name of the award in some words, the lesser one first.
fn award_in(label: &str, words: &[Word]) -> Option<String> {
    let lesser = |key: &str| AWARDS[..LESSER_AWARDS].iter().find(|award| award.is_called(key));
    if let Some((_, award)) = words::find(words, lesser) {
        return Some(award.name.to_owned());
    }
    let (range, award) = words::find(words, award)?;
    let is_adjacent = |pair: &[Word]| matches!(&label[pair[0].end..pair[1].start], " " | "-");
    let has_noun = words[range.clone()].iter().any(|word| matches!(&*word.folded, "paper" | "time"));
    let end = (range.end..words.len())
        .take_while(|at| is_adjacent(&words[at - 1..=*at]) && !matches!(&*words[*at].folded, "award" | "awards"))
        .last()
        .map_or(range.end, |at| at + 1);
    let is_of_paper =
        end == range.end || AFTER_AWARD.contains(&&*words[range.end].folded) || is_noise(&words[range.end]);
    if has_noun || is_of_paper {
        Some(award.name.to_owned())
    } else {
        // An award for something else goes by its whole name.
        Some(words::text(label, &words[range.start..end]))
    }
}

/// The words without the numbers of volumes, issues and pages.
fn without_numbers(words: &[Word]) -> Vec<Word> {
    let mut rest: Vec<Word> = Vec::new();
    for word in words {
        if word.is_number() {
            rest.pop_if(|before| is_before_number(before));
        } else {
            rest.push(word.clone());
        }
    }
    rest
}

/// Whether a word says what the number after it is that of.
fn is_before_number(word: &Word) -> bool {
    BEFORE_NUMBERS.contains(&&*word.folded)
}

/// Whether a word means nothing for the track, as an ordinal in `Proc. of the 61st`.
pub(super) fn is_noise(word: &Word) -> bool {
    let word = word.folded.as_str();
    let ordinal = ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end));
    NOISE.contains(&word)
        || ORDINALS.contains(&word)
        || ordinal.is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))
}

fn workshop(key: &str) -> Option<&'static str> {
    let is_it = |name| words::is_key_of(key, name);
    let row = WORKSHOPS.iter().find(|row| is_it(row.0) || is_it(row.1))?;
    Some(row.0)
}

impl Award {
    fn is_called(&self, key: &str) -> bool {
        std::iter::once(&self.name).chain(self.others).any(|name| words::is_key_of(key, name))
    }
}

/// The known award of a name.
fn award(key: &str) -> Option<&'static Award> {
    AWARDS.iter().find(|award| award.is_called(key))
}

fn plain_track(key: &str) -> Option<Track> {
    Some(match key {
        // The two "notable" ranks are what ICLR called its talks in 2023.
        "oral" | "orals" | "notabletop5" | "口头" | "口头报告" | "口頭報告" | "口頭発表" | "구두" | "구두발표" => {
            Track::Oral
        }
        "spotlight" | "spotlights" | "notabletop25" | "聚光" | "焦点" | "焦点论文" | "焦點論文" => {
            Track::Spotlight
        }
        "findings" | "finding" => Track::Findings,
        "industry" | "industrial" => Track::Industry,
        "short" => Track::Short,
        "demo" | "demos" | "demonstration" | "demonstrations" => Track::Demo,
        "db" | "datasetsandbenchmarks" | "datasetsbenchmarks" => Track::DatasetsAndBenchmarks,
        "main" | "long" | "regular" | "poster" | "full" | "海报" | "主会" | "포스터" => Track::Main,
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
