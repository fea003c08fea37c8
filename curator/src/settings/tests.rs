//! What is wrong in `papers.toml` is told; the documentation and the schema say what may stand in it.
use std::collections::BTreeSet;

use catalogue::venue::{Discipline, Kind};
use serde_json::Value;

use super::{SCHEMA, Settings};
use crate::source::Source;

fn told(text: &str) -> Vec<String> {
    let found = Settings::read(&Source::new("papers.toml", text.to_owned())).unwrap_err();
    let line = |found: &crate::diagnostic::Diagnostic| {
        let place = found.place.as_ref().unwrap();
        format!("{}:{} {}; {}", place.line, place.column, found.message, found.help.as_ref().unwrap())
    };
    found.iter().map(line).collect()
}

#[test]
fn the_documentation_has_an_example_of_every_key() {
    let page = include_str!("../../../docs/settings.md");
    let (_, rest) = page.split_once("```toml\n").unwrap();
    let (example, _) = rest.split_once("```").unwrap();
    let settings = Settings::read(&Source::new("papers.toml", example.to_owned())).unwrap();
    let counts = [settings.category.len(), settings.paper.len(), settings.columns.len(), settings.people.len()];
    assert_eq!(counts, [1, 1, 2, 1]);
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    let properties = &schema["properties"];
    // A key that nothing is like is told with all that there are.
    for (text, described) in [
        ("xxxxxxxxxxxxxxxxxxxxxxxx = 1", properties),
        ("[category.a]\nxxxxxxxxxxxxxxxxxxxxxxxx = 1", &properties["category"]["additionalProperties"]["properties"]),
        ("[venue.a]\nxxxxxxxxxxxxxxxxxxxxxxxx = 1", &properties["venue"]["additionalProperties"]["properties"]),
        ("[paper.a]\nxxxxxxxxxxxxxxxxxxxxxxxx = 1", &properties["paper"]["additionalProperties"]["properties"]),
        (
            "[[silence]]\nrule = \"a\"\nreason = \"b\"\nxxxxxxxxxxxxxxxxxxxxxxxx = 1",
            &properties["silence"]["items"]["properties"],
        ),
    ] {
        let message = told(text).concat();
        let (_, expected) = message.split_once("use one of ").unwrap();
        let names: BTreeSet<&str> = expected.split(';').next().unwrap().split(", ").collect();
        let described: BTreeSet<&str> = described.as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(names, described, "papers.toml.schema.json describes the keys");
        for key in names {
            let is_there = example.contains(&format!("\n{key} = ")) || example.contains(&format!("[{key}"));
            assert!(is_there || example.starts_with(key), "{key} has no example");
        }
    }
}

#[test]
fn the_families_of_figures_are_those_that_there_are() {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    let families = &schema["properties"]["category"]["additionalProperties"]["properties"]["schematic"]["enum"];
    let families: Vec<&str> = families.as_array().unwrap().iter().map(|family| family.as_str().unwrap()).collect();
    assert_eq!(families, catalogue::Category::SCHEMATICS);
    let page = include_str!("../../../docs/settings.md");
    assert!(families.iter().all(|family| page.contains(family)), "docs/settings.md names each");
    assert_eq!(
        told("[category.a]\nschematic = \"prunning\"\n"),
        [
            "2:13 “schematic”: “prunning” is not a family of drawn figures; did you mean “pruning”?; write it as in schematic = \"pruning\""
        ]
    );
    assert!(told("[category.a]\nschematic = \"nosuch\"\n")[0].contains("use one of distillation, pruning"));
}

#[test]
fn the_kinds_and_fields_of_venues_are_those_that_there_are() {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    let described = &schema["properties"]["venue"]["additionalProperties"]["properties"];
    let names = |key: &str| -> Vec<&str> {
        described[key]["enum"].as_array().unwrap().iter().map(|name| name.as_str().unwrap()).collect()
    };
    assert_eq!(names("kind"), Kind::ALL.map(Kind::id));
    assert_eq!(names("field"), Discipline::ALL.map(Discipline::id));
    let page = include_str!("../../../docs/settings.md");
    assert!(names("kind").iter().chain(&names("field")).all(|name| page.contains(name)), "docs/settings.md names each");
    assert_eq!(
        told("[venue.ICLamp]\nkind = \"meeting\"\n"),
        [
            "2:8 “kind”: “meeting” is not a kind of venue; use one of conference, journal, workshop, preprint, other; write it as in kind = \"journal\""
        ]
    );
}

#[test]
fn everything_that_is_wrong_is_told_in_our_words() {
    let wrong = "titel = \"x\"\nfoo = 1\nurl = \"nonsense\"\nsources = \"README.md\"\n[paper.\"a\"]\nyear = \"x\"\nrecommended = 1\n[columns]\nA = \"b\"\n";
    let told = told(wrong);
    let starts = [
        "1:1 “titel” is not a key of papers.toml; did you mean “title”?",
        "2:1 “foo” is not a key of papers.toml; use one of sources, public",
        "3:7 “url”: “nonsense” is not a web address; write it in full",
        "4:11 “sources” is a list, and this is a text; write it as in sources = [\"README.md\"]",
        "6:8 “year” is a year, and this is a text; write it as in year = 2023",
        "7:15 “recommended” is true or false, and this is a number; write it as in recommended = true",
        "9:5 “A”: “b” is none of title, author",
    ];
    assert_eq!(told.len(), starts.len(), "{told:#?}");
    for (told, start) in told.iter().zip(starts) {
        assert!(told.starts_with(start), "{told}\n{start}");
        assert!(!told.contains("““"), "{told}");
    }
}

#[test]
fn names_are_joined_by_two_or_more() {
    let example = "write it as in people = [[\"John Smith\", \"J. Smith\"]]";
    assert_eq!(
        told("people = [[\"Ann Lee\"], [7], \"Ann Lee\"]\n"),
        [
            format!("1:11 “people”: an author whose names are joined has two or more; {example}"),
            format!("1:24 “people” is a list of texts, and this is a list; {example}"),
            format!("1:29 “people” is a list of texts, and this is a text; {example}"),
        ]
    );
}

#[test]
fn an_id_without_its_quotes_is_recognised() {
    assert_eq!(
        told("[paper.2301.00001]\nvenue = \"ICML 2023\"\n[paper.2301.00002]\nyear = 2023\n"),
        [
            "1:13 the id “2301.00001” has a dot, so it needs quotes; write [paper.\"2301.00001\"]",
            "3:13 the id “2301.00002” has a dot, so it needs quotes; write [paper.\"2301.00002\"]",
        ]
    );
    let told = told("[paper.a/b]\nvenue = \"x\"\n");
    assert!(told[0].contains("an id stands in quotes"), "{told:#?}");
}

#[test]
fn a_silence_has_a_rule_and_a_reason() {
    let told = told("[[silence]]\npaper = \"a\"\n");
    assert!(told[0].contains("has no “rule”") && told[1].contains("has no “reason”"), "{told:#?}");
}
