//! Places and editors in a citation: they look like names, and are no authors.
use crate::import::fragments::fragment::{Edge, Fragment, Fragments, Gap};
use crate::import::fragments::token::Enclosure;
use crate::import::words::{one_name, sign};

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
pub(super) fn are_no_authors(fragments: &Fragments) -> Vec<bool> {
    let list = &fragments.list;
    let mut found = vec![false; list.len()];
    // From the last on, what follows is known.
    let (mut is_mark, mut is_editor) = (false, false);
    for at in (0..list.len()).rev() {
        let text = fragments.text_of(&list[at]);
        let next = list.get(at + 1);
        let is_listed = next.is_some_and(is_in_list);
        let is_before_mark = is_mark;
        // “Ed” is a name as well.
        is_mark = match text.trim_end_matches('.') {
            "Eds" | "Ed" | "eds" | "ed" => list[at].enclosure == Enclosure::Round,
            word => matches!(word, "editor" | "editors"),
        };
        // `“A Title.” Edited by Ann Oak and Bo Ash. Widgetica 12`
        // Who edits a book is named in place of its authors, where nobody else is.
        let has_authors = || list[..at].iter().any(|before| before.link.is_none() && is_person(fragments, before));
        if is_edited(text) && next.is_some_and(|next| next.gap == Gap::By) && has_authors() {
            let others = list[at + 2..].iter().take_while(|next| is_in_list(next)).count();
            found[at..at + 2 + others].fill(true);
        }
        is_editor = is_mark || is_before_mark || is_editor && is_listed;
        found[at] |= is_editor || names_country(text);
    }
    mark_places_below_names(fragments, &mut found);
    // `Institute of Lamps, Beijing, China`
    let mut end = 0;
    for line in list.chunk_by(|one, other| one.line == other.line) {
        end += line.len();
        let [first, .., last] = line else { continue };
        let country = fragments.text_of(last);
        if sign::is_group(fragments.text_of(first)) && (names_country(country) || ALSO_NAMES.contains(&country)) {
            found[end - line.len()..end].fill(true);
        }
    }
    found
}

/// Marks the lines of where people work, below a line of their names: `Elm University, Acme`.
fn mark_places_below_names(fragments: &Fragments, found: &mut [bool]) {
    let mut end = 0;
    let mut is_below_names = false;
    for line in fragments.list.chunk_by(|one, other| one.line == other.line) {
        end += line.len();
        let is_plain = line.iter().all(|part| part.link.is_none() && part.style.is_plain() && part.fact.is_none());
        let places = line.iter().filter(|part| sign::is_group(fragments.text_of(part))).count();
        if is_below_names && is_plain && places > 0 {
            found[end - line.len()..end].fill(true);
        }
        is_below_names = is_plain && places == 0 && line.iter().all(|part| is_person(fragments, part));
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
fn is_person(fragments: &Fragments, fragment: &Fragment) -> bool {
    let text = fragments.text_of(fragment);
    text.contains(' ') && one_name::score(text) > 1.0 && !sign::is_group(text) && !one_name::is_group(text)
}

/// Which fragments say where the authors work, behind their names.
pub(super) fn are_employers(fragments: &Fragments) -> Vec<bool> {
    let mut found = vec![false; fragments.list.len()];
    mark_addresses(fragments, &mut found);
    mark_employers(fragments, &mut found);
    found
}

/// Marks where people work, with its town and country: `*Ann Oak, Bo Ash.* Elm University, Elmhouse, China. ICLR 2024`.
fn mark_addresses(fragments: &Fragments, found: &mut [bool]) {
    /// A state may stand between the town and the country.
    const MOST: usize = 4;
    let list = &fragments.list;
    // What is said of a group alone is who it is.
    let Some(first) = list.iter().position(|fragment| fragment.link.is_none() && is_person(fragments, fragment)) else {
        return;
    };
    for at in first + 1..list.len() {
        if list[at].enclosure != Enclosure::None || !sign::is_group(fragments.text_of(&list[at])) {
            continue;
        }
        let behind =
            list[at + 1..].iter().take(MOST).take_while(|next| next.gap == Gap::Comma && next.edge == Edge::None);
        let countries = behind.enumerate().filter(|(_, next)| {
            let text = fragments.text_of(next);
            names_country(text) || ALSO_NAMES.contains(&text.trim_end_matches('.'))
        });
        if let Some((last, _)) = countries.last() {
            found[at..at + 2 + last].fill(true);
        }
    }
}

/// Marks where people work, where semicolons stand between them: `Ann Oak, LAMPS; Bo Ash and Cy Bell, Wick and Elm
/// University`.
fn mark_employers(fragments: &Fragments, found: &mut [bool]) {
    let list = &fragments.list;
    let is_name = |fragment: &Fragment| is_person(fragments, fragment);
    let goes_on = |next: &Fragment| is_in_list(next) || next.gap == Gap::Semicolon && next.edge == Edge::None;
    let mut start = 0;
    for run in list.chunk_by(|_, next| goes_on(next)) {
        let end = start + run.len();
        let mut people = run.chunk_by(|_, next| next.gap != Gap::Semicolon);
        let is_of_some = run.iter().any(|fragment| fragment.gap == Gap::Semicolon);
        let is_told = |person: &[Fragment]| {
            let [first, .., last] = person else { return false };
            is_name(first) && !is_name(last) && first.enclosure == Enclosure::None
        };
        if is_of_some && people.clone().count() > 1 && people.all(is_told) {
            for (at, fragment) in run.iter().enumerate().filter(|(_, fragment)| !is_name(fragment)) {
                found[start + at] |= fragment.fact.is_none();
            }
        }
        start = end;
    }
}

/// Whether a text is the name of a country.
fn names_country(text: &str) -> bool {
    COUNTRIES.contains(&text.trim_end_matches('.'))
}
