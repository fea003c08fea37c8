//! Names at the beginning of entries, before their titles: `Oak, A Title`, `Oak & Ash - A Title`.
//!
//! A family name alone is a word like others. It is a name where most entries of its section begin so.
use crate::import::fragments::fragment::{Edge, Fragment, Fragments, Gap};
use crate::import::records::doubt::LEAST_OF_FAMILY;
use crate::import::words::one_name;

/// How many fragments at the beginning of an entry are names, if it begins with any and a comma, and a title follows.
pub(super) fn names(fragments: &Fragments) -> Option<usize> {
    /// Of more than these, others are left out.
    const MOST: usize = 4;
    let list = &fragments.list;
    let is_others = |fragment: &Fragment| fragments.text_of(fragment).trim_end_matches('.').ends_with("et al");
    let is_name = |fragment: &Fragment| {
        let text = fragments.text_of(fragment);
        let is_word = || !text.contains(' ') && text.contains(char::is_lowercase) && !text.contains('-');
        fragment.fact.is_none() && (is_others(fragment) || is_word() && one_name::score(text) > LEAST_OF_FAMILY)
    };
    let is_inside = |fragment: &Fragment| fragment.edge == Edge::None;
    let goes_on = |(at, fragment): &(usize, &Fragment)| {
        *at == 0 || is_inside(fragment) && matches!(fragment.gap, Gap::Comma | Gap::And)
    };
    let names = list.iter().enumerate().take(MOST).take_while(goes_on);
    let count = names.take_while(|(_, fragment)| is_name(fragment)).count();
    // `Oak, Light and Its Walls`
    let has_gap = |at: usize, gap: Gap| list.get(at).is_some_and(|fragment| fragment.gap == gap);
    let count = if count == 2 && has_gap(1, Gap::Comma) && has_gap(2, Gap::And) { 1 } else { count };
    let (names, next) = (&list[..count], list.get(count)?);
    let title = fragments.text_of(next);
    let goes_on = || title.contains(' ') || has_gap(count + 1, Gap::And);
    let is_title = is_inside(next) && next.fact.is_none() && goes_on() && title.starts_with(char::is_uppercase);
    let are_names = match names {
        [] => false,
        [_] => true,
        [.., last] => last.gap == Gap::And || is_others(last),
    };
    (are_names && is_title && next.gap == Gap::Comma).then_some(count)
}
