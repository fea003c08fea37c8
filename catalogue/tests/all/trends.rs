//! The trends: each number is that of the list which its query finds.

use std::collections::BTreeSet;

use crate::generators::{cases, catalogue, query, shipped, small_catalogue};
use catalogue::paper::Line;
use catalogue::query::{Facet, Term};
use catalogue::search::{Index, search};
use catalogue::trends::{Row, Trends};
use catalogue::{Catalogue, Parts, Query};
use proptest::prelude::*;

fn listed() -> (Catalogue, Index) {
    let catalogue = shipped();
    let index = Index::new(&catalogue);
    (catalogue, index)
}

fn rows(trends: &Trends) -> Vec<&Row> {
    let facets = [&trends.categories, &trends.venues, &trends.techniques, &trends.authors, &trends.words];
    [&trends.all].into_iter().chain(facets.into_iter().flatten()).collect()
}

fn names(rows: &[Row]) -> Vec<&str> {
    rows.iter().map(|row| row.name.as_str()).collect()
}

fn found(index: &Index, query: &Query) -> BTreeSet<usize> {
    search(index, query).complete().unwrap().papers.into_iter().collect()
}

/// Checks every number, and answers how many there are besides 0.
fn check(catalogue: &Catalogue, index: &Index, query: &Query) -> usize {
    let trends = Trends::of(index, catalogue, query);
    let all = found(index, query);
    assert_eq!(trends.all.total, all.len(), "{query}");
    let mut numbers = 0;
    for row in rows(&trends) {
        let own = found(index, &row.query);
        assert_eq!(row.total, own.len(), "{query}: {}", row.name);
        assert!(own.is_subset(&all), "{query}: {}", row.name);
        let mut dated = 0;
        for (column, count) in trends.years.iter().zip(&row.by_year).filter(|(_, count)| **count > 0) {
            let within = found(index, &row.within(column));
            assert_eq!(*count, within.len(), "{query}: {}, {}", row.name, column.label);
            assert!(within.is_subset(&own), "{query}: {}, {}", row.name, column.label);
            dated += count;
            numbers += 1;
        }
        for (column, count) in trends.months.iter().zip(&row.by_month) {
            let month = |position: &usize| catalogue.papers()[*position].arxiv_month();
            let of_month =
                own.iter().filter(|position| month(position).is_some_and(|month| month.short() == column.label));
            assert_eq!(*count, of_month.count(), "{query}: {}, {}", row.name, column.label);
            // A month that no paper of the list has narrows nothing, and has no link.
            if *count > 0 {
                assert_eq!(*count, found(index, &row.within(column)).len(), "{query}: {}, {}", row.name, column.label);
            }
        }
        let years = own.iter().filter(|position| catalogue.papers()[**position].year().is_some()).count();
        assert_eq!(dated, years, "{query}: {}", row.name);
    }
    numbers
}

#[test]
fn each_number_is_that_of_the_list_that_its_query_finds() {
    let (catalogue, index) = listed();
    let numbers: Vec<usize> = [
        "",
        "category=quantization&has=code",
        "category=quantization&category=survey&venue=-icml",
        "category=-quantization&sort=title&view=table",
        "year=2021..2024&year=-2023",
        "year=..2022&year=2024",
        "year=2024&venue=neurips",
        "venue=arxiv",
        "technique=unstructured",
        "q=cache",
        "q=quantisaton+-survey&has=-code",
        "q=kv+OR+prune&author=song+han",
        "category=astrology&year=1950&colour=blue",
        "q=qqqqqq",
    ]
    .iter()
    .map(|text| check(&catalogue, &index, &Query::parse(text)))
    .collect();
    assert!(numbers[0] > 150 && numbers[1] > 60, "{numbers:?}");
    assert_eq!(numbers.last(), Some(&0));
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn each_number_is_that_of_its_list_whatever_is_asked_for(catalogue in catalogue(), query in query()) {
        let index = Index::new(&catalogue);
        check(&catalogue, &index, &query);
    }
}

