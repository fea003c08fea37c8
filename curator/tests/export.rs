//! The formats that others read: each is what it says it is, for the whole catalogue that is
//! shipped, and looks as it should for a few papers.
#![allow(clippy::unwrap_used)]

use std::collections::HashSet;

use catalogue::abstracts::Abstracts;
use catalogue::cite::CitationKeys;
use catalogue::decode::decode;
use catalogue::{Catalogue, Paper};
use curator::export::{self, Format};

fn shipped() -> Catalogue {
    decode(include_bytes!("../../public/papers.json")).unwrap()
}

/// The papers in a format, without abstracts.
fn written(catalogue: &Catalogue, papers: &[&Paper], format: Format) -> String {
    export::write(catalogue, papers, format, &Abstracts::default())
}

/// A few papers: of a conference, a journal, a preprint, one that is not on arXiv.
fn few(catalogue: &Catalogue) -> Vec<&Paper> {
    let ids =
        ["2301.00774", "2306.08543", "understanding-sparse-neural-networks-from-their-topology-via-multipartite-graph"];
    catalogue.papers().iter().filter(|paper| ids.contains(&paper.id.as_str())).collect()
}

#[test]
fn a_query_of_the_site_chooses_papers() {
    let catalogue = shipped();
    let chosen = export::select(&catalogue, Some("category=quantization&year=2024")).unwrap();
    assert!(chosen.len() > 20);
    assert!(chosen.iter().all(|paper| paper.year() == Some(2024)));
    assert_eq!(export::select(&catalogue, None).unwrap().len(), 849);
    let error = export::select(&catalogue, Some("colour=red")).unwrap_err();
    assert!(error.contains("colour=red"), "{error}");
}

#[test]
fn every_key_is_there_once_and_does_not_depend_on_the_query() {
    let catalogue = shipped();
    let keys = CitationKeys::of(catalogue.papers());
    assert_eq!(catalogue.papers().iter().map(|paper| keys.key(paper)).collect::<HashSet<_>>().len(), 849);
    let all: Vec<&Paper> = catalogue.papers().iter().collect();
    let bibtex = written(&catalogue, &all, Format::Bibtex);
    for paper in &all {
        let key = keys.key(paper);
        assert_eq!(bibtex.matches(&format!("{{{key},\n")).count(), 1, "{key}");
        assert!(written(&catalogue, &[paper], Format::Bibtex).contains(&format!("{{{key},\n")));
        assert!(written(&catalogue, &[paper], Format::Ris).contains(&format!("ID  - {key}\r\n")));
        assert!(written(&catalogue, &[paper], Format::CslJson).contains(&format!("\"id\": \"{key}\"")));
    }
}

#[test]
fn json_is_json() {
    let catalogue = shipped();
    let all: Vec<&Paper> = catalogue.papers().iter().collect();
    let csl: Vec<serde_json::Value> = serde_json::from_str(&written(&catalogue, &all, Format::CslJson)).unwrap();
    assert_eq!(csl.len(), 849);
    assert_eq!(written(&catalogue, &[], Format::CslJson), "[]\n");
    let lines = export::jsonl(&catalogue, &all);
    assert_eq!(lines.lines().count(), 849);
    for (line, paper) in lines.lines().zip(&all) {
        let record: serde_json::Value = serde_json::from_str(line).unwrap();
        assert_eq!(record["title"], paper.title.as_str());
    }
}

#[test]
fn a_table_has_a_row_for_every_paper() {
    let catalogue = shipped();
    let all: Vec<&Paper> = catalogue.papers().iter().collect();
    let table = written(&catalogue, &all, Format::Csv);
    assert_eq!(table.matches("\r\n").count(), 850);
    // Outside of quotes every row has as many commas as the header.
    let commas = table.lines().next().unwrap().matches(',').count();
    for row in table.trim_end().split("\r\n") {
        let outside: String = row.split('"').step_by(2).collect();
        assert_eq!(outside.matches(',').count(), commas, "{row}");
    }
}

#[test]
fn each_format_looks_as_it_should() {
    let catalogue = shipped();
    let papers = few(&catalogue);
    assert_eq!(papers.len(), 3);
    insta::assert_snapshot!("bibtex", written(&catalogue, &papers, Format::Bibtex));
    insta::assert_snapshot!("ris", written(&catalogue, &papers, Format::Ris));
    insta::assert_snapshot!("csl", written(&catalogue, &papers, Format::CslJson));
    insta::assert_snapshot!("csv", written(&catalogue, &papers, Format::Csv));
    insta::assert_snapshot!("jsonl", export::jsonl(&catalogue, &papers));
    insta::assert_snapshot!("atom", export::atom::write(&catalogue, &papers, &Abstracts::default()));
    insta::assert_snapshot!("markdown", export::readme::write_bullets(&catalogue, &papers));
    insta::assert_snapshot!("readme", export::readme::write(&catalogue, &papers));
}
