//! What the fragments of an entry look like: everything that their scores are made of, found once
//! for each.
use std::ops::{Deref, DerefMut};

use catalogue::WebAddress;

use super::fragment::{Edge, Fragment, Fragments, Gap};
use crate::import::words::date::ends_in_year;
use crate::import::words::letters::capitals;
use crate::import::words::link::{self, Target};
use crate::import::words::wording::{is_repeated, reads_as_title};
use crate::import::words::{one_name, sign, venue_year};

/// How sentences about a paper begin, in small letters.
#[rustfmt::skip]
const SENTENCES: &[&str] = &[
    "this", "we", "our", "it", "they", "these", "also", "proposes", "introduces", "presents", "provides",
    "describes", "shows", "a new", "the authors", "in this", "an overview", "a list", "a collection",
];

/// What a fragment looks like.
pub(crate) struct Look<'a> {
    pub fragment: &'a Fragment,
    pub text: &'a str,
    /// Its position among the fragments.
    pub at: usize,
    signs: Signs,
}

/// What of a look counts.
#[derive(Default)]
pub(crate) struct Signs {
    /// How much it reads like a name, as a score.
    pub name: f32,
    /// Whether nothing follows on its line.
    pub ends_line: bool,
    /// Whether it ends a link, and nothing but a space stands between it and whole words: `[A Title of Words LAMPS'23](…)`.
    pub ends_linked_title: bool,
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
    /// Whether it goes on with the sentence that stands behind the names of a reference, which is the title: `Oak AB. LampKit
    /// – a kit, bright and quiet. *Widgetica* 2019`.
    pub is_in_reference: bool,
    /// Whether a venue follows in its link, with which that ends: `[Lamps, Fast Lights LAMPS'23](…)`.
    pub before_linked_venue: bool,
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
    /// Whether it stands in brackets inside a title, which goes on behind them: `Lamps with (Almost) No Light`.
    pub is_parenthesis: bool,
    /// Whether it is one of two words with “and” between them right behind a link, and may be a family name.
    pub is_pair: bool,
    /// Whether “by” stands behind it, and nothing between them that is not set off as it is.
    pub before_by: bool,
    /// Whether it stands in brackets right behind a name.
    pub is_at_name: bool,
    /// Whether it stands alone on the first of several lines.
    pub is_alone: bool,
    /// Whether it is so and a name, and what follows reads as its title.
    pub is_above_title: bool,
    /// Whether nothing but numbers stands before it.
    pub is_first: bool,
    /// Whether it stands first and before a colon, and a link to a paper follows, as a nickname does: `LampNet: [A Title](…)`.
    pub is_nickname: bool,
    /// Whether it is the title in italics of the paper on what a link before it is called: `[LampSet](…), *A Title*`.
    pub is_behind_set: bool,
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
    /// Whether it is a whole name between a title and a venue with its year: `A Title of Words, Ann Oak, SIGMOD 2019`.
    pub is_only_author: bool,
    /// Whether it is a whole name in brackets before a publisher, or between “thesis” and a university: `(Ann Oak, Elm Press,
    /// 2019)`.
    pub is_before_source: bool,
    /// Whether it is a part of the title, though it names a venue or says what a link leads to.
    pub is_in_title: bool,
    /// Whether it stands behind names and a comma, and before a venue or at the end.
    pub is_cited: bool,
    /// Whether it stands behind the names and the year in brackets of a citation that is a link.
    pub is_behind_year_of_citation: bool,
    /// Whether it stands in quotation marks that open behind names, as in a reference: `Oak, Ann. “A Title” Widgetica`.
    pub is_quoted_in_reference: bool,
    /// Whether it is a part of the name of a place, or an editor: `ACM, New York, NY, USA`, `Bo Ash (Ed.)`.
    pub is_no_author: bool,
    /// Whether it is the town or the state of a conference: `LAMPS 2024, Elmhouse, CA`.
    pub is_town: bool,
    /// Whether it says where the authors before it work, or in which town and country that is.
    pub is_employer: bool,
}

impl Deref for Look<'_> {
    type Target = Signs;

    fn deref(&self) -> &Signs {
        &self.signs
    }
}

impl DerefMut for Look<'_> {
    fn deref_mut(&mut self) -> &mut Signs {
        &mut self.signs
    }
}

