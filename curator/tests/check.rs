//! Every rule of the check is broken once, and what is said of it is a snapshot. The catalogue
//! that is shipped breaks none that is not silenced with a reason.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::fmt::Write as _;

use annotate_snippets::Renderer;
use catalogue::Date;
use curator::check::rule::{FIGURES, READING, RULES};
use curator::check::suppressions::Suppressions;
use curator::check::{CheckContext, Checked, check, fix};
use curator::diagnostic::Severity;
use curator::source::Source;

/// A catalogue with these papers, in the canonical form as far as they are.
fn catalogue(papers: &[&str]) -> String {
    let papers: Vec<String> = papers.iter().map(|paper| format!("    {}", paper.replace('\n', "\n    "))).collect();
    format!(
        r#"{{
  "$schema": "papers.schema.json",
  "schema": 1,
  "list": {{
    "title": "A list",
    "tagline": "Small.",
    "repository": "https://github.com/owner/list",
    "about": "About.",
    "contributing": "How."
  }},
  "updates": [],
  "categories": [
    {{
      "id": "one",
      "name": "One",
      "schematic": "others",
      "description": "One."
    }}
  ],
  "collections": [
    {{
      "id": "all",
      "name": "All",
      "description": "All."
    }}
  ],
  "tools": [],
  "leaderboards": [],
  "papers": [
{}
  ]
}}
"#,
        papers.join(",\n")
    )
}

/// A sound paper with further fields, which stand last.
fn paper(id: &str, title: &str, more: &str) -> String {
    let more = if more.is_empty() { String::new() } else { format!(",\n  {more}") };
    format!(
        "{{\n  \"id\": \"{id}\",\n  \"title\": \"{title}\",\n  \"authors\": [\"Ada Example\"],\n  \"categories\": [\"one\"],\n  \"collection\": \"all\"{more}\n}}"
    )
}

fn checked(text: &str, suppressions: &str) -> Checked {
    let source = Source::new("papers.json", text.to_owned());
    let file = Source::new("papers.toml", suppressions.to_owned());
    let (mut suppressions, wrong) = Suppressions::read(&file);
    let size_of = |path: &str| (path == "figures/large.png").then_some(2_000_000);
    let today = Date { year: 2025, month: 6, day: 1 };
    let mut checked = check(&source, &mut suppressions, &CheckContext { today, size_of: &size_of, said: None });
    checked.diagnostics.extend(wrong);
    checked.diagnostics.extend(suppressions.unused(&file));
    checked
}

fn drawn(checked: &Checked, rule: &str) -> String {
    let renderer = Renderer::plain().term_width(100);
    let mut drawn = String::new();
    for told in checked.diagnostics.iter().filter(|told| told.rule == rule) {
        let _ = writeln!(drawn, "{}\n", told.draw(&renderer));
    }
    drawn
}

