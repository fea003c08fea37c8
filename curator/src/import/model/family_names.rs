//! Family names among the fragments of an entry: before given names, in pairs, and alone behind a title.
use crate::import::fragments::fragment::{Edge, Fragment, Fragments, Gap};
use crate::import::fragments::look::Look;
use crate::import::words::link::Target;
use crate::import::words::one_name;

/// What a family name before initials has at least, as a score: also `Ashing`.
const LEAST_BEFORE_INITIALS: f32 = -3.0;

/// Whether a fragment stands behind a comma, as in a list.
pub(super) fn is_comma(fragment: &Fragment) -> bool {
    fragment.gap == Gap::Comma && fragment.edge == Edge::None
}

/// Names with the family name first.
pub(super) fn inverted_names(fragments: &Fragments, looks: &mut [Look<'_>]) {
    /// What a single name has at least, as a score, and how much more it reads like one in its place.
    const LEAST_OF_WORD: f32 = -1.3;
    const OF_NAME: f32 = 1.5;
    const FEWEST_WORDS_OF_TITLE: usize = 3;
    let list = &fragments.list;
    for at in 1..list.len() {
        if !is_comma(&list[at]) {
            continue;
        }
        let (family, given) = (looks[at - 1].text, looks[at].text);
        // Any word may be the family name at the beginning: `With, K. A.`
        let is_begin = at == 1 && looks[0].words == 1 && given.contains('.');
        let is_family = !one_name::is_initials(family) && (looks[at - 1].name > LEAST_BEFORE_INITIALS || is_begin);
        let is_inverted = one_name::is_initials(given) && is_family
            || one_name::is_of_medicine(family) && one_name::is_of_medicine(given);
        // `Oak, Ann B., and Bo Ash`
        let has_initial = given.rsplit_once(' ').is_some_and(|(_, last)| one_name::is_initials(last));
        let begins = at == 1 || list[at - 1].edge == Edge::Break || list[at - 1].gap == Gap::Wide;
        let is_given = looks[at].words == 1 || looks[at].words == 2 && has_initial && begins;
        let is_pair = is_inverted || looks[at - 1].words == 1 && is_given;
        // `Oak, Ann.` on a line of its own.
        let is_line = || {
            let line = list.iter().filter(|fragment| fragment.line == list[at].line);
            list[at].line > 0 && line.count() == 2 && fragments.text[list[at].span.end..].starts_with('.')
        };
        // `Oak, Ann. A Title of Words`
        let is_before_title = || {
            let words = looks.iter().skip(2).take(2).map(|look| look.words).sum::<usize>();
            at == 1 && list.get(2).is_some_and(|next| next.gap == Gap::Stop) && words >= FEWEST_WORDS_OF_TITLE
        };
        let is_word = |look: &Look<'_>| look.name > LEAST_OF_WORD && look.acronyms == 0;
        let is_name =
            is_pair && !is_inverted && looks[at - 1..=at].iter().all(is_word) && (is_line() || is_before_title());
        for look in &mut looks[at - 1..=at] {
            look.is_half_name |= is_pair;
            look.is_inverted |= is_inverted;
            look.name += if is_name { OF_NAME } else { 0.0 };
        }
    }
}

/// Names with the family name first and “and” between them: `Oak, Ann and Ash, Bo`.
pub(super) fn inverted_by_and(fragments: &Fragments, looks: &mut [Look<'_>]) {
    const FEWEST: usize = 4;
    const OF_NAME: f32 = 1.5;
    let list = &fragments.list;
    let mut start = 0;
    for run in list.chunk_by(|_, next| matches!(next.gap, Gap::Comma | Gap::And) && next.edge == Edge::None) {
        let end = start + run.len();
        let is_in_turn = |(at, next): (usize, &Fragment)| next.gap == if at % 2 == 0 { Gap::Comma } else { Gap::And };
        // `Ann Oak, Bo Ash and Cy Bell, Widgetica` has whole names.
        let is_word = |(at, look): (usize, &Look<'_>)| {
            look.words <= if at % 2 == 0 { 1 } else { 3 }
                && look.text.starts_with(char::is_uppercase)
                && look.fragment.fact.is_none()
        };
        let is_run = run.len() >= FEWEST && run.len() % 2 == 0 && run[1..].iter().enumerate().all(is_in_turn);
        if is_run && looks[start..end].iter().enumerate().all(is_word) {
            for look in &mut looks[start..end] {
                (look.is_half_name, look.name) = (true, look.name.max(OF_NAME));
            }
        }
        start = end;
    }
}

/// Two family names with “and” between them behind a link.
pub(super) fn pairs(fragments: &Fragments, looks: &mut [Look<'_>]) {
    let list = &fragments.list;
    for at in 2..list.len() {
        let is_behind = list[at - 2].link.is_some() && list[at - 1].gap == Gap::Space && list[at - 1].link.is_none();
        let is_word = |look: &Look<'_>| look.words == 1 && look.name > LEAST_BEFORE_INITIALS;
        let is_pair = is_behind && list[at].gap == Gap::And && looks[at - 1..=at].iter().all(is_word);
        looks[at - 1..=at].iter_mut().for_each(|look| look.is_pair = is_pair || look.is_pair);
    }
}

/// Family names alone behind the title of a paper, up to the end of the line or to what states something: `[A Title of
/// Words](…) - Oak, Ash`. Where no dash stands between them, they are the two halves of a name, perhaps with whole ones
/// behind it: `[A Title of Words](…). Oak, Ann, and Bo Ash`.
pub(super) fn families(fragments: &Fragments, looks: &mut [Look<'_>]) {
    const FEWEST_WORDS_OF_TITLE: usize = 3;
    /// What a whole name has as a score.
    const OF_NAME: f32 = 1.5;
    let list = &fragments.list;
    for start in 1..list.len() {
        let is_of_dash = list[start].gap == Gap::Dash;
        let is_close = list[start].edge == Edge::Link && matches!(list[start].gap, Gap::Space | Gap::Stop);
        let leads_to = looks[start - 1].leads_to;
        let is_paper =
            leads_to == Some(Target::Paper) || is_close && leads_to.is_none() && list[start - 1].link.is_some();
        let is_title = is_paper && list[start].link.is_none();
        let words = || {
            let title = looks[..start].iter().filter(|look| look.fragment.link == list[start - 1].link);
            title.map(|look| look.words).sum::<usize>()
        };
        if !is_title || !(is_of_dash || is_close) || words() < FEWEST_WORDS_OF_TITLE {
            continue;
        }
        let is_family = |look: &Look<'_>| {
            look.words == 1
                && look.text.starts_with(char::is_uppercase)
                && look.text.contains(char::is_lowercase)
                && look.name > LEAST_BEFORE_INITIALS
        };
        let is_name = |look: &Look<'_>| {
            // All of a heading is in bold.
            let is_plain = look.fragment.style.is_plain() || look.fragment.style == list[start - 1].style;
            look.fragment.fact.is_none() && is_plain && (is_family(look) || look.names_name())
        };
        let goes_on = |at: &usize| {
            let is_listed = *at == start || matches!(list[*at].gap, Gap::Comma | Gap::And);
            is_listed && is_name(&looks[*at])
        };
        let end = start + (start..list.len()).take_while(goes_on).count();
        // `[A Title of Words](…) — Oak and Ash, *LMP*, 2025.`
        let is_venue = |next: &Fragment| next.fact.is_some() || next.gap == Gap::Comma && next.style.emphasis;
        let is_ended = list.get(end).is_none_or(|next| next.line > list[start].line || is_venue(next));
        // `[A Title of Words](…). Oak, Ann. Elm Press, 2017`
        let is_stopped = list.get(end).is_some_and(|next| next.gap == Gap::Stop && next.edge == Edge::None);
        let has_halves = || {
            end - start > 1
                && looks[start..start + 2].iter().all(is_family)
                && list[start + 1].gap == Gap::Comma
                && looks[start + 2..end].iter().all(Look::names_name)
        };
        if is_of_dash && end - start > 1 && is_ended || !is_of_dash && (is_ended || is_stopped) && has_halves() {
            looks[start..end].iter_mut().for_each(|look| look.name = look.name.max(OF_NAME));
        }
    }
}
