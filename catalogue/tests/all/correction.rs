//! Corrections of records: what is typed over the facts of a paper of the list.

use std::path::PathBuf;

use crate::generators::{cases, text};
use catalogue::decode::decode;
use catalogue::draft::{
    Draft, FormField, Severity, Validation, check_correction, correction_issue_address, encode_correction,
};
use catalogue::search::Index;
use catalogue::{Catalogue, Paper};
use proptest::prelude::*;
use proptest::sample::select;

struct List {
    catalogue: Catalogue,
    index: Index,
}

impl List {
    fn read(path: &str) -> Self {
        let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path);
        let catalogue = decode(&std::fs::read(path).unwrap()).unwrap();
        Self { index: Index::new(&catalogue), catalogue }
    }

    fn small() -> Self {
        Self::read("../tests/fixtures/small.json")
    }

    fn paper(&self, position: usize) -> &Paper {
        &self.catalogue.papers()[position]
    }

    fn check(&self, draft: &Draft, record: &Paper) -> Validation {
        check_correction(draft, record, &(&self.catalogue, &self.index))
    }

    /// What comes of one text in the place of what the record of the first paper says.
    fn with(&self, field: FormField, text: &str) -> Validation {
        self.check(&Draft::of(self.paper(0)).with(field, text), self.paper(0))
    }
}

/// `Field: old → new` of each change.
fn told(checked: &Validation) -> Vec<String> {
    let changes = checked.changes.as_ref().unwrap().iter();
    changes.map(|change| format!("{}: {} → {}", change.field.label(), change.old, change.new)).collect()
}

#[test]
fn a_record_as_it_is_is_no_correction_and_no_duplicate_of_itself() {
    for path in ["../tests/fixtures/small.json", "../public/papers.json"] {
        let list = List::read(path);
        for record in list.catalogue.papers() {
            let checked = list.check(&Draft::of(record), record);
            assert_eq!((told(&checked), &checked.paper, &checked.duplicate), (vec![], &None, &None), "{}", record.id);
            assert_eq!(checked.messages, [], "{}", record.id);
            assert_eq!(checked.next_step(), "Nothing is changed yet.");
        }
    }
}

#[test]
fn a_field_of_any_record_is_corrected_and_the_rest_stays() {
    let list = List::read("../public/papers.json");
    for record in list.catalogue.papers() {
        let title = format!("{} Indeed", record.title);
        let checked = list.check(&Draft::of(record).with(FormField::Title, &title), record);
        let corrected = checked.paper.unwrap();
        assert_eq!(corrected.title.as_str(), title);
        assert_eq!(Paper { title: record.title.clone(), ..corrected }, *record);
    }
}

#[test]
fn each_change_is_told_as_it_was_understood() {
    let list = List::small();
    let record = list.paper(0);
    let checked = list.with(FormField::Venue, " Findings of  ACL 2023 ");
    let old = record.venue.as_ref().map(|venue| venue.label()).unwrap_or_default();
    assert_eq!(told(&checked), [format!("Venue: {old} → ACL'23 Findings")]);
    assert_eq!(checked.next_step(), "The correction is complete.");
    assert_eq!(checked.paper.unwrap().venue.unwrap().label(), "ACL'23 Findings");

    let wrong = list.with(FormField::Venue, "arXiv");
    assert_eq!(told(&wrong), [format!("Venue: {old} → arXiv")], "what is wrong is told as it was typed");
    assert_eq!((wrong.next_step(), wrong.paper), ("Check: venue.".to_owned(), None));

    let spaces = list.with(FormField::Title, &format!("  {}  ", record.title));
    assert_eq!((told(&spaces), spaces.paper), (vec![], None));
    let same = list.with(FormField::Address, &format!("https://arxiv.org/abs/{}v3", record.id));
    assert_eq!((told(&same), same.paper), (vec![], None), "the same id in other words");
}

#[test]
fn authors_who_were_not_named_are() {
    let list = List::small();
    let mut record = list.paper(0).clone();
    record.more_authors = true;
    let draft = Draft::of(&record);
    let typed = draft.text(FormField::Authors).to_owned();
    assert!(typed.ends_with(", et al."), "{typed}");
    assert_eq!(told(&list.check(&draft, &record)), Vec::<String>::new());
    let named = draft.with(FormField::Authors, &typed.replace("et al.", "Zoe Last"));
    let corrected = list.check(&named, &record).paper.unwrap();
    assert_eq!((corrected.more_authors, corrected.authors.last().unwrap().as_str()), (false, "Zoe Last"));
    let sent = encode_correction(&record, &corrected);
    assert!(sent.contains("\"moreAuthors\": true") && sent.contains("\"moreAuthors\": null"), "{sent}");
}

#[test]
fn what_the_form_has_no_field_for_stays() {
    let list = List::small();
    let mut record = list.paper(0).clone();
    let categories = record.categories.clone();
    record.recommended = true;
    record.links = vec![
        catalogue::paper::Link::new(catalogue::paper::LinkKind::Project, web("https://example.org/project")),
        catalogue::paper::Link::new(catalogue::paper::LinkKind::Code, web("https://github.com/a/b")),
        catalogue::paper::Link::new(catalogue::paper::LinkKind::Code, web("https://github.com/a/c")),
    ];
    let corrected = |draft: Draft| list.check(&draft, &record).paper.unwrap();
    let links = |paper: &Paper| paper.links.iter().map(|link| link.url.to_string()).collect::<Vec<_>>();
    let moved = corrected(Draft::of(&record).with(FormField::Code, "https://github.com/new/b"));
    assert_eq!(links(&moved), ["https://example.org/project", "https://github.com/new/b", "https://github.com/a/c"]);
    assert_eq!((moved.recommended, &moved.categories), (true, &categories));
    let gone = corrected(Draft::of(&record).with(FormField::Code, ""));
    assert_eq!(links(&gone), ["https://example.org/project", "https://github.com/a/c"]);
}

