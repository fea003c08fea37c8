//! How well a fragment is a venue, a date or another fact, by what it says and where it stands.
use catalogue::Venue;
use catalogue::venue::Track;

use crate::import::fragments::fragment::{Edge, Gap};
use crate::import::fragments::look::Look;
use crate::import::fragments::token::Enclosure;
use crate::import::words::fact::{Fact, is_known};
use crate::import::words::wording::is_title_of_words;
use crate::import::words::{name_list, one_name, series};

/// How well the fragment states something.
pub(super) fn fact(look: &Look<'_>) -> f32 {
    let fragment = look.fragment;
    if look.is_in_title || name_list::ends_in_et_al(look.text) {
        return -4.0;
    }
    match &fragment.fact {
        // `Ann Oak (MSR)`
        Some(Fact::Venue(venue)) if look.is_at_name && venue.year().is_none() => 0.5,
        // `[A Title of Words LAMPS'23](…)`
        Some(Fact::Venue(venue)) if look.ends_linked_title && is_whole(venue) => 14.0,
        Some(Fact::Venue(venue)) if is_known(venue.series()) => 4.5 + if venue.year().is_some() { 1.0 } else { 0.0 },
        Some(Fact::Venue(venue)) => 2.5 + if venue.year().is_some() { 1.5 } else { 0.0 },
        Some(Fact::Preprint(_)) => 5.0,
        Some(Fact::Arxiv(_)) => 6.0,
        Some(Fact::Track(_) | Fact::Date(_)) => 3.5,
        Some(Fact::Nothing) => 0.0,
        // `[Lamps, Fast Lights LAMPS'23](…)`
        None if look.before_linked_venue => -6.0,
        // `"LAMP": A Title`
        None if look.is_no_author || fragment.enclosure == Enclosure::Quotes => -4.0,
        None => {
            // “LLM uncertainty” is none.
            let is_latin = !look.text.contains(one_name::is_of_east_asia);
            // `OAB+21` is a key by which others cite it.
            let is_acronym =
                look.words <= 3 && look.acronyms >= 1 && !look.ends_small && is_latin && !look.text.contains('+');
            let is_marked = look.at > 0 && (fragment.style.emphasis || fragment.style.marked);
            // `*LORA*` is a venue only where others have one, and `*LAMP Medicine*` may be one anywhere.
            let is_named = look.before_year || look.words > 1 && is_title_of_words(look.text, 3);
            let is_set_off = fragment.enclosure == Enclosure::Square || is_marked && is_named;
            // `2022 IEEE International Conference on Lamps`
            let name = look.text.trim_start_matches(|first: char| first.is_ascii_digit() || first == ' ');
            let is_short = look.words <= 12 || is_title_of_words(name, 16) || name.starts_with("Proceedings of ");
            // The name of a journal that nobody knows.
            let may_be_journal = look.words <= 8 && !look.begins_small;
            // `an image (IMG) of lamps`
            if look.goes_on && fragment.enclosure == Enclosure::Round {
                -4.0
            } else if look.is_last_column
                || look.is_behind_reference
                || look.is_journal
                || look.is_before_year_of_title && may_be_journal
            {
                4.0
            } else if look.names_venue && (look.before_year || look.before_volume) && fragment.gap == Gap::Comma {
                3.0
            } else if look.names_venue && look.before_year && fragment.enclosure == Enclosure::Round {
                // `A Title (Phys Rev 2012)`
                4.0
            } else if look.names_venue
                && is_short
                && (is_marked || !look.text.starts_with("A "))
                && !(fragment.gap == Gap::By && look.ends_small)
                || look.ends_in_year && look.acronyms > 0
            {
                2.0
            } else if look.before_year && look.name > 2.0 && !look.names_venue && !look.before_volume {
                // `_Ann Oak._ 2024`
                1.0
            } else if look.before_year
                && may_be_journal
                && (is_marked
                    || look.at > 1 && fragment.edge == Edge::Break
                    || look.is_behind_names
                    || look.before_volume)
            {
                // `*Genome Biol*. 2022;3(3)`, `*Ann Oak*, Widgetica, 2024`, or `Widgetica, 2024, 35(6)`
                2.5
            } else if look.before_volume && fragment.gap == Gap::Stop {
                // `Oak, A. 2019. A Title. Widgetica, 35(6)`, or `A Title? *Widgetica*, 35(6)`
                2.0
            } else if look.at == 0
                && fragment.enclosure == Enclosure::Round
                && look.words > 1
                && is_title_of_words(look.text, 8)
            {
                // `(Annals of Lamps) A Title`, where others have a venue there.
                -0.5
            } else if look.ends_in_year && fragment.enclosure == Enclosure::Square && !is_remark(look.text) {
                // `[Widgetica 2024]`
                2.5
            } else if look.ends_in_year && !is_remark(look.text) || is_acronym && is_set_off && !look.is_repeated {
                0.9
            } else if is_acronym && fragment.gap == Gap::Comma && (look.ends_line || look.before_year) {
                // `[Title](…), EDBT`, or `A Title, EDBT, 2020`
                if look.before_year && series::is_known(look.text) {
                    3.0
                } else if !look.text.contains(char::is_lowercase) {
                    1.2
                } else {
                    0.5
                }
            } else if is_acronym || is_marked && look.words <= 3 && !look.begins_small {
                -1.5
            } else {
                -4.0
            }
        }
    }
}

/// Whether a venue is a known one with its year, and no more.
fn is_whole(venue: &Venue) -> bool {
    is_known(venue.series()) && venue.year().is_some() && *venue.track() == Track::Main
}

/// Whether a text is a word that is no name, and a year: `Survey 2023`, `2023 Survey`.
fn is_remark(text: &str) -> bool {
    let is_word = |word: &&str| !word.starts_with(|first: char| first.is_ascii_digit());
    let word = text.split(' ').find(is_word).unwrap_or_default();
    text.split(' ').count() == 2
        && (one_name::score(word) < -4.0
            || matches!(word, "New" | "Update" | "Updated" | "Survey" | "Overview" | "Review" | "Tutorial" | "SOTA"))
}
