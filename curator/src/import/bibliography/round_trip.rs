//! What `papers export` writes is read back as the same papers.
use std::collections::HashMap;
use std::path::Path;

use catalogue::cite::CitationKeys;
use catalogue::cite::work::Work;
use catalogue::decode::decode;
use catalogue::export::{Texts, csv};
use catalogue::paper::Line;
use catalogue::{Catalogue, Date, Paper, PaperId, Slug, Venue, WebAddress};

use super::tests::{EXPORTS, list};
use crate::import::records::record::Record;
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
fn works_of_their_own_are_read_back_with_whose_they_are() {
    let labels = [
        "PhD thesis, MIT 2021",
        "Master's thesis, Universität Köln 2021",
        "Technical report, Lamp & Sons, Ltd 2021",
        "Book, Springer 2021",
        "Book, O'Reilly 2021",
        "Book 2021",
        "PhD thesis 2021",
        "Technical report 2021",
        "Chapter in Handbook of Lamps: 50% of Light 2021",
    ];
    let shipped = decode(include_bytes!("../../../../public/papers.json")).unwrap();
    let mut papers = shipped.papers()[..labels.len()].to_vec();
    for (number, (paper, label)) in papers.iter_mut().zip(labels).enumerate() {
        paper.id = PaperId::new(&format!("lamps-{number}")).unwrap();
        paper.url = Some(WebAddress::new(&format!("https://example.org/{number}")).unwrap());
        paper.venue = Some(Venue::parse(label).unwrap());
        paper.stated_year = None;
    }
    let all: Vec<&Paper> = papers.iter().collect();
    let keys = CitationKeys::of(&papers);
    for (format, name) in EXPORTS {
        let written = format.write(&all, &keys, shipped.categories(), Texts::NONE);
        let told = list(name, &written, &HashMap::new());
        let work = |venue: &Option<Venue>| venue.as_ref().map(|venue| (Work::of(venue), venue.year()));
        let read = told.records.iter().filter_map(|(record, _)| match record {
            Record::Paper(paper) => Some(work(&paper.venue)),
            _ => None,
        });
        let read: Vec<_> = read.collect();
        let wanted: Vec<_> = all.iter().map(|paper| work(&paper.venue)).collect();
        assert_eq!(read, wanted, "{}", format.label());
    }
}

#[test]
fn works_are_read_as_other_programs_write_them() {
    for (name, text, label) in [
        (
            "a.ris",
            "TY  - EBOOK\nTI  - Lamps\nAU  - Oak, Ann\nPB  - Springer\nPY  - 2019\nER  - \n",
            "Book, Springer 2019",
        ),
        (
            "a.ris",
            "TY  - EDBOOK\nTI  - Lamps\nAU  - Oak, Ann\nPB  - Springer\nPY  - 2019\nER  - \n",
            "Book, Springer 2019",
        ),
        (
            "a.ris",
            "TY  - ECHAP\nTI  - Lamps\nAU  - Oak, Ann\nT2  - Light\nPB  - Springer\nPY  - 2019\nER  - \n",
            "Chapter in Light 2019",
        ),
        (
            "a.json",
            r#"[{"itemType": "thesis", "title": "Lamps", "creators": [], "author": "Ann Oak", "thesisType": "Master's thesis", "university": "MIT", "date": "2019"}]"#,
            "Master's thesis, MIT 2019",
        ),
    ] {
        let told = list(name, text, &HashMap::new());
        let read = told.records.iter().find_map(|(record, _)| match record {
            Record::Paper(paper) => Some(paper.venue.as_ref()?.label().to_owned()),
            _ => None,
        });
        assert_eq!(read.as_deref(), Some(label), "{text}");
    }
}

#[test]
fn a_table_keeps_collections_and_the_days_on_which_papers_were_added() {
    let shipped = decode(include_bytes!("../../../../public/papers.json")).unwrap();
    let mut papers = shipped.papers()[..2].to_vec();
    papers[0].collection = Slug::new("side-list").unwrap();
    papers[0].added = Date::parse("2026-11-20");
    let all: Vec<&Paper> = papers.iter().collect();
    let written = csv::write(&all, shipped.categories(), Texts::NONE);
    let told = |text: &str| -> Vec<(String, Option<Date>)> {
        let told = list("a.csv", text, &HashMap::new());
        let read = told.records.into_iter().filter_map(|(record, _)| match record {
            Record::Paper(paper) => Some((paper.collection.to_string(), paper.added)),
            _ => None,
        });
        read.collect()
    };
    let wanted: Vec<_> = papers.iter().map(|paper| (paper.collection.to_string(), paper.added)).collect();
    assert_eq!(told(&written), wanted);
    // In the tables of others a collection is anything.
    assert_eq!(
        told(&written.replacen("id,", "number,", 1)),
        [("papers".to_owned(), None), ("papers".to_owned(), None)]
    );
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
        let told = list(name, &format.write(&all, &keys, catalogue.categories(), Texts::NONE), &HashMap::new());
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
