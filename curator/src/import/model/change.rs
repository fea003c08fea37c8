//! The scores of the model for a change from one role to the next.
use std::sync::LazyLock;

use super::inside_title::{goes_on_in_title, joins_title};
use crate::import::fragments::fragment::{Edge, Gap};
use crate::import::fragments::look::Look;
use crate::import::fragments::role::Role;
use crate::import::fragments::token::Enclosure;
use crate::import::words::letters::capitals;
use crate::import::words::link::Target;
use crate::import::words::wording::is_title_of_words;

/// A score for each role before and each role after.
pub(super) type Matrix = [[f32; Role::COUNT]; Role::COUNT];

/// The number of ways in which two fragments can be set apart.
pub(super) const WAYS: usize = Gap::ALL.len() * Edge::ALL.len();

/// The number of a way in which two fragments are set apart.
pub(super) fn way(gap: Gap, edge: Edge) -> usize {
    gap as usize * Edge::ALL.len() + edge as usize
}

/// The scores of all changes, by what stands between the fragments.
static CHANGES: LazyLock<Vec<Matrix>> = LazyLock::new(|| {
    let ways = Gap::ALL.into_iter().flat_map(|gap| Edge::ALL.map(|edge| (gap, edge)));
    ways.map(|(gap, edge)| Role::ALL.map(|before| Role::ALL.map(|role| change(before, role, gap, edge)))).collect()
});

/// The scores of the changes where fragments are set apart in some way.
pub(super) fn matrix(way: usize) -> &'static Matrix {
    &CHANGES[way]
}

/// How well a role follows another one.
fn change(before: Role, role: Role, gap: Gap, edge: Edge) -> f32 {
    // Nothing but a space between them.
    let is_close = gap == Gap::Space && edge == Edge::None;
    match (before, role) {
        (Role::Title, Role::Title) => through_title(gap, edge),
        (Role::Author, Role::Author) => through_authors(gap, edge),
        (Role::Title, Role::Fact) if is_close => -4.0,
        (Role::Author, Role::Fact) if is_close => 0.0,
        (Role::Text, Role::Fact) if is_close => -2.0,
        (one, other) if one != other && is_close => -4.0,
        // How well names follow “by” is theirs to say.
        (Role::Title, Role::Author) if gap == Gap::By => 0.0,
        (Role::Title, _) => out_of_title(gap, edge, role),
        (_, Role::Title) => into_title(gap, edge, before),
        (Role::Author | Role::Fact | Role::Text | Role::Affiliation, Role::Tag) => -3.0,
        (Role::Text, Role::Author) => -0.7,
        _ => 0.0,
    }
}

