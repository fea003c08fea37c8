//! Which papers match the text of a query, and how well; the rules and the formula are
//! told in [`super`].
use std::ops::Range;

use postings::{Bitmap, ClauseMatches, Fields, Posting};

use super::dictionary::Lookup;
use super::expression::{Clause, Condition, Expression, TermQuery};
use super::forms::{Form, JOINED, SPLIT, WHOLE, as_typed, exact, is_beginning, with_errors};
use super::idf::idf;
use super::index::Index;
use super::part::Part;
use crate::paper::PaperId;
use crate::query::Facet;

/// The papers that match a text.
pub(super) struct Matches {
    /// The papers.
    pub papers: Bitmap,
    /// The score of each paper; without meaning for those that do not match.
    pub scores: Vec<u32>,
    /// The text without its typing errors, if there are any.
    pub reading: Option<String>,
    /// What stands before a colon like a field and is none.
    pub unknown_fields: Vec<String>,
}

/// Finds the papers that match `text`, `None` when it asks for nothing; and the parts of the index
/// that must be loaded first.
pub(super) fn find(index: &Index, text: &str) -> (Option<Matches>, Vec<Part>) {
    let Expression { clauses, unknown_fields } = Expression::parse(text);
    if clauses.is_empty() {
        return (None, Vec::new());
    }
    let cited = PaperId::from_arxiv(text);
    let mut search = Search::new(index, text, &clauses);
    let mut matches = Bitmap::empty(index.len());
    for level in FuzzyLevel::ALL {
        matches = search.run(level);
        if !matches.is_empty() || cited.is_some() || search.lookup.is_incomplete() {
            break;
        }
    }
    let reading = search.reading(&matches);
    let (mut scores, lookup) = (search.scores, search.lookup);
    let mut unknown_fields = unknown_fields;
    if let Some(id) = cited {
        // The rest of what was pasted with an id is not asked for.
        unknown_fields.clear();
        let word = lookup.word(id.as_str());
        for posting in word.iter().flat_map(|word| lookup.postings(word)).flatten() {
            matches.insert(posting.paper());
            scores[posting.paper()] = u32::MAX >> 1;
        }
    }
    (Some(Matches { papers: matches, scores, reading, unknown_fields }), lookup.missing())
}

/// What is done to find something.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum FuzzyLevel {
    /// A word that no paper has is taken to have errors in it.
    Unknown,
    /// Any word is.
    Any,
    /// What looks like the name of a field need not match, either.
    Names,
}

impl FuzzyLevel {
    const ALL: [Self; 3] = [Self::Unknown, Self::Any, Self::Names];
}

/// A search in progress.
struct Search<'a> {
    index: &'a Index,
    lookup: Lookup<'a>,
    text: &'a str,
    clauses: &'a [Clause],
    scores: Vec<u32>,
    /// What was meant where there are errors: the place of the typed word in the text, its
    /// forms as typed, and those with errors.
    meant: Vec<(Range<usize>, Vec<Form>, Vec<Form>)>,
}

impl<'a> Search<'a> {
    fn new(index: &'a Index, text: &'a str, clauses: &'a [Clause]) -> Self {
        let lookup = Lookup::new(&index.dictionary);
        Self { index, lookup, text, clauses, scores: vec![0; index.len()], meant: Vec::new() }
    }

    /// Finds what meets all conditions.
    fn run(&mut self, level: FuzzyLevel) -> Bitmap {
        let length = self.index.len();
        let mut matches = Bitmap::full(length);
        self.scores.fill(0);
        self.meant.clear();
        let is_single = self.clauses.len() == 1;
        let mut clause_matches = ClauseMatches::new(length, !is_single);
        // Of no use before the first condition on words; of every match after it.
        let mut positions_before = vec![0; if is_single { 0 } else { length }];
        for (number, clause) in self.clauses.iter().enumerate() {
            let term = match &clause.condition {
                Condition::Words(term) => term,
                fact => {
                    matches.keep(&self.fact(fact), !clause.is_excluded);
                    continue;
                }
            };
            if clause.is_name && level == FuzzyLevel::Names {
                continue;
            }
            clause_matches.begin(&matches);
            if clause.is_excluded {
                self.gather_exact(term, &mut clause_matches);
                matches.subtract(&clause_matches.papers);
                continue;
            }
            let exact_count = self.gather(number, term, level, &mut clause_matches);
            let weight = 8 + idf(length, if exact_count > 0 { exact_count } else { clause_matches.papers.count() });
            matches.intersect(&clause_matches.papers);
            if matches.is_empty() {
                break;
            }
            clause_matches.score(&matches, weight, &mut self.scores);
            if !is_single {
                clause_matches.score_positions(&matches, &positions_before, number == 0, &mut self.scores);
                clause_matches.swap_positions(&mut positions_before);
            }
        }
        matches
    }

