//! Short texts beside a title: venues, dates, ids, and remarks that say nothing.
use catalogue::Venue;
use catalogue::paper::PaperId;
use catalogue::venue::{Kind, Track, with_stop};

use super::beginning::may_be_venue;
use super::date::{self, Written};
use super::label::{
    is_dotted_name, is_of_publisher, is_of_society, is_rank, is_society, is_workshop_of_known, without_brackets,
    without_introduction, without_proceedings, without_volume,
};
pub use super::label::{is_known, nearest_series, tidy_venue};
use super::preprint::{self, Preprint};
use super::track::track;
use super::venue_year::{
    is_acronym_of_year, venue_before_place, venue_behind_year, with_short_year, with_short_year_last, with_year_apart,
    with_year_behind_volume, with_year_last, with_year_of_month, without_month, without_session, workshop_of_year,
};
use super::wording::is_pictograph;
use super::{full_name, link, series, sign};

/// What a short text says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fact {
    /// Where the paper was published.
    Venue(Venue),
    /// The paper is a preprint, perhaps of a date.
    Preprint(Option<Written>),
    /// A date.
    Date(Written),
    /// The paper is on arXiv.
    Arxiv(PaperId),
    /// A distinction or track of a venue that is named elsewhere: `Oral`.
    Track(String),
    /// Nothing that a record has a place for.
    Nothing,
}

/// How sure it is that a text is a venue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trust {
    /// It stands in running text: only a venue that is known by name is one.
    Text,
    /// It is set off, in brackets or in italics: an acronym with a year is one too.
    SetOff,
    /// It stands where venues stand: a badge or a column. Anything is one.
    Sure,
}

/// The names of series have fewer words than this, with a year and a track.
const MOST_WORDS: usize = 14;

/// A distinction has few words.
const MOST_WORDS_OF_TRACK: usize = 5;

/// The longest text that is read as a note, in bytes.
const LONGEST: usize = 120;

/// Proceedings in full are longer, in bytes and in words.
const LONGEST_PROCEEDINGS: (usize, usize) = (160, 20);

