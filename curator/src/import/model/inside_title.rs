//! What belongs to a title though it looks like something else: words in bold or italics, in brackets, or in a list.
use crate::import::fragments::fragment::{Edge, Fragment, Fragments, Gap};
use crate::import::fragments::look::Look;
use crate::import::fragments::separator;
use crate::import::fragments::token::Enclosure;
use crate::import::words::fact::Fact;
use crate::import::words::wording::is_word_of_title;

/// Words of the title that say something elsewhere: `**LampEval-2010 Task 8: Lamps** (2010 LampEval)`, and `Lamps with a
/// Data Set, Benchmark and Model`.
pub(super) fn parts_of_title(fragments: &Fragments, looks: &mut [Look<'_>]) {
    const FEWEST_WORDS: usize = 3;
    /// What a word of titles has less than, as the score of a name.
    const LEAST_OF_NAME: f32 = -3.5;
    let list = &fragments.list;
    let is_venue = |fragment: &Fragment| fragment.is_dated_venue();
    let venues = list.iter().filter(|fragment| is_venue(fragment)).count();
    // `LMP: "A Title", ICLR, 2023`: a nickname, though there is a venue of that name, or could be one.
    if let ([name, title, others @ ..], [look, ..]) = (&list[..], &mut *looks)
        && is_before_quoted(name, title)
    {
        let is_other = |fragment: &Fragment| matches!(fragment.fact, Some(Fact::Venue(_)));
        match &name.fact {
            Some(Fact::Venue(venue)) => look.is_in_title |= venue.year().is_none() && others.iter().any(is_other),
            fact => look.is_no_author |= fact.is_none() && look.words == 1 && look.acronyms == 1,
        }
    }
    // `Can LSH (Locality-Sensitive Hashing) Be Replaced?`
    if let [first, expansion, next, ..] = looks
        && first.words > 1
        && expansion.fragment.enclosure == Enclosure::Round
        && next.fragment.gap == Gap::Space
        && next.fragment.enclosure == Enclosure::None
        && next.fragment.link.is_none()
        && first.text.rsplit(' ').next().is_some_and(|acronym| has_initials_of(acronym, expansion.text))
    {
        (first.is_no_author, next.is_no_author) = (true, true);
        expansion.is_in_title = true;
    }
    for at in 0..list.len() {
        let goes_on = |next: &Fragment| {
            let is_same = next.style == list[at].style && next.link == list[at].link && next.edge == Edge::None;
            next.gap == Gap::Colon && is_same
        };
        let is_beginning = list[at].style.strong && list.get(at + 1).is_some_and(goes_on);
        looks[at].is_in_title |= is_beginning && is_venue(&list[at]) && venues > 1;
        let is_label =
            |look: &Look<'_>| look.fragment.fact == Some(Fact::Nothing) && look.words == 1 && !look.begins_small;
        let is_inside = |look: &Look<'_>| look.fragment.edge == Edge::None && look.fragment.link.is_none();
        let is_listed = at > 1
            && list[at - 1].gap == Gap::Comma
            && list[at].gap == Gap::And
            && looks[at - 1..=at].iter().all(|look| is_label(look) && is_inside(look))
            && looks[at - 2].words >= FEWEST_WORDS;
        // `"A Title of Data, Models and Code"`
        let is_quoted = at > 0
            && list[at].enclosure == Enclosure::Quotes
            && list[at].pair == list[at - 1].pair
            && list[at].fact == Some(Fact::Nothing);
        looks[at].is_in_title |= is_quoted;
        if is_listed {
            looks[at - 1..=at].iter_mut().for_each(|look| look.is_in_title = true);
        }
        // `Lamps: Rooms, Data, and Designs`: one of the words is in nobody's name.
        let words =
            (0..at).rev().take_while(|before| list[*before].gap == Gap::Comma && looks[*before].words == 1).count();
        let is_no_name = |look: &Look<'_>| look.fragment.fact == Some(Fact::Nothing) || look.name < LEAST_OF_NAME;
        let is_behind_and = fragments.text[..list[at].span.start].ends_with(" and ");
        let is_ended = is_behind_and && looks[at].words == 1 && words > 0 && at - words <= 2;
        if is_ended && looks[at - words..=at].iter().all(is_inside) && looks[at - words..=at].iter().any(is_no_name) {
            for look in &mut looks[at - words..=at] {
                look.is_no_author = true;
                look.is_in_title |= look.fragment.fact == Some(Fact::Nothing);
            }
        }
    }
}

/// Whether an acronym has the initials of a text: `LSH`, “Locality-Sensitive Hashing”.
fn has_initials_of(acronym: &str, text: &str) -> bool {
    let initials = text.split([' ', '-']).filter_map(|word| word.chars().next());
    acronym.len() > 2 && initials.eq(acronym.chars())
}

/// Whether a fragment stands before a colon and a title in quotation marks.
fn is_before_quoted(name: &Fragment, title: &Fragment) -> bool {
    title.gap == Gap::Colon
        && title.enclosure == Enclosure::Quotes
        && title.line == name.line
        && name.enclosure == Enclosure::None
}

/// Whether a fragment is in bold or in italics inside a sentence.
pub(super) fn is_stressed(list: &[Fragment], looks: &[Look<'_>], at: usize) -> bool {
    let is_joined = |fragment: &Fragment| fragment.gap == Gap::Space && fragment.edge == Edge::Style;
    let (style, next) = (list[at].style, list.get(at + 1));
    let begins = at == 0 || is_joined(&list[at]);
    let is_led_to = at > 0 && looks[at - 1].ends_small && looks[at - 1].words > 1;
    if style.strong {
        let leads =
            || next.is_some_and(|next| is_joined(next) && next.fact.is_none() && goes_on_in_title(&looks[at + 1]));
        return at > 0 && begins && (next.is_some_and(is_joined) || is_led_to) || leads();
    }
    // `Fast *Rooms of Light*. Oak, Ann et al.`
    let may_be_title = || looks[at].name < 0.0 && looks[at].words > 1 && !looks[at].names_venue;
    let is_end_of_title = || {
        let is_family = |look: &Look<'_>| look.words == 1 && !look.begins_small && look.fragment.gap == Gap::Stop;
        at > 0 && may_be_title() && looks.get(at + 1).is_some_and(is_family)
    };
    let goes_on = || next.is_some_and(is_joined) && looks[at + 1].begins_small;
    style.emphasis
        && list[at].link.is_none()
        && list[at].fact.is_none()
        && begins
        && (goes_on() || is_led_to || is_end_of_title())
}

/// Whether a word joins two parts of a title.
pub(super) fn joins_title(word: &str) -> bool {
    matches!(word, "for" | "in" | "of" | "with" | "via" | "from" | "using" | "through" | "towards" | "on" | "On" | "to")
}

/// Whether a fragment is the end of a title that begins in bold: `**Lamps** for Rooms and Halls`.
pub(super) fn goes_on_in_title(look: &Look<'_>) -> bool {
    let (first, rest) = look.text.split_once(' ').unwrap_or_default();
    joins_title(first)
        && !look.names_venue
        && !look.names_place
        && rest.split(' ').all(|word| {
            is_word_of_title(word) || joins_title(word) || word.starts_with(|first: char| first.is_ascii_digit())
        })
}

/// Whether a fragment stands in brackets inside a text, which goes on behind them.
pub(super) fn is_parenthesis(list: &[Fragment], looks: &[Look<'_>], at: usize) -> bool {
    const MOST_WORDS: usize = 4;
    let (Some(before), inside, Some(after)) = (at.checked_sub(1).map(|last| &list[last]), &list[at], list.get(at + 1))
    else {
        return false;
    };
    let surroundings = |fragment: &Fragment| (fragment.pair, fragment.style, fragment.link, fragment.line);
    let goes_on = surroundings(before) == surroundings(after)
        && inside.pair != before.pair
        && inside.style == before.style
        && matches!(after.gap, Gap::Space | Gap::Colon);
    let is_set_off = before.pair.is_some() || before.link.is_some() || before.style.strong;
    // In running text, `A Title (LAMPS) Ann Oak` goes on with something else.
    let is_led_to = || looks[at - 1].ends_small && looks[at - 1].words > 1 && looks[at + 1].name <= 0.0;
    let is_joined = || separator::goes_on(looks[at - 1].text) || is_led_to();
    inside.enclosure == Enclosure::Round
        && inside.fact.is_none()
        && goes_on
        && after.fact.is_none()
        && looks[at].words <= MOST_WORDS
        && looks[at].name <= 0.0
        && (is_set_off || is_joined())
}
