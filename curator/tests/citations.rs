//! Citations, from a server that answers as Semantic Scholar does.
#![allow(clippy::unwrap_used)]

mod output;
mod server;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use output::{expect, told};
use serde_json::{Value, json};
use server::{Asked, Reply, Server};

/// A list of so many papers on arXiv, one with a DOI, and one with neither.
fn folder(papers: usize) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let mut list = "# L\n\n## Lamps\n\n- [A Lamp that is Elsewhere](https://example.org/lamp.pdf), Ann Oak\n\
                    - [A Lamp of a Publisher](https://doi.org/10.1145/1234567.Ab), Ann Oak\n"
        .to_owned();
    for number in 0..papers {
        list.push_str(&format!("- [Lamp number {number} of all](https://arxiv.org/abs/2301.{number:05}), Ann Oak\n"));
    }
    fs::write(folder.path().join("README.md"), list).unwrap();
    fs::write(folder.path().join("papers.toml"), "repository = \"https://github.com/me/list\"\n").unwrap();
    folder
}

fn citations(folder: &Path, base: &str, more: &[&str]) -> Output {
    let fixed = [
        "citations",
        "--semantic-scholar",
        base,
        "--interval",
        "0",
        "--back-off",
        "0.001",
        "--tries",
        "2",
        "--time-limit",
        "2",
    ];
    Command::new(env!("CARGO_BIN_EXE_papers")).current_dir(folder).args(fixed).args(more).output().unwrap()
}

fn written(folder: &tempfile::TempDir) -> Value {
    serde_json::from_slice(&fs::read(folder.path().join("public/citations.json")).unwrap()).unwrap()
}

/// The names of a question.
fn names(asked: &Asked) -> Vec<String> {
    let question: Value = serde_json::from_str(&asked.body).unwrap();
    question["ids"].as_array().unwrap().iter().map(|name| name.as_str().unwrap().to_owned()).collect()
}

/// The answer about papers; `2301.00003` is not known, and one is told of that was not asked for.
fn batch(asked: &Asked) -> Reply {
    let paper = |name: &str| match name.split_once(':').unwrap() {
        ("ARXIV", "2301.00003") => Value::Null,
        ("ARXIV", id) => {
            let count: u32 = id.split('.').nth(1).unwrap().parse().unwrap();
            // It cites itself, the one before it, and what nobody knows or the list does not have.
            let before = count.checked_sub(1).map(|before| format!("s{before}"));
            let references =
                json!([{"paperId": format!("s{count}")}, {"paperId": before}, {"paperId": null}, {"paperId": "z"}]);
            json!({"paperId": format!("s{count}"), "externalIds": {"ArXiv": id, "DBLP": "x", "CorpusId": 5},
                "citationCount": count, "references": references})
        }
        (_, doi) => {
            json!({"paperId": "y", "externalIds": {"DOI": doi.to_uppercase()}, "citationCount": 7, "references": null})
        }
    };
    let mut papers: Vec<Value> = names(asked).iter().map(|name| paper(name)).collect();
    papers.push(json!({"paperId": "z", "externalIds": {"ArXiv": "2399.99999"}, "citationCount": 9, "references": [{"paperId": "s1"}]}));
    // The order of the answer means nothing.
    papers.reverse();
    Reply::ok(Value::from(papers).to_string())
}

#[test]
fn five_hundred_papers_are_one_question() {
    let server = Server::start(|asked, _| batch(asked));
    let folder = folder(600);
    let output = citations(folder.path(), &server.base, &[]);
    expect(&output, 1);
    assert!(told(&output).contains("citations of 600 papers"), "{}", told(&output));
    assert!(told(&output).contains("Semantic Scholar does not know 2301.00003"), "{}", told(&output));
    assert!(told(&output).contains("not asked for: 1 paper"), "{}", told(&output));
    let asked: Vec<usize> = server.asked().iter().map(|asked| names(asked).len()).collect();
    assert_eq!(asked, [500, 101]);
    assert!(
        server
            .asked()
            .iter()
            .all(|asked| asked.path == "/graph/v1/paper/batch?fields=externalIds,citationCount,references.paperId")
    );
    let counts = &written(&folder)["citations"];
    assert_eq!((&counts["2301.00042"], &counts["2301.00599"]), (&json!(42), &json!(599)));
    let cites = &written(&folder)["cites"];
    assert_eq!(cites["2301.00002"], json!(["2301.00001"]));
    // Across questions; not what is unknown, and not who cites nobody of the list.
    assert_eq!(cites["2301.00500"], json!(["2301.00499"]));
    assert_eq!((cites.as_object().unwrap().len(), cites.get("2301.00000"), cites.get("2301.00004")), (597, None, None));
    assert!(told(&output).contains("of papers of this list by others of it: 597 citations"), "{}", told(&output));
    let others: Vec<&Value> =
        counts.as_object().unwrap().iter().filter(|(id, _)| !id.starts_with("2301")).map(|(_, count)| count).collect();
    assert_eq!(others, [&json!(7)], "the one with a DOI, and nothing that was not asked for");
}

