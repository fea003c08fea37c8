//! Names at the beginning of entries, before their titles, or right behind these: `Oak, A Title`, `Oak & Ash, A Title`,
//! `Ann Oak: A Title`, `A Title, Oak`.
//!
//! A family name alone is a word like others, and a name before a colon may be that of a thing. They are names where
//! most entries of their section begin so.
use std::ops::Range;

use crate::import::document::block::Style;
use crate::import::fragments::fragment::{Edge, Fragment, Fragments, Gap};
use crate::import::fragments::token::Enclosure;
use crate::import::records::doubt::LEAST_OF_FAMILY;
use crate::import::words::fact::Fact;
use crate::import::words::{name_list, one_name};

/// The fragments with which the first line of an entry ends, if they are family names behind a comma and a title stands
/// before them: `A Title of Words, Oak`, `A Title of Words, Oak and Ash`.
pub(super) fn last_names(fragments: &Fragments) -> Option<Range<usize>> {
    const FEWEST_WORDS: usize = 3;
    let line = fragments.list.iter().take_while(|fragment| fragment.line == 0).count();
    let list = &fragments.list[..line];
    let is_name = |fragment: &Fragment| {
        let text = fragments.text_of(fragment);
        text.starts_with(char::is_uppercase) && fragment.fact.is_none() && is_family_name(text)
    };
    let is_last = |fragment: &Fragment| is_name(fragment) && matches!(fragment.gap, Gap::Comma | Gap::And);
    let count = list.iter().rev().take_while(|fragment| is_last(fragment)).count();
    let start = line - count;
    let is_listed = match &list[start..] {
        [] => false,
        [first, rest @ ..] => first.gap == Gap::Comma && rest.iter().all(|name| name.gap == Gap::And),
    };
    let before = list[..start].last().map(|title| fragments.text_of(title))?;
    (is_listed && before.split(' ').count() >= FEWEST_WORDS).then_some(start..line)
}

/// The fragment that names the first author alone, by the family name, behind a comma and a title: `A Title of Words, Oak
/// et al.`
pub(super) fn only_author(fragments: &Fragments) -> Option<usize> {
    let is_only = |fragment: &Fragment| {
        let name = fragments.text_of(fragment).trim_end_matches('.').strip_suffix(" et al");
        fragment.gap == Gap::Comma && name.is_some_and(|name| !name.contains([' ', '.']))
    };
    // `A Title. Oak, Ann et al.`, `A Title by Oak, Ash et al.`
    let is_family =
        |before: &Fragment| !fragments.text_of(before).contains(' ') && !matches!(before.gap, Gap::Comma | Gap::And);
    let first_line = fragments.list.iter().take_while(|fragment| fragment.line == 0);
    let at = first_line.enumerate().find(|(_, fragment)| is_only(fragment)).map(|(at, _)| at)?;
    at.checked_sub(1).filter(|before| !is_family(&fragments.list[*before])).map(|_| at)
}

/// The fragments with which an entry ends, if they are names behind “by” and a description, and before a year in
/// brackets: `[A Title](…) - What it is about by Ann Oak and Bo Ash (2019)`.
pub(super) fn names_behind_by(fragments: &Fragments) -> Option<Range<usize>> {
    const MOST: usize = 8;
    const MOST_WORDS: usize = 5;
    let (year, list) = fragments.list.split_last()?;
    let is_dated = year.enclosure == Enclosure::Round && year.is_dated() && list.first()?.link.is_some();
    let start = list.iter().rposition(|fragment| fragment.gap == Gap::By).filter(|_| is_dated)?;
    let is_name = |fragment: &Fragment| {
        let text = fragments.text_of(fragment);
        let is_listed = matches!(fragment.gap, Gap::By | Gap::Comma | Gap::And) && fragment.edge == Edge::None;
        let has_capital = text.rsplit(' ').next().is_some_and(|last| last.starts_with(char::is_uppercase));
        is_listed && has_capital && fragment.fact.is_none() && text.split(' ').count() <= MOST_WORDS
    };
    let names = &list[start..];
    (start > 1 && names.len() <= MOST && names.iter().all(is_name)).then_some(start..list.len())
}

/// The fragment between dashes that may be a family name, in an entry that begins with a year:
/// `2016 - [LAMP](…) - Oak - a kit for lamps - [paper](…)`, `2016 - Oak - [A Title](…)`.
pub(super) fn name_between_dashes(fragments: &Fragments) -> Option<usize> {
    /// The first ones are the year and what the paper or its program is called.
    const LAST: usize = 3;
    let list = &fragments.list;
    let is_dated = list.first()?.fact.as_ref().is_some_and(Fact::is_dated);
    let is_behind_dash = |fragment: &Fragment| fragment.gap == Gap::Dash;
    let is_name = |fragment: &Fragment| {
        let is_plain = fragment.link.is_none() && fragment.style == Style::default();
        let text = fragments.text_of(fragment);
        let is_name = text.starts_with(char::is_uppercase) && is_family_name(text);
        is_behind_dash(fragment) && is_plain && fragment.fact.is_none() && is_name
    };
    let at = list.iter().take(LAST + 1).position(is_name).filter(|_| is_dated)?;
    list.get(at + 1).is_none_or(is_behind_dash).then_some(at)
}

/// The fragment that may name the first author alone, behind a dash and before a year in brackets, with which the entry
/// ends: `[A Title](…) – Oak et al. (2019)`, `[A Title](…) – Oak (2019)`.
pub(super) fn name_behind_dash(fragments: &Fragments) -> Option<usize> {
    let [before @ .., name, year] = &fragments.list[..] else { return None };
    let is_dated = year.enclosure == Enclosure::Round && year.is_dated();
    let text = fragments.text_of(name);
    let is_name = name_list::ends_in_et_al(text) || name.fact.is_none() && is_family_name(text);
    let is_behind_title = before.last().is_some_and(|title| title.link.is_some()) && name.link.is_none();
    (is_dated && is_name && is_behind_title && name.gap == Gap::Dash).then_some(before.len())
}

/// How many fragments at the beginning of an entry are names, if it begins with any and a comma or a colon, and a title
/// follows.
pub(super) fn names(fragments: &Fragments) -> Option<usize> {
    /// Of more than these, others are left out.
    const MOST: usize = 4;
    /// What a whole name before a colon has at least, as a score.
    const LEAST_OF_WHOLE_NAME: f32 = 1.0;
    let list = &fragments.list;
    let is_others = |fragment: &Fragment| fragments.text_of(fragment).trim_end_matches('.').ends_with("et al");
    let ends_at_colon =
        list.iter().skip(1).find(|fragment| fragment.gap >= Gap::Colon).is_some_and(|next| next.gap == Gap::Colon);
    let is_name = |fragment: &Fragment| {
        let text = fragments.text_of(fragment);
        let is_whole_name = || ends_at_colon && text.contains(' ') && one_name::score(text) > LEAST_OF_WHOLE_NAME;
        fragment.fact.is_none() && (is_others(fragment) || is_family_name(text) || is_whole_name())
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
        // `LampKit: A Title`
        [only] => !ends_at_colon || fragments.text_of(only).contains(' '),
        [.., last] => last.gap == Gap::And || is_others(last) || ends_at_colon,
    };
    let ends = next.gap == if ends_at_colon { Gap::Colon } else { Gap::Comma };
    (are_names && is_title && ends).then_some(count)
}

/// Whether a text may be a family name alone: `Oak`.
fn is_family_name(text: &str) -> bool {
    let is_word = !text.contains([' ', '-']) && text.contains(char::is_lowercase);
    is_word && one_name::score(text) > LEAST_OF_FAMILY
}
