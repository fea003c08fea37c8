//! Where a text says that a paper appeared: the comment of its authors on arXiv, a journal reference, the
//! title of proceedings.
use std::ops::Range;

use catalogue::fold::fold;
use catalogue::venue::{Kind, Track};
use catalogue::{Date, Venue};

use crate::import::words::fact::{self, Fact, Trust};

/// A venue that a text names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VenueMention {
    /// The venue.
    pub venue: Venue,
    /// Whether the text says in plain words that the paper was accepted there, and nothing beside it that
    /// makes this doubtful.
    pub is_plain: bool,
}

/// Words that say that a paper was accepted.
#[rustfmt::skip]
const ACCEPTED: [&str; 13] = [
    "accept", "accepted", "acceptance", "appear", "appeared", "appearing", "appears", "camera", "poster", "proceedings", "presented",
    "published", "publication",
];

/// Words that say that it was not, or not yet. Whatever else the text says is doubtful.
#[rustfmt::skip]
const NOT_ACCEPTED: [&str; 12] = [
    "arr", "preprint", "reject", "rejected", "resubmitted", "resubmission", "review", "submission", "submissions", "submitted",
    "unpublished", "withdrawn",
];

/// Words that deny what stands beside them.
const NOT: [&str; 6] = ["draft", "format", "not", "style", "template", "yet"];

/// Words that say that what was accepted is not quite this paper.
#[rustfmt::skip]
const OTHERWISE: [&str; 29] = [
    "abridged", "based", "builds", "conditionally", "condensed", "demo", "demonstration", "demonstrations", "earlier", "expanded",
    "extended", "extends", "extension", "findings", "follow", "former", "industry", "initial", "invited", "journal", "part", "partially",
    "preliminary", "previous", "previously", "short", "student", "supersedes", "survey",
];

/// Words of what is at a conference and not in its proceedings proper.
#[rustfmt::skip]
const BESIDE: [&str; 15] = [
    "archival", "challenge", "colocated", "companion", "competition", "consortium", "contest", "doctoral", "nonarchival",
    "shared", "tutorial", "workshop", "workshops", "ws", "abstract",
];

/// Words of a track behind the name of a venue.
#[rustfmt::skip]
const OF_TRACK: [&str; 47] = [
    "and", "award", "awards", "b", "benchmark", "benchmarks", "best", "candidate", "conference", "d", "dataset", "datasets", "demo",
    "demonstration", "demonstrations", "distinguished", "finalist", "findings", "full", "honorable", "industrial", "industry", "long",
    "main", "mention", "notable", "of", "oral", "orals", "outstanding", "paper", "papers", "poster", "posters", "presentation", "regular",
    "runner", "short", "spotlight", "student", "system", "systems", "talk", "track", "up",
    "workshop", "workshops",
];

/// Abbreviations, whose stop does not end a sentence.
#[rustfmt::skip]
const ABBREVIATIONS: [&str; 14] =
    ["ann", "conf", "eq", "fig", "int", "intl", "no", "pp", "proc", "symp", "trans", "vol", "vs", "al"];

/// What is counted in a reference.
#[rustfmt::skip]
const COUNTED: [&str; 11] =
    ["art", "article", "issue", "no", "number", "page", "pages", "pp", "vol", "volume", "volumes"];

/// Words before the name of a venue, when it is of ordinary words.
#[rustfmt::skip]
const BEFORE_NAMES: [&str; 13] = [
    "accepted", "appear", "at", "by", "for", "in", "of", "on", "oral", "published", "spotlight", "to", "the",
];

/// Words that make the name behind them a part of another one: `Transactions of the ACL`.
const OF_ANOTHER: [&str; 6] = ["association", "chapter", "journal", "letters", "magazine", "transactions"];

/// The most words of the name of a venue, with its year.
const MOST_WORDS: usize = 14;

/// The longest text that is read, in words.
const LONGEST: usize = 120;