/// What is special about going on with the title from one fragment to the next.
pub(super) fn in_title(last: &Look<'_>, look: &Look<'_>) -> f32 {
    /// Few titles have more words behind their colon.
    const MOST_WORDS: usize = 16;
    let (before, after) = (last.fragment, look.fragment);
    // What follows the quotation of a reference is no part of the title.
    if last.is_quoted_in_reference && !look.is_quoted_in_reference && after.enclosure == Enclosure::None {
        return -4.0;
    }
    // `[LLaMA](…): Open and …`, and not `[A Whole Title](…): what it does`.
    if after.gap == Gap::Colon && after.edge != Edge::None {
        let is_quoted = after.enclosure == Enclosure::Quotes && before.enclosure != Enclosure::Square;
        let quotes = if is_quoted { 2.5 } else { 0.0 };
        let is_whole = last.text.split_whitespace().count() > 4;
        // Of `[LampNet: Lamps in Rooms](…)`, this is the end.
        let has_name = before.link.is_some() && before.gap == Gap::Colon && before.edge == Edge::None;
        // `[The Time Has Come for Lamps](…): Chances for Rooms` goes on.
        let may_go_on = || {
            // `[Lamps in Rooms](…): via Light`, `: A Survey of lamps`
            let words = ["A ", "An ", "via ", "for ", "with ", "from ", "of ", "towards "];
            is_title_of_words(look.text, MOST_WORDS) || words.iter().any(|word| look.text.starts_with(word))
        };
        let is_other = || has_name || after.link.is_some() || !may_go_on();
        let is_linked = before.link.is_some() && last.leads_to == Some(Target::Paper);
        let whole = match is_whole || has_name {
            true if is_linked && !is_quoted && is_other() => 4.0,
            true if is_whole => 1.5,
            _ => 0.0,
        };
        let names = if look.before_others { 4.0 } else { 0.0 };
        return quotes - names - whole - if look.begins_small { 2.0 } else { 0.0 };
    }
    let is_in_brackets = before.pair.is_some() && before.pair == after.pair;
    let bar = if after.gap == Gap::Bar && is_in_brackets { 2.0 } else { 0.0 };
    // “Small Models Can Also "Think" Step-by-Step”
    let is_quoted = after.enclosure == Enclosure::Quotes && before.pair.is_none() && look.words <= 4;
    let is_word = is_quoted && last.text.contains(' ') || before.enclosure == Enclosure::Quotes && last.words <= 4;
    let word = if is_word && after.gap == Gap::Space { 1.5 } else { 0.0 };
    // `A Study of Lamps (ASL)`
    let last_word = last.text.rsplit(' ').next().unwrap_or_default();
    let is_spelt = || spells(last.text, look.text) || spells(look.text, last_word);
    // Before a year in brackets it may look like a venue: `A Study of Lamps (ASL) (2024)`.
    let short = match after.enclosure == Enclosure::Round && is_spelt() {
        true if look.before_year => 4.0,
        true => 2.5,
        false => 0.0,
    };
    // Two spaces are no more than a slip in a text that is set off.
    let is_slip = after.gap == Gap::Wide && before.style == after.style;
    let wide = if is_slip && !(after.style.is_plain() && after.link.is_none()) { 1.5 } else { 0.0 };
    // `A Title - what it does`
    let remark = if after.gap == Gap::Dash && look.begins_small && !look.is_in_reference { 1.5 } else { 0.0 };
    // `**LampNet** - A Net of Lamps in Rooms`
    let is_named = last.at == 0
        && last.words <= 2
        && after.gap == Gap::Dash
        && after.edge != Edge::None
        && look.is_long_title()
        && before.link.is_none_or(|_| last.leads_to == Some(Target::Paper));
    let name = if is_named { 4.0 } else { 0.0 };
    let reference = if look.is_in_reference { 4.0 } else { 0.0 };
    // `Lighting via **Short Wicks** for Long Rooms`
    let is_led = || look.is_stressed && joins_title(last.text.rsplit(' ').next().unwrap_or_default());
    let stress = match look.is_stressed || last.is_stressed {
        true if is_led() || last.is_stressed && goes_on_in_title(look) => 4.5,
        true => 3.0,
        false => 0.0,
    };
    // `[Lamps: Light, Rooms, and Our Findings](…)`
    let is_listed = after.gap == Gap::And && after.link.is_some() && before.link == after.link && last.words <= 4;
    let list = if is_listed { 2.5 } else { 0.0 };
    bar + word + wide + short + stress + list + name + reference
        - remark
        - if before.style.strong && !after.style.strong { 1.0 } else { 0.0 }
}

/// Whether the letters of an acronym are those with which words of a text begin, and it ends with them.
fn spells(text: &str, acronym: &str) -> bool {
    let is_acronym = (3..=8).contains(&acronym.len()) && capitals(acronym) >= 2;
    let mut words = text.split([' ', '-']).rev();
    is_acronym
        && acronym.chars().rev().filter(|letter| !letter.is_lowercase()).all(|letter| {
            words.by_ref().any(|word| word.chars().next().is_some_and(|first| first.eq_ignore_ascii_case(&letter)))
        })
}

