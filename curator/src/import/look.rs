//! What the fragments of an entry look like: everything that their scores are made of, found once
//! for each.
use std::collections::HashSet;

use catalogue::WebAddress;

use super::date::{begins_with_year, ends_in_year};
use super::fact::Fact;
use super::fragment::{Edge, Fragment, Fragments, Gap};
use super::link::{self, Target};
use super::locator::is_volume;
use super::text::{is_repeated, is_title_of_words};
use super::token::Enclosure;
use super::{label, locator, name, place, sign};

/// How sentences about a paper begin, in small letters.
#[rustfmt::skip]
const SENTENCES: &[&str] = &[
    "this", "we", "our", "it", "they", "these", "also", "proposes", "introduces", "presents", "provides",
    "describes", "shows", "a new", "the authors", "in this", "an overview", "a list", "a collection",
];

/// What a fragment looks like.
pub(super) struct Look<'a> {
    pub fragment: &'a Fragment,
    pub text: &'a str,
    /// Its position among the fragments.
    pub at: usize,
    /// How much it reads like a name, as a score.
    pub name: f32,
    /// Whether nothing follows on its line.
    pub ends_line: bool,
    /// Whether a year follows, in brackets or where a citation has one.
    pub before_year: bool,
    /// Whether the number of a volume follows, perhaps behind a year.
    pub before_volume: bool,
    /// Whether it may be a name of a citation by what follows: a year, a venue with its year
    /// behind a title, or another such name.
    pub is_of_citation: bool,
    /// Whether nothing before it is a link or set off, as where a citation begins.
    pub is_leading: bool,
    /// Whether it stands behind “and”, and another name behind it: “and” is before the last one.
    pub is_inside_list: bool,
    /// Whether it stands right behind a link or a text in bold.
    pub is_behind_title: bool,
    /// How many words it has.
    pub words: usize,
    /// How many of them have several capitals.
    pub acronyms: usize,
    /// Whether it begins with a small letter.
    pub begins_small: bool,
    /// Whether its last word has no capital.
    pub ends_small: bool,
    /// Whether it begins as sentences about a paper do.
    pub is_sentence: bool,
    /// Whether all words but small ones have capitals, and the last is a year.
    pub ends_in_year: bool,
    /// Whether a word is typical of venues.
    pub names_venue: bool,
    /// Whether a word is typical of affiliations.
    pub names_place: bool,
    /// Whether it is a word, or a few, with which a later text begins, as a title does with a nickname.
    pub is_repeated: bool,
    /// What its link leads to, by the address.
    pub leads_to: Option<Target>,
    /// Whether its link is around a whole citation, whose title is in quotation marks.
    pub in_citation: bool,
    /// Whether a colon follows the brackets that it stands in.
    pub before_colon: bool,
    /// Whether it is one word beside another with a comma between, as where the family name is first.
    pub is_half_name: bool,
    /// Whether it is a family name before initials, or initials behind one: `Zhou, A. B.`, or one of
    /// several names of medicine.
    pub is_inverted: bool,
    /// Whether it stands behind a name that is set off, as it is not, or behind a name and a dash.
    pub is_behind_names: bool,
    /// Whether it is a sentence of few words with capitals that stands behind names with initials and a title, and ends
    /// the entry or stands before its year: `Oak AB. A Title. Widgetica Luminis. 2019`.
    pub is_behind_reference: bool,
    /// Whether it stands between a link and a year in brackets, and is no name: `[A Title](…) Cell (2020)`.
    pub is_before_year_of_title: bool,
    /// Whether it is a short link to the paper behind the last of several bars: `Date | Title | Names | [Journal](…)`.
    pub is_last_column: bool,
    /// Whether it stands behind names and a colon: `Ann Oak, Bo Ash: A Title`.
    pub is_behind_colon_of_names: bool,
    /// Whether it is a few words with capitals behind something, and a volume follows: `A title: Lamps and Light, 12, 3–4`.
    pub is_journal: bool,
    /// Whether it is in bold inside a sentence, which goes on behind it or leads to it: `Fast **Lamps** for rooms`.
    pub is_stressed: bool,
    /// Whether it is one of two words with “and” between them right behind a link, and may be a family name.
    pub is_pair: bool,
    /// Whether “by” stands behind it, and nothing between them that is not set off as it is.
    pub before_by: bool,
    /// Whether it stands in brackets right behind a name.
    pub is_at_name: bool,
    /// Whether it stands alone on the first of several lines.
    pub is_alone: bool,
    /// Whether nothing but numbers stands before it.
    pub is_first: bool,
    /// Whether it stands first and before a colon, and a link to a paper follows, as a nickname does: `LampNet: [A Title](…)`.
    pub is_nickname: bool,
    /// Whether it is one of some names with a year in brackets, with which the link of a title ends:
    /// `[A Title (Oak & Ash, 2014)](…)`.
    pub is_cited_in_title: bool,
    /// Whether “et al.” follows as a part of its own.
    pub before_others: bool,
    /// Whether nothing but a colon follows on its line, as behind what the lines below it are called.
    pub heads_lines: bool,
    /// Whether a colon follows it inside its link, its bold text or its quotation marks: `[LampNet: A Title](…)`.
    pub leads_title: bool,
    /// Whether the sentence that it stands in, perhaps in brackets, goes on behind it.
    pub goes_on: bool,
    /// Whether it stands behind names and a comma, and before a venue or at the end.
    pub is_cited: bool,
    /// Whether it is a part of the name of a place, or an editor: `ACM, New York, NY, USA`, `Bo Ash (Ed.)`.
    pub is_no_author: bool,
}