    /// The papers of which a fact holds.
    fn fact(&self, condition: &Condition) -> Bitmap {
        let mut papers = Bitmap::empty(self.index.len());
        // Without them, the search says that they are missing.
        let Some(sets) = self.index.sets.get() else { return papers };
        match condition {
            Condition::Words(_) => {}
            Condition::Has(has) => papers.unite(&sets.has[*has as usize]),
            Condition::Years(years) => {
                let values = self.index.facet_values(Facet::Year);
                for (value, of_year) in values.iter().zip(&sets.facets[Facet::Year as usize]) {
                    if value.id.parse().is_ok_and(|year| years.contains(&year)) {
                        papers.unite(of_year);
                    }
                }
            }
        }
        papers
    }

    /// Gathers what has the words as they were written, for what is ruled out.
    fn gather_exact(&self, term: &TermQuery, clause_matches: &mut ClauseMatches) {
        let words: Vec<&str> = term.words.iter().collect();
        match words[..] {
            [word] if !term.is_quoted => self.add(&exact(&self.lookup, word), term.fields, clause_matches),
            _ => self.add_phrase(&words, false, WHOLE, term.fields, clause_matches),
        }
    }

    /// Gathers what speaks for the papers in a condition on words, and counts how often the
    /// word stands somewhere just as it was typed, or nearly so.
    fn gather(
        &mut self,
        number: usize,
        term: &TermQuery,
        level: FuzzyLevel,
        clause_matches: &mut ClauseMatches,
    ) -> usize {
        let TermQuery { fields, is_open, .. } = *term;
        let words: Vec<&str> = term.words.iter().collect();
        if term.is_quoted {
            self.add_phrase(&words, is_open, WHOLE, fields, clause_matches);
            return 0;
        }
        let joined = words.concat();
        let is_beginning = is_beginning(&joined, is_open);
        let mut forms = Vec::new();
        match words[..] {
            [word] => {
                forms = as_typed(&self.lookup, word, is_beginning);
                self.add_split(word, is_open, fields, clause_matches);
                for joined in self.joined_with_neighbours(number) {
                    let as_one = as_typed(&self.lookup, &joined, true).into_iter();
                    forms.extend(as_one.map(|form| Form { closeness: form.closeness * JOINED / WHOLE, ..form }));
                }
            }
            _ => {
                if !is_number(&joined) {
                    forms = as_typed(&self.lookup, &joined, is_beginning);
                }
                self.add_phrase(
                    &words,
                    self::is_beginning(words[words.len() - 1], is_open),
                    WHOLE,
                    fields,
                    clause_matches,
                );
                // An id is one word, with its point.
                let written = &self.text[self.clauses[number].range.clone()];
                if is_number(&joined) && written.contains('.') {
                    forms.extend(as_typed(&self.lookup, written, true));
                }
            }
        }
        self.add(&forms, fields, clause_matches);
        if level > FuzzyLevel::Unknown || (clause_matches.papers.is_empty() && !self.lookup.is_incomplete()) {
            let meant = with_errors(&self.lookup, &joined, is_beginning);
            self.add(&meant, fields, clause_matches);
            self.meant.push((self.clauses[number].range.clone(), forms, meant));
            return 0;
        }
        let exact = forms.iter().filter(|form| form.closeness >= JOINED);
        exact.map(|form| self.lookup.posting_count(&form.span)).sum()
    }

    /// The word of a condition, if it is a single one in any field.
    fn plain_word(&self, number: usize) -> Option<&str> {
        let Clause { condition: Condition::Words(term), is_excluded: false, .. } = self.clauses.get(number)? else {
            return None;
        };
        let mut words = term.words.iter();
        let word = words.next().filter(|_| !term.is_quoted && term.fields == Fields::ALL)?;
        words.next().is_none().then_some(word)
    }

