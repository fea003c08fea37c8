//! The order in which a list writes names: the family name first, or nothing but family names.
use catalogue::authors::{self, Names};

use super::inverted::{by_and, inverted};
use super::one_name::{are_of_medicine, is_group, is_initials, is_particle};
use super::sign;

/// What two words with a comma between them are, where nothing in the text says it: `Bell, Dorn`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// The family names of two people.
    #[default]
    Families,
    /// The family name and the given name of one.
    FamilyFirst,
    /// The family names of two people; elsewhere the list has initials behind them, as in medicine: `Oak AB`.
    InitialsBehind,
}

/// What the names of an entry say of the order in which a list writes names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OrderSign {
    /// It is this one.
    Sure(Order),
    /// The family name may be first: `Oak, Ann, et al.` may be two family names.
    MaybeFamilyFirst,
    /// There are two words, or more of which one is alone, as in `Bell, Dorn`, `Oak, Ann B.`: where nearly all entries
    /// have such names, they are the family name and the given name of one.
    Pair,
}

/// What the names of a text say of the order in which a list writes names; `None` when they say
/// nothing.
#[must_use]
pub fn order(text: &str) -> Option<OrderSign> {
    const FAMILY_FIRST: Option<OrderSign> = Some(OrderSign::Sure(Order::FamilyFirst));
    let pair = || is_pair(text).then_some(OrderSign::Pair);
    // Most texts begin with a whole name, and say nothing.
    if text.split([',', '&']).next().is_none_or(|first| first.trim().contains(' ')) {
        // `Oak AB, Ash C`
        let names = authors::parse(text).names;
        let are_behind = names.len() > 1 && are_of_medicine(&names);
        return if are_behind { Some(OrderSign::Sure(Order::InitialsBehind)) } else { pair() };
    }
    // `Oak, A., Ash, B.`
    if inverted(text).is_some() {
        return FAMILY_FIRST;
    }
    // `Oak, Ann and Ash, Bo`, `Oak, Ann & Ash, Bo et al.`
    let parts = || by_and(text).map(|part| part.matches(',').count());
    if parts().count() > 1 && parts().all(|commas| commas == 1) {
        return FAMILY_FIRST;
    }
    let names = authors::parse(text);
    let are_words = names.names.len() > 2 && names.names.iter().all(|name| !name.contains(' '));
    match &names.names[..] {
        _ if are_words => Some(OrderSign::Sure(Order::Families)),
        // `Oak et al.: A Title, Oak et al.`
        [one, other] if one == other => None,
        // `Oak, Ann, et al.`, as scholars' catalogues write it, and `Oak, Ann et al.`
        [family, given]
            if names.and_others && !family.contains(' ') && (!given.contains(' ') || text.contains(", et al")) =>
        {
            Some(OrderSign::MaybeFamilyFirst)
        }
        [_, _, _, ..] if has_first_inverted(&names, text, Order::Families) => FAMILY_FIRST,
        _ => pair(),
    }
}

/// Whether a text may be one name with the family name first, since a comma stands in it and one part is a word.
fn is_pair(text: &str) -> bool {
    let is_name = |part: &str| !part.contains([',', '&']) && !part.contains(" and ") && !part.contains(" et al");
    text.split_once(", ").is_some_and(|(family, given)| {
        is_name(family) && is_name(given) && (!family.contains(' ') || !given.contains(' '))
    })
}

/// Whether the first name alone has the family name first, as in
/// `Buesing, Lars, Theophane Weber, and Nicolas Heess`.
pub(super) fn has_first_inverted(names: &Names, text: &str, order: Order) -> bool {
    let is_whole = |name: &String| name.contains(' ');
    // “Samples, and Prophets, Bo Ash”
    if names.names.get(1).is_some_and(|given| text.contains(&format!("and {given},"))) {
        return false;
    }
    let is_listed = names.and_others || text.contains(" and ") || text.contains("& ") || names.names.len() == 2;
    let [family, given, rest @ ..] = &names.names[..] else { return false };
    // `Di Oak, Ann`
    let has_particle = || family.split_once(' ').is_some_and(|(word, _)| is_particle(1, word)) && !is_whole(given);
    // `Elm Oak, Ann B., Bo Ash`
    let has_initial = || {
        given.split_once(' ').is_some_and(|(_, last)| is_initials(last))
            && text.contains(&format!("{family}, {given}.,"))
    };
    // `Elm Oak, Ann, Bo Ash`, or `Elm Oak, Ann, et al.`
    let is_given = || {
        let is_word = given.starts_with(char::is_uppercase) && given.chars().skip(1).all(char::is_lowercase);
        let pair = format!("{family}, {given}");
        is_word && !family.contains('.') && (text.trim() == pair || text.contains(&format!("{pair},")))
    };
    let is_double = || {
        order == Order::FamilyFirst
            && family.split(' ').count() == 2
            && !ends_in_initial(family)
            && (is_given() || has_initial())
    };
    // `AcmeAI, Elm Lab`
    if rest.is_empty() && sign::is_group(family) {
        return false;
    }
    let is_family = !is_whole(family) || !is_group(family) && (has_particle() || is_double());
    let fits = match rest {
        // `Oak, Ann, et al.`
        [] if names.and_others => order == Order::FamilyFirst && is_family,
        [] => order == Order::FamilyFirst && is_family && text.contains(',') && !text.contains(" and "),
        rest => is_family && rest.iter().all(is_whole),
    };
    fits && is_listed
}

/// Whether a text ends in an initial without its full stop.
pub(super) fn ends_in_initial(text: &str) -> bool {
    let mut letters = text.chars().rev();
    let last = letters.next().is_some_and(char::is_uppercase);
    last && letters.next().is_none_or(|before| matches!(before, ' ' | '.' | '-'))
}

/// The full stop of the initial with which a part of a name ends: it stays where the name goes on after it.
pub(super) fn stop_behind(part: &str, text: &str) -> &'static str {
    if ends_in_initial(part) && text.contains(&format!("{part}.")) { "." } else { "" }
}

/// Adds the full stops at the ends of names that are a part of them, as a text has them.
pub(super) fn add_stops(names: &mut [String], text: &str) {
    for name in names {
        // `Ann Kumar B. G., Bo Ash`
        if ends_in_initial(name) && name.trim_end_matches(char::is_alphabetic).trim_end().ends_with('.') {
            name.push_str(stop_behind(name, text));
        }
        // The full stop of a suffix is a part of it.
        let family = without_suffix(name).rsplit(' ').next().map_or(0, str::len);
        let suffix = name.len() - without_suffix(name).len();
        if suffix > 0 && text.contains(&format!("{}.", &name[name.len() - family - suffix..])) {
            name.push('.');
        }
    }
}

/// A name without the suffix at its end: `Oak Jr`.
pub(super) fn without_suffix(name: &str) -> &str {
    [" Jr", " Sr"].iter().find_map(|suffix| name.strip_suffix(suffix)).unwrap_or(name)
}
