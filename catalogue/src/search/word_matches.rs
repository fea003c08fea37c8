//! One clause on words, looked up in the dictionary.
use postings::{Bitmap, Field, Fields, Locations, Posting, count_postings, postings_of};

use super::dictionary::{Lookup, Span};
use super::expression::{Clause, ClauseWords, Condition, Source};
use super::forms::{Form, INITIAL, JOINED, SPLIT, WHOLE, WITHOUT_SIGNS};
use super::forms::{as_typed, beginnings, exact, is_beginning, same, with_errors};

/// To find the postings of a paper takes as long as to look at so many.
const WORTH_FINDING: usize = 64;

/// The most letters of a word of which an error is only believed where all words match.
const LONGEST_SHORT: usize = 5;

/// How many initials may stand beside a name.
const MOST_INITIALS: usize = 3;

/// What matches the words of a clause.
#[derive(Clone)]
pub(super) struct WordMatches {
    /// The number of the clause.
    pub clause: usize,
    /// Where it was looked up.
    pub source: Source,
    /// Words of the dictionary: those that match as typed, then those that match with errors.
    forms: Vec<Form>,
    /// How many match as typed, once errors were looked for.
    typed: usize,
    /// What was found in one place after another: phrases, and names with initials.
    pub hits: Vec<Hit>,
    /// How many postings of the forms as typed are the word itself, or nearly so.
    exact_count: usize,
    /// Whether errors were looked for.
    pub is_forgiven: bool,
    /// Whether they were in a short word.
    is_short: bool,
}

/// Some words that stand side by side.
#[derive(Clone, Copy)]
pub(super) struct Hit {
    /// The last of them.
    pub last: Posting,
    pub length: u32,
    pub closeness: u32,
}

impl WordMatches {
    /// Looks up the clause with a number.
    pub fn look_up(
        lookup: &Lookup,
        source: Source,
        text: &str,
        clauses: &[Clause],
        number: usize,
        query: &ClauseWords,
    ) -> Self {
        let mut term = Self::new(number, source);
        let ClauseWords { fields, is_open, .. } = *query;
        let words: Vec<&str> = query.words.iter().collect();
        if query.is_quoted {
            term.add_phrase(lookup, &words, is_open, WHOLE, fields.and(Fields::WRITTEN));
            return term;
        }
        let joined = words.concat();
        match words[..] {
            [word] => {
                let with_signs = with_signs(lookup, query, is_open);
                let is_open = is_open && with_signs.is_none();
                if let Some(forms) = with_signs.filter(|forms| !forms.is_empty()) {
                    term.add(forms, WHOLE, fields);
                    // A letter alone is another name, a word may be the same without its signs.
                    if word.chars().nth(1).is_some() {
                        term.add(exact(lookup, word), WITHOUT_SIGNS, fields);
                    }
                    term.count_exact(lookup);
                    return term;
                }
                term.add(as_typed(lookup, word, is_beginning(word, is_open)), WHOLE, fields);
                term.add_split(lookup, word, is_open, fields);
                for (joined, is_beginning) in joined_with_neighbours(text, clauses, number) {
                    let as_one = if is_beginning { as_typed(lookup, &joined, true) } else { exact(lookup, &joined) };
                    term.add(as_one, JOINED, fields);
                }
                // One that is still being typed may be the beginning of anything.
                if is_initial(word) && !is_open && source == Source::Record {
                    term.add_initials(lookup, clauses, number, word, fields);
                }
            }
            _ => {
                if !is_number(&joined) {
                    term.add(as_typed(lookup, &joined, is_beginning(&joined, is_open)), WHOLE, fields);
                }
                let is_beginning = is_beginning(words[words.len() - 1], is_open);
                term.add_phrase(lookup, &words, is_beginning, WHOLE, fields);
                // An id is one word, with its point.
                let written = &text[clauses[number].range.clone()];
                if is_number(&joined) && written.contains('.') {
                    term.add(as_typed(lookup, written, true), WHOLE, fields);
                }
            }
        }
        term.count_exact(lookup);
        term
    }