#[test]
fn only_what_an_address_can_ask_for_is_counted() {
    let (catalogue, index) = listed();
    let of = |text: &str| Trends::of(&index, &catalogue, &Query::parse(text));
    let all = of("");
    assert!(all.categories.len() > 10 && all.venues.len() == 14 && all.techniques.len() > 3 && all.words.len() == 24);
    // One value would say the same as all; several are alternatives, so no other stands beside them.
    let one = of("category=quantization");
    assert_eq!(names(&one.categories), [""; 0]);
    assert!(one.venues.len() > 5);
    assert_eq!(names(&of("category=survey&category=quantization").categories), ["Quantization", "Survey"]);
    let others = of("category=-quantization");
    assert_eq!(others.categories.len(), all.categories.len() - 1);
    assert!(!names(&others.categories).contains(&"Quantization"));
    // What names nothing narrows nothing.
    assert_eq!(of("category=astrology").categories.len(), all.categories.len());
}

#[test]
fn authors_are_counted_under_the_name_that_is_shown() {
    let plain = small_catalogue(&[
        ("2306.00001", "Red", &["A. Oak", "Bo Ash", "BO ASH"][..], "one", "", false),
        ("2406.00001", "Green", &["Ana Oak", "Cy Elm", "Lamp Team"][..], "one", "", false),
        ("2406.00002", "Blue", &["Ana Oak", "Lamp Team"][..], "one", "", false),
    ]);
    let people = vec![["Ana Oak", "A. Oak"].map(|name| Line::new(name).unwrap()).to_vec()];
    let catalogue = Catalogue::new(Parts { people, ..plain.parts().clone() }).unwrap();
    let index = Index::new(&catalogue);
    let of = |text: &str| {
        check(&catalogue, &index, &Query::parse(text));
        let authors = Trends::of(&index, &catalogue, &Query::parse(text)).authors;
        authors.into_iter().map(|row| (row.name, row.by_year)).collect::<Vec<_>>()
    };
    let group = ("Lamp Team".to_owned(), vec![0, 2]);
    assert_eq!(of(""), [("Ana Oak".to_owned(), vec![1, 2]), group.clone()]);
    assert_eq!(of("author=-Ana+Oak"), []);
    assert_eq!(of("author=-Cy+Elm").len(), 1);
    assert_eq!(of("q=blue+OR+green&author=-Cy+Elm"), []);
    assert_eq!(of("year=2024")[1], ("Lamp Team".to_owned(), vec![2]));
    // Of those who are asked for, every paper may have others.
    assert_eq!(of("author=Ana+Oak"), []);
}

/// A paper of each year from 2010 to 2021 but 2013.
fn years() -> (Catalogue, Index) {
    let ids: Vec<String> = (10..22).filter(|year| *year != 13).map(|year| format!("{year}06.00001")).collect();
    let rows: Vec<_> = ids.iter().map(|id| (id.as_str(), "alpha", &[][..], "one", "", false)).collect();
    let catalogue = small_catalogue(&rows);
    let index = Index::new(&catalogue);
    (catalogue, index)
}

#[test]
fn the_columns_are_the_years_that_are_asked_for() {
    let (catalogue, index) = years();
    let columns = |text: &str| {
        let query = Query::parse(text);
        check(&catalogue, &index, &query);
        let trends = Trends::of(&index, &catalogue, &query);
        let terms =
            |column| trends.all.within(column).terms(Facet::Year).iter().map(Term::to_string).collect::<Vec<_>>();
        let columns = trends.years.iter().map(|column| format!("{}: {}", column.label, terms(column).join(" ")));
        columns.collect::<Vec<_>>()
    };
    let all = columns("");
    assert_eq!((all.len(), all[0].as_str(), all[7].as_str()), (8, "–2014: ..2014", "2021: 2021"));
    assert_eq!(columns("year=2019..2020"), ["2019: 2019", "2020: 2020"]);
    // Other filters leave the columns as they are, so that tables can be compared, and so does what names nothing.
    assert_eq!(columns("has=award"), all);
    assert_eq!(columns("year=1950"), all);
    // What is older is no more than was asked for, and what is ruled out is still said.
    assert_eq!(columns("year=2011..2020")[0], "–2012: 2011..2012");
    assert_eq!(columns("year=-2012..2015")[0], "–2010: -2012..2015 2010");
    assert_eq!(columns("year=2010&year=2012&year=2015..")[0], "–2012: 2010,2012");
}

