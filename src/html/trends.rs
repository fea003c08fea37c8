//! How the field moves: what is counted by year and month, in tables whose numbers have a ground of their strength.
use catalogue::Slug;
use catalogue::query::Query;
use catalogue::route::Route;
use catalogue::search::Results;
use catalogue::trends::{Changes, Column, Row, Trends};
use maud::{Markup, html};

use crate::data::library::Library;
use crate::html::badge::hue;
use crate::html::breakable::breakable;
use crate::html::chips::chips;
use crate::html::count::{papers, thousands};
use crate::html::results::not_understood;

/// How many of the words that rise and fall are named.
const CHANGED: usize = 6;

/// The most columns for which two tables have room side by side.
const BESIDE: usize = 8;

/// The inside of the heading. What is asked for is seen in the chips, and only heard here.
#[must_use]
pub fn heading(library: &Library, query: &Query) -> Markup {
    html! { "Trends" @if let Some(names) = library.narrowed(query) { span class="spoken" { ": " (names) } } }
}

/// What the tables are of, for some papers of the list or all of them.
#[must_use]
pub fn lead(library: &Library, count: usize) -> String {
    let all = library.index.len();
    let shown = if count < all { "these papers".to_owned() } else { format!("the {} in this list", papers(all)) };
    let whole = if library.is_long() { "; the filters of the list don’t change this page" } else { "" };
    format!("How the field is moving, judging by {shown}. Each number links to the papers it counts{whole}.")
}

/// What narrows the papers, and what was not understood.
#[must_use]
pub fn asked(library: &Library, page: &Route, results: &Results) -> Markup {
    html! {
        div class="asked" { (chips(library, page, results.asks_nothing)) }
        (not_understood(library, page, results))
    }
}

/// The tables of the papers that a query finds, of a list that is loaded as a whole.
#[must_use]
pub fn tables(library: &Library, query: &Query) -> Markup {
    let trends = Trends::of(&library.index, &library.catalogue, query);
    if trends.all.total == 0 {
        return html! { p { "No papers match, so there is nothing to count." } };
    }
    let category_hue = |row: &Row| Slug::new(&row.id).ok().map(|id| hue(library, &id));
    let no_hue = |_: &Row| None;
    let by_year = |id, title, rows: &[Row], hue: &dyn Fn(&Row) -> Option<usize>| {
        let rows = rows.iter().map(|row| (row, &row.by_year[..])).collect();
        table(library, &Table { id, title, columns: &trends.years, rows, has_totals: true }, hue)
    };
    let is_recent = |row: &&Row| row.by_month.iter().any(|count| *count > 0);
    let rows = [&trends.all].into_iter().chain(&trends.categories).filter(is_recent);
    let rows = rows.map(|row| (row, &row.by_month[..])).collect();
    let by_month = Table { id: "months", title: "The latest months", columns: &trends.months, rows, has_totals: false };
    html! {
        div class="trends" {
            (by_year("years", "Papers per year", std::slice::from_ref(&trends.all), &no_hue))
            (by_year("categories", "Categories by year", &trends.categories, &category_hue))
            (table(library, &by_month, &category_hue))
            (by_year("venues", "Venues by year", &trends.venues, &no_hue))
            (by_year("techniques", "Techniques by year", &trends.techniques, &no_hue))
            (by_year("authors", "Authors by year", &trends.authors, &no_hue))
            @if let Some(changes) = trends.changes() { (changed(library, &changes)) }
            (by_year("words", "Words of titles by year", &trends.words, &no_hue))
        }
        p class="static-note" {
            "The stronger the colour, the larger the number, compared with the largest in the table. "
            "The year is that of the venue, else that of the preprint; the month is that of the preprint. "
            "The latest ones may be incomplete."
            @match trends.undated() {
                0 => {}
                1 => { " One paper has no known year, and is only in the totals." }
                count => { " " (count) " papers have no known year, and are only in the totals." }
            }
        }
    }
}