    /// Looks up words as they were written, for what is ruled out.
    pub fn exact(lookup: &Lookup, query: &ClauseWords) -> Self {
        let mut term = Self::new(0, query.source);
        let fields = query.fields.and(Fields::WRITTEN);
        let words: Vec<&str> = query.words.iter().collect();
        match words[..] {
            [word] if !query.is_quoted => {
                let forms = with_signs(lookup, query, false).filter(|forms| !forms.is_empty());
                term.add(forms.unwrap_or_else(|| exact(lookup, word)), WHOLE, fields);
            }
            _ => term.add_phrase(lookup, &words, false, WHOLE, fields),
        }
        term
    }

    fn new(clause: usize, source: Source) -> Self {
        Self {
            clause,
            source,
            forms: Vec::new(),
            typed: 0,
            hits: Vec::new(),
            exact_count: 0,
            is_forgiven: false,
            is_short: false,
        }
    }

    /// Adds forms of which each is as close as it would be to the word itself, times `closeness`.
    fn add(&mut self, forms: Vec<Form>, closeness: u32, fields: Fields) {
        for mut form in forms {
            form.closeness = form.closeness * closeness / WHOLE;
            form.fields = form.fields.and(fields);
            self.forms.push(form);
        }
    }

    /// Adds the words that were meant, if there are errors in what was typed.
    pub fn forgive(&mut self, lookup: &Lookup, text: &str, clause: &Clause) {
        self.is_forgiven = true;
        self.typed = self.forms.len();
        let Condition::Words(query) = &clause.condition else { return };
        // An address is not misspelt.
        if query.is_quoted || text[clause.range.clone()].contains('/') {
            return;
        }
        let joined = query.words.iter().collect::<String>();
        // What some paper has is no error, even if other conditions leave that paper out.
        if lookup.word(&joined).is_some() {
            return;
        }
        self.is_short = joined.chars().nth(LONGEST_SHORT).is_none();
        let meant = with_errors(lookup, &joined, is_beginning(&joined, query.is_open), query.is_acronym);
        self.add(meant, WHOLE, query.fields);
        self.exact_count = 0;
    }

    /// Leaves out errors in a short word, which is near to too many others.
    pub fn forget_short_errors(&mut self) {
        if self.is_short {
            self.forms.truncate(self.typed);
        }
    }

    /// Whether nothing in any paper matches.
    pub fn is_empty(&self, lookup: &Lookup) -> bool {
        let has_any = |form: &Form| {
            let mut has_any = form.fields == Fields::ALL && lookup.posting_count(&form.span) > 0;
            if !has_any {
                lookup.each_in(&form.span, form.fields, &mut |_| has_any = true);
            }
            has_any
        };
        self.hits.is_empty() && !self.forms.iter().any(has_any)
    }

    /// Whether it matches one of some papers.
    pub fn matches_any(&self, lookup: &Lookup, papers: &Bitmap) -> bool {
        self.hits.iter().any(|hit| papers.contains(hit.last.paper()))
            || self.forms.iter().any(|form| count(lookup, form, papers) > 0)
    }

    fn count_exact(&mut self, lookup: &Lookup) {
        let exact = self.forms.iter().filter(|form| form.closeness >= JOINED);
        self.exact_count = exact.map(|form| lookup.posting_count(&form.span)).sum();
    }

    /// How many postings are looked at.
    pub fn posting_count(&self, lookup: &Lookup) -> usize {
        self.forms.iter().map(|form| lookup.posting_count(&form.span)).sum::<usize>() + self.hits.len()
    }

    /// How often there is the word itself or, where no paper has it, all that matches.
    pub fn frequency(&self, lookup: &Lookup) -> usize {
        if self.exact_count > 0 { self.exact_count } else { self.posting_count(lookup) }
    }

