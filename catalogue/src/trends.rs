//! How the field moves: how many papers of a query are of each year and month, by what they are about.
//!
//! Every number is found by the search for the query that is kept with it, so that the list which this leads to
//! has as many papers.
use std::cmp::Reverse;
use std::iter::successors;

use crate::Catalogue;
use crate::is_stop_word;
use crate::paper::Month;
use crate::query::{Facet, Query, Term, Years};
use crate::search::{FacetValue, Index, PREPRINTS, Results, search};
use crate::sorting::{first_equals, sorted_positions};
use crate::text::fold::fold;

/// How many years have a column of their own; what is older shares one.
const YEARS: usize = 7;

/// How many months have a column; there is none for older ones.
const MONTHS: usize = 12;

/// How many values of a facet are counted at most.
const VALUES: usize = 14;

/// How many words of titles are counted.
const WORDS: usize = 24;

/// In how many titles a word stands at least, and how many papers an author has.
const FEWEST: usize = 2;

/// The fewest papers of a year whose shares are compared with those of another.
const FEWEST_OF_YEAR: usize = 50;

/// The papers of a query by year and month: all of them, and those of each value and word that most of them have.
#[derive(Debug)]
pub struct Trends {
    /// The years, from the oldest.
    pub years: Vec<Column>,
    /// The months up to the newest in which one of the papers was submitted, from the oldest.
    pub months: Vec<Column>,
    /// Every paper.
    pub all: Row,
    /// The values of the facets. A facet that is narrowed to one value has none: they would say the same as all.
    pub categories: Vec<Row>,
    /// Venues; preprints are at none.
    pub venues: Vec<Row>,
    /// Techniques.
    pub techniques: Vec<Row>,
    /// Authors, people and groups. A query that asks for authors has none, as with the values of a facet.
    pub authors: Vec<Row>,
    /// Words of titles.
    pub words: Vec<Row>,
}

/// A column: a month, a year, or all years that are older.
#[derive(Debug)]
pub struct Column {
    /// What stands above it.
    pub label: String,
    /// What asks for it.
    facet: Facet,
    term: Term,
    /// The positions of what it stands for among the values of the facet.
    values: Vec<usize>,
}

/// A row: some papers, and how many of them there are in each column.
#[derive(Debug)]
pub struct Row {
    /// What they have in common, as a reader sees it.
    pub name: String,
    /// The id of the value, or the word.
    pub id: String,
    /// The query that finds them.
    pub query: Query,
    /// How many of them there are in each year.
    pub by_year: Vec<usize>,
    /// How many there are in each month.
    pub by_month: Vec<usize>,
    /// How many there are.
    pub total: usize,
}

/// How the shares of words changed from one year to another.
#[derive(Debug)]
pub struct Changes<'a> {
    /// The earlier year.
    pub from: &'a Column,
    /// The later year.
    pub to: &'a Column,
    /// Each word with the change of its share, in tenths of a percentage point, from the greatest rise to the
    /// greatest fall; without those that are in more than a quarter of the titles, which say what all is about.
    pub words: Vec<(isize, &'a Row)>,
}

impl Row {
    /// The query that finds its papers in a column.
    #[must_use]
    pub fn within(&self, column: &Column) -> Query {
        self.query.narrowed_to(column.facet, column.term.clone())
    }
}

impl Trends {
    /// Counts the papers that a query finds in the index of a catalogue, which is whole.
    #[must_use]
    pub fn of(index: &Index, catalogue: &Catalogue, query: &Query) -> Self {
        let found = search(index, query).unwrap_or_default();
        let (years, months) = (years(index, query), months(index, query, &found));
        let counting = Counting { index, catalogue, years, months };
        let all = counting.counted("All papers", "", query.clone(), &found);
        let of_facet = |facet| counting.values(facet, query, &found);
        Self {
            categories: of_facet(Facet::Category),
            venues: of_facet(Facet::Venue),
            techniques: of_facet(Facet::Technique),
            authors: counting.authors(query, &found),
            words: counting.words(query, &found),
            all,
            years: counting.years,
            months: counting.months,
        }
    }

    /// How many papers have no known year, and so are in no column.
    #[must_use]
    pub fn undated(&self) -> usize {
        self.all.total - self.all.by_year.iter().sum::<usize>()
    }

    /// How the shares of the words changed between the two newest years with enough papers; `None` where there are
    /// no two.
    #[must_use]
    pub fn changes(&self) -> Option<Changes<'_>> {
        let is_year =
            |place: &usize| self.years[*place].values.len() == 1 && self.all.by_year[*place] >= FEWEST_OF_YEAR;
        let mut years = (0..self.years.len()).rev().filter(is_year);
        let (to, from) = (years.next()?, years.next()?);
        let share = |row: &Row, place: usize| (row.by_year[place] * 1_000 / self.all.by_year[place]).cast_signed();
        let words = self.words.iter().filter(|row| 4 * row.total <= self.all.total);
        let words: Vec<(isize, &Row)> = words.map(|row| (share(row, to) - share(row, from), row)).collect();
        let key = |position: usize| (Reverse(words[position].0), &words[position].1.name);
        let order = sorted_positions(words.len(), &|left, right| key(left).cmp(&key(right)));
        let words = order.into_iter().map(|position| words[position as usize]).collect();
        Some(Changes { from: &self.years[from], to: &self.years[to], words })
    }
}