#[test]
fn the_months_end_with_the_newest_of_a_paper() {
    let ids = ["2406.00001", "2407.00001", "2501.00001", "2501.00002", "2303.00001", "no-month"];
    let rows: Vec<_> = ids.iter().map(|id| (*id, "alpha", &[][..], "one", "", false)).collect();
    let catalogue = small_catalogue(&rows);
    let index = Index::new(&catalogue);
    let months = |text: &str| {
        let query = Query::parse(text);
        check(&catalogue, &index, &query);
        let trends = Trends::of(&index, &catalogue, &query);
        let months = trends.months.iter().zip(&trends.all.by_month);
        months.map(|(column, count)| format!("{}: {count}", column.label)).collect::<Vec<_>>()
    };
    let all = months("");
    assert_eq!((all.len(), all[0].as_str(), all[11].as_str()), (12, "Feb 2024: 0", "Jan 2025: 2"));
    assert_eq!((all[4].as_str(), all[5].as_str(), all[6].as_str()), ("Jun 2024: 1", "Jul 2024: 1", "Aug 2024: 0"));
    assert_eq!(months("year=2024")[11], "Jul 2024: 1");
    assert_eq!(months("month=2024-06&month=2023-03"), ["Jun 2024: 1"]);
    assert_eq!(months("month=-2025-01")[11], "Jul 2024: 1");
    assert_eq!(months("year=1950&q=beta"), [""; 0]);
}

#[test]
fn a_word_in_both_numbers_is_one() {
    let titles = ["A Model of Lamps", "Models, a Model and Lamps", "Small Models", "The Process", "Process Lenses"];
    let ids: Vec<String> = (1..=titles.len()).map(|number| format!("2306.{number:05}")).collect();
    let rows: Vec<_> =
        ids.iter().zip(titles).map(|(id, title)| (id.as_str(), title, &[][..], "one", "", false)).collect();
    let catalogue = small_catalogue(&rows);
    let trends = Trends::of(&Index::new(&catalogue), &catalogue, &Query::default());
    let words: Vec<_> = trends.words.iter().map(|row| (row.name.as_str(), row.total)).collect();
    assert_eq!(words, [("model", 3), ("lamps", 2), ("process", 2)]);
    assert_eq!(trends.words[0].query.text, "title:\"model\" OR title:\"models\"");
}

#[test]
fn words_rise_and_fall_only_where_there_are_enough_papers() {
    let (catalogue, index) = listed();
    let of = |text: &str| Trends::of(&index, &catalogue, &Query::parse(text));
    let trends = of("");
    let changes = trends.changes().unwrap();
    let moved: Vec<isize> = changes.words.iter().map(|(change, _)| *change).collect();
    let names: Vec<&str> = changes.words.iter().map(|(_, row)| row.name.as_str()).collect();
    assert!(!names.contains(&"model") && names.contains(&"quantization"), "{names:?}");
    assert_eq!(moved.len(), trends.words.iter().filter(|row| 4 * row.total <= trends.all.total).count());
    assert!(moved.is_sorted_by(|left, right| left >= right) && moved[0] > 0 && moved[moved.len() - 1] < 0, "{moved:?}");
    assert!(changes.from.label < changes.to.label);
    assert!(of("category=efficient-training").changes().is_none() && of("year=2024").changes().is_none());
}
