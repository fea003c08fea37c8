//! Star counts, from a server that answers as GitHub does.
#![allow(clippy::unwrap_used, clippy::panic)]

mod output;
mod server;

use std::path::Path;
use std::process::{Command, Output};

use output::told;
use server::{Asked, Reply, Server};

/// A catalogue with one paper for each of these repositories.
fn catalogue(repositories: &[&str]) -> String {
    let papers: Vec<_> = repositories
        .iter()
        .enumerate()
        .map(|(number, name)| {
            serde_json::json!({"id": format!("2301.{number:05}"), "title": format!("Paper {number}"), "authors": ["A B"],
                "categories": ["x"], "collection": "main", "links": [{"kind": "code", "url": format!("https://github.com/{name}")}]})
        })
        .collect();
    serde_json::json!({"schema": 1,
        "list": {"title": "T", "tagline": "T", "repository": "https://github.com/me/list", "about": "", "contributing": ""},
        "categories": [{"id": "x", "name": "X", "schematic": "x", "description": "X."}],
        "collections": [{"id": "main", "name": "M", "description": "M."}],
        "papers": papers})
    .to_string()
}

fn stars(folder: &Path, base: &str, token: Option<&str>, more: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_papers"));
    command.current_dir(folder).env_remove("GITHUB_TOKEN").env_remove("GH_TOKEN");
    if let Some(token) = token {
        command.env("GITHUB_TOKEN", token);
    }
    let fixed = ["stars", "papers.json", "--output", "public/stars.json", "--github", base, "--back-off", "0.001"];
    command.args(fixed).args(more).output().unwrap()
}

fn folder(repositories: &[&str]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("papers.json"), catalogue(repositories)).unwrap();
    folder
}