/// Whether the terms of a query for a facet let the papers of the value with an id through.
fn lets_through(index: &Index, query: &Query, facet: Facet, id: &str) -> bool {
    let mut terms = query.terms(facet).iter().filter(|term| index.is_known(facet, term));
    let names = |term: &Term| term.names(facet, id);
    let is_narrowed = terms.clone().any(|term| !term.is_excluded());
    let is_named = terms.clone().any(|term| !term.is_excluded() && names(term));
    (is_named || !is_narrowed) && !terms.any(|term| term.is_excluded() && names(term))
}

/// The newest years that a query lets through, the oldest of them first; what is older is one column before them.
fn years(index: &Index, query: &Query) -> Vec<Column> {
    let values = index.facet_values(Facet::Year);
    let asked: Vec<usize> =
        (0..values.len()).filter(|position| lets_through(index, query, Facet::Year, &values[*position].id)).collect();
    let year_of = |position: &usize| values[*position].id.parse::<u16>().ok();
    let mut columns: Vec<Column> = Vec::with_capacity(YEARS);
    let mut older = &asked[..];
    while let [position, rest @ ..] = older {
        // A year without a paper has its column as well, so that time goes evenly.
        let newer = columns.last().and_then(|column| column.label.parse::<u16>().ok());
        let between = year_of(position).zip(newer).map_or(0..0, |(year, newer)| year + 1..newer);
        let empty = between.rev().map(|year| year.to_string());
        let empty: Vec<String> = empty.filter(|id| lets_through(index, query, Facet::Year, id)).take(YEARS).collect();
        if columns.len() + empty.len() + 1 > YEARS {
            break;
        }
        columns.extend(empty.iter().map(|id| column(id, Facet::Year, id, Vec::new())));
        let id = &values[*position].id;
        columns.push(column(id, Facet::Year, id, vec![*position]));
        older = rest;
    }
    if let Some(newest) = older.first() {
        let newest = &values[*newest].id;
        let term = if asked.len() == values.len() {
            format!("..{newest}")
        } else {
            let years = older.iter().map(|position| values[*position].id.as_str()).collect::<Vec<_>>().join(",");
            Years::parse(&years).map_or(years, |years| years.written().collect::<Vec<_>>().join(","))
        };
        columns.push(column(&format!("–{newest}"), Facet::Year, &term, older.to_vec()));
    }
    columns.reverse();
    columns
}

/// The newest months that a query lets through, up to the newest in which one of its papers was submitted, the oldest of
/// them first.
fn months(index: &Index, query: &Query, found: &Results) -> Vec<Column> {
    let (values, counts) = (index.facet_values(Facet::Month), &found.facets[Facet::Month as usize]);
    let lets_through = |id: &str| lets_through(index, query, Facet::Month, id);
    let is_found = |(value, count): &(&FacetValue, &usize)| **count > 0 && lets_through(&value.id);
    let Some((newest, _)) = values.iter().zip(counts).find(is_found) else { return Vec::new() };
    let newest = Month::parse(&newest.id);
    let months = successors(newest, |month| Some(month.before())).take(MONTHS);
    let column = |month: Month| {
        let id = month.to_string();
        let values = (0..values.len()).filter(|position| values[*position].id == id).collect();
        lets_through(&id).then(|| column(&month.short(), Facet::Month, &id, values))
    };
    let mut columns: Vec<Column> = months.filter_map(column).collect();
    columns.reverse();
    columns
}

fn column(label: &str, facet: Facet, term: &str, values: Vec<usize>) -> Column {
    Column { label: label.to_owned(), facet, term: Term::included(term), values }
}

/// What the rows are counted with.
struct Counting<'a> {
    index: &'a Index,
    catalogue: &'a Catalogue,
    years: Vec<Column>,
    months: Vec<Column>,
}

