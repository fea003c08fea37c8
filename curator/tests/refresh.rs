//! Which preprints have appeared, from a server that answers as arXiv, Crossref, DBLP, OpenAlex and OpenReview do.
#![allow(clippy::unwrap_used, clippy::panic)]

mod output;
mod preprints;
mod server;

use std::fs;

use output::{expect, told};
use preprints::{
    PAPERS, catalogue, feed, folder, is_of_arxiv, is_of_dblp, is_of_openalex, is_of_openreview, nothing, proposals,
    published, refresh, report, serve, services, submissions, work,
};
use serde_json::{Value, json};
use server::{Reply, Server};

const CERTAIN: [&str; 5] = [
    "2301.00001 ICLR'24 Spotlight certain",
    "2301.00002 NeurIPS'23 certain",
    "2301.00003 EMNLP'23 Findings certain",
    "2301.00004 ICML'23 certain",
    "2301.00007 ASPLOS'24 certain",
];

#[test]
fn a_report_names_what_appeared_with_its_evidence_and_changes_nothing() {
    let server = serve(|asked, _| services(asked));
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
    let server = serve(|asked, _| services(asked));
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
    let server = serve(|asked, _| services(asked));
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
#[test]
fn venues_are_written_into_the_settings_by_which_the_list_is_read() {
    let server = serve(|asked, _| services(asked));
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path().join("site");
    for part in ["list", "site"] {
        fs::create_dir(folder.path().join(part)).unwrap();
    }
    let line =
        |number: usize| format!("- [{}](https://arxiv.org/abs/{}), Ann Oak\n", PAPERS[number].1, PAPERS[number].0);
    fs::write(folder.path().join("list/README.md"), format!("# Lamps\n\n## Things\n\n{}{}", line(0), line(1))).unwrap();
    let settings = "sources = [\"../list/README.md\"]\n\n[paper.\"2301.00002\"]\nvenue = \"arXiv\"\n";
    fs::write(site.join("papers.toml"), settings).unwrap();
    let report = report(&site, &server.base, &["--write"]);
    assert_eq!(proposals(&report), CERTAIN[..1], "that which is refused is not proposed");
    assert_eq!(report["written"], "papers.toml");
    let written = fs::read_to_string(site.join("papers.toml")).unwrap();
    assert_eq!(written, format!("{settings}\n[paper.\"2301.00001\"]\nvenue = \"ICLR'24 Spotlight\"\n"));
    assert!(!folder.path().join("list/papers.toml").exists());
}

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
        let server = serve(move |asked, _| if is_of_arxiv(asked) { fault() } else { services(asked) });
        let told = report(folder().path(), &server.base, &["--write"]);
        assert_eq!(proposals(&told), [CERTAIN[1], CERTAIN[2]], "fault {number}");
        assert_eq!(outages(&told), ["arXiv 10"], "fault {number}");

        let server = serve(move |asked, _| match () {
            () if is_of_arxiv(asked) || is_of_dblp(asked) => services(asked),
            () => fault(),
        });
        let told = report(folder().path(), &server.base, &[]);
        assert_eq!(proposals(&told)[..3], [CERTAIN[0], CERTAIN[1], CERTAIN[3]], "fault {number}");
        assert_eq!(outages(&told), ["Crossref 6"], "fault {number}");
        // It is left alone after three papers, each tried twice at most.
        let asked = server.paths().iter().filter(|path| path.starts_with("/works")).count();
        assert!(asked <= 6, "fault {number}: {asked}");

        let server = serve(move |asked, _| if is_of_dblp(asked) { fault() } else { services(asked) });
        let told = report(folder().path(), &server.base, &[]);
        assert_eq!(proposals(&told)[1], "2301.00002 NeurIPS'23 likely", "fault {number}");
        assert_eq!(outages(&told), ["DBLP 4"], "fault {number}");
    }
    // What nobody but one service would have said.
    for (number, fault) in faults().into_iter().enumerate() {
        let server = Server::start(move |asked, _| match () {
            () if is_of_openalex(asked) => fault(),
            () if is_of_openreview(asked) => submissions(),
            () => services(asked),
        });
        let told = report(folder().path(), &server.base, &[]);
        assert_eq!(outages(&told), ["OpenAlex 6"], "fault {number}");
        assert!(proposals(&told).contains(&"2301.00008 ICLR'24 certain".to_owned()), "fault {number}");

        let server = Server::start(move |asked, _| match () {
            () if is_of_openalex(asked) => published(asked),
            () if is_of_openreview(asked) => fault(),
            () => services(asked),
        });
        let told = report(folder().path(), &server.base, &[]);
        assert_eq!(outages(&told), ["OpenReview 3"], "fault {number}");
        assert!(proposals(&told).contains(&"2301.00006 ICLR likely".to_owned()), "fault {number}");
    }
    let nobody = refresh(folder().path(), "http://127.0.0.1:9", &[]);
    expect(&nobody, 1);
    assert!(told(&nobody).contains("arXiv: no answer for 10 papers"), "{}", told(&nobody));
    assert!(told(&nobody).contains("Crossref: no answer for 9 papers"), "{}", told(&nobody));
}