/// Reads a short text; `None` when it says something else.
#[must_use]
pub fn read(text: &str, trust: Trust) -> Option<Fact> {
    let text = without_brackets(without_marks(text));
    if text.starts_with("www.") {
        return None;
    }
    // As some citations have it, without the space.
    if let Some(rest) = text.strip_prefix("InProceedings ") {
        return read(&format!("In Proceedings {rest}"), trust);
    }
    if is_dotted_name(text) {
        return None;
    }
    // `(Python)` and `[C/C++]` say what it is written in.
    if trust > Trust::Text && link::are_languages(text) {
        return Some(Fact::Nothing);
    }
    // `[IEEE LJ version](…)`
    if let Some(name) = [" version", " Version"].iter().find_map(|end| text.strip_suffix(end))
        && let venue @ Some(Fact::Venue(_)) = read(name, trust.max(Trust::SetOff))
    {
        return venue;
    }
    if let Some(text) = with_short_year_last(text) {
        return read(&text, trust);
    }
    // `Oct, 2024` is a date.
    let is_set_off = trust > Trust::Text && date::read(text).is_none();
    if let Some(text) = with_short_year(text)
        .or_else(|| with_year_apart(text, trust == Trust::Sure).filter(|_| is_set_off))
        .or_else(|| without_session(text).filter(|_| is_set_off))
    {
        return read(&text, trust);
    }
    if trust < Trust::Sure && goes_on_with_title(text) {
        return None;
    }
    let behind_year = if trust == Trust::SetOff { venue_behind_year(text) } else { None };
    if let Some(venue) = behind_year.or_else(|| venue_before_place(text)) {
        return Some(Fact::Venue(venue));
    }
    if let Some(workshop) = workshop_of_year(text) {
        return read(&workshop, trust);
    }
    // `VLDB 2021 from Ann Oak`
    let is_dated = |text: &str| text.ends_with(|last: char| last.is_ascii_digit());
    if let Some((venue, _)) = text.split_once(" from ").filter(|(venue, _)| is_dated(venue)) {
        return read(venue, trust);
    }
    // `GLOBECOM 2025-2025 IEEE Global Conference`
    let is_twice =
        |(venue, rest): &(&str, &str)| date::ends_in_year(venue) && rest.starts_with(&venue[venue.len() - 4..]);
    if let Some((venue, _)) = text.split_once('-').filter(|(venue, _)| venue.len() > 5).filter(is_twice) {
        return read(venue, trust);
    }
    // `IEEE-JSSC`, `IEEE/ACM-ISCA`
    if let Some((society, name)) = text.split_once('-').filter(|(society, _)| is_society(society)) {
        return read(&format!("{society} {name}"), trust);
    }
    if text.contains(['‘', '’', '`']) {
        let text = text.replace(['‘', '’', '`'], "'");
        return if text.contains(['‘', '’', '`']) { None } else { read(&text, trust) };
    }
    let label = link::of_label(text);
    if text.is_empty() || label == Some(None) && text.bytes().all(|byte| !byte.is_ascii_digit()) {
        return Some(Fact::Nothing);
    }
    let words = text.split_whitespace().count();
    let is_of_proceedings = text.starts_with("Proceedings of the ") || text.starts_with("In Proceedings of the ");
    let (longest, most) = if is_of_proceedings { LONGEST_PROCEEDINGS } else { (LONGEST, MOST_WORDS) };
    if trust < Trust::Sure && (text.len() > longest || words > most) {
        return None;
    }
    // `IEEE 2023` and `AAAI Press, 2019` say who printed it, and when.
    let is_printer = |name: &str| is_society(name) || name.trim_end_matches(',') == "AAAI Press";
    let year = text.trim_start_matches(|letter: char| !letter.is_ascii_digit());
    let name = text[..text.len() - year.len()].trim_end();
    let printed = if is_printer(name) { year } else { text };
    if let Some(date) = date::read(printed) {
        return Some(Fact::Date(date));
    }
    if text.len() <= 24
        && let Some(id) = PaperId::from_arxiv(text)
    {
        return Some(Fact::Arxiv(id));
    }
    // `15-11-23`, `23.12`: which of them is the year, nobody can say.
    let is_number = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    let numbers = || text.split(['-', '.', '/']);
    if numbers().all(is_number) && numbers().count() > if trust == Trust::Sure { 1 } else { 2 } {
        return Some(Fact::Nothing);
    }
    // `LampKit manuscript` is what a link is called.
    if text.ends_with(" manuscript") {
        return Some(Fact::Nothing);
    }
    // `PMLR 9:249-256, 2010` is a volume of some proceedings.
    if let Some(volume) = text.strip_prefix("PMLR") {
        return Some(
            date::read(volume.rsplit([',', ' ']).next().unwrap_or_default()).map_or(Fact::Nothing, Fact::Date),
        );
    }
    let lower = text.to_lowercase();
    let is_short = words <= preprint::MOST_WORDS;
    match is_short.then(|| preprint::read(lower.strip_prefix("in ").unwrap_or(&lower))).flatten() {
        Some(Preprint::Dated(date)) => return Some(Fact::Preprint(date)),
        Some(Preprint::Numbered(id)) => return Some(Fact::Arxiv(id)),
        None => {}
    }
    if let Some(venue) = preprint::behind_month(text).and_then(|rest| read(rest, trust)) {
        return Some(venue);
    }
    // “Detect, Reject, Correct” is a title.
    let is_word = trust == Trust::Text && !text.contains(' ');
    let is_known =
        |name: &str| matches!(read(name, Trust::SetOff), Some(Fact::Venue(_) | Fact::Preprint(_) | Fact::Date(_)));
    if is_short && !is_word && preprint::denied(text, &lower).is_some_and(|name| name.is_empty() || is_known(&name)) {
        return Some(Fact::Preprint(None));
    }
    // A few words such as “code” or “coming soon” where a link is to be.
    let is_promise = [
        "coming soon",
        "online",
        "tba",
        "tbd",
        "n/a",
        "none",
        "todo",
        "no code",
        "not available",
        "not yet",
        "not published",
        "under preparation",
        "pmid",
        "pmcid",
        // Who printed it.
        "association for computing machinery",
    ]
    .contains(&lower.as_str());
    // What kind of venue it is says not which.
    let is_kind = trust < Trust::Sure && matches!(lower.as_str(), "workshop" | "conference" | "journal");
    if is_promise || is_kind || matches!(label, Some(Some(_))) && trust < Trust::Sure {
        return Some(Fact::Nothing);
    }
    let named = without_introduction(text);
    if named.len() < text.len()
        && let Some(date) = date::read(named)
    {
        return Some(Fact::Date(date));
    }
    if let Some(venue) =
        without_month(text).and_then(|text| read(&text, trust)).filter(|fact| matches!(fact, Fact::Venue(_)))
    {
        return Some(venue);
    }
    if words <= MOST_WORDS_OF_TRACK
        && let Some(track) = track(text, &lower)
    {
        return Some(Fact::Track(track));
    }
    // What was accepted was accepted at a venue.
    let is_said = text.len() - named.len() > "in ".len();
    venue(without_proceedings(named), if is_said { trust.max(Trust::SetOff) } else { trust })
}

