//! The text of a link that names a paper by its authors and its year, as a text cites it:
//! `[Oak, Ash (2019)](…)`, `[Oak et al. 2019](…)`.
use super::fragment::{Edge, Fragment, Fragments, Gap};
use super::look::Look;
use super::token::{Enclosure, Token};
use crate::import::words::date::{begins_with_year, has_year};
use crate::import::words::fact::{self, Fact, Trust};
use crate::import::words::letters::capitals;
use crate::import::words::{label, name_list, one_name};

/// What a family name has at least, as a score of a name.
const LEAST_OF_NAME: f32 = -3.5;

/// A paper as it is cited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cited<'a> {
    /// The names, which may end in “et al.”.
    pub names: &'a str,
    /// The year.
    pub year: &'a str,
    /// Whether it is one name, which may be that of something else: `Widgetica (2019)`, `Lamp Science (2019)`.
    pub is_one: bool,
}

/// Reads the text of a link by what stands before and behind it. One word may be a venue or a title, unless a
/// title without authors stands beside it.
pub(super) fn in_place<'a>(label: &'a str, before: &Fragments, next: Option<&Token<'_>>) -> Option<Cited<'a>> {
    let cited = read(label)?;
    // Behind the names of a paper stands its journal: `[Lamps, Light & Rooms (2019)](…)`.
    let is_behind_names = before.list.last().is_some_and(|last| {
        let is_listed = matches!(last.gap, Gap::Comma | Gap::And | Gap::By) || last.edge == Edge::Break;
        let is_title = |fragment: &Fragment| fragment.style.strong || fragment.link.is_some();
        is_listed
            && last.style.is_plain()
            && before.list.iter().any(is_title)
            && one_name::score(before.text_of(last)) > 1.0
    });
    let is_cited = || match (before.list.last(), next) {
        (Some(_), _) => {
            let begins_with_names =
                || before.text.split_once(". ").is_some_and(|(first, _)| name_list::read(first).is_some());
            !is_behind_names && !begins_with_names()
        }
        (None, Some(Token::Text { text, .. })) => text.starts_with(['.', ',']),
        (None, _) => false,
    };
    // `[[Lamp Intelligence 2022]](…)`, `[[ICRL 2022]](…)`
    let is_in_brackets = label.trim_start().starts_with('[');
    let is_of_words = is_in_brackets && (cited.names.contains(' ') || capitals(cited.names) > 1);
    let is_venue = || is_of_words || matches!(fact::read(label, Trust::Text), Some(Fact::Venue(_)));
    (!cited.is_one && !is_behind_names || cited.is_one && !is_venue() && is_cited()).then_some(cited)
}

/// Whether the text of a link is the first author of its paper and nothing else: `[Oak et al.](…): A Title`.
pub(super) fn is_first_author(label: &str) -> bool {
    let name = label.trim().trim_end_matches('.').strip_suffix(" et al");
    name.is_some_and(|name| !name.contains(' ') && one_name::score(name) > LEAST_OF_NAME)
}

/// Whether the text of a link is a whole reference: names, a title, and where it stands with its year.
pub(super) fn is_reference(label: &str) -> bool {
    const FEWEST_WORDS: usize = 8;
    // The stop behind an initial ends nothing.
    let is_initial = |names: &str| names.rsplit(' ').next().is_some_and(|word| word.len() == 1);
    // `Oak, Ann. “A Title”`, and `Oak, Ann, et al. A Title`
    let is_one = |names: &str, rest: &str| {
        let is_sure = names.ends_with(", et al") || rest.starts_with(['"', '“']);
        let mut words = names.split(", ").take_while(|word| *word != "et al");
        let is_word = |word: &str| !word.contains(' ') && one_name::score(word) > LEAST_OF_NAME;
        is_sure && words.by_ref().take(2).filter(|word| is_word(word)).count() == 2 && words.next().is_none()
    };
    let is_sentence = || {
        let mut sentences = label.match_indices(". ").map(|(at, stop)| (&label[..at], &label[at + stop.len()..]));
        let (names, rest) = sentences.find(|(names, _)| !is_initial(names))?;
        // `Lamp. Sci. 2019, 12` begins with no names.
        let are_several = || names.contains(", ") || names.contains(" and ") || !names.contains(". ");
        Some(are_several() && name_list::read(names).is_some() || is_one(names, rest))
    };
    label.split_whitespace().count() >= FEWEST_WORDS && has_year(label) && is_sentence().unwrap_or_default()
}