/// Reads what the authors of a paper say of it, such as `12 pages, accepted at ICLR 2025 (Spotlight)`.
/// `None` when it names no venue, or says that the paper was not accepted there. A workshop is read as one.
#[must_use]
pub fn comment(text: &str, today: Date) -> Option<VenueMention> {
    let text: Vec<&str> = text.split_whitespace().filter(|word| !word.contains("://")).take(LONGEST).collect();
    let mut said: Vec<VenueMention> = Vec::new();
    let mut is_doubtful = false;
    for sentence in sentences(&text) {
        let folded: Vec<String> = sentence.iter().flat_map(|word| parts(word)).collect();
        let says = |these: &[&str]| folded.iter().any(|word| these.contains(&word.as_str()));
        let denies = says(&NOT_ACCEPTED) || says(&NOT);
        is_doubtful |= says(&NOT_ACCEPTED);
        if denies && (says(&["not"]) || !says(&ACCEPTED)) {
            continue;
        }
        let Some((found, venue)) = venue_in(sentence, today) else { continue };
        let is_beside = says(&BESIDE) || sentence.iter().any(|word| word.contains('@'));
        if is_beside && venue.kind() != Kind::Workshop {
            continue;
        }
        let is_distinguished = !matches!(venue.track(), Track::Main | Track::Workshop(_));
        let is_otherwise = sentence
            .iter()
            .enumerate()
            .any(|(at, word)| !found.contains(&at) && parts(word).any(|word| OTHERWISE.contains(&word.as_str())));
        let is_plain = (says(&ACCEPTED) || is_distinguished) && !denies && !is_otherwise;
        said.push(VenueMention { is_plain: is_plain && venue.kind() != Kind::Workshop, venue });
    }
    // What stands first in plain words; of two that are named so, neither is plain.
    said.sort_by_key(|said| !said.is_plain);
    let is_other = |other: &VenueMention| {
        other.is_plain && (other.venue.series(), other.venue.year()) != (said[0].venue.series(), said[0].venue.year())
    };
    let is_alone = !said.iter().skip(1).any(is_other);
    let first = said.into_iter().next()?;
    Some(VenueMention { is_plain: first.is_plain && is_alone && !is_doubtful, ..first })
}

/// Reads a reference or the title of proceedings, which is of nothing but where a paper was published:
/// `Proceedings of the 40th International Conference on Machine Learning, PMLR 202:1-9, 2023`. The `year` is
/// that of a venue whose name has none.
#[must_use]
pub fn reference(text: &str, year: Option<u16>, today: Date) -> Option<VenueMention> {
    let words: Vec<&str> = text.split_whitespace().take(LONGEST).collect();
    let folded: Vec<String> = words.iter().flat_map(|word| parts(word)).collect();
    let says = |these: &[&str]| folded.iter().any(|word| these.contains(&word.as_str()));
    if says(&["submitted", "submission", "review", "rejected", "withdrawn"]) && !says(&["accepted", "published"]) {
        return None;
    }
    let is_number = |word: &str| !word.contains(char::is_alphabetic) && year_of(word, today).is_none();
    let is_counted = |word: &str| parts(word).all(|part| COUNTED.contains(&part.as_str()));
    let bare: Vec<&str> = words.iter().copied().filter(|word| !is_number(word) && !is_counted(word)).collect();
    let is_read = |venue: &Venue| {
        fact::is_known(venue.series()) && !matches!(venue.track(), Track::Other(_)) && is_year(venue.year(), today)
    };
    // What stands in brackets at the end, as in `(Volume 1: Long Papers)`, may make it too long.
    let shorter = bare.iter().position(|word| word.starts_with('(')).map_or(bare.len(), |at| at.max(1));
    let whole = [&words[..], &bare[..], &bare[..shorter]]
        .into_iter()
        .find_map(|words| Venue::parse(words.join(" ").trim_end_matches([',', '.', ':'])).ok().filter(is_read));
    let venue = whole.or_else(|| venue_in(&bare, today).map(|(_, venue)| venue))?;
    if venue.kind() == Kind::Preprint {
        return None;
    }
    let year = venue.year().or(year).or_else(|| last_year(&words, today));
    let venue = fact::tidy_venue(&venue, year);
    let is_beside = says(&BESIDE) && venue.kind() != Kind::Workshop;
    let is_plain = venue.kind() != Kind::Workshop;
    (!is_beside).then_some(VenueMention { venue, is_plain })
}

