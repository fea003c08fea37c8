//! Corrections from the site's form, applied to a catalogue's file.
#![allow(clippy::unwrap_used, clippy::panic)]

mod output;

use std::process::{Command, Output, Stdio};

use catalogue::decode::decode;
use catalogue::draft::{Draft, FormField, check_correction, correction_issue_address};
use catalogue::encode::encode;
use catalogue::search::Index;
use output::{expect, told};

const CATALOGUE: &str = r#"{"schema": 1,
    "list": {"title": "T", "tagline": "T", "repository": "https://github.com/me/list", "about": "", "contributing": ""},
    "categories": [{"id": "x", "name": "X", "schematic": "x", "description": "X."}, {"id": "y", "name": "Y", "schematic": "y", "description": "Y."}],
    "collections": [{"id": "main", "name": "M", "description": "M."}],
    "papers": [
        {"id": "2301.00001", "title": "The First of All Papers",   "authors": ["Ada Example","Bo Li"], "categories": ["x"], "collection": "main", "links": [{"kind": "blog", "url": "https://example.org/blog"}]},
        {"id": "2301.00002", "title": "Something Else Entirely", "authors": ["Bo Li"], "categories": ["y"], "collection": "main"}]}"#;

/// The text of the issue that the form's link opens when these texts are typed into the first record.
fn issue(file: &str, typed: &[(FormField, &str)]) -> String {
    let catalogue = decode(file.as_bytes()).unwrap();
    let index = Index::new(&catalogue);
    let record = &catalogue.papers()[0];
    let draft = typed.iter().fold(Draft::of(record), |draft, (field, text)| draft.with(*field, text));
    let corrected = check_correction(&draft, record, &(&catalogue, &index)).paper.unwrap();
    let address = correction_issue_address(record, &corrected, &catalogue.list().repository);
    let body = address.split_once("&body=").unwrap().1.replace('+', " ");
    percent_encoding::percent_decode_str(&body).decode_utf8().unwrap().into_owned()
}

struct Folder(tempfile::TempDir);

impl Folder {
    fn new(file: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("papers.json"), file).unwrap();
        Self(folder)
    }

    fn apply(&self, issue: &str) -> Output {
        std::fs::write(self.0.path().join("issue.md"), issue).unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_papers"));
        command.current_dir(self.0.path()).stdin(Stdio::null());
        command.args(["add", "--into", "papers.json", "--from-issue", "issue.md"]).output().unwrap()
    }

    fn file(&self) -> String {
        std::fs::read_to_string(self.0.path().join("papers.json")).unwrap()
    }
}

const TYPED: [(FormField, &str); 3] = [
    (FormField::Title, "The First of \"All\" Papers"),
    (FormField::Venue, "ICML 2023"),
    (FormField::Code, "https://github.com/a/b"),
];

#[test]
fn only_the_changed_fields_of_the_record_change() {
    let folder = Folder::new(CATALOGUE);
    let output = folder.apply(&issue(CATALOGUE, &TYPED).replace('\n', "\r\n"));
    expect(&output, 0);
    assert!(told(&output).contains("corrected"), "{}", told(&output));
    let expected = CATALOGUE
        .replace("\"The First of All Papers\"", "\"The First of \\\"All\\\" Papers\"")
        .replacen("\"collection\": \"main\", \"links\"", "\"collection\": \"main\",\"venue\": \"ICML'23\", \"links\"", 1)
        .replace(
            "[{\"kind\": \"blog\", \"url\": \"https://example.org/blog\"}]",
            "[{ \"kind\": \"code\", \"url\": \"https://github.com/a/b\" }, { \"kind\": \"blog\", \"url\": \"https://example.org/blog\" }]",
        );
    assert_eq!(folder.file(), expected);
}

#[test]
fn a_byte_order_mark_costs_no_other_byte() {
    let folder = Folder::new(&format!("\u{feff}{CATALOGUE}"));
    expect(&folder.apply(&issue(CATALOGUE, &[(FormField::Venue, "ICML 2023")])), 0);
    let added = CATALOGUE.replacen(
        "\"collection\": \"main\", \"links\"",
        "\"collection\": \"main\",\"venue\": \"ICML'23\", \"links\"",
        1,
    );
    assert_eq!(folder.file(), added);
}