/// The names and the year of a text that is names, or what stands in their place, and a year: `Oak & Ash 2019`, `Oak, Ann
/// (2019)`, `Preprint 2019`.
pub(crate) fn with_year(text: &str) -> Option<(&str, &str)> {
    const MOST_WORDS: usize = 12;
    // `Oak 2019 (supplement)`
    let is_remark = |rest: &str| rest.ends_with(')') && !has_year(rest);
    let text = text.split_once(" (").filter(|(_, rest)| is_remark(rest)).map_or(text, |(before, _)| before);
    let (names, last) = text.rsplit_once(' ')?;
    let year = label::without_brackets(last).get(.."2019".len()).filter(|year| begins_with_year(year))?;
    let is_short = names.split_whitespace().count() <= MOST_WORDS;
    let is_name = || {
        let mut parts = names.split([',', '&']).flat_map(|part| part.split(" and ")).map(str::trim);
        parts.all(|part| {
            part.starts_with(char::is_uppercase) && one_name::score(part) > LEAST_OF_NAME || is_others(part)
        })
    };
    (is_short && is_name()).then_some((names.trim_end_matches([',', ' ']), year))
}

/// Whether a text says that there are other authors.
fn is_others(text: &str) -> bool {
    matches!(text.trim_end_matches('.'), "" | "et al" | "et. al" | "others")
}

/// Reads the text of a link.
fn read(text: &str) -> Option<Cited<'_>> {
    /// Of more than these, others are left out.
    const MOST_NAMES: usize = 8;
    const MOST_WORDS: usize = 3;
    let text = label::without_brackets(text.trim().trim_end_matches('.'));
    let (names, last) = text.rsplit_once(' ')?;
    let (inside, end) = label::without_brackets(last).split_at_checked("2019".len())?;
    // `2019a`
    let is_year = begins_with_year(inside) && end.len() <= 1 && end.bytes().all(|letter| letter.is_ascii_lowercase());
    let names = names.trim_end_matches([',', ' ']);
    let bare = names.trim_end_matches('.');
    let first = ["et al", "et. al"].iter().find_map(|end| bare.strip_suffix(end)).unwrap_or(names);
    let is_name = |part: &str| {
        let part = part.trim();
        let words = part.split_whitespace().count();
        part.contains(char::is_lowercase)
            && words <= MOST_WORDS
            && one_name::score(part) > if words > 1 { 0.0 } else { LEAST_OF_NAME }
    };
    let mut parts =
        first.split(&[',', '&'][..]).flat_map(|part| part.split(" and ")).filter(|part| !part.trim().is_empty());
    let count = parts.clone().count();
    let fits = is_year && (1..=MOST_NAMES).contains(&count) && parts.all(is_name);
    fits.then_some(Cited { names, year: inside, is_one: first == names && count == 1 })
}

/// Marks the names in brackets, with a year behind them, with which the link of a title ends.
pub(crate) fn mark_in_titles(looks: &mut [Look<'_>]) {
    let links: Vec<Option<usize>> = looks.iter().map(|look| look.fragment.link).collect();
    for brackets in looks.chunk_by_mut(|one, other| one.fragment.pair == other.fragment.pair) {
        let [names @ .., year] = brackets else { continue };
        let Some(first) = names.first() else { continue };
        let is_year = year.fragment.is_dated();
        let is_at_end = links.get(year.at + 1).is_none_or(|next| *next != year.fragment.link);
        let is_inside = first.at > 0 && first.fragment.link.is_some() && first.fragment.enclosure == Enclosure::Round;
        if is_year && is_at_end && is_inside && names.iter().all(|look| look.name > LEAST_OF_NAME) {
            names.iter_mut().for_each(|look| look.is_cited_in_title = true);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_a_year_are_a_citation() {
        for (text, names) in [
            ("Oak (1970)", "Oak"),
            ("Oak, Ash (1970)", "Oak, Ash"),
            ("Oak et al (1970)", "Oak et al"),
            ("(Oak et al., 1970b)", "Oak et al."),
            ("Oak & Ash 1970", "Oak & Ash"),
            ("De Oak, Bo Ash (1970).", "De Oak, Bo Ash"),
        ] {
            assert_eq!(read(text).map(|cited| cited.names), Some(names), "{text}");
        }
        for text in [
            "ACL 2019",
            "A Theory of Lamps (1970)",
            "Paper (2019)",
            "Oak",
            "1970",
            "Lamps, Considered in Rooms 1970",
            "Oak 12",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
