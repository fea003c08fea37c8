//! Which papers match the text of a query, and how well; the rules and the formula are
//! told in [`super`].
use postings::{Bitmap, ClauseMatches, Fields, Positions, keep_heaviest};

use super::address;
use super::dictionary::{Dictionary, Lookup};
use super::expression::{Clause, ClauseWords, Condition, Expression, Source, is_separator};
use super::idf::idf;
use super::index::Index;
use super::part::Part;
use super::topics::add_topics;
use super::word_matches::WordMatches;
use crate::paper::PaperId;
use crate::query::Facet;
use crate::sorting::sorted_positions;

/// The papers that match a text.
#[derive(Default)]
pub(super) struct Matches {
    /// The papers; `None` for all, when nothing is asked for.
    pub papers: Option<Bitmap>,
    /// The score of each paper; without meaning for those that do not match.
    pub scores: Vec<u32>,
    /// Whether no paper matches all words, and these match most of them.
    pub is_partial: bool,
    /// The text without its typing errors, if there are any.
    pub reading: Option<String>,
    /// Whether the text asks for nothing that is known, so that it leaves out no paper.
    pub asks_nothing: bool,
    /// What stands before a colon like a field and is none.
    pub unknown_fields: Vec<String>,
    /// The conditions that mean nothing.
    pub ignored: Vec<(&'static str, String)>,
}

/// What a match of a word counts for besides its inverse document frequency, so that common words
/// still count.
const WORD: u32 = 8;

/// So few papers are looked up in the postings of a word, where these are many, and not the other way round.
const FEW: usize = 256;

/// Finds the papers that match `text`, also by their abstracts if `in_abstracts`, and the parts of the index that
/// must be loaded first.
pub(super) fn find(index: &Index, text: &str, in_abstracts: bool) -> (Matches, Vec<Part>) {
    let mut expression = Expression::parse(text);
    if index.abstracts.get().is_none() {
        expression.ignore_abstracts(text);
    }
    let Expression { mut clauses, unknown_fields, ignored } = expression;
    if clauses.is_empty() {
        return (Matches { asks_nothing: true, unknown_fields, ignored, ..Matches::default() }, Vec::new());
    }
    let lookup = index.lookup();
    let cited = cited(&lookup, text, &mut clauses);
    let none = Dictionary::default();
    let abstracts = Lookup::new(index.abstracts.get().unwrap_or(&none), index.len());
    let mut search = Search::new(index, [&lookup, &abstracts], in_abstracts, text, &clauses);
    let mut matches = Matches { unknown_fields, ignored, ..Matches::default() };
    let mut papers = search.find(cited.is_some(), &mut matches);
    matches.scores = search.scores;
    if let Some(cited) = cited {
        // The rest of what was pasted with it is not asked for.
        matches.unknown_fields.clear();
        let best = matches.scores.iter().max().map_or(0, |best| best + 1);
        for paper in cited {
            papers.insert(paper);
            matches.scores[paper] = best;
        }
    }
    matches.papers = Some(papers);
    (matches, lookup.missing())
}

/// The papers whose arXiv id or address is in a text, or whose ids are all that is in it; `None` if there is
/// neither. An address that leads to one is not searched for as words.
fn cited(lookup: &Lookup, text: &str, clauses: &mut Vec<Clause>) -> Option<Vec<usize>> {
    let papers = |alias: &str| {
        let mut papers = Vec::new();
        lookup.each_paper(alias, &mut |paper| papers.push(paper));
        papers
    };
    let ids: Option<Vec<PaperId>> = parts(text).map(PaperId::from_arxiv).collect();
    let ids = ids.unwrap_or_else(|| PaperId::from_arxiv(text).into_iter().collect());
    let mut cited = (!ids.is_empty()).then(|| ids.iter().flat_map(|id| papers(id.as_str())).collect::<Vec<_>>());
    let addresses = text.split_whitespace().flat_map(|token| {
        // A comma may stand in an address, or between two.
        let is_list = token.contains(is_separator) && address::key(token).is_none_or(|key| papers(&key).is_empty());
        if is_list { parts(token).collect() } else { vec![token] }
    });
    for token in addresses.filter(|token| token.contains('/')) {
        let id = address::arxiv_id(token).map(|id| papers(id.as_str()));
        let found = id.filter(|found| !found.is_empty()).or_else(|| Some(papers(&address::key(token)?)));
        if let Some(found) = found.filter(|found| !found.is_empty()) {
            let start = token.as_ptr() as usize - text.as_ptr() as usize;
            clauses.retain(|clause| clause.range.start < start || clause.range.start >= start + token.len());
            cited.get_or_insert_default().extend(found);
        }
    }
    cited
}

/// What stands between separators.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(is_separator).filter(|part| !part.is_empty())
}