/// The sentences of a text, as their words.
fn sentences<'a, 'w>(words: &'w [&'a str]) -> impl Iterator<Item = &'w [&'a str]> {
    let ends = |word: &&str| {
        let is_stop = |last: char| ";!?|".contains(last);
        let bare = word.trim_end_matches([')', ']', '"', '”']);
        let before = bare.strip_suffix('.').map(|word| fold(word.trim_start_matches(['(', '['])));
        bare.ends_with(is_stop)
            || before.is_some_and(|word| word.chars().count() > 1 && !ABBREVIATIONS.contains(&word.as_str()))
    };
    words.split_inclusive(ends)
}

/// The words of a text between spaces, folded: two of `camera-ready`.
fn parts(word: &str) -> impl Iterator<Item = String> + use<> {
    let folded = fold(word);
    let parts: Vec<String> = folded.split(|character: char| !character.is_alphanumeric()).map(str::to_owned).collect();
    parts.into_iter().filter(|part| !part.is_empty())
}

/// The first venue that is named in a sentence, known by name, and its words.
fn venue_in(words: &[&str], today: Date) -> Option<(Range<usize>, Venue)> {
    let begins = |word: &str| {
        let bare = word.trim_start_matches(['(', '[', '"', '“', '\'']);
        bare.starts_with(|first: char| first.is_uppercase() || first.is_ascii_digit())
            || ["findings", "oral", "spotlight"].contains(&&*fold(bare))
    };
    let read = |range: Range<usize>| match fact::read(&words[range].join(" "), Trust::Text) {
        Some(Fact::Venue(venue)) if !matches!(venue.track(), Track::Other(_)) => {
            let bare = venue.label().strip_prefix("the ").and_then(|label| Venue::parse(label).ok());
            Some(bare.unwrap_or(venue))
        }
        _ => None,
    };
    (0..words.len()).filter(|start| begins(words[*start]) && !is_inside(words, *start)).find_map(|start| {
        let ends = start + 1..=words.len().min(start + MOST_WORDS);
        let found: Vec<(usize, Venue)> = ends.filter_map(|end| Some((end, read(start..end)?))).collect();
        // The longest name is the whole one: `Proceedings of the VLDB Endowment`.
        let series = found.last()?.1.series();
        let of_series = || found.iter().filter(|(_, venue)| venue.series() == series);
        let dated = of_series().find(|(_, venue)| venue.year().is_some());
        let (mut end, mut venue) = dated.or_else(|| of_series().next())?.clone();
        // The track stands behind it.
        let goes_on = |word: &&&str| parts(word).all(|part| OF_TRACK.contains(&part.as_str()) || is_share(&part));
        let beyond = end + words[end..].iter().take_while(goes_on).count();
        let is_same = |other: &Venue| (other.series(), other.year()) == (venue.series(), venue.year());
        let longer = (end + 1..=beyond).rev().find_map(|end| Some((end, read(start..end).filter(is_same)?)));
        if let Some(longer) = longer {
            (end, venue) = longer;
        }
        is_year(venue.year(), today).then(|| (start..end, fact::tidy_venue(&venue, None)))
    })
}

/// Whether the words from `start` on are only a part of a name: `Computational Linguistics` of the association for it.
fn is_inside(words: &[&str], start: usize) -> bool {
    let Some(before) = start.checked_sub(1).and_then(|at| words.get(at)) else { return false };
    let near: Vec<String> = words[start.saturating_sub(3)..start].iter().flat_map(|word| parts(word)).collect();
    if near.iter().any(|word| OF_ANOTHER.contains(&word.as_str())) && !before.ends_with([',', ':', ';']) {
        return true;
    }
    let is_acronym = words[start].chars().filter(|letter| letter.is_uppercase() || letter.is_ascii_digit()).count() > 1;
    let is_apart = before.ends_with(|last: char| ",;:.-–".contains(last)) || words[start].starts_with(['(', '[']);
    !is_acronym && !is_apart && parts(before).last().is_none_or(|word| !BEFORE_NAMES.contains(&word.as_str()))
}

