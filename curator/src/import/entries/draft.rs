//! Reads an entry: from its fragments and their roles to its facts.
use std::ops::Range;

use catalogue::Venue;
use catalogue::paper::LinkKind;
use catalogue::venue::{Kind, Series, Track};

use super::author_text::{Named, end_names, name_groups, named, runs, text_of_authors};
use crate::import::document::block::Piece;
use crate::import::fragments::cut::cut;
use crate::import::fragments::fragment::{Edge, Fragment, Fragments, Gap};
use crate::import::fragments::issue::Doubt;
use crate::import::fragments::known_facts::Facts;
use crate::import::fragments::role::Role;
use crate::import::model::layout::Layout;
use crate::import::model::score::{self, Score};
use crate::import::model::sequence::{Judged, Model};
use crate::import::records::record;
use crate::import::table::column::Column;
use crate::import::words::date::Written;
use crate::import::words::fact::{self, Fact, Trust, is_known};
use crate::import::words::link::{self, Target};
use crate::import::words::locator;
use crate::import::words::name_list;
use crate::import::words::wording::{clean_title, has_title_words, is_in_capitals, with_closing_signs};
use crate::import::words::{label, sign, venue_year};

/// An entry whose text is not judged yet.
#[derive(Clone, Debug, Default)]
pub(super) struct Draft {
    pub facts: Facts,
    pub fragments: Fragments,
    scores: Vec<Score>,
}

impl Draft {
    /// An entry of some text, with the facts that are known of it and the series that the list declares.
    pub fn new(pieces: &[Piece], mut facts: Facts, declared: &[Series]) -> Self {
        facts.images(pieces);
        let mut fragments = cut(pieces, &mut facts);
        fragments.name_venues(declared);
        let scores = score::of(&fragments);
        Self { facts, fragments, scores }
    }

    /// Takes it as evidence that the text is a title and nothing else.
    pub fn expect_title(&mut self) {
        const EVIDENCE: f32 = 2.5;
        self.scores.iter_mut().for_each(|score| score.roles[Role::Title as usize] += EVIDENCE);
    }

    /// Takes it as evidence that the first fragments are names, and that the title begins behind them.
    pub fn expect_names(&mut self, count: usize) {
        const EVIDENCE: f32 = 6.0;
        self.scores.iter_mut().take(count).for_each(|score| score.roles[Role::Author as usize] += EVIDENCE);
        self.expect_title_at(count);
    }

    /// Takes it as evidence that the title begins with a fragment.
    pub fn expect_title_at(&mut self, at: usize) {
        const EVIDENCE: f32 = 6.0;
        if let Some(title) = self.scores.get_mut(at) {
            (title.start, title.at_title) = (title.start + EVIDENCE, 0.0);
        }
    }

    /// Takes it as evidence that some fragments are authors.
    pub fn expect_authors(&mut self, names: Range<usize>) {
        const EVIDENCE: f32 = 6.0;
        self.scores[names].iter_mut().for_each(|score| score.roles[Role::Author as usize] += EVIDENCE);
    }

    /// Takes it as evidence that no fragment before one is an author, unless it says “et al.”, too.
    pub fn expect_no_authors(&mut self, end: usize) {
        const EVIDENCE: f32 = 6.0;
        let before = self.fragments.list[..end].iter().zip(&mut self.scores);
        let others = before.filter(|(fragment, _)| !name_list::ends_in_et_al(self.fragments.text_of(fragment)));
        others.for_each(|(_, score)| score.roles[Role::Author as usize] -= EVIDENCE);
    }

    /// Takes it as evidence that a fragment is a tag.
    pub fn expect_tag(&mut self, at: usize) {
        const EVIDENCE: f32 = 10.0;
        self.scores[at].roles[Role::Tag as usize] += EVIDENCE;
    }

    fn model<'a>(&'a self, layout: Option<&'a Layout>) -> Model<'a> {
        let has_authors = self.facts.author_text.is_some();
        Model { fragments: &self.fragments, scores: &self.scores, has_authors, layout }
    }

    /// The roles of the fragments, by what they say alone.
    pub fn roles(&self) -> Vec<Role> {
        self.model(None).roles()
    }

    /// Whether the text is a title, and nothing is known beside it.
    pub fn is_bare_title(&self) -> bool {
        const FEWEST_WORDS: usize = 3;
        let is_title = || !self.roles().iter().any(|role| matches!(role, Role::Author | Role::Fact));
        let is_bare = self.fragments.urls.is_empty() && self.facts.link_count() == 0;
        is_bare && is_title() && self.fragments.text.split(' ').filter(|word| word.len() > 1).count() >= FEWEST_WORDS
    }

