//! The list itself, `public/papers.json`: it is read, it is in its canonical form, it is
//! whole, and every paper of it is found.

use std::collections::BTreeSet;
use std::path::PathBuf;

use crate::generators::shipped;
use catalogue::citations::References;
use catalogue::cite::{Citation, CitationKeys};
use catalogue::encode::encode;
use catalogue::neighbours::neighbours;
use catalogue::query::Facet;
use catalogue::search::{Index, search};
use catalogue::{Paper, Query, cite};

/// The number of papers in each category. A paper may be in several.
const CATEGORIES: &[(&str, usize)] = &[
    ("knowledge-distillation", 108),
    ("network-pruning", 151),
    ("quantization", 164),
    ("inference-acceleration", 125),
    ("efficient-moe", 30),
    ("text-compression", 39),
    ("low-rank-decomposition", 15),
    ("hardware-system", 56),
    ("kv-cache-compression", 57),
    ("efficient-architecture", 29),
    ("efficient-training", 4),
    ("tuning", 42),
    ("survey", 29),
    ("others", 8),
];

/// The number of papers in each collection.
const COLLECTIONS: &[(&str, usize)] = &[("efficient-llm", 787), ("efficient-plm", 62)];

/// How many results a reader sees on the first screens.
const FIRST_PAGE: usize = 10;

fn file() -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../public/papers.json");
    std::fs::read_to_string(path).unwrap()
}

fn find(index: &Index, text: &str) -> Vec<usize> {
    search(index, &Query::default().with_text(text)).unwrap_or_default().papers
}

#[test]
fn the_file_is_in_its_canonical_form() {
    let file = file();
    let canonical = encode(&shipped());
    let line = file.lines().zip(canonical.lines()).position(|(left, right)| left != right);
    assert!(file == canonical, "line {:?} is not as the program writes it", line.map(|line| line + 1));
}

#[test]
fn nothing_is_missing() {
    let catalogue = shipped();
    let parts = catalogue.parts();
    assert_eq!((parts.papers.len(), parts.tools.len(), parts.leaderboards.len()), (849, 13, 8));
    let index = Index::new(&catalogue);
    let counts =
        |facet| index.facet_values(facet).iter().map(|value| (value.id.as_str(), value.total)).collect::<Vec<_>>();
    assert_eq!(counts(Facet::Category), CATEGORIES);
    assert_eq!(counts(Facet::Collection), COLLECTIONS);
}

#[test]
fn every_paper_is_on_the_first_page_for_its_title() {
    let catalogue = shipped();
    let index = Index::new(&catalogue);
    for (position, paper) in catalogue.papers().iter().enumerate() {
        let place = find(&index, paper.title.as_str()).iter().position(|found| *found == position);
        assert!(place.is_some_and(|place| place < FIRST_PAGE), "{}: place {place:?}", paper.title);
    }
}

#[test]
fn every_arxiv_id_finds_its_paper() {
    let catalogue = shipped();
    let index = Index::new(&catalogue);
    for (position, paper) in catalogue.papers().iter().enumerate() {
        let Some(id) = paper.id.arxiv() else { continue };
        for text in [id.to_owned(), format!("arXiv:{id}v3"), format!("https://arxiv.org/abs/{id}")] {
            assert_eq!(find(&index, &text).first(), Some(&position), "{text}");
        }
    }
}

#[test]
fn every_citation_key_finds_its_paper() {
    let catalogue = shipped();
    let (index, keys) = (Index::new(&catalogue), CitationKeys::of(catalogue.papers()));
    let mut lost = Vec::new();
    // Without its year, a key is one long word.
    let has_year = |paper: &Paper| paper.year().is_some();
    for (position, paper) in catalogue.papers().iter().enumerate().filter(|(_, paper)| has_year(paper)) {
        let key = keys.key(paper);
        if !find(&index, &key).contains(&position) {
            lost.push(format!("{key}: {}", paper.title));
        }
    }
    assert_eq!(lost, Vec::<String>::new());
}

#[test]
fn every_paper_has_citations_and_neighbours() {
    let catalogue = shipped();
    let keys = CitationKeys::of(catalogue.papers());
    let all: BTreeSet<_> = catalogue.papers().iter().map(|paper| keys.key(paper)).collect();
    assert_eq!(all.len(), catalogue.papers().len(), "each paper has a key of its own");
    let index = Index::new(&catalogue);
    for (position, paper) in catalogue.papers().iter().enumerate() {
        let key = keys.key(paper);
        assert!(cite::bibtex(&Citation::new(paper, &key)).contains(&key));
        assert!(cite::ris(&Citation::new(paper, &key)).ends_with("ER  - \r\n"));
        assert!(cite::csl_json(&[Citation::new(paper, &key)]).starts_with('['));
        assert_eq!(
            neighbours(&|position| catalogue.papers().get(position), &index, &References::default(), position, 4)
                .unwrap_or_default()
                .similar
                .len(),
            4,
            "{}",
            paper.title
        );
    }
}
