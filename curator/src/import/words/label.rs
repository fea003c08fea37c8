//! The label of a venue without what stands around it.
use super::letters;
use catalogue::Venue;
use catalogue::cite::work::Work;
use catalogue::nearest::nearest;
use catalogue::venue::{Kind, Series, Track, with_stop};

use super::wording::is_in_capitals;
use super::{series, sign};
use crate::import::words::letters::capitals;

/// Words before the name of a venue that say how a paper came there.
#[rustfmt::skip]
const SAYING: [&str; 22] = [
    "accepted", "published", "appeared", "appears", "appearing", "presented", "appear", "forthcoming", "later", "now",
    "also", "recently", "conditionally", "will", "be", "to", "was", "is", "it", "and", "then", "since",
];

/// Words between these and the name.
const PREPOSITIONS: [&str; 5] = ["at", "in", "by", "to", "as"];

/// `Accepted to RSS 2025` without what introduces the venue.
pub(crate) fn without_introduction(text: &str) -> &str {
    let is_in = |words: &[&str], word: &str| words.iter().any(|other| word.eq_ignore_ascii_case(other));
    let mut rest = text;
    let mut found = text;
    while let Some((word, after)) = rest.split_once(' ') {
        // “To” and “By” begin titles as well.
        let is_end = is_in(if rest.len() < text.len() { &PREPOSITIONS } else { &PREPOSITIONS[..2] }, word);
        if is_end || word.eq_ignore_ascii_case("accepted") {
            found = after.trim();
        }
        if !is_end && !is_in(&SAYING, word) {
            break;
        }
        rest = after.trim_start();
    }
    found
}

/// What stands before the acronym of a conference.
const PROCEEDINGS: [&str; 7] =
    ["in ", "In ", "Proceedings of the ", "Proceedings of ", "Proc. of the ", "Proc. of ", "Proc. "];

/// `In Proceedings of EDBT '20` without what says that it is one. The name of a journal is kept,
/// such as `Proceedings of the IEEE`, and IEEE S&P, which is not known as S&P.
pub(crate) fn without_proceedings(text: &str) -> &str {
    const SOCIETIES: [&str; 2] = ["IEEE ", "ACM "];
    let mut rest = text;
    while let Some(after) = PROCEEDINGS.iter().find_map(|start| rest.strip_prefix(start)) {
        rest = after;
    }
    if rest.len() == text.len() && !SOCIETIES.iter().any(|start| rest.starts_with(start)) {
        return text;
    }
    let is_of_known =
        |name: &&str| Venue::parse(name).is_ok_and(|venue| is_known(venue.series()) && *venue.track() == Track::Main);
    if !is_of_known(&rest) {
        rest = SOCIETIES.iter().find_map(|start| rest.strip_prefix(start)).filter(is_of_known).unwrap_or(rest);
    }
    let is_number = |word: &&str| word.trim_start_matches(['\'', '’']).bytes().all(|byte| byte.is_ascii_digit());
    let mut names = rest.split_whitespace().filter(|word| !is_number(word));
    let is_society = |name: &str| matches!(name, "IEEE" | "ACM");
    let is_acronym = match (names.next(), names.next(), names.next()) {
        (Some(name), None, _) => !is_society(name),
        (Some(first), Some(_), None) => is_society(first),
        _ => false,
    };
    if is_acronym { rest } else { text }
}

/// The text in brackets, when all of it is.
pub(crate) fn without_brackets(text: &str) -> &str {
    let inner = [('[', ']'), ('(', ')'), ('【', '】'), ('（', '）')].into_iter().find_map(|(open, close)| {
        let inner = text.strip_prefix(open)?.strip_suffix(close)?;
        (!inner.contains([open, close])).then_some(inner.trim())
    });
    inner.unwrap_or(text)
}

/// The name of a journal without its volume: `Nature 521.7553`, `JMLR 15(1)`, `Trans. Lamps 4(2): 771-793`.
pub(crate) fn without_volume(text: &str) -> &str {
    let mut rest = text;
    loop {
        let shorter = without_number(rest);
        if shorter.len() == rest.len() {
            return rest;
        }
        rest = shorter;
    }
}

/// A venue without the brackets behind it in which a volume is named: `UbiComp25 (LAMPS Vol 9 Issue 4)`.
pub(super) fn without_volume_in_brackets(text: &str) -> &str {
    let is_volume = |inside: &str| {
        let mut words = inside.split([' ', '.', ',']).filter(|word| !word.is_empty());
        words.any(|word| matches!(word, "Vol" | "vol" | "Volume" | "volume" | "Issue" | "issue"))
            && words.next().is_some_and(letters::is_digits)
    };
    let parts = text.strip_suffix(')').and_then(|text| text.rsplit_once('('));
    parts.filter(|(_, inside)| is_volume(inside)).map_or(text, |(name, _)| name.trim_end())
}

