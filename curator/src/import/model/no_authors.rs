//! Places and editors in a citation: they look like names, and are no authors.
use crate::import::fragments::fragment::{Edge, Fragment, Gap};
use crate::import::fragments::look::Look;
use crate::import::fragments::token::Enclosure;
use crate::import::words::one_name::{self, is_of_east_asia};
use crate::import::words::sign;

/// Countries, and states, behind the town of a publisher or a conference, but for those that are names of people.
#[rustfmt::skip]
const COUNTRIES: [&str; 41] = [
    "USA", "U.S.A", "US", "United States", "UK", "U.K", "United Kingdom", "Canada", "Mexico", "Brazil", "Germany",
    "Italy", "Spain", "Portugal", "Greece", "Austria", "Switzerland", "Netherlands", "The Netherlands", "Belgium",
    "Sweden", "Denmark", "Norway", "Finland", "Australia", "New Zealand", "Japan", "South Korea", "Singapore", "Taiwan",
    "Massachusetts", "California", "New Jersey", "New York", "Illinois", "Pennsylvania", "Connecticut", "Maryland", "DC", "D.C", "Washington",
];

/// Countries that are names of people, too: the last word of a line that begins with where people work.
#[rustfmt::skip]
const ALSO_NAMES: [&str; 14] = [
    "China", "France", "India", "Israel", "Iran", "Turkey", "Russia", "Korea", "Poland", "Ireland", "Hong Kong", "Chile", "Egypt", "Vietnam",
];

