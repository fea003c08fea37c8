//! The year of a venue, however it is written.
use super::letters;
use catalogue::Venue;
use catalogue::venue::{Kind, Track, with_stop};

use super::journal::is_title_of_journal;
use super::label::{is_known, without_locator};
use super::wording::is_in_capitals;
use super::{date, full_name, series, sign};
use crate::import::words::letters::capitals;

/// `TMLR, Nov 2022` and `TMLR 2022 Nov 14` without the month and the day; `None` when there is no month.
pub(crate) fn without_month(text: &str) -> Option<String> {
    let is_month = |word: &&str| date::month(word.trim_matches([',', '.'])).is_some();
    let day = text.rsplit(' ').next().filter(|day| day.parse::<u8>().is_ok_and(|day| (1..=31).contains(&day)));
    let through_month = day.map_or(text, |day| text[..text.len() - day.len()].trim_end());
    if let Some((through_year, _)) = through_month.rsplit_once(' ').filter(|(_, month)| is_month(month))
        && through_year.rsplit(' ').next().is_some_and(date::is_year)
    {
        return Some(through_year.to_owned());
    }
    let year = text.rsplit(' ').next().filter(|last| last.len() == 4 && letters::is_digits(last))?;
    let before = text.strip_suffix(year)?.trim_end();
    let month = before.rsplit(' ').next().filter(is_month)?;
    let venue = before.strip_suffix(month)?.trim_end_matches([' ', ',']);
    // `Lamps, Elm, 23–28 June 2014` says days, too.
    let has_days = venue.rsplit(' ').next().is_some_and(|last| last.contains('–'));
    (!venue.is_empty() && !has_days).then(|| format!("{venue} {year}"))
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
        let capitals = capitals(word);
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
    let is_year = date::is_year(year) || year.len() == 2;
    // `CCS 18` names a year, and `TOG 39` a volume.
    let of_meeting = |name: &str| {
        let of_words = || series::named(name).filter(|name| series::is_ordinary(name) && is_in_capitals(name));
        series::conference(name).or_else(of_words)
    };
    let name = || if bare.ends_with(' ') { of_meeting(bare.trim_end()) } else { series::named(bare) };
    if is_year && let Some(name) = name() {
        return Some(format!("{name}{}{year}", if year.len() == 2 { "'" } else { " " }));
    }
    let (year, name) = text.split_once(' ')?;
    let is_year = date::is_year(year);
    let is_name = name.starts_with(char::is_uppercase) && !name.contains(|letter: char| letter.is_ascii_digit());
    (is_year && is_name).then(|| format!("{name} {year}"))
}

