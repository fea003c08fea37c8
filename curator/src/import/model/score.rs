//! The scores of the model: how well a role fits a fragment, and a change of role its place.
//!
//! A score is a sum of evidence for and against, on the scale of natural logarithms: 1 is a hint,
//! 3 is strong, and 5 settles it unless as much speaks against it.
use catalogue::paper::LinkKind;

use super::change;
use super::fact_score::fact;
use super::neighbours::looks;
use crate::import::fragments::cited;
use crate::import::fragments::fragment::{Edge, Fragment, Fragments, Gap};
use crate::import::fragments::look::{Look, is_number};
use crate::import::fragments::role::Role;
use crate::import::fragments::token::Enclosure;
use crate::import::table::column::Column;
use crate::import::words::fact::{Fact, is_known};
use crate::import::words::link::Target;
use crate::import::words::locator::is_volume;
use crate::import::words::wording::is_chapter;
use crate::import::words::{name_list, one_name, series};

/// The scores of a fragment, by itself and beside the one before it.
#[derive(Clone, Debug)]
pub(crate) struct Score {
    /// How well each role fits it.
    pub roles: [f32; Role::COUNT],
    /// How well the title begins here.
    pub start: f32,
    /// What is special about going on with the title here.
    pub in_title: f32,
    /// What is special about the title's beginning or ending here.
    pub at_title: f32,
    /// How well the authors begin here, after the title.
    pub after_title: f32,
}

/// The scores of all fragments of an entry.
pub(crate) fn of(fragments: &Fragments) -> Vec<Score> {
    let mut looks = looks(fragments);
    cited::mark_in_titles(&mut looks);
    let score = |look: &Look<'_>| {
        let last = look.at.checked_sub(1).map(|last| &looks[last]);
        Score {
            roles: roles(look),
            start: title_start(look),
            in_title: last.map_or(0.0, |last| change::in_title(last, look)),
            at_title: last.map_or(0.0, |last| change::at_title(last, look)),
            after_title: last.map_or(0.0, |_| change::to_authors(look)),
        }
    };
    looks.iter().map(score).collect()
}

/// How well each role fits a fragment, by what it says and where it stands.
fn roles(look: &Look<'_>) -> [f32; Role::COUNT] {
    let mut scores = Role::ALL.map(|role| match role {
        Role::Title => title(look),
        Role::Author => author(look),
        Role::Fact => fact(look),
        Role::Tag => tag(look),
        Role::Affiliation => affiliation(look),
        Role::Text => description(look),
    });
    // `The “Lamp” of Rooms`
    if matches!(look.text, "The" | "An") {
        const EVIDENCE: f32 = 4.0;
        scores[Role::Title as usize] += EVIDENCE;
    }
    if let Some(key) = look.fragment.key {
        let role = match key {
            // `Authors: Ann Oak (2016)`
            Column::Authors if matches!(look.fragment.fact, Some(Fact::Date(_))) => Role::Fact,
            Column::Title => Role::Title,
            Column::Authors => Role::Author,
            Column::Venue | Column::Date => Role::Fact,
            // `intro: ICLR 2024. It lights lamps.`
            key if key.is_prose()
                && matches!(&look.fragment.fact, Some(Fact::Venue(venue)) if is_known(venue.series())) =>
            {
                Role::Fact
            }
            _ => Role::Text,
        };
        scores[role as usize] = scores[role as usize].max(0.0) + 6.0;
    }
    scores
}

fn counted(count: usize, most: u8) -> f32 {
    f32::from(u8::try_from(count).unwrap_or(u8::MAX).min(most))
}

/// Whether a fragment states something, such as a venue or a date.
fn is_stated(fragment: &Fragment) -> bool {
    fragment.fact.as_ref().is_some_and(|fact| *fact != Fact::Nothing)
}