/// Which fragments are a part of a place, or an editor of a book or what says so.
pub(super) fn are_no_authors(looks: &[Look<'_>]) -> Vec<bool> {
    let mut found = vec![false; looks.len()];
    // From the last on, what follows is known.
    let (mut is_mark, mut is_editor) = (false, false);
    for (at, look) in looks.iter().enumerate().rev() {
        let next = looks.get(at + 1).map(|next| next.fragment);
        let is_listed = next.is_some_and(is_in_list);
        let is_before_mark = is_mark;
        // “Ed” is a name as well.
        is_mark = match look.text.trim_end_matches('.') {
            "Eds" | "Ed" | "eds" | "ed" => look.fragment.enclosure == Enclosure::Round,
            word => matches!(word, "editor" | "editors"),
        };
        // `“A Title.” Edited by Ann Oak and Bo Ash. Widgetica 12`
        // Who edits a book is named in place of its authors, where nobody else is.
        let has_authors = || looks[..at].iter().any(|before| before.fragment.link.is_none() && is_person(before));
        if is_edited(look.text) && next.is_some_and(|next| next.gap == Gap::By) && has_authors() {
            let others = looks[at + 2..].iter().take_while(|next| is_in_list(next.fragment)).count();
            found[at..at + 2 + others].fill(true);
        }
        is_editor = is_mark || is_before_mark || is_editor && is_listed;
        let is_in_prose = || at.checked_sub(1).is_some_and(|last| is_in_prose(looks[last].text, look));
        found[at] |= is_editor || names_country(look.text) || is_in_prose();
    }
    mark_lines_of_places(looks, &mut found);
    found
}

/// Whether Latin letters go on in a sentence that is in another script: `它使用灯光和房间的 *Lamp Trace* 技术`. Behind the name of a
/// place stands who works there.
fn is_in_prose(before: &str, look: &Look<'_>) -> bool {
    /// Fewer characters may introduce a name.
    const FEWEST: usize = 6;
    look.fragment.gap == Gap::Space
        && look.fragment.link.is_none()
        && before.ends_with(is_of_east_asia)
        && before.chars().filter(|letter| is_of_east_asia(*letter)).count() >= FEWEST
        && !look.text.contains(is_of_east_asia)
        && !sign::is_group(before)
}

/// Which fragments are the town and the state or the country of a conference, behind its name, `Symposium on Lamps (SOL).
/// Elmhouse, CA, July 2014`, or of a publisher: `Society of Lamps, Elmhouse, CA, USA`.
pub(super) fn are_towns(looks: &[Look<'_>]) -> Vec<bool> {
    let mut found = vec![false; looks.len()];
    let is_state = |text: &str| text.len() == 2 && text.bytes().all(|letter| letter.is_ascii_uppercase());
    for at in 2..looks.len() {
        let [venue, town, state] = &looks[at - 2..=at] else { continue };
        let is_behind = town.fragment.gap >= Gap::Stop || town.fragment.gap == Gap::Comma;
        let is_listed = state.fragment.gap == Gap::Comma && state.fragment.edge == Edge::None;
        let is_bare = town.fragment.fact.is_none() && town.fragment.link.is_none();
        let is_country = looks.get(at + 1).is_some_and(|next| is_in_list(next.fragment) && names_country(next.text));
        let is_known = venue.fragment.fact.is_some() || venue.names_venue || is_country;
        if is_known && is_behind && is_listed && is_bare && is_state(state.text) {
            found[at - 1..=at].fill(true);
        }
    }
    found
}

/// Marks the lines of where people work: below a line of their names, `Elm University, Acme`, or with a country,
/// `Institute of Lamps, Beijing, China`.
fn mark_lines_of_places(looks: &[Look<'_>], found: &mut [bool]) {
    let mut end = 0;
    let mut is_below_names = false;
    for line in looks.chunk_by(|one, other| one.fragment.line == other.fragment.line) {
        end += line.len();
        let is_plain = |look: &Look<'_>| {
            let fragment = look.fragment;
            fragment.link.is_none() && fragment.style.is_plain() && fragment.fact.is_none()
        };
        let is_of_text = line.iter().all(is_plain);
        let has_place = line.iter().any(|look| look.names_place);
        let has_country = match line {
            [first, .., last] => first.names_place && (names_country(last.text) || ALSO_NAMES.contains(&last.text)),
            _ => false,
        };
        if is_below_names && is_of_text && has_place || has_country {
            found[end - line.len()..end].fill(true);
        }
        is_below_names = is_of_text && !has_place && line.iter().all(is_person);
    }
}

/// Whether a text says that names of editors follow behind “by”.
fn is_edited(text: &str) -> bool {
    matches!(text, "Edited" | "edited" | "Ed." | "ed.")
}

/// Whether a fragment stands behind another one of a list.
fn is_in_list(fragment: &Fragment) -> bool {
    matches!(fragment.gap, Gap::Comma | Gap::And) && fragment.edge == Edge::None
}

/// Whether a fragment is the whole name of someone.
fn is_person(look: &Look<'_>) -> bool {
    look.names_name() && !look.names_place && !one_name::is_group(look.text)
}

/// Which fragments say where the authors work, behind their names.
pub(super) fn are_employers(looks: &[Look<'_>]) -> Vec<bool> {
    let mut found = vec![false; looks.len()];
    mark_addresses(looks, &mut found);
    mark_employers(looks, &mut found);
    found
}

/// Marks where people work, with its town and country: `*Ann Oak, Bo Ash.* Elm University, Elmhouse, China. ICLR 2024`.
fn mark_addresses(looks: &[Look<'_>], found: &mut [bool]) {
    /// A state may stand between the town and the country.
    const MOST: usize = 4;
    // What is said of a group alone is who it is.
    let Some(first) = looks.iter().position(|look| look.fragment.link.is_none() && is_person(look)) else { return };
    for at in first + 1..looks.len() {
        if looks[at].fragment.enclosure != Enclosure::None || !looks[at].names_place {
            continue;
        }
        let is_listed = |next: &&Look<'_>| next.fragment.gap == Gap::Comma && next.fragment.edge == Edge::None;
        let behind = looks[at + 1..].iter().take(MOST).take_while(is_listed);
        let is_country = |text: &str| names_country(text) || ALSO_NAMES.contains(&text.trim_end_matches('.'));
        if let Some((last, _)) = behind.enumerate().filter(|(_, next)| is_country(next.text)).last() {
            found[at..at + 2 + last].fill(true);
        }
    }
}

/// Marks where people work, where semicolons stand between them: `Ann Oak, LAMPS; Bo Ash and Cy Bell, Wick and Elm
/// University`.
fn mark_employers(looks: &[Look<'_>], found: &mut [bool]) {
    let is_behind_semicolon = |look: &Look<'_>| look.fragment.gap == Gap::Semicolon;
    let goes_on =
        |next: &Look<'_>| is_in_list(next.fragment) || is_behind_semicolon(next) && next.fragment.edge == Edge::None;
    let mut start = 0;
    for run in looks.chunk_by(|_, next| goes_on(next)) {
        let end = start + run.len();
        let mut people = run.chunk_by(|_, next| !is_behind_semicolon(next));
        let is_told = |person: &[Look<'_>]| {
            let [first, .., last] = person else { return false };
            is_person(first) && !is_person(last) && first.fragment.enclosure == Enclosure::None
        };
        if run.iter().any(is_behind_semicolon) && people.clone().count() > 1 && people.all(is_told) {
            for (at, look) in run.iter().enumerate().filter(|(_, look)| !is_person(look)) {
                found[start + at] |= look.fragment.fact.is_none();
            }
        }
        start = end;
    }
}

/// Whether a text is the name of a country.
fn names_country(text: &str) -> bool {
    COUNTRIES.contains(&text.trim_end_matches('.'))
}