#[test]
fn that_no_paper_is_known_is_an_answer() {
    let refusal = r#"{"error": "No valid paper ids given"}"#;
    let server = Server::start(move |_, _| Reply::Answer(400, Vec::new(), refusal.to_owned()));
    let folder = folder(1);
    expect(&citations(folder.path(), &server.base, &[]), 1);
    assert_eq!(written(&folder)["citations"], json!({}));
}

#[test]
fn a_run_that_fails_leaves_the_counts_of_another_day_as_they_are() {
    let folder = folder(3);
    fs::create_dir(folder.path().join("public")).unwrap();
    let path = folder.path().join("public/citations.json");
    let faults: [fn() -> Reply; 10] = [
        || {
            Reply::ok(
                r#"[{"paperId": "s2", "externalIds": {"ArXiv": "2301.00002"}, "citationCount": 2, "references": "many"}]"#,
            )
        },
        || {
            Reply::ok(
                r#"[{"paperId": "s2", "externalIds": {"ArXiv": "2301.00002"}, "citationCount": 2, "references": [{"paperId": 5}]}]"#,
            )
        },
        || Reply::ok("<!DOCTYPE html><html><body>Too busy</body></html>"),
        || Reply::ok("{}"),
        || Reply::ok(r#"[{"externalIds": {"ArXiv": "2301.00000"}, "citationCount": "many"}]"#),
        || Reply::ok(r#"[{"externalIds": {"ArXiv": "2301.00000"}, "citationCount": -1}]"#),
        || Reply::status(400),
        || Reply::status(503),
        || Reply::Answer(429, vec![("retry-after", "100000".to_owned())], String::new()),
        || Reply::Break,
    ];
    for (number, fault) in faults.into_iter().enumerate() {
        // The first question is answered.
        let server =
            Server::start(move |asked, _| if names(asked)[0].ends_with("2301.00002") { fault() } else { batch(asked) });
        fs::write(&path, "of another day").unwrap();
        expect(&citations(folder.path(), &server.base, &["--batch", "1"]), 2);
        assert_eq!(fs::read_to_string(&path).unwrap(), "of another day", "fault {number}");
    }
    let server = Server::start(|asked, before| {
        if before == 0 {
            Reply::Answer(429, vec![("retry-after", "0".to_owned())], String::new())
        } else {
            batch(asked)
        }
    });
    expect(&citations(folder.path(), &server.base, &[]), 0);
    assert_eq!(written(&folder)["citations"]["2301.00002"], 2);
}

#[test]
fn offline_and_in_a_dry_run_nobody_is_asked() {
    let server = Server::start(|asked, _| batch(asked));
    let folder = folder(3);
    let output = citations(folder.path(), &server.base, &["--offline"]);
    expect(&output, 1);
    assert!(told(&output).contains("offline, and there are no counts yet"), "{}", told(&output));
    let output = citations(folder.path(), &server.base, &["--dry-run"]);
    expect(&output, 0);
    assert!(told(&output).contains("| Semantic Scholar | 4 | 1 | 0 | 0 |"), "{}", told(&output));
    assert!(server.asked().is_empty() && !folder.path().join("public/citations.json").exists());
    expect(&citations(folder.path(), &server.base, &[]), 0);
    let (before, asked) = (written(&folder), server.asked().len());
    let output = citations(folder.path(), &server.base, &["--offline"]);
    expect(&output, 0);
    assert!(told(&output).contains("stay as they are"), "{}", told(&output));
    assert_eq!((written(&folder), server.asked().len()), (before, asked));
}
