//! The judged queries of the benchmark, `bench/judged.json` and `bench/meaning.json`: they are about papers that
//! the list has, each query stands once, and what it promises can be kept.

use std::collections::{BTreeMap, BTreeSet};

use crate::generators::shipped;
use catalogue::Query;
use catalogue::search::{Index, search};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Judged {
    kind: String,
    text: String,
    papers: Vec<JudgedPaper>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct JudgedPaper {
    within: usize,
    id: String,
    title: String,
}

const KINDS: [&str; 25] = [
    "method",
    "author",
    "author and topic",
    "topic",
    "topic and filter",
    "misspelt",
    "half-typed",
    "compound",
    "accents",
    "inflection",
    "spelling",
    "title",
    "question",
    "some words",
    "acronym",
    "venue alias",
    "name form",
    "address",
    "repository",
    "signs",
    "identifier",
    "phrase",
    "exclusion",
    "field",
    MEANING,
];

/// Questions in other words than the titles have.
const MEANING: &str = "meaning";

fn judged() -> Vec<Judged> {
    let of_kinds: Vec<Judged> = serde_json::from_slice(include_bytes!("../../../bench/judged.json")).unwrap();
    let of_meaning: Vec<Judged> = serde_json::from_slice(include_bytes!("../../../bench/meaning.json")).unwrap();
    of_kinds.into_iter().chain(of_meaning).collect()
}

#[test]
fn every_judged_paper_is_in_the_list_under_its_title() {
    let catalogue = shipped();
    let titles: BTreeMap<&str, &str> =
        catalogue.papers().iter().map(|paper| (paper.id.as_str(), paper.title.as_str())).collect();
    for query in judged() {
        for paper in &query.papers {
            let title = titles.get(paper.id.as_str());
            assert_eq!(title, Some(&paper.title.as_str()), "{} in {:?}", paper.id, query.text);
        }
    }
}

#[test]
fn no_query_is_judged_twice() {
    let queries = judged();
    let texts: BTreeSet<String> = queries.iter().map(|query| query.text.to_lowercase()).collect();
    assert_eq!(texts.len(), queries.len());
    assert!(queries.len() >= 417 + 60);
}

#[test]
fn what_is_judged_can_be_kept() {
    for query in judged() {
        let text = &query.text;
        assert!(KINDS.contains(&query.kind.as_str()), "{text:?} is of no known kind: {}", query.kind);
        assert!(!query.papers.is_empty(), "{text:?} asks for nothing");
        let ids: BTreeSet<&str> = query.papers.iter().map(|paper| paper.id.as_str()).collect();
        assert_eq!(ids.len(), query.papers.len(), "{text:?} names a paper twice");
        assert!(query.papers.iter().all(|paper| [1, 3, 10].contains(&paper.within)), "{text:?}");
        for within in [1, 3] {
            let count = query.papers.iter().filter(|paper| paper.within <= within).count();
            assert!(count <= within, "{text:?} puts {count} papers in the first {within}");
        }
    }
}

/// For each kind: how many queries it has, and the means of the four figures of `bench/README.md`.
fn figures() -> BTreeMap<String, (usize, [f64; 4])> {
    let catalogue = shipped();
    let index = Index::new(&catalogue);
    let mut figures: BTreeMap<String, (usize, [f64; 4])> = BTreeMap::new();
    for query in judged() {
        let results = search(&index, &Query::default().with_text(&query.text)).complete().unwrap();
        let found: Vec<&str> =
            results.papers.iter().take(100).map(|paper| catalogue.papers()[*paper].id.as_str()).collect();
        let rank = |paper: &JudgedPaper| found.iter().position(|id| *id == paper.id).map(|at| at + 1);
        let is_within = |paper: &JudgedPaper, within| rank(paper).is_some_and(|rank| rank <= within);
        let best = query.papers.iter().map(|paper| paper.within).min().unwrap();
        let first = query.papers.iter().filter(|paper| paper.within == best).filter_map(rank).min();
        let in_ten = query.papers.iter().filter(|paper| is_within(paper, 10)).count();
        let possible = query.papers.len().min(10);
        let are_high =
            query.papers.iter().filter(|paper| paper.within < 10).all(|paper| is_within(paper, paper.within));
        let of_kind = figures.entry(query.kind).or_default();
        of_kind.0 += 1;
        let one = [
            first.map_or(0.0, |rank| 1.0 / rank as f64),
            in_ten as f64 / possible as f64,
            f64::from(u8::from(first == Some(1))),
            f64::from(u8::from(are_high && in_ten >= possible)),
        ];
        of_kind.1.iter_mut().zip(one).for_each(|(sum, figure)| *sum += figure);
    }
    figures.values_mut().for_each(|(count, sums)| sums.iter_mut().for_each(|sum| *sum /= *count as f64));
    figures
}

#[test]
fn every_kind_is_answered_as_well_as_it_was() {
    for (kind, (count, figures)) in figures() {
        println!("{kind:20} {count:4} {figures:.3?}");
        // The least that every kind had when this was written.
        let least = if kind == MEANING { [0.30, 0.16, 0.23, 0.01] } else { [0.87, 0.84, 0.76, 0.59] };
        assert!(figures.iter().zip(least).all(|(figure, least)| *figure >= least), "{kind}: {figures:.3?}");
    }
}