#[test]
fn a_canonical_file_stays_canonical() {
    let canonical = encode(&decode(CATALOGUE.as_bytes()).unwrap());
    let folder = Folder::new(&canonical);
    expect(&folder.apply(&issue(&canonical, &TYPED)), 0);
    let file = folder.file();
    assert_eq!(encode(&decode(file.as_bytes()).unwrap()), file);
    let changed: Vec<&str> = file.lines().filter(|line| !canonical.lines().any(|other| other == *line)).collect();
    assert_eq!(changed.len(), 3, "{changed:?}");
    // And back again: a venue that is gone leaves no line.
    let back = [(FormField::Title, "The First of All Papers"), (FormField::Venue, ""), (FormField::Code, "")];
    expect(&folder.apply(&issue(&file, &back)), 0);
    assert_eq!(folder.file(), canonical);
}

#[test]
fn the_record_of_our_own_list_is_corrected_in_its_lines() {
    let file = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../public/papers.json")).unwrap();
    let folder = Folder::new(&file);
    expect(&folder.apply(&issue(&file, &[(FormField::Title, "Another Title of This Paper")])), 0);
    let (before, after): (Vec<&str>, String) = (file.lines().collect(), folder.file());
    let changed: Vec<(&str, &str)> =
        before.into_iter().zip(after.lines()).filter(|(before, after)| before != after).collect();
    assert_eq!(changed.len(), 1, "{changed:?}");
    assert_eq!(changed[0].1, "      \"title\": \"Another Title of This Paper\",");
}

#[test]
fn what_does_not_apply_is_told_and_nothing_is_written() {
    let folder = Folder::new(CATALOGUE);
    let good = issue(CATALOGUE, &TYPED);
    for (text, expected) in [
        (good.replace("2301.00001", "2301.99999"), "the list has no record “2301.99999”"),
        (good.replace("2301.00001", "No Id"), "the list has no record “No Id”"),
        (
            good.replace("The First of All Papers", "The First of No Papers"),
            "“title” is \"The First of All Papers\" there and no longer \"The First of No Papers\"",
        ),
        (good.replacen("\"venue\": null", "\"venue\": \"ICLR'23\"", 1), "“venue” is null there and no longer \"ICLR'23\""),
        (good.replace("The First of \\\"All\\\" Papers", "Something Else Entirely"), "same title"),
        (good.replace("https://github.com/a/b", "javascript:alert(1)"), "the field “links”"),
        (good.replace("\"venue\"", "\"place\""), "place"),
        (good.replace("\"to\"", "\"towards\""), "this is not a correction"),
        ("```json\n{\"corrects\": \"2301.00001\", \"from\": {}, \"to\": {}}\n```".to_owned(), "changes nothing"),
        (
            "```json\n{\"corrects\": \"2301.00001\", \"from\": {\"title\": \"Older\"}, \"to\": {\"title\": \"The First of All Papers\"}}\n```"
                .to_owned(),
            "says this already",
        ),
        (
            "```json\n{\"corrects\": \"2301.00001\", \"from\": {\"id\": \"2301.00001\"}, \"to\": {\"id\": \"2301.00002\"}}\n```"
                .to_owned(),
            "already the id of record",
        ),
        (
            "```json\n{\"corrects\": \"2301.00001\", \"from\": {\"categories\": [\"x\"]}, \"to\": {\"categories\": [\"z\"]}}\n```"
                .to_owned(),
            "“z” is not in the catalogue",
        ),
        (
            "```json\n{\"corrects\": \"2301.00001\", \"from\": {\"title\": \"The First of All Papers\"}, \"to\": {}}\n```"
                .to_owned(),
            "title",
        ),
    ] {
        let output = folder.apply(&text);
        expect(&output, 1);
        assert!(told(&output).contains(expected), "{expected}: {}", told(&output));
        assert_eq!(folder.file(), CATALOGUE, "{expected}");
    }
}

#[test]
fn another_id_is_told() {
    let folder = Folder::new(CATALOGUE);
    let output = folder.apply(&issue(CATALOGUE, &[(FormField::Address, "2301.00009")]));
    expect(&output, 0);
    assert!(told(&output).contains("gets the id 2301.00009 in place of 2301.00001"), "{}", told(&output));
    assert_eq!(folder.file(), CATALOGUE.replace("\"2301.00001\"", "\"2301.00009\""));
}