/// A file that breaks a rule, and the suppressions beside it.
fn broken(rule: &str) -> (String, String) {
    let figure = "\"figure\": \"https://a.org/f.png\"";
    let one = |id: &str, title: &str, more: &str| catalogue(&[&paper(id, title, more)]);
    let two = |first: &str, second: &str| catalogue(&[first, second]);
    let plain = |more: &str| one("2301.00001", "A Title", more);
    let sound = plain(figure);
    let text = match rule {
        "schema" => plain("\"colour\": \"red\""),
        "canonical-form" => sound.replace("[\"Ada Example\"]", "[ \"Ada Example\" ]"),
        "duplicate-id" => two(&paper("2301.00001", "A Title", ""), &paper("2301.00001", "Another Title", "")),
        "duplicate-address" => two(
            &paper("a-title", "A Title", "\"venue\": \"ACL'23\",\n  \"url\": \"https://a.org/x\""),
            &paper("b-title", "Another", "\"venue\": \"ACL'23\",\n  \"url\": \"https://www.a.org/x/\""),
        ),
        "duplicate-doi" => two(
            &paper("a-title", "A Title", "\"venue\": \"ACL'23\",\n  \"url\": \"https://doi.org/10.1145/123.456\""),
            &paper(
                "2301.00002",
                "Another",
                "\"links\": [{ \"kind\": \"project\", \"url\": \"https://dl.acm.org/doi/10.1145/123.456\" }]",
            ),
        ),
        "duplicate-title" => two(&paper("2301.00001", "A Title", ""), &paper("2301.00002", "a title!", "")),
        "near-title" => two(
            &paper("2301.00001", "Rounding Weights Without Any Regret", ""),
            &paper("2301.00002", "Rounding the Weights Without Any Regret", ""),
        ),
        "preprint-published" => two(
            &paper("2301.00001", "Rounding Weights Without Any Regret", ""),
            &paper("2301.00002", "Rounding the Weights Without Any Regret", "\"venue\": \"ICML'23\""),
        ),
        "unknown-category" => sound.replace("[\"one\"]", "[\"two\"]"),
        "empty-category" => catalogue(&[]),
        "unknown-venue" => plain("\"venue\": \"NIPSS'23\""),
        "preprint-venue" => plain("\"venue\": \"arXiv 2023\""),
        "missing-year" => one("a-title", "A Title", "\"url\": \"https://a.org/x\""),
        "venue-before-paper" => one("2501.00001", "A Title", "\"venue\": \"ICML'19\""),
        "future-date" => one("2507.00001", "A Title", "\"venue\": \"ICML'29\""),
        "missing-authors" => sound.replace("[\"Ada Example\"]", "[]"),
        "author-name" => sound.replace("Ada Example", "and Ada Example*"),
        "author-one-word" => sound.replace("Ada Example", "Ada"),
        "author-like-title" => sound.replace("Ada Example", "A Title: How to Name the Things"),
        "author-place" => sound.replace("Ada Example", "CMU"),
        "title-length" => one("2301.00001", "Words of a Title ".repeat(11).trim_end(), figure),
        "shared-code" => {
            let code = "\"links\": [{ \"kind\": \"code\", \"url\": \"https://github.com/a/b\" }]";
            let other = paper("2301.00002", "Something Else", code).replace("Ada Example", "Bo Sample");
            two(&paper("2301.00001", "A Title", code), &other)
        }
        "missing-address" => one("a-title", "A Title", "\"venue\": \"ICML'23\""),
        "not-a-link" => plain("\"links\": [{ \"kind\": \"code\", \"url\": \"github.com/KVQuant/\" }]"),
        "link-target" => plain("\"links\": [{ \"kind\": \"code\", \"url\": \"https://github.com/KVQuant/\" }]"),
        "duplicate-link" => plain(
            "\"links\": [{ \"kind\": \"code\", \"url\": \"https://a.org/x\" }, { \"kind\": \"blog\", \"url\": \"https://a.org/x\" }]",
        ),
        "arxiv-id" => plain("\"url\": \"https://arxiv.org/abs/2413.00007\""),
        "arxiv-version" => one("2301.00001v2", "A Title", figure),
        "missing-figure" => plain(""),
        "figure-page" => plain("\"figure\": \"https://github.com/a/b/blob/main/c.png\""),
        "oversized-figure" => {
            plain("\"figure\": \"https://raw.githubusercontent.com/owner/list/main/figures/large.png\"")
        }
        "trailing-space" => one("2301.00001", "A Title ", figure),
        "double-space" => one("2301.00001", "A  Title", figure),
        "title-stop" => one("2301.00001", "A Title.", figure),
        "unknown-author" => sound.replacen(
            "  \"papers\": [",
            "  \"people\": [\n    [\"Ada Example\", \"A. Exemple\"]\n  ],\n  \"papers\": [",
            1,
        ),
        "unused-venue" => sound.replacen(
            "  \"papers\": [",
            "  \"venues\": [\n    {\n      \"name\": \"ICLamp\"\n    }\n  ],\n  \"papers\": [",
            1,
        ),
        "mojibake" => sound.replace("Ada Example", "FranÃ§ois Example"),
        _ => sound,
    };
    let suppressions =
        if rule == "unused-silence" { "[[silence]]\nrule = \"missing-figure\"\nreason = \"None.\"\n" } else { "" };
    (text, suppressions.to_owned())
}