/// `Lamps 15, 10127 (2024)` and `Lamps. 2021;11(42):25921-32` as the name with its year; `None` for anything else.
pub(super) fn with_year_behind_volume(text: &str) -> Option<String> {
    const MOST_WORDS: usize = 8;
    let text = text.trim_end_matches('.');
    let is_number = |part: &str| part.chars().all(|letter| letter.is_ascii_digit() || ".,:;()-–—eE ".contains(letter));
    let (name, year) = match text.strip_suffix(')').and_then(|text| text.rsplit_once('(')) {
        Some((before, year)) if date::is_year(year) => {
            let end = before.find([',', '.']).filter(|at| is_number(&before[*at..])).unwrap_or(before.len());
            let name = before[..end].trim_end_matches(|last: char| is_number(last.encode_utf8(&mut [0; 4])));
            // `e123` is a page, and the E of `LAMPE(2024)` a letter of the name.
            let has_volume = before[name.len()..end].contains(|letter: char| letter.is_ascii_digit());
            (if has_volume { name } else { before[..end].trim_end() }, year)
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

/// A venue whose year and month stand in four digits: `JCIM 2303`.
pub(super) fn with_year_of_month(venue: &Venue) -> Option<Venue> {
    let (name, digits) = venue.label().rsplit_once(' ').filter(|_| venue.year().is_none())?;
    let (year, month) = (digits.get(..2)?.parse::<u16>().ok()?, digits.get(2..)?.parse::<u16>().ok()?);
    let is_whole = |known: &Venue| is_known(known.series()) && *known.track() == Track::Main;
    let known = Venue::parse(name).ok().filter(is_whole)?;
    let is_month = digits.len() == 4 && (1..=12).contains(&month) && (7..=40).contains(&year);
    Venue::new(known.series().clone(), Some(2000 + year), Track::Main).ok().filter(|_| is_month)
}

/// A venue with its two digits of a year right behind it: `CGO'26` of `CGO' 26`. Behind a name of words, the year is
/// written in full: `Lamp Bulletin 2017` of `Lamp Bulletin' 17`.
pub(crate) fn with_short_year(text: &str) -> Option<String> {
    if !text.contains(['\'', '’']) {
        return None;
    }
    let (name, year) = text.split_once("' ").or_else(|| text.split_once("’ "))?;
    let is_year = date::is_short_year(year);
    let is_of_words = name.split(' ').any(|word| word.starts_with(char::is_lowercase)) || name.split(' ').count() > 2;
    let century = if year < "50" { "20" } else { "19" };
    let written = if is_of_words { format!("{name} {century}{year}") } else { format!("{name}'{year}") };
    (is_year && !name.ends_with(' ')).then_some(written)
}

/// A venue with its two digits of a year behind it that stand before it and a hyphen: `'18-LAMPS`.
pub(super) fn with_short_year_last(text: &str) -> Option<String> {
    let (year, name) = text.strip_prefix(['\'', '’'])?.split_once('-')?;
    let is_year = date::is_short_year(year);
    (is_year && name.starts_with(char::is_uppercase)).then(|| format!("{name}'{year}"))
}

/// A venue with the year behind a hyphen at its end, where its words say that it is one: `Journal of Lamps-2022`.
pub(crate) fn with_year_behind_hyphen(text: &str) -> Option<String> {
    let (name, year) = text.rsplit_once('-')?;
    let is_year = date::is_year(year);
    (is_year && sign::of(name).0).then(|| format!("{name} {year}"))
}

/// The journal or the conference that the text of a link is, with its year in brackets at the end: `Lamps, Light and
/// Rooms (2025)`, `Lamp Sci389,375-379(2025)`.
pub(crate) fn venue_before_year(text: &str) -> Option<Venue> {
    const MOST_WORDS: usize = 12;
    let (name, year) = text.trim().strip_suffix(')')?.rsplit_once('(')?;
    let is_year = date::is_year(year);
    let name = without_locator(name.trim_end());
    let is_name = name.chars().filter(|letter| letter.is_alphabetic()).count() > 2
        && name.split_whitespace().count() <= MOST_WORDS
        && !name.contains(['(', '"', '“', '/']);
    let venue = Venue::parse(&format!("{name} {year}")).ok().filter(|_| is_year && is_name)?;
    Venue::new(venue.series().clone(), venue.year(), venue.track().clone()).ok()
}

/// Whether a text is an acronym with its year in two digits: `LAMPS'16`.
pub(crate) fn is_acronym_of_year(text: &str) -> bool {
    let Some((name, year)) = text.rsplit_once(['\'', '’']) else { return false };
    let is_year = date::is_short_year(year);
    let is_word = name.chars().all(|letter| letter.is_alphanumeric() || letter == '-');
    is_year && is_word && capitals(name) > 1
}

/// A venue with its year apart, where that is written as few do: `LAMPS 24'`, `LAMPS '24`, `LAMPS, 2023`, `Lamp
/// Bulletin2024`; also `LAMPS-2020`, if it is known or `is_venue` for sure. `None` for anything else.
pub(super) fn with_year_apart(text: &str, is_venue: bool) -> Option<String> {
    let is_short = |year: &str| date::is_short_year(year);
    // The name of a workshop is kept word for word.
    if text.contains("orkshop") {
        return None;
    }
    let behind = || text.strip_suffix(['\'', '’']).and_then(|text| text.rsplit_once(' '));
    let before = || text.rsplit_once(" '").or_else(|| text.rsplit_once(" ’"));
    if let Some((name, year)) = behind().or_else(before) {
        return is_short(year).then(|| format!("{name}'{year}"));
    }
    let at = text.len().checked_sub("2024".len())?;
    let (name, year) = text.split_at_checked(at).filter(|(_, year)| date::begins_with_year(year))?;
    let bare = name.trim_end_matches([' ', ',', '-']);
    let is_known = || Venue::parse(bare).is_ok_and(|venue| is_known(venue.series()) && *venue.track() == Track::Main);
    let is_apart = match &name[bare.len()..] {
        "" => bare.ends_with(char::is_alphabetic) && (bare.contains(' ') || !bare.is_ascii()),
        ", " => is_venue || !bare.contains(','),
        "-" => is_venue || is_known(),
        _ => false,
    };
    if !is_apart || !bare.contains(char::is_alphabetic) {
        return None;
    }
    let venue = Venue::parse(&format!("{bare} {year}")).ok()?;
    // As the catalogue writes it: `LAMPS'24`, and `Lamp Bulletin 2024`.
    Some(if venue.series().name() == bare { venue.canonical_label() } else { format!("{bare} {year}") })
}

/// A known venue without the number of the session between its name and its year: `LAMPS 16.4 2021`.
pub(super) fn without_session(text: &str) -> Option<String> {
    let mut words = text.split_whitespace();
    let (name, session, year) = (words.next()?, words.next()?, words.next()?);
    let is_number = session.contains(|mark: char| mark.is_ascii_digit())
        && session.contains(['.', '-'])
        && session.chars().all(|mark| mark.is_ascii_digit() || mark.is_ascii_uppercase() || ".-".contains(mark));
    let is_known = || Venue::parse(name).is_ok_and(|venue| is_known(venue.series()));
    let is_it = words.next().is_none() && is_number && date::is_year(year) && is_known();
    is_it.then(|| format!("{name} {year}"))
}

/// The known venue of proceedings whose place and days follow: `Proceedings of the Conference on Lamps, Elm, OR, USA, 23–28
/// June 2013`.
pub(super) fn venue_before_place(text: &str) -> Option<Venue> {
    if !["Proceedings ", "In Proceedings "].iter().any(|start| text.starts_with(start)) {
        return None;
    }
    let numbers = text.rsplit(|letter: char| !letter.is_ascii_digit());
    let year = numbers.filter(|number| number.len() == 4).find(|number| date::begins_with_year(number))?;
    let is_whole = |venue: &Venue| is_known(venue.series()) && *venue.track() == Track::Main;
    let known = |name: &str| {
        full_name::conference(name)
            .or_else(|| Venue::parse(name).ok().filter(is_whole))
            .map(|venue| venue.series().clone())
    };
    let series = text.rmatch_indices(", ").find_map(|(at, _)| known(&text[..at]))?;
    Venue::new(series, year.parse().ok(), Track::Main).ok()
}