    /// Whether that title is in bold, and all of the first line.
    pub fn is_bold_title(&self) -> bool {
        let mut first_line = self.fragments.list.iter().take_while(|fragment| fragment.line == 0);
        first_line.all(|fragment| fragment.style.strong) && self.is_bare_title()
    }

    /// The few words in bold with which the text begins, before a title of words that is not.
    pub fn bold_beginning(&self) -> Option<&str> {
        const MOST_WORDS: usize = 4;
        let [first, next, ..] = &self.fragments.list[..] else { return None };
        let text = self.fragments.text_of(first);
        let is_plain = |fragment: &Fragment| !fragment.style.strong && fragment.fact.is_none();
        let is_before_title = next.gap == Gap::Space
            && next.edge == Edge::Style
            && is_plain(next)
            && has_title_words(self.fragments.text_of(next));
        let is_subject = first.style.strong && first.link.is_none() && first.fact.is_none();
        (is_subject && is_before_title && text.split(' ').count() <= MOST_WORDS).then_some(text)
    }

    /// Its authors, when the fragments have these roles.
    pub fn authors(&self, roles: &[Role]) -> String {
        self.facts.author_text.clone().unwrap_or_else(|| text_of_authors(&self.fragments, roles))
    }

    /// Whom it names, when the fragments have these roles.
    pub fn named(&self, roles: &[Role]) -> Named {
        named(&self.fragments, roles)
    }

    /// The fragments with their roles and the scores of all roles, for a person.
    pub fn explain(&self, layout: &Layout) -> Vec<String> {
        let judged = self.model(Some(layout)).judge();
        let line = |((fragment, judged), score): ((&Fragment, &Judged), &Score)| {
            let evidence = layout.place(fragment);
            let scores = Role::ALL
                .map(|role| format!("{} {:.1}", role.name(), score.roles[role as usize] + evidence[role as usize]));
            let Judged { role, rival, margin } = judged;
            let text = self.fragments.text_of(fragment);
            format!(
                "{:<11} “{text}”\n            {margin:.1} before {}; alone: {}",
                role.name(),
                rival.name(),
                scores.join(", ")
            )
        };
        self.fragments.list.iter().zip(&judged).zip(&self.scores).map(line).collect()
    }

    /// Whether the text alone says that this is a paper by someone.
    pub fn has_authors(&self) -> bool {
        let roles = self.roles();
        let words = self.fragments.list.iter().zip(&roles).filter(|(_, role)| **role == Role::Title);
        let words: usize = words.map(|(fragment, _)| self.fragments.text_of(fragment).split_whitespace().count()).sum();
        // A program has an address.
        let is_cited = || roles.contains(&Role::Fact) && self.fragments.urls.is_empty() && self.facts.links.is_empty();
        words > 2 && roles.contains(&Role::Author) && (self.facts.says_paper || is_cited())
    }

    /// Whether the text names a known venue and its year beside a title: a program is published nowhere.
    pub fn is_published(&self) -> bool {
        let is_venue = |fact: &Fact| matches!(fact, Fact::Venue(venue) if is_known(venue.series()));
        let facts = || self.fragments.list.iter().filter_map(|fragment| fragment.fact.as_ref());
        let has_year = || {
            facts().any(|fact| match fact {
                Fact::Venue(venue) => venue.year().is_some(),
                Fact::Date(date) => date.year.is_some(),
                _ => false,
            })
        };
        facts().any(is_venue) && has_year() && self.roles().contains(&Role::Title)
    }