#[test]
fn a_year_that_the_record_states_is_not_asked_for() {
    let rules = |facts: &str| -> Vec<_> {
        let text = catalogue(&[&paper("a-title", "A Title", &format!("\"url\": \"https://a.org/x\", {facts}"))]);
        let mut rules: Vec<_> = checked(&text, "").diagnostics.iter().map(|finding| finding.rule).collect();
        rules.retain(|rule| ["missing-year", "future-date", "schema"].contains(rule));
        rules
    };
    assert_eq!(rules("\"recommended\": true"), ["missing-year"]);
    assert_eq!(rules("\"venue\": \"ICML\""), ["missing-year"]);
    assert_eq!(rules("\"year\": 2019"), Vec::<&str>::new());
    assert_eq!(rules("\"venue\": \"ICML\", \"year\": 2019"), Vec::<&str>::new());
    assert_eq!(rules("\"year\": 2019, \"added\": \"2024-05-06\""), Vec::<&str>::new());
    assert_eq!(rules("\"year\": 2087"), ["future-date"]);
    assert_eq!(rules("\"year\": 2019, \"added\": \"2087-05-06\""), ["future-date"]);
    assert_eq!(rules("\"year\": 203"), ["schema"]);
}

#[test]
fn every_rule_says_what_is_wrong_and_what_to_do() {
    for rule in RULES {
        let (text, suppressions) = broken(rule.name);
        let checked = checked(&text, &suppressions);
        let drawn = drawn(&checked, rule.name);
        assert!(!drawn.is_empty(), "{} finds nothing: {:#?}", rule.name, checked.diagnostics);
        for told in checked.diagnostics.iter().filter(|told| told.rule == rule.name) {
            assert_eq!(told.severity, rule.severity, "{}", rule.name);
            assert!(told.help.is_some(), "{}", rule.name);
        }
        insta::assert_snapshot!(rule.name, drawn);
    }
}

#[test]
fn the_documentation_has_a_line_for_every_rule() {
    let mut wanted = String::from(
        "# The rules of `papers check`\n\nA finding that is as it must be is silenced in `papers.toml`, with the reason. `--fix` repairs\nwhat breaks the rules marked so.\n\n| rule | severity | `--fix` | what it asks |\n| --- | --- | --- | --- |\n",
    );
    for rule in RULES {
        let fixes = if rule.fixes { "yes" } else { "" };
        let _ = writeln!(wanted, "| `{}` | {} | {fixes} | {} |", rule.name, rule.severity.name(), rule.about);
    }
    wanted.push_str("\n## How sources are read\n\nThese are told before the papers are checked, and are silenced in the same way.\n\n| rule | severity | what it asks |\n| --- | --- | --- |\n");
    for rule in READING {
        let _ = writeln!(wanted, "| `{}` | {} | {} |", rule.name, rule.severity.name(), rule.about);
    }
    wanted.push_str("\n## How figures are fetched\n\nThese are told by `papers figures`.\n\n| rule | severity | what it asks |\n| --- | --- | --- |\n");
    for rule in FIGURES {
        let _ = writeln!(wanted, "| `{}` | {} | {} |", rule.name, rule.severity.name(), rule.about);
    }
    assert!(include_str!("../RULES.md") == wanted, "write this to curator/RULES.md:\n{wanted}");
}

