//! Abstracts, from a server that answers as arXiv, Semantic Scholar, OpenAlex and OpenReview do.
#![allow(clippy::unwrap_used)]

mod output;
mod server;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use output::{expect, told};
use serde_json::{Value, json};
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
    let fixed = ["abstracts", "--interval", "0", "--other-interval", "0", "--back-off", "0.001", "--tries", "2"];
    let services = ["--arxiv", "--semantic-scholar", "--openalex", "--openreview", "--openreview-1"];
    command.args(&fixed[..1]).args(services.iter().flat_map(|service| [service, base])).args(&fixed[1..]);
    command.env("OPENALEX_API_KEY", "secret").current_dir(folder).args(more).output().unwrap()
}

fn written(folder: &tempfile::TempDir) -> Value {
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
    assert!(told(&output).contains("149 abstracts of 151 papers"), "{}", told(&output));
    assert!(told(&output).contains("without an abstract: 2301.00003"), "{}", told(&output));
    assert!(told(&output).contains("with no id that a service knows, and not asked for: 1 paper"), "{}", told(&output));
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

    let export = |more: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_papers"));
        command.current_dir(folder.path()).args(["export", "--format", "ris"]).args(more).output().unwrap()
    };
    for (more, count) in [(&[][..], 0), (&["--abstracts"], 149), (&["--abstracts=public/abstracts.json"], 149)] {
        let output = export(more);
        expect(&output, 0);
        assert_eq!(String::from_utf8_lossy(&output.stdout).matches("\r\nAB  - ").count(), count, "{more:?}");
    }
    let output = export(&["--abstracts=nowhere.json"]);
    expect(&output, 2);
    assert!(told(&output).contains("nowhere.json"), "{}", told(&output));
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

/// A list of papers that are not on arXiv.
fn elsewhere() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let papers = [
        ("A Lamp of the Association", "https://aclanthology.org/2023.acl-long.35.pdf"),
        ("A Lamp of the Old Association", "https://www.aclweb.org/anthology/P19-1062"),
        ("A Lamp of a Publisher", "https://doi.org/10.1145/1234567.Ab"),
        ("A Lamp that Publishers Keep to Themselves", "https://doi.org/10.1109/lamp.2023.7"),
        ("A Lamp under Open Review", "https://openreview.net/forum?id=aBc_D-1"),
        ("A Lamp of an Older Open Review", "https://openreview.net/pdf?id=oLd"),
        ("A Lamp that Only its Authors See", "https://openreview.net/forum?id=hidden"),
        ("A Lamp Confused with Another One Entirely", "https://doi.org/10.1000/other"),
        ("A Lamp without a Name", "https://example.org/lamp.pdf"),
    ];
    let rows: String = papers.iter().map(|(title, url)| format!("- [{title}]({url}), Ann Oak\n")).collect();
    fs::write(folder.path().join("README.md"), format!("# L\n\n## Lamps\n\n{rows}")).unwrap();
    fs::write(folder.path().join("papers.toml"), "repository = \"https://github.com/me/list\"\n").unwrap();
    folder
}

/// Semantic Scholar's answer: of the papers of the Association and of a publisher; of one it may not tell, and of one it
/// has another title.
fn batch() -> Reply {
    let paper = |ids: Value, title: &str, text: Value| json!({"paperId": "x", "externalIds": ids, "title": title, "abstract": text});
    let papers = json!([
        paper(
            json!({"ACL": "P19-1062", "CorpusId": 5}),
            "A Lamp of the Old Association.",
            "We lit \\emph{one} lamp.".into()
        ),
        null,
        paper(
            json!({"ACL": "2023.acl-long.35", "DOI": "10.18653/v1/2023.acl-long.35"}),
            "A lamp of the association",
            "We light.".into()
        ),
        paper(json!({"DOI": "10.1145/1234567.AB"}), "A Lamp of a Publisher", "A publisher’s lamp.".into()),
        paper(json!({"DOI": "10.1109/lamp.2023.7"}), "A Lamp that Publishers Keep to Themselves", Value::Null),
        paper(json!({"DOI": "10.1000/other"}), "On the Breeding of Horses in Winter", "We breed.".into()),
        paper(json!({"DOI": "10.1/nobody"}), "A Lamp without a Name", "Nobody asked.".into()),
    ]);
    Reply::ok(papers.to_string())
}