/// A text without the marks around it, but with the full stop of an abbreviated name: `Chem. Sci.`
fn without_marks(text: &str) -> &str {
    let bare = text.trim_matches(|character: char| {
        character.is_whitespace() || ".,;:|*_~`\"“”@-–—·•/".contains(character) || is_pictograph(character)
    });
    with_stop(text, bare)
}

/// Whether words of a title follow brackets with which a text begins: `[NeurIPS 2023] Lamps in Rooms`.
fn goes_on_with_title(text: &str) -> bool {
    let Some((_, rest)) = text.strip_prefix(['[', '【']).and_then(|text| text.split_once([']', '】'])) else {
        return false;
    };
    rest.split_whitespace().count() > 2
        && !rest.contains('[')
        && !sign::of(rest).0
        && read(rest, Trust::SetOff).is_none()
}

/// Whether a text is a title with its venue in brackets behind it: `Lamp Rooms (ICLR 2016)`.
fn is_title_with_venue(text: &str) -> bool {
    let in_brackets = text.strip_suffix(')').and_then(|text| text.rsplit_once('('));
    // `Lamps of Rooms, ICLR'16`
    let behind_comma = || text.rsplit_once(", ").filter(|(_, inner)| inner.contains(['\'', '’']));
    let Some((title, inner)) = in_brackets.or_else(behind_comma) else { return false };
    let is_known = |name: &str| Venue::parse(name).is_ok_and(|venue| is_known(venue.series()));
    let names_venue = || sign::of(title).0 || is_known(title.trim());
    title.trim().contains(' ')
        && !names_venue()
        && matches!(venue(inner, Trust::SetOff), Some(Fact::Venue(venue)) if venue.year().is_some())
}