#[test]
fn what_is_certain_is_repaired() {
    for rule in RULES.iter().filter(|rule| rule.fixes) {
        let (text, suppressions) = broken(rule.name);
        let fixed =
            fix::fix(&text, &mut Suppressions::default()).unwrap_or_else(|error| panic!("{}: {error}", rule.name));
        let left = drawn(&checked(&fixed, &suppressions), rule.name);
        assert_eq!(left, "", "{}", rule.name);
        assert_eq!(fix::fix(&fixed, &mut Suppressions::default()).unwrap(), fixed, "{}", rule.name);
    }
}

#[test]
fn the_label_of_a_venue_is_repaired() {
    let text = catalogue(&[&paper("2301.00001", "A Title", "\"venue\": \"CongrÃ¨s  de Lampes 2023\"")]);
    let fixed = fix::fix(&text, &mut Suppressions::default()).unwrap();
    assert!(fixed.contains("Congrès de Lampes 2023"), "{fixed}");
}

#[test]
fn a_silence_is_kept_also_where_a_record_cannot_be_read_yet() {
    let text = catalogue(&[&paper("2301.00001", " FranÃ§ois’  Title", "")]);
    let silence = "[[silence]]\nrule = \"mojibake\"\npaper = \"2301.00001\"\nreason = \"It is about this.\"\n";
    let file = Source::new("papers.toml", silence.to_owned());
    let fixed = fix::fix(&text, &mut Suppressions::read(&file).0).unwrap();
    assert!(fixed.contains("\"FranÃ§ois’ Title\""), "{fixed}");
}

#[test]
fn what_is_silenced_is_not_repaired() {
    let silence = |rule: &str| format!("[[silence]]\nrule = \"{rule}\"\nreason = \"As it must be.\"\n");
    // The form of the file is not a finding about a record, and a record that cannot be read must be repaired.
    let is_asked = |rule: &&str| !["canonical-form", "trailing-space", "arxiv-version"].contains(rule);
    let rules: Vec<_> = RULES.iter().filter(|rule| rule.fixes).map(|rule| rule.name).filter(is_asked).collect();
    assert!(rules.contains(&"mojibake") && rules.contains(&"double-space"), "{rules:?}");
    for rule in rules {
        let (text, _) = broken(rule);
        let file = Source::new("papers.toml", silence(rule));
        let fixed = fix::fix(&text, &mut Suppressions::read(&file).0).unwrap();
        assert_ne!(drawn(&checked(&fixed, ""), rule), "", "{rule}");
    }
}

#[test]
fn a_rule_of_reading_can_be_silenced_when_it_finds_nothing() {
    let (text, _) = broken("");
    for rule in READING {
        let silence = format!("[[silence]]\nrule = \"{}\"\nreason = \"As it must be.\"\n", rule.name);
        let rules: Vec<_> = checked(&text, &silence).diagnostics.iter().map(|found| found.rule).collect();
        assert_eq!(rules, ["unused-silence"], "{}", rule.name);
    }
}

