//! Which preprints have appeared, from a server that answers as arXiv, Crossref and DBLP do.
#![allow(clippy::unwrap_used, clippy::panic)]

mod output;
mod server;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use catalogue::decode::decode;
use catalogue::encode::encode;
use output::{expect, told};
use serde_json::{Value, json};
use server::{Asked, Reply, Server};

/// The papers of the list, each with what arXiv says of it: id, title, elements of its entry.
const PAPERS: [(&str, &str, &str); 10] = [
    (
        "2301.00001",
        "Small Lamps for Large Rooms",
        "<arxiv:comment>9 pages, accepted at ICLR 2024 (Spotlight)</arxiv:comment>",
    ),
    ("2301.00002", "Lamps that Learn to Dim Themselves", "<arxiv:comment>NeurIPS 2023</arxiv:comment>"),
    ("2301.00003", "A Survey of Lamps in Long Winters", "<arxiv:comment>Under review at ICML 2023</arxiv:comment>"),
    (
        "2301.00004",
        "Lamps without Oil at Scale",
        "<arxiv:journal_ref>Proceedings of the 40th International Conference on Machine Learning, PMLR 202:1-9, 2023</arxiv:journal_ref>",
    ),
    (
        "2301.00005",
        "Lamps that Burn Forever",
        "<arxiv:comment>This paper has been withdrawn by the authors</arxiv:comment>",
    ),
    ("2301.00006", "Lamps are All You Want at Night", ""),
    ("2301.00007", "Serving Many Lamps from One Socket", "<arxiv:doi>10.1145/1234567.7</arxiv:doi>"),
    ("2301.00008", "The Physics of Very Small Lamps", "<arxiv:doi>10.1145/1234567.8</arxiv:doi>"),
    ("2301.00009", "Lamps with a Venue of Their Own", "<arxiv:comment>Accepted at ICML 2024</arxiv:comment>"),
    (
        "2301.00010",
        "Lamps in a Workshop with Friends",
        "<arxiv:comment>Accepted to the Efficient Lamps workshop, ICML 2023</arxiv:comment>",
    ),
];

/// The list as a catalogue. The ninth paper has a venue, which a person wrote.
fn catalogue() -> String {
    let papers: Vec<Value> = PAPERS
        .iter()
        .map(|(id, title, _)| {
            let mut paper = json!({"id": id, "title": title, "authors": ["Ann Oak", "Bo Elm"], "categories": ["x"], "collection": "main"});
            if *id == "2301.00009" {
                paper["venue"] = "ACL'23".into();
            }
            paper
        })
        .collect();
    let list = json!({"schema": 1,
        "list": {"title": "Lamps", "tagline": "T", "repository": "https://example.org/", "about": "", "contributing": ""},
        "categories": [{"id": "x", "name": "X", "schematic": "x", "description": "X."}],
        "collections": [{"id": "main", "name": "M", "description": "M."}],
        "papers": papers});
    encode(&decode(list.to_string().as_bytes()).unwrap())
}

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("papers.json"), catalogue()).unwrap();
    folder
}

fn refresh(folder: &Path, base: &str, more: &[&str]) -> Output {
    let fixed = [
        "refresh",
        "--arxiv",
        base,
        "--crossref",
        base,
        "--arxiv-interval",
        "0",
        "--dblp",
        base,
        "--dblp-interval",
        "0",
        "--crossref-interval",
        "0",
        "--back-off",
        "0.001",
        "--tries",
        "2",
        "--time-limit",
        "2",
    ];
    let mut command = Command::new(env!("CARGO_BIN_EXE_papers"));
    command.env("GITHUB_SERVER_URL", "https://github.com").env("GITHUB_REPOSITORY", "me/list");
    command.current_dir(folder).args(fixed).args(more).output().unwrap()
}

#[track_caller]
fn report(folder: &Path, base: &str, more: &[&str]) -> Value {
    let output = refresh(folder, base, &[more, &["--json"]].concat());
    expect(&output, 1);
    serde_json::from_slice(&output.stdout).unwrap()
}

/// The proposals as `id venue confidence`.
fn proposals(report: &Value) -> Vec<String> {
    let text = |one: &Value, name: &str| one[name].as_str().unwrap().to_owned();
    let line = |one: &Value| format!("{} {} {}", text(one, "paper"), text(one, "venue"), text(one, "confidence"));
    report["proposals"].as_array().unwrap().iter().map(line).collect()
}