    /// Calls `act` with the postings of each form, in pieces; where there are many of one word, only
    /// with those of a few papers, if these are all that is of interest.
    pub fn each(&self, lookup: &Lookup, few: Option<&[usize]>, act: &mut dyn FnMut(&[Posting], &Form)) {
        for form in &self.forms {
            lookup.each(&form.span, &mut |postings| match few {
                Some(few) if form.span.words.len() == 1 && postings.len() / WORTH_FINDING > few.len() => {
                    act(&postings_of(postings, few), form);
                }
                _ => act(postings, form),
            });
        }
    }

    /// What was meant instead of the typed word, where only words with errors match some papers: the
    /// closest word, and of those the one that most of the papers have.
    pub fn meant(&self, lookup: &Lookup, papers: &Bitmap) -> Option<String> {
        let count = |form: &Form| count(lookup, form, papers);
        let (typed, meant) = self.forms.split_at(self.typed);
        if !self.is_forgiven
            || meant.is_empty()
            || self.hits.iter().any(|hit| papers.contains(hit.last.paper()))
            || typed.iter().any(|form| count(form) > 0)
        {
            return None;
        }
        let counted = meant.iter().map(|form| (form.closeness, count(form), form));
        let best = counted.filter(|(_, count, _)| *count > 0).max_by_key(|(closeness, count, _)| (*closeness, *count));
        let Span { section, words } = &best?.2.span;
        lookup.words(*section).map(|list| list.word(words.start).to_owned())
    }

    /// Adds what has a typed word as two: `lowrank` may be `low` `rank`.
    fn add_split(&mut self, lookup: &Lookup, word: &str, is_open: bool, fields: Fields) {
        for (at, _) in word.char_indices().skip(1) {
            let (left, right) = word.split_at(at);
            // A letter is no word, but a figure may count what follows: `4bit`.
            let is_word = left.chars().nth(1).is_some() || left.bytes().all(|byte| byte.is_ascii_digit());
            if is_word && right.chars().nth(1).is_some() && lookup.word(left).is_some() {
                // Too many words begin with two letters.
                let is_open = is_open && right.chars().nth(2).is_some();
                self.add_phrase(lookup, &[left, right], is_open, SPLIT, fields);
            }
        }
    }

    /// Adds where words stand side by side. The last may be the beginning of a longer one,
    /// if `is_open`.
    fn add_phrase(&mut self, lookup: &Lookup, words: &[&str], is_open: bool, closeness: u32, fields: Fields) {
        let Some((last, first)) = words.split_last() else { return };
        let mut found: Option<Vec<Posting>> = None;
        for word in first {
            let Some(span) = lookup.word(word) else { return };
            let locations = found.map(|found| after(lookup, found));
            found = Some(find(lookup, locations.as_ref(), &span, fields));
            if found.as_ref().is_some_and(Vec::is_empty) {
                return;
            }
        }
        let locations = found.map(|found| after(lookup, found));
        let forms = if is_open { as_typed(lookup, last, true) } else { same(lookup, last) };
        for form in forms {
            let closeness = form.closeness * closeness / WHOLE;
            let here = find(lookup, locations.as_ref(), &form.span, fields.and(form.fields));
            self.hits.extend(here.into_iter().map(|last| Hit { last, length: words.len() as u32, closeness }));
        }
    }