#[test]
fn names_are_repaired_and_none_is_lost() {
    let authors = |names: &str| {
        let text = catalogue(&[&paper("2301.00001", "A Title", "")]);
        let fixed = fix::fix(&text.replace(r#"["Ada Example"]"#, names), &mut Suppressions::default()).unwrap();
        let paper: serde_json::Value = serde_json::from_str::<serde_json::Value>(&fixed).unwrap()["papers"][0].clone();
        format!("{} {}", paper["authors"], paper["moreAuthors"])
    };
    for (names, wanted) in [
        (r#"["LLM360", "01.AI"]"#, r#"["LLM360","01.AI"] null"#),
        (r#"["01. AI", "Plato"]"#, r#"["01. AI","Plato"] null"#),
        (r#"["Ann Lee1", "Bo Oak and Cy Ash"]"#, r#"["Ann Lee","Bo Oak","Cy Ash"] null"#),
        (r#"["Elias Oak", "Ash, Dan", "Bo Fir, Cy Elm"]"#, r#"["Elias Oak","Dan Ash","Bo Fir","Cy Elm"] null"#),
        (r#"["Ann Lee et al."]"#, r#"["Ann Lee"] true"#),
    ] {
        assert_eq!(authors(names), wanted);
    }
}

#[test]
fn a_sound_catalogue_is_clean() {
    assert_eq!(checked(&broken("").0, "").diagnostics, []);
}

#[test]
fn a_finding_is_silenced_for_one_paper_with_a_reason() {
    let (text, _) = broken("missing-authors");
    let silence = |reason: &str| {
        format!("[[silence]]\nrule = \"missing-authors\"\npaper = \"2301.00001\"\nreason = \"{reason}\"\n")
    };
    let result = checked(&text, &silence("Nobody knows."));
    assert_eq!((result.diagnostics.len(), result.suppressed), (0, 1));
    let rules: Vec<_> = checked(&text, &silence("")).diagnostics.iter().map(|told| told.rule).collect();
    assert_eq!(rules, ["missing-authors", "schema"]);
    let unknown = checked(&text, "[[silence]]\nrule = \"x\"\nreason = \"y\"\n[[");
    insta::assert_snapshot!("papers-toml", drawn(&unknown, "schema"));
}

#[test]
fn wrong_records_do_not_hide_the_others() {
    let (bad, worse) = (paper("Bad Id", "A Title", ""), paper("2301.00003", " Spaced", ""));
    let text = catalogue(&[&bad, &paper("2301.00002", "A Title.", ""), &worse]);
    let checked = checked(&text, "");
    let rules: Vec<_> =
        checked.diagnostics.iter().map(|told| told.rule).filter(|rule| *rule != "missing-figure").collect();
    assert_eq!(rules, ["schema", "title-stop", "trailing-space"]);
    assert_eq!(checked.titles.len(), 1);
}

#[test]
fn a_fault_of_json_has_its_place() {
    let text = catalogue(&[&paper("2301.00001", "A Title", "")]).replace("\"A Title\",", "\"A Title\"");
    let found = checked(&text, "").diagnostics;
    let place = found[0].place.as_ref().unwrap();
    assert!(place.text.trim_start().starts_with("\"authors\""), "{place:?}");
    assert_eq!(&place.text[place.span.clone()], "\"");
    assert_eq!(found[0].message, "the file is not JSON: perhaps the comma before it is missing");
    let found = checked("{\n  \"schema\": \"1\"\n}", "").diagnostics;
    assert_eq!(found[0].place.as_ref().unwrap().line, 2, "{found:?}");
}

#[test]
fn what_cannot_be_repaired_is_named_without_a_line_of_another_text() {
    let (text, _) = broken("duplicate-id");
    let error = fix::fix(&text, &mut Suppressions::default()).unwrap_err().to_string();
    let expected = "record 2 (“2301.00001”) of “papers” cannot be read, because of its field “id”; \
                    correct this first, then the rest can be repaired";
    assert_eq!(error, expected);
}

#[test]
fn no_bytes_make_it_fail() {
    for text in
        ["", "{", "[]", "{}", "{\"schema\": 2}", "{\"papers\": 1}", "null", &catalogue(&["1"]), &catalogue(&["{}"])]
    {
        let checked = checked(text, "");
        assert!(checked.diagnostics.iter().any(|told| told.severity == Severity::Error), "{text}");
        let _ = fix::fix(text, &mut Suppressions::default());
    }
}

#[test]
fn the_shipped_catalogue_is_clean() {
    let source = Source::new("public/papers.json", include_str!("../../public/papers.json").to_owned());
    let file = Source::new("papers.toml", include_str!("../../papers.toml").to_owned());
    let (mut suppressions, wrong) = Suppressions::read(&file);
    assert_eq!(wrong, []);
    let today = Date { year: 2026, month: 1, day: 1 };
    let checked = check(&source, &mut suppressions, &CheckContext { today, size_of: &|_| None, said: None });
    let worse: Vec<_> = checked.diagnostics.iter().filter(|told| told.severity > Severity::Note).collect();
    assert!(worse.is_empty(), "{worse:#?}");
    assert_eq!(suppressions.unused(&file), []);
}

#[test]
fn a_whole_rule_can_be_silenced() {
    let text = catalogue(&[&paper("2301.00001", "A Title", ""), &paper("2301.00002", "Something Else", "")]);
    let silence = "[[silence]]\nrule = \"missing-figure\"\nreason = \"The list has no figures.\"\n";
    assert_eq!(checked(&text, "").diagnostics.len(), 2);
    let silenced = checked(&text, silence);
    assert!(silenced.diagnostics.is_empty(), "{:?}", silenced.diagnostics);
    assert_eq!(silenced.suppressed, 2);
}

#[test]
fn slips_of_an_import_are_found() {
    let sound = catalogue(&[&paper("2301.00001", "A Title", "\"figure\": \"https://a.org/f.png\"")]);
    for (author, rule) in [
        ("CMU", "author-place"),
        ("Acme University", "author-place"),
        ("Columns", "author-one-word"),
        ("● Takeaways", "author-like-title"),
        ("and Opportunities", "author-like-title"),
    ] {
        let found = checked(&sound.replace("Ada Example", author), "").diagnostics;
        let rules: Vec<_> = found.iter().map(|found| found.rule).collect();
        assert_eq!(rules, [rule], "{author}");
    }
    for author in ["OpenAI", "DeepSeek-AI", "Qwen Team", "Bo Li", "ter Horst", "王小明", "Jürgen O'Hara-Śliwa III"]
    {
        let found = checked(&sound.replace("Ada Example", author), "").diagnostics;
        assert!(found.is_empty(), "{author}: {found:?}");
    }
}

/// The names of rules in the source of a module, where findings are made.
fn rules_in(source: &str) -> Vec<&str> {
    let source = source.split("#[cfg(test)]").next().unwrap();
    let openers = [
        "Severity::Error,",
        "Severity::Warning,",
        "Severity::Note,",
        "lack(",
        "warn(",
        "note(",
        "(Severity::Note,",
        "rule:",
    ];
    let behind = openers.iter().flat_map(|opener| source.split(opener).skip(1));
    let named = behind.filter_map(|rest| rest.trim_start().strip_prefix('"'));
    // A rule that is named in several places has a constant.
    let constants =
        source.split("/// The rule ").skip(1).filter_map(|rest| rest.split_once(": &str = \"")).map(|(_, rest)| rest);
    named.chain(constants).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn every_rule_of_figures_is_named() {
    let sources = [include_str!("../src/figures/pixels.rs"), include_str!("../src/command/figures.rs")];
    let strings = sources.iter().flat_map(|source| source.split('"').skip(1).step_by(2));
    let found: std::collections::BTreeSet<&str> = strings.filter(|text| text.starts_with("figure-")).collect();
    assert_eq!(found, FIGURES.iter().map(|rule| rule.name).collect());
}

#[test]
fn every_rule_of_reading_is_named() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = std::collections::BTreeSet::new();
    let mut paths = ["import", "sources", "settings", "sources.rs", "settings.rs", "source.rs"]
        .map(|name| folder.join(name))
        .to_vec();
    while let Some(path) = paths.pop() {
        if path.is_dir() {
            paths.extend(std::fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        } else if path.file_name().is_some_and(|name| name != "tests.rs") {
            let source = std::fs::read_to_string(&path).unwrap();
            found.extend(rules_in(&source).into_iter().map(str::to_owned));
        }
    }
    assert!(found.len() > 30, "{found:?}");
    let named = || RULES.iter().chain(READING).map(|rule| rule.name);
    let unnamed: Vec<&String> = found.iter().filter(|found| !named().any(|name| name == **found)).collect();
    assert!(unnamed.is_empty(), "name them in READING: {unnamed:?}");
    let unknown: Vec<&str> = READING.iter().map(|rule| rule.name).filter(|name| !found.contains(*name)).collect();
    assert!(unknown.is_empty(), "nothing finds these: {unknown:?}");
}