fn is_of_arxiv(asked: &Asked) -> bool {
    asked.path.starts_with("/api/query")
}

/// arXiv's answer about the papers that are asked for.
fn feed(asked: &Asked) -> Reply {
    let ids = asked.path.split("id_list=").nth(1).unwrap().split('&').next().unwrap();
    let entry = |id: &str| {
        let (id, title, more) = PAPERS.iter().find(|(other, _, _)| *other == id)?;
        let title = if *id == "2301.00006" { "Lamps Seldom Matter, on Reflection" } else { title };
        Some(format!(
            "<entry><id>http://arxiv.org/abs/{id}v2</id><title>{title}</title><summary>We light.</summary><author><name>Ann Oak</name></author>{more}</entry>"
        ))
    };
    let entries: String = ids.split(',').filter_map(entry).collect();
    Reply::ok(format!(
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xmlns:arxiv=\"http://arxiv.org/schemas/atom\">{entries}</feed>"
    ))
}

fn work(doi: &str, kind: &str, title: &str, container: &str, year: u16) -> Value {
    json!({"DOI": doi, "type": kind, "title": [title], "container-title": [container],
        "author": [{"given": "Ann", "family": "Oak"}, {"given": "B.", "family": "Elm"}], "published": {"date-parts": [[year, 3]]}})
}

/// Crossref's answer: what it knows by DOI, and to every search the survey, its preprint, and a paper of others.
fn works(asked: &Asked) -> Reply {
    let of = |message: Value| Reply::ok(json!({"status": "ok", "message": message}).to_string());
    let aspls = "Proceedings of the 29th ACM International Conference on Architectural Support for Programming Languages and Operating Systems, Volume 3";
    let findings = "Findings of the Association for Computational Linguistics: EMNLP 2023";
    let mut foreign = work("10.1/2", "journal-article", PAPERS[1].1, "Nature", 2023);
    foreign["author"] = json!([{"given": "Cy", "family": "Ash"}]);
    match asked.path.as_str() {
        path if path.starts_with("/works/10.1145/1234567.7") => {
            of(work("10.1145/1234567.7", "proceedings-article", PAPERS[6].1, aspls, 2024))
        }
        path if path.starts_with("/works/10.1145/1234567.8") => {
            of(work("10.1145/1234567.8", "proceedings-article", "On Something Else Entirely by Us", aspls, 2024))
        }
        path if path.starts_with("/works?") => of(json!({"total-results": 1_000_000, "items": [
            work("10.1/0", "posted-content", PAPERS[2].1, "Research Square", 2023),
            work("10.1/1", "proceedings-article", PAPERS[2].1, findings, 2023),
            foreign,
        ]})),
        _ => Reply::status(404),
    }
}

fn is_of_dblp(asked: &Asked) -> bool {
    asked.path.starts_with("/search/publ/api?q=")
}

/// DBLP's answer: of the second paper the preprint and the record of the conference, and nothing else.
fn hits(asked: &Asked) -> Reply {
    let info = |kind: &str, venue: &str| {
        json!({"info": {"authors": {"author": [{"@pid": "1/1", "text": "Ann Oak 0001"}, {"@pid": "1/2", "text": "Bo Elm"}]},
            "title": format!("{}.", PAPERS[1].1), "venue": venue, "year": "2023", "type": kind, "url": "https://dblp.org/rec/conf/nips/OakE23"}})
    };
    let hits = match asked.path.contains("q=Lamps%20that%20Learn%20to%20Dim%20Themselves&") {
        true => {
            json!({"@total": "2", "hit": [info("Informal and Other Publications", "CoRR"), info("Conference and Workshop Papers", "NeurIPS")]})
        }
        false => json!({"@total": "0"}),
    };
    Reply::ok(json!({"result": {"status": {"@code": "200"}, "hits": hits}}).to_string())
}

fn services(asked: &Asked) -> Reply {
    match () {
        () if is_of_arxiv(asked) => feed(asked),
        () if is_of_dblp(asked) => hits(asked),
        () => works(asked),
    }
}

