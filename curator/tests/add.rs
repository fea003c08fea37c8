//! Adding papers, from servers that answer as arXiv, Crossref, doi.org and GitHub do.
#![allow(clippy::unwrap_used, clippy::panic)]

mod output;
mod server;

use std::path::Path;
use std::process::{Command, Output, Stdio};

use output::{expect, told};
use server::{Asked, Reply, Server};

const CATALOGUE: &str = r#"{"schema": 1,
    "list": {"title": "T", "tagline": "T", "repository": "https://github.com/me/list", "about": "", "contributing": ""},
    "categories": [{"id": "x", "name": "X", "schematic": "x", "description": "X."}, {"id": "y", "name": "Y", "schematic": "y", "description": "Y."}],
    "collections": [{"id": "main", "name": "M", "description": "M."}, {"id": "side", "name": "S", "description": "S."}],
    "papers": [
        {"id": "2301.00001", "title": "The First of All Papers", "authors": ["Ada Example"], "categories": ["x"], "collection": "main"},
        {"id": "2301.00002", "title": "Something Else Entirely", "authors": ["Bo Li"], "categories": ["y"], "collection": "main"}]}"#;

fn feed(entry: &str) -> String {
    format!(
        "<?xml version='1.0' encoding='UTF-8'?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xmlns:arxiv=\"http://arxiv.org/schemas/atom\"><title>arXiv Query</title>{entry}</feed>"
    )
}

fn entry(id: &str) -> String {
    feed(&format!(
        "<entry><id>http://arxiv.org/abs/{id}v3</id><title>MiniLLM: Knowledge\n  Distillation &amp; More</title>\
         <summary>We distil.</summary><author><name>Yuxian Gu</name></author><author><name>Li Dong</name></author>\
         <arxiv:comment>Accepted to ICLR 2024, code at https://github.com/me/minillm.</arxiv:comment></entry>"
    ))
}

/// What the real servers say, each under its own paths.
fn world(asked: &Asked) -> Reply {
    let json = |value: serde_json::Value| Reply::ok(value.to_string());
    match asked.path.as_str() {
        "/api/query?id_list=2306.08543&max_results=1" => Reply::ok(entry("2306.08543")),
        "/api/query?id_list=math/0309136&max_results=1" => Reply::ok(entry("math/0309136")),
        path if path.starts_with("/api/query") => Reply::ok(feed("")),
        "/works/10.1145/3297858%2E1" | "/works/10.1145/3297858.1" => {
            json(serde_json::json!({"status": "ok", "message": {
            "title": ["A <i>Fast</i> Thing &amp; Others"], "container-title": ["Proceedings of a Meeting Nobody Knows"],
            "author": [{"given": "Ada", "family": "Example"}, {"name": "The Team"}], "published": {"date-parts": [[2023, 4]]}}}))
        }
        "/10.5281/zenodo.1" => json(serde_json::json!({"title": "Kept Elsewhere for Good", "container-title": "ICML",
            "author": [{"literal": "Bo Li"}], "issued": {"date-parts": [["2024", 11]]}})),
        "/repos/me/minillm" => Reply::redirect(301, "/repositories/7"),
        "/repositories/7" => json(
            serde_json::json!({"full_name": "you/minillm", "stargazers_count": 1, "description": "Code", "homepage": null}),
        ),
        "/repos/you/minillm/readme" => {
            Reply::ok("[Paper](https://arxiv.org/abs/2306.08543) [pdf](https://arxiv.org/pdf/2306.08543v2)")
        }
        "/repos/me/many" => json(serde_json::json!({"full_name": "me/many", "stargazers_count": 1})),
        "/repos/me/many/readme" => Reply::ok("arxiv.org/abs/2306.08543 and arXiv:2301.00009"),
        "/repos/me/none" => json(serde_json::json!({"full_name": "me/none", "stargazers_count": 1})),
        _ => Reply::status(404),
    }
}

fn add(folder: &Path, base: &str, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_papers"));
    command.current_dir(folder).env_remove("GITHUB_TOKEN").env_remove("GH_TOKEN").stdin(Stdio::null());
    command.args(["add", "--into", "papers.json", "--back-off", "0.001", "--tries", "2", "--arxiv-interval", "0"]);
    command.args(["--arxiv", base, "--crossref", base, "--doi", base, "--github", base]);
    command.args(arguments).output().unwrap()
}

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("papers.json"), CATALOGUE).unwrap();
    folder
}

fn papers(folder: &tempfile::TempDir) -> Vec<serde_json::Value> {
    let file: serde_json::Value =
        serde_json::from_slice(&std::fs::read(folder.path().join("papers.json")).unwrap()).unwrap();
    file["papers"].as_array().unwrap().clone()
}

