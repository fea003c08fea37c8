//! Abstracts, from a server that answers as arXiv does.
#![allow(clippy::unwrap_used)]

mod output;
mod server;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use output::{expect, told};
use server::{Asked, Reply, Server};

/// A list of so many papers on arXiv, and one that is not there.
fn folder(papers: usize) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let mut list =
        "# L\n\n## Lamps\n\n- [A Lamp that is Elsewhere](https://example.org/lamp.pdf), Ann Oak\n".to_owned();
    for number in 0..papers {
        let _ = writeln!(list, "- [Lamp number {number} of all](https://arxiv.org/abs/2301.{number:05}), Ann Oak");
    }
    fs::write(folder.path().join("README.md"), list).unwrap();
    fs::write(folder.path().join("papers.toml"), "repository = \"https://github.com/me/list\"\n").unwrap();
    folder
}

fn abstracts(folder: &Path, base: &str, more: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_papers"));
    let fixed = ["abstracts", "--arxiv", base, "--interval", "0", "--back-off", "0.001", "--tries", "2"];
    command.current_dir(folder).args(fixed).args(more).output().unwrap()
}

fn written(folder: &tempfile::TempDir) -> serde_json::Value {
    serde_json::from_slice(&fs::read(folder.path().join("public/abstracts.json")).unwrap()).unwrap()
}

/// The ids of a question.
fn ids(asked: &Asked) -> Vec<String> {
    let list = asked.path.split("id_list=").nth(1).unwrap().split('&').next().unwrap();
    list.split(',').map(str::to_owned).collect()
}

/// arXiv's answer about papers; it does not know `2301.00003`, and adds one that was not asked for.
fn feed(ids: &[String]) -> Reply {
    let entry = |id: &str| {
        format!(
            "<entry><id>http://arxiv.org/abs/{id}v2</id><title>Lamp</title><summary>  We prune 50\\% of {id}\n by $\\alpha$ &lt;script&gt;alert(1)&lt;/script&gt;.\n</summary></entry>"
        )
    };
    let entries: String =
        ids.iter().map(String::as_str).filter(|id| *id != "2301.00003").chain(["2399.99999"]).map(entry).collect();
    Reply::ok(format!(
        "<?xml version=\"1.0\"?><feed xmlns=\"http://www.w3.org/2005/Atom\"><title>ArXiv Query</title>{entries}</feed>"
    ))
}

#[test]
fn a_hundred_papers_are_one_question_and_what_is_there_is_not_asked_again() {
    let server = Server::start(|asked, _| feed(&ids(asked)));
    let folder = folder(150);
    let output = abstracts(folder.path(), &server.base, &[]);
    expect(&output, 1);
    assert!(told(&output).contains("149 abstracts of 150 papers on arXiv"), "{}", told(&output));
    assert!(told(&output).contains("arXiv does not know 2301.00003"), "{}", told(&output));
    assert!(told(&output).contains("not on arXiv, and not asked for: 1 paper"), "{}", told(&output));
    let asked: Vec<usize> = server.asked().iter().map(|asked| ids(asked).len()).collect();
    assert_eq!(asked, [100, 50]);
    assert!(server.asked()[0].header("user-agent").unwrap().starts_with("papers/"));
    let file = written(&folder);
    assert_eq!(file["abstracts"].as_object().unwrap().len(), 149, "nothing that was not asked for");
    let text = "We prune 50% of 2301.00000 by α <script>alert(1)</script>.";
    assert_eq!(file["abstracts"]["2301.00000"]["text"], text);
    assert_eq!(file["abstracts"]["2301.00000"]["source"], "arXiv");

    expect(&abstracts(folder.path(), &server.base, &[]), 1);
    assert_eq!(ids(&server.asked()[2]), ["2301.00003"]);
}

#[test]
fn a_run_that_fails_keeps_what_it_has_and_the_next_goes_on() {
    let folder = folder(30);
    let broken =
        Server::start(|asked, _| if ids(asked)[0] == "2301.00020" { Reply::status(503) } else { feed(&ids(asked)) });
    let output = abstracts(folder.path(), &broken.base, &["--batch", "10"]);
    expect(&output, 2);
    assert!(told(&output).contains("503"), "{}", told(&output));
    assert_eq!(written(&folder)["abstracts"].as_object().unwrap().len(), 19);
    let server = Server::start(|asked, _| feed(&ids(asked)));
    expect(&abstracts(folder.path(), &server.base, &[]), 1);
    assert_eq!(written(&folder)["abstracts"].as_object().unwrap().len(), 29);
}

#[test]
fn nothing_wrong_enters_the_file() {
    let html = || Reply::ok("<!DOCTYPE html><html><body>Too busy</body></html>");
    for reply in [
        html,
        || Reply::ok("{}"),
        || Reply::ok(""),
        || Reply::status(404),
        || Reply::Break,
        || {
            Reply::ok(
                "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><id>http://arxiv.org/abs/2301.00000</id><summary>half",
            )
        },
    ] {
        let server = Server::start(move |_, _| reply());
        let folder = folder(2);
        let output = abstracts(folder.path(), &server.base, &["--time-limit", "2"]);
        expect(&output, 2);
        assert!(written(&folder)["abstracts"].as_object().unwrap().is_empty());
    }
    let folder = folder(1);
    fs::create_dir(folder.path().join("public")).unwrap();
    fs::write(
        folder.path().join("public/abstracts.json"),
        "{\"schema\": 1, \"abstracts\": {\"x y\": {\"text\": \"a\"}}}",
    )
    .unwrap();
    let output = abstracts(folder.path(), "http://127.0.0.1:9", &[]);
    expect(&output, 2);
    assert!(
        told(&output).contains("public/abstracts.json: ") && told(&output).contains("remove it"),
        "{}",
        told(&output)
    );
}

#[test]
fn an_abstract_of_any_length_and_kind_is_one_paragraph() {
    let long = "word \u{202e}\u{0}".repeat(100_000).replace('\0', "");
    let server = Server::start(move |_, _| {
        Reply::ok(format!(
            "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><id>http://arxiv.org/abs/2301.00000v1</id><summary>{long}</summary></entry></feed>"
        ))
    });
    let folder = folder(1);
    expect(&abstracts(folder.path(), &server.base, &[]), 0);
    let text = written(&folder)["abstracts"]["2301.00000"]["text"].as_str().unwrap().to_owned();
    assert!(text.chars().count() <= 6_000 && text.starts_with("word"));
    expect(&abstracts(folder.path(), &server.base, &["--refresh"]), 0);
}
