//! The label of a venue without what stands around it.
use catalogue::Venue;
use catalogue::nearest::nearest;
use catalogue::venue::{Kind, Series, Track, with_stop};

use super::journal::is_title_of_journal;
use super::wording::is_in_capitals;
use super::{date, series, sign};

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

/// `TMLR, Nov 2022` without the month; `None` when there is none.
pub(super) fn without_month(text: &str) -> Option<String> {
    let is_month = |word: &&str| date::month(word.trim_matches([',', '.'])).is_some();
    let year =
        text.rsplit(' ').next().filter(|last| last.len() == 4 && last.bytes().all(|byte| byte.is_ascii_digit()))?;
    let before = text.strip_suffix(year)?.trim_end();
    let month = before.rsplit(' ').next().filter(is_month)?;
    let venue = before.strip_suffix(month)?.trim_end_matches([' ', ',']);
    (!venue.is_empty()).then(|| format!("{venue} {year}"))
}

/// `NeurIPS2020W` in whole words.
pub(super) fn workshop_of_year(text: &str) -> Option<String> {
    let (name, year) = text.strip_suffix('W').and_then(|text| text.split_at_checked(text.len().checked_sub(4)?))?;
    let is_name = name.len() > 1 && name.chars().all(char::is_alphabetic);
    (is_name && date::begins_with_year(year)).then(|| format!("{name} {year} Workshop"))
}

/// The known venue behind a year, with a remark or without: `2023 ICML spatial video`, `2021 Genome biology`.
pub(super) fn venue_behind_year(text: &str) -> Option<Venue> {
    const MOST_WORDS: usize = 8;
    const LONGEST_ACRONYM: usize = 10;
    // `2025-PR`
    let is_acronym = |name: &str| {
        name.len() <= LONGEST_ACRONYM
            && name.bytes().all(|letter| letter.is_ascii_alphabetic())
            && name.bytes().filter(u8::is_ascii_uppercase).count() > 1
    };
    let name_of = |name: &str| name.trim_end_matches('-').replace('@', " ");
    let is_name = |name: &str| is_acronym(name) || is_title_of_journal(&name_of(name)) && !name.contains(": ");
    if let Some((year, name)) = date::before_dash(text).filter(|(_, name)| is_name(name)) {
        let name = name_of(name);
        return Venue::parse(&format!("{name} {year}")).ok().filter(|venue| venue.kind() != Kind::Preprint);
    }
    // `2024`, `2024.12`
    let is_date = |date: &str| {
        let month = date.get("2024.".len()..).unwrap_or("1");
        date::begins_with_year(date)
            && month.len() < 3
            && month.parse::<u8>().is_ok_and(|month| (1..=12).contains(&month))
    };
    let (date, rest) = text.split_once(' ').filter(|(date, _)| is_date(date))?;
    let year = &date[.."2024".len()];
    // `2023 ICLR Workshop` is read as it stands.
    let is_whole = |venue: Venue| is_known(venue.series()) && !matches!(venue.track(), Track::Other(_));
    if rest.to_lowercase().contains("workshop") || Venue::parse(text).is_ok_and(is_whole) {
        return None;
    }
    let ends = rest.match_indices(' ').map(|(at, _)| at).take(MOST_WORDS);
    let mut ends: Vec<usize> = ends.chain([rest.len()]).collect();
    ends.reverse();
    let known = |end: usize| {
        let name = series::named(&rest[..end]).unwrap_or(&rest[..end]);
        let venue = Venue::parse(name).ok()?;
        // `IEEE TIFS`
        let bare = || Venue::parse(name.strip_prefix("IEEE ").or_else(|| name.strip_prefix("ACM "))?).ok();
        let venue = if is_known(venue.series()) { venue } else { bare().unwrap_or(venue) };
        // `Nature Reviews Genetics` is another journal, and `NeurIPS AIDrugX` a workshop.
        let next = rest[end..].trim_start();
        let word = next.split(' ').next().unwrap_or_default();
        let capitals = word.chars().filter(|letter| letter.is_uppercase()).count();
        let is_meeting = venue.kind() == Kind::Conference || series::conference(name).is_some();
        let is_remark = next.starts_with(char::is_lowercase) || is_meeting && capitals == 1;
        let is_published = is_known(venue.series()) && venue.kind() != Kind::Preprint;
        (is_published && *venue.track() == Track::Main && (next.is_empty() || is_remark))
            .then(|| venue.series().clone())
    };
    let series = ends.into_iter().find_map(known).or_else(|| {
        // Behind a month stands a venue, or where it was written: `2024.06 Lamps and Rooms`.
        let is_name = date.len() > year.len() && is_title_of_journal(rest) && !sign::is_group(rest);
        let venue = Venue::parse(rest).ok().filter(|venue| is_name && venue.kind() != Kind::Preprint)?;
        Some(venue.series().clone()).filter(|_| *venue.track() == Track::Main)
    })?;
    Venue::new(series, year.parse().ok(), Track::Main).ok()
}

