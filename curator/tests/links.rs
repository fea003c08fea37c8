//! Whether what the list links to is still there, asked of servers that answer as real ones do.
#![allow(clippy::unwrap_used, clippy::panic)]

mod output;
mod server;

use std::path::Path;
use std::process::{Command, Output};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use output::told;
use server::{Asked, Reply, Server};

/// A catalogue with one paper for each of these addresses, which are those of its code.
fn catalogue(addresses: &[String]) -> String {
    let papers: Vec<_> = addresses
        .iter()
        .enumerate()
        .map(|(number, address)| {
            serde_json::json!({"id": format!("paper-{number}"), "title": format!("Paper {number}"), "authors": ["A B"],
                "categories": ["x"], "collection": "main", "links": [{"kind": "code", "url": address}]})
        })
        .collect();
    serde_json::json!({"schema": 1,
        "list": {"title": "T", "tagline": "T", "repository": "https://example.org/", "about": "", "contributing": ""},
        "categories": [{"id": "x", "name": "X", "schematic": "x", "description": "X."}],
        "collections": [{"id": "main", "name": "M", "description": "M."}],
        "papers": papers})
    .to_string()
}

fn folder(addresses: &[String]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("papers.json"), catalogue(addresses)).unwrap();
    folder
}

fn links(folder: &Path, more: &[&str]) -> Output {
    let fixed = ["links", "papers.json", "--skip", "https://", "--back-off", "0.001", "--interval", "0", "--json"];
    let mut command = Command::new(env!("CARGO_BIN_EXE_papers"));
    command.current_dir(folder).args(fixed).args(more).output().unwrap()
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn json(output: &Output) -> serde_json::Value {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", told(output)))
}

/// The state of an address and why, as the program tells them; what is alive is not told.
fn state(output: &Output, address: &str) -> (String, String) {
    let json = json(output);
    let found = json["findings"].as_array().unwrap().iter().find(|finding| finding["address"] == address);
    let text = |name: &str| found.and_then(|found| found[name].as_str()).unwrap_or_default().to_owned();
    (found.map_or_else(|| "alive".to_owned(), |_| text("state")), text("why"))
}

#[test]
fn every_kind_of_answer_has_its_state() {
    /// What is expected, why, and how the server answers.
    type Case = (&'static str, &'static str, fn(&Asked, usize) -> Reply);
    let cases: &[(&str, Case)] =
        &[
            ("/fine", ("alive", "", |_, _| Reply::ok("x"))),
            (
                "/head-is-unknown",
                ("alive", "", |asked, _| if asked.method == "HEAD" { Reply::status(405) } else { Reply::ok("x") }),
            ),
            (
                "/head-lies",
                ("alive", "", |asked, _| if asked.method == "HEAD" { Reply::status(404) } else { Reply::ok("x") }),
            ),
            (
                "/large",
                ("alive", "", |asked, _| {
                    if asked.method == "HEAD" { Reply::status(501) } else { Reply::ok("x".repeat(1_000_000)) }
                }),
            ),
            (
                "/trouble-that-passes",
                ("alive", "", |_, before| if before < 1 { Reply::status(503) } else { Reply::ok("x") }),
            ),
            (
                "/limit-that-passes",
                ("alive", "", |asked, before| match (asked.method.as_str(), before) {
                    ("GET", 1) => Reply::ok("x"),
                    _ => Reply::Answer(429, vec![("retry-after", "0".to_owned())], String::new()),
                }),
            ),
            ("/for-now", ("alive", "", |_, _| Reply::redirect(302, "/fine"))),
            ("/for-good", ("moved", "", |_, _| Reply::redirect(301, "/fine"))),
            ("/only-a-slash", ("alive", "", |_, _| Reply::redirect(308, "/only-a-slash/"))),
            ("/only-a-slash/", ("alive", "", |_, _| Reply::ok("x"))),
            ("/gone", ("dead", "the server answers 404", |_, _| Reply::status(404))),
            (
                "/gone-with-many-words",
                ("dead", "the server answers 404", |_, _| Reply::Answer(404, Vec::new(), "x".repeat(1_000_000))),
            ),
            (
                "/large-trouble-that-passes",
                ("alive", "", |asked, before| match (asked.method.as_str(), before) {
                    ("GET", 1..) => Reply::ok("x"),
                    _ => Reply::Answer(503, Vec::new(), "x".repeat(1_000_000)),
                }),
            ),
            ("/gone-for-good", ("dead", "the server answers 410", |_, _| Reply::status(410))),
            ("/to-nothing", ("dead", "the server answers 404", |_, _| Reply::redirect(301, "/gone"))),
            ("/circles", ("dead", "it redirects without end", |_, _| Reply::redirect(302, "/circles"))),
            ("/nowhere", ("failing", "missing a location header", |_, _| Reply::status(301))),
            ("/forbidden", ("blocked", "the server answers 403", |_, _| Reply::status(403))),
            (
                "/challenge",
                ("blocked", "wants to see a person", |_, _| {
                    Reply::Answer(503, vec![("cf-mitigated", "challenge".to_owned())], String::new())
                }),
            ),
            ("/trouble", ("failing", "the server answers 500", |_, _| Reply::status(500))),
            (
                "/breaks-off",
                ("failing", "the connection failed", |asked, _| {
                    if asked.method == "HEAD" { Reply::status(405) } else { Reply::Break }
                }),
            ),
            ("/hangs", ("slow", "no whole answer within 1 s", |_, _| Reply::Hang)),
            (
                "/drips",
                ("slow", "no whole answer within 1 s", |asked, _| {
                    if asked.method == "HEAD" { Reply::status(405) } else { Reply::Drip }
                }),
            ),
        ];
    let server = Server::start(|asked, before| {
        let found = cases.iter().find(|(path, _)| *path == asked.path);
        found.map_or(Reply::status(418), |(_, (_, _, reply))| reply(asked, before))
    });
    let addresses: Vec<String> = cases.iter().map(|(path, _)| format!("{}{path}", server.base)).collect();
    let folder = folder(&addresses);
    let output = links(folder.path(), &["--no-archive", "--tries", "2", "--time-limit", "1", "--per-host", "16"]);
    assert_eq!(code(&output), 1, "{}", told(&output));
    for ((path, (expected, why, _)), address) in cases.iter().zip(&addresses) {
        let (state, found) = state(&output, address);
        assert_eq!(state, *expected, "{path}: {found}");
        assert!(found.contains(why), "{path}: {found}");
    }
    let moved = json(&output);
    let moved = moved["findings"].as_array().unwrap().iter().find(|finding| finding["state"] == "moved").unwrap();
    assert_eq!(moved["now_at"], format!("{}/fine", server.base));
    assert_eq!(moved["uses"], serde_json::json!([{"field": "code", "paper": "paper-7", "name": "Paper 7"}]));
    assert!(server.asked().iter().all(|asked| asked.header("user-agent").unwrap().starts_with("papers/")));
}

#[test]
fn a_host_is_asked_a_few_times_at_once_and_others_meanwhile() {
    let most = Arc::new(AtomicUsize::new(0));
    let under_way = AtomicUsize::new(0);
    let seen = Arc::clone(&most);
    let busy = Server::start(move |_, _| {
        seen.fetch_max(under_way.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
        std::thread::sleep(Duration::from_millis(20));
        under_way.fetch_sub(1, Ordering::SeqCst);
        Reply::ok("x")
    });
    let idle = Server::start(|_, _| Reply::ok("x"));
    let mut addresses: Vec<String> = (0..30).map(|number| format!("{}/{number}", busy.base)).collect();
    addresses.push(format!("{}/other", idle.base));
    let folder = folder(&addresses);
    let output = links(folder.path(), &["--per-host", "3", "--concurrency", "16"]);
    assert_eq!(code(&output), 0, "{}", told(&output));
    assert_eq!(json(&output)["tally"], serde_json::json!({"alive": 31}));
    assert!((2..=3).contains(&most.load(Ordering::SeqCst)), "{most:?}");
}

#[test]
fn a_host_that_asks_to_be_left_alone_is() {
    let server = Server::start(|_, _| Reply::Answer(429, vec![("retry-after", "9999".to_owned())], String::new()));
    let addresses: Vec<String> = (0..20).map(|number| format!("{}/{number}", server.base)).collect();
    let folder = folder(&addresses);
    let output = links(folder.path(), &["--per-host", "1"]);
    assert_eq!(code(&output), 0, "{}", told(&output));
    assert_eq!(json(&output)["tally"], serde_json::json!({"waiting": 20}));
    assert_eq!(server.asked().len(), 2, "one HEAD and one GET: {:?}", server.paths());
}

#[test]
fn a_host_that_leads_to_one_that_asks_to_be_left_alone_is_asked_for_the_rest() {
    let busy = Server::start(|_, _| Reply::Answer(429, vec![("retry-after", "9999".to_owned())], String::new()));
    let elsewhere = busy.base.clone();
    let server = Server::start(move |asked, _| match asked.path.as_str() {
        "/to-the-busy-one" => Reply::redirect(302, format!("{elsewhere}/x")),
        _ => Reply::ok("x"),
    });
    let of = |path: &str| format!("{}{path}", server.base);
    let folder = folder(&[of("/to-the-busy-one"), of("/a"), of("/b")]);
    let output = links(folder.path(), &["--per-host", "1"]);
    assert_eq!(json(&output)["tally"], serde_json::json!({"waiting": 1, "alive": 2}), "{}", told(&output));
}

#[test]
fn what_is_known_is_not_asked_for_again_and_an_interrupted_run_goes_on() {
    let server = Server::start(|asked, _| if asked.path == "/gone" { Reply::status(404) } else { Reply::ok("x") });
    let of = |path: &str| format!("{}{path}", server.base);
    let folder = folder(&[of("/a"), of("/b#part"), of("/c"), of("/gone")]);
    let file = folder.path().join("kept.jsonl");
    let cache = file.to_str().unwrap();
    let today = {
        let output =
            links(folder.path(), &["--cache", cache, "--no-archive", "--skip", &of("/b"), "--skip", &of("/c")]);
        assert_eq!(code(&output), 1, "{}", told(&output));
        let kept: Vec<serde_json::Value> =
            std::fs::read_to_string(&file).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(kept.len(), 2);
        kept[0]["asked"].as_str().unwrap().to_owned()
    };
    // A run that was cut off in the middle of a line; what was found long ago is asked for again.
    let line = |path: &str, state: &str, asked: &str| {
        serde_json::json!({"address": of(path), "state": state, "asked": asked, "since": "2020-01-01"}).to_string()
    };
    let left = [line("/a", "alive", &today), line("/b", "alive", "2020-01-01"), line("/gone", "dead", "2020-01-01")];
    std::fs::write(&file, format!("{}\n{{\"address\": \"{}", left.join("\n"), of("/c"))).unwrap();
    let before = server.asked().len();
    let output = links(folder.path(), &["--cache", cache, "--no-archive"]);
    let mut asked: Vec<String> = server.paths().split_off(before);
    asked.sort();
    asked.dedup();
    assert_eq!(asked, ["/b", "/c", "/gone"], "{}", told(&output));
    assert_eq!(json(&output)["findings"][0]["since"], "2020-01-01", "dead for as long as it is known to be");
    let before = server.asked().len();
    assert_eq!(code(&links(folder.path(), &["--cache", cache, "--no-archive"])), 1);
    assert_eq!(server.asked().len(), before, "nothing is asked for twice a day");
    links(folder.path(), &["--cache", cache, "--no-archive", "--max-age", "0"]);
    let mut asked: Vec<String> = server.paths().split_off(before);
    asked.sort();
    asked.dedup();
    assert_eq!(asked, ["/a", "/b", "/c", "/gone"], "unless it is asked for");
    assert_eq!(std::fs::read_to_string(&file).unwrap().lines().count(), 4);
    links(folder.path(), &["--cache", cache, "--no-archive", "--skip", &of("/c")]);
    assert_eq!(std::fs::read_to_string(&file).unwrap().lines().count(), 4, "what is skipped stays known");
}

#[test]
fn copies_of_what_is_gone_are_named() {
    let server = Server::start(|asked, _| if asked.path == "/fine" { Reply::ok("x") } else { Reply::status(404) });
    let archive = Server::start(|asked, _| {
        let copy = serde_json::json!({"available": true, "status": "200", "timestamp": "20240102030405",
            "url": "http://web.archive.org/web/20240102030405/http://there/gone"});
        let closest = if asked.path.contains("%2Fgone%3Fa%3D1") {
            serde_json::json!({"closest": copy})
        } else {
            serde_json::json!({})
        };
        Reply::ok(serde_json::json!({"url": "x", "archived_snapshots": closest}).to_string())
    });
    let of = |path: &str| format!("{}{path}", server.base);
    let folder = folder(&[of("/fine"), of("/gone?a=1"), of("/never|kept")]);
    let report = folder.path().join("report.md");
    let output = links(folder.path(), &["--archive", &archive.base, "--report", report.to_str().unwrap()]);
    assert_eq!(code(&output), 1, "{}", told(&output));
    assert_eq!(archive.asked().len(), 2, "{:?}", archive.paths());
    assert!(archive.paths().iter().all(|path| path.starts_with("/wayback/available?url=http%3A%2F%2F127")));
    let report = std::fs::read_to_string(report).unwrap();
    assert!(report.contains("1 alive") && report.contains("2 dead") && report.contains("## Dead"), "{report}");
    assert!(report.contains("[a copy](<https://web.archive.org/web/20240102030405/http://there/gone>)"), "{report}");
    assert!(report.contains("/never%7Ckept> | code of paper-2, Paper 2 | the server answers 404 |"), "{report}");
    assert!(!report.contains("/fine"), "{report}");
    // Once looked for, not again.
    links(folder.path(), &["--archive", &archive.base]);
    assert_eq!(archive.asked().len(), 2);
}

#[test]
fn an_archive_that_fails_costs_no_result() {
    let server = Server::start(|_, _| Reply::status(404));
    for reply in [(|| Reply::ok("<html>")) as fn() -> Reply, || Reply::status(503), || Reply::Break] {
        let archive = Server::start(move |_, _| reply());
        let folder = folder(&[format!("{}/gone", server.base)]);
        let output = links(folder.path(), &["--archive", &archive.base, "--tries", "2"]);
        assert_eq!(code(&output), 1, "{}", told(&output));
        assert!(told(&output).contains("no more copies are looked for"), "{}", told(&output));
        assert_eq!(json(&output)["tally"], serde_json::json!({"dead": 1}));
    }
}

#[test]
fn without_a_connection_nothing_is_said_to_be_dead() {
    // Ports that were free a moment ago, so that nobody answers.
    let free = || std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let folder = folder(&[format!("http://{}/", free()), format!("http://{}/", free())]);
    let output = links(folder.path(), &["--tries", "1"]);
    assert_eq!(code(&output), 2, "{}", told(&output));
    assert!(told(&output).contains("no server answers at all"), "{}", told(&output));
    assert!(!folder.path().join("target/links.jsonl").exists());
}

#[test]
fn a_report_fits_an_issue_and_calls_nobody() {
    let server = Server::start(|_, _| Reply::status(404));
    let addresses: Vec<String> =
        (0..900).map(|number| format!("{}/{number}/@someone/{}", server.base, "x".repeat(60))).collect();
    let folder = folder(&addresses);
    let text = std::fs::read_to_string(folder.path().join("papers.json")).unwrap();
    std::fs::write(folder.path().join("papers.json"), text.replace("\"Paper 1\"", "\"Of @octocat | and *<b>*\""))
        .unwrap();
    let report = folder.path().join("report.md");
    let more = ["--no-archive", "--report", report.to_str().unwrap(), "--per-host", "16", "--tries", "1"];
    assert_eq!(code(&links(folder.path(), &more)), 1);
    let report = std::fs::read_to_string(report).unwrap();
    assert!(report.len() < 65_000 && report.contains("more are not shown here"), "{}", report.len());
    assert!(report.contains("Of @\u{200b}octocat \\| and \\*&lt;b>\\*"), "{report}");
}

#[test]
fn a_repository_that_is_not_known_is_not_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(
        folder.path().join("README.md"),
        "# L\n\n## Things\n\n- [A Title](https://arxiv.org/abs/2301.00001), Ann Oak\n",
    )
    .unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_papers"));
    command.current_dir(folder.path()).env_remove("GITHUB_REPOSITORY").env_remove("GITHUB_SERVER_URL");
    let output = command.args(["links", "README.md", "--offline", "--json"]).output().unwrap();
    assert_eq!(json(&output)["addresses"], 1, "{}", json(&output));
}

#[test]
fn offline_the_verdicts_of_earlier_runs_are_told() {
    let server = Server::start(|asked, _| Reply::status(if asked.path == "/gone" { 404 } else { 200 }));
    let addresses = ["/gone", "/fine"].map(|path| format!("{}{path}", server.base));
    let folder = folder(&addresses);
    let output = links(folder.path(), &["--no-archive", "--offline"]);
    assert_eq!((code(&output), json(&output)["unknown"].clone(), server.asked().len()), (1, 2.into(), 0));
    links(folder.path(), &["--no-archive"]);
    let asked = server.asked().len();
    let output = links(folder.path(), &["--offline", "--max-age", "0", "--archive", &server.base]);
    assert_eq!((code(&output), json(&output)["unknown"].clone(), server.asked().len()), (1, 0.into(), asked));
    assert_eq!(state(&output, &addresses[0]).0, "dead");
}