/// The answer of a service that knows nothing.
fn nothing(asked: &Asked) -> Reply {
    if is_of_dblp(asked) { hits(asked) } else { Reply::ok(json!({"message": {"items": []}}).to_string()) }
}

const CERTAIN: [&str; 5] = [
    "2301.00001 ICLR'24 Spotlight certain",
    "2301.00002 NeurIPS'23 certain",
    "2301.00003 EMNLP'23 Findings certain",
    "2301.00004 ICML'23 certain",
    "2301.00007 ASPLOS'24 certain",
];

#[test]
fn a_report_names_what_appeared_with_its_evidence_and_changes_nothing() {
    let server = Server::start(|asked, _| services(asked));
    let folder = folder();
    let report = report(folder.path(), &server.base, &["--mailto", "me@example.org", "--report", "r.md"]);
    let mut expected = CERTAIN.to_vec();
    expected.push("2301.00010 Efficient Lamps workshop, ICML 2023 likely");
    assert_eq!(proposals(&report), expected);
    let sources = |number: usize| {
        report["proposals"][number]["evidence"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one["source"].clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(sources(1), ["arXiv’s comment", "DBLP"]);
    let evidence = &report["proposals"][0]["evidence"][0];
    assert_eq!(evidence["source"], "arXiv’s comment");
    assert_eq!(evidence["text"], "9 pages, accepted at ICLR 2024 (Spotlight)");
    assert_eq!(evidence["address"], "https://arxiv.org/abs/2301.00001");
    assert_eq!(evidence["date"].as_str().unwrap().len(), "2026-11-27".len());
    let findings: Vec<String> =
        report["findings"].as_array().unwrap().iter().map(|one| format!("{} {}", one["paper"], one["rule"])).collect();
    assert_eq!(findings, ["\"2301.00005\" \"withdrawn\"", "\"2301.00006\" \"renamed\"", "\"2301.00008\" \"foreign\""]);
    assert_eq!(report["outages"], json!([]));
    assert_eq!(fs::read_to_string(folder.path().join("papers.json")).unwrap(), catalogue());

    // One question to arXiv; Crossref is not asked for what is decided, withdrawn, or has a venue.
    let paths = server.paths();
    assert_eq!(paths.iter().filter(|path| path.starts_with("/api/query")).count(), 1);
    let searched: Vec<&String> = paths.iter().filter(|path| path.starts_with("/works?")).collect();
    assert_eq!(searched.len(), 5, "{searched:?}");
    assert!(
        paths.iter().filter(|path| path.starts_with("/works")).all(|path| path.contains("mailto=me%40example%2Eorg"))
    );
    assert!(
        searched[0].contains("query.bibliographic=Lamps%20that%20Learn")
            && searched[0].contains("query.author=Ann%20Oak")
    );

    let markdown = fs::read_to_string(folder.path().join("r.md")).unwrap();
    assert!(
        markdown.contains("| Small Lamps for Large Rooms 2301.00001 | ICLR'24 Spotlight | arXiv’s comment on "),
        "{markdown}"
    );
    assert!(markdown.contains("## Withdrawn") && markdown.contains("Lamps Seldom Matter, on Reflection"), "{markdown}");

    // The next run has the answers.
    expect(&refresh(folder.path(), &server.base, &[]), 1);
    assert_eq!(server.paths().len(), paths.len());
}

#[test]
fn what_is_certain_is_written_and_nothing_else_changes() {
    let server = Server::start(|asked, _| services(asked));
    let folder = folder();
    let report = report(folder.path(), &server.base, &["--write"]);
    assert_eq!(report["written"], "papers.json");
    let written = fs::read_to_string(folder.path().join("papers.json")).unwrap();
    let before = catalogue();
    let old: Vec<&str> = before.lines().collect();
    let without_comma = |line: &str| line.trim_end_matches(',').to_owned();
    let kept: Vec<String> = old.iter().map(|line| without_comma(line)).collect();
    let mut at = 0;
    let mut added = Vec::new();
    for line in written.lines() {
        match kept.get(at).is_some_and(|kept| *kept == without_comma(line)) {
            true => at += 1,
            false => added.push(line.trim()),
        }
    }
    assert_eq!(at, old.len());
    assert_eq!(
        added,
        [
            r#""venue": "ICLR'24 Spotlight""#,
            r#""venue": "NeurIPS'23""#,
            r#""venue": "EMNLP'23 Findings""#,
            r#""venue": "ICML'23""#,
            r#""venue": "ASPLOS'24""#
        ]
    );

    // A file in another form would change as a whole.
    let compact = before.replace("\n    ", " ");
    fs::write(folder.path().join("papers.json"), &compact).unwrap();
    let output = refresh(folder.path(), &server.base, &["--write"]);
    expect(&output, 2);
    assert!(told(&output).contains("papers check --fix papers.json"), "{}", told(&output));
    assert_eq!(fs::read_to_string(folder.path().join("papers.json")).unwrap(), compact);
}

#[test]
fn the_venues_of_a_readme_are_written_beside_it() {
    let server = Server::start(|asked, _| services(asked));
    let folder = tempfile::tempdir().unwrap();
    let mut readme = "# L\n\n## Lamps\n\n".to_owned();
    for (id, title, _) in &PAPERS[..4] {
        readme.push_str(&format!("- [{title}](https://arxiv.org/abs/{id}), Ann Oak, Bo Elm\n"));
    }
    let settings = "# Ours.\nrepository = \"https://github.com/me/list\"\n\n[paper.\"2301.00004\"]\nvenue = \"arXiv\" # It stays one.\n\n[paper.\"2301.00003\"] # Long.\nrecommended = true\n";
    fs::write(folder.path().join("README.md"), &readme).unwrap();
    fs::write(folder.path().join("papers.toml"), settings).unwrap();
    let first = report(folder.path(), &server.base, &["--write"]);
    assert_eq!(first["written"], "papers.toml");
    let expected = settings.replace("recommended = true\n", "recommended = true\nvenue = \"EMNLP'23 Findings\"\n")
        + "\n[paper.\"2301.00001\"]\nvenue = \"ICLR'24 Spotlight\"\n\n[paper.\"2301.00002\"]\nvenue = \"NeurIPS'23\"\n";
    assert_eq!(fs::read_to_string(folder.path().join("papers.toml")).unwrap(), expected);
    assert_eq!(fs::read_to_string(folder.path().join("README.md")).unwrap(), readme);
    expect(&refresh(folder.path(), &server.base, &["--write"]), 0);
    assert_eq!(fs::read_to_string(folder.path().join("papers.toml")).unwrap(), expected);

    // There may be no settings yet.
    fs::remove_file(folder.path().join("papers.toml")).unwrap();
    expect(&refresh(folder.path(), &server.base, &["--write"]), 1);
    let made = fs::read_to_string(folder.path().join("papers.toml")).unwrap();
    assert!(made.starts_with("[paper.\"2301.00001\"]\nvenue = \"ICLR'24 Spotlight\"\n"), "{made}");
}

/// What was not asked, as `service papers`.
fn outages(report: &Value) -> Vec<String> {
    let line = |one: &Value| format!("{} {}", one["service"].as_str().unwrap(), one["papers"]);
    report["outages"].as_array().unwrap().iter().map(line).collect()
}

/// Answers that no service should give.
fn faults() -> Vec<fn() -> Reply> {
    vec![
        || Reply::ok("<!DOCTYPE html><html><body>Too busy</body></html>"),
        || Reply::ok("{}"),
        || Reply::ok(r#"{"message": {"items": "none"}}"#),
        || Reply::ok(r#"{"message": {"items": [{"DOI": 5, "title": {"a": 1}}]}}"#),
        || {
            Reply::ok(
                "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><id>http://arxiv.org/abs/2301.00001</id><title>half",
            )
        },
        || Reply::ok(r#"{"result": {"hits": {"hit": [{"info": {"title": 5}}]}}}"#),
        || Reply::status(400),
        || Reply::status(503),
        || Reply::Answer(429, vec![("retry-after", "100000".to_owned())], String::new()),
        || Reply::Break,
        || Reply::Bytes(vec![0xff, 0xfe, 0x00]),
    ]
}

#[test]
fn a_service_that_is_down_costs_its_facts_alone() {
    for (number, fault) in faults().into_iter().enumerate() {
        let server = Server::start(move |asked, _| if is_of_arxiv(asked) { fault() } else { services(asked) });
        let told = report(folder().path(), &server.base, &["--write"]);
        assert_eq!(proposals(&told), [CERTAIN[1], CERTAIN[2]], "fault {number}");
        assert_eq!(outages(&told), ["arXiv 10"], "fault {number}");

        let server = Server::start(move |asked, _| match () {
            () if is_of_arxiv(asked) || is_of_dblp(asked) => services(asked),
            () => fault(),
        });
        let told = report(folder().path(), &server.base, &[]);
        assert_eq!(proposals(&told)[..3], [CERTAIN[0], CERTAIN[1], CERTAIN[3]], "fault {number}");
        assert_eq!(outages(&told), ["Crossref 6"], "fault {number}");
        // It is left alone after three papers, each tried twice at most.
        let asked = server.paths().iter().filter(|path| path.starts_with("/works")).count();
        assert!(asked <= 6, "fault {number}: {asked}");

        let server = Server::start(move |asked, _| if is_of_dblp(asked) { fault() } else { services(asked) });
        let told = report(folder().path(), &server.base, &[]);
        assert_eq!(proposals(&told)[1], "2301.00002 NeurIPS'23 likely", "fault {number}");
        assert_eq!(outages(&told), ["DBLP 4"], "fault {number}");
    }
    let nobody = refresh(folder().path(), "http://127.0.0.1:9", &[]);
    expect(&nobody, 1);
    assert!(told(&nobody).contains("arXiv was not asked for 10 papers"), "{}", told(&nobody));
    assert!(told(&nobody).contains("Crossref was not asked for 9 papers"), "{}", told(&nobody));
}

#[test]
fn what_was_answered_before_is_used_while_a_service_is_down_and_asked_for_again_after() {
    let folder = folder();
    let server = Server::start(|asked, _| services(asked));
    report(folder.path(), &server.base, &[]);
    // The last line of an interrupted run.
    let path = folder.path().join("target/refresh.jsonl");
    let kept = fs::read_to_string(&path).unwrap();
    fs::write(&path, format!("{kept}{{\"paper\":\"2301.0")).unwrap();
    let down = report(folder.path(), "http://127.0.0.1:9", &["--max-age", "0"]);
    assert!(CERTAIN.iter().all(|line| proposals(&down).contains(&(*line).to_owned())), "{:?}", proposals(&down));
    // What was decided is not asked for again.
    assert_eq!(outages(&down), ["arXiv 10", "Crossref 3", "DBLP 3"]);
    let again = report(folder.path(), &server.base, &["--max-age", "0"]);
    assert_eq!(again["outages"], json!([]));
}

#[test]
fn offline_nobody_is_asked_and_what_was_answered_before_is_used() {
    let folder = folder();
    let server = Server::start(|asked, _| services(asked));
    let none = report(folder.path(), &server.base, &["--offline"]);
    assert_eq!((none["proposals"].clone(), server.asked().len()), (json!([]), 0));
    assert!(none["outages"][0]["error"].as_str().unwrap().contains("--offline"), "{none}");
    report(folder.path(), &server.base, &[]);
    let asked = server.asked().len();
    let kept = report(folder.path(), &server.base, &["--offline", "--max-age", "0"]);
    assert!(CERTAIN.iter().all(|line| proposals(&kept).contains(&(*line).to_owned())), "{:?}", proposals(&kept));
    assert_eq!(server.asked().len(), asked);
}

#[test]
fn a_service_that_asks_to_wait_is_asked_again() {
    let wait = || Reply::Answer(429, vec![("retry-after", "0".to_owned())], String::new());
    let server = Server::start(move |asked, before| if before == 0 { wait() } else { services(asked) });
    let told = report(folder().path(), &server.base, &[]);
    assert!(CERTAIN.iter().all(|line| proposals(&told).contains(&(*line).to_owned())), "{:?}", proposals(&told));
    assert_eq!(told["outages"], json!([]));
}

#[test]
fn an_answer_about_another_paper_is_none() {
    let server = Server::start(|asked, _| {
        if is_of_arxiv(asked) {
            // Every paper is told to be accepted, under the ids of others.
            let entry = "<entry><id>http://arxiv.org/abs/2399.00001v1</id><title>Small Lamps for Large Rooms</title><arxiv:comment>Accepted at ICLR 2024</arxiv:comment></entry>";
            return Reply::ok(format!("<feed xmlns=\"http://www.w3.org/2005/Atom\" xmlns:arxiv=\"x\">{entry}</feed>"));
        }
        let title = "A Lamp of Others that Nobody Asked for";
        if is_of_dblp(asked) {
            let info = json!({"authors": {"author": {"text": "Ann Oak"}}, "title": title, "venue": ["ICML", "x"], "year": "2023", "type": "Conference and Workshop Papers"});
            return Reply::ok(json!({"result": {"hits": {"hit": vec![json!({"info": info}); 1000]}}}).to_string());
        }
        let item = work("10.1/9", "proceedings-article", title, "Proceedings of ICML 2023", 2023);
        Reply::ok(json!({"message": {"items": vec![item; 1000]}}).to_string())
    });
    let folder = folder();
    let told = report(folder.path(), &server.base, &["--write"]);
    assert_eq!((told["proposals"].clone(), told["findings"].clone()), (json!([]), json!([])));
    assert_eq!(outages(&told), ["arXiv 10"]);
    assert_eq!(fs::read_to_string(folder.path().join("papers.json")).unwrap(), catalogue());
}

#[test]
fn an_id_that_is_of_another_paper_proves_nothing() {
    let server = Server::start(|asked, _| {
        if !is_of_arxiv(asked) {
            return nothing(asked);
        }
        let entry = "<entry><id>http://arxiv.org/abs/2301.00001v1</id><title>Nothing of What the List Says</title><arxiv:comment>Accepted at ICLR 2024</arxiv:comment></entry>";
        Reply::ok(format!("<feed xmlns=\"http://www.w3.org/2005/Atom\" xmlns:arxiv=\"x\">{entry}</feed>"))
    });
    let told = report(folder().path(), &server.base, &[]);
    assert_eq!(proposals(&told)[0], "2301.00001 ICLR'24 likely");
    assert_eq!(told["findings"][0]["rule"], "renamed");
}

#[test]
fn services_that_disagree_are_for_a_person_to_judge() {
    let server = Server::start(|asked, _| {
        if is_of_arxiv(asked) || is_of_dblp(asked) {
            return services(asked);
        }
        let item = |title| {
            work(
                "10.1/9",
                "proceedings-article",
                title,
                "Proceedings of the AAAI Conference on Artificial Intelligence",
                2024,
            )
        };
        Reply::ok(json!({"message": {"items": [item(PAPERS[1].1), item(PAPERS[2].1)]}}).to_string())
    });
    let told = report(folder().path(), &server.base, &[]);
    let second = &told["proposals"][1];
    assert_eq!((&second["paper"], &second["confidence"]), (&json!("2301.00002"), &json!("likely")));
    assert_eq!(second["evidence"].as_array().unwrap().len(), 3);
    assert_eq!(proposals(&told)[2], "2301.00003 AAAI'24 certain");
}

#[test]
fn what_others_wrote_is_only_text_in_a_report() {
    let server = Server::start(|asked, _| {
        if !is_of_arxiv(asked) {
            return nothing(asked);
        }
        let said = "Accepted at ICLR 2024 | &lt;script&gt;alert(1)&lt;/script&gt; @everyone [x](https://e.org) &#x202e;"
            .to_owned() + &"long ".repeat(10_000);
        let entry = format!(
            "<entry><id>http://arxiv.org/abs/2301.00001v1</id><title>Small Lamps for Large Rooms</title><arxiv:comment>{said}</arxiv:comment></entry>"
        );
        Reply::ok(format!("<feed xmlns=\"http://www.w3.org/2005/Atom\" xmlns:arxiv=\"x\">{entry}</feed>"))
    });
    let folder = folder();
    let output = refresh(folder.path(), &server.base, &["--report", "r.md"]);
    expect(&output, 1);
    let markdown = fs::read_to_string(folder.path().join("r.md")).unwrap();
    let row = markdown.lines().find(|line| line.contains("2301.00001")).unwrap();
    assert!(
        row.contains("\\|")
            && row.contains("&lt;script>")
            && row.contains("@\u{200b}everyone")
            && row.contains("\\[x\\]"),
        "{row}"
    );
    assert!(row.len() < 1_000 && !row.contains('\u{202e}'), "{row}");
}
