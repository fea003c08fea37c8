//! A list of preprints, and what arXiv, Crossref, DBLP, OpenAlex and OpenReview say of them, as their documentation says
//! that they answer.
#![allow(clippy::unwrap_used, dead_code)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use catalogue::decode::decode;
use catalogue::encode::encode;
use serde_json::{Value, json};

use super::output::expect;
use super::server::{Asked, Reply, Server};

/// The papers of the list, each with what arXiv says of it: id, title, elements of its entry.
pub const PAPERS: [(&str, &str, &str); 10] = [
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
pub fn catalogue() -> String {
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

pub fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("papers.json"), catalogue()).unwrap();
    folder
}

pub fn refresh(folder: &Path, base: &str, more: &[&str]) -> Output {
    let others = [format!("{base}/openalex"), format!("{base}/openreview")];
    let fixed = [
        "refresh",
        "--openalex",
        &others[0],
        "--openreview",
        &others[1],
        "--openalex-interval",
        "0",
        "--openreview-interval",
        "0",
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
pub fn report(folder: &Path, base: &str, more: &[&str]) -> Value {
    let output = refresh(folder, base, &[more, &["--json"]].concat());
    expect(&output, 1);
    serde_json::from_slice(&output.stdout).unwrap()
}

/// The proposals as `id venue confidence`.
pub fn proposals(report: &Value) -> Vec<String> {
    let text = |one: &Value, name: &str| one[name].as_str().unwrap().to_owned();
    let line = |one: &Value| format!("{} {} {}", text(one, "paper"), text(one, "venue"), text(one, "confidence"));
    report["proposals"].as_array().unwrap().iter().map(line).collect()
}

pub fn is_of_arxiv(asked: &Asked) -> bool {
    asked.path.starts_with("/api/query")
}

/// arXiv's answer about the papers that are asked for.
pub fn feed(asked: &Asked) -> Reply {
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

pub fn work(doi: &str, kind: &str, title: &str, container: &str, year: u16) -> Value {
    json!({"DOI": doi, "type": kind, "title": [title], "container-title": [container],
        "author": [{"given": "Ann", "family": "Oak"}, {"given": "B.", "family": "Elm"}], "published": {"date-parts": [[year, 3]]}})
}

/// Crossref's answer: what it knows by DOI, and to every search the survey, its preprint, and a paper of others.
pub fn works(asked: &Asked) -> Reply {
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
            {"DOI": "10.1/3", "title": {"of": "another form"}},
        ]})),
        _ => Reply::status(404),
    }
}

pub fn is_of_dblp(asked: &Asked) -> bool {
    asked.path.starts_with("/search/publ/api?q=")
}

/// DBLP's answer: of the second paper the preprint and the record of the conference, and nothing else.
pub fn hits(asked: &Asked) -> Reply {
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

pub fn is_of_openalex(asked: &Asked) -> bool {
    asked.path.starts_with("/openalex/works?filter=doi:")
}

pub fn is_of_openreview(asked: &Asked) -> bool {
    asked.path.starts_with("/openreview/notes/search?term=")
}

/// A server of which OpenAlex and OpenReview know nothing.
pub fn serve(handle: impl Fn(&Asked, usize) -> Reply + Send + Sync + 'static) -> Server {
    Server::start(move |asked, before| match () {
        () if is_of_openalex(asked) => Reply::ok(json!({"meta": {"count": 0}, "results": []}).to_string()),
        () if is_of_openreview(asked) => Reply::ok(json!({"notes": [], "count": 0}).to_string()),
        () => handle(asked, before),
    })
}

/// OpenAlex’s answer about the papers that are asked for, and about one that nobody asked for.
pub fn published(asked: &Asked) -> Reply {
    let location = |name: &str, kind: &str, version: &str| json!({"source": {"display_name": name, "type": kind}, "raw_source_name": null, "version": version, "is_published": true});
    let arxiv = location("arXiv (Cornell University)", "repository", "submittedVersion");
    let neurips = "Advances in Neural Information Processing Systems";
    let work = |number: usize, locations: Value| {
        let (id, title, _) = PAPERS[number];
        json!({"id": format!("https://openalex.org/W{number}"), "doi": format!("https://doi.org/10.48550/ARXIV.{id}"),
            "title": title, "publication_year": 2022, "locations": locations,
            "authorships": [{"author": {"display_name": "Ann Oak"}}, {"author": {"display_name": "Bo Elm"}}, {"author": null}]})
    };
    let mut foreign = work(7, json!([location(neurips, "conference", "publishedVersion")]));
    foreign["title"] = "A Lamp of Others that Nobody Asked for".into();
    let mut all = vec![
        work(1, json!([arxiv, location(neurips, "conference", "publishedVersion")])),
        work(
            5,
            json!([arxiv, {"source": null, "version": null}, location("International Conference on Learning Representations", "conference", "publishedVersion")]),
        ),
        work(2, json!([location(neurips, "conference", "submittedVersion"), arxiv])),
        foreign,
    ];
    all.retain(|work| asked.path.contains(&work["doi"].as_str().unwrap()[16..].to_ascii_lowercase()));
    all.push(json!({"id": "https://openalex.org/W99", "doi": null, "title": null}));
    Reply::ok(json!({"meta": {"count": 1_000_000}, "results": all}).to_string())
}

/// OpenReview’s answer to every search: what was accepted, rejected, withdrawn or is undecided, and a paper of others.
pub fn submissions() -> Reply {
    let note = |number: usize, venue: &str, place: &str| {
        let title = PAPERS[number].1;
        json!({"id": format!("n{number}"), "forum": format!("n{number}"), "content": {"title": {"value": title},
            "authors": {"value": ["Ann Oak", "Bo Elm"]}, "venue": {"value": venue}, "venueid": {"value": place}}})
    };
    let notes = json!([
        note(7, "ICLR 2024 poster", "ICLR.cc/2024/Conference"),
        note(5, "Submitted to ICLR 2024", "ICLR.cc/2024/Conference/Rejected_Submission"),
        note(5, "ICML 2023", "dblp.org/conf/ICML/2023"),
        {"id": "old", "content": {"title": PAPERS[5].1, "venue": "ICML 2023", "authors": ["Cy Ash"], "venueid": "ICML.cc/2023/Conference"}},
        note(9, "ICML 2023 Workshop on Efficient Lamps", "ICML.cc/2023/Workshop/EL"),
        note(8, "ICLR 2024 poster", "ICLR.cc/2024/Conference"),
    ]);
    Reply::ok(json!({"notes": notes, "count": 1_000_000}).to_string())
}

pub fn services(asked: &Asked) -> Reply {
    match () {
        () if is_of_arxiv(asked) => feed(asked),
        () if is_of_dblp(asked) => hits(asked),
        () => works(asked),
    }
}

/// The answer of a service that knows nothing.
pub fn nothing(asked: &Asked) -> Reply {
    if is_of_dblp(asked) { hits(asked) } else { Reply::ok(json!({"message": {"items": []}}).to_string()) }
}