    /// A word joined with the one before and with the one after: `low` `rank` may be
    /// `lowrank`.
    fn joined_with_neighbours(&self, number: usize) -> Vec<String> {
        let pairs = [number.checked_sub(1).map(|before| (before, number)), Some((number, number + 1))];
        let joined = pairs.into_iter().flatten().filter_map(|(left, right)| {
            let joined = [self.plain_word(left)?, self.plain_word(right)?].concat();
            (joined.chars().nth(3).is_some() && !is_number(&joined)).then_some(joined)
        });
        joined.collect()
    }

    /// Adds what has a typed word as two: `lowrank` may be `low` `rank`.
    fn add_split(&self, word: &str, is_open: bool, fields: Fields, clause_matches: &mut ClauseMatches) {
        for (at, _) in word.char_indices().skip(2) {
            let (left, right) = word.split_at(at);
            if right.chars().nth(1).is_some() && self.lookup.word(left).is_some() {
                self.add_phrase(&[left, right], is_beginning(right, is_open) && is_open, SPLIT, fields, clause_matches);
            }
        }
    }

    /// Adds the postings of some forms.
    fn add(&self, forms: &[Form], fields: Fields, clause_matches: &mut ClauseMatches) {
        for form in forms {
            for postings in self.lookup.postings(&form.span) {
                clause_matches.add_all(postings, form.closeness, fields);
            }
        }
    }

    /// Adds where words stand side by side. The last may be the beginning of a longer one,
    /// if `is_open`.
    fn add_phrase(
        &self,
        words: &[&str],
        is_open: bool,
        closeness: u32,
        fields: Fields,
        clause_matches: &mut ClauseMatches,
    ) {
        let Some((last, first)) = words.split_last() else { return };
        let mut locations: Option<Vec<u32>> = None;
        for word in first {
            let Some(span) = self.lookup.word(word) else { return };
            let forms = [Form { span, closeness }];
            locations = Some(
                self.following(locations, &forms, fields).into_iter().map(|(posting, _)| posting.location()).collect(),
            );
        }
        let mut forms = Vec::new();
        forms.extend(self.lookup.word(last).map(|span| Form { span, closeness }));
        if is_open {
            forms = as_typed(&self.lookup, last, true);
            forms.iter_mut().for_each(|form| form.closeness = form.closeness * closeness / WHOLE);
        }
        let first_count = first.len() as u32;
        for (posting, closeness) in self.following(locations, &forms, fields) {
            clause_matches.add_all(&[posting], closeness, fields);
            clause_matches.add_position(posting, posting.position_bit() >> first_count.min(u64::BITS - 1));
        }
    }

    /// The postings of some forms that stand right after one of `locations`, which ascend;
    /// all postings, where nothing needs to stand before.
    fn following(&self, locations: Option<Vec<u32>>, forms: &[Form], fields: Fields) -> Vec<(Posting, u32)> {
        let mut papers = Bitmap::empty(self.index.len());
        locations.iter().flatten().for_each(|location| papers.insert(Posting::at(*location).paper()));
        let follows = |posting: &Posting| match &locations {
            None => true,
            Some(locations) => {
                let is_after = |location| locations.binary_search(&location).is_ok();
                papers.contains(posting.paper()) && posting.location_before().is_some_and(is_after)
            }
        };
        let mut found = Vec::new();
        for form in forms {
            for postings in self.lookup.postings(&form.span) {
                let here = postings.iter().filter(|posting| posting.is_in(fields) && follows(posting));
                found.extend(here.map(|posting| (*posting, form.closeness)));
            }
        }
        found
    }

    /// The text with every word that was read with errors replaced by what was meant:
    /// the closest word, and of those the one that most of the matches have.
    fn reading(&self, matches: &Bitmap) -> Option<String> {
        let count = |form: &Form| {
            let postings = self.lookup.postings(&form.span).flatten();
            postings.filter(|posting| matches.contains(posting.paper())).count()
        };
        let mut reading = self.text.to_owned();
        let mut is_other = false;
        for (range, typed, meant) in self.meant.iter().rev() {
            if typed.iter().any(|form| count(form) > 0) {
                continue;
            }
            let best = meant.iter().map(|form| (form.closeness, count(form), form));
            let best = best.filter(|(_, count, _)| *count > 0).max_by_key(|(closeness, count, _)| (*closeness, *count));
            if let Some((_, _, Form { span, .. })) = best
                && let Some(list) = self.lookup.words(span.section)
            {
                reading.replace_range(range.clone(), list.word(span.words.start));
                is_other = true;
            }
        }
        is_other.then_some(reading)
    }
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}