impl Look<'_> {
    /// Whether it reads like a whole name.
    fn names_name(&self) -> bool {
        self.text.contains(' ') && self.name > 1.0
    }
}

/// What each fragment looks like.
pub(super) fn looks(fragments: &Fragments) -> Vec<Look<'_>> {
    /// Volume, number and pages, and then the year.
    const MOST_VOLUMES: usize = 4;
    const MOST_WORDS_OF_JOURNAL: usize = 10;
    /// What a family name before initials has at least, as a score: also `Ashing`.
    const LEAST_BEFORE_INITIALS: f32 = -3.0;
    let list = &fragments.list;
    let targets = fragments.urls.iter().map(|url| leads_to(url));
    let links: Vec<(Option<Target>, bool)> = targets.zip(fragments.citations()).collect();
    let look = |(at, fragment)| look(fragments, at, fragment, &links);
    let mut looks: Vec<Look<'_>> = list.iter().enumerate().map(look).collect();
    // From the last on, what follows the brackets is known.
    let mut colon = (None, false);
    for (at, fragment) in list.iter().enumerate().rev() {
        if fragment.pair != colon.0 {
            colon = (fragment.pair, list.get(at + 1).is_some_and(|next| next.gap == Gap::Colon));
        }
        looks[at].before_colon = fragment.pair.is_some() && colon.1;
    }
    for at in 1..list.len() {
        if list[at].gap != Gap::Comma || list[at].edge != Edge::None {
            continue;
        }
        let (family, given) = (looks[at - 1].text, looks[at].text);
        // Any word may be the family name at the beginning: `With, K. A.`
        let is_begin = at == 1 && looks[0].words == 1 && given.contains('.');
        let is_family = !name::is_initials(family) && (looks[at - 1].name > LEAST_BEFORE_INITIALS || is_begin);
        let is_inverted =
            name::is_initials(given) && is_family || name::is_of_medicine(family) && name::is_of_medicine(given);
        let is_pair = is_inverted || looks[at - 1].words == 1 && looks[at].words == 1;
        for look in &mut looks[at - 1..=at] {
            look.is_half_name |= is_pair;
            look.is_inverted |= is_inverted;
        }
    }
    for at in 2..list.len() {
        let is_behind = list[at - 2].link.is_some() && list[at - 1].gap == Gap::Space && list[at - 1].link.is_none();
        let is_word = |look: &Look<'_>| look.words == 1 && look.name > LEAST_BEFORE_INITIALS;
        let is_pair = is_behind && list[at].gap == Gap::And && looks[at - 1..=at].iter().all(is_word);
        looks[at - 1..=at].iter_mut().for_each(|look| look.is_pair = is_pair || look.is_pair);
    }
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
    /// A title is seldom as short.
    const MOST_WORDS_OF_COLUMN: usize = 4;
    let bars = list.iter().filter(|fragment| fragment.gap == Gap::Bar).count();
    if let Some(last) = looks.last_mut().filter(|last| bars > 1 && last.fragment.gap == Gap::Bar) {
        let is_short = last.words <= MOST_WORDS_OF_COLUMN;
        last.is_last_column = last.fragment.link.is_some() && last.leads_to == Some(Target::Paper) && is_short;
    }
    let is_comma = |fragment: &Fragment| fragment.gap == Gap::Comma && fragment.edge == Edge::None;
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
            looks[at].is_behind_colon_of_names = list[at].gap == Gap::Colon
                && list[at].edge == Edge::None
                && at > 1
                && matches!(before.gap, Gap::Comma | Gap::And)
                && looks[at - 1].names_name()
                && looks[at - 2].names_name()
                // `A Oak: A Title`
                || list[at].gap == Gap::Colon
                    && list[at].edge == Edge::None
                    && at == 1
                    && name::is_initials(looks[0].text.split(' ').next().unwrap_or_default())
                    && looks[0].names_name();
            let is_between = before.link.is_some() && list[at].link.is_none() && list[at].style.is_plain();
            let is_year =
                |next: &Fragment| next.enclosure == Enclosure::Round && begins_with_year(fragments.text_of(next));
            looks[at].is_before_year_of_title =
                is_between && list.get(at + 1).is_some_and(is_year) && looks[at].name <= 0.0;
        }
        if list[at].enclosure == Enclosure::Round {
            let before = first_inside.checked_sub(1);
            looks[at].is_at_name = before.is_some_and(|before| looks[before].names_name());
        }
        // `LampKit: LampKit is a kit for lamps`
        let name = at.checked_sub(1).map_or("", |before| looks[before].text);
        let rest = looks[at].text.strip_prefix(name).filter(|_| !name.is_empty()).unwrap_or_default();
        let verb = rest.split_whitespace().next();
        looks[at].is_sentence |=
            verb.is_some_and(|verb| matches!(verb, "is" | "are" | "provides" | "allows" | "offers" | "implements"));
        let next = list.get(at + 1);
        looks[at].leads_title = next.is_some_and(|next| next.is_behind_nickname(&list[at]));
        looks[at].before_others =
            next.is_some_and(|next| next.gap == Gap::Comma && fragments.text_of(next).starts_with("et al"));
        let goes_on = |next: &Fragment| next.gap == Gap::Space && next.style == list[at].style;
        looks[at].goes_on = next.is_some_and(goes_on) && looks[at + 1].begins_small;
        let is_joined = |fragment: &Fragment| fragment.gap == Gap::Space && fragment.edge == Edge::Style;
        looks[at].is_stressed = at > 0
            && list[at].style.strong
            && is_joined(&list[at])
            && (next.is_some_and(is_joined) || looks[at - 1].ends_small && looks[at - 1].words > 1);
        // `A lamp (LMP) for rooms`
        let is_bracket =
            next.is_some_and(|next| next.enclosure == Enclosure::Round && list.get(at + 2).is_some_and(goes_on));
        looks[at].goes_on |= is_bracket && looks[at + 2].begins_small;
        let is_stated = |next: &Fragment| matches!(next.fact, Some(Fact::Venue(_) | Fact::Preprint(_) | Fact::Date(_)));
        let ends = next.is_none_or(|next| next.line > list[at].line || is_comma(next) && is_stated(next));
        looks[at].ends_line = next.is_none_or(|next| next.line > list[at].line);
        let has_colon = || fragments.text[list[at].span.end..].trim_start().starts_with(':');
        looks[at].heads_lines = looks[at].ends_line && list[at].line > 0 && has_colon();
        // `*Journal*, 12(3):4–15, 2023`
        let mut after = list[at + 1..].iter().take(MOST_VOLUMES).map(|next| fragments.text_of(next));
        let is_locator = |next: &Fragment| locator::is_one(fragments.text_of(next));
        let is_number =
            |next: &Fragment| (list.len() > at + 2 || list[at].style.emphasis) && is_volume(fragments.text_of(next));
        let is_next = next.is_some_and(|next| is_locator(next) || is_number(next));
        let is_date = |next: &Fragment| matches!(next.fact, Some(Fact::Date(_)));
        looks[at].before_volume = is_next || next.is_some_and(is_date) && list.get(at + 2).is_some_and(is_number);
        let is_apart = matches!(list[at].gap, Gap::Comma | Gap::Colon | Gap::Stop | Gap::Question)
            || matches!(list[at].edge, Edge::Bracket | Edge::Link);
        // `Oak, A. “A Title” Lamp Networks.`
        let is_behind_quotation = at > 1
            && list[at - 1].enclosure == Enclosure::Quotes
            && looks[at - 1].words >= 3
            && matches!(list[at].gap, Gap::Space | Gap::Comma);
        looks[at].is_journal = at > 0
            && (is_next && is_apart || is_behind_quotation)
            && list[at].enclosure == Enclosure::None
            && is_title_of_words(looks[at].text, MOST_WORDS_OF_JOURNAL);
        // `In Proceedings of the workshop on lamps, pp. 4-15`, and `Pages 4-15 in Lamps and Light`
        let book = ["In ", "in "].iter().find_map(|start| looks[at].text.strip_prefix(start));
        let is_behind_locator = at > 0 && is_locator(&list[at - 1]);
        let is_of_words = |name: &str| {
            name.contains(' ') && is_title_of_words(name, MOST_WORDS_OF_JOURNAL) && list[at].gap > Gap::Space
        };
        // “In So Kweon” is a name in a list of names.
        let is_name = at > 0 && is_comma(&list[at]) && looks[at - 1].names_name() && looks[at].words <= 3;
        let is_book = |name| is_next || is_behind_locator || is_of_words(name) && !is_name;
        looks[at].is_journal |= at > 0 && book.is_some_and(is_book);
        looks[at].before_year = after.find(|text| !is_volume(text)).is_some_and(begins_with_year);
        // `Lamp Vision Conf. (LVC), 2024`
        let is_acronym = list[at].enclosure == Enclosure::Round && looks[at].words == 1 && looks[at].acronyms == 1;
        looks[at].is_journal |= is_acronym && at > 0 && looks[at - 1].names_venue && looks[at].before_year;
        looks[at].is_inside_list = list[at].gap == Gap::And && next.is_some_and(is_comma) && looks[at + 1].names_name();
        let follows = at > 0 && is_comma(&list[at]) && looks[at].words >= 3;
        looks[at].is_cited = follows && ends && looks[at - 1].name > 1.0;
    }
    for at in (0..list.len()).rev() {
        let goes_on = |next: &Fragment| next.style == list[at].style && next.link == list[at].link;
        looks[at].before_by =
            list.get(at + 1).is_some_and(|next| next.gap == Gap::By || goes_on(next) && looks[at + 1].before_by);
        let has_year = |fact: &Fact| matches!(fact, Fact::Venue(venue) if venue.year().is_some());
        let is_next = list.get(at + 1).and_then(|next| next.fact.as_ref()).is_some_and(has_year);
        looks[at].is_of_citation = looks[at].before_year || looks[at].is_behind_title && is_next;
    }
    let are_no_authors = place::are_no_authors(fragments);
    looks.iter_mut().zip(are_no_authors).for_each(|(look, is_no_author)| look.is_no_author = is_no_author);
    // `In A. Oak (Ed.), *Handbook of Lamps*`
    for at in 1..looks.len() {
        looks[at].names_venue |= list[at].style.emphasis && looks[at - 1].is_no_author;
    }
    let names = list.iter().zip(&looks).take_while(|(fragment, _)| fragment.gap < Gap::Stop).map(|(_, look)| look);
    let count = names.clone().count();
    if names.clone().any(|look| look.is_inverted) || count == 1 && name::is_of_medicine(looks[0].text) {
        for (at, look) in looks.iter_mut().enumerate().skip(count + 1) {
            let ends = list.get(at + 1).is_none_or(|next| next.gap == Gap::Stop) || look.before_year;
            look.is_behind_reference = ends && list[at].gap == Gap::Stop && is_title_of_words(look.text, 6);
        }
    }
    if let [first, second, ..] = &mut looks[..] {
        let begin = first.fragment;
        let is_bare = begin.link.is_none() && begin.style.is_plain() && begin.pair.is_none();
        let is_led_to = second.fragment.gap == Gap::Colon && second.leads_to == Some(Target::Paper);
        first.is_nickname = is_bare && is_led_to && (first.is_repeated || first.words != 2);
    }
    let is_round = |look: &&mut Look<'_>| look.fragment.enclosure == Enclosure::Round;
    // `(Royal Elm, UK)`
    let places: HashSet<Option<usize>> =
        looks.iter_mut().filter(is_round).filter(|look| look.is_no_author).map(|look| look.fragment.pair).collect();
    let is_stated = |look: &&mut Look<'_>| look.fragment.fact.is_some();
    let of_places = looks.iter_mut().filter(is_round).filter(|look| !is_stated(look));
    of_places.for_each(|look| look.names_place |= places.contains(&look.fragment.pair));
    let first = looks.iter().take_while(|look| is_number(look.text)).count();
    looks.iter_mut().take(first + 1).for_each(|look| look.is_first = true);
    looks
}