/// A text without the number of a volume or the pages at its end.
fn without_number(text: &str) -> &str {
    let Some((name, last)) = text.rsplit_once(' ') else { return text };
    let is_number = last.starts_with(|first: char| first.is_ascii_digit())
        && last.chars().all(|character| character.is_ascii_digit() || ".():-–".contains(character));
    // `Annals of Widgets, 29`; but `ICLR 24` has a year.
    let is_behind_name = || name.ends_with([',', '.']) || name.split(' ').count() >= 3;
    // `NeurIPS 38` cannot be a year.
    let is_no_year = last.parse::<u8>().is_ok_and(|number| (31..=69).contains(&number));
    let is_volume = is_number
        && (is_no_year
            || last.len() == 3
            || last.len() < 3 && is_behind_name()
            || last.contains(['.', '(', ':', '-', '–']));
    if is_volume { name.trim_end_matches([',', ' ']) } else { text }
}

/// Whether a text ends with the number of a task: `LampEval-2020 Task 9`.
pub(crate) fn is_task(text: &str) -> bool {
    let number = text.rsplit_once(" Task ").map_or("", |(_, number)| number);
    !number.is_empty() && letters::is_digits(number)
}

/// Whether a text is a name with a full stop in it, which begins as a venue does: `WWW.Lamps`.
pub(super) fn is_dotted_name(text: &str) -> bool {
    let is_capital = |word: &str| word.len() > 2 && is_in_capitals(word);
    let is_name = |rest: &str| rest.starts_with(char::is_uppercase) && rest.contains(char::is_lowercase);
    text.split_once('.').is_some_and(|(word, rest)| is_capital(word) && is_name(rest))
}

/// The name of a journal without its volume, pages and number: `Lamp Sci389,375-379`, `Lamp Rev 19.12`.
pub(super) fn without_locator(text: &str) -> &str {
    let starts = text.char_indices().filter(|(at, first)| first.is_ascii_digit() && *at > 2);
    let is_number = |part: &str| {
        let digits = part.trim_start_matches(|first: char| first.is_ascii_alphabetic());
        part.len() - digits.len() <= 4 && letters::is_digits(digits)
    };
    let is_locator = |rest: &str| rest.split([',', '.', '-', '–', ':', ' ']).all(is_number);
    let end = starts.map(|(at, _)| at).find(|at| is_locator(&text[*at..])).unwrap_or(text.len());
    with_stop(text, text[..end].trim_end_matches([',', ' ', '.']))
}

/// Whether a text is the name of a workshop with that of a known conference before or behind it: `IEEE VIS Workshop on
/// Lamps`, `Workshop on Lamps at IEEE VIS 2021`.
pub(super) fn is_workshop_of_known(text: &str) -> bool {
    let Some((before, after)) = text.split_once("Workshop") else { return false };
    let is_series = |name: &str| Venue::parse(name.trim()).is_ok_and(|venue| is_known(venue.series()));
    is_series(before) || after.rsplit_once(" at ").is_some_and(|(_, name)| is_series(name))
}

/// Whether a text begins with an ordinal number, and says with small words what is numbered: `2nd place in LAMPS 2012`.
pub(super) fn is_rank(text: &str) -> bool {
    let mut words = text.split(' ');
    let is_ordinal = |word: &str| {
        word.starts_with(|first: char| first.is_ascii_digit())
            && ["st", "nd", "rd", "th"].iter().any(|end| word.ends_with(end))
    };
    words.next().is_some_and(is_ordinal)
        && words.next().is_some_and(|word| word.starts_with(char::is_lowercase))
        && !sign::of(text).0
}

/// Whether a text names who holds conferences.
pub(super) fn is_society(text: &str) -> bool {
    matches!(text, "IEEE" | "ACM" | "IEEE/ACM" | "ACM/IEEE" | "IEEE/CVF")
}

/// Whether a badge with this name leaves open where a paper was published: it is a word, or who holds conferences.
pub(crate) fn leaves_open(name: &str) -> bool {
    series::is_word(name) || is_society(name)
}

/// How sure it is that a text read as a venue is one. An ordinary word or an acronym of other
/// things, such as MSR, may be where someone works.
pub(crate) fn certainty(venue: &Venue) -> u8 {
    match (is_known(venue.series()), venue.year()) {
        (known, year) if !known || year.is_none() && series::is_ordinary(venue.series().name()) => 0,
        (_, None) if matches!(venue.track(), Track::Other(_)) => 1,
        (_, None) => 2,
        _ => 3,
    }
}

/// Whether a text is a society and the acronym of one of its venues: `IEEE JETCAS`, `IEEE TCAS-I`.
pub(super) fn is_of_society(text: &str) -> bool {
    let is_acronym = |name: &str| name.len() > 2 && name.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'-');
    text.split_once(' ').is_some_and(|(society, name)| is_society(society) && is_acronym(name))
}

/// Whether a text says where in a volume a paper is.
pub(crate) fn is_pages(text: &str) -> bool {
    let lower = text.to_lowercase();
    let after = ["pp", "p", "pages", "vol", "volume", "no", "issue", "article"]
        .iter()
        .filter_map(|start| lower.strip_prefix(start))
        .chain(lower.split_once("chapter ").map(|(_, rest)| rest));
    // `P2P` is no page.
    let is_number = |rest: &str| {
        let word = rest.split(' ').next().unwrap_or_default();
        word.starts_with(|first: char| first.is_ascii_digit()) && !word.contains(char::is_alphabetic)
    };
    // `4 pages`
    if lower.strip_suffix(" pages").is_some_and(letters::is_digits) {
        return true;
    }
    after.into_iter().any(|rest| is_number(rest.trim_start_matches(['.', ' '])))
}