#[test]
fn an_arxiv_id_is_a_record_in_its_place() {
    let (server, folder) = (Server::start(|asked, _| world(asked)), folder());
    let output = add(folder.path(), &server.base, &["arXiv:2306.08543v2", "--category", "x", "--venue", "ICLR 2024"]);
    expect(&output, 0);
    let papers = papers(&folder);
    let ids: Vec<&str> = papers.iter().map(|paper| paper["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["2301.00001", "2306.08543", "2301.00002"]);
    assert_eq!(
        papers[1],
        serde_json::json!({"id": "2306.08543", "title": "MiniLLM: Knowledge Distillation & More", "authors": ["Yuxian Gu", "Li Dong"],
            "categories": ["x"], "collection": "main", "venue": "ICLR'24", "links": [{"kind": "code", "url": "https://github.com/me/minillm"}]})
    );
    assert!(told(&output).contains("arXiv’s comment: Accepted to ICLR 2024"), "{}", told(&output));
    expect(&add(folder.path(), &server.base, &["2306.08543", "--category", "x"]), 1);
    assert_eq!(self::papers(&folder).len(), 3, "it is in the list already");
}

#[test]
fn a_doi_is_known_to_crossref_or_to_its_registrar() {
    let (server, folder) = (Server::start(|asked, _| world(asked)), folder());
    let output =
        add(folder.path(), &server.base, &["10.1145/3297858.1", "10.5281/zenodo.1", "--category", "y", "--json"]);
    expect(&output, 0);
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["written"], true);
    let first = &report["papers"][0];
    assert_eq!(first["title"], "A Fast Thing & Others");
    assert_eq!(first["url"], "https://doi.org/10.1145/3297858.1");
    assert_eq!(first["authors"], serde_json::json!(["Ada Example", "The Team"]));
    assert_eq!(report["papers"][1]["venue"], "ICML'24");
    assert!(report["diagnostics"].to_string().contains("published in: Proceedings of a Meeting Nobody Knows 2023"));
}

#[test]
fn a_repository_leads_to_its_paper() {
    let (server, folder) = (Server::start(|asked, _| world(asked)), folder());
    let arguments = ["https://github.com/me/minillm", "--category", "x", "--collection", "side"];
    expect(&add(folder.path(), &server.base, &arguments), 0);
    let paper = papers(&folder)[2].clone();
    assert_eq!((paper["id"].as_str(), paper["collection"].as_str()), (Some("2306.08543"), Some("side")));
    assert_eq!(paper["links"][0]["url"], "https://github.com/you/minillm", "the address of today");
    for (name, expected) in
        [("many", "several papers (2306.08543, 2301.00009)"), ("none", "names no paper"), ("gone", "is not known")]
    {
        let output = add(folder.path(), &server.base, &[&format!("github.com/me/{name}"), "--category", "x"]);
        expect(&output, 2);
        assert!(told(&output).contains(expected), "{}", told(&output));
    }
}

#[test]
fn what_is_missing_is_named_and_nothing_is_written() {
    let (server, folder) = (Server::start(|asked, _| world(asked)), folder());
    let output = add(folder.path(), &server.base, &["2306.08543"]);
    expect(&output, 1);
    assert!(told(&output).contains("give --category with one of: x, y"), "{}", told(&output));
    for (paper, expected) in [("2306.99999", "not known to arXiv"), ("a title", "neither an arXiv id")] {
        let output = add(folder.path(), &server.base, &[paper, "--category", "x"]);
        expect(&output, 2);
        assert!(told(&output).contains(expected), "{}", told(&output));
    }
    expect(&add(folder.path(), &server.base, &["2306.08543", "--category", "x", "--dry-run"]), 0);
    assert_eq!(papers(&folder).len(), 2);
}

#[test]
fn broken_answers_are_told() {
    for (reply, expected) in [
        ((|| Reply::ok("<feed><entry>")) as fn() -> Reply, "cannot be understood"),
        (|| Reply::ok("<html/>"), "it is not an Atom feed"),
        (|| Reply::status(503), "answers 503 (it is in trouble"),
        (|| Reply::status(400), "not known to arXiv"),
        (|| Reply::Break, "2306.08543"),
    ] {
        let (server, folder) = (Server::start(move |_, _| reply()), folder());
        let output = add(folder.path(), &server.base, &["2306.08543", "--category", "x"]);
        expect(&output, 2);
        assert!(told(&output).contains(expected), "{expected}: {}", told(&output));
    }
}

/// The text of the issue that the form's link opens, for a record.
fn issue(record: &str) -> String {
    let list = CATALOGUE.split_once("\"papers\": [").unwrap().0;
    let catalogue = catalogue::decode::decode(format!("{list}\"papers\": [{record}]}}").as_bytes()).unwrap();
    let address = catalogue::draft::issue_address(&catalogue.papers()[0], &catalogue.list().repository);
    let body = address.split_once("&body=").unwrap().1.replace('+', " ");
    percent_encoding::percent_decode_str(&body).decode_utf8().unwrap().into_owned()
}

const RECORD: &str = r#"{"id": "2306.08543", "title": "A ``` \"Title\" | + é", "authors": ["Ada Example"], "categories": ["x"], "collection": "main", "figure": "https://example.org/a+b.png"}"#;

#[test]
fn the_issue_of_the_form_is_a_record() {
    let folder = folder();
    let from = |text: &str| {
        std::fs::write(folder.path().join("issue.md"), text).unwrap();
        add(folder.path(), "http://127.0.0.1:9", &["--from-issue", "issue.md"])
    };
    let good = issue(RECORD);
    for (text, expected) in [
        (String::new(), "no block"),
        ("```json\n{\n```".to_owned(), "this is not a record"),
        ("```json\nThe record is too long to be sent along.\n```".to_owned(), "paste it whole"),
        (good.replace("\"x\"", "\"z\""), "“z” is not in the catalogue"),
        (good.replace("https://example.org", "javascript://x"), "the field “figure”"),
        (good.replace("2306.08543", "2301.00001"), "already the id of record"),
        (good.replace("```json\n{", "```json\n{\"extra\": 1,"), "extra"),
        ("```json\n{}], \"tools\": [{}\n```".to_owned(), "this is not a record"),
        ("x".repeat(200_000), "more than"),
    ] {
        let output = from(&text);
        expect(&output, 1);
        assert!(told(&output).contains(expected), "{expected}: {}", told(&output));
    }
    assert_eq!(papers(&folder).len(), 2);
    expect(&from(&good.replace('\n', "\r\n")), 0);
    assert_eq!(papers(&folder)[1]["title"], "A ``` \"Title\" | + é");
}

#[test]
fn a_paper_of_before_april_2007_is_added_once() {
    let (server, folder) = (Server::start(|asked, _| world(asked)), folder());
    let output = add(folder.path(), &server.base, &["arXiv:math.GT/0309136", "--category", "x"]);
    expect(&output, 0);
    let added = papers(&folder).into_iter().find(|paper| paper["title"] == "MiniLLM: Knowledge Distillation & More");
    assert_eq!(added.unwrap()["url"], "https://arxiv.org/abs/math/0309136");
    let again = add(folder.path(), &server.base, &["math/0309136", "--category", "x"]);
    expect(&again, 1);
    assert!(told(&again).contains("is in the list already"), "{}", told(&again));
}

#[test]
fn what_the_rules_find_in_an_added_record_is_told_whatever_a_category_is_called() {
    let (server, folder) = (Server::start(|asked, _| world(asked)), folder());
    let catalogue =
        CATALOGUE.replacen("{\"id\": \"x\", ", "{\"id\": \"a-fast-thing-others\", ", 1).replace("[\"x\"]", "[\"y\"]");
    std::fs::write(folder.path().join("papers.json"), catalogue).unwrap();
    let output = add(folder.path(), &server.base, &["10.1145/3297858.1", "--category", "y", "--dry-run"]);
    expect(&output, 0);
    assert!(told(&output).contains("\"id\": \"a-fast-thing-others\""), "{}", told(&output));
    assert!(told(&output).contains("note[missing-figure]"), "{}", told(&output));
}

#[test]
fn an_added_record_is_silenced_by_the_settings_of_the_list() {
    let (server, folder) = (Server::start(|asked, _| world(asked)), folder());
    std::fs::create_dir(folder.path().join("site")).unwrap();
    let settings = "sources = [\"../papers.json\"]\n\n[[silence]]\nrule = \"missing-figure\"\nreason = \"None.\"\n";
    std::fs::write(folder.path().join("site/papers.toml"), settings).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_papers"));
    command.current_dir(folder.path().join("site")).stdin(Stdio::null());
    let output = command
        .args(["add", "2306.08543", "--category", "x", "--arxiv", &server.base, "--arxiv-interval", "0"])
        .output();
    let output = output.unwrap();
    expect(&output, 0);
    assert!(!told(&output).contains("missing-figure"), "{}", told(&output));
}