    /// The facts that the fragments state in the roles that fit them best.
    pub fn state(self, layout: &Layout) -> Facts {
        let judged = self.model(Some(layout)).judge();
        let mut roles: Vec<Role> = judged.iter().map(|judged| judged.role).collect();
        let Self { mut facts, fragments, .. } = self;
        name_groups(&fragments, &mut roles, layout.names_places);
        end_names(&fragments, &mut roles);
        facts.doubt = doubt(&fragments, &judged);
        let runs = runs(&roles);
        let is_remark = |fragment: &Fragment| fragment.key == Some(Column::Remark);
        for (role, run) in &runs {
            let list = &fragments.list[run.clone()];
            let (Some(first), Some(last)) = (list.first(), list.last()) else { continue };
            let place = first.range.start..last.range.end.max(first.range.start);
            match role {
                Role::Title => {
                    let title = clean_title(&fragments.text[fragments.title_span(first, last)]);
                    if !title.is_empty() && facts.title.is_none() {
                        facts.title = Some((title, place));
                    }
                }
                Role::Fact => add_facts(&fragments, list, &mut facts),
                Role::Text if facts.remark.is_none() && list.iter().any(is_remark) => {
                    let start = list.iter().take_while(|other| !is_remark(other)).count();
                    let own =
                        list[start..].iter().take_while(|other| is_remark(other) && other.line == list[start].line);
                    let end = start + own.count();
                    let span = list[start].span.start..list[end - 1].span.end;
                    facts.remark = Some(with_closing_signs(&fragments.text, span).to_owned());
                    if end - start < list.len() {
                        facts.issues.push(record::text_about_paper(&place));
                    }
                }
                // A field that nobody knows.
                Role::Text if first.key.is_some_and(Column::is_prose) => {
                    facts.issues.push(record::text_about_paper(&place));
                }
                Role::Text => {
                    let text = with_closing_signs(&fragments.text, first.span.start..last.span.end);
                    if fact::read(text, Trust::SetOff) != Some(Fact::Nothing) {
                        facts.leftover.push((text.to_owned(), place));
                    }
                }
                Role::Author | Role::Tag | Role::Affiliation => {}
            }
        }
        let mut names = facts.author_text.take().unwrap_or_else(|| text_of_authors(&fragments, &roles));
        // `[Oak et al.](…)`, and nothing else
        if let Some((title, _)) =
            facts.title.as_ref().filter(|(title, _)| names.is_empty() && is_of_first_author(title))
        {
            names.clone_from(title);
        }
        if !names.is_empty() {
            let pairs = layout.names.pairs(&names);
            let found = pairs.unwrap_or_else(|| name_list::read_in(&names, layout.order));
            // “Anonymous” is the author of a paper, too.
            facts.says_paper |= name_list::is_nobody(names.trim_end_matches('.'));
            facts.authors = found.names;
            facts.and_others |= found.and_others;
        }
        for (number, url) in fragments.urls.iter().enumerate() {
            // A link around a whole citation is that of the title in it.
            let own = || fragments.list.iter().zip(&roles).filter(|(fragment, _)| fragment.link == Some(number));
            let of_title = own().find(|(_, role)| **role == Role::Title);
            // `(see [Another Paper](…))`
            // `a basis of projects such as [LampKit](https://github.com/…)`
            let is_other = |fragment: &Fragment| {
                fragment.pair.is_some_and(|open| fragments.text[open..].starts_with("(see "))
                    || is_example(&fragments.text[..fragment.span.start])
            };
            match of_title.or_else(|| own().next()) {
                Some((fragment, Role::Text)) if is_other(fragment) => facts.link(Target::Other, url, &fragment.range),
                // The only link of an entry leads to its page, if it is a line of its own.
                Some((fragment, Role::Text))
                    if fragments.urls.len() == 1
                        && fragment.is_first
                        && fragment.line > 0
                        && facts.link_count() == 0 =>
                {
                    facts.link_by_address(None, url, &fragment.range);
                }
                Some((fragment, role)) => add_link(url, *role, &fragment.range, &mut facts),
                None => {}
            }
        }
        facts
    }
}

/// Whether a title is nothing but the name of the first author: `Oak et al.`
fn is_of_first_author(title: &str) -> bool {
    const MOST_WORDS: usize = 4;
    name_list::ends_in_et_al(title) && title.split(' ').count() <= MOST_WORDS
}

/// Whether what follows a text is an example of what its last sentence is about.
fn is_example(before: &str) -> bool {
    /// No more is looked at than a sentence has, however long the text is.
    const LONGEST: usize = 300;
    let start = before.char_indices().rev().take(LONGEST).last().map_or(0, |(at, _)| at);
    let sentence = before[start..].rsplit(". ").next().unwrap_or_default();
    [" such as ", " like ", "e.g. "].iter().any(|words| sentence.contains(words))
}

/// The least sure of the fragments that may be a part of the title or an author.
fn doubt(fragments: &Fragments, judged: &[Judged]) -> Option<Doubt> {
    let weighs = |role: Role| matches!(role, Role::Title | Role::Author);
    let each = fragments.list.iter().zip(judged).filter(|(_, judged)| weighs(judged.role) || weighs(judged.rival));
    let (fragment, judged) = each.min_by(|(_, one), (_, other)| one.margin.total_cmp(&other.margin))?;
    let text = fragments.text_of(fragment).to_owned();
    Some(Doubt { text, role: judged.role, rival: judged.rival, margin: judged.margin, range: fragment.range.clone() })
}