/// The words that rise and those that fall.
fn changed(library: &Library, changes: &Changes) -> Markup {
    let list = |title: &str, words: &mut dyn Iterator<Item = &(isize, &Row)>| {
        html! {
            div {
                h3 { (title) }
                ol class="moved" role="list" {
                    @for (change, row) in words.take(CHANGED) {
                        li {
                            a href=(address(library, row.within(changes.to))) { (row.name) } " "
                            span class="name-count" { (if *change > 0 { "+" } else { "−" }) (change.unsigned_abs() / 10) "." (change.unsigned_abs() % 10) }
                        }
                    }
                }
            }
        }
    };
    html! {
        section class="trend" aria-labelledby="moved" {
            h2 id="moved" { "Words that rise and fall" }
            p class="byline" { "How the share of titles with the word changed from " (changes.from.label) " to " (changes.to.label) ", in percentage points" }
            div class="moved-lists" {
                (list("Rising", &mut changes.words.iter().filter(|(change, _)| *change > 0)))
                (list("Falling", &mut changes.words.iter().rev().filter(|(change, _)| *change < 0)))
            }
        }
    }
}

/// Some papers by year or month.
struct Table<'a> {
    id: &'a str,
    title: &'a str,
    columns: &'a [Column],
    /// Each with its count in each column.
    rows: Vec<(&'a Row, &'a [usize])>,
    /// Whether the papers of all columns are all of the row.
    has_totals: bool,
}

/// A table; nothing where its rows are empty.
fn table(library: &Library, table: &Table, hue: &dyn Fn(&Row) -> Option<usize>) -> Markup {
    let most = table.rows.iter().flat_map(|(_, counts)| *counts).max().copied().unwrap_or(0);
    if most == 0 {
        return Markup::default();
    }
    html! {
        section class={ "trend" @if table.columns.len() > BESIDE { " wide" } } {
            h2 id=(table.id) { (table.title) }
            div class="plot" role="region" tabindex="0" aria-labelledby=(table.id) {
                table {
                    // No `thead`: see docs/decisions/0100.
                    tbody class="plot-head" {
                        tr {
                            td {}
                            @for column in table.columns { th scope="col" { (in_lines(&column.label)) } }
                            @if table.has_totals { th scope="col" { "All" } }
                        }
                    }
                    tbody {
                        @for (row, counts) in &table.rows {
                            tr data-hue=[hue(row)] {
                                th scope="row" { (breakable(&row.name)) }
                                @for (column, count) in table.columns.iter().zip(*counts) {
                                    td { @if *count > 0 { (mark(&address(library, row.within(column)), &format!("{}, {}", row.name, column.label), *count, most)) } }
                                }
                                @if table.has_totals {
                                    td class="plot-all" {
                                        a href=(address(library, row.query.clone())) aria-label=(format!("{}: {}", row.name, papers(row.total))) { (thousands(row.total)) }
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

/// The address of the list of what a query finds.
fn address(library: &Library, query: Query) -> String {
    library.href(&Route::Browse(query))
}

/// A label with a line for each word.
fn in_lines(label: &str) -> Markup {
    html! { @for (number, word) in label.split(' ').enumerate() { @if number > 0 { br; } (word) } }
}

/// A number on a ground that is the stronger, the larger it is.
fn mark(address: &str, name: &str, count: usize, most: usize) -> Markup {
    // The root of its part of the largest number, in hundredths: nothing else in the program writes other numbers than
    // whole ones, and the code for that is large.
    let strength = (40_000 * count / most).isqrt().div_ceil(2);
    html! {
        a class="mark" href=(address) aria-label=(format!("{name}: {}", papers(count))) {
            svg viewBox="0 0 44 32" width="44" height="32" aria-hidden="true" focusable="false" {
                rect width="44" height="32" rx="5" fill-opacity=(format!("{}.{:02}", strength / 100, strength % 100)) {}
            }
            span { (thousands(count)) }
        }
    }
}