fn web(address: &str) -> catalogue::WebAddress {
    catalogue::WebAddress::new(address).unwrap()
}

#[test]
fn another_record_of_the_list_is_a_duplicate() {
    let list = List::small();
    let other = list.paper(1);
    for (field, text) in
        [(FormField::Title, other.title.as_str().to_uppercase()), (FormField::Address, other.address().unwrap())]
    {
        let checked = list.with(field, &text);
        assert_eq!((checked.duplicate.as_ref(), &checked.paper), (Some(&other.id), &None), "{text}");
        assert_eq!(checked.next_step(), "The list has this paper in another record.");
    }
}

#[test]
fn a_paper_moves_between_arxiv_and_the_web() {
    let list = List::small();
    let elsewhere = list.with(FormField::Address, "https://openreview.net/forum?id=new").paper.unwrap();
    assert!(elsewhere.id.arxiv().is_none(), "{}", elsewhere.id);
    assert_eq!(elsewhere.url.as_ref().unwrap().as_str(), "https://openreview.net/forum?id=new");
    let on_web = list.catalogue.papers().iter().find(|paper| paper.url.is_some()).unwrap();
    let corrected = |address| list.check(&Draft::of(on_web).with(FormField::Address, address), on_web).paper.unwrap();
    assert_eq!(corrected("https://example.org/moved").id, on_web.id, "another address is still this paper");
    let on_arxiv = corrected("2501.01234");
    assert_eq!((on_arxiv.id.as_str(), on_arxiv.url), ("2501.01234", None));
}

#[test]
fn the_two_categories_are_read_together() {
    let list = List::small();
    let record = list.paper(0);
    let other = list.catalogue.categories().iter().find(|category| !record.categories.contains(&category.id)).unwrap();
    let two = Draft::of(record).with(FormField::SecondCategory, other.id.as_str());
    let corrected = list.check(&two, record).paper.unwrap();
    assert_eq!(corrected.categories[..2], [record.categories[0].clone(), other.id.clone()]);
    let twice = list.check(&Draft::of(&corrected).with(FormField::Category, other.id.as_str()), &corrected);
    assert_eq!(twice.message(FormField::SecondCategory).unwrap().severity, Severity::Error);
    assert_eq!(twice.paper, None);
}

#[test]
fn an_issue_names_the_record_and_both_values() {
    let list = List::small();
    let mut record = list.paper(0).clone();
    for link in &mut record.links {
        link.stars = Some(7);
    }
    let draft = Draft::of(&record).with(FormField::Title, "A \"Better\" Title").with(FormField::Venue, "ICML 2022");
    let corrected = list.check(&draft, &record).paper.unwrap();
    let json = encode_correction(&record, &corrected);
    insta::assert_snapshot!(json);
    let address = correction_issue_address(&record, &corrected, &list.catalogue.list().repository);
    assert!(address.contains("/issues/new?title=Correct%3A") && !address.contains("stars"), "{address}");
    // Neither the stars nor the prepared figure are the contributor's.
    let plain = encode_correction(&record, &Paper { links: list.paper(0).links.clone(), ..record.clone() });
    assert_eq!(plain, format!("{{\n  \"corrects\": \"{}\",\n  \"from\": {{\n  }},\n  \"to\": {{\n  }}\n}}", record.id));
}

#[test]
fn what_was_typed_is_kept_apart_from_what_the_record_says() {
    let list = List::small();
    let original = Draft::of(list.paper(0));
    assert_eq!(original.kept(&original), None);
    let typed = original.clone().with(FormField::Venue, "").with(FormField::Title, "A \"é\"\nB");
    let kept = typed.kept(&original).unwrap();
    assert_eq!(kept, "{\"draft-title\":\"A \\\"é\\\"\\nB\",\"draft-venue\":\"\"}");
    assert_eq!(original.clone().with_kept(&kept), typed);
    for broken in ["", "null", "[1]", "{\"draft-title\": 1, \"other\": \"x\"}", "{"] {
        assert_eq!(original.clone().with_kept(broken), original, "{broken}");
    }
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn any_text_in_any_field_changes_that_field_or_nothing(field in select(&FormField::ALL[..]), typed in text()) {
        let list = List::small();
        let checked = list.with(field, &typed);
        for change in checked.changes.as_ref().unwrap() {
            prop_assert_eq!(change.field, field);
            prop_assert_ne!(&change.old, &change.new);
        }
        if let Some(paper) = checked.paper {
            prop_assert_ne!(&paper, list.paper(0));
            let (before, now) = (Draft::of(list.paper(0)), Draft::of(&paper));
            for other in FormField::ALL.into_iter().filter(|other| *other != field) {
                prop_assert_eq!(now.text(other), before.text(other));
            }
        }
        let original = Draft::of(list.paper(0));
        let draft = original.clone().with(field, &typed);
        prop_assert_eq!(original.clone().with_kept(&draft.kept(&original).unwrap_or_default()), draft);
    }
}