fn title(look: &Look<'_>) -> f32 {
    /// Titles are seldom longer.
    const LONG: usize = 25;
    let fragment = look.fragment;
    let mut score = 0.3 * counted(look.words, 6) - 0.15 * counted(look.words.saturating_sub(LONG), 40);
    if look.is_sentence {
        score -= 1.5;
    }
    if look.is_cited {
        score += 1.5;
    }
    if is_volume(look.text) {
        score -= 4.0;
    }
    // Beside the title of a book.
    if is_chapter(look.text) {
        score -= 2.5;
    }
    if name_list::ends_in_et_al(look.text) {
        score -= 3.0;
    }
    if look.is_inverted {
        score -= 1.5;
    }
    if one_name::is_group(look.text) {
        score -= 3.0;
    }
    if look.is_in_title {
        return score + 4.0;
    }
    // What a title ends with may look like a venue.
    let is_apart = fragment.gap != Gap::Space || fragment.edge != Edge::None;
    score
        - match &fragment.fact {
            Some(Fact::Nothing) => 1.5,
            Some(Fact::Date(_)) if is_apart => 3.0,
            Some(_) if is_apart => 4.0,
            _ => 0.0,
        }
}

/// Whether a fragment stands in brackets with which a title that is set off begins.
fn is_bracket_of_title(look: &Look<'_>) -> bool {
    look.at == 0 && (look.fragment.link.is_some() || look.fragment.style.strong)
}

/// How well the title begins here.
fn title_start(look: &Look<'_>) -> f32 {
    let fragment = look.fragment;
    let mut score = -0.6;
    if fragment.link.is_some() && !look.in_citation && !look.is_last_column {
        score += match look.leads_to {
            Some(Target::Paper) => 4.0,
            Some(target) if target.is_aside() => 1.0,
            _ => 3.0,
        };
    }
    if fragment.style.strong && !look.is_above_title {
        score += if look.before_by { 4.0 } else { 2.5 };
    }
    score += match fragment.enclosure {
        Enclosure::Quotes if look.words >= 2 || look.leads_title => 4.0,
        Enclosure::None | Enclosure::Quotes => 0.0,
        // `[Part | Of a]: Title`
        Enclosure::Square if look.before_colon => 1.5,
        Enclosure::Square => -2.0,
        // `**(Lamps!) and Light**`
        Enclosure::Round if is_bracket_of_title(look) => -0.5,
        Enclosure::Round => -3.0,
    };
    score += if look.is_behind_colon_of_names { 2.5 } else { 0.0 };
    score += if look.is_behind_set { 5.0 } else { 0.0 };
    score += if look.is_behind_year_of_citation { 5.0 } else { 0.0 };
    if look.begins_small {
        score -= 2.0;
    }
    if look.is_first && look.at > 0 {
        score += 0.7;
    }
    score
}

