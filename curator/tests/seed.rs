//! The document that the first list grew from, with its broken encoding: everything in it is
//! read right, and nothing is complained of without reason.
#![allow(clippy::unwrap_used, clippy::panic)]

mod imported;

use std::collections::HashSet;

use catalogue::decode::decode;
use catalogue::readme::table_row;
use catalogue::{Catalogue, PaperId, Slug, WebAddress};
use curator::diagnostic::Severity;
use curator::import::catalogue::{Imported, combine};
use curator::import::list::{self, Count};
use curator::source::Source;

const REPOSITORY: &str = "https://github.com/horseee/Awesome-Efficient-LLM";

fn seed() -> Source {
    Source::read("seed.md", include_bytes!("fixtures/seed.md")).0
}

/// The paper whose record has since got the title of its later versions and its venue.
const CORRECTED: &str = "2306.08543";

fn shipped() -> Catalogue {
    decode(include_bytes!("../../public/papers.json")).unwrap()
}

fn import(base: Option<&Catalogue>) -> Imported {
    let collection = Slug::new("efficient-llm").unwrap();
    let repository = WebAddress::new(REPOSITORY).unwrap();
    let surrounding = imported::surrounding(&repository, &collection);
    combine(vec![list::read(&seed(), &surrounding)], base, Some(&repository), &collection).unwrap()
}

#[test]
fn every_row_is_accounted_for() {
    let count = import(None).count;
    assert_eq!(count, Count { rows: 46, papers: 32, updates: 3, contents: 11, ..Count::default() });
    assert!(count.adds_up());
}

#[test]
fn every_paper_is_read_as_the_catalogue_has_it() {
    let imported = import(None);
    let shipped = shipped();
    assert_eq!(imported.catalogue.papers().len(), 32);
    for paper in imported.catalogue.papers() {
        let (_, known) = shipped.find(&paper.id).unwrap_or_else(|| panic!("{} is not known", paper.id));
        if paper.id.as_str() == CORRECTED {
            assert_eq!(paper.title.as_str(), "Knowledge Distillation of Large Language Models");
            assert_eq!(paper.venue, None);
        } else {
            assert_eq!(paper.title, known.title);
            assert_eq!(paper.venue, known.venue, "{}", paper.id);
        }
        assert_eq!(paper.authors, known.authors, "{}", paper.id);
        assert_eq!(paper.links, known.links, "{}", paper.id);
        assert_eq!(paper.figure, known.figure, "{}", paper.id);
        assert_eq!(paper.techniques, known.techniques, "{}", paper.id);
    }
}

#[test]
fn the_list_says_what_it_is() {
    let imported = import(None);
    let parts = imported.catalogue.parts();
    assert_eq!(parts.list.title.as_str(), "Awesome-Efficient-LLM");
    assert_eq!(parts.list.tagline.as_str(), "A curated list for Efficient Large Language Models:");
    assert!(parts.list.contributing.starts_with("If you'd like to include your paper"));
    let names: Vec<&str> = parts.categories.iter().map(|category| category.name.as_str()).collect();
    // The contents name ten more, whose papers are in other files.
    assert_eq!(names, ["Knowledge Distillation"]);
    let dates: Vec<String> = parts.updates.iter().map(|update| update.date.to_string()).collect();
    assert_eq!(dates, ["2023-09-27", "2023-09-06", "2023-07-11"]);
}

#[test]
fn the_catalogue_that_has_it_all_is_left_as_it_is() {
    let shipped = shipped();
    let imported = import(Some(&shipped));
    assert_eq!(imported.catalogue, shipped);
    assert_eq!(imported.changes, []);
}

#[test]
fn nothing_is_complained_of_but_a_link_in_the_wrong_place() {
    let told: Vec<_> = import(None).diagnostics;
    assert!(told.iter().all(|told| told.severity == Severity::Note), "{told:#?}");
    let rules: HashSet<&str> = told.iter().map(|told| told.rule).collect();
    assert_eq!(rules, HashSet::from(["extra-cell"]));
}

#[test]
fn broken_encoding_is_repaired_and_told() {
    let (source, told) = Source::read("seed.md", include_bytes!("fixtures/seed.md"));
    let lines: Vec<usize> = told.iter().map(|told| told.place.as_ref().unwrap().line).collect();
    assert_eq!(lines, [18, 24, 57, 58]);
    for repaired in ["#### 🚀 Updates", "#### 💮 Contributing", "Jean-François Kagy", "Clémentine Fourrier"] {
        assert!(source.text.contains(repaired), "{repaired}");
    }
}

#[test]
fn rows_in_the_canonical_form_come_back_byte_for_byte() {
    let imported = import(None);
    let repository = WebAddress::new(REPOSITORY).unwrap();
    let rows: HashSet<String> = imported.catalogue.papers().iter().map(|paper| table_row(paper, &repository)).collect();
    let canonical = include_str!("../../catalogue/tests/all/readme/rows.md");
    assert!(canonical.lines().all(|row| rows.contains(row)));
    let same = seed().text.lines().filter(|line| rows.contains(*line)).count();
    // The others have a space too many, a badge apart, or a link to the paper in lower case.
    assert_eq!(same, 13);
    let id = PaperId::new("2308.02019").unwrap();
    let (_, paper) = imported.catalogue.find(&id).unwrap();
    assert_eq!(paper.links.len(), 2);
}