impl Counting<'_> {
    /// The row of a query, and what was found.
    fn row(&self, name: &str, id: &str, query: Query) -> (Row, Results) {
        let found = search(self.index, &query).unwrap_or_default();
        (self.counted(name, id, query, &found), found)
    }

    /// The row of a query that found these papers.
    fn counted(&self, name: &str, id: &str, query: Query, found: &Results) -> Row {
        let count = |column: &Column| {
            let counts = &found.facets[column.facet as usize];
            column.values.iter().filter_map(|position| counts.get(*position)).sum()
        };
        let counts = |columns: &[Column]| columns.iter().map(count).collect();
        let (by_year, by_month) = (counts(&self.years), counts(&self.months));
        Row { name: name.to_owned(), id: id.to_owned(), query, by_year, by_month, total: found.papers.len() }
    }

    /// The values of a facet that most of the papers have. Where a query asks for several, a paper may have any of
    /// them, and no address asks for those that have another one as well; so only these are counted.
    fn values(&self, facet: Facet, query: &Query, found: &Results) -> Vec<Row> {
        let (values, counts) = (self.index.facet_values(facet), &found.facets[facet as usize]);
        let order = sorted_positions(counts.len(), &|left, right| counts[right].cmp(&counts[left]));
        let is_counted = |value: &&FacetValue| {
            // To be a preprint is not to be at a venue, and would outshine all of them.
            (facet != Facet::Venue || value.id != PREPRINTS) && lets_through(self.index, query, facet, &value.id)
        };
        let row = |value: &FacetValue| {
            self.row(&value.label, &value.id, query.narrowed_to(facet, Term::included(&value.id))).0
        };
        let order = order.into_iter().map(|position| position as usize).take_while(|position| counts[*position] > 0);
        let values = order.map(|position| &values[position]).filter(is_counted);
        let rows: Vec<Row> = values.take(VALUES).map(row).filter(|row| row.total > 0).collect();
        let is_narrowed = query.terms(facet).iter().any(|term| !term.is_excluded() && self.index.is_known(facet, term));
        if is_narrowed && rows.len() == 1 { Vec::new() } else { rows }
    }

    /// The authors who have most of the papers.
    fn authors(&self, query: &Query, found: &Results) -> Vec<Row> {
        if query.terms(Facet::Author).iter().any(|term| !term.is_excluded()) {
            return Vec::new();
        }
        let papers = found.papers.iter().filter_map(|position| self.catalogue.papers().get(*position));
        let names: Vec<&str> = papers.flat_map(|paper| &paper.authors).map(|name| name.as_str()).collect();
        let ids: Vec<String> = names.iter().map(|name| self.catalogue.author_id(name)).collect();
        let row = |first: usize| {
            let (name, id) = (names[first], &ids[first]);
            let shown = self.catalogue.joined_names(id).first().map_or(name, |shown| shown.as_str());
            self.row(shown, id, query.narrowed_to(Facet::Author, Term::included(id))).0
        };
        let named = repeated(&ids).filter(|first| !ids[*first].is_empty());
        // A record may name an author twice.
        named.take(VALUES).map(row).filter(|row| row.total >= FEWEST).collect()
    }

    /// The words that most of the titles have. A word in both numbers, `model` and `models`, is one.
    fn words(&self, query: &Query, found: &Results) -> Vec<Row> {
        let papers = self.catalogue.papers();
        let lookup = self.index.lookup();
        let mut words: Vec<String> = Vec::new();
        let mut is_found = vec![false; papers.len()];
        for position in &found.papers {
            let Some(paper) = papers.get(*position) else { continue };
            is_found[*position] = true;
            let of_title = words.len();
            for word in fold(paper.title.as_str()).split(|letter: char| !letter.is_alphanumeric()) {
                let singular =
                    word.strip_suffix('s').filter(|singular| is_counted(singular) && lookup.word(singular).is_some());
                let word = singular.unwrap_or(word);
                if is_counted(word) && !words[of_title..].iter().any(|other| other == word) {
                    words.push(word.to_owned());
                }
            }
        }
        let row = |first: usize| {
            let word = &words[first];
            let plural = format!("{word}s");
            let asked = match lookup.word(&plural) {
                Some(_) => format!("title:\"{word}\" OR title:\"{plural}\""),
                None => format!("title:\"{word}\""),
            };
            // Before the words of the query, whose last may be the beginning of a longer one.
            let text = format!("{asked} {}", query.text);
            let (row, found) = self.row(word, word, query.with_text(text.trim_end()));
            // What is forgiven in the words of the query may be read otherwise beside another word.
            found.papers.iter().all(|position| is_found.get(*position) == Some(&true)).then_some(row)
        };
        repeated(&words).take(WORDS).filter_map(row).collect()
    }
}

/// Whether a folded word says what a paper is about.
fn is_counted(word: &str) -> bool {
    word.chars().count() > 2 && word.chars().any(char::is_alphabetic) && !is_stop_word(word)
}

/// The texts that are there at least [`FEWEST`] times, each by the position where it is first: the most frequent one
/// comes first, and equally frequent ones are in the order of their letters.
fn repeated(texts: &[String]) -> impl Iterator<Item = usize> {
    let (_, firsts) = first_equals(texts.len(), &|position| &texts[position]);
    let mut times = vec![0_usize; texts.len()];
    firsts.into_iter().for_each(|first| times[first] += 1);
    let key = |position: usize| (Reverse(times[position]), &texts[position]);
    let order = sorted_positions(texts.len(), &|left, right| key(left).cmp(&key(right)));
    order.into_iter().map(|position| position as usize).take_while(move |position| times[*position] >= FEWEST)
}