impl Look<'_> {
    /// Whether it reads like a whole name.
    pub fn names_name(&self) -> bool {
        self.text.contains(' ') && self.name > 1.0
    }

    /// Whether it reads as a title and not as a description: several words, with capitals.
    pub fn is_long_title(&self) -> bool {
        const FEWEST_WORDS: usize = 4;
        let is_plain = self.fragment.style.is_plain() && self.fragment.link.is_none();
        is_plain && self.words >= FEWEST_WORDS && !self.names_place && reads_as_title(self.text)
    }

    /// Whether it may be a title in the line below a name, and says nothing else.
    pub fn is_title_of_name(&self) -> bool {
        let says_other = self.names_venue || self.names_place || self.name > 0.0 || self.fragment.fact.is_some();
        self.fragment.style.is_plain() && reads_as_title(self.text) && !says_other
    }
}

/// What each fragment looks like alone.
pub(crate) fn alone(fragments: &Fragments) -> Vec<Look<'_>> {
    let targets = fragments.urls.iter().map(|url| leads_to(url));
    let links: Vec<(Option<Target>, bool)> = targets.zip(fragments.citations()).collect();
    let look = |(at, fragment)| look(fragments, at, fragment, &links);
    fragments.list.iter().enumerate().map(look).collect()
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
        acronyms += usize::from(capitals(word) >= 2);
    }
    let (mut names_venue, names_place) = sign::of(text);
    // `In *Handbook of Lamps*`
    let before = &fragments.text[..fragment.span.start];
    names_venue |= fragment.style.emphasis && before.ends_with("In ");
    // `A Title[C]//Conference on Lamps`
    let is_behind_slashes = before.trim_end().ends_with("//");
    names_venue |= is_behind_slashes;
    let (leads_to, in_citation) = fragment.link.and_then(|link| links.get(link).copied()).unwrap_or_default();
    let is_next_line = fragments.list.get(at + 1).is_some_and(|next| next.line > fragment.line);
    let signs = Signs {
        name: one_name::score(text),
        ends_linked_title: ends_linked_title(fragments, at),
        words,
        acronyms,
        begins_small: first.contains(char::is_lowercase) && !first.contains(char::is_uppercase),
        ends_small: text.rsplit(' ').next().is_some_and(|last| last.chars().all(char::is_lowercase)),
        is_sentence: SENTENCES.iter().any(begins_with),
        ends_in_year: ends_in_year(text) || venue_year::with_year_last(text).is_some_and(|text| ends_in_year(&text)),
        names_venue,
        names_place,
        is_repeated: words <= MOST_WORDS && is_repeated(&fragments.text[fragment.span.end..], text),
        leads_to,
        in_citation,
        before_linked_venue: fragments.list.get(at + 1).is_some_and(Fragment::is_dated_venue)
            && ends_linked_title(fragments, at + 1),
        is_journal: is_behind_slashes,
        is_alone: at == 0 && is_next_line,
        is_behind_year_of_citation: fragment.link.is_some() && fragments.is_behind_year_of_citation(at),
        ..Signs::default()
    };
    Look { fragment, text, at, signs }
}

fn ends_linked_title(fragments: &Fragments, at: usize) -> bool {
    let list = &fragments.list;
    let (Some(before), fragment) = (at.checked_sub(1).map(|before| &list[before]), &list[at]) else { return false };
    let is_last = fragment.link.is_some() && list.get(at + 1).is_none_or(|next| next.link != fragment.link);
    let is_glued = fragment.gap == Gap::Space && fragment.edge == Edge::None && before.link == fragment.link;
    // “Systems for LAMPS'19”
    let last = fragments.text_of(before).rsplit(' ').next().unwrap_or_default();
    let is_small_word = last.len() <= 4 && last.starts_with(char::is_lowercase);
    is_last && is_glued && !is_small_word
}

/// Whether a text is the number of an entry.
pub(crate) fn is_number(text: &str) -> bool {
    text.trim_end_matches([')', '.', ':']).bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}

/// What a link leads to, by its address. `https://github.com/ann` is the page of a person.
fn leads_to(url: &str) -> Option<Target> {
    let address = WebAddress::new(url).ok()?;
    let is_owner = address.host() == "github.com" && !address.path().trim_matches('/').contains('/');
    link::of_address(&address).filter(|_| !is_owner)
}