/// OpenAlex's answer: the words of what Semantic Scholar may not tell, and a work that nobody asked for.
fn works() -> Reply {
    let index = json!({"lamp": [1, 4], "The": [0], "<b>is</b>": [2], "a": [3]});
    let results = json!([
        {"doi": "https://doi.org/10.1109/LAMP.2023.7", "title": "A Lamp that Publishers Keep to Themselves", "abstract_inverted_index": index},
        {"doi": "https://doi.org/10.9/9", "title": "A Lamp without a Name", "abstract_inverted_index": index},
        {"doi": null, "title": null, "abstract_inverted_index": null},
    ]);
    Reply::ok(json!({"meta": {"count": 1_000_000, "per_page": 100}, "results": results}).to_string())
}

/// OpenReview's answer, of either version.
fn notes(asked: &Asked, before: usize) -> Reply {
    let note = |id: &str, content: Value| {
        Reply::ok(json!({"notes": [{"id": id, "forum": id, "content": content}]}).to_string())
    };
    match asked.path.as_str() {
        "/notes?id=aBc%5FD%2D1" => note(
            "aBc_D-1",
            json!({"title": {"value": "A Lamp under Open Review"}, "abstract": {"value": "We $\\alpha$-light."}, "authors": {"value": ["Ann Oak"]}}),
        ),
        // The new version does not have it.
        "/notes?id=oLd" if before == 0 => Reply::Answer(404, Vec::new(), r#"{"name": "NotFoundError"}"#.to_owned()),
        "/notes?id=oLd" => note("oLd", json!({"title": "A Lamp of an Older Open Review", "abstract": "We lit."})),
        _ => Reply::Answer(403, Vec::new(), r#"{"name": "ForbiddenError"}"#.to_owned()),
    }
}

fn others(asked: &Asked, before: usize) -> Reply {
    match asked.path.split(['?', '/']).nth(1) {
        Some("graph") => batch(),
        Some("works") => works(),
        Some("notes") => notes(asked, before),
        _ => Reply::status(404),
    }
}

/// The abstracts as `source: text`.
fn texts(folder: &tempfile::TempDir) -> Vec<String> {
    let written = written(folder);
    let texts = written["abstracts"].as_object().unwrap().values();
    let mut texts: Vec<String> = texts
        .map(|found| format!("{}: {}", found["source"].as_str().unwrap(), found["text"].as_str().unwrap()))
        .collect();
    texts.sort();
    texts
}

const OTHERS: [&str; 6] = [
    "OpenAlex: The lamp <b>is</b> a lamp",
    "OpenReview: We lit.",
    "OpenReview: We α-light.",
    "Semantic Scholar: A publisher’s lamp.",
    "Semantic Scholar: We light.",
    "Semantic Scholar: We lit one lamp.",
];

#[test]
fn papers_that_are_not_on_arxiv_are_asked_for_by_their_other_ids() {
    let server = Server::start(others);
    let folder = elsewhere();
    let output = abstracts(folder.path(), &server.base, &[]);
    expect(&output, 1);
    assert_eq!(texts(&folder), OTHERS);
    for said in [
        "6 abstracts of 9 papers",
        "3 from Semantic Scholar, 1 from OpenAlex, 2 from OpenReview",
        "Semantic Scholar has “On the Breeding of Horses in Winter” for a-lamp-confused-with-another-one-entirely",
        "without an abstract: a-lamp-that-only-its-authors-see, a-lamp-confused-with-another-one-entirely\n",
        "with no id that a service knows, and not asked for: 1 paper",
    ] {
        assert!(told(&output).contains(said), "{said}: {}", told(&output));
    }
    let asked = server.asked();
    let question: Value = serde_json::from_str(&asked[0].body).unwrap();
    let ids = [
        "ACL:2023.acl-long.35",
        "ACL:P19-1062",
        "DOI:10.1145/1234567.ab",
        "DOI:10.1109/lamp.2023.7",
        "DOI:10.1000/other",
    ];
    assert_eq!(question["ids"], json!(ids));
    // What is known is not asked for again.
    assert_eq!(
        asked[1].path,
        "/works?filter=doi:10.1109/lamp.2023.7%7C10.1000/other&select=doi,title,abstract_inverted_index&per_page=100&api_key=secret"
    );
    assert_eq!(asked.len(), 2 + 5, "a request for each submission, and one more for two that are older or hidden");
}

#[test]
fn a_service_that_fails_costs_its_abstracts_until_the_next_run() {
    let faults: [fn() -> Reply; 9] = [
        || Reply::ok("<!DOCTYPE html><html><body>Too busy</body></html>"),
        || Reply::ok("{}"),
        || {
            Reply::ok(
                r#"{"results": [{"doi": "https://doi.org/10.1109/lamp.2023.7", "title": "A", "abstract_inverted_index": {"a": ["b"]}}]}"#,
            )
        },
        || Reply::ok(r#"{"notes": [{"id": 5}]}"#),
        || Reply::status(400),
        || Reply::status(503),
        || Reply::Answer(429, vec![("retry-after", "100000".to_owned())], String::new()),
        || Reply::Break,
        || Reply::Bytes(vec![0xff, 0xfe]),
    ];
    for (path, of) in [("/graph", "Semantic Scholar: "), ("/works", "OpenAlex: "), ("/notes", "OpenReview: ")] {
        for (number, fault) in faults.into_iter().enumerate() {
            let server = Server::start(move |asked, before| match asked.path.starts_with(path) {
                true => fault(),
                false => others(asked, before),
            });
            let folder = elsewhere();
            let output = abstracts(folder.path(), &server.base, &["--time-limit", "2"]);
            expect(&output, 2);
            let expected: Vec<&str> = OTHERS.into_iter().filter(|text| !text.starts_with(of)).collect();
            assert_eq!(texts(&folder), expected, "{path}, fault {number}");
            let said = format!("{} gave no answer", of.trim_end_matches(": "));
            assert!(told(&output).contains(&said) && !told(&output).contains("secret"), "{}", told(&output));
            let whole = Server::start(others);
            expect(&abstracts(folder.path(), &whole.base, &[]), 1);
            assert_eq!(texts(&folder), OTHERS, "{path}, fault {number}");
        }
    }
    // A service that does not answer in time is as good as none.
    let server = Server::start(|asked, before| match asked.path.starts_with("/works") {
        true => Reply::Hang,
        false => others(asked, before),
    });
    expect(&abstracts(elsewhere().path(), &server.base, &["--time-limit", "0.5"]), 2);
    // One that asks to wait is asked again.
    let server = Server::start(|asked, before| match asked.path.starts_with("/graph") && before == 0 {
        true => Reply::Answer(429, vec![("retry-after", "0".to_owned())], String::new()),
        false => others(asked, before),
    });
    let folder = elsewhere();
    expect(&abstracts(folder.path(), &server.base, &[]), 1);
    assert_eq!(texts(&folder), OTHERS);
}

#[test]
fn offline_and_in_a_dry_run_nobody_is_asked() {
    let server = Server::start(others);
    let folder = elsewhere();
    let output = abstracts(folder.path(), &server.base, &["--dry-run"]);
    expect(&output, 0);
    for row in ["| arXiv | 0 | 0 | 0 | 0 |", "| Semantic Scholar | 5 | 1 | 0 | 0 |", "| OpenReview | 3 | 6 | 0 | 0 |"] {
        assert!(told(&output).contains(row), "{}", told(&output));
    }
    let output = abstracts(folder.path(), &server.base, &["--offline"]);
    expect(&output, 1);
    assert!(told(&output).contains("offline, so not asked for: a-lamp-of-the-association, "), "{}", told(&output));
    assert!(server.asked().is_empty() && !folder.path().join("abstracts.json").exists());
    assert!(!folder.path().join("public").exists());
    expect(&abstracts(folder.path(), &server.base, &[]), 1);
    let asked = server.asked().len();
    let output = abstracts(folder.path(), &server.base, &["--offline"]);
    expect(&output, 1);
    assert!(told(&output).contains("6 abstracts of 9 papers"), "{}", told(&output));
    assert_eq!((server.asked().len(), texts(&folder).len()), (asked, 6));
}