/// A search in progress.
struct Search<'a> {
    index: &'a Index,
    lookup: &'a Lookup<'a>,
    abstracts: &'a Lookup<'a>,
    /// Whether words may also stand in abstracts.
    in_abstracts: bool,
    text: &'a str,
    clauses: &'a [Clause],
    matches: ClauseMatches,
    scores: Vec<u32>,
}

impl<'a> Search<'a> {
    fn new(
        index: &'a Index,
        [lookup, abstracts]: [&'a Lookup<'a>; 2],
        in_abstracts: bool,
        text: &'a str,
        clauses: &'a [Clause],
    ) -> Self {
        let papers = index.len();
        let (matches, scores) = (ClauseMatches::new(papers), vec![0; papers]);
        Self { index, lookup, abstracts, in_abstracts, text, clauses, matches, scores }
    }

    fn lookup_of(&self, source: Source) -> &'a Lookup<'a> {
        match source {
            Source::Record => self.lookup,
            Source::Abstract => self.abstracts,
        }
    }

    /// Finds papers, forgiving more until some are found: typing errors in words that nothing
    /// matches, then in any word, then names of fields that are none, then words that do not match.
    /// After a citation nothing more is forgiven.
    fn find(&mut self, is_cited: bool, matches: &mut Matches) -> Bitmap {
        let facts = self.facts();
        let mut terms = self.terms();
        if terms.is_empty() {
            return if is_cited { Bitmap::empty(self.index.len()) } else { facts };
        }
        let required: Vec<usize> = (0..terms.len()).filter(|term| !self.clause(&terms[*term]).is_stop_word).collect();
        if required.is_empty() {
            // Stop words alone are words, unless no paper has one of them.
            let all: Vec<usize> = (0..terms.len()).collect();
            let mut found = self.all(&facts, &terms, &all);
            if !is_cited && !self.is_done(&found) {
                found = self.most(&facts, &terms, &all);
                matches.is_partial = !found.is_empty();
                matches.asks_nothing = found.is_empty() && self.clauses.iter().all(|clause| clause.is_stop_word);
            }
            return if is_cited || self.is_done(&found) { found } else { facts };
        }
        for number in &required {
            let is_empty = |term: &WordMatches| term.is_empty(self.lookup_of(term.source));
            let is_unknown = is_empty(&terms[*number]) && in_abstract(&terms, *number).is_none_or(is_empty);
            if !self.lookup.is_incomplete() && is_unknown {
                self.forgive(&mut terms[*number]);
            }
        }
        let mut found = self.all(&facts, &terms, &required);
        if !is_cited && !self.is_done(&found) && self.clauses.len() > 1 {
            let mut forgiving = terms.clone();
            required.iter().for_each(|term| self.forgive(&mut forgiving[*term]));
            found = self.all(&facts, &forgiving, &required);
            let named = required.iter().copied().filter(|term| !self.clause(&terms[*term]).is_name).collect::<Vec<_>>();
            if !self.is_done(&found) && named.len() < required.len() {
                found = self.all(&facts, &forgiving, &named);
            }
            if self.is_done(&found) {
                terms = forgiving;
            } else {
                terms.iter_mut().for_each(WordMatches::forget_short_errors);
                found = self.most(&facts, &terms, &required);
                matches.is_partial = !found.is_empty();
            }
        }
        matches.reading = self.reading(&terms, &found);
        found
    }

    /// Whether nothing more is to be forgiven.
    fn is_done(&self, found: &Bitmap) -> bool {
        !found.is_empty() || self.lookup.is_incomplete()
    }

