//! Places and editors in a citation: they look like names, and are no authors.
use crate::import::fragments::fragment::{Edge, Fragments, Gap};
use crate::import::fragments::token::Enclosure;
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
pub(super) fn are_no_authors(fragments: &Fragments) -> Vec<bool> {
    let list = &fragments.list;
    let mut found = vec![false; list.len()];
    // From the last on, what follows is known.
    let (mut is_mark, mut is_editor) = (false, false);
    for at in (0..list.len()).rev() {
        let text = fragments.text_of(&list[at]);
        let next = list.get(at + 1);
        let is_listed = next.is_some_and(|next| matches!(next.gap, Gap::Comma | Gap::And) && next.edge == Edge::None);
        let is_before_mark = is_mark;
        // “Ed” is a name as well.
        is_mark = match text.trim_end_matches('.') {
            "Eds" | "Ed" | "eds" | "ed" => list[at].enclosure == Enclosure::Round,
            word => matches!(word, "editor" | "editors"),
        };
        is_editor = is_mark || is_before_mark || is_editor && is_listed;
        found[at] = is_editor || names_country(text);
    }
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

/// Whether a text is the name of a country.
fn names_country(text: &str) -> bool {
    COUNTRIES.contains(&text.trim_end_matches('.'))
}