/// Whether a word is the share of papers in a track: `top-5%`.
fn is_share(part: &str) -> bool {
    matches!(part, "top" | "5" | "25")
}

/// Whether a venue may be of a year: nothing is published after the next one.
fn is_year(year: Option<u16>, today: Date) -> bool {
    year.is_none_or(|year| (1950..=today.year + 1).contains(&year))
}

/// The last word of a reference that is a year.
fn last_year(words: &[&str], today: Date) -> Option<u16> {
    words.iter().rev().find_map(|word| year_of(word, today))
}

/// The year that a word is, perhaps with its month: `(05/2024)`.
fn year_of(word: &str, today: Date) -> Option<u16> {
    let bare = word.trim_matches(|character: char| !character.is_alphanumeric());
    let last = bare.rsplit('/').next().filter(|last| last.len() == 4)?;
    last.parse().ok().filter(|year| is_year(Some(*year), today))
}

#[cfg(test)]
mod tests {
    use catalogue::Date;

    use super::{VenueMention, comment, reference};

    fn told(said: Option<VenueMention>) -> String {
        match said {
            None => "nothing".to_owned(),
            Some(VenueMention { venue, is_plain: true }) => venue.canonical_label(),
            Some(VenueMention { venue, is_plain: false }) => format!("{}?", venue.canonical_label()),
        }
    }