    fn clause(&self, term: &WordMatches) -> &'a Clause {
        &self.clauses[term.clause]
    }

    /// Looks for errors in a clause that is no word of any paper; where words may also stand in abstracts, they are believed to be right there.
    fn forgive(&self, term: &mut WordMatches) {
        if !term.is_forgiven && !self.is_also_in_abstract(term) {
            let clause = self.clause(term);
            term.forgive(self.lookup_of(term.source), self.text, clause);
        }
    }

    /// The conditions on words, looked up. Those that may also stand in abstracts are followed by the same there.
    fn terms(&self) -> Vec<WordMatches> {
        let mut terms = Vec::new();
        for (number, clause) in self.clauses.iter().enumerate() {
            let Condition::Words(query) = &clause.condition else { continue };
            let mut add = |source| {
                let lookup = self.lookup_of(source);
                terms.push(WordMatches::look_up(lookup, source, self.text, self.clauses, number, query));
            };
            if !clause.is_excluded {
                add(query.source);
            }
            if self.in_abstracts && clause.may_stand_in_abstract(query) {
                add(Source::Abstract);
            }
        }
        terms
    }

    /// Whether a clause is one of a record that was looked up in abstracts as well.
    fn is_also_in_abstract(&self, term: &WordMatches) -> bool {
        let is_of_record = |query: &ClauseWords| query.source == Source::Record;
        term.source == Source::Abstract
            && matches!(&self.clause(term).condition, Condition::Words(query) if is_of_record(query))
    }

    /// The papers among some that match all required clauses, or one of those that are alternatives; and
    /// their scores. What has the fewest postings comes first. Papers that do not match without their abstracts
    /// rank below all others.
    fn all(&mut self, among: &Bitmap, terms: &[WordMatches], required: &[usize]) -> Bitmap {
        self.scores.fill(0);
        let mut papers = among.clone();
        let mut by_records = among.clone();
        let mut few = None;
        // Alternatives stand side by side.
        let groups = required.chunk_by(|before, next| {
            let is_same = terms[*before].clause == terms[*next].clause;
            before + 1 == *next && (is_same || self.clause(&terms[*next]).is_alternative)
        });
        let groups: Vec<&[WordMatches]> = groups.map(|group| &terms[group[0]..group[0] + group.len()]).collect();
        let count = |term: &WordMatches| term.posting_count(self.lookup_of(term.source));
        let counts: Vec<usize> = groups.iter().map(|group| group.iter().map(count).sum()).collect();
        for place in sorted_positions(counts.len(), &|left, right| counts[left].cmp(&counts[right])) {
            let group = groups[place as usize];
            if self.in_abstracts {
                let is_of_record = |term: &&WordMatches| !self.is_also_in_abstract(term);
                let of_records: Vec<&WordMatches> = group.iter().filter(is_of_record).collect();
                self.look_at(&of_records, few.as_deref());
                by_records.intersect(&self.matches.papers());
            }
            self.look_at(&group.iter().collect::<Vec<_>>(), few.as_deref());
            papers.intersect(&self.matches.papers());
            if papers.is_empty() && !self.lookup.is_incomplete() {
                return papers;
            }
            self.score(group, &papers);
            few = (papers.count() <= FEW).then(|| papers.to_vec());
        }
        self.score_positions(terms, &papers, few.as_deref());
        if self.in_abstracts {
            by_records.intersect(&papers);
            let mut others = papers.clone();
            others.subtract(&by_records);
            let best = others.iter().map(|paper| self.scores[paper] + 1).max().unwrap_or_default();
            by_records.for_each(|paper| self.scores[paper] += best);
        }
        papers
    }

    /// The papers among some that match most of the required clauses which are plain words, and all
    /// others: those whose words weigh at least half as much as those of any. Of several words, those that the
    /// description of the category has count as well.
    fn most(&mut self, among: &Bitmap, terms: &[WordMatches], required: &[usize]) -> Bitmap {
        let (plain, others): (Vec<usize>, Vec<usize>) =
            required.iter().copied().partition(|term| self.clause(&terms[*term]).is_plain());
        let mut papers = self.all(among, terms, &others);
        let mut weights = vec![0; self.index.len()];
        let words = plain.chunk_by(|before, next| terms[*before].clause == terms[*next].clause);
        for term in words.clone() {
            let term = &terms[term[0]..term[0] + term.len()];
            self.look_at(&term.iter().collect::<Vec<_>>(), None);
            self.matches.weigh(self.weight(term), &mut weights);
            self.score(term, &papers);
        }
        if words.count() > 1 {
            add_topics(self.index, self.lookup, (self.text, self.clauses), (&mut self.scores, &mut weights));
        }
        keep_heaviest(&mut papers, &weights);
        papers
    }

    /// Looks at the postings of a clause, or of several that are alternatives; where few papers are still of
    /// interest, at theirs.
    fn look_at(&mut self, terms: &[&WordMatches], few: Option<&[usize]>) {
        self.matches.clear();
        for term in terms {
            let lookup = self.lookup_of(term.source);
            let matches = &mut self.matches;
            term.each(lookup, few, &mut |postings, form| matches.add(postings, form.closeness, form.fields));
            term.hits.iter().for_each(|hit| matches.add(&[hit.last], hit.closeness, Fields::ALL));
        }
    }

    /// Adds to the scores of papers what the clauses that are looked at are worth.
    fn score(&mut self, terms: &[WordMatches], papers: &Bitmap) {
        self.matches.score(papers, self.weight(terms), &mut self.scores);
    }

    /// What a match of a clause counts for, or of one of several. Alone, it makes no difference.
    fn weight(&self, terms: &[WordMatches]) -> u32 {
        if self.clauses.len() == 1 {
            return 1;
        }
        let count = terms.iter().map(|term| term.frequency(self.lookup_of(term.source))).sum();
        WORD + idf(self.index.len(), count)
    }

    /// Adds to the scores of papers how near to each other the words stand. This is all that stop
    /// words count for.
    fn score_positions(&mut self, terms: &[WordMatches], papers: &Bitmap, few: Option<&[usize]>) {
        // An abstract is too long for that.
        let terms: Vec<&WordMatches> = terms.iter().filter(|term| term.source == Source::Record).collect();
        if terms.len() > 1 {
            let mut positions = Positions::new(papers, self.index.len());
            for term in terms {
                term.each(self.lookup, few, &mut |postings, form| positions.add(postings, form.fields));
                term.hits.iter().for_each(|hit| positions.add_phrase(hit.last, hit.length));
                positions.score(&mut self.scores);
            }
        }
    }

    /// The papers that meet the conditions on facts, and have nothing that is ruled out.
    fn facts(&mut self) -> Bitmap {
        let mut papers = Bitmap::full(self.index.len());
        for clauses in self.clauses.chunk_by(|_, next| next.is_alternative) {
            let is_excluded = clauses[0].is_excluded;
            match &clauses[0].condition {
                Condition::Words(term) if is_excluded => {
                    self.look_at(&[&WordMatches::exact(self.lookup_of(term.source), term)], None);
                    papers.subtract(&self.matches.papers());
                }
                Condition::Words(_) => {}
                fact => {
                    let mut meeting = self.fact(fact);
                    clauses[1..].iter().for_each(|other| meeting.unite(&self.fact(&other.condition)));
                    papers.keep(&meeting, !is_excluded);
                }
            }
        }
        papers
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
                    if years.include(&value.id) {
                        papers.unite(of_year);
                    }
                }
            }
        }
        papers
    }

    /// The text with every word that was read with errors replaced by what was meant.
    fn reading(&self, terms: &[WordMatches], papers: &Bitmap) -> Option<String> {
        let mut reading = None;
        for (number, term) in terms.iter().enumerate().rev() {
            // Whoever finds the word as typed in abstracts made no error.
            if in_abstract(terms, number).is_some_and(|other| other.matches_any(self.abstracts, papers)) {
                continue;
            }
            if let Some(meant) = term.meant(self.lookup_of(term.source), papers) {
                let range = self.clause(term).range.clone();
                reading.get_or_insert_with(|| self.text.to_owned()).replace_range(range, &meant);
            }
        }
        reading
    }
}

/// The clause with a number, as it was looked up in abstracts as well.
fn in_abstract(terms: &[WordMatches], number: usize) -> Option<&WordMatches> {
    terms.get(number + 1).filter(|next| next.clause == terms[number].clause)
}