/// Adds what some fragments say together or, where that is nothing, each of them.
fn add_facts(fragments: &Fragments, list: &[Fragment], facts: &mut Facts) {
    let (Some(first), Some(last)) = (list.first(), list.last()) else { return };
    // `AIES, 2023` is one fact.
    let goes_on = |next: &Fragment| {
        matches!(next.gap, Gap::Comma | Gap::Space | Gap::And) && matches!(next.edge, Edge::None | Edge::Style)
    };
    if let Some(at) = (1..list.len()).find(|at| !goes_on(&list[*at])) {
        add_facts(fragments, &list[..at], facts);
        return add_facts(fragments, &list[at..], facts);
    }
    // `arXiv 2023, ICLR 2024` are two.
    let is_one = (2..=4).contains(&list.len()) && !matches!(first.fact, Some(Fact::Preprint(_)));
    let together = Some(&fragments.text[first.span.start..last.span.end]).filter(|_| is_one);
    match together.and_then(|text| fact::read(text, Trust::SetOff)) {
        // `DAC, 98` is read part by part.
        Some(Fact::Venue(venue))
            if is_known(venue.series()) && !matches!(venue.track(), Track::Other(_)) && venue.year().is_some() =>
        {
            return facts.add(Fact::Venue(venue));
        }
        _ => {}
    }
    for (at, fragment) in list.iter().enumerate() {
        if let Some(venue) = fragments.with_acronym(fragment) {
            facts.add(Fact::Venue(venue));
            continue;
        }
        let text = fragments.text_of(fragment);
        let name = label::without_proceedings(label::without_introduction(text));
        let names_venue = text.contains(char::is_alphabetic) && !label::is_pages(text);
        let year_last = venue_year::without_month(name)
            .or_else(|| venue_year::with_short_year(name))
            .or_else(|| venue_year::with_year_behind_hyphen(name))
            .or_else(|| venue_year::with_year_last(name));
        // `Lamplight 10, 10 (October 2012)`: the number of the issue stands behind that of the volume.
        let is_before_issue =
            year_last.is_none() && list.get(at + 1).is_some_and(|next| locator::is_volume(fragments.text_of(next)));
        let name =
            if is_before_issue { name.trim_end_matches(|last: char| last.is_ascii_digit()).trim_end() } else { name };
        let name = label::without_volume(year_last.as_deref().unwrap_or(name));
        let is_column = fragment.gap == Gap::Bar && sign::is_group(name);
        // `applies lamps to the rooms of others` is a remark.
        let is_remark = name.starts_with(char::is_lowercase) && name.split(' ').count() > 3 && !sign::of(name).0
            || name.starts_with("new ");
        let may_be = names_venue && !is_column && !is_remark && !sign::is_institution(name);
        let otherwise = || {
            let venue = Venue::parse(name).ok()?;
            // `PhD thesis, Elm University 2021`
            let dated = || venue.year().map(|year| Fact::Date(Written { year: Some(year), ..Written::default() }));
            match venue.kind() {
                Kind::Preprint => None,
                _ if may_be => Some(Fact::Venue(venue)),
                _ => dated(),
            }
        };
        // `2021, …, OAEL21` is a key by which others cite it, and no venue: its year is said before.
        let year = facts.year.map(|year| format!("{:02}", year % 100));
        let key = year.and_then(|year| text.strip_suffix(&year)).map(|key| key.trim_end_matches('+'));
        if fragment.fact.is_none() && key.is_some_and(is_in_capitals) {
            continue;
        }
        if let Some(fact) = fragment.fact.clone().or_else(otherwise) {
            facts.add(fact);
        }
    }
}

fn add_link(url: &str, role: Role, range: &Range<usize>, facts: &mut Facts) {
    match role {
        Role::Title => facts.title_link(url, range),
        // The page of an author is no part of a record.
        Role::Author => {
            if link::of_url(url) == Some(Target::Paper) {
                facts.link(Target::Paper, url, range);
            }
        }
        Role::Fact => facts.link_by_address(None, url, range),
        Role::Tag | Role::Affiliation | Role::Text => {
            // What a paper is called by has a page of its own.
            let own = if role == Role::Tag { Target::Link(LinkKind::Project) } else { Target::Other };
            facts.link_by_address(Some(link::of_url(url).unwrap_or(own)), url, range);
        }
    }
}