/// `2018 Journal of Lamps` with the year at its end, and `JWL2018`, `CHI25` and `CCS 18` with something before it.
pub(crate) fn with_year_last(text: &str) -> Option<String> {
    let parts = text.len().checked_sub("2018".len()).and_then(|at| text.split_at_checked(at));
    let is_acronym = |name: &str| name.len() > 1 && is_in_capitals(name);
    if let Some((name, year)) = parts.filter(|(name, year)| is_acronym(name) && date::begins_with_year(year)) {
        return Some(format!("{name} {year}"));
    }
    let bare = text.trim_end_matches(|last: char| last.is_ascii_digit());
    let year = &text[bare.len()..];
    let is_year = year.len() == 4 && date::begins_with_year(year) || year.len() == 2;
    // `CCS 18` names a year, and `TOG 39` a volume.
    let name = || if bare.ends_with(' ') { series::conference(bare.trim_end()) } else { series::named(bare) };
    if is_year && let Some(name) = name() {
        return Some(format!("{name}{}{year}", if year.len() == 2 { "'" } else { " " }));
    }
    let (year, name) = text.split_once(' ')?;
    let is_year = year.len() == 4 && date::begins_with_year(year);
    let is_name = name.starts_with(char::is_uppercase) && !name.contains(|letter: char| letter.is_ascii_digit());
    (is_year && is_name).then(|| format!("{name} {year}"))
}

