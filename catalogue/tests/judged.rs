//! The judged queries of the benchmark, `bench/judged.json`: they are about papers that the
//! list has, each query stands once, and what it promises can be kept.
#![allow(clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};

use catalogue::decode::decode;
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

const KINDS: [&str; 24] = [
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
];

fn judged() -> Vec<Judged> {
    serde_json::from_slice(include_bytes!("../../bench/judged.json")).unwrap()
}

#[test]
fn every_judged_paper_is_in_the_list_under_its_title() {
    let catalogue = decode(include_bytes!("../../public/papers.json")).unwrap();
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
    assert!(queries.len() >= 417);
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