    /// Adds the names of authors that begin with a letter beside another word of theirs: `T. Dorn`
    /// may be `Timo Dorn`.
    fn add_initials(&mut self, lookup: &Lookup, clauses: &[Clause], number: usize, letter: &str, fields: Fields) {
        let author = Fields::only(Field::Author).and(fields);
        // Where the name may stand.
        let mut locations = Locations::new(lookup.papers);
        for is_after in [true, false] {
            for steps in 1..=MOST_INITIALS {
                let beside = if is_after { number.checked_add(steps) } else { number.checked_sub(steps) };
                let Some((word, query)) = beside.and_then(|beside| plain_word(clauses, beside)) else { break };
                if is_initial(word) {
                    continue;
                }
                for form in as_typed(lookup, word, is_beginning(word, query.is_open)) {
                    lookup.each_in(&form.span, author.and(form.fields), &mut |name| {
                        (1..=steps).for_each(|steps| locations.add(name, steps, is_after));
                    });
                }
                break;
            }
        }
        if locations.is_empty() {
            return;
        }
        locations.sort();
        for form in beginnings(lookup, letter) {
            let here = find(lookup, Some(&locations), &form.span, author);
            self.hits.extend(here.into_iter().map(|last| Hit { last, length: 1, closeness: INITIAL }));
        }
    }
}

/// How many postings some papers have of a form.
fn count(lookup: &Lookup, form: &Form, papers: &Bitmap) -> usize {
    let mut count = 0;
    lookup.each(&form.span, &mut |postings| count += count_postings(postings, form.fields, papers));
    count
}

/// The postings of some words, as far as they are in some fields, and at some locations if there
/// are any.
fn find(lookup: &Lookup, locations: Option<&Locations>, span: &Span, fields: Fields) -> Vec<Posting> {
    let mut found = Vec::new();
    match locations {
        Some(locations) => lookup.each(span, &mut |postings| locations.find(postings, fields, &mut found)),
        None => lookup.each_in(span, fields, &mut |posting| found.push(posting)),
    }
    found
}

/// The locations after some postings, which ascend.
fn after(lookup: &Lookup, postings: Vec<Posting>) -> Locations {
    let mut locations = Locations::new(lookup.papers);
    postings.into_iter().for_each(|posting| locations.add(posting, 1, false));
    locations
}

/// The word of a clause and the clause, if it is a single word in any field.
fn plain_word(clauses: &[Clause], number: usize) -> Option<(&str, &ClauseWords)> {
    let Clause { condition: Condition::Words(query), is_excluded: false, .. } = clauses.get(number)? else {
        return None;
    };
    let mut words = query.words.iter();
    let word = words.next().filter(|_| !query.is_quoted && query.names_no_field())?;
    words.next().is_none().then_some((word, query))
}

/// A word joined with the one before and with the one after, and whether both may be the beginning
/// of a longer one: `low` `rank` may be `lowrank`. With a single letter they may be only if it is
/// still being typed; one with a point after it is not joined, since it is an initial.
fn joined_with_neighbours(text: &str, clauses: &[Clause], number: usize) -> Vec<(String, bool)> {
    let mut all = Vec::new();
    for left in number.saturating_sub(1)..=number {
        let (Some((first, _)), Some((second, query))) = (plain_word(clauses, left), plain_word(clauses, left + 1))
        else {
            continue;
        };
        let is_abbreviated =
            |word, clause: usize| is_initial(word) && text[clauses[clause].range.clone()].ends_with('.');
        let joined = [first, second].concat();
        if joined.chars().nth(3).is_some()
            && !is_number(&joined)
            && !is_abbreviated(first, left)
            && !is_abbreviated(second, left + 1)
        {
            all.push((joined, !is_initial(first) && (query.is_open || !is_initial(second))));
        }
    }
    all
}

/// The words that are the same as a typed one with the signs at its end, `c++`; `None` when it has
/// none there.
fn with_signs(lookup: &Lookup, query: &ClauseWords, is_open: bool) -> Option<Vec<Form>> {
    let (_, word) = query.words.signed().first()?;
    let mut forms = same(lookup, word);
    if is_open {
        forms.extend(beginnings(lookup, word));
    }
    Some(forms)
}

/// Whether a word may be the initial of a name.
fn is_initial(word: &str) -> bool {
    matches!(word.as_bytes(), [letter] if letter.is_ascii_alphabetic())
}

/// Whether a word is a number.
pub(super) fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}