/// `Lamps 15, 10127 (2024)` and `Lamps. 2021;11(42):25921-32` as the name with its year; `None` for anything else.
pub(super) fn with_year_behind_volume(text: &str) -> Option<String> {
    const MOST_WORDS: usize = 8;
    let text = text.trim_end_matches('.');
    let is_number = |part: &str| part.chars().all(|letter| letter.is_ascii_digit() || ".,:;()-–—eE ".contains(letter));
    let (name, year) = match text.strip_suffix(')').and_then(|text| text.rsplit_once('(')) {
        Some((before, year)) if year.len() == 4 && date::begins_with_year(year) => {
            let end = before.find([',', '.']).filter(|at| is_number(&before[*at..])).unwrap_or(before.len());
            (before[..end].trim_end_matches(|last: char| is_number(last.encode_utf8(&mut [0; 4]))), year)
        }
        _ => {
            let at = text
                .match_indices(';')
                .map(|(at, _)| at)
                .find(|at| *at >= 4 && text.get(at - 4..*at).is_some_and(date::begins_with_year))?;
            (&text[..at - 4], &text[at - 4..at])
        }
    };
    let name = with_stop(name, name.trim_end_matches(['.', ',', ' ']));
    let is_name = name.starts_with(char::is_alphabetic)
        && !name.contains([':', '(', ';'])
        && name.split(' ').count() <= MOST_WORDS;
    (is_name && name.len() > 2).then(|| format!("{name} {year}"))
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

/// A venue whose year and month stand in four digits: `JCIM 2303`.
pub(super) fn with_year_of_month(venue: &Venue) -> Option<Venue> {
    let (name, digits) = venue.label().rsplit_once(' ').filter(|_| venue.year().is_none())?;
    let (year, month) = (digits.get(..2)?.parse::<u16>().ok()?, digits.get(2..)?.parse::<u16>().ok()?);
    let is_whole = |known: &Venue| is_known(known.series()) && *known.track() == Track::Main;
    let known = Venue::parse(name).ok().filter(is_whole)?;
    let is_month = digits.len() == 4 && (1..=12).contains(&month) && (7..=40).contains(&year);
    Venue::new(known.series().clone(), Some(2000 + year), Track::Main).ok().filter(|_| is_month)
}

/// Whether a text is a name with a full stop in it, which begins as a venue does: `WWW.Lamps`.
pub(super) fn is_dotted_name(text: &str) -> bool {
    let is_capital = |word: &str| word.len() > 2 && is_in_capitals(word);
    let is_name = |rest: &str| rest.starts_with(char::is_uppercase) && rest.contains(char::is_lowercase);
    text.split_once('.').is_some_and(|(word, rest)| is_capital(word) && is_name(rest))
}

/// A venue with its two digits of a year right behind it: `CGO'26` of `CGO' 26`.
pub(super) fn with_short_year(text: &str) -> Option<String> {
    if !text.contains(['\'', '’']) {
        return None;
    }
    let (name, year) = text.split_once("' ").or_else(|| text.split_once("’ "))?;
    let is_year = year.len() == 2 && year.bytes().all(|byte| byte.is_ascii_digit());
    (is_year && !name.ends_with(' ')).then(|| format!("{name}'{year}"))
}

/// The journal or the conference that the text of a link is, with its year in brackets at the end: `Lamps, Light and
/// Rooms (2025)`, `Lamp Sci389,375-379(2025)`.
pub(crate) fn venue_before_year(text: &str) -> Option<Venue> {
    const MOST_WORDS: usize = 12;
    let (name, year) = text.trim().strip_suffix(')')?.rsplit_once('(')?;
    let is_year = year.len() == 4 && date::begins_with_year(year);
    let name = without_locator(name.trim_end());
    let is_name = name.chars().filter(|letter| letter.is_alphabetic()).count() > 2
        && name.split_whitespace().count() <= MOST_WORDS
        && !name.contains(['(', '"', '“', '/']);
    let venue = Venue::parse(&format!("{name} {year}")).ok().filter(|_| is_year && is_name)?;
    Venue::new(venue.series().clone(), venue.year(), venue.track().clone()).ok()
}

/// The name of a journal without its volume, pages and number: `Lamp Sci389,375-379`, `Lamp Rev 19.12`.
fn without_locator(text: &str) -> &str {
    let starts = text.char_indices().filter(|(at, first)| first.is_ascii_digit() && *at > 2);
    let is_number = |part: &str| {
        let digits = part.trim_start_matches(|first: char| first.is_ascii_alphabetic());
        part.len() - digits.len() <= 4 && digits.bytes().all(|byte| byte.is_ascii_digit())
    };
    let is_locator = |rest: &str| rest.split([',', '.', '-', '–', ':', ' ']).all(is_number);
    let end = starts.map(|(at, _)| at).find(|at| is_locator(&text[*at..])).unwrap_or(text.len());
    with_stop(text, text[..end].trim_end_matches([',', ' ', '.']))
}

/// Whether a text is an acronym with its year in two digits: `LAMPS'16`.
pub(crate) fn is_acronym_of_year(text: &str) -> bool {
    let Some((name, year)) = text.rsplit_once(['\'', '’']) else { return false };
    let is_year = year.len() == 2 && year.bytes().all(|byte| byte.is_ascii_digit());
    let is_word = name.chars().all(|letter| letter.is_alphanumeric() || letter == '-');
    is_year && is_word && name.chars().filter(|letter| letter.is_uppercase()).count() > 1
}

/// Whether a text is the name of a workshop with that of a known conference before or behind it: `IEEE VIS Workshop on
/// Lamps`, `Workshop on Lamps at IEEE VIS 2021`.
pub(super) fn is_workshop_of_known(text: &str) -> bool {
    let Some((before, after)) = text.split_once("Workshop") else { return false };
    let is_series = |name: &str| Venue::parse(name.trim()).is_ok_and(|venue| is_known(venue.series()));
    is_series(before) || after.rsplit_once(" at ").is_some_and(|(_, name)| is_series(name))
}

/// Whether a text names who holds conferences.
pub(super) fn is_society(text: &str) -> bool {
    matches!(text, "IEEE" | "ACM" | "IEEE/ACM" | "ACM/IEEE" | "IEEE/CVF")
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
    let is_number = |rest: &str| rest.starts_with(|first: char| first.is_ascii_digit());
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

/// Whether a word is one of the name of a publisher: `Springer International Publishing`, `Springer, Cham`.
pub(super) fn is_of_publisher(word: &str) -> bool {
    const WORDS: [&str; 12] = [
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
