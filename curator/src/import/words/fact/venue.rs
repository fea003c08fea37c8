//! Whether a short text is a venue.
use catalogue::Venue;
use catalogue::venue::{Kind, Track};

use super::{Fact, Trust, is_known};
use crate::import::words::beginning::may_be_venue;
use crate::import::words::date::Written;
use crate::import::words::label::{
    is_of_publisher, is_of_society, is_rank, is_workshop_of_known, without_volume, without_volume_in_brackets,
};
use crate::import::words::letters::capitals;
use crate::import::words::venue_year::{
    is_acronym_of_year, with_year_behind_volume, with_year_last, with_year_of_month,
};
use crate::import::words::{full_name, link, series, sign};

/// A preprint has few words beside its name.
const MOST_WORDS_OF_PREPRINT: usize = 5;

/// The venue that a text without an introduction names.
pub(super) fn venue(text: &str, trust: Trust) -> Option<Fact> {
    let may_be = may_be_venue(text, trust == Trust::SetOff) || is_of_society(text) || is_acronym_of_year(text);
    if trust < Trust::Sure && (!may_be || is_title_with_venue(text)) {
        return None;
    }
    // `Proceedings of the National Academy of Sciences of the United States of America (2021)`
    let text = &text.replacen(" of the United States of America", "", 1);
    let text = if trust == Trust::Sure { series::of_key(text).unwrap_or(text) } else { text };
    if let Some(venue) = full_name::conference(text) {
        return Some(Fact::Venue(venue));
    }
    let venue = parsed(text)?;
    let words = text.split_whitespace().count();
    if venue.kind() == Kind::Preprint {
        let date = venue.year().map(|year| Written { year: Some(year), ..Written::default() });
        return Some(Fact::Preprint(date)).filter(|_| words <= MOST_WORDS_OF_PREPRINT);
    }
    // A name of one or two letters, such as SC, is a venue only with its year; so is a word such as `fpga`.
    let is_telling = || venue.year().is_some() || text.len() > 2 && !text.bytes().all(|byte| byte.is_ascii_lowercase());
    let fits = match trust {
        Trust::Sure => true,
        _ if is_known(venue.series()) && !is_ordinary(text, &venue, trust) => is_whole(text, &venue, trust),
        Trust::SetOff => is_acronym_with_year(text, &venue),
        // `A Title of Words, LAMPS'16`
        Trust::Text => is_acronym_of_year(text),
    };
    (fits && (trust == Trust::Sure || is_telling())).then_some(Fact::Venue(venue))
}

/// The venue of a text as a label, without volumes, links and publishers behind it.
fn parsed(text: &str) -> Option<Venue> {
    let text = without_volume_in_brackets(text);
    let year_last = with_year_last(text).or_else(|| with_year_behind_volume(text));
    let venue = Venue::parse(without_volume(year_last.as_deref().unwrap_or(text))).ok()?;
    let venue = with_year_of_month(&venue).unwrap_or(venue);
    // “NeurIPS 2025 / OpenReview”, “NeurIPS PDF”
    let is_of_link = |word: &str| word.is_empty() || link::of_label(word).is_some_and(|target| target.is_some());
    // `European Conference on Lamps. Springer International Publishing, 2014`
    let says_no_track = matches!(
        venue.track(),
        Track::Other(rest) if rest.split([' ', '/']).all(is_of_link) || rest.split(' ').all(is_of_publisher)
    );
    if says_no_track { Venue::new(venue.series().clone(), venue.year(), Track::Main).ok() } else { Some(venue) }
}

/// Whether a text is a title with its venue in brackets behind it: `Lamp Rooms (ICLR 2016)`.
fn is_title_with_venue(text: &str) -> bool {
    /// Fewer may be the name of a workshop.
    const FEWEST_WORDS: usize = 4;
    let in_brackets = text.strip_suffix(')').and_then(|text| text.rsplit_once('('));
    // `Lamps of Rooms, ICLR'16`
    let behind_comma = || text.rsplit_once(", ").filter(|(_, inner)| inner.contains(['\'', '’']));
    // `Dark Lamps of Rooms ICLR'16`
    let behind_words = || {
        let parts = text.rsplit_once(' ').filter(|(_, inner)| inner.contains(['\'', '’']));
        parts.filter(|(title, _)| title.split(' ').count() >= FEWEST_WORDS && !title.ends_with(['@', '-', '/']))
    };
    let Some((title, inner)) = in_brackets.or_else(behind_comma).or_else(behind_words) else { return false };
    let is_series = |name: &str| Venue::parse(name).is_ok_and(|venue| is_known(venue.series()));
    let names_venue = || sign::of(title).0 || is_series(title.trim());
    title.trim().contains(' ')
        && !names_venue()
        && venue(inner, Trust::SetOff).is_some_and(|fact| fact.is_dated_venue())
}

/// Whether the name of a series is words of a text here: “Learning with neural networks” ends in no journal, and “Tip
/// dating” is not about one called TIP. “neurips” may be a series, and a full name is one.
fn is_ordinary(text: &str, venue: &Venue, trust: Trust) -> bool {
    const MOST_WORDS_OF_ACRONYM: usize = 3;
    let name = venue.series().name();
    let is_in_full = text.split(' ').count() > MOST_WORDS_OF_ACRONYM && *venue.track() == Track::Main;
    let are_words = text.contains(' ') && !is_in_full;
    let is_small = are_words && text.chars().skip(1).all(|letter| !letter.is_uppercase());
    let is_word = are_words && capitals(text) < 2 && capitals(name) > 2;
    venue.year().is_none() && (trust == Trust::Text && series::is_ordinary(name) || is_small || is_word)
}

/// Whether a text that names a known series says nothing else; a title may begin with such a name.
fn is_whole(text: &str, venue: &Venue, trust: Trust) -> bool {
    let Track::Other(rest) = venue.track() else { return true };
    let rest: Vec<&str> = rest.split_whitespace().collect();
    // “NeurIPS 2023 Datasets and Benchmarks”
    let is_small = |word: &&str| matches!(*word, "and" | "&" | "on" | "of" | "for" | "track" | "highlight" | "notable");
    let is_name = rest.iter().all(|word| word.starts_with(char::is_uppercase) || is_small(word));
    // “MICRO: Lamps without Light” and “Neural Networks for Lamps” are titles.
    let goes_on = matches!(rest.first(), Some(&("for" | "with" | "in" | "from" | "and" | "as" | "to")));
    let is_brief = rest.len() <= 3 && text.split_whitespace().count() <= 6;
    trust == Trust::SetOff && is_brief && !text.contains(": ") && !goes_on
        || venue.year().is_some() && is_name && rest.len() <= 4
}

/// Whether a text that is set off names a series that nobody knows by an acronym and its year: `ICXY 2024`.
fn is_acronym_with_year(text: &str, venue: &Venue) -> bool {
    const MOST_WORDS: usize = 6;
    let name = venue.series().name();
    let is_acronym = |word: &str| !word.contains('-') && capitals(word) >= 2;
    // What has a sentence or a colon in it is more than a venue.
    let is_name = !name.contains(':') && !name.contains(". ");
    let is_short = text.split_whitespace().count() <= MOST_WORDS;
    let is_of_acronym = is_short && is_name && name.split(' ').any(is_acronym) && !is_rank(text);
    is_of_acronym && (venue.year().is_some() || is_of_society(name))
        || venue.year().is_some() && is_workshop_of_known(text)
}