/// What is special about the title's beginning or ending between two fragments.
pub(super) fn at_title(last: &Look<'_>, look: &Look<'_>) -> f32 {
    let (before, after) = (last.fragment, look.fragment);
    let mut score = if last.goes_on { -1.5 } else { 0.0 };
    // `Lamps with (Almost) No Light`
    if last.is_parenthesis || look.is_parenthesis {
        score -= 4.0;
    }
    // `Learning to **Light Lamps**`
    if look.is_stressed && after.gap == Gap::Space && last.ends_small {
        score -= 2.0;
    }
    // `[LampNet]: "A Title"`
    if before.enclosure == Enclosure::Square && after.gap == Gap::Colon && after.enclosure == Enclosure::Quotes {
        score += 4.0;
    }
    if before.pair.is_some() && before.pair == after.pair {
        score -= 5.0;
    }
    if before.link.is_some() && before.link == after.link {
        return score - if look.in_citation { 0.0 } else { 3.0 };
    }
    let is_inside = matches!(after.edge, Edge::None | Edge::Bracket) && before.style == after.style;
    if is_inside && !after.style.is_plain() {
        score -= if after.style.strong { 1.5 } else { 1.0 };
    }
    score
}

/// How well the authors begin here: after “by”, with a whole name.
pub(super) fn to_authors(look: &Look<'_>) -> f32 {
    match look.fragment.gap {
        Gap::By if look.words > 1 => 0.3,
        // `[A Title](…) by Oak, Ash`
        Gap::By if look.fragment.edge == Edge::Link && !look.begins_small => 2.5,
        Gap::By => -2.5,
        _ => 0.0,
    }
}

fn through_title(gap: Gap, edge: Edge) -> f32 {
    if gap == Gap::Colon && edge != Edge::None {
        return 0.4;
    }
    let of_gap = match gap {
        Gap::Space | Gap::By | Gap::And => 0.0,
        Gap::Wide => -1.8,
        Gap::Comma => -0.1,
        Gap::Colon => 0.7,
        Gap::Dash => -0.7,
        Gap::Semicolon => -1.0,
        Gap::Question => -0.5,
        Gap::Stop => -2.5,
        Gap::Bar => -2.0,
    };
    of_gap
        + match edge {
            Edge::None => 0.0,
            Edge::Style => -2.5,
            Edge::Bracket => -0.7,
            Edge::Link => -3.0,
            Edge::Break => -2.0,
        }
}

fn out_of_title(gap: Gap, edge: Edge, role: Role) -> f32 {
    let of_gap = match gap {
        Gap::Space | Gap::Wide | Gap::Dash | Gap::Semicolon | Gap::Question | Gap::Bar => 0.0,
        Gap::By => -2.0,
        Gap::And => -3.0,
        Gap::Comma if role == Role::Fact => 0.0,
        Gap::Comma => -0.7,
        Gap::Colon => -1.5,
        Gap::Stop => 0.5,
    };
    let of_edge = if matches!(edge, Edge::None | Edge::Bracket) { 0.0 } else { 0.7 };
    of_gap + of_edge
        - match role {
            Role::Tag => 3.0,
            Role::Affiliation => 1.2,
            _ => 0.0,
        }
}

fn into_title(gap: Gap, edge: Edge, before: Role) -> f32 {
    let of_gap = match (gap, before) {
        (Gap::Comma, Role::Author) => 0.0,
        (Gap::Colon, Role::Author) if edge == Edge::None => -2.5,
        (Gap::Colon, Role::Tag) => -4.0,
        (Gap::Space | Gap::Wide | Gap::Colon | Gap::Dash | Gap::Bar, _) => 0.0,
        (Gap::By | Gap::And, _) => -4.0,
        (Gap::Comma, _) => -1.5,
        (Gap::Semicolon | Gap::Question, _) => -1.0,
        (Gap::Stop, _) => 0.3,
    };
    let of_edge = if edge == Edge::None { 0.0 } else { 0.5 };
    of_gap + of_edge - if before == Role::Text { 1.5 } else { 0.0 }
}

fn through_authors(gap: Gap, edge: Edge) -> f32 {
    let of_gap = match gap {
        Gap::And => 1.2,
        Gap::Comma | Gap::Semicolon => 0.5,
        Gap::Space if edge == Edge::None => -2.5,
        Gap::Space => 0.0,
        Gap::Wide | Gap::Bar => -1.0,
        Gap::Stop | Gap::By | Gap::Question => -2.0,
        Gap::Colon => -3.0,
        Gap::Dash => -4.0,
    };
    of_gap
        + match edge {
            Edge::None | Edge::Link => 0.0,
            Edge::Style | Edge::Break => -0.7,
            Edge::Bracket => -1.5,
        }
}
