//! What the entries of a list have in common, and what that says of each.
use std::collections::{HashMap, HashSet};

use super::draft::Draft;
use super::leading_names;
use crate::import::fragments::fragment::{Fragments, Gap};
use crate::import::fragments::token::Enclosure;
use crate::import::outline::structure::Entry;
use crate::import::words::letters::capitals;
use crate::import::words::name_list;
use crate::import::words::wording::reads_as_title;

/// An entry with what was read of it.
pub(super) type Drafted<'a> = (&'a Entry, &'a mut Draft);

/// What was found in the entries of sections where it is a habit: in so many of them at least, and in this share.
fn habits<'a, T>(
    drafts: &'a mut [Drafted<'_>],
    fewest: usize,
    (of, parts): (usize, usize),
    find: impl Fn(&Draft) -> Option<T>,
) -> impl Iterator<Item = (T, &'a mut Draft)> {
    let mut counts: HashMap<usize, usize> = HashMap::new();
    let mut sections: HashMap<usize, Vec<(T, &'a mut Draft)>> = HashMap::new();
    for (entry, draft) in drafts {
        *counts.entry(entry.section).or_default() += 1;
        if let Some(it) = find(draft) {
            sections.entry(entry.section).or_default().push((it, draft));
        }
    }
    let is_habit = move |(section, found): &(usize, Vec<_>)| {
        found.len() >= fewest && parts * found.len() >= of * counts.get(section).copied().unwrap_or_default()
    };
    sections.into_iter().filter(is_habit).flat_map(|(_, found)| found)
}

/// Takes titles with nothing beside them for papers, in a list of papers that has little else.
pub(super) fn expect_papers(drafts: &mut [Drafted<'_>]) {
    /// Fewer titles are notes.
    const FEWEST: usize = 8;
    let count = drafts.len();
    let bare = drafts.iter_mut().map(|(_, draft)| draft).filter(|draft| draft.is_bare_title());
    let bare: Vec<_> = bare.collect();
    if bare.len() >= FEWEST && 3 * bare.len() >= 2 * count {
        bare.into_iter().for_each(|draft| draft.facts.says_paper = true);
    }
}

/// Takes titles with nothing beside them for papers, in sections whose headings say that they are of papers and that
/// have little else.
pub(super) fn expect_papers_below(drafts: &mut [Drafted<'_>], is_of_papers: impl Fn(usize) -> bool) {
    /// Fewer titles are notes.
    const FEWEST: usize = 3;
    let mut counts: HashMap<usize, (usize, usize)> = HashMap::new();
    for (entry, draft) in drafts.iter().filter(|(entry, _)| is_of_papers(entry.section)) {
        let (count, bare) = counts.entry(entry.section).or_default();
        *count += 1;
        *bare += usize::from(draft.is_bare_title() && reads_as_title(&draft.fragments.text));
    }
    counts.retain(|_, (count, bare)| *bare >= FEWEST && 4 * *bare >= 3 * *count);
    for (_, draft) in drafts.iter_mut().filter(|(entry, _)| counts.contains_key(&entry.section)) {
        draft.facts.says_paper |= draft.is_bare_title();
    }
}

/// Takes titles in bold for papers, in sections that have little else.
pub(super) fn expect_bold_titles(drafts: &mut [Drafted<'_>]) {
    /// Fewer titles are notes.
    const FEWEST: usize = 3;
    let bold = habits(drafts, FEWEST, (3, 4), |draft| draft.is_bold_title().then_some(()));
    bold.for_each(|((), draft)| draft.facts.says_paper = true);
}

/// Takes words for names, or for none, where most entries of their section have such words in the same place. Fewer
/// entries than these show no habit.
pub(super) fn expect_names(drafts: &mut [Drafted<'_>]) {
    expect(drafts, 3, (2, 3), leading_names::names, Draft::expect_names);
    // `Words, Rooms and Lamps` is the end of a title.
    expect(drafts, 5, (1, 2), leading_names::last_names, Draft::expect_authors);
    // Before `Oak et al.`, behind a comma, stands nobody else: `A Title of Words, Rooms, and Long Lamps, Oak et al.`
    expect(drafts, 5, (3, 4), leading_names::only_author, Draft::expect_no_authors);
    expect(drafts, 3, (1, 2), leading_names::names_behind_by, Draft::expect_authors);
}

/// Takes what was found in entries for something where it is a habit of their section.
fn expect<T>(
    drafts: &mut [Drafted<'_>],
    fewest: usize,
    share: (usize, usize),
    find: fn(&Fragments) -> Option<T>,
    take: fn(&mut Draft, T),
) {
    habits(drafts, fewest, share, |draft| find(&draft.fragments)).for_each(|(found, draft)| take(draft, found));
}

/// Takes words between dashes for family names, in entries that begin with a year, where most entries of their section
/// have one there. Words of which many are the same are something else: `2016 - [Lamp](…) - Python - a kit`.
pub(super) fn expect_names_between_dashes(drafts: &mut [Drafted<'_>]) {
    /// Fewer entries show no habit.
    const FEWEST: usize = 3;
    let mut words: HashMap<usize, Vec<&str>> = HashMap::new();
    for (entry, draft) in drafts.iter() {
        if let Some(at) = leading_names::name_between_dashes(&draft.fragments) {
            let word = draft.fragments.text_of(&draft.fragments.list[at]);
            words.entry(entry.section).or_default().push(word);
        }
    }
    let are_names = |words: Vec<&str>| 2 * words.iter().collect::<HashSet<_>>().len() >= words.len();
    let words = words.into_iter().filter_map(|(section, words)| are_names(words).then_some(section));
    let sections: HashSet<usize> = words.collect();
    let own = drafts.iter_mut().filter(|(entry, _)| sections.contains(&entry.section));
    let mut own: Vec<Drafted<'_>> = own.map(|(entry, draft)| (*entry, &mut **draft)).collect();
    for (at, draft) in habits(&mut own, FEWEST, (1, 2), |draft| leading_names::name_between_dashes(&draft.fragments)) {
        draft.expect_authors(at..at + 1);
        // Nothing but the year stands before it.
        if at == 1 {
            draft.expect_title_at(at + 1);
        }
    }
}

/// Takes a word behind a dash and a title, before a year in brackets, for a family name where other entries of the section
/// have `Oak et al.` there: `[A Title](…) – Oak (2019)`.
pub(super) fn expect_names_behind_dash(drafts: &mut [Drafted<'_>]) {
    /// Fewer entries show no habit.
    const FEWEST: usize = 3;
    let find = |draft: &Draft| leading_names::name_behind_dash(&draft.fragments);
    let first = |fragments: &Fragments, at: usize| name_list::ends_in_et_al(fragments.text_of(&fragments.list[at]));
    let mut counts: HashMap<usize, usize> = HashMap::new();
    for (entry, draft) in drafts.iter() {
        let is_first = find(draft).is_some_and(|at| first(&draft.fragments, at));
        *counts.entry(entry.section).or_default() += usize::from(is_first);
    }
    for (_, draft) in drafts.iter_mut().filter(|(entry, _)| counts[&entry.section] >= FEWEST) {
        if let Some(at) = find(draft) {
            draft.expect_authors(at..at + 1);
        }
    }
}

/// Takes acronyms in brackets at the ends of titles for their nicknames, where many titles of the list have one. Else they
/// may be a part of the title, or what its last words are called.
pub(super) fn expect_nicknames(drafts: &mut [Drafted<'_>]) {
    /// Fewer are a part of their titles.
    const FEWEST: usize = 10;
    /// One title in so many has one.
    const SHARE: usize = 5;
    let count = drafts.len();
    let found = drafts.iter_mut().filter_map(|(_, draft)| Some((nickname_at_end(&draft.fragments)?, draft)));
    let found: Vec<_> = found.collect();
    if found.len() >= FEWEST && SHARE * found.len() >= count {
        found.into_iter().for_each(|(at, draft)| draft.expect_tag(at));
    }
}

/// Takes words with which titles begin for their nicknames: those in brackets where most in the list are written as such,
/// with several capitals, `**(LNET) A Title of Words**`, `**(Lampor) A Title of Words**`; and those before a dash where
/// more than a third of the titles say them again, `[LampNet — LampNet: A Title](…)`, `[Wick — A Title of Words](…)`.
pub(super) fn expect_leading_nicknames(drafts: &mut [Drafted<'_>]) {
    let name = |fragments: &Fragments| fragments.list.first().map(|name| fragments.text_of(name).to_owned());
    let has_capitals = |fragments: &Fragments| name(fragments).is_some_and(|name| capitals(&name) > 1);
    let is_repeated = |fragments: &Fragments| {
        let title = fragments.list.get(1).map(|title| fragments.text_of(title));
        name(fragments).zip(title).is_some_and(|(name, title)| title.starts_with(&name))
    };
    expect_first_tags(drafts, is_nickname_first, has_capitals, 2);
    expect_first_tags(drafts, is_name_before_dash, is_repeated, 3);
}

/// Takes first fragments of a form for tags, where more than one in so many is so for certain.
fn expect_first_tags(
    drafts: &mut [Drafted<'_>],
    may_be: impl Fn(&Fragments) -> bool,
    is_certain: impl Fn(&Fragments) -> bool,
    parts: usize,
) {
    /// Fewer are a part of their titles.
    const FEWEST: usize = 3;
    let found = drafts.iter_mut().map(|(_, draft)| draft).filter(|draft| may_be(&draft.fragments));
    let found: Vec<_> = found.collect();
    let count = found.iter().filter(|draft| is_certain(&draft.fragments)).count();
    if count >= FEWEST && parts * count > found.len() {
        found.into_iter().for_each(|draft| draft.expect_tag(0));
    }
}

/// Whether an entry begins with few words and, behind a dash in the same link, a title.
fn is_name_before_dash(fragments: &Fragments) -> bool {
    const MOST_WORDS: usize = 3;
    let [name, title, ..] = &fragments.list[..] else { return false };
    name.link.is_some()
        && name.link == title.link
        && name.fact.is_none()
        && title.gap == Gap::Dash
        && fragments.text_of(name).split(' ').count() <= MOST_WORDS
}

/// Whether an entry begins with a word in brackets and, in the same style, a title behind it.
fn is_nickname_first(fragments: &Fragments) -> bool {
    let [name, title, ..] = &fragments.list[..] else { return false };
    let text = fragments.text_of(name);
    let is_closed = name.pair != title.pair && fragments.text[name.span.end..].starts_with(") ");
    name.enclosure == Enclosure::Round
        && name.fact.is_none()
        && (name.style.strong || name.link.is_some())
        && (name.style, name.link, name.line) == (title.style, title.link, title.line)
        && is_closed
        && text.starts_with(char::is_uppercase)
        && text.chars().all(|letter| letter.is_alphanumeric() || letter == '-')
        && fragments.text_of(title).starts_with(char::is_uppercase)
}

/// Takes bold words before a title for its subject where, in a section, several entries begin with the same:
/// `**Lamps** A Title of Words`.
pub(super) fn expect_subjects(drafts: &mut [Drafted<'_>]) {
    /// Fewer entries show no habit.
    const FEWEST: usize = 3;
    let mut counts: HashMap<(usize, String), usize> = HashMap::new();
    for (entry, draft) in drafts.iter() {
        if let Some(subject) = draft.bold_beginning() {
            *counts.entry((entry.section, subject.to_owned())).or_default() += 1;
        }
    }
    let mut sections: HashMap<usize, (usize, usize)> = HashMap::new();
    for ((section, _), count) in counts {
        let (all, repeated) = sections.entry(section).or_default();
        (*all, *repeated) = (*all + count, *repeated + if count > 1 { count } else { 0 });
    }
    sections.retain(|_, (all, repeated)| *all >= FEWEST && 2 * *repeated >= *all);
    for (_, draft) in drafts.iter_mut().filter(|(entry, _)| sections.contains_key(&entry.section)) {
        if draft.bold_beginning().is_some() {
            draft.expect_tag(0);
        }
    }
}

/// A picture that stands beside several papers shows none of them: an icon.
pub(super) fn forget_icons(drafts: &mut [Drafted<'_>]) {
    /// Two versions of a paper may have one figure.
    const FEWEST: usize = 4;
    let mut counts: HashMap<String, usize> = HashMap::new();
    for (url, _) in drafts.iter().filter_map(|(_, draft)| draft.facts.figure.as_ref()) {
        *counts.entry(url.clone()).or_default() += 1;
    }
    counts.retain(|_, count| *count >= FEWEST);
    for (_, draft) in drafts {
        draft.facts.figure.take_if(|(url, _)| counts.contains_key(url));
    }
}

/// The fragment that is the nickname at the end of a title, inside what sets that off: `**A Title of Words (LAMP)**`.
fn nickname_at_end(fragments: &Fragments) -> Option<usize> {
    let list = &fragments.list;
    let is_nickname = |at: usize| {
        let (last, name) = (&list[at - 1], &list[at]);
        let text = fragments.text_of(name);
        let is_word = !text.contains(' ') && capitals(text) > 1;
        let ends = list.get(at + 1).is_none_or(|next| next.style != name.style || next.link != name.link);
        name.enclosure == Enclosure::Round
            && is_word
            && (name.style.strong || name.link.is_some())
            && ends
            && (last.style, last.link, last.line) == (name.style, name.link, name.line)
    };
    (1..list.len()).find(|at| is_nickname(*at))
}

/// Stars on most entries, or of which some have more than others, rate them and recommend none.
pub(super) fn forget_ratings(drafts: &mut [Drafted<'_>]) {
    /// Fewer entries may all be recommended.
    const FEWEST: usize = 10;
    /// One star, two stars, three stars.
    const FEWEST_GRADES: usize = 3;
    let count = drafts.len();
    let is_starred = |draft: &Draft| draft.facts.recommended && draft.facts.stars > 0;
    let mut starred: Vec<_> = drafts.iter_mut().filter(|(_, draft)| is_starred(draft)).collect();
    let grades: HashSet<usize> = starred.iter().map(|(_, draft)| draft.facts.stars).collect();
    if starred.len() < FEWEST || 3 * starred.len() < 2 * count && grades.len() < FEWEST_GRADES {
        return;
    }
    let stars = starred.len();
    starred.iter_mut().for_each(|(_, draft)| draft.facts.recommended = false);
    if let Some((entry, draft)) = starred.first_mut() {
        let message =
            format!("stars stand on {stars} of {count} entries; they are read as ratings, which recommend none");
        draft.facts.note("rating", message, "leave one star on those that you recommend", &entry.range);
    }
}