#[test]
fn what_was_answered_before_is_used_while_a_service_is_down_and_asked_for_again_after() {
    let folder = folder();
    let server = serve(|asked, _| services(asked));
    report(folder.path(), &server.base, &[]);
    // The last line of an interrupted run.
    let path = folder.path().join("target/refresh.jsonl");
    let kept = fs::read_to_string(&path).unwrap();
    fs::write(&path, format!("{kept}{{\"paper\":\"2301.0")).unwrap();
    let down = report(folder.path(), "http://127.0.0.1:9", &["--max-age", "0"]);
    assert!(CERTAIN.iter().all(|line| proposals(&down).contains(&(*line).to_owned())), "{:?}", proposals(&down));
    // What was decided is not asked for again.
    assert_eq!(outages(&down), ["arXiv 10", "OpenAlex 3", "Crossref 3", "DBLP 3", "OpenReview 3"]);
    let again = report(folder.path(), &server.base, &["--max-age", "0"]);
    assert_eq!(again["outages"], json!([]));
}

#[test]
fn offline_nobody_is_asked_and_what_was_answered_before_is_used() {
    let folder = folder();
    let server = serve(|asked, _| services(asked));
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
    let server = serve(move |asked, before| if before == 0 { wait() } else { services(asked) });
    let told = report(folder().path(), &server.base, &[]);
    assert!(CERTAIN.iter().all(|line| proposals(&told).contains(&(*line).to_owned())), "{:?}", proposals(&told));
    assert_eq!(told["outages"], json!([]));
}

#[test]
fn an_answer_about_another_paper_is_none() {
    let server = serve(|asked, _| {
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
    let server = serve(|asked, _| {
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
    let server = serve(|asked, _| {
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
    let server = serve(|asked, _| {
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

#[test]
fn openalex_is_further_evidence_and_openreview_decides() {
    let server = Server::start(|asked, _| match () {
        () if is_of_openalex(asked) => published(asked),
        () if is_of_openreview(asked) => submissions(),
        () if is_of_arxiv(asked) => feed(asked),
        () => nothing(asked),
    });
    let folder = folder();
    let told = report(folder.path(), &server.base, &["--write"]);
    let expected = [
        CERTAIN[0],
        // The comment alone is likely; two who say the same are certain.
        CERTAIN[1],
        CERTAIN[3],
        // OpenAlex alone is likely, and its year may be that of the preprint.
        "2301.00006 ICLR likely",
        "2301.00008 ICLR'24 certain",
        "2301.00010 Efficient Lamps workshop, ICML 2023 likely",
    ];
    assert_eq!(proposals(&told), expected);
    let evidence = |number: usize| told["proposals"][number]["evidence"].as_array().unwrap().clone();
    assert_eq!(evidence(1)[1]["source"], "OpenAlex");
    assert_eq!(evidence(1)[1]["address"], "https://openalex.org/W1");
    let text = format!("{}. Advances in Neural Information Processing Systems. 2022", PAPERS[1].1);
    assert_eq!((&evidence(1)[1]["text"], &evidence(1)[1]["confidence"]), (&json!(text), &json!("likely")));
    assert_eq!(evidence(4)[0]["source"], "OpenReview");
    assert_eq!(evidence(4)[0]["address"], "https://openreview.net/forum?id=n7");
    assert_eq!(evidence(4)[0]["text"], format!("{}. ICLR 2024 poster", PAPERS[7].1));
    // What a person wrote stays, whatever OpenReview says.
    let written = fs::read_to_string(folder.path().join("papers.json")).unwrap();
    assert!(written.contains("\"venue\": \"ACL'23\"") && written.matches("\"venue\"").count() == 5, "{written}");
    assert_eq!(outages(&told), [""; 0]);

    // All preprints that are not decided are one question to OpenAlex, and each of them one to the others.
    let paths = server.paths();
    let asked = |start: &str| paths.iter().filter(|path| path.starts_with(start)).count();
    assert_eq!((asked("/openalex"), asked("/search/publ"), asked("/openreview")), (1, 5, 5), "{paths:?}");
    expect(&refresh(folder.path(), &server.base, &[]), 1);
    assert_eq!(server.paths().len(), paths.len(), "the next run has the answers");

    let output = refresh(folder.path(), &server.base, &["--dry-run"]);
    expect(&output, 0);
    for row in ["| arXiv | 10 | 1 | 0 | 0 |", "| OpenAlex | 5 | 1 | 0 | 0 |", "| Crossref | 5 | 10 | 0 | 0 |"] {
        assert!(output::told(&output).contains(row), "{}", output::told(&output));
    }
    assert_eq!(server.paths().len(), paths.len());
}
