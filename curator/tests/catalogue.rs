//! What the keeper of a papers.json does with the program: the settings beside it hold as they do for a README.
#![allow(clippy::unwrap_used)]

mod output;

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use ::catalogue::WebAddress;
use curator::sources::{Wanted, sources};
use output::{expect, told};
use tempfile::TempDir;

const PAPERS: &str = r#"{"schema": 1,
  "list": {"title": "Lamps", "tagline": "On lamps.", "repository": "https://github.com/me/lamps",
    "about": "A text about lamps, by hand.", "contributing": ""},
  "categories": [{"id": "things", "name": "Things", "schematic": "things", "description": "Things."}],
  "collections": [{"id": "main", "name": "Main", "description": "All."}],
  "papers": [{"id": "2301.00001", "title": "A Title of Some Words", "authors": ["Ada Example", "Bo Li"],
    "venue": "Widgetica 2023", "categories": ["things"], "collection": "main"}]}"#;

/// A folder with the papers.json and these settings.
fn folder(settings: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("papers.json"), PAPERS).unwrap();
    fs::write(folder.path().join("papers.toml"), settings).unwrap();
    folder
}

fn papers(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_papers"));
    command.current_dir(folder).env("GIT_CEILING_DIRECTORIES", "/").stdin(Stdio::null()).args(arguments);
    command.output().unwrap()
}

/// What its site has to say about the list.
fn list(folder: &TempDir, repository: Option<&str>) -> ::catalogue::ListInfo {
    let files = vec![folder.path().join("papers.json")];
    let repository = repository.map(|address| WebAddress::new(address).unwrap());
    sources(&Wanted { files, repository, ..Wanted::default() }).unwrap().catalogue.list().clone()
}

#[test]
fn settings_are_checked_with_it() {
    let with = folder("[venue.Widgetica]\nkind = \"journal\"\n[paper.\"2301.00002\"]\nyear = 2023\n");
    let said = told(&papers(with.path(), &["check", "papers.json"]));
    assert!(!said.contains("unknown-venue"), "{said}");
    assert!(said.contains("no paper of the list has the id “2301.00002”") && said.contains("papers.toml:3"), "{said}");
    let without = folder("");
    assert!(told(&papers(without.path(), &["check", "papers.json"])).contains("unknown-venue"));
}

#[test]
fn wrong_settings_are_told_in_the_form_that_is_asked_for() {
    let folder = folder("titel = \"Lamps\"\n");
    let output = papers(folder.path(), &["check", "--format", "github"]);
    expect(&output, 2);
    assert!(told(&output).contains("::error file=papers.toml,line=1"), "{}", told(&output));
}

#[test]
fn a_tagline_leaves_the_text_about_the_list_alone() {
    let list = list(&folder("tagline = \"Papers on lamps.\"\n"), None);
    assert_eq!(list.tagline.as_str(), "Papers on lamps.");
    assert_eq!(list.about, "A text about lamps, by hand.");
}

#[test]
fn its_repository_is_another_when_somebody_says_so() {
    let said = folder("repository = \"https://github.com/you/lamps\"\n");
    let they = "https://github.com/they/lamps";
    assert_eq!(list(&said, None).repository.as_str(), "https://github.com/you/lamps");
    assert_eq!(list(&said, Some(they)).repository.as_str(), they);
    assert_eq!(list(&folder(""), Some(they)).repository.as_str(), they);
    assert_eq!(list(&folder(""), None).repository.as_str(), "https://github.com/me/lamps");
}

#[test]
fn nothing_is_written_when_a_source_is_broken() {
    let folder = folder("");
    let whole = "@article{a, title={Lamps of Some Words}, author={Oak, Ann}, journal={Light}, year={2020}}\n";
    for (name, text) in [("sound.bib", whole), ("broken.bib", "@article{b, title={Lamps\n")] {
        fs::write(folder.path().join(name), text).unwrap();
    }
    let output = papers(folder.path(), &["import", "sound.bib", "broken.bib", "--into", "papers.json", "--replace"]);
    expect(&output, 1);
    assert!(told(&output).contains("a source is broken, so nothing was written"), "{}", told(&output));
    assert_eq!(fs::read_to_string(folder.path().join("papers.json")).unwrap(), PAPERS);
}
