//! What `papers export` writes is read back as the same papers.
use std::collections::HashMap;
use std::path::Path;

use catalogue::cite::CitationKeys;
use catalogue::decode::decode;
use catalogue::paper::Line;
use catalogue::{Catalogue, Paper, Slug};

use super::tests::{EXPORTS, list};
use crate::import::record::Record;
use crate::record_lines;

/// What every format has room for.
fn facts(paper: &Paper, name_of: impl Fn(&Slug) -> Option<String>) -> Vec<String> {
    let mut facts = vec![
        paper.title.to_string(),
        paper.authors.iter().map(|author| author.as_str()).collect::<Vec<_>>().join("; "),
        paper.arxiv().unwrap_or_default().to_owned(),
        // Its year may be that of the paper: no format but CSV tells them apart.
        paper.venue.as_ref().map(|venue| venue.series().name().to_owned()).unwrap_or_default(),
        paper.year().map(|year| year.to_string()).unwrap_or_default(),
        paper.address().unwrap_or_default(),
    ];
    facts.extend(paper.categories.iter().filter_map(name_of));
    facts
}

#[test]
fn records_come_back_whole_with_the_names_of_their_categories() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../public/papers.json");
    let shipped = decode(&std::fs::read(file).unwrap()).unwrap();
    let mut parts = shipped.parts().clone();
    // A name that its id says, one in another script, and one of which the id is another word.
    for (category, name) in parts.categories.iter_mut().zip(["Knowledge distillation", "模型压缩", "Rainfall–runoff"])
    {
        category.name = Line::new(name).unwrap();
    }
    let catalogue = Catalogue::new(parts).unwrap();
    let all: Vec<&Paper> = catalogue.papers().iter().collect();
    let told = list("a.jsonl", &record_lines::write(&catalogue, &all), &HashMap::new());
    assert!(told.diagnostics.is_empty(), "{:#?}", told.diagnostics);
    let read = told.records.iter().filter_map(|(record, _)| match record {
        Record::Paper(paper) => Some(&**paper),
        _ => None,
    });
    assert!(read.eq(all.iter().copied()));
    for category in catalogue.categories() {
        let name = told.categories.iter().find(|known| known.id == category.id).map(|known| known.name.as_str());
        let is_used = all.iter().any(|paper| paper.categories.contains(&category.id));
        assert_eq!(name, is_used.then_some(category.name.as_str()));
    }
}

#[test]
fn what_was_exported_is_read_back() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../public/papers.json");
    let catalogue = decode(&std::fs::read(file).unwrap()).unwrap();
    let keys = CitationKeys::of(catalogue.papers());
    let all: Vec<&Paper> = catalogue.papers().iter().collect();
    let written_name =
        |id: &Slug| catalogue.categories().iter().find(|category| category.id == *id).map(|it| it.name.to_string());
    for (format, name) in EXPORTS {
        let told = list(name, &format.write(&all, &keys, catalogue.categories(), &|_| None), &HashMap::new());
        let read_name =
            |id: &Slug| told.categories.iter().find(|category| category.id == *id).map(|it| it.name.to_string());
        let read: Vec<&Paper> = told
            .records
            .iter()
            .filter_map(|(record, _)| match record {
                Record::Paper(paper) => Some(&**paper),
                _ => None,
            })
            .collect();
        assert_eq!(read.len(), all.len(), "{}", format.label());
        for (paper, again) in all.iter().zip(read) {
            assert_eq!(facts(paper, written_name), facts(again, read_name), "{}", format.label());
        }
    }
}
