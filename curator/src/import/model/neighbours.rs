//! What the neighbours of a fragment say of it: one pass over the fragments of an entry after the other, each of which
//! may use what those before it found.
use std::collections::HashSet;

use super::family_names::{families, inverted_by_and, inverted_names, is_comma, pairs};
use super::journals::journals;
use super::{inside_title, no_authors};
use crate::import::fragments::fragment::{Edge, Fragment, Fragments, Gap};
use crate::import::fragments::look;
use crate::import::fragments::look::{Look, is_number};
use crate::import::fragments::token::Enclosure;
use crate::import::words::date::begins_with_year;
use crate::import::words::fact::Fact;
use crate::import::words::letters::capitals;
use crate::import::words::link::Target;
use crate::import::words::wording::{has_title_words, is_title_of_words};
use crate::import::words::{name_list, one_name};

/// What each fragment looks like.
pub(super) fn looks(fragments: &Fragments) -> Vec<Look<'_>> {
    const PASSES: [fn(&Fragments, &mut [Look<'_>]); 19] = [
        colons,
        quotations,
        inverted_names,
        inverted_by_and,
        pairs,
        families,
        behind_titles,
        last_column,
        before,
        behind,
        journals,
        from_behind,
        places,
        references,
        inside_title::parts_of_title,
        nickname,
        nickname_of_line,
        places_in_brackets,
        first,
    ];
    let mut looks = look::alone(fragments);
    PASSES.iter().for_each(|pass| pass(fragments, &mut looks));
    looks
}

/// Whether a colon follows the brackets.
fn colons(fragments: &Fragments, looks: &mut [Look<'_>]) {
    let list = &fragments.list;
    // From the last on, what follows the brackets is known.
    let mut colon = (None, false);
    for (at, fragment) in list.iter().enumerate().rev() {
        if fragment.pair != colon.0 {
            colon = (fragment.pair, list.get(at + 1).is_some_and(|next| next.gap == Gap::Colon));
        }
        looks[at].before_colon = fragment.pair.is_some() && colon.1;
    }
}

/// Titles in quotation marks, behind the names of a reference.
fn quotations(fragments: &Fragments, looks: &mut [Look<'_>]) {
    const FEWEST_WORDS: usize = 3;
    let list = &fragments.list;
    let mut start = 0;
    for part in list.chunk_by(|one, other| one.pair == other.pair) {
        let words: usize = looks[start..start + part.len()].iter().map(|look| look.words).sum();
        let is_whole = part[0].enclosure == Enclosure::Quotes && words >= FEWEST_WORDS;
        let is_behind = start > 0
            && matches!(part[0].gap, Gap::Stop | Gap::Comma)
            && part[0].link == list[start - 1].link
            && list[..start].iter().all(|before| before.style.is_plain());
        for look in &mut looks[start..start + part.len()] {
            look.is_quoted_in_reference = is_whole && is_behind;
        }
        start += part.len();
    }
}

/// What stands before anything that is set off, and behind a title.
fn behind_titles(fragments: &Fragments, looks: &mut [Look<'_>]) {
    let list = &fragments.list;
    let is_set_off = |fragment: &Fragment| fragment.link.is_some() || !fragment.style.is_plain();
    let leading = list.iter().take_while(|fragment| !is_set_off(fragment)).count();
    looks.iter_mut().take(leading).for_each(|look| look.is_leading = true);
    let mut behind = false;
    for (look, fragment) in looks.iter_mut().zip(list) {
        // The brackets that begin behind a title may hold several names: `(Oak & Ash, 2023)`.
        let goes_on = fragment.enclosure == Enclosure::Round
            || fragment.style.is_plain() && matches!(fragment.gap, Gap::Dash | Gap::And | Gap::Comma);
        behind &= goes_on && fragment.line == 0;
        look.is_behind_title = behind;
        behind |= fragment.link.is_some() || fragment.style.strong;
    }
}

/// The last column of an entry that has bars between its columns.
fn last_column(fragments: &Fragments, looks: &mut [Look<'_>]) {
    let list = &fragments.list;
    /// A title is seldom as short.
    const MOST_WORDS_OF_COLUMN: usize = 4;
    let bars = list.iter().filter(|fragment| fragment.gap == Gap::Bar).count();
    // `2022/05 | LampNet | [A Quiet Lamp](…)` has no title before it.
    let has_title = looks.iter().rev().skip(1).any(|look| has_title_words(look.text));
    if let Some(last) = looks.last_mut().filter(|last| has_title && bars > 1 && last.fragment.gap == Gap::Bar) {
        let is_short = last.words <= MOST_WORDS_OF_COLUMN;
        last.is_last_column = last.fragment.link.is_some() && last.leads_to == Some(Target::Paper) && is_short;
    }
}

/// What the fragments right before each say.
fn before(fragments: &Fragments, looks: &mut [Look<'_>]) {
    let list = &fragments.list;
    // Where the brackets begin that a fragment stands in.
    let mut first_inside = 0;
    for at in 0..list.len() {
        if at > 0 && list[at].pair != list[at - 1].pair {
            first_inside = at;
        }
        if let Some(before) = at.checked_sub(1).map(|before| &list[before]) {
            let is_plain = list[at].style.is_plain() && list[at].link.is_none() && list[at].gap == Gap::Comma;
            let is_set_off = is_plain && !before.style.is_plain() && !before.style.strong;
            let is_behind_dash = list[at].gap == Gap::Dash && list[at].edge == Edge::None;
            looks[at].is_behind_names = (is_set_off || is_behind_dash) && looks[at - 1].name > 0.0;
            let ends_names = match at {
                // `A Oak: A Title`
                1 => one_name::is_initials(looks[0].text.split(' ').next().unwrap_or_default()),
                _ => matches!(before.gap, Gap::Comma | Gap::And) && looks[at - 2].names_name(),
            };
            let is_behind_colon = list[at].gap == Gap::Colon && list[at].edge == Edge::None;
            // `[Oak et al.](…): A Title, Oak et al.`
            let are_cited = list[at].gap == Gap::Colon && name_list::ends_in_et_al(looks[at - 1].text);
            looks[at - 1].is_half_name |= are_cited;
            looks[at].is_behind_colon_of_names =
                are_cited || is_behind_colon && looks[at - 1].names_name() && ends_names;
            let is_between = before.link.is_some() && list[at].link.is_none() && list[at].style.is_plain();
            // `[A Title](…) (Oak, 2020)` names an author.
            let is_year = |next: &Fragment| {
                next.enclosure == Enclosure::Round
                    && (next.pair != list[at].pair || looks[at].words > 1)
                    && begins_with_year(fragments.text_of(next))
            };
            looks[at].is_before_year_of_title =
                is_between && list.get(at + 1).is_some_and(is_year) && looks[at].name <= 0.0;
            // `LampKit: LampKit is a kit for lamps`
            let name = looks[at - 1].text;
            let rest = looks[at].text.strip_prefix(name).filter(|_| !name.is_empty()).unwrap_or_default();
            let verb = rest.split_whitespace().next();
            looks[at].is_sentence |=
                verb.is_some_and(|verb| matches!(verb, "is" | "are" | "provides" | "allows" | "offers" | "implements"));
        }
        if list[at].enclosure == Enclosure::Round {
            let before = first_inside.checked_sub(1);
            looks[at].is_at_name = before.is_some_and(|before| looks[before].names_name());
            // `苏剑林 (Jianlin Su)`
            let is_one = |before: usize| one_name::is_east_asian(looks[before].text) && looks[before].name > 1.0;
            looks[at].is_no_author = before.is_some_and(is_one) && looks[at].names_name();
        }
    }
}

/// What the fragments right behind each say.
fn behind(fragments: &Fragments, looks: &mut [Look<'_>]) {
    let list = &fragments.list;
    for at in 0..list.len() {
        let next = list.get(at + 1);
        looks[at].leads_title = next.is_some_and(|next| next.is_behind_nickname(&list[at]));
        looks[at].before_others =
            next.is_some_and(|next| next.gap == Gap::Comma && fragments.text_of(next).starts_with("et al"));
        let goes_on = |next: &Fragment| next.gap == Gap::Space && next.style == list[at].style;
        looks[at].goes_on = next.is_some_and(goes_on) && looks[at + 1].begins_small;
        looks[at].is_above_title = looks[at].is_alone
            && looks[at].words <= 2
            && looks
                .get(at + 1)
                .is_some_and(|next| next.is_title_of_name() || looks[at].is_repeated && next.words <= 2);
        looks[at].is_stressed = inside_title::is_stressed(list, looks, at);
        looks[at].is_parenthesis = inside_title::is_parenthesis(list, looks, at);
        // `A lamp (LMP) for rooms`
        let is_bracket =
            next.is_some_and(|next| next.enclosure == Enclosure::Round && list.get(at + 2).is_some_and(goes_on));
        looks[at].goes_on |= is_bracket && looks[at + 2].begins_small;
        looks[at].ends_line = next.is_none_or(|next| next.line > list[at].line);
        let has_colon = || fragments.text[list[at].span.end..].trim_start().starts_with(':');
        looks[at].heads_lines = looks[at].ends_line && list[at].line > 0 && has_colon();
        looks[at].is_inside_list = list[at].gap == Gap::And && next.is_some_and(is_comma) && looks[at + 1].names_name();
        // `A Title of Words, Ann Oak, SIGMOD 2019`
        let is_dated = |next: &Fragment| next.is_dated_venue();
        looks[at].is_only_author = at > 0
            && is_comma(&list[at])
            && next.is_some_and(|next| is_comma(next) && is_dated(next))
            && looks[at].words == 2
            && looks[at].name > 1.0
            && looks[at - 1].words > 3;
        looks[at].is_before_source = is_before_source(looks, at);
        let is_stated = |next: &Fragment| matches!(next.fact, Some(Fact::Venue(_) | Fact::Preprint(_) | Fact::Date(_)));
        let ends = next.is_none_or(|next| next.line > list[at].line || is_comma(next) && is_stated(next));
        let follows = at > 0 && is_comma(&list[at]) && looks[at].words >= 3;
        looks[at].is_cited = follows && ends && looks[at - 1].name > 1.0;
    }
}

/// Whether a fragment is a whole name in brackets, behind which a comma and a publisher follow, or a university where it
/// stands behind “thesis”.
fn is_before_source(looks: &[Look<'_>], at: usize) -> bool {
    let [look, source, year, ..] = &looks[at..] else { return false };
    let is_inside = |next: &Look<'_>| next.fragment.gap == Gap::Comma && next.fragment.pair == look.fragment.pair;
    let is_dated = year.fragment.is_dated();
    let last = at.checked_sub(1).map(|last| &looks[last]).filter(|last| last.fragment.pair == look.fragment.pair);
    let is_source = last.map_or(source.names_venue, |last| last.text.ends_with("thesis") && source.names_place);
    look.fragment.enclosure == Enclosure::Round
        && look.fragment.fact.is_none()
        && look.words > 1
        && look.name > 1.0
        && !look.names_place
        && !look.names_venue
        && is_source
        && is_dated
        && is_inside(source)
        && is_inside(year)
}

/// What follows later on, from the last fragment to the first.
fn from_behind(fragments: &Fragments, looks: &mut [Look<'_>]) {
    let list = &fragments.list;
    for at in (0..list.len()).rev() {
        let goes_on = |next: &Fragment| next.style == list[at].style && next.link == list[at].link;
        looks[at].before_by =
            list.get(at + 1).is_some_and(|next| next.gap == Gap::By || goes_on(next) && looks[at + 1].before_by);
        let is_next = list.get(at + 1).and_then(|next| next.fact.as_ref()).is_some_and(Fact::is_dated_venue);
        // `A Title (Lamp Sci 2018)` names a journal, and `A Title (Oak, 2018)` an author.
        let is_glued =
            |next: &Fragment| next.gap == Gap::Space && next.edge == Edge::None && next.pair == list[at].pair;
        let is_journal = list[at].enclosure == Enclosure::Round
            && looks[at].before_year
            && at.checked_sub(1).is_some_and(|last| looks[last].name < 0.0 && looks[last].words > 2)
            && looks[at].words > 1
            && list.get(at + 1).is_some_and(is_glued)
            && at.checked_sub(1).is_none_or(|last| list[last].pair != list[at].pair);
        looks[at].is_journal |= is_journal;
        looks[at].is_of_citation = looks[at].before_year && !is_journal || looks[at].is_behind_title && is_next;
    }
}

/// Places and editors, which are no authors.
fn places(fragments: &Fragments, looks: &mut [Look<'_>]) {
    let list = &fragments.list;
    let are_no_authors = no_authors::are_no_authors(looks);
    looks.iter_mut().zip(are_no_authors).for_each(|(look, is_no_author)| look.is_no_author |= is_no_author);
    let towns = no_authors::are_towns(looks);
    looks.iter_mut().zip(towns).for_each(|(look, is_town)| look.is_town = is_town);
    let employers = no_authors::are_employers(looks);
    looks.iter_mut().zip(employers).for_each(|(look, is_employer)| look.is_employer = is_employer);
    // `In A. Oak (Ed.), *Handbook of Lamps*`
    for at in 1..looks.len() {
        looks[at].names_venue |= list[at].style.emphasis && looks[at - 1].is_no_author;
    }
}

/// What stands behind the names of a reference.
fn references(fragments: &Fragments, looks: &mut [Look<'_>]) {
    let list = &fragments.list;
    let names = list.iter().zip(&*looks).take_while(|(fragment, _)| fragment.gap < Gap::Stop).map(|(_, look)| look);
    let count = names.clone().count();
    if names.clone().any(|look| look.is_inverted) || count == 1 && one_name::is_of_medicine(looks[0].text) {
        for (at, look) in looks.iter_mut().enumerate().skip(count + 1) {
            let ends = list.get(at + 1).is_none_or(|next| next.gap == Gap::Stop) || look.before_year;
            look.is_behind_reference = ends && list[at].gap == Gap::Stop && is_title_of_words(look.text, 6);
        }
        let goes_on = |(last, look): (&Fragment, &Look<'_>)| {
            let next = look.fragment;
            let is_same = (next.style, next.link, next.line) == (last.style, last.link, last.line);
            let is_stated = next.fact.as_ref().is_some_and(|fact| *fact != Fact::Nothing || !look.begins_small);
            // `**A Title** by Oak AB (2020). Lamps were lit for it` has its title elsewhere, and a journal may stand behind a
            // comma.
            look.is_leading
                && is_same
                && !is_stated
                && next.enclosure != Enclosure::Square
                && !look.names_venue
                && (look.begins_small || !matches!(next.gap, Gap::Stop | Gap::Comma))
        };
        let behind = list[count..].iter().zip(&looks[(count + 1).min(list.len())..]);
        let length = behind.take_while(|pair| goes_on(*pair)).count();
        looks.iter_mut().skip(count + 1).take(length).for_each(|look| look.is_in_reference = true);
    }
}

/// A nickname with which the entry begins, or a subject.
fn nickname(fragments: &Fragments, looks: &mut [Look<'_>]) {
    /// A title has as many words at least, and a subject fewer.
    const FEWEST_WORDS: usize = 4;
    let emphasised = looks.iter().skip(1).take_while(|look| look.fragment.style.emphasis);
    let emphasised: usize = emphasised.map(|look| look.words).sum();
    if let [first, second, rest @ ..] = looks {
        let begin = first.fragment;
        let is_quoted = second.fragment.enclosure == Enclosure::Quotes && second.words >= 2;
        let is_bare = begin.link.is_none() && begin.style.is_plain() && begin.pair.is_none();
        let is_led_to = second.fragment.gap == Gap::Colon && (second.leads_to == Some(Target::Paper) || is_quoted);
        // `**Lamps**, [A Title of Words](…)`
        let is_subject = begin.style.strong
            && begin.link.is_none()
            && first.words < FEWEST_WORDS
            && first.name < 0.0
            && second.fragment.link.is_some()
            && second.words >= FEWEST_WORDS;
        // `[LampSet](…), *A Title of Words*`
        let is_set = begin.link.is_some() && first.words <= 2 && !begin.style.emphasis;
        second.is_behind_set =
            is_set && second.fragment.gap == Gap::Comma && second.name < 0.0 && emphasised >= FEWEST_WORDS;
        // `LampGAN - [A Title of Words](…)`
        let is_of_dash = second.fragment.gap == Gap::Dash
            && second.leads_to == Some(Target::Paper)
            && (second.words >= 2 || rest.first().is_some_and(|next| next.fragment.link == second.fragment.link))
            && begin.fact.is_none()
            && first.words <= 3
            && (first.acronyms > 0 || first.words == 1 && first.name < 0.0);
        // `**(LNET) Lamps of Rooms**`, and not `**(Re)-Lamps**`
        // `(LNET)[A Title of Words](…)`
        let glued = first.text.strip_prefix('(').and_then(|name| name.strip_suffix(')'));
        let leads_to_paper = begin.link.is_none() && second.leads_to == Some(Target::Paper);
        let is_closed = begin.enclosure == Enclosure::Round
            && second.fragment.pair != begin.pair
            && fragments.text[begin.span.end..].starts_with(") ");
        let name = glued.unwrap_or(first.text);
        let is_in_brackets = (is_closed || glued.is_some() && leads_to_paper)
            && first.words == 1
            && capitals(name) > usize::from(name.starts_with(char::is_uppercase))
            && name.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '-' | '+'))
            && (!second.begins_small || leads_to_paper);
        first.is_nickname = is_in_brackets
            || is_bare && is_led_to && (first.is_repeated || first.words != 2)
            || is_bare && is_of_dash
            || is_subject && second.fragment.gap == Gap::Comma
            || second.is_behind_set;
    }
}

/// A nickname that is all of the first line and stands before the colon of the title in the next one: `LampNet`, and below
/// it `Ann Oak, LampNet: A Title`.
fn nickname_of_line(fragments: &Fragments, looks: &mut [Look<'_>]) {
    let list = &fragments.list;
    let Some(first) = list.first().map(|first| fragments.text_of(first)) else { return };
    for at in 2..list.len() {
        let is_it = || fragments.text_of(&list[at]).eq_ignore_ascii_case(first);
        if list[at].line > 0 && list.get(at + 1).is_some_and(|next| next.gap == Gap::Colon) && is_it() {
            looks[at].is_no_author = true;
        }
    }
}

/// Places in brackets.
fn places_in_brackets(_: &Fragments, looks: &mut [Look<'_>]) {
    let is_round = |look: &&mut Look<'_>| look.fragment.enclosure == Enclosure::Round;
    // `(Royal Elm, UK)`
    let places: HashSet<Option<usize>> =
        looks.iter_mut().filter(is_round).filter(|look| look.is_no_author).map(|look| look.fragment.pair).collect();
    let is_stated = |look: &&mut Look<'_>| look.fragment.fact.is_some();
    let of_places = looks.iter_mut().filter(is_round).filter(|look| !is_stated(look));
    of_places.for_each(|look| look.names_place |= places.contains(&look.fragment.pair));
}

/// The first fragment, behind a number or not.
fn first(_: &Fragments, looks: &mut [Look<'_>]) {
    let first = looks.iter().take_while(|look| is_number(look.text)).count();
    looks.iter_mut().take(first + 1).for_each(|look| look.is_first = true);
}
