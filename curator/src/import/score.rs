//! The scores of the model: how well a role fits a fragment, and a change of role its place.
//!
//! A score is a sum of evidence for and against, on the scale of natural logarithms: 1 is a hint,
//! 3 is strong, and 5 settles it unless as much speaks against it.
use catalogue::WebAddress;

use super::column::Column;
use super::fact::{Fact, is_known};
use super::fragment::{Edge, Fragment, Fragments, Gap};
use super::layout::Layout;
use super::link::{self, Target};
use super::names;
use super::role::Role;
use super::token::Enclosure;

/// How well each role fits a fragment, by what it says and where it stands.
pub(super) fn of_fragment(fragments: &Fragments, at: usize, layout: Option<&Layout>) -> [f32; Role::COUNT] {
    let fragment = &fragments.list[at];
    let text = fragments.text_of(fragment);
    let words = Words::of(text);
    let repeats = words.count == 1 && is_repeated(fragments, fragment, text);
    let mut scores = Role::ALL.map(|role| match role {
        Role::Title => title(fragment, &words),
        Role::Author => author(fragments, fragment, text, at),
        Role::Fact => fact(fragments, text, &words, repeats, at),
        Role::Tag => tag(fragments, fragment, text, &words, repeats, at),
        Role::Affiliation => affiliation(fragments, text, &words, at),
        Role::Text => description(fragment, &words, at),
    });
    if let Some(key) = fragment.key {
        let role = match key {
            Column::Title => Role::Title,
            Column::Authors => Role::Author,
            Column::Venue | Column::Date => Role::Fact,
            _ => Role::Text,
        };
        scores[role as usize] = scores[role as usize].max(0.0) + 6.0;
    }
    if let Some(layout) = layout {
        for role in Role::ALL {
            scores[role as usize] += layout.of_place(fragment, role);
        }
    }
    scores
}

/// Whether the text after a fragment has its beginning again, as a title has its nickname.
fn is_repeated(fragments: &Fragments, fragment: &Fragment, text: &str) -> bool {
    /// So many bytes of a nickname are enough.
    const BEGINNING: usize = 4;
    let beginning = text.get(..BEGINNING).unwrap_or(text);
    let rest = &fragments.text[fragment.span.end..];
    rest.as_bytes().windows(beginning.len()).any(|part| part.eq_ignore_ascii_case(beginning.as_bytes()))
}

/// What the words of a text are like.
struct Words {
    count: usize,
    /// Whether it begins with a small letter.
    begins_small: bool,
    /// Whether it begins as sentences about a paper do.
    is_sentence: bool,
    /// How many words have several capitals.
    acronyms: usize,
    /// Whether all words but small ones have capitals, and the last is a year.
    ends_in_year: bool,
}

/// How sentences about a paper begin, in small letters.
#[rustfmt::skip]
const SENTENCES: &[&str] = &[
    "this", "we", "our", "it", "they", "these", "also", "proposes", "introduces", "presents", "provides",
    "describes", "shows", "a new", "the authors", "in this", "an overview", "a list", "a collection",
];

impl Words {
    fn of(text: &str) -> Self {
        let first = text.split_whitespace().next().unwrap_or_default();
        let begins_small = first.contains(char::is_lowercase) && !first.contains(char::is_uppercase);
        let beginning: String = text.chars().take(16).flat_map(char::to_lowercase).collect();
        let begins_with =
            |start: &&&str| beginning.strip_prefix(**start).is_some_and(|rest| rest.starts_with([' ', ',']));
        let is_acronym = |word: &&str| word.chars().filter(|letter| letter.is_uppercase()).count() >= 2;
        Self {
            count: text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count(),
            begins_small,
            is_sentence: SENTENCES.iter().find(begins_with).is_some(),
            acronyms: text.split_whitespace().filter(is_acronym).count(),
            ends_in_year: ends_in_year(text),
        }
    }
}