fn author(look: &Look<'_>) -> f32 {
    /// A citation begins with at most so many names.
    const MOST_CITED: usize = 4;
    let (fragment, text) = (look.fragment, look.text);
    // A company may be the author, too: `name_groups` decides it.
    let is_group = look.names_place && fragment.enclosure == Enclosure::None && look.words <= 4;
    let mut score = look.name.max(if is_group { 1.5 } else { f32::NEG_INFINITY });
    if is_stated(fragment) {
        score -= 4.0;
    }
    if fragment.link.is_some() && !look.in_citation {
        score += match look.leads_to {
            _ if look.is_cited_in_title => 2.0,
            Some(Target::Paper) => -2.0,
            // No one's page is a repository.
            Some(Target::Link(LinkKind::Code | LinkKind::Model)) => -3.0,
            _ => 0.5,
        };
    }
    // A subject or a nickname, with the citation in the next line.
    if look.is_alone {
        score -= 1.0;
    }
    // `Oak & Ash (2023), A Title`
    let begins = look.is_leading && look.at < MOST_CITED || look.is_behind_title;
    let next_is_year = look.is_of_citation && begins && look.words <= 2;
    if next_is_year && look.name > -2.0 && !series::is_known(text) {
        score += 2.5;
    }
    if look.is_inside_list {
        score -= 2.0;
    }
    if look.is_no_author || look.is_employer || look.heads_lines {
        score -= 6.0;
    }
    // `[A Title](…): Oak, et al.`
    if look.before_others {
        score += 2.5;
    }
    if look.is_nickname {
        score -= 4.0;
    }
    // `**Your LMP**: [YourLMP: A Title](…)`
    if look.is_repeated && fragment.style.strong {
        score -= 2.0;
    }
    // `[A Title](…) Oak and Ash (2019)`, or `Srivastava, Nitish, et al.`
    if look.is_pair || look.is_half_name {
        score += 1.0;
    }
    if look.is_only_author {
        score += 2.0;
    }
    if look.is_before_source {
        score += 4.0;
    }
    // `Zhou, A., Bell, B.`
    if look.is_inverted {
        score = score.max(0.0) + 1.4;
    }
    // “CA” looks like initials.
    if look.is_town {
        score -= 6.0;
    }
    // `王明，计算机学报 2024`
    if look.ends_in_year {
        score -= 3.0;
    }
    // “(Ng et al., 2023)” names a citation and not the authors.
    let is_cited = || !text.contains(' ');
    score += match fragment.enclosure {
        Enclosure::None => 0.0,
        // `[A Title](…) (Oak et al., 2023)` does.
        Enclosure::Round if look.is_cited_in_title => 0.0,
        Enclosure::Round if is_cited() && !look.is_behind_title => -7.0,
        // `(Lamps and Rooms) **A Title**`
        Enclosure::Round if look.at == 0 => -3.0,
        Enclosure::Round => -0.7,
        Enclosure::Square => -1.5,
        Enclosure::Quotes => -4.0,
    };
    if fragment.style.strong {
        score -= 0.7;
    } else if fragment.style.emphasis {
        score += 0.7;
    }
    score
}

fn tag(look: &Look<'_>) -> f32 {
    let fragment = look.fragment;
    if look.at == 0 && is_number(look.text) && !matches!(fragment.fact, Some(Fact::Date(_))) {
        return 4.0;
    }
    if is_stated(fragment) {
        return -3.0;
    }
    if look.is_inverted {
        return -3.0;
    }
    if look.is_nickname {
        return 4.0;
    }
    let is_set_off = fragment.style.strong || fragment.style.marked || fragment.link.is_some();
    match fragment.enclosure {
        // A name on the first line, with the title in a line below.
        Enclosure::None if look.is_alone && look.words <= 3 && !is_set_off => 1.0,
        Enclosure::Square if look.words == 1 && look.acronyms == 1 => 1.2,
        Enclosure::Square if look.words <= 6 => 1.7,
        Enclosure::Round if look.goes_on || is_bracket_of_title(look) => -2.0,
        Enclosure::Round if look.words <= 6 => 0.5,
        _ if look.leads_to == Some(Target::Paper) => -1.0,
        _ if is_set_off && (look.words == 1 || look.is_repeated) && !look.leads_title => 1.0,
        _ => -3.0,
    }
}

fn affiliation(look: &Look<'_>) -> f32 {
    if look.text.starts_with('@') {
        return 5.0;
    }
    let is_round = look.fragment.enclosure == Enclosure::Round && look.at > 0;
    match (is_round, look.names_place) {
        _ if look.is_employer => 3.5,
        (true, _) if look.goes_on => -2.0,
        (true, true) => 3.5,
        (true, false) if look.acronyms > 0 => 1.5,
        (true, false) => 0.0,
        (false, true) => 0.5,
        (false, false) => -4.0,
    }
}

fn description(look: &Look<'_>) -> f32 {
    let mut score = if look.is_first { -1.0 } else { 0.0 };
    if look.fragment.fact == Some(Fact::Nothing) && !look.is_in_title {
        score += 2.0;
    }
    if look.is_sentence {
        score += 1.5;
    }
    if look.begins_small {
        score += 0.7;
    }
    if look.goes_on && look.fragment.enclosure == Enclosure::Round {
        score -= 1.0;
    }
    score + 0.05 * counted(look.words, 20)
}