fn venue(text: &str, trust: Trust) -> Option<Fact> {
    if trust < Trust::Sure
        && !may_be_venue(text, trust == Trust::SetOff)
        && !is_of_society(text)
        && !is_acronym_of_year(text)
    {
        return None;
    }
    if trust < Trust::Sure && is_title_with_venue(text) {
        return None;
    }
    // `Proceedings of the National Academy of Sciences of the United States of America (2021)`
    let text = &text.replacen(" of the United States of America", "", 1);
    let text = if trust == Trust::Sure { series::of_key(text).unwrap_or(text) } else { text };
    if let Some(venue) = full_name::conference(text) {
        return Some(Fact::Venue(venue));
    }
    let year_last = with_year_last(text).or_else(|| with_year_behind_volume(text));
    let mut venue = Venue::parse(without_volume(year_last.as_deref().unwrap_or(text))).ok()?;
    venue = with_year_of_month(&venue).unwrap_or(venue);
    // “NeurIPS 2025 / OpenReview”, “NeurIPS PDF”
    let is_of_link = |word: &str| word.is_empty() || link::of_label(word).is_some_and(|target| target.is_some());
    if matches!(venue.track(), Track::Other(rest) if rest.split([' ', '/']).all(is_of_link)) {
        venue = Venue::new(venue.series().clone(), venue.year(), Track::Main).ok()?;
    }
    // `European Conference on Lamps. Springer International Publishing, 2014`
    if matches!(venue.track(), Track::Other(rest) if rest.split(' ').all(is_of_publisher)) {
        venue = Venue::new(venue.series().clone(), venue.year(), Track::Main).ok()?;
    }
    // “Learning with neural networks” ends in no journal, “neurips” may be one, and a full name is one.
    let is_in_full = text.split(' ').count() > 3 && *venue.track() == Track::Main;
    let is_small = text.contains(' ') && !is_in_full && text.chars().skip(1).all(|letter| !letter.is_uppercase());
    let is_of_words =
        trust == Trust::Text && series::is_ordinary(venue.series().name()) || trust < Trust::Sure && is_small;
    // “Tip dating” is not about a journal called TIP.
    let capitals = |text: &str| text.chars().filter(|letter| letter.is_uppercase()).count();
    let is_word = text.contains(' ') && !is_in_full && capitals(text) < 2 && capitals(venue.series().name()) > 2;
    let is_ordinary = (is_of_words || is_word && trust < Trust::Sure) && venue.year().is_none();
    let is_known = is_known(venue.series()) && !is_ordinary;
    let words = text.split_whitespace().count();
    let fits = match (trust, is_known) {
        (Trust::Sure, _) => true,
        // A title may begin with the name of a series; then more words follow.
        (_, true) => match venue.track() {
            Track::Other(rest) => {
                let rest: Vec<&str> = rest.split_whitespace().collect();
                // “NeurIPS 2023 Datasets and Benchmarks”
                let is_small = |word: &&str| matches!(*word, "and" | "&" | "on" | "of" | "for" | "track");
                let is_name = rest.iter().all(|word| word.starts_with(char::is_uppercase) || is_small(word));
                // “MICRO: Lamps without Light” is a title.
                // “Neural Networks for Lamps” is one, too.
                let goes_on = matches!(rest.first(), Some(&("for" | "with" | "in" | "from" | "and" | "as" | "to")));
                (trust == Trust::SetOff && rest.len() <= 3 && words <= 6 && !text.contains(": ") && !goes_on)
                    || venue.year().is_some() && is_name && rest.len() <= 4
            }
            // Nothing else is said.
            _ => true,
        },
        (Trust::SetOff, false) => {
            let name = venue.series().name();
            let is_acronym =
                |word: &str| !word.contains('-') && word.chars().filter(|letter| letter.is_uppercase()).count() >= 2;
            // What has a sentence or a colon in it is more than a venue.
            let is_name = !name.contains(": ") && !name.contains(". ");
            (venue.year().is_some() || is_of_society(name))
                && name.split(' ').any(is_acronym)
                && words <= 6
                && is_name
                && !is_rank(text)
                || venue.year().is_some() && is_workshop_of_known(text)
        }
        // `A Title of Words, LAMPS'16`
        (Trust::Text, false) => is_acronym_of_year(text),
    };
    // A name of one or two letters, such as SC, is a venue only with its year; so is a word such as `fpga`.
    // In a column of venues it is one.
    let is_telling = trust == Trust::Sure
        || venue.year().is_some()
        || text.len() > 2 && !text.bytes().all(|byte| byte.is_ascii_lowercase());
    if venue.kind() == Kind::Preprint {
        let date = venue.year().map(|year| Written { year: Some(year), ..Written::default() });
        return Some(Fact::Preprint(date)).filter(|_| words <= MOST_WORDS_OF_TRACK);
    }
    (fits && is_telling).then_some(Fact::Venue(venue))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn label(text: &str, trust: Trust) -> String {
        match read(text, trust) {
            Some(Fact::Venue(venue)) => tidy_venue(&venue, None).label().to_owned(),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn venues_are_read_in_running_text() {
        for (text, expected) in [
            ("ICLR 2024", "ICLR'24"),
            ("NeurIPS 2023 (Spotlight)", "NeurIPS'23 Spotlight"),
            ("In EMNLP Findings, 2023.", "EMNLP'23 Findings"),
            ("ICLR, 2024", "ICLR'24"),
            ("Accepted by ACL'24", "ACL'24"),
        ] {
            assert_eq!(label(text, Trust::Text), expected, "{text}");
        }
        assert_eq!(label("ICSE 2024", Trust::Text), "ICSE'24");
        assert_eq!(label("ICXY 2024", Trust::SetOff), "ICXY 2024");
        let workshop = "2024 IEEE VIS Workshop on Data Storytelling in an Era of Lamps";
        assert_eq!(label(workshop, Trust::SetOff), "IEEE VIS Workshop on Data Storytelling in an Era of Lamps 2024");
        assert_eq!(label("Cell", Trust::SetOff), "Cell");
        assert_eq!(label("Some Meeting", Trust::Sure), "Some Meeting");
        for text in
            ["ICXY 2024", "Cell", "Yao Fu", "Pruning of Large Models", "ACL is a benchmark for many things we do"]
        {
            assert_eq!(read(text, Trust::Text), None, "{text}");
        }
    }

    #[test]
    fn preprints_and_remarks_are_no_venues() {
        for text in ["arXiv", "Arxiv 2024", "arXiv preprint", "2024 arXiv", "Preprint", "ArXiv 2024.05"] {
            assert!(
                matches!(read(text, Trust::SetOff), Some(Fact::Preprint(_))),
                "{text}: {:?}",
                read(text, Trust::SetOff)
            );
        }
        for text in ["arXiv:2306.08543", "arXiv preprint arXiv:2306.08543", "[arXiv:2306.08543]"] {
            assert_eq!(read(text, Trust::SetOff), Some(Fact::Arxiv(PaperId::new("2306.08543").unwrap())), "{text}");
        }
        assert!(matches!(read("[14 Jan 2021]", Trust::SetOff), Some(Fact::Date(_))));
        assert_eq!(read("code", Trust::SetOff), Some(Fact::Nothing));
        assert_eq!(read("Oral", Trust::SetOff), Some(Fact::Track("Oral".to_owned())));
        assert_eq!(read(" - 🔥 ", Trust::Text), Some(Fact::Nothing));
    }
}
