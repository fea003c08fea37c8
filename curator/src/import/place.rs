//! Places and editors in a citation: they look like names, and are no authors.
use super::fragment::{Edge, Gap};
use super::look::Look;
use super::token::Enclosure;

/// Countries behind the town of a publisher or a conference, but for those that are names of people.
#[rustfmt::skip]
const COUNTRIES: [&str; 30] = [
    "USA", "U.S.A", "US", "United States", "UK", "U.K", "United Kingdom", "Canada", "Mexico", "Brazil", "Germany",
    "Italy", "Spain", "Portugal", "Greece", "Austria", "Switzerland", "Netherlands", "The Netherlands", "Belgium",
    "Sweden", "Denmark", "Norway", "Finland", "Australia", "New Zealand", "Japan", "South Korea", "Singapore", "Taiwan",
];

/// Finds the parts of places, and the editors of a book.
pub(super) fn mark(looks: &mut [Look<'_>]) {
    // From the last on, what follows is known.
    let (mut is_country, mut is_state, mut is_mark, mut is_editor) = (false, false, false, false);
    for at in (0..looks.len()).rev() {
        let next = looks.get(at + 1).map(|next| next.fragment);
        let is_listed = next.is_some_and(|next| matches!(next.gap, Gap::Comma | Gap::And) && next.edge == Edge::None);
        let is_before_mark = is_mark && (is_listed || next.is_some_and(|next| next.pair.is_some()));
        let look = &mut looks[at];
        // “Ed” is a name as well.
        is_mark = match look.text.trim_end_matches('.') {
            "Eds" | "Ed" | "eds" | "ed" => look.fragment.enclosure == Enclosure::Round,
            word => matches!(word, "editor" | "editors"),
        };
        is_editor = is_mark || is_before_mark || is_editor && is_listed;
        let is_town = is_listed && (is_state || is_country && look.words == 1);
        let is_of_country = is_listed && is_country && look.text.len() == 2;
        is_state = is_of_country && look.text.bytes().all(|byte| byte.is_ascii_uppercase());
        is_country = names_country(look.text);
        look.is_no_author = is_editor || is_country || is_state || is_town;
    }
}

/// Whether a text is the name of a country.
fn names_country(text: &str) -> bool {
    COUNTRIES.contains(&text.trim_end_matches('.'))
}