    #[test]
    fn a_comment_says_where_a_paper_was_accepted() {
        let today = Date::parse("2026-11-27").unwrap();
        for (text, expected) in [
            ("Accepted at ICLR 2025", "ICLR'25"),
            ("NeurIPS 2024 Spotlight", "NeurIPS'24 Spotlight"),
            ("20 pages, 7 figures, accepted to NeurIPS 2023. Code: https://github.com/a/b", "NeurIPS'23"),
            ("Accepted to the 41st International Conference on Machine Learning (ICML 2024)", "ICML'24"),
            ("Accepted by EMNLP 2023 (Findings), 15 pages", "EMNLP'23 Findings"),
            ("Findings of ACL 2024", "ACL'24 Findings"),
            ("Published as a conference paper at ICLR 2024; v2 adds results", "ICLR'24"),
            ("ICML 2024 Oral. Our code is in a short demo", "ICML'24 Oral"),
            ("To appear in MLSys 2024", "MLSys'24"),
            ("EMNLP 2023 camera-ready", "EMNLP'23"),
            ("Accepted to ACL'24 main conference", "ACL'24"),
            ("Accepted by TMLR", "TMLR"),
            ("NeurIPS 2023 Datasets and Benchmarks Track, accepted", "NeurIPS'23 Datasets and Benchmarks"),
            ("Accepted by NeurIPS 2024 D&B Track", "NeurIPS'24 Datasets and Benchmarks"),
            ("Accepted at 2024 IEEE/CVF Conference on Computer Vision and Pattern Recognition (CVPR)", "CVPR'24"),
            ("Accepted at Transactions of the ACL (TACL), pre-MIT Press version", "TACL"),
            ("Accepted at EACL 2024 (System Demonstrations)", "EACL'24 Demo"),
            ("A first version was at a workshop of ICML 2023. Accepted at NeurIPS 2023", "NeurIPS'23"),
        ] {
            assert_eq!(told(comment(text, today)), expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_acceptance_is_none() {
        let today = Date::parse("2026-11-27").unwrap();
        for text in [
            "",
            "Submitted to ICLR 2025",
            "Under review at NeurIPS 2024",
            "Preprint. Under review.",
            "Withdrawn from ICML 2024",
            "Rejected by ACL 2023",
            "ICLR 2025 submission",
            "ACL ARR February 2024",
            "ICLR 2024 style, 12 pages",
            "In submission to EMNLP 2024",
            "12 pages, work in progress",
            "Not accepted, ICML",
            "Accepted at the Workshop on Efficient Models, co-located with ICML 2024",
            "Accepted to ES-FoMo@ICML 2023, a poster on models",
            "3rd place in the challenge of CVPR 2023",
            "The code is at https://github.com/ICLR/2024",
            "Draft, 2048 tokens, AI",
            "Accepted at ICLR 2099",
        ] {
            let said = comment(text, today);
            let is_workshop = said.as_ref().is_some_and(|said| said.venue.kind() == catalogue::venue::Kind::Workshop);
            assert!(said.is_none() || is_workshop, "{text}: {}", told(said));
        }
    }

    #[test]
    fn what_may_be_an_acceptance_is_doubtful() {
        let today = Date::parse("2026-11-27").unwrap();
        for (text, expected) in [
            ("ICLR 2025", "ICLR'25?"),
            ("9 pages, NeurIPS 2024", "NeurIPS'24?"),
            ("Extended version of a paper accepted at ICML 2023", "ICML'23?"),
            ("Rejected from ICLR 2024 and accepted at ICML 2024", "ICLR'24?"),
            ("Accepted to ICML 2023 Workshop", "ICML'23 Workshop?"),
            ("Accepted at ICML 2024. Accepted at ACL 2024.", "ICML'24?"),
            ("Accepted at ICLR 2024, a draft of the camera-ready version", "ICLR'24?"),
            ("Preprint. Accepted at ICLR 2024", "ICLR'24?"),
        ] {
            assert_eq!(told(comment(text, today)), expected, "{text}");
        }
    }

    #[test]
    fn a_reference_names_where_a_paper_was_published() {
        let today = Date::parse("2026-11-27").unwrap();
        for (text, year, expected) in [
            (
                "Proceedings of the 40th International Conference on Machine Learning, PMLR 202:38087-38099, 2023",
                None,
                "ICML'23",
            ),
            ("Advances in Neural Information Processing Systems 36 (2023)", None, "NeurIPS'23"),
            ("Transactions on Machine Learning Research, 2024", None, "TMLR'24"),
            ("EMNLP 2023 Findings", None, "EMNLP'23 Findings"),
            ("Findings of the Association for Computational Linguistics: EMNLP 2023", Some(2023), "EMNLP'23 Findings"),
            (
                "Proceedings of the 61st Annual Meeting of the Association for Computational Linguistics (Volume 1: Long Papers)",
                Some(2023),
                "ACL'23",
            ),
            ("2024 IEEE/CVF Conference on Computer Vision and Pattern Recognition (CVPR)", Some(2024), "CVPR'24"),
            ("Proceedings of the AAAI Conference on Artificial Intelligence", Some(2024), "AAAI'24"),
            (
                "Proceedings of the AAAI Conference on Artificial Intelligence, 38(17), 19187-19197 (2024)",
                None,
                "AAAI'24",
            ),
            (
                "Proceedings of the 2024 Conference of the North American Chapter of the Association for Computational \
                 Linguistics: Human Language Technologies (Volume 1: Long Papers)",
                Some(2024),
                "NAACL'24",
            ),
            ("Proceedings of the VLDB Endowment 17(9)", Some(2024), "PVLDB'24"),
            ("Journal of Things that Nobody Knows 12, 2024", None, "nothing"),
            ("Submitted to Nature, 2024", None, "nothing"),
            ("arXiv preprint, 2024", None, "nothing"),
            ("Proceedings of the 3rd Workshop on Trustworthy Models (ACL 2023)", None, "nothing"),
        ] {
            let said = reference(text, year, today);
            let is_workshop = said.as_ref().is_some_and(|said| said.venue.kind() == catalogue::venue::Kind::Workshop);
            let told = if is_workshop { "nothing".to_owned() } else { told(said) };
            assert_eq!(told, expected, "{text}");
        }
    }
}