/// Whether a text is a name with a year at its end, as that of a conference.
fn ends_in_year(text: &str) -> bool {
    let Some((name, year)) = text.rsplit_once([' ', '\'', '’', ',']) else { return false };
    let is_small = |word: &str| matches!(word, "of" | "on" | "in" | "and" | "for" | "the" | "&" | "at");
    let is_name =
        |word: &str| word.starts_with(|first: char| first.is_uppercase() || first.is_ascii_digit()) || is_small(word);
    (2..=4).contains(&year.len())
        && year.bytes().all(|byte| byte.is_ascii_digit())
        && name.split_whitespace().count() <= 8
        && name.split_whitespace().all(is_name)
}

fn counted(count: usize, most: u8) -> f32 {
    f32::from(u8::try_from(count).unwrap_or(u8::MAX).min(most))
}

fn title(fragment: &Fragment, words: &Words) -> f32 {
    /// Titles are seldom longer.
    const LONG: usize = 25;
    let mut score = 0.3 * counted(words.count, 6) - 0.15 * counted(words.count.saturating_sub(LONG), 40);
    if words.is_sentence {
        score -= 1.5;
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

/// How well the title begins here.
pub(super) fn of_title_start(fragments: &Fragments, at: usize) -> f32 {
    let fragment = &fragments.list[at];
    let words = Words::of(fragments.text_of(fragment));
    let mut score = -0.6;
    if let Some(link) = fragment.link.filter(|link| !is_citation(fragments, *link)) {
        score += match leads_to(fragments, link) {
            Some(Target::Paper) => 4.0,
            Some(Target::Other) => 1.0,
            _ => 3.0,
        };
    }
    if fragment.style.strong {
        score += 2.5;
    }
    score += match fragment.enclosure {
        Enclosure::Quotes if words.count >= 2 => 4.0,
        Enclosure::None | Enclosure::Quotes => 0.0,
        // `[Part | Of a]: Title`
        Enclosure::Square if after_pair(fragments, at).is_some_and(|next| next.gap == Gap::Colon) => 1.5,
        Enclosure::Square => -2.0,
        Enclosure::Round => -3.0,
    };
    if words.begins_small {
        score -= 2.0;
    }
    score
}

/// Whether a fragment is one word with a comma between it and another one-word fragment, as where
/// the family name stands first.
fn is_family_first(fragments: &Fragments, at: usize) -> bool {
    let is_word = |fragment: &Fragment| !fragments.text_of(fragment).contains(' ');
    let is_pair = |first: usize| {
        fragments.list.get(first..first + 2).is_some_and(|pair| {
            pair.iter().all(is_word) && pair[1].gap == Gap::Comma && pair[1].edge == Edge::None
        })
    };
    is_pair(at) || at > 0 && is_pair(at - 1)
}

/// The fragment after the brackets that one stands in.
fn after_pair(fragments: &Fragments, at: usize) -> Option<&Fragment> {
    let pair = fragments.list[at].pair;
    fragments.list[at..].iter().find(|next| next.pair != pair)
}

fn author(fragments: &Fragments, fragment: &Fragment, text: &str, at: usize) -> f32 {
    let mut score = names::score(text);
    if fragment.fact.as_ref().is_some_and(|fact| *fact != Fact::Nothing) {
        score -= 4.0;
    }
    if let Some(link) = fragment.link.filter(|link| !is_citation(fragments, *link)) {
        score += if leads_to(fragments, link) == Some(Target::Paper) { -2.0 } else { 0.5 };
    }
// `Srivastava, Nitish, et al.`
    if is_family_first(fragments, at) {
        score += 1.0;
    }
    // `Zhou, A., Bell, B.`
    if at > 0 && fragment.gap == Gap::Comma && names::is_initials(text) {
        score += 1.4;
    }
    score += match fragment.enclosure {
        Enclosure::None => 0.0,
        // “(Ng et al., 2023)” names a citation and not the authors.
        Enclosure::Round
            if !text.contains(' ') || text.trim_end_matches('.').ends_with("et al") && text.split(' ').count() <= 3 =>
        {
            -7.0
        }
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

/// Words that name a publication.
#[rustfmt::skip]
const OF_VENUES: &[&str] = &[
    "workshop", "conference", "proceedings", "proc", "journal", "transactions", "symposium", "press", "thesis", "springer",
    "elsevier", "ieee", "acm", "letters", "magazine", "nature", "science", "track", "vol", "volume", "pp", "pages", "no", "report",
];

fn fact(fragments: &Fragments, text: &str, words: &Words, repeats: bool, at: usize) -> f32 {
    let fragment = &fragments.list[at];
    match &fragment.fact {
        Some(Fact::Venue(venue)) if is_known(venue.series()) => 4.5 + if venue.year().is_some() { 1.0 } else { 0.0 },
        Some(Fact::Venue(_)) => 2.5,
        Some(Fact::Preprint(_)) => 5.0,
        Some(Fact::Arxiv(_)) => 6.0,
        Some(Fact::Track(_) | Fact::Date(_)) => 3.5,
        Some(Fact::Nothing) => 0.0,
        None => {
            let names_venue = text
                .split(|character: char| !character.is_alphanumeric())
                .any(|word| OF_VENUES.contains(&word.to_lowercase().as_str()));
            let is_acronym = words.count <= 3 && words.acronyms >= 1;
            let is_set_off =
                at > 0 && (fragment.style.emphasis || fragment.style.marked) || fragment.enclosure == Enclosure::Square;
            if names_venue && words.count <= 12 || words.ends_in_year && words.acronyms > 0 {
                2.0
            } else if words.ends_in_year || is_acronym && is_set_off && !repeats {
                0.9
} else if is_acronym && fragment.gap == Gap::Comma && at + 1 == fragments.list.len() && at > 0 {
                // `[Title](…), EDBT`
                if text.bytes().all(|byte| byte.is_ascii_uppercase()) { 1.2 } else { 0.5 }
            } else if is_acronym {
                -1.5
            } else {
                -4.0
            }
        }
    }
}

fn tag(fragments: &Fragments, fragment: &Fragment, text: &str, words: &Words, repeats: bool, at: usize) -> f32 {
    let is_number = text.trim_end_matches([')', '.', ':']).bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    if at == 0 && is_number && !matches!(fragment.fact, Some(Fact::Date(_))) {
        return 4.0;
    }
    if fragment.fact.as_ref().is_some_and(|fact| *fact != Fact::Nothing) {
        return -3.0;
    }
    // A name alone on the first line, with the title in a line below.
    let is_alone = at == 0 && words.count <= 3 && fragments.list.get(1).is_some_and(|next| next.line > fragment.line);
    match fragment.enclosure {
        Enclosure::None if is_alone && fragment.style.is_plain() && fragment.link.is_none() => 0.5,
        Enclosure::Square if words.count == 1 && words.acronyms == 1 && !repeats => 1.2,
        Enclosure::Square if words.count <= 6 => 1.7,
        Enclosure::Round if words.count <= 6 => 0.5,
        _ if fragment.link.is_some_and(|link| leads_to(fragments, link) == Some(Target::Paper)) => -1.0,
        _ if words.count == 1 && (fragment.style.strong || fragment.style.marked || fragment.link.is_some()) => 1.0,
        _ => -3.0,
    }
}

/// Whether a link is around a whole citation, whose title is in quotation marks.
fn is_citation(fragments: &Fragments, link: usize) -> bool {
    let mut own = fragments.list.iter().filter(|fragment| fragment.link == Some(link));
    let is_quoted = |fragment: &Fragment| {
        fragment.enclosure == Enclosure::Quotes && fragments.text_of(fragment).split(' ').count() >= 3
    };
    let is_first = own.next().is_none_or(is_quoted);
    !is_first && own.any(is_quoted)
}

/// What a link leads to, by its address.
fn leads_to(fragments: &Fragments, link: usize) -> Option<Target> {
    link::of_address(&WebAddress::new(fragments.urls.get(link)?).ok()?)
}

/// Words of places where people work, in small letters.
#[rustfmt::skip]
const OF_AFFILIATIONS: &[&str] = &[
    "university", "univ", "institute", "college", "academy", "school", "lab", "labs", "laboratory", "research", "inc",
    "corp", "google", "microsoft", "meta", "deepmind", "openai", "nvidia", "amazon", "apple", "alibaba", "tencent",
    "huawei", "bytedance", "baidu", "intel", "ibm", "mit", "cmu", "stanford", "berkeley", "tsinghua", "oxford",
    "cambridge", "eth", "epfl", "大学", "研究院",
];

fn affiliation(fragments: &Fragments, text: &str, words: &Words, at: usize) -> f32 {
    let fragment = &fragments.list[at];
    if text.starts_with('@') || text.contains(".edu") || text.contains(".com") {
        return 5.0;
    }
    let names_place = text
        .split(|character: char| !character.is_alphanumeric())
        .any(|word| OF_AFFILIATIONS.contains(&word.to_lowercase().as_str()));
    let is_round = fragment.enclosure == Enclosure::Round && at > 0 && words.count <= 8;
    match (is_round, names_place) {
        (true, true) => 3.5,
        (true, false) if words.acronyms > 0 => 1.5,
        (true, false) => 0.0,
        (false, true) => 0.5,
        (false, false) => -4.0,
    }
}

fn description(fragment: &Fragment, words: &Words, at: usize) -> f32 {
    let mut score = if at == 0 { -1.0 } else { 0.0 };
    if fragment.fact == Some(Fact::Nothing) {
        score += 2.0;
    }
    if words.is_sentence {
        score += 1.5;
    }
    if words.begins_small {
        score += 0.7;
    }
    score + 0.05 * counted(words.count, 20)
}

/// How well a role follows another one here.
pub(super) fn of_change(fragments: &Fragments, at: usize, before: Role, role: Role, layout: Option<&Layout>) -> f32 {
    let (last, fragment) = (&fragments.list[at - 1], &fragments.list[at]);
    let (gap, edge) = (fragment.gap, fragment.edge);
    // Nothing but a space between them.
    let is_close = gap == Gap::Space && edge == Edge::None;
    let mut score = match (before, role) {
        (Role::Title, Role::Title) => in_title(fragments, last, fragment),
        (Role::Author, Role::Author) => in_authors(gap, edge),
        (Role::Title, Role::Fact) if is_close => -4.0,
        (Role::Author, Role::Fact) if is_close => 0.0,
        (Role::Text, Role::Fact) if is_close => -2.0,
        (one, other) if one != other && is_close => -4.0,
        (Role::Title, Role::Author) if gap == Gap::By => {
            let is_whole_name = fragments.text_of(fragment).contains(' ');
            if is_whole_name { 0.3 } else { -2.5 }
        }
        (Role::Title, _) => out_of_title(gap, edge, role),
        (_, Role::Title) => into_title(gap, edge, before),
        (Role::Author | Role::Fact | Role::Text | Role::Affiliation, Role::Tag) => -3.0,
        (Role::Text, Role::Author) => -0.7,
        _ => 0.0,
    };
    if (before == Role::Title) != (role == Role::Title) {
        if last.pair.is_some() && last.pair == fragment.pair {
            score -= if fragment.enclosure == Enclosure::Quotes { 6.0 } else { 5.0 };
        }
        if last.link.is_some() && last.link == fragment.link {
            score -= if last.link.is_some_and(|link| is_citation(fragments, link)) { 0.0 } else { 3.0 };
        } else if matches!(edge, Edge::None | Edge::Bracket)
            && last.style == fragment.style
            && !fragment.style.is_plain()
        {
            score -= if fragment.style.strong { 1.5 } else { 1.0 };
        }
    }
    score + layout.map_or(0.0, |layout| layout.of_change(fragment, before, role))
}

fn in_title(fragments: &Fragments, last: &Fragment, fragment: &Fragment) -> f32 {
    // `[LLaMA](…): Open and …`, and not `[A Whole Title](…): what it does`.
    if fragment.gap == Gap::Colon && fragment.edge != Edge::None {
        let before = fragments.text_of(last).split_whitespace().count();
        let words = Words::of(fragments.text_of(fragment));
        let quotes = if fragment.enclosure == Enclosure::Quotes { 2.5 } else { 0.0 };
        return 0.4 + quotes - if before > 4 { 1.5 } else { 0.0 } - if words.begins_small { 2.0 } else { 0.0 };
    }
    let of_gap = match fragment.gap {
        Gap::Space | Gap::By | Gap::And => 0.0,
        Gap::Wide => -0.8,
        Gap::Comma => -0.1,
        Gap::Colon => 0.7,
        Gap::Dash => -0.7,
        Gap::Semicolon => -1.0,
        Gap::Question => -0.5,
        Gap::Stop => -2.5,
        Gap::Bar if last.pair.is_some() && last.pair == fragment.pair => 0.0,
        Gap::Bar => -2.0,
    };
    let of_edge = match fragment.edge {
        Edge::None => 0.0,
        Edge::Style => -2.5,
        Edge::Bracket => -0.7,
        Edge::Link => -3.0,
        Edge::Break => -2.0,
    };
    let leaves_strong = last.style.strong && !fragment.style.strong;
    of_gap + of_edge - if leaves_strong { 1.0 } else { 0.0 }
}

fn out_of_title(gap: Gap, edge: Edge, role: Role) -> f32 {
    let of_gap = match gap {
        Gap::Space | Gap::Wide => 0.0,
        Gap::By => -2.0,
        Gap::And => -3.0,
        Gap::Comma => -0.7,
        Gap::Colon => -1.5,
        Gap::Dash | Gap::Semicolon | Gap::Question | Gap::Bar => 0.0,
        Gap::Stop => 0.5,
    };
    let of_edge = match edge {
        Edge::None => 0.0,
        Edge::Style | Edge::Link | Edge::Break => 0.7,
        Edge::Bracket => 0.0,
    };
    of_gap + of_edge
        - match role {
            Role::Tag => 3.0,
            Role::Affiliation => 1.2,
            _ => 0.0,
        }
}

fn into_title(gap: Gap, edge: Edge, before: Role) -> f32 {
    let of_gap = match gap {
        Gap::Comma if before == Role::Author => -0.7,
        Gap::Colon if before == Role::Author && edge == Edge::None => -2.5,
        Gap::Colon if before == Role::Tag => -4.0,
        Gap::Space | Gap::Wide | Gap::Colon | Gap::Dash | Gap::Bar => 0.0,
        Gap::By | Gap::And => -4.0,
        Gap::Comma => -1.5,
        Gap::Semicolon | Gap::Question => -1.0,
        Gap::Stop => 0.3,
    };
    let of_edge = if edge == Edge::None { 0.0 } else { 0.5 };
    of_gap + of_edge - if before == Role::Text { 1.5 } else { 0.0 }
}

fn in_authors(gap: Gap, edge: Edge) -> f32 {
    let of_gap = match gap {
        Gap::And => 1.2,
        Gap::Comma | Gap::Semicolon => 0.5,
        Gap::Bar => -1.0,
        Gap::Space if edge == Edge::None => -2.5,
        Gap::Space => 0.0,
        Gap::Wide => -1.0,
        Gap::Stop | Gap::Dash | Gap::By | Gap::Question => -2.0,
        Gap::Colon => -3.0,
    };
    of_gap
        + match edge {
            Edge::None | Edge::Link => 0.0,
            Edge::Style | Edge::Break => -0.7,
            Edge::Bracket => -1.5,
        }
}
