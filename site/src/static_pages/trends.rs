//! How the field moves: what is counted by year, in tables whose numbers have a ground of their strength.
//!
//! Every number is found by the search that its link leads to, so that both are the same.
use std::collections::HashMap;

use awesome_papers::data::library::Library;
use awesome_papers::html::badge::{PREPRINTS, hue};
use catalogue::query::{Facet, Query, Term};
use catalogue::route::Route;
use catalogue::search::{FacetValue, search};
use catalogue::{Slug, fold, is_stop_word};
use maud::{Markup, html};

use super::count::{papers, thousands};

/// How many years have a column of their own; what is older shares one.
const YEARS: usize = 7;

/// How many rows a table has at most.
const ROWS: usize = 14;

/// How many words of titles are counted, and how many of those that rise and fall are named.
const WORDS: usize = 24;
const MOVED: usize = 6;

/// The fewest papers of a year whose shares are compared with those of another.
const FEWEST_OF_YEAR: usize = 50;

/// A column: some years, as a term of the address names them.
struct Column {
    label: String,
    term: String,
    /// The positions of the years among the values of the facet.
    years: Vec<usize>,
}

/// A row: a name, the query whose results are counted, and how many there are in each column.
struct Row {
    name: String,
    query: Query,
    hue: Option<usize>,
    counts: Vec<usize>,
    total: usize,
}

/// The tables of a list.
struct Trends<'a> {
    library: &'a Library,
    columns: Vec<Column>,
}

/// The page.
pub fn page(library: &Library) -> Markup {
    let trends = Trends { library, columns: columns(library) };
    let all = trends.row("All papers", Query::default(), None);
    let words = trends.words();
    let of_facet = |facet| trends.of_facet(facet);
    html! {
        h1 tabindex="-1" { "Trends" }
        p class="lead" {
            "How the field moves, as far as the " (papers(library.index.len())) " of this list show it. "
            "Each number links to the papers that it counts; what filters the list does not change this page."
        }
        div class="trends" {
        (trends.table("years", "Papers per year", std::slice::from_ref(&all)))
        (trends.table("categories", "Categories by year", &of_facet(Facet::Category)))
        (trends.table("venues", "Venues by year", &of_facet(Facet::Venue)))
        (trends.table("techniques", "Techniques by year", &of_facet(Facet::Technique)))
        (trends.moved(&all, &words))
        (trends.table("words", "Words of titles by year", &words))
        }
        p class="static-note" {
            "The stronger the colour, the larger the number, compared with the largest of the table. "
            "The year is that of the venue, else that of the preprint; the latest year may be incomplete."
            @match all.total - all.counts.iter().sum::<usize>() {
                0 => {}
                1 => { " One paper has no known year, and is only in the totals." }
                count => { " " (count) " papers have no known year, and are only in the totals." }
            }
        }
    }
}

/// The newest years, the oldest of them first; what is older is one column before them.
fn columns(library: &Library) -> Vec<Column> {
    let values = library.index.facet_values(Facet::Year);
    let (own, older) = values.split_at(values.len().min(YEARS));
    let mut columns: Vec<Column> = own
        .iter()
        .enumerate()
        .map(|(position, year)| Column { label: year.id.clone(), term: year.id.clone(), years: vec![position] })
        .collect();
    if let Some(newest) = older.first() {
        let years = (own.len()..values.len()).collect();
        columns.push(Column { label: format!("–{}", newest.id), term: format!("..{}", newest.id), years });
    }
    columns.reverse();
    columns
}