fn look<'a>(fragments: &'a Fragments, at: usize, fragment: &'a Fragment, links: &[(Option<Target>, bool)]) -> Look<'a> {
    /// A nickname has at most so many words.
    const MOST_WORDS: usize = 3;
    let text = fragments.text_of(fragment);
    let first = text.split_whitespace().next().unwrap_or_default();
    let beginning: String = text.chars().take(16).flat_map(char::to_lowercase).collect();
    let begins_with = |start: &&str| beginning.strip_prefix(*start).is_some_and(|rest| rest.starts_with([' ', ',']));
    let (mut words, mut acronyms) = (0, 0);
    for word in text.split_whitespace() {
        words += usize::from(word.contains(char::is_alphanumeric));
        acronyms += usize::from(word.chars().filter(|letter| letter.is_uppercase()).count() >= 2);
    }
    let (mut names_venue, names_place) = sign::of(text);
    // `In *Handbook of Lamps*`
    let before = &fragments.text[..fragment.span.start];
    names_venue |= fragment.style.emphasis && before.ends_with("In ");
    let (leads_to, in_citation) = fragment.link.and_then(|link| links.get(link).copied()).unwrap_or_default();
    let is_next_line = fragments.list.get(at + 1).is_some_and(|next| next.line > fragment.line);
    Look {
        fragment,
        text,
        at,
        name: name::score(text),
        ends_line: false,
        before_year: false,
        before_volume: false,
        is_of_citation: false,
        is_leading: false,
        is_inside_list: false,
        is_behind_title: false,
        words,
        acronyms,
        begins_small: first.contains(char::is_lowercase) && !first.contains(char::is_uppercase),
        ends_small: text.rsplit(' ').next().is_some_and(|last| last.chars().all(char::is_lowercase)),
        is_sentence: SENTENCES.iter().any(begins_with),
        ends_in_year: ends_in_year(text) || label::with_year_last(text).is_some_and(|text| ends_in_year(&text)),
        names_venue,
        names_place,
        is_repeated: words <= MOST_WORDS && is_repeated(&fragments.text[fragment.span.end..], text),
        leads_to,
        in_citation,
        before_colon: false,
        is_half_name: false,
        is_inverted: false,
        is_behind_names: false,
        is_behind_reference: false,
        is_before_year_of_title: false,
        is_last_column: false,
        is_behind_colon_of_names: false,
        is_at_name: false,
        is_journal: false,
        is_stressed: false,
        is_pair: false,
        before_by: false,
        is_alone: at == 0 && is_next_line,
        is_first: false,
        is_nickname: false,
        leads_title: false,
        is_cited_in_title: false,
        before_others: false,
        heads_lines: false,
        goes_on: false,
        is_cited: false,
        is_no_author: false,
    }
}

/// Whether a text is the number of an entry.
pub(super) fn is_number(text: &str) -> bool {
    text.trim_end_matches([')', '.', ':']).bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}

/// What a link leads to, by its address.
fn leads_to(url: &str) -> Option<Target> {
    link::of_address(&WebAddress::new(url).ok()?)
}