fn written(folder: &tempfile::TempDir) -> serde_json::Value {
    serde_json::from_slice(&std::fs::read(folder.path().join("public/stars.json")).unwrap()).unwrap()
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

/// GitHub's answer to a question for repositories: ten stars each, none for `gone`.
fn graphql(asked: &Asked) -> Reply {
    let question: serde_json::Value = serde_json::from_str(&asked.body).unwrap();
    let mut data = serde_json::Map::new();
    let mut errors = Vec::new();
    for part in question["query"].as_str().unwrap().split("} ").flat_map(|part| part.split("query { ")) {
        let Some((alias, rest)) = part.split_once(": repository(owner: \"") else { continue };
        let (owner, rest) = rest.split_once("\", name: \"").unwrap();
        let name = rest.split('"').next().unwrap();
        if name == "gone" {
            data.insert(alias.to_owned(), serde_json::Value::Null);
            errors.push(serde_json::json!({"type": "NOT_FOUND", "path": [alias], "message": "Could not resolve"}));
        } else {
            let owner = if name == "moved" { "other" } else { owner };
            let node = serde_json::json!({"stargazerCount": 10, "nameWithOwner": format!("{owner}/{name}")});
            data.insert(alias.to_owned(), node);
        }
    }
    Reply::ok(serde_json::json!({"data": data, "errors": errors}).to_string())
}

fn rest(asked: &Asked) -> Reply {
    let name = asked.path.strip_prefix("/repos/").unwrap();
    Reply::ok(serde_json::json!({"full_name": name, "stargazers_count": 7}).to_string())
}

#[test]
fn many_repositories_are_one_question() {
    let server = Server::start(|asked, _| graphql(asked));
    let folder = folder(&["A/One", "a/two", "a/gone", "a/moved", "a/one"]);
    let output = stars(folder.path(), &server.base, Some("secret"), &[]);
    assert_eq!(code(&output), 1, "{}", told(&output));
    assert_eq!(server.paths(), ["/graphql"]);
    assert_eq!(server.asked()[0].header("authorization"), Some("Bearer secret"));
    assert!(server.asked()[0].header("user-agent").unwrap().starts_with("papers/"));
    let stars = written(&folder)["stars"].clone();
    assert_eq!(stars, serde_json::json!({"A/One": 10, "a/one": 10, "a/two": 10, "a/moved": 10}));
    assert!(told(&output).contains("gone: https://github.com/a/gone"), "{}", told(&output));
    assert!(told(&output).contains("moved: a/moved is now other/moved"));
    assert!(!folder.path().join("public/stars.json.part").exists());
}

#[test]
fn a_question_that_is_too_much_is_halved() {
    let server =
        Server::start(
            |asked, _| {
                if asked.body.matches("repository(").count() > 1 { Reply::status(502) } else { graphql(asked) }
            },
        );
    let folder = folder(&["a/one", "a/two", "a/three"]);
    let output = stars(folder.path(), &server.base, Some("secret"), &["--tries", "2"]);
    assert_eq!(code(&output), 0, "{}", told(&output));
    assert_eq!(written(&folder)["stars"].as_object().unwrap().len(), 3);
}

#[test]
fn without_a_token_a_limit_stops_the_run_and_the_next_goes_on() {
    let server = Server::start(|asked, before| match asked.path.as_str() {
        "/repos/a/two" if before == 0 => Reply::Answer(
            403,
            vec![("x-ratelimit-remaining", "0".to_owned()), ("x-ratelimit-reset", "99999999999".to_owned())],
            "{\"message\": \"API rate limit exceeded\"}".to_owned(),
        ),
        _ => rest(asked),
    });
    let folder = folder(&["a/one", "a/two"]);
    let output = stars(folder.path(), &server.base, None, &[]);
    assert_eq!(code(&output), 2, "{}", told(&output));
    assert!(told(&output).contains("asks to wait") && !folder.path().join("public/stars.json").exists());
    let output = stars(folder.path(), &server.base, None, &[]);
    assert_eq!(code(&output), 0, "{}", told(&output));
    assert_eq!(server.paths(), ["/repos/a/one", "/repos/a/two", "/repos/a/two"]);
    assert!(server.asked().iter().all(|asked| asked.header("authorization").is_none()));
    assert_eq!(written(&folder)["stars"], serde_json::json!({"a/one": 7, "a/two": 7}));
}

#[test]
fn faults_that_pass_are_outlasted() {
    let server = Server::start(|asked, before| match before {
        0 => Reply::status(500),
        1 => Reply::Break,
        2 => Reply::Answer(429, vec![("retry-after", "0".to_owned())], String::new()),
        _ => rest(asked),
    });
    let folder = folder(&["a/one"]);
    let output = stars(folder.path(), &server.base, None, &[]);
    assert_eq!(code(&output), 0, "{}", told(&output));
    assert_eq!(server.asked().len(), 4);
}

#[test]
fn faults_that_stay_are_told() {
    for (reply, token, expected) in [
        ((|| Reply::Hang) as fn() -> Reply, None, "no whole answer within 0.05 s"),
        (|| Reply::Drip, None, "no whole answer within 0.05 s"),
        (|| Reply::ok("<html>"), None, "cannot be understood"),
        (|| Reply::ok("{\"data\": null, \"errors\": [{\"message\": \"odd\"}]}"), Some("t"), "odd"),
        (|| Reply::ok("{\"errors\": [{\"type\": \"RATE_LIMITED\"}]}"), Some("t"), "takes no more requests"),
        (|| Reply::status(401), Some("t"), "the token is not accepted"),
        (|| Reply::redirect(302, "/repos/a/one"), None, "redirected without end"),
        (|| Reply::ok(" ".repeat(5_000_000)), None, "larger than 4000000 bytes"),
        (|| Reply::Answer(403, vec![("retry-after", "9999".to_owned())], String::new()), None, "167 minutes"),
    ] {
        let server = Server::start(move |_, _| reply());
        let folder = folder(&["a/one"]);
        let limit = if expected.starts_with("no whole") { "0.05" } else { "30" };
        let output = stars(folder.path(), &server.base, token, &["--tries", "2", "--time-limit", limit]);
        assert_eq!(code(&output), 2, "{}", told(&output));
        assert!(told(&output).contains(expected), "{expected}: {}", told(&output));
    }
}

#[test]
fn a_token_is_not_sent_in_the_clear() {
    let folder = folder(&["a/one"]);
    let output = stars(folder.path(), "http://api.example.org", Some("secret"), &[]);
    assert_eq!(code(&output), 2);
    assert!(told(&output).contains("only sent over https") && !told(&output).contains("secret"));
}

#[test]
fn offline_the_counts_of_another_day_stay_as_they_are() {
    let server = Server::start(|asked, _| graphql(asked));
    let folder = folder(&["a/b", "a/gone"]);
    let output = stars(folder.path(), &server.base, Some("t"), &["--offline"]);
    assert_eq!((code(&output), server.asked().len()), (1, 0), "{}", told(&output));
    let data = stars(folder.path(), &server.base, Some("t"), &["--offline", "--json"]);
    let data: serde_json::Value = serde_json::from_slice(&data.stdout).unwrap();
    assert_eq!(data["untold"], serde_json::json!(["a/b", "a/gone"]));
    assert!(told(&output).contains("there are no counts yet") && !folder.path().join("public/stars.json").exists());
    stars(folder.path(), &server.base, Some("t"), &[]);
    let (before, asked) = (written(&folder), server.asked().len());
    let output = stars(folder.path(), &server.base, Some("t"), &["--offline"]);
    assert!(told(&output).contains("stay as they are\nnot counted: a/gone"), "{}", told(&output));
    assert_eq!((written(&folder), server.asked().len()), (before, asked));
}