impl Trends<'_> {
    fn row(&self, name: &str, query: Query, hue: Option<usize>) -> Row {
        let found = search(&self.library.index, &query).unwrap_or_default();
        let of_years = &found.facets[Facet::Year as usize];
        let count = |column: &Column| column.years.iter().filter_map(|year| of_years.get(*year)).sum();
        let counts = self.columns.iter().map(count).collect();
        Row { name: name.to_owned(), query, hue, counts, total: found.papers.len() }
    }

    /// The values of a facet that most papers have.
    fn of_facet(&self, facet: Facet) -> Vec<Row> {
        // To be a preprint is not to be at a venue, and would outshine all of them.
        let is_counted = |value: &&FacetValue| facet != Facet::Venue || value.id != PREPRINTS;
        let mut values: Vec<_> = self.library.index.facet_values(facet).iter().filter(is_counted).collect();
        values.sort_by_key(|value| std::cmp::Reverse(value.total));
        let row = |value: &&FacetValue| {
            let hue = match facet {
                Facet::Category => Slug::new(&value.id).ok().map(|id| hue(self.library, &id)),
                _ => None,
            };
            self.row(&value.label, Query::default().toggled(facet, &Term::included(&value.id)), hue)
        };
        values.iter().take(ROWS).map(row).collect()
    }

    /// The words that most titles have.
    fn words(&self) -> Vec<Row> {
        let mut titles: HashMap<String, usize> = HashMap::new();
        for paper in self.library.catalogue.papers() {
            let mut words: Vec<String> = fold::fold(paper.title.as_str())
                .split(|letter: char| !letter.is_alphanumeric())
                .filter(|word| word.chars().count() > 2 && word.chars().any(char::is_alphabetic) && !is_stop_word(word))
                .map(str::to_owned)
                .collect();
            words.sort_unstable();
            words.dedup();
            words.into_iter().for_each(|word| *titles.entry(word).or_default() += 1);
        }
        let mut words: Vec<_> = titles.into_iter().collect();
        words.sort_by(|left, right| (right.1, &left.0).cmp(&(left.1, &right.0)));
        let row = |word: &String| self.row(word, Query::default().with_text(&format!("title:\"{word}\"")), None);
        words.iter().take(WORDS).map(|(word, _)| row(word)).collect()
    }

    /// The words whose share of the titles grew and shrank most from one year to the next: of the two newest
    /// years with enough papers.
    fn moved(&self, all: &Row, words: &[Row]) -> Markup {
        let own = |column: &usize| self.columns[*column].years.len() == 1 && all.counts[*column] >= FEWEST_OF_YEAR;
        let mut years = (0..self.columns.len()).rev().filter(own);
        let (Some(new), Some(old)) = (years.next(), years.next()) else { return Markup::default() };
        // In tenths of a per cent.
        let share = |row: &Row, column: usize| (row.counts[column] * 1_000 / all.counts[column].max(1)).cast_signed();
        let mut moved: Vec<(isize, &Row)> = words.iter().map(|row| (share(row, new) - share(row, old), row)).collect();
        moved.sort_by_key(|(change, row)| (std::cmp::Reverse(*change), row.name.clone()));
        let list = |title: &str, moved: &mut dyn Iterator<Item = &(isize, &Row)>| {
            html! {
                div {
                    h3 { (title) }
                    ol class="moved" role="list" {
                        @for (change, row) in moved.take(MOVED) {
                            li {
                                a href=(self.address(row, new)) { (row.name) } " "
                                span class="name-count" { (if *change > 0 { "+" } else { "−" }) (change.unsigned_abs() / 10) "." (change.unsigned_abs() % 10) }
                            }
                        }
                    }
                }
            }
        };
        let (from, to) = (&self.columns[old].label, &self.columns[new].label);
        html! {
            section class="trend" aria-labelledby="moved" {
                h2 id="moved" { "Words that rise and fall" }
                p class="byline" { "How the share of titles with the word changed from " (from) " to " (to) ", in percentage points" }
                div class="moved-lists" {
                    (list("Rising", &mut moved.iter().filter(|(change, _)| *change > 0)))
                    (list("Falling", &mut moved.iter().rev().filter(|(change, _)| *change < 0)))
                }
            }
        }
    }

    /// The list of what a cell counts.
    fn address(&self, row: &Row, column: usize) -> String {
        let year = Term::included(&self.columns[column].term);
        self.library.href(&Route::Browse(row.query.toggled(Facet::Year, &year)))
    }

    fn table(&self, id: &str, title: &str, rows: &[Row]) -> Markup {
        let most = rows.iter().flat_map(|row| &row.counts).max().copied().unwrap_or(0);
        if most == 0 {
            return Markup::default();
        }
        html! {
            section class="trend" {
                h2 id=(id) { (title) }
                div class="plot" role="region" tabindex="0" aria-labelledby=(id) {
                    table {
                        thead {
                            tr {
                                td {}
                                @for column in &self.columns { th scope="col" { (column.label) } }
                                th scope="col" { "All" }
                            }
                        }
                        tbody {
                            @for row in rows {
                                tr data-hue=[row.hue] {
                                    th scope="row" { (breakable(&row.name)) }
                                    @for (column, count) in row.counts.iter().enumerate() {
                                        td { @if *count > 0 { (mark(&self.address(row, column), &format!("{}, {}", row.name, self.columns[column].label), *count, most)) } }
                                    }
                                    td class="plot-all" {
                                        a href=(self.library.href(&Route::Browse(row.query.clone()))) aria-label=(format!("{}: {}", row.name, papers(row.total))) { (thousands(row.total)) }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A name that may go on in the next line after a slash.
fn breakable(name: &str) -> Markup {
    html! { @for (number, part) in name.split_inclusive('/').enumerate() { @if number > 0 { wbr; } (part) } }
}

/// A number on a ground that is the stronger, the larger it is.
fn mark(address: &str, name: &str, count: usize, most: usize) -> Markup {
    // Counts of papers are far below what a double holds exactly.
    #[allow(clippy::cast_precision_loss)]
    let strength = (count as f64 / most as f64).sqrt();
    html! {
        a class="mark" href=(address) aria-label=(format!("{name}: {}", papers(count))) {
            svg viewBox="0 0 44 32" width="44" height="32" aria-hidden="true" focusable="false" {
                rect width="44" height="32" rx="5" fill-opacity=(format!("{strength:.2}")) {}
            }
            span { (thousands(count)) }
        }
    }
}
