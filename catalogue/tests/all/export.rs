//! Papers in the formats that others read: every paper is in each, once, in the order given.

use std::collections::HashSet;

use crate::generators::shipped;
use catalogue::Date;
use catalogue::Paper;
use catalogue::abstracts::{Abstract, Abstracts};
use catalogue::cite::CitationKeys;
use catalogue::decode::decode;
use catalogue::export::{Format, Texts, csv};

#[test]
fn every_paper_is_in_each_format_in_the_order_given() {
    let catalogue = shipped();
    let keys = CitationKeys::of(catalogue.papers());
    let papers: Vec<&Paper> = catalogue.papers().iter().rev().collect();
    let all: Vec<String> = papers.iter().map(|paper| keys.key(paper)).collect();
    assert_eq!(all.iter().collect::<HashSet<_>>().len(), papers.len());
    for format in Format::ALL {
        let text = format.write(&papers, &keys, catalogue.categories(), Texts::NONE);
        let mut rest = &text[..];
        for (paper, key) in papers.iter().zip(&all) {
            let mark = match format {
                Format::Bibtex | Format::Biblatex => format!("{{{key},\n"),
                Format::Ris => format!("ID  - {key}\r\n"),
                Format::CslJson => format!("\"id\": \"{key}\""),
                Format::Csv => format!("\r\n{},", paper.id),
                // Titles are escaped there; a paper is a line, whatever is in it.
                Format::Markdown => "- ".to_owned(),
            };
            let at = rest.find(&mark);
            assert!(at.is_some(), "{}: {mark:?} is missing", format.label());
            rest = &rest[at.unwrap() + mark.len()..];
        }
        if format == Format::Markdown {
            assert_eq!(text.lines().count(), papers.len());
        }
    }
}

#[test]
fn the_names_of_categories_are_keywords() {
    let catalogue = shipped();
    let paper = catalogue.papers().iter().find(|paper| paper.categories.len() == 2).unwrap();
    let names: Vec<&str> = paper
        .categories
        .iter()
        .map(|id| catalogue.categories().iter().find(|category| category.id == *id).unwrap().name.as_str())
        .collect();
    let written =
        |format: Format| format.write(&[paper], &CitationKeys::default(), catalogue.categories(), Texts::NONE);
    let joined = names.join(", ");
    assert!(written(Format::Bibtex).contains(&format!("keywords = {{{joined}}}")), "{}", written(Format::Bibtex));
    assert!(written(Format::Ris).contains(&format!("KW  - {}\r\nKW  - {}\r\n", names[0], names[1])));
    assert!(written(Format::CslJson).contains(&format!("\"keyword\": \"{joined}\"")));
}

#[test]
fn biblatex_has_its_own_fields() {
    let catalogue = shipped();
    let written = |id: &str| {
        let paper = catalogue.papers().iter().find(|paper| paper.id.as_str() == id).unwrap();
        Format::Biblatex.write(&[paper], &CitationKeys::default(), catalogue.categories(), Texts::NONE)
    };
    insta::assert_snapshot!([written("2301.00774"), written("2306.08543")].join("\n"));
    let is_preprint = |paper: &&Paper| paper.venue.is_none() && paper.arxiv().is_some();
    let preprint = written(catalogue.papers().iter().find(is_preprint).unwrap().id.as_str());
    assert!(preprint.starts_with("@online{"), "{preprint}");
    for (field, count) in [("eprinttype = {arxiv}", 1), ("date = {20", 1), ("year =", 0), ("note =", 0), ("month =", 0)]
    {
        assert_eq!(preprint.matches(field).count(), count, "{field}: {preprint}");
    }
}

#[test]
fn what_would_end_a_cell_is_quoted() {
    let json = include_str!("../../../tests/fixtures/small.json").replace("Pruning in One Shot", "“One”, \\\"shot\\\"");
    let catalogue = decode(json.as_bytes()).unwrap();
    let table = csv::write(&catalogue.papers().iter().collect::<Vec<_>>(), catalogue.categories(), Texts::NONE);
    assert!(table.starts_with("id,title,authors,"), "{table}");
    assert!(table.contains("“One”, \"\"shot\"\"\","), "{table}");
    assert_eq!(csv::write(&[], &[], Texts::NONE).lines().count(), 1);
}

#[test]
fn formats_with_a_field_for_it_have_the_abstract() {
    let catalogue = shipped();
    let papers: Vec<&Paper> = catalogue.papers().iter().take(2).collect();
    let date = Date { year: 2026, month: 11, day: 28 };
    let known = Abstract { text: "We show 50% of it, {at} \"once\".".to_owned(), source: "arXiv".to_owned(), date };
    let mut abstracts = Abstracts::default();
    abstracts.insert(papers[1].id.clone(), known);
    for (format, field) in [
        (Format::Bibtex, "  abstract = {We show 50\\% of it, {\\textbraceleft}at{\\textbraceright} \"once\".}\n"),
        (Format::Biblatex, "  abstract = {We show 50\\% of it, {\\textbraceleft}at{\\textbraceright} \"once\".}\n"),
        (Format::Ris, "AB  - We show 50% of it, {at} \"once\".\r\n"),
        (Format::CslJson, "    \"abstract\": \"We show 50% of it, {at} \\\"once\\\".\",\n"),
        (Format::Csv, ",\"We show 50% of it, {at} \"\"once\"\".\"\r\n"),
    ] {
        let abstract_of = |paper: &Paper| abstracts.text(paper);
        let write = |texts| format.write(&papers, &CitationKeys::of(catalogue.papers()), catalogue.categories(), texts);
        let text = write(Texts { abstract_of: &abstract_of, ..Texts::NONE });
        assert_eq!(text.matches(field).count(), 1, "{}: {text}", format.label());
        assert!(!write(Texts::NONE).to_lowercase().contains("abstract"), "{}", format.label());
    }
}

#[test]
fn every_format_has_the_notes_of_a_reader() {
    let catalogue = shipped();
    let papers: Vec<&Paper> = catalogue.papers().iter().take(2).collect();
    let note_of = |paper: &Paper| (paper.id == papers[1].id).then_some("Read *this*,\n\n- 50% {of} it.");
    for (format, field) in [
        (Format::Bibtex, "  annote = {Read *this*,\n\n- 50\\% {\\textbraceleft}of{\\textbraceright} it.}\n"),
        (Format::Biblatex, "  annotation = {Read *this*,\n\n- 50\\% {\\textbraceleft}of{\\textbraceright} it.}\n"),
        (Format::Ris, "N1  - Read *this*,  - 50% {of} it.\r\n"),
        (Format::CslJson, "    \"note\": \"Read *this*,\\n\\n- 50% {of} it.\",\n"),
        (Format::Csv, ",\"Read *this*,\n\n- 50% {of} it.\"\r\n"),
        (Format::Markdown, "\n\n  Read *this*,\n\n  - 50% {of} it.\n"),
    ] {
        let texts = Texts { note_of: &note_of, ..Texts::NONE };
        let text = format.write(&papers, &CitationKeys::of(catalogue.papers()), catalogue.categories(), texts);
        assert_eq!(text.matches(field).count(), 1, "{}: {text}", format.label());
    }
}