/// Whether a series is known by name, to the catalogue or to this importer.
#[must_use]
pub fn is_known(known: &Series) -> bool {
    known.is_known() || series::is_known(known.name())
}

/// The name of a known series that may be meant by one that is not.
#[must_use]
pub fn nearest_series(name: &str) -> Option<String> {
    let known = Series::known().map(|series| series.name().to_owned()).chain(series::names().map(str::to_owned));
    let known: Vec<String> = known.collect();
    nearest(name, known.iter().map(String::as_str)).map(str::to_owned)
}

/// The venue as the catalogue writes it: a known one in the one way, another as it was found.
/// A `year` is given to a venue without one.
#[must_use]
pub fn tidy_venue(venue: &Venue, year: Option<u16>) -> Venue {
    // `Ph.D. Thesis` and `PhD Dissertation` are one.
    let is_called_otherwise = |work: &Work| !venue.series().name().eq_ignore_ascii_case(&work.label());
    if let Some(work) = Work::of(venue).filter(is_called_otherwise) {
        let year = venue.year().or(year).map(|year| format!(" {year}")).unwrap_or_default();
        return Venue::parse(&(work.label() + &year)).unwrap_or_else(|_| venue.clone());
    }
    // With another year beside them, two digits are a volume.
    if let Some(dated) = with_year_of_two_digits(venue).filter(|dated| year.is_none() || dated.year() == year) {
        return Venue::new(dated.series().clone(), dated.year(), dated.track().clone()).unwrap_or(dated);
    }
    if let Some(venue) = without_comma_of_year(venue) {
        return tidy_venue(&venue, year);
    }
    if !is_known(venue.series()) && (venue.year().is_some() || year.is_none()) {
        return venue.clone();
    }
    // The name of a workshop is kept word for word.
    let is_named = matches!(venue.track(), Track::Workshop(Some(_)) | Track::Other(_));
    if is_named && (venue.year().is_some() || year.is_none()) {
        return venue.clone();
    }
    let year = venue.year().or(year);
    Venue::new(venue.series().clone(), year, venue.track().clone()).unwrap_or_else(|_| venue.clone())
}

/// A venue that nobody knows with the year that two digits behind its acronym are: `LAMPS16`, `LampSec 24`, `LAMPS-24`.
fn with_year_of_two_digits(venue: &Venue) -> Option<Venue> {
    const MOST_WORDS: usize = 3;
    let is_unknown = venue.year().is_none() && !is_known(venue.series()) && *venue.track() == Track::Main;
    let name = venue.label().trim_end_matches(|last: char| last.is_ascii_digit());
    let digits = venue.label()[name.len()..].parse::<u16>().ok().filter(|_| venue.label().len() == name.len() + 2)?;
    let name = name.trim_end_matches([' ', '-']);
    let is_word = |word: &str| !word.starts_with(char::is_lowercase);
    // `Lamp Bulletin 24` is a volume.
    let is_acronym = |name: &str| {
        let last = name.rsplit(' ').next().unwrap_or_default();
        capitals(name) > 1
            && last.chars().all(|letter| letter.is_alphanumeric() || "-/&@".contains(letter))
            && name.split(' ').count() <= MOST_WORDS
            && name.split(' ').all(is_word)
            && venue.kind() == Kind::Conference
    };
    let year = match digits {
        0..=29 => 2000 + digits,
        90..=99 => 1900 + digits,
        _ => return None,
    };
    Venue::parse(&format!("{name} {year}")).ok().filter(|_| is_unknown && is_acronym(name))
}

/// A venue without the comma before its year, and without that year where the name has it: `Lamp Workshop at ICLR, 2016`,
/// `ICLR 2016 Lamp Workshop, 2016`.
fn without_comma_of_year(venue: &Venue) -> Option<Venue> {
    let (name, year) = venue.label().rsplit_once(", ")?;
    let is_year = year.len() == 4 && venue.year().is_some_and(|known| known.to_string() == year);
    let written = if name.split(' ').any(|word| word == year) { name.to_owned() } else { format!("{name} {year}") };
    Venue::parse(&written).ok().filter(|written| is_year && written.year() == venue.year())
}

/// Whether a word is one of the name of a publisher: `Springer International Publishing`, `Springer, Cham`.
pub(super) fn is_of_publisher(word: &str) -> bool {
    const WORDS: [&str; 15] = [
        "pmlr",
        "computer",
        "society",
        "springer",
        "international",
        "publishing",
        "verlag",
        "nature",
        "switzerland",
        "cham",
        "berlin",
        "heidelberg",
        "elsevier",
        "wiley",
        "acm",
    ];
    WORDS.contains(&word.trim_matches(|mark: char| !mark.is_alphanumeric()).to_lowercase().as_str())
}
